"""Lines by their width: nothing is lost, nothing is too wide, closing marks do not begin a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from parley.render.layout import pad, wrap

WORDS = st.text(st.sampled_from("停火協議三十日，。”」（「ab1 -é"), max_size=200)


def test_pad_counts_chinese_characters_twice():
    assert pad("停火", 6) == "停火  "
    assert pad("停火", 3) == "停火"


def test_wrap_keeps_closing_marks_with_their_words():
    assert wrap("双方同意停火三十日。停火范围" * 2, width=20, indent=0).split("\n")[0] == "双方同意停火三十日。"
    assert wrap("双方同意停火三十天整。范围" * 2, width=20, indent=0).split("\n")[0] == "双方同意停火三十天"


def test_wrap_indents_later_lines():
    assert wrap("[1] " + "停火 " * 20, width=24, indent=4).split("\n")[1].startswith("    停")


def test_wrap_leaves_a_line_whole_without_a_width():
    assert wrap("停火" * 500, width=None, indent=4) == "停火" * 500


@given(WORDS, st.integers(30, 80), st.integers(0, 8))
def test_wrap_loses_nothing_but_spaces_at_breaks(text, width, indent):
    wrapped = wrap(text, width=width, indent=indent)
    assert "".join(wrapped.split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in wrapped.split("\n")) or wrapped == text


@pytest.mark.parametrize("text", ["x" * 100_000, "停" * 50_000, "，" * 50_000])
def test_wrap_is_quick_on_long_words(text):
    assert all(cell_len(line) <= 80 for line in wrap(text, width=80, indent=4).split("\n"))
