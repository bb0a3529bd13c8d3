"""What holds for any text: no crash, spans slice, the same again; and no text takes more than linear time."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coding.grammar.planted import NAMES, draft_of
from parley.coding.events import code_events
from parley.coding.grammar import read_grammar
from parley.lang.zh.events import load_events

PIECES = st.sampled_from(
    [
        *NAMES, *(trigger.word for trigger in load_events().rows), "将", "与", "在", "的", "了", "9日", "18日", "各86名",
        "，", "。", "“", "”", "(", ")", "\n", "说", "他", "双方", "没有", "如果", "取消", "并", "\U00020000",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text_is_coded(text: str) -> None:
    draft = draft_of(*text.split("\n"))
    events, dropped = code_events(draft)
    assert (events, dropped) == code_events(draft_of(*text.split("\n")))
    known = {entity.id for entity in draft.book.entities()}
    for event in events:
        assert all(draft.article.text[span.start : span.end] == span.exact for span in event.evidence)
        assert {part.entity for part in event.participants} <= known
    clauses = read_grammar(draft).clauses
    assert all(first.end <= second.start for first, second in pairwise(clauses))


@pytest.mark.parametrize(
    "piece", ["(", "维方与凯方会谈", "维方9日空袭凯沃。", "在", "并与", "会谈,", "将18日", "“维方会见"]
)
def test_time_is_linear(piece: str) -> None:
    def cost(count: int) -> float:
        draft = draft_of(piece * count)
        began = time.process_time()
        code_events(draft)
        return time.process_time() - began

    cost(10)
    assert cost(8_000) < 25 * max(cost(800), 0.02)
