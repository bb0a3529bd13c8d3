"""What the constructors refuse, and that spans slice back to their words."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import factory
from parley.model import Block, Evidence, evidence_at
from strategies import blocks_of, words

SOURCED = [
    factory.make_statement,
    factory.make_event,
    factory.make_provision,
    factory.make_timeline_line,
    factory.make_position,
    factory.make_statement_line,
]


@pytest.mark.parametrize("make", SOURCED, ids=lambda make: make.__name__)
def test_a_record_without_evidence_is_refused(make):
    with pytest.raises(ValueError, match="has no evidence"):
        make(evidence=())


@pytest.mark.parametrize(("start", "end"), [(-1, 1), (3, 3), (4, 3)])
def test_an_empty_or_negative_span_is_refused(start, end):
    with pytest.raises(ValueError, match="empty or negative"):
        Evidence(start=start, end=end, exact="停火")


def test_a_span_that_is_not_as_long_as_its_words_is_refused():
    with pytest.raises(ValueError, match="not as long"):
        Evidence(start=0, end=3, exact="停火")


@pytest.mark.parametrize(
    "blocks",
    [
        [(0, 4), (3, 6)],
        [(4, 6), (0, 2)],
        [(2, 2)],
        [(0, len(factory.TEXT) + 1)],
    ],
    ids=["overlapping", "out of order", "empty", "beyond the text"],
)
def test_blocks_that_do_not_lie_in_the_text_are_refused(blocks):
    with pytest.raises(ValueError, match=r"^block "):
        factory.make_article(blocks=tuple(Block(kind="paragraph", start=a, end=z) for a, z in blocks))


def test_records_cannot_be_changed():
    with pytest.raises(AttributeError):
        factory.make_article().title = "另一个标题"


def test_records_take_names_only():
    with pytest.raises(TypeError):
        Evidence(0, 2, "停火")


@given(text=words, data=st.data())
def test_evidence_slices_back(text, data):
    assume(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    evidence = evidence_at(text, start, end)
    assert text[evidence.start : evidence.end] == evidence.exact


def test_offsets_count_code_points_beyond_the_basic_plane():
    text = "𠮷田说:停火"
    assert evidence_at(text, 4, 6).exact == "停火"


@given(text=words, data=st.data())
def test_blocks_in_order_are_taken(text, data):
    blocks = data.draw(blocks_of(text))
    article = factory.make_article(text=text, blocks=blocks)
    assert [article.block_text(block) for block in blocks] == [text[b.start : b.end] for b in blocks]


def test_a_coding_gives_back_its_article():
    assert factory.make_coding().article() == factory.make_article()


def test_every_span_of_a_coding_slices_back():
    coding = factory.make_coding()
    spans = coding.spans()
    assert len(spans) == 6
    assert all(coding.text[span.start : span.end] == span.exact for span in spans)


def test_records_lists_every_layer_with_evidence():
    coding = factory.make_coding()
    assert [record.id for record in coding.records()] == ["s1", "e1", "p1"]


def test_replacing_checks_again():
    with pytest.raises(ValueError, match="has no evidence"):
        msgspec.structs.replace(factory.make_event(), evidence=())
