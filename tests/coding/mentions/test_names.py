"""Names of persons, found by dots, glosses and titles."""

from __future__ import annotations

import pytest

from parley.coding.mentions.names import Person, find_names, is_chinese_name
from parley.coding.text.masks import make_paragraph
from parley.lang.zh.pack import load_pack
from parley.lang.zh.script import shadow
from parley.lang.zh.speech import load_speech


def _names(text: str) -> dict[str, Person]:
    paragraph = make_paragraph(shadow(text), 0, len(text))
    return {one.key: one for one in find_names([paragraph], text, load_speech(), load_pack().surnames)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("外交大臣哈迪姆·拉苏因表示欢迎，拉苏因没有多说。", ["哈迪姆·拉苏因"]),
        ("总统塔尔文当晚回到港口，塔尔文很累。", ["塔尔文"]),
        ("外長奧斯克周一訪問諾林。", ["奥斯克"]),
        ("主席列昂·斯卢金10日到访。", ["列昂·斯卢金"]),
        ("发言人王若川强调名单不变。", ["王若川"]),
        ("部长级会谈如期举行。", []),
        ("总统任期内没有变化。", []),
        ("总统府发表声明。", []),
        ("首席代表丹．斯卡維(Dan Skavi)到場。", ["丹.斯卡维"]),
        ("塔尔文(Ido Talven)同意见面。", ["塔尔文"]),
        ("北部的科尔地区(Kol)下了雪。", []),
    ],
)
def test_find_names(text: str, expected: list[str]) -> None:
    assert list(_names(text)) == expected


def test_names_know_short_forms_and_glosses() -> None:
    names = _names("外交部长蕾妮·奥斯克和总理多雷辛(多雷申)见面，奥斯克没有回应。")
    assert names["蕾妮·奥斯克"].aliases == {"蕾妮": "suffix", "奥斯克": "suffix"}
    assert names["多雷辛"].aliases == {"多雷申": "gloss"}


def test_names_behind_titles_that_the_caller_knows() -> None:
    text = "理事长奥斯克说话。"
    paragraph = make_paragraph(shadow(text), 0, len(text))
    speech, surnames = load_speech(), load_pack().surnames
    assert find_names([paragraph], text, speech, surnames, [3])[0].key == "奥斯克"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("王若川", True), ("欧阳若川", True), ("王川", True), ("江苏省", False), ("任期内", False), ("船先走", False)],
)
def test_is_chinese_name(name: str, expected: bool) -> None:
    assert is_chinese_name(load_speech(), load_pack().surnames, name) is expected
