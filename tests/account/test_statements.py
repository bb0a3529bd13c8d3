"""The statements of an account: one utterance once, in all its renderings; never two speakers' words together."""

from account.pages import DOREZIN, TALVEN, Page, account_of

ONE = "每周都有大量士兵死亡，这种情况必须现在结束。"
TWO = "双方每周都有2500名士兵死亡，这种情况必须立即结束。"


def said(ident, words, speaker=TALVEN, published="2031-09-10", form="direct", **given):
    return Page(ident, published=published).say(speaker, words, form=form, **given)


def lines(*pages):
    return [[span.article for span in line.evidence] for line in account_of(*pages).statements]


def test_two_translations_of_one_utterance_are_one_line_with_both_wordings():
    (line,) = account_of(said("a-1", ONE), said("a-2", TWO)).statements
    assert [span.article for span in line.evidence] == ["a-1", "a-2"]
    assert [(span.article, span.exact) for span in line.wordings] == [("a-2", TWO)]


def test_words_of_two_speakers_or_days_or_matters_stay_apart():
    assert len(lines(said("a-1", ONE), said("a-2", TWO, DOREZIN))) == 2
    assert len(lines(said("a-1", ONE), said("a-2", TWO, published="2031-09-20"))) == 2
    assert len(lines(said("a-1", ONE), said("a-2", "我们先把电话线接好，再谈谁打给谁。"))) == 2


def test_reported_speech_must_be_more_alike_than_quotations():
    assert len(lines(said("a-1", ONE, form="indirect"), said("a-2", TWO, form="indirect"))) == 1
    first = said("a-1", "他说停火涵盖港口，也涵盖发电设施", form="indirect")
    assert len(lines(first, said("a-2", "他说停火从周五开始，代表团会再谈", form="indirect"))) == 2


def test_what_a_page_tells_twice_is_two():
    page = said("a-1", ONE).say(TALVEN, TWO, form="direct")
    assert len(lines(page)) == 2


def test_short_words_and_words_of_nobody_stay_apart():
    assert len(lines(said("a-1", "不可能。"), said("a-2", "绝不可能。"))) == 2
    assert len(lines(said("a-1", ONE, speakers=()), said("a-2", TWO, speakers=()))) == 2
