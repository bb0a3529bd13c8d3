"""What holds of provisions whatever the text: spans slice, nothing crashes, the same text gives the same records."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coding.provisions.build import draft_of, provisions_of
from parley.coding.provisions import code_provisions

_PIECES = st.sampled_from(
    "维兰 凯沃 塔尔文 双方 同意 拒绝 要求 提议 停火 撤军 释放 战俘 关税 30天 自5月12日起 如果 将 已 不会 就 的 ， 。 “ ” ( ) ； ： 、 "
    "条件是 红线 首先 达成共识 这一提议 延长 对 与 能源设施 生效 为期 我们 可能 讨论 把 谈判 开始 根据 协议 \n".split(
        " "
    )
)
_TEXTS = st.one_of(st.lists(_PIECES, max_size=40).map("".join), st.text(max_size=80))


@given(_TEXTS)
def test_spans_slice_and_nothing_crashes(text: str) -> None:
    draft = draft_of(text.replace("[", "(").replace("\r", " "))
    provisions, _ = code_provisions(draft)
    for one in provisions:
        assert one.holders
        assert all(draft.article.text[span.start : span.end] == span.exact for span in one.evidence)
        assert all(words in draft.article.text for words in one.scope_words)
    assert code_provisions(draft)[0] == provisions


def test_records_are_numbered_in_order_of_the_text() -> None:
    found = provisions_of("维兰提议停火30天。\n凯沃拒绝停火，要求维兰撤军。")
    assert [one.id for one in found] == ["p1", "p2", "p3"]
    assert [one.evidence[0].start for one in found] == sorted(one.evidence[0].start for one in found)


def test_a_stance_without_a_party_is_told_in_dropped() -> None:
    provisions, dropped = code_provisions(draft_of("拒绝停火。"))
    assert provisions == ()
    assert [(one.stage, one.exact) for one in dropped] == [("provisions", "拒绝停火")]


def test_who_tells_of_it_is_named_unless_it_is_the_holder() -> None:
    (own,) = provisions_of("[塔尔文]维方愿意停火。")
    assert (own.statement, own.according_to) == ("s1", ())
    (other,) = provisions_of("[塔尔文]凯沃同意停火。")
    assert (other.holders, other.according_to) == (("state/kevo",), ("person/talven",))


def test_headings_hold_no_provisions() -> None:
    assert provisions_of("## 维兰同意停火\n塔尔文在港口讲话。") == ()


def test_a_long_line_takes_time_in_proportion() -> None:
    def took(times: int) -> float:
        draft = draft_of("维兰要求凯沃停火30天，释放战俘，" * times)
        begun = time.process_time()
        code_provisions(draft)
        return time.process_time() - begun

    took(50)
    short = min(took(400) for _ in range(3))
    assert min(took(1600) for _ in range(3)) < 8 * max(short, 0.01)


@pytest.mark.parametrize("words", ["禁止出口芯片", "交换战俘", "若停火将停火", "希望各方", "("])
def test_words_without_a_mark_between_them_take_no_more_time_than_others(words: str) -> None:
    draft = draft_of(words * 2000)
    begun = time.process_time()
    code_provisions(draft)
    assert time.process_time() - begun < 4
