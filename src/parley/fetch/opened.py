"""A path -> its bytes, never more than the bounds allow, and never from something that is no regular file."""

from __future__ import annotations

import os
import stat
from typing import BinaryIO

from parley.errors import BadPage
from parley.fetch.places import Place
from parley.fetch.raw import name_from_path, reason_from_error

_CHUNK_BYTES = 1 << 20
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def open_place(place: Place) -> BinaryIO:
    """Open a regular file.

    Raises:
        BadPage: `unreadable`, or `unsupported` when something else stands there by now.
    """
    try:
        number = os.open(place.path, _FLAGS)
    except (OSError, ValueError) as exc:
        message = f"the file cannot be read ({reason_from_error(exc)}); check its permissions"
        raise BadPage(place.name, "unreadable", message) from exc
    if not stat.S_ISREG(os.fstat(number).st_mode):
        os.close(number)
        raise BadPage(place.name, "unsupported", "is no longer a regular file; give the page itself")
    return os.fdopen(number, "rb")


def read_place(place: Place, *, limit: int) -> bytes:
    """Return the bytes of a file that holds one page.

    Args:
        place: The file.
        limit: The most bytes that a page may have; one more is read at most.

    Raises:
        BadPage: `unreadable`, `unsupported`, `too-large` or `empty`.
    """
    if place.size_bytes > limit:
        raise _too_large(place.name, place.size_bytes, limit)
    with open_place(place) as file:
        raw = read_bounded(file, limit=limit, name=place.name)
    return check_page(raw, limit=limit, name=place.name)


def read_bounded(file: BinaryIO, *, limit: int, name: str, start: bytes = b"") -> bytes:
    """Return what a stream still holds, after `start`, stopping one byte after `limit`.

    Raises:
        BadPage: `unreadable`: the stream broke.
    """
    found = bytearray(start)
    while len(found) <= limit:
        try:
            chunk = file.read(min(_CHUNK_BYTES, limit + 1 - len(found)))
        except (OSError, ValueError) as exc:
            message = f"reading broke off ({reason_from_error(exc)}); try again or leave it out"
            raise BadPage(name_from_path(name), "unreadable", message) from exc
        if not chunk:
            break
        found += chunk
    return bytes(found)


def check_page(raw: bytes, *, limit: int, name: str) -> bytes:
    """Return `raw` when it may be one page.

    Raises:
        BadPage: `empty` or `too-large`.
    """
    if not raw:
        raise BadPage(name, "empty", "0 bytes; fetch the page again or leave it out")
    if len(raw) > limit:
        raise _too_large(name, None, limit)
    return raw


def _too_large(name: str, size_bytes: int | None, limit: int) -> BadPage:
    size = "more bytes than" if size_bytes is None else f"{size_bytes:,} bytes, over"
    message = f"{size} the limit of {limit:,} for one page; raise --max-bytes, split it, or give many pages as JSONL"
    return BadPage(name, "too-large", message)
