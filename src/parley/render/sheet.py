"""A sheet for people as rows, and the two ways to write it: aligned text and Markdown.

A row's words are made safe here and nowhere else, all of them, whether they come from a page or from us.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from rich.cells import cell_len

from parley.render.layout import pad, wrap
from parley.render.safe import markdown_text, printable

RowKind = Literal["title", "lead", "alert", "section", "item", "detail", "deep", "note"]
_INDENT: dict[RowKind, int] = {"item": 0, "detail": 6, "deep": 8, "alert": 0, "lead": 0, "note": 0}
_MARK_CELLS = 6
_MAX_COLUMN_CELLS = 30
_MAX_WORDS_CHARS = 2000


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a sheet.

    Attributes:
        kind: What the line is; `detail` belongs to the item above it, `deep` to the detail above it.
        words: What it says.
        mark: What stands before it (`[3]`).
        columns: Cells before the words, aligned with those of the other items of the section.
        words_below: In text, put the words on a line of their own.
    """

    kind: RowKind
    words: str
    mark: str = ""
    columns: tuple[str, ...] = ()
    words_below: bool = False


def clip(text: str, *, chars: int = _MAX_WORDS_CHARS) -> str:
    """Return the words, cut off where they would flood the sheet; the cut is shown."""
    return text if len(text) <= chars else text[:chars] + " […]"


def write_text(rows: Sequence[Row], *, width: int | None) -> str:
    """Write the rows as text.

    Args:
        rows: The sheet.
        width: Cells a line, for a screen; None keeps every row on one line.
    """
    lines: list[str] = []
    for section in _sections(rows):
        widths = _column_widths(section)
        if lines:
            lines.append("")
        for index, row in enumerate(section):
            if index and row.kind == "item" and row.words_below:
                lines.append("")
            lines += _text_lines(row, widths, width)
    return "\n".join(lines) + "\n"


def _sections(rows: Sequence[Row]) -> list[list[Row]]:
    """Cut the rows before each section's heading."""
    found: list[list[Row]] = [[]]
    for row in rows:
        if row.kind == "section":
            found.append([])
        found[-1].append(row)
    return [section for section in found if section]


def _column_widths(rows: Iterable[Row]) -> list[int]:
    widths: list[int] = []
    for row in rows:
        for index, cell in enumerate(row.columns):
            if index == len(widths):
                widths.append(0)
            widths[index] = min(_MAX_COLUMN_CELLS, max(widths[index], cell_len(printable(cell))))
    return widths


def _text_lines(row: Row, widths: Sequence[int], width: int | None) -> list[str]:
    words = printable(row.words)
    if row.kind in ("title", "section"):
        line = wrap(words, width=width, indent=0)
        longest = max(cell_len(part) for part in line.split("\n"))
        rule = "=" if row.kind == "title" else "-"
        return [line, rule * min(longest, width or 100)]
    head, indent = _head(row)
    cells = [pad(printable(cell), widths[index]) for index, cell in enumerate(row.columns)]
    if row.words_below:
        below = wrap(" " * indent + words, width=width, indent=indent)
        return [wrap((head + "  ".join(cells)).rstrip(), width=width, indent=indent), below]
    before = head + "".join(cell + "  " for cell in cells)
    if cells and width is not None and cell_len(before) < width // 2:
        indent = cell_len(before)
    return [wrap((before + words).rstrip(), width=width, indent=indent)]


def _head(row: Row) -> tuple[str, int]:
    """Return what stands before a row's columns, and how far its later lines are indented."""
    indent = _INDENT[row.kind]
    if not row.mark:
        return " " * indent, indent
    mark = printable(row.mark)
    cells = _MARK_CELLS if row.kind == "item" else cell_len(mark) + 1
    return " " * indent + pad(mark, cells), indent + cells


def write_markdown(rows: Sequence[Row]) -> str:
    """Write the rows as Markdown; words of pages cannot become markup."""
    lines: list[str] = []
    previous: RowKind | None = None
    for row in rows:
        if previous is not None and not _is_list(row.kind, previous):
            lines.append("")
        lines.append(_MARKDOWN_LINES[row.kind](row))
        previous = row.kind
    return "\n".join(lines) + "\n"


def _is_list(kind: RowKind, previous: RowKind) -> bool:
    """Tell two rows that belong to one list."""
    listed = ("item", "detail", "deep")
    return (kind in listed and previous in listed) or (kind == previous == "note")


def _inline(row: Row) -> str:
    cells = [markdown_text(cell) for cell in (*row.columns, row.words) if cell]
    return " · ".join(cells)


def _marked(row: Row) -> str:
    """Return the row's words behind its mark, in bold."""
    mark = markdown_text(row.mark)
    return f"**{mark}** {_inline(row)}".rstrip() if mark else _inline(row)


_MARKDOWN_LINES: dict[RowKind, Callable[[Row], str]] = {
    "title": lambda row: f"# {_inline(row)}",
    "lead": _inline,
    "alert": lambda row: f"> {_marked(row)}",
    "section": lambda row: f"## {_inline(row)}",
    "item": lambda row: f"- {_marked(row)}",
    "detail": lambda row: f"    - {_marked(row)}",
    "deep": lambda row: f"        - {_marked(row)}",
    "note": lambda row: f"- {_marked(row)}",
}
