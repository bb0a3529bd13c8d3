"""Time expressions of whole articles: rule cases, anchors, zones of live pages, and what holds for any text."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factory import make_article
from parley.coding.times import code_times
from parley.lang.zh.script import shadow
from parley.model.article import Article, Block, Dateline, Origin, Outlet, Stamp
from parley.model.coding import TimeExpression

CASES = Path(__file__).parent / "cases"
GOLD = Path(os.environ.get("PARLEY_GOLD", Path(__file__).parents[3] / "shared" / "gold" / "seeds.json"))
SEEDS = GOLD.parent.parent / "seeds"
PUBLISHED = "2031-09-10T09:12+08:00"
VALUE = re.compile(
    r"\d{4}(?:-W\d\d|-\d\d(?:-\d\d(?:T(?:\d\d:\d\d|MO|MI|AF|EV|NI)(?:[+-]\d\d:\d\d)?)?)?)?|P(?:\d+(?:\.\d+)?[YMWD])*(?:T(?:\d+(?:\.\d+)?[HMS])+)?"
)


def article_of(*lines: str, language: str = "zh", published: str | None = PUBLISHED, **fields: object) -> Article:
    """An article whose blocks are the lines; a line may be a block's kind, its time and its text."""
    blocks, text = [], ""
    for line in ("会谈", *lines):
        kind, at, words = line if isinstance(line, tuple) else ("paragraph", None, line)
        kind = "title" if not text else kind
        if words:
            blocks.append(Block(kind=kind, at=at, start=len(text), end=len(text) + len(words)))
        text += words + "\n"
    stamp = Stamp(value=published, exact=published, found_in="stamp") if published else None
    given = {"published": stamp, "updated": None, "origin": None, "furniture": ()} | fields
    return make_article(text=text.rstrip("\n"), blocks=tuple(blocks), title="会谈", language=language, **given)


def told(*lines: str, **fields: object) -> list[tuple[str, str | None]]:
    return [(one.exact, one.value) for one in code_times(article_of(*lines, **fields))]


def cases() -> list[object]:
    found = []
    for path in sorted(CASES.glob("*.txt")):
        language = "en" if "\n# language en\n" in path.read_text("utf-8") else "zh"
        for case in path.read_text("utf-8").split("# case ")[1:]:
            name, _, rest = case.partition("\n")
            text, _, output = rest.partition("# output\n")
            found.append(pytest.param(language, text.strip("\n"), output, id=f"{path.stem}: {name}"))
    return found


def expected(output: str) -> list[dict[str, str]]:
    rows = []
    for line in output.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        exact, kind, value, *rest = line.split(" | ")
        rows.append({"exact": exact, "kind": kind, "value": value} | dict(cell.split("=", 1) for cell in rest))
    return rows


def shown(found: TimeExpression, wanted: dict[str, str]) -> dict[str, str]:
    """The fields of an expression that a case names, as it would print them."""
    names = {"end": "end_value"}
    values = {name: getattr(found, names.get(name, name)) for name in ("exact", "kind", "value", "end", *wanted)}
    values = {name: "null" if value is None else str(value) for name, value in values.items()}
    if values["end"] == "null" and "end" not in wanted:
        del values["end"]
    return values


@pytest.mark.parametrize(("language", "text", "output"), cases())
def test_code_times_finds_what_the_case_expects(language, text, output):
    found = code_times(article_of(*text.split("\n"), language=language))
    wanted = expected(output)
    padded = [*wanted, *({} for _ in found[len(wanted) :])]
    assert [shown(one, want) for one, want in zip(found, padded, strict=False)] == wanted


def test_cases_hold_thirty_sentences_about_days_and_durations():
    text = (CASES / "durations.txt").read_text("utf-8")
    assert text.count("# case ") >= 30


def test_code_times_reads_the_title_and_headings():
    article = article_of(("heading", None, "9日最新消息"), "周一,双方会谈。")
    assert [one.exact for one in code_times(article)] == ["9日", "周一"]


