"""Finding any of many words in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.lang.words import WordFinder


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("先停火再换俘", (1, "停火")),
        ("停火协议", (0, "停火协议")),
        ("协议停火", (0, "协议")),
        ("无关", None),
        ("", None),
    ],
)
def test_the_first_and_longest_word_is_found(text, found):
    finder = WordFinder(["停火", "停火协议", "协议", "换俘", ""])
    assert finder.find_first(text) == found
    assert finder.has_any(text) is (found is not None)


def test_no_words_find_nothing():
    assert WordFinder([]).find_first("停火") is None
    assert not WordFinder([""]).has_any("停火")


@given(st.lists(st.text(alphabet="ab停火", max_size=4), max_size=6), st.text(alphabet="ab停火", max_size=20))
def test_it_agrees_with_looking_for_each_word(words, text):
    places = [(text.find(word), -len(word), word) for word in words if word and word in text]
    first = min(places, default=None)
    assert WordFinder(words).find_first(text) == (None if first is None else (first[0], first[2]))
