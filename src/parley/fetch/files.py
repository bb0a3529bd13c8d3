"""Arguments of a command -> raw pages, lazily and in a steady order; whatever cannot be read comes out as a refusal."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from parley.errors import BadPage
from parley.fetch.jsonl import pages_from_lines
from parley.fetch.lines import too_large_lines
from parley.fetch.opened import check_page, open_place, read_bounded, read_place
from parley.fetch.places import Place, Skip, find_places
from parley.fetch.raw import RawPage, ReadLimits

STDIN = "-"
_PEEK_BYTES = 1 << 16
_JSON_OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"')
_LINES = re.compile(r":(?=\d+(?:#|$))")


def find_pages(
    arguments: Sequence[str],
    *,
    stdin: BinaryIO | None,
    limits: ReadLimits,
    skip: Skip | None = None,
    exclude: str | None = None,
) -> Iterator[RawPage | BadPage]:
    """Yield every page that the arguments stand for, one in memory at a time.

    A page that cannot be read is yielded as a `BadPage`; no error of one page ends the others.

    Args:
        arguments: Files, folders (walked to the bottom), patterns that the shell left alone, `-` for `stdin`.
            Folders are searched for pages by suffix; a file that is named is read whatever its suffix.
        stdin: Standard input, opened for bytes; None when there is none.
        limits: The bounds on sizes.
        skip: Told the name of each file that is passed over, and why.
        exclude: A file that folders and patterns pass over (the output of this run).
    """
    seen: dict[tuple[bytes, str | None], str] = {}
    for page in _every_page(arguments, stdin, limits, skip or _ignore, exclude):
        if isinstance(page, BadPage):
            yield page
            continue
        key = (hashlib.sha256(page.raw).digest(), page.url)
        first = seen.get(key)
        if first is None:
            seen[key] = page.path
            yield page
        else:
            same = "was given twice" if first == page.path else f"is byte for byte the same as {first}"
            yield BadPage(page.path, "duplicate", f"{same}; it is counted once")


def count_files(arguments: Sequence[str]) -> int | None:
    """Return how many pages the arguments stand for, without opening any; None when only reading them would tell."""
    count = 0
    for argument in arguments:
        if argument == STDIN:
            return None
        for place in find_places(argument, skip=_ignore):
            if isinstance(place, Place) and place.is_lines():
                return None
            count += 1
    return count


def _every_page(
    arguments: Sequence[str], stdin: BinaryIO | None, limits: ReadLimits, skip: Skip, exclude: str | None
) -> Iterator[RawPage | BadPage]:
    stdin_read = False
    for argument in arguments:
        if argument == STDIN:
            yield from _from_stdin(None if stdin_read else stdin, limits, again=stdin_read)
            stdin_read = True
            continue
        for place in find_places(argument, skip=skip, exclude=exclude):
            if isinstance(place, BadPage):
                yield place
            else:
                yield from _from_place(place, limits)


def _from_place(place: Place, limits: ReadLimits) -> Iterator[RawPage | BadPage]:
    try:
        if not place.is_lines():
            yield RawPage(raw=read_place(place, limit=limits.page_bytes), path=place.name)
            return
        if place.size_bytes > limits.jsonl_bytes:
            yield too_large_lines(place.name, limits.jsonl_bytes)
            return
        file = open_place(place)
    except BadPage as exc:
        yield exc
        return
    with file:
        yield from pages_from_lines(file, name=place.name, limits=limits)


def _from_stdin(stdin: BinaryIO | None, limits: ReadLimits, *, again: bool) -> Iterator[RawPage | BadPage]:
    """Yield the one page on standard input, or its many when it is JSONL by its first characters."""
    if stdin is None:
        message = "standard input was read already; give - once" if again else "there is no standard input; name a file"
        yield BadPage(STDIN, "unreadable", message)
        return
    try:
        start = read_bounded(stdin, limit=min(_PEEK_BYTES, limits.page_bytes), name=STDIN)
        if _JSON_OBJECT.match(_peek(start)):
            yield from pages_from_lines(stdin, name=STDIN, limits=limits, start=start)
            return
        raw = read_bounded(stdin, limit=limits.page_bytes, name=STDIN, start=start)
        yield RawPage(raw=check_page(raw, limit=limits.page_bytes, name=STDIN), path=STDIN)
    except BadPage as exc:
        yield exc


def _peek(start: bytes) -> bytes:
    """Return the first bytes, unpacked when they are packed."""
    if not start.startswith(b"\x1f\x8b"):
        return start
    import zlib

    try:
        return zlib.decompressobj(wbits=31).decompress(start, _PEEK_BYTES)
    except zlib.error:
        return b""


def file_of_line(argument: str) -> str | None:
    """Return the file in `FILE:LINE` or `FILE:LINE#ID`, the name of a page in a JSONL file; None for other names."""
    found = _LINES.split(argument, maxsplit=1)
    return found[0] if len(found) > 1 and found[0] else None


def _ignore(_name: str, _why: str) -> None:
    """Pass over a file without a word."""
