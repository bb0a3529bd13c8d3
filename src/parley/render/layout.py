"""Lines of text by their width on a screen, where a Chinese character takes two cells: padding and wrapping."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len

_UNIT = re.compile(r"[!-~\u00a1-\u024f\u0400-\u04ff]+|\s+|.", re.DOTALL)
_NOT_FIRST = frozenset("\uff0c\uff1b\uff1a\uff1f\uff01\uff09。、】」』》〉”’…—·%,.;:?!)]}")
_NOT_LAST = frozenset("\uff08【「『《〈“‘([{")
_LEAST_CELLS = 20


def pad(text: str, cells: int) -> str:
    """Return the text followed by as many spaces as make it `cells` wide."""
    return text + " " * max(0, cells - cell_len(text))


def wrap(text: str, *, width: int | None, indent: int) -> str:
    """Break a line so that it fits, later lines indented.

    Breaks between Chinese characters and at spaces, never before a closing mark or behind an opening one.

    Args:
        text: One line, its own indent included.
        width: Cells a line; None leaves it whole.
        indent: Cells before each later line.
    """
    if width is None or cell_len(text) <= width:
        return text
    return ("\n" + " " * indent).join(_lines(text, max(width, indent + _LEAST_CELLS), indent))


def _lines(text: str, width: int, indent: int) -> Iterator[str]:
    line, room = "", width
    for unit in _units(text):
        if line.strip() and cell_len(line) + cell_len(unit.rstrip()) > room:
            yield line.rstrip()
            line, room = "", width - indent
            unit = unit.lstrip()  # noqa: PLW2901 - a line does not begin with the space it was broken at
        while cell_len(unit) > room:
            head = _head(unit, room)
            yield head
            unit, room = unit[len(head) :], width - indent  # noqa: PLW2901
        line += unit
    if line.strip():
        yield line.rstrip()


def _units(text: str) -> Iterator[str]:
    """Yield the pieces between which a line may break."""
    held = ""
    for match in _UNIT.finditer(text):
        piece = match.group()
        if held and piece[0] not in _NOT_FIRST and held[-1] not in _NOT_LAST:
            yield held
            held = ""
        held += piece
    if held:
        yield held


def _head(unit: str, room: int) -> str:
    """Return as much of a piece that fits no line as goes into `room`; at least one character."""
    cells = 0
    for end, char in enumerate(unit):
        cells += cell_len(char)
        if cells > room and end:
            return unit[:end]
    return unit
