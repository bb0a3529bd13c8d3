"""The bounds that keep one page from taking the machine: all of them, in one place."""

from __future__ import annotations

from typing import Final

from parley.model.record import Record


class Limits(Record, frozen=True, kw_only=True):
    """Bounds on one page. Sizes are in bytes unless the name says otherwise.

    Attributes:
        page_bytes: The largest page read, after unpacking. Larger ones are refused.
        jsonl_bytes: The largest JSONL file, after unpacking; each line is held to `page_bytes`.
        unpack_ratio: How many times its packed size a gzip member may unpack to.
        text_chars: The largest decoded page, in characters.
        nodes: The most elements and texts of a markup tree that are looked at; the rest is cut off,
            with a warning.
        lines: The most lines of a text that are read; the rest is cut off, with a warning.
        depth: The deepest nesting of elements that is looked into; deeper ones are cut off likewise.
        line_chars: The longest single line of text looked at by the line rules.
    """

    page_bytes: int = 16 * 1024 * 1024
    jsonl_bytes: int = 1024 * 1024 * 1024
    unpack_ratio: int = 200
    text_chars: int = 16 * 1024 * 1024
    nodes: int = 200_000
    lines: int = 20_000
    depth: int = 400
    line_chars: int = 100_000


DEFAULT_LIMITS: Final = Limits()
