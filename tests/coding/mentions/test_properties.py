"""Any text: no crash, spans that slice back, the same mentions again, time in proportion to the length."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coding.build import article_of
from coding.mentions.build import book_of

_PIECES = (
    "俄外交部长", "凯沃政府", "维兰", "塔尔文", "·", "‧", "(", ")", "（", "）", "Ido Talven", "NEU", "双方", "两国元首", "该组织",
    "总统", "国务卿", "和", "与", "，", "。", "\n", "方", "国", "军", "解放阵线", "联盟", "以下简称", "“", "”", "《", "》", "社报道",
    "10日", "阮", "氏", "美", "乌", "美国国务院", "自然资源部", "市", "首都", "說", "烏克蘭", "𠮷", "?", ";",
)  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES) | st.text(max_size=3), max_size=40).map("".join))
def test_any_text_gives_spans_that_slice_back(text: str) -> None:
    article = article_of(text)
    book = book_of(article)
    entities = {entity.id for entity in book.entities()}
    for one in book.mentions():
        assert article.text[one.start : one.end] == one.exact != ""
        assert one.entity in entities
    assert book_of(article).mentions() == book.mentions()
    assert book_of(article).entities() == book.entities()


@pytest.mark.parametrize(
    "unit",
    [
        "(",
        "维兰政府与凯沃政府会谈，双方同意。",
        "外长塔尔文(Ido Talven)",
        "·塔",
        "阵线联盟",
        "都地",
        "总统",
        "两国元首双方该组织",
    ],
)
def test_time_is_in_proportion_to_length(unit: str) -> None:
    def seconds(length: int) -> float:
        article = article_of((unit * length)[:length])
        started = time.process_time()
        book_of(article)
        return time.process_time() - started

    seconds(2_000)
    short = max(seconds(10_000), 0.005)
    assert seconds(40_000) < 12 * short


def test_a_thousand_names() -> None:
    chars = "斯尔克拉夫曼莫伦"
    names = [a + b + c + d for a in chars for b in chars for c in chars for d in "特森顿林"][:1000]
    book = book_of(article_of("".join(f"外长{name}说，{name}来了。" for name in names)))
    assert len({one.entity for one in book.mentions()}) > 300