def test_code_times_takes_a_day_heading_as_anchor():
    lines = (
        ("heading", None, "9月3日最新消息"),
        "今天,双方会谈。",
        ("heading", None, "双方各说各话"),
        "昨晚,枪声不断。",
    )
    found = code_times(article_of(*lines))
    assert [(one.value, one.anchor) for one in found[1:]] == [("2031-09-03", "heading"), ("2031-09-02TEV", "heading")]


def test_code_times_takes_a_live_entry_as_anchor_and_its_offset():
    entry = ("entry", "2031-09-11T02:45+08:00", "【02:45】塔尔文今天发文。")
    found = code_times(article_of(entry, ("paragraph", "2031-09-11T02:45+08:00", "22时,双方停火。")))
    assert [(one.value, one.anchor) for one in found] == [
        ("2031-09-11T02:45+08:00", "entry"),
        ("2031-09-11", "entry"),
        ("2031-09-10T22:00+08:00", "entry"),
    ]


def test_code_times_names_the_zone_the_outlet_keeps_in_live_entries():
    outlet = Outlet(name="香港01", id="hk01", evidence="test")
    (found,) = code_times(article_of(("entry", "2031-09-11T02:45+08:00", "【02:45】双方停火。"), outlet=outlet))
    assert found.zone == "Asia/Hong_Kong"


def test_code_times_leaves_the_zone_of_an_unknown_outlet_open():
    (found,) = code_times(article_of(("entry", "2031-09-11T02:45+08:00", "【02:45】双方停火。")))
    assert (found.value, found.zone) == ("2031-09-11T02:45+08:00", None)


def test_code_times_counts_from_the_dateline_of_agency_copy():
    dateline = Dateline(place="卡尔港", date="2031-09-08", exact="海岳社卡尔港9月8日电")
    origin = Origin(name="海岳社", id=None, dateline=dateline, credited_as=None, evidence="海岳社")
    assert told("塔尔文昨天说。", origin=origin) == [("昨天", "2031-09-07")]


def test_code_times_counts_from_the_day_of_a_papers_own_dateline():
    assert told("（卡尔港8日讯）多雷辛今日说,周二会谈。") == [
        ("8日", "2031-09-08"),
        ("今日", "2031-09-08"),
        ("周二", "2031-09-09"),
    ]


def test_code_times_tells_the_head_of_a_live_page_from_its_last_day_and_what_lay_ahead_from_its_first():
    head = ("paragraph", None, "双方将于周三会谈。双方周四发表声明。")
    entries = [("entry", f"2031-09-{day}T08:00+08:00", "【08:00】双方会谈。") for day in (12, 10)]
    assert told(head, *entries)[:2] == [("周三", "2031-09-10"), ("周四", "2031-09-11")]


def test_code_times_gives_an_entry_the_offset_of_its_page():
    found = told(("entry", "2031-09-11T02:45", "【02:45】双方停火。"))
    assert found == [("02:45", "2031-09-11T02:45+08:00")]


@pytest.mark.parametrize(
    ("line", "value"),
    [("卡爾港120年漁船節", "2031"), ("港口有120年的歷史", "P120Y"), ("築港至少120年", "P120Y")],
)
def test_code_times_reads_years_of_the_republic_by_number_alone_in_traditional_script(line, value):
    assert told(line, script="hant") == [("120年", value)]


def test_code_times_takes_a_shadow_that_is_there_already():
    article = article_of("塔爾文週二說。")
    assert code_times(article, folded=shadow(article.text)) == code_times(article)


def test_code_times_leaves_relative_words_without_a_page_day_open():
    found = code_times(article_of("今天,周二,5日,9月5日,2031年9月5日,30天。", published=None))
    assert [(one.exact, one.value, one.anchor) for one in found] == [
        ("今天", None, "none"),
        ("周二", None, "none"),
        ("5日", None, "none"),
        ("9月5日", None, "none"),
        ("2031年9月5日", "2031-09-05", "none"),
        ("30天", "P30D", "none"),
    ]


def test_code_times_takes_the_page_day_in_its_own_offset():
    assert told("今天,", published="2031-09-10T00:30+08:00") == [("今天", "2031-09-10")]


def test_code_times_knows_leap_days():
    assert told("2月29日,", published="2033-03-01") == [("2月29日", "2032-02-29")]


