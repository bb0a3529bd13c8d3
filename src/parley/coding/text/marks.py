"""Quotation marks of a paragraph -> its outermost quotes. Inner quotes stay part of the outer one.

Every paragraph is read for itself: a mark left open does not reach into the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_PAIRS: Final = {"“": "”", "「": "」", "『": "』", "〝": "〞", "«": "»"}
_CLOSERS: Final = {closer: opener for opener, closer in _PAIRS.items()} | {"〟": "〝"}
_CURLY: Final = "“”"
_STRAIGHT: Final = '"'
_CURLY_MARK = re.compile("[“”]")
_ANY_MARK = re.compile("[" + "".join((*_PAIRS, *_CLOSERS, _STRAIGHT)) + "]")


class Quote(NamedTuple):
    """A quote: half-open offsets with its marks; `closed` is False when its closing mark is missing."""

    start: int
    end: int
    closed: bool = True

    @property
    def inner(self) -> tuple[int, int]:
        """Return the offsets of the words without the marks."""
        return self.start + 1, self.end - 1 if self.closed else self.end


class _Mark(NamedTuple):
    at: int
    opens: str
    closes: str


def find_quotes(text: str, start: int, end: int) -> list[Quote]:
    """Find the outermost quotes of one paragraph, in order.

    Straight marks, and curly ones that do not match (a page that opens with ” or closes with “), are paired by
    turns. A quote that is left open ends with the paragraph and is marked so.

    Args:
        text: The page's text, or its shadow.
        start: Where the paragraph begins.
        end: Where it ends.
    """
    found: list[Quote] = []
    stack: list[tuple[str, int]] = []
    for mark in _read_marks(text, start, end):
        if mark.closes and _close(stack, mark.closes):
            opened = stack.pop()
            if not stack and mark.at - opened[1] > 1:
                found.append(Quote(opened[1], mark.at + 1))
        elif mark.opens:
            stack.append((mark.opens, mark.at))
    if stack and end - stack[0][1] > 1:
        found.append(Quote(stack[0][1], end, closed=False))
    return found


def _close(stack: list[tuple[str, int]], opener: str) -> bool:
    """Drop inner quotes that were left open, when the one to be closed is there."""
    depth = next((i for i in range(len(stack) - 1, max(-1, len(stack) - 9), -1) if stack[i][0] == opener), -1)
    if depth < 0:
        return False
    del stack[depth + 1 :]
    return True


def _read_marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    by_turns = not _is_balanced(text, start, end)
    straight_open = curly_open = False
    for match in _ANY_MARK.finditer(text, start, end):
        at, char = match.start(), match[0]
        if char == _STRAIGHT:
            yield _Mark(at, "" if straight_open else char, char if straight_open else "")
            straight_open = not straight_open
        elif char in _CURLY and by_turns:
            yield _Mark(at, "" if curly_open else "“", "“" if curly_open else "")
            curly_open = not curly_open
        elif char in _PAIRS:
            yield _Mark(at, char, "")
        elif char in _CLOSERS:
            yield _Mark(at, "", _CLOSERS[char])


def _is_balanced(text: str, start: int, end: int) -> bool:
    """Tell whether the curly marks match, or are odd in number so that turns would not help."""
    depth = lowest = count = 0
    for mark in _CURLY_MARK.finditer(text, start, end):
        step = 1 if mark[0] == "“" else -1
        count += 1
        depth += step
        lowest = min(lowest, depth)
    return (depth == 0 and lowest == 0) or count % 2 == 1
