"""The shadow has the length of its text, so that offsets found in it hold in the page's own characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.lang.zh.script import narrow, script_of, shadow, simplify

TEXTS = st.one_of(
    st.text(),
    st.text(
        alphabet=st.sampled_from("塔爾溫與杜瑞辛通電話裏裡乾干後后麵İßﬀΣς０１：，。「」 \u3000\u00a0ＡｂＣ臺台齣鬥")
    ),
)


@given(TEXTS)
def test_shadow_keeps_length(text):
    assert len(shadow(text)) == len(text)
    assert len(simplify(text)) == len(text)
    assert len(narrow(text)) == len(text)


@given(TEXTS, st.sampled_from(["海岳社电", "責任編輯：", "ＩＣＰ備"]), TEXTS)
def test_offsets_found_in_the_shadow_hold_in_the_text(before, planted, after):
    text = before + planted + after
    assert shadow(text)[len(before) : len(before) + len(planted)].lower() == shadow(planted).lower()


@given(st.lists(TEXTS.map(lambda text: text.replace("\n", "").replace("\r", "")), max_size=6))
def test_a_page_cast_at_once_has_the_shadows_of_its_lines(lines):
    joined = shadow("\n".join(lines))
    assert [len(part) for part in joined.split("\n")] == [len(line) for line in lines or [""]]


@given(TEXTS)
def test_shadow_of_a_shadow_is_itself(text):
    once = simplify(text)
    assert len(simplify(once)) == len(once)
    assert narrow(narrow(text)) == narrow(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("責任編輯：林某", "责任编辑:林某"),
        ("ＩＣＰ備０１號", "icp备01号"),
        ("【塔爾溫】（一）", "【塔尔温】(一)"),
        ("下午３：３０", "下午3:30"),
        ("，；？！。", "，；？！。"),
        ("a\u3000b\u00a0c", "a b c"),
        ("\ufe30\u2236", "::"),
        ("", ""),
    ],
)
def test_shadow_of(text, wanted):
    assert shadow(text) == wanted


def test_one_odd_letter_does_not_switch_off_the_shadow_of_a_whole_page():
    """İ is two characters in lower case; the rest of the page must still be lower-cased."""
    assert shadow("İ 京ICP備1號").endswith("京icp备1号")


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("維蘭總統塔爾溫與凱沃總理杜瑞辛通了一個多小時的電話。", "hant"),
        ("维兰总统塔尔文同凯沃总理多雷辛通了一个多小时的电话。", "hans"),
        (
            "维兰总统塔尔文说，《維蘭時報》的报道不实，双方没有谈到撤军的日期。"
            + "通话一共七十五分钟，双方都很平静。" * 4,
            "hans",
        ),
        ("山水", None),
        ("The call took 75 minutes.", None),
        ("", None),
    ],
)
def test_script_of(text, script):
    assert script_of(text) == script
