"""Quotation marks: which ones make a quote, and what is left open."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.coding.text.marks import find_quotes

_MARKS = st.text(alphabet='“”「」『』"〝〞«»甲乙。', max_size=60)


def _inner(text: str) -> list[str]:
    return [text[slice(*quote.inner)] for quote in find_quotes(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他说：“好。”", ["好。"]),
        ("他說：「好。」", ["好。"]),
        ("『甲』與『乙』", ["甲", "乙"]),
        ('"甲","乙"', ["甲", "乙"]),
        ("「他說『好』就走」", ["他說『好』就走"]),
        ("“他说“好”就走”", ["他说“好”就走"]),
        ("“甲“、“乙“", ["甲", "乙"]),
        ("”甲”", ["甲"]),
        ("”甲“", ["甲"]),
        ("「甲『乙」丙", ["甲『乙"]),
        ("甲」乙", []),
        ("“”", []),
        ("没有引号", []),
    ],
)
def test_find_quotes(text: str, expected: list[str]) -> None:
    assert _inner(text) == expected


def test_find_quotes_bounds_an_open_quote_to_its_paragraph() -> None:
    text = "他说：“没有说完\n第二段”"
    found = find_quotes(text, 0, text.index("\n"))
    assert [(text[slice(*quote.inner)], quote.closed) for quote in found] == [("没有说完", False)]


@given(_MARKS)
def test_find_quotes_are_in_order_and_apart(text: str) -> None:
    found = find_quotes(text, 0, len(text))
    assert all(quote.start < quote.end <= len(text) for quote in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
