"""The statements of a page as a whole: what is dropped and why, who is one entity, and that any text is survived."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import parley
from coding.build import article_of, speakers_of
from parley.coding.code import code_article
from parley.coding.statements.code import HEADLINE, NO_RULES
from parley.coding.statements.quotes import IS_DENIED, IS_NAME, NO_CLAUSE, NOT_CLOSED, RUNS_ON
from parley.coding.text.marks import find_quotes
from parley.lang.zh.script import shadow
from parley.model import Coding, json_from_record, record_from_json

_PIECES = [
    "总统塔尔文", "塔尔文", "他", "她", "說", "说：", "表示，", "指", "称", "拒绝", "的", "在", "对记者", "“", "”", "「", "」", '"',
    "。", "，", "！", "？", "；", "\n", "## ", "(", ")", "伊多·塔尔文", "(Ido Talven)", "凯沃总理府", "声明", "10日", "一名军官",
    "据凯通社报道", "船先走", "ABC", " ", "?;", "拉苏因", "said", "President Talven", "的话", "有", "、",
]  # fmt: skip


def _reasons(coding: Coding) -> dict[str, str]:
    return {dropped.exact: dropped.reason for dropped in coding.dropped}


def test_code_leaves_out_with_a_reason() -> None:
    text = (
        "## 他说：“小标题里的话。”\n"
        "停火首日，“意愿联盟”没有开会。街上很“安静”。\n"
        "总统塔尔文说，医疗船“晨曦号”已经出发。\n"
        "总统塔尔文说：“这一段没有说完，\n"
        "“这一段说完了。”\n"
        "他又说：“后引号丢了"
    )
    coding = code_article(article_of(text, title="“题目里的话”"))
    assert _reasons(coding) == {
        "题目里的话": HEADLINE,
        "小标题里的话。": HEADLINE,
        "意愿联盟": IS_NAME,
        "安静": NO_CLAUSE,
        "晨曦号": IS_NAME,
        "这一段没有说完，": RUNS_ON,
        "后引号丢了": NOT_CLOSED,
    }
    assert [statement.content.exact for statement in coding.statements] == [
        "医疗船“晨曦号”已经出发",
        "这一段没有说完，",
        "这一段说完了。",
        "后引号丢了",
    ]


def test_code_has_no_rules_for_other_languages() -> None:
    coding = code_article(article_of("Он сказал: «Да».", language="ru"))
    assert coding.statements == ()
    assert _reasons(coding) == {"Да": NO_RULES}


def test_code_makes_one_entity_of_full_short_and_glossed_names() -> None:
    text = "维兰总统伊多·塔尔温(塔尔文,Ido Talven)说：“灯先亮。”\n塔尔温还说：“船后走。”\n塔尔文最后说：“都算数。”"
    coding = code_article(article_of(text))
    (entity,) = (one for one in coding.entities if one.kind == "person")
    assert (entity.id, entity.name_en) == ("person/伊多·塔尔温", "Ido Talven")
    assert {"伊多·塔尔温", "塔尔文", "塔尔温"} <= set(entity.names)
    assert [statement.speakers for statement in coding.statements] == [(entity.id,)] * 3


def test_code_gives_no_speaker_to_a_short_name_that_two_share() -> None:
    text = "约里·廷格和拉斯·廷格站在码头上。廷格说：“船回来了。”"
    coding = code_article(article_of(text))
    assert speakers_of(coding, 0) != ["约里·廷格"]
    assert speakers_of(coding, 0) != ["拉斯·廷格"]


def test_code_names_both_of_two_institutions() -> None:
    coding = code_article(article_of("凱通社及北衡社的報道形容指，「雙方都沒有讓步」。"))
    assert speakers_of(coding, 0) == ["凱通社", "北衡社"]
    assert coding.statements[0].source_type == "press-report"


@pytest.mark.parametrize(
    ("text", "source_type"),
    [
        ("总统塔尔文说：“船先走。”", "named-person"),
        ("总统塔尔文在社交平台上发文说：“船先走。”", "social-post"),
        ("凯沃总理府说：“船先走。”", "institution"),
        ("分析人士说：“船先走。”", "analyst"),
        ("一名不愿具名的军官说：“船先走。”", "unnamed-official"),
        ("有人低声念着：“船先走，人后走。”", "unattributed"),
    ],
)
def test_code_tells_the_kind_of_source(text: str, source_type: str) -> None:
    assert code_article(article_of(text)).statements[0].source_type == source_type


def test_code_inside_quote_has_evidence_of_both_parts() -> None:
    coding = code_article(article_of("“灯先亮。”总统塔尔文对记者说，“船后走。”"))
    assert [span.exact for span in coding.statements[0].evidence] == ["“灯先亮。”总统塔尔文对记者说", "“船后走。”"]


def test_code_fragment_keeps_its_sentence_as_evidence() -> None:
    coding = code_article(article_of("此前无事。总统塔尔文说，停火“原则上”可以谈。次日再议。"))
    assert [span.exact for span in coding.statements[0].evidence] == ["总统塔尔文说，停火“原则上”可以谈。"]


@given(st.lists(st.sampled_from(_PIECES), max_size=60).map("".join), st.sampled_from(["zh", "en", "ru"]))
def test_code_survives_any_text_and_its_spans_slice_back(text: str, language: str) -> None:
    coding = code_article(article_of(text, language=language))
    assert all(coding.text[span.start : span.end] == span.exact for span in coding.spans())
    known = {entity.id for entity in coding.entities}
    assert all(set(statement.speakers) <= known for statement in coding.statements)
    assert {mention.entity for mention in coding.mentions} <= known
    assert [statement.id for statement in coding.statements] == [f"s{n + 1}" for n in range(len(coding.statements))]
    assert record_from_json(json_from_record(coding), Coding) == coding


@given(st.text(max_size=200))
def test_code_survives_any_characters(text: str) -> None:
    for language in ("zh", "en"):
        coding = code_article(article_of(text.replace("\r", " "), language=language))
        assert all(coding.text[span.start : span.end] == span.exact for span in coding.spans())


@given(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join))
def test_code_gives_every_quote_a_statement_or_a_reason(text: str) -> None:
    coding = code_article(article_of(text))
    folded = shadow(coding.text)
    spans = [span for statement in coding.statements for span in statement.evidence]
    dropped = {one.exact for one in coding.dropped}
    for block in coding.blocks:
        for quote in find_quotes(folded, block.start, block.end):
            start, end = quote.inner
            told = any(span.start <= start and end <= span.end for span in spans)
            assert told or coding.text[start:end] in dropped


@pytest.mark.parametrize(
    "unit", ["“", "”", '"', "“说”", "说：“好。”", "总统塔尔文说，", "他", "「『", "(", "阿·", "?;"]
)
def test_code_takes_long_runs_of_one_thing(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    coding = code_article(article_of(text))
    assert coding.text == text


def test_a_denied_phrase_is_no_quote_of_the_one_who_denies_it():
    coding = parley.code(
        parley.read("会谈之后\n凯沃外长科瓦林否认凯方已经“单方面让步”。他没有再说什么，会谈随即结束。".encode())
    )
    assert [(one.act, one.form) for one in coding.statements] == [("deny", "indirect")]
    assert (IS_DENIED, "单方面让步") in [(left.reason, left.exact) for left in coding.dropped]


@pytest.mark.parametrize(
    ("sentence", "speaker", "relay"),
    [
        ("海岳社引述副总理达内克的话报道：“没有稀土，就没有第二轮。”", "达内克", "海岳社"),
        ("《北陵邮报》援引谈判人员的话称，“凌晨还在为措辞争吵。”", "谈判人员", "北陵邮报"),
    ],
)
def test_the_words_that_an_agency_cites_are_those_of_whom_it_cites(sentence, speaker, relay):
    coding = parley.code(parley.read(f"第二轮会谈\n{sentence}双方没有签署文件。".encode()))
    names = {entity.id: entity.names for entity in coding.entities}
    (statement,) = coding.statements
    assert [names[one] for one in statement.speakers] == [(speaker,)]
    assert [names[one] for one in statement.relayed_by] == [(relay,)]


def test_code_says_to_whom_where_and_when():
    text = "维兰外长奥斯克5月10日在例行记者会上对凯沃总理府表示，名单不会再改。"
    (statement,) = code_article(article_of(text)).statements
    assert (statement.addressees, statement.channel, statement.at is not None) == (
        (statement.addressees[0],), "例行记者会", True,
    )  # fmt: skip
