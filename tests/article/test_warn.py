"""What a careful reader should know, each with its evidence."""

from __future__ import annotations

import pytest

from article.pages import BODY, SENTENCES, TITLE, html, read

DATED = "<p>2031-09-10 09:12 来源：海岳社</p>"


def codes(article):
    return [warning.code for warning in article.warnings]


def warning(article, code):
    return next(found for found in article.warnings if found.code == code)


def test_a_sound_page_has_none():
    assert codes(read(html(above=DATED))) == []


def test_no_date():
    assert codes(read(html())) == ["no-date"]


def test_no_title():
    assert codes(read(f"<html><body>{DATED}{BODY}</body></html>")) == ["no-title"]


def test_date_conflict():
    article = read(html(above=DATED, head="<meta name='pubdate' content='2031-07-02'>"))
    assert codes(article) == ["date-conflict"]
    assert warning(article, "date-conflict").evidence == ("2031-09-10 09:12", "2031-07-02")


def test_a_page_that_stops_in_a_tag_is_truncated():
    page = html(above=DATED)
    article = read(page[: page.index(SENTENCES[-1])] + SENTENCES[-1] + "</p><a hre")
    assert codes(article) == ["truncated"]
    assert warning(article, "truncated").evidence[0].endswith("<a hre")


def test_lost_characters():
    article = read(html(BODY + "<p>另外还有?;?;?艘在排队等候引水。</p>", above=DATED))
    assert codes(article) == ["mojibake"]
    assert "?;?;?" in warning(article, "mojibake").evidence[0]


def test_readings_taken_out():
    spliced = "<p>战(zhàn)争(zhēng)国(guó)家都说会谈没有结果，双方还要再谈一次。</p>"
    article = read(html(BODY + spliced, above=DATED))
    assert codes(article) == ["mojibake-undone"]
    assert "战争国家都说" in article.text


def test_readings_cut_by_the_end_of_a_line_do_not_break_the_page():
    spliced = "".join(f"<p>{char}(</p><p>zhàn)</p>" for char in "战争国家")
    assert SENTENCES[0] in read(html(BODY + spliced, above=DATED)).text


def test_a_wrong_declaration():
    from parley.article.extract import extract
    from parley.page import read_page

    page = html(above=DATED, head="<meta charset='utf-8'>").encode("gb18030")
    assert codes(extract(read_page(page))) == ["encoding"]


ITEMS = "".join(
    f"<p>{n}、内海要闻第{n}条的题目</p><p>{sentence}</p>" for n, sentence in zip("一二三四", SENTENCES, strict=True)
)


@pytest.mark.parametrize(("title", "wanted"), [("望川早报 | 9月10日，星期三", ["multi-topic"]), (TITLE, [])])
def test_a_bulletin_of_many_topics(title, wanted):
    assert codes(read(html(ITEMS, title=title, above=DATED))) == wanted


def test_spun_text():
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES * 3)
    article = read(html(body, above=DATED))
    assert "machine-spun" in codes(article)
    assert warning(article, "machine-spun").evidence


def test_hardly_an_article():
    links = "".join(f"<li><a href=/{n}>内海新闻第{n}条的题目写在这里</a></li>" for n in range(80))
    article = read(html("<p>请选择下面的栏目查看。</p>", above=DATED, below=f"<ul>{links}</ul>"))
    assert "not-an-article" in codes(article)


def test_warnings_are_sorted_by_code():
    page = html(BODY + "<p>另外还有?;?;?艘。</p>", title=TITLE)
    assert codes(read(page)) == sorted(codes(read(page)))
