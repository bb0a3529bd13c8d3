"""Labels and the names behind them; an editor is never an author."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.article.credits import (
    byline_credits,
    credits_in_brackets,
    is_byline,
    is_chinese_name,
    names_in_last_bracket,
    read_credits,
    read_names,
)
from parley.lang.zh.pack import load_pack


def roles(text, **given):
    return [(credit.role, credit.name) for credit in read_credits(text, load_pack(), **given)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("来源：海岳社", [("source", "海岳社")]),
        ("來源：海嶽社", [("source", "海嶽社")]),
        ("来源: 海岳社 作者：王小明 责任编辑：林晓", [("source", "海岳社"), ("author", "王小明"), ("editor", "林晓")]),
        ("2031-09-10 09:12 来源：海岳社 字号：大 中 小", [("source", "海岳社")]),
        ("来源 | 海岳社", [("source", "海岳社")]),
        ("稿源：“望川网”", [("source", "望川网")]),
        ("本文转自：远洲日报", [("source", "远洲日报")]),
        ("文章来源：望川网（转载请注明）", [("source", "望川网")]),
        ("来源：Reuters 2031-09-10", [("source", "Reuters")]),
        ("作者：王小明 李大伟", [("author", "王小明"), ("author", "李大伟")]),
        ("作者/王小明", [("author", "王小明")]),
        ("文/王小明 图/陈晓", [("author", "王小明"), ("photographer", "陈晓")]),
        ("记者 王小明 李大伟", [("reporter", "王小明"), ("reporter", "李大伟")]),
        ("记者：王小明、李大伟", [("reporter", "王小明"), ("reporter", "李大伟")]),
        ("本报记者 王小明 通讯员 李大伟", [("reporter", "王小明"), ("correspondent", "李大伟")]),
        ("责任编辑：林晓", [("editor", "林晓")]),
        ("【责任编辑：林晓】", [("editor", "林晓")]),
        ("(编辑:林晓)", [("editor", "林晓")]),
        ("責任編輯：林曉#", [("editor", "林曉")]),
        ("责编：林晓_NN4021", [("editor", "林晓")]),
        ("编辑：林晓 校对：赵明", [("editor", "林晓"), ("outlet-note", "赵明")]),
        ("编译：赵明", [("translator", "赵明")]),
        ("摄影：陈晓", [("photographer", "陈晓")]),
        ("作者：伊多·塔尔文", [("author", "伊多·塔尔文")]),
        ("作者：John Smith", [("author", "John Smith")]),
        ("作者：柳岸听潮", [("author", "柳岸听潮")]),
        ("撰文：柯靜嵐 出版:2031-09-09 20:10", [("author", "柯靜嵐")]),
    ],
)
def test_labels_make_names_what_they_are(text, wanted):
    assert roles(text) == wanted


def test_the_name_may_stand_on_the_next_line():
    assert roles("来源：", following="海岳社") == [("source", "海岳社")]
    assert roles("责任编辑：", following="林晓") == [("editor", "林晓")]
    assert roles("来源：", following="字" * 60) == []


@pytest.mark.parametrize(
    "text",
    [
        "编辑部的灯亮到凌晨",
        "记者会推迟了两个小时",
        "记者从港务局获悉",
        "来源于海上的威胁",
        "作者的话",
        "记者们在等声明",
        "作者：佚名",
        "编辑：管理员",
        "作者：",
        "来源：",
        "2031-09-10 09:12",
        "",
    ],
)
def test_what_names_nobody(text):
    assert [name for role, name in roles(text) if role != "source"] == []


@pytest.mark.parametrize("editor", ["责任编辑：林晓", "编辑/林晓", "值班主编：林晓", "實習編輯：林曉", "(责编 林晓)"])
def test_an_editor_is_never_an_author(editor):
    assert {role for role, _ in roles(f"来源：海岳社 {editor}")} == {"source", "editor"}


@pytest.mark.parametrize(
    ("value", "sure", "names"),
    [
        ("王小明", False, ["王小明"]),
        ("王小明、李大伟 赵明", False, ["王小明", "李大伟", "赵明"]),
        ("王小明和李大伟", False, ["王小明", "李大伟"]),
        ("欧阳修远", False, ["欧阳修远"]),
        ("王小明 发自阿兹雷", False, ["王小明"]),
        ("王小明 2031-09-10", False, ["王小明"]),
        ("柳岸听潮", False, []),
        ("柳岸听潮", True, ["柳岸听潮"]),
        ("网友", True, []),
        ("12345", True, []),
        ("", True, []),
    ],
)
def test_names(value, sure, names):
    assert read_names(value, load_pack(), sure=sure) == names


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("王小明", True), ("欧阳修远", True), ("歐陽修遠", True), ("王", False), ("编辑部", False)],
)
def test_chinese_names(name, wanted):
    assert is_chinese_name(name, load_pack()) is wanted


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("望川晚报记者 王小明 李大伟", ["王小明", "李大伟"]),
        ("记者王小明／阿兹雷報導", ["王小明"]),
        ("【記者王小明／綜合報導】", ["王小明"]),
        ("记者 王小明 综合报道", ["王小明"]),
        ("通讯员：王小明、李大伟", ["王小明", "李大伟"]),
        ("(特派记者 王小明)", ["王小明"]),
    ],
)
def test_lines_that_only_name_reporters(text, names):
    assert is_byline(text)
    got = byline_credits(text)
    assert [credit.name for credit in got][: len(names)] == names
    assert {credit.role for credit in got} == {"reporter"}


@pytest.mark.parametrize(
    "text",
    ["记者从会议上获悉", "记者了解到", "海岳社记者 王小明 摄", "记者在码头看到三艘谷物船离港", "记者", "", "字" * 60],
)
def test_lines_that_name_nobody(text):
    assert not is_byline(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("海岳社卡尔港9月9日电(记者 王小明 李大伟)维兰总统通电话。", [("reporter", "王小明"), ("reporter", "李大伟")]),
        ("双方商定再谈。（编辑：林晓）", [("editor", "林晓")]),
        ("双方商定再谈。【责任编辑：林晓】", [("editor", "林晓")]),
        ("(記者:溫北辰、解語)", [("reporter", "溫北辰"), ("reporter", "解語")]),
        ("塔尔文(Talven)说", []),
        ("停火(见图)生效", []),
    ],
)
def test_brackets(text, wanted):
    got = credits_in_brackets(text, load_pack())
    assert [(credit.role, credit.name) for credit in got] == wanted
    assert all(credit.exact in text for credit in got)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("双方商定十八日再谈。（王小明）", ["王小明"]),
        ("雙方商定再談。（王小明／阿茲雷報導）", ["王小明"]),
        ("双方商定再谈。（王小明 李大伟）", ["王小明", "李大伟"]),
        ("双方商定再谈。（新华社）", []),
        ("双方商定再谈。（完）", []),
        ("双方商定再谈。", []),
    ],
)
def test_bare_names_in_the_last_bracket(text, names):
    assert [(c.role, c.name) for c in names_in_last_bracket(text, load_pack())] == [("author", name) for name in names]


PIECES = st.sampled_from(
    [
        "来源",
        "：",
        "作者",
        "记者",
        "责任编辑",
        "王小明",
        "海岳社",
        " ",
        "/",
        "、",
        "(",
        ")",
        "【",
        "】",
        "2031-09-10",
        "编辑",
        "·",
        "|",
        "摄",
        "_A1",
        "John",
        "和",
    ]
)


@given(st.one_of(st.text(max_size=100), st.lists(PIECES, max_size=14).map("".join)))
def test_any_line_is_read(text):
    pack = load_pack()
    for credit in [
        *read_credits(text, pack, following="海岳社"),
        *credits_in_brackets(text, pack),
        *names_in_last_bracket(text, pack),
    ]:
        assert credit.name.strip() == credit.name != ""
    is_byline(text)
    byline_credits(text)
