"""The words of speaking: every row is reachable, in its place, and its example uses it."""

from __future__ import annotations

import pytest

from parley.lang.tables import read_lines, read_table
from parley.lang.zh.script import shadow
from parley.lang.zh.speech import Words, load_speech

_VERBS = read_table(
    "parley.lang.zh", "speech.tsv", ("verb", "language", "act", "reporting", "position", "indirect", "example")
)
_WORDS = read_table("parley.lang.zh", "speakers.tsv", ("kind", "words", "example"))


@pytest.mark.parametrize("row", _VERBS, ids=[row["verb"] for row in _VERBS])
def test_verb_stands_in_its_example(row) -> None:
    speech = load_speech()
    verbs = speech.verbs if row["language"] == "zh" else speech.english
    assert verbs[row["verb"]].position == row["position"]
    assert row["verb"] in row["example"]


def test_verbs_are_sorted() -> None:
    keys = [(row["language"] != "zh", row["verb"]) for row in _VERBS]
    assert keys == sorted(keys)


@pytest.mark.parametrize("row", _WORDS, ids=[row["kind"] for row in _WORDS])
def test_words_are_sorted_unique_and_on_the_shadow(row) -> None:
    words = row.words("words")
    assert list(words) == sorted(set(words))
    assert all(word == shadow(word) for word in words)


@pytest.mark.parametrize("name", ["states.txt", "transliteration.txt"])
def test_lists_hold_no_line_twice(name: str) -> None:
    lines = [line for _, line in read_lines("parley.lang.zh", name)]
    assert len(lines) == len(set(lines))


def test_words_match_the_longest_at_and_before_a_place() -> None:
    words = Words(["总统", "总统府", "统"])
    text = "维兰总统府说"
    assert words.at(text, 2, len(text)) == 3
    assert words.at(text, 2, 4) == 2
    assert words.at(text, 0, len(text)) == 0
    assert words.before(text, 0, 5) == 3
    assert words.before(text, 3, 4) == 1
    assert list(words.starts(text)) == [2, 3]
    assert list(Words([]).starts(text)) == []