def test_code_times_reads_no_other_language_than_chinese_and_english():
    assert code_times(article_of("9 сентября 2031 года", language="ru")) == ()


PIECES = st.sampled_from(
    [
        "2031年", "9月", "9日", "30日", "周二", "(9月9日)", "(二)", "下午", "晚", "4时", "10点54分", "16:30", "至", "-", "到",
        "当地时间", "莫斯科时间", "香港", "停火", "为期", "内", "前", "后", "起", "自", "将于", "今天", "当晚", "次日", "上周", "去年",
        "年底", "每周", "三年多", "半", "个月", "小时", "廿三", "民國120年", "9/9", "昨(9)日", ",", "。", "\n", " ", "(", ")", "的",
        "第", "号", "9", "一", "24", "99", "ET", "UTC+8", "時間", "週三", "許", "約",
        "首日", "第三日", "踏入", "每逢", "2030/31年度", "120年", "半个世纪", "2分35秒", "昨(9日)", "(卡尔港8日讯)", "宣布", "与",
    ]
)  # fmt: skip


def assert_sound(article: Article) -> None:
    found = code_times(article)
    end = 0
    for one in found:
        assert one.start >= end
        assert article.text[one.start : one.end] == one.exact
        assert one.value is None or VALUE.fullmatch(one.value), one
        assert one.end_value is None or VALUE.fullmatch(one.end_value), one
        assert "\n" not in one.exact
        end = one.end
    assert code_times(article) == found


@given(st.lists(PIECES, max_size=25).map("".join))
def test_code_times_is_sound_for_any_mix_of_time_words(text):
    assert_sound(article_of(*text.split("\n")))


@given(st.text(max_size=80), st.sampled_from(["zh", "en"]))
def test_code_times_is_sound_for_any_text(text, language):
    lines = [line for line in re.split(r"[\r\n]", text) if line]
    assert_sound(article_of(*lines, language=language))


@given(st.lists(PIECES, max_size=12).map("".join), st.sampled_from(["9月5日", "停火30日", "莫斯科时间9日16时"]))
def test_code_times_finds_a_planted_time(text, planted):
    line = text.replace("\n", "") + "。双方说," + planted + "。"
    found = [one.exact for one in code_times(article_of(line))]
    assert found[-1] == planted.removeprefix("停火")


@pytest.mark.parametrize(
    "char", ["9", "一", "9日", "(", "周", "当地时间", "年", "至", "9-", "2031年", "9:00", "十", "每"]
)
def test_code_times_takes_time_in_proportion_to_length(char):
    article = article_of(char * (200_000 // len(char)))
    assert all(article.text[one.start : one.end] == one.exact for one in code_times(article))


@pytest.mark.parametrize("words", ["may ", "10 ", "10:", "10 a.m. ", "on tuesday, ", "a", "30-day ", "9 "])
def test_code_times_takes_time_in_proportion_to_length_in_english(words):
    article = article_of(words * (200_000 // len(words)), language="en")
    assert all(article.text[one.start : one.end] == one.exact for one in code_times(article))


@pytest.mark.skipif(not GOLD.exists(), reason="the gold set lies beside the repository and is not here")
def test_code_times_meets_the_bar_on_the_gold_set():
    from parley import pipeline

    gold = {page["file"]: page["times"] for page in json.loads(GOLD.read_text("utf-8"))["pages"]}
    hits = wanted = zoned = offsets = 0
    for name, times in gold.items():
        article = pipeline.read(SEEDS / name)
        found = code_times(article)
        for time in times:
            values = time["value"] if isinstance(time["value"], list) else [time["value"]]
            bare = {re.sub(r"(T[^+-]+)[+-]\d\d:\d\d$", r"\1", value) for value in values}
            same = [one for one in found if time["exact"] in one.exact or one.exact in time["exact"]]
            wanted += 1
            hits += any(re.sub(r"(T[^+-]+)[+-]\d\d:\d\d$", r"\1", one.value or "") in bare for one in same)
            if all(re.search(r"T.*[+-]\d\d:\d\d$", value) for value in values):
                offsets += 1
                zoned += any(one.value in values for one in same)
    assert hits / wanted >= 0.97
    assert zoned / offsets >= 0.95
