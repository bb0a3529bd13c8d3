"""The sentences of a paragraph as units of telling: one sentence is one statement, unless two people speak in it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from parley.coding.statements.clauses import dateline_end
from parley.coding.text.masks import BRACKETED, Paragraph

_SPACES: Final = " \u3000\n\t"
_JOINS: Final = frozenset(";；")


class Sentence(NamedTuple):
    """A sentence, in its paragraph's offsets without the white space around it.

    Attributes:
        start: Where it begins.
        end: Where it ends, its stop included.
        joined: True when only a semicolon stands between it and the one before.
        first: Where it begins with the white space before it.
    """

    start: int
    end: int
    joined: bool
    first: int


def find_sentences(paragraph: Paragraph) -> Iterator[Sentence]:
    """Find the sentences of a paragraph, in order; a semicolon ends one, a quote that ends like one does too."""
    bounds = (*paragraph.starts, len(paragraph.cover))
    for first, last in pairwise(bounds):
        start, end = first or dateline_end(paragraph.cover), last
        while start < end and (paragraph.text[start] in _SPACES or paragraph.cover[start] == BRACKETED):
            start += 1
        while end > start and paragraph.text[end - 1] in _SPACES:
            end -= 1
        if start < end:
            yield Sentence(start, end, first > 0 and paragraph.cover[first - 1] in _JOINS, first)
