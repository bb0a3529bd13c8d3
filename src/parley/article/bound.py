"""Bounds on markup before it is parsed: HTML5 parsers take quadratic time and memory on some small hostile pages.

Open elements are counted as the parser would hold them, roughly: deep nesting makes each new block search the open
ones, and every block inside an open formatting element (`b`, `font`, `a`) makes that element anew.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_FLAT = frozenset(
    """area base body br col dd dt embed head hr html img input li link meta optgroup option p param rp rt source tbody
    td tfoot th thead tr track wbr""".split()
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_ATTRIBUTES = 20_000
_MANY_ATTRIBUTES = re.compile(rf"<[a-zA-Z](?:[^<>\s]*\s){{{_ATTRIBUTES}}}")
_FEW_UNCLOSED = 800
_LONG_TAG_CHARS = 40_000
_FEW_TAGS = 10_000
_OPEN = 1_000
_COPIES = 200_000


class Bounded(NamedTuple):
    """Markup cut where it would cost too much, whether it was cut, and how often formatting had to be made anew."""

    text: str
    cut: bool
    copies: int


def bound_markup(text: str) -> Bounded:
    """Cut markup before the place where parsing it would take the machine; real pages come out as they are.

    Args:
        text: The page's markup.
    """
    match = _MANY_ATTRIBUTES.search(text) if _has_long_tag(text) else None
    end = match.start() if match else len(text)
    copies = 0
    tags = text.count("<", 0, end)
    if tags > _FEW_TAGS or (tags > _FEW_UNCLOSED and tags - 2 * text.count("</", 0, end) > _FEW_UNCLOSED):
        end, copies = _count_open(text, end)
    return Bounded(text[:end], end < len(text), copies)


def _has_long_tag(text: str) -> bool:
    """Tell whether very many words may stand in a row without an end of a tag; scripts have long rows of few words."""
    start = 0
    while start + _LONG_TAG_CHARS < len(text):
        last = text.rfind(">", start, start + _LONG_TAG_CHARS + 1)
        if last < 0:
            end = text.find(">", start)
            piece = text[start : end if end >= 0 else len(text)]
            if len(piece) - sum(map(len, piece.split())) >= _ATTRIBUTES:
                return True
            last = start + len(piece)
        start = last + 1
    return False


def _count_open(text: str, end: int) -> tuple[int, int]:
    opened: dict[str, int] = {}
    total = formatting = copies = 0
    for match in _TAG.finditer(text, 0, end):
        name = match.group(2).lower()
        if match.group(1):
            if opened.get(name, 0):
                opened[name] -= 1
                total -= 1
                formatting -= name in _FORMATTING
            continue
        copies += formatting
        if name not in _FLAT:
            opened[name] = opened.get(name, 0) + 1
            total += 1
            formatting += name in _FORMATTING
        if total > _OPEN or copies > _COPIES:
            return match.start(), copies
    return end, copies
