"""A stream of JSONL, packed with gzip or not -> its lines, one in memory at a time, within bounds."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO

from parley.errors import BadPage
from parley.fetch.raw import ReadLimits, reason_from_error

_CHUNK_BYTES = 1 << 18
_GZIP = b"\x1f\x8b"
_RATIO_FLOOR_BYTES = 64 << 20


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file: its number, from 1, and its bytes; `raw` is None where it is over the limit."""

    number: int
    raw: bytes | None


def read_lines(file: BinaryIO, *, name: str, limits: ReadLimits, start: bytes = b"") -> Iterator[Line | BadPage]:
    """Yield the lines of a stream; when the stream is bad, what is wrong with it comes last.

    Args:
        file: The stream.
        name: Its name, for errors.
        limits: `page_bytes` holds for one line, `jsonl_bytes` for all of them, `unpack_ratio` for gzip.
        start: Bytes that were read from the stream before.
    """
    chunks = _chunks(file, name=name, start=start)
    first = next(chunks, b"")
    number = 0
    held = bytearray()
    too_long = False
    for chunk in _unpacked(chunks, first, name=name, limits=limits):
        if isinstance(chunk, BadPage):
            yield chunk
            return
        pieces = chunk.split(b"\n")
        for index, piece in enumerate(pieces):
            too_long = too_long or len(held) + len(piece) > limits.page_bytes
            if too_long:
                held = bytearray()
            else:
                held += piece
            if index + 1 < len(pieces):
                number += 1
                yield Line(number, None if too_long else bytes(held))
                held, too_long = bytearray(), False
    if held or too_long:
        yield Line(number + 1, None if too_long else bytes(held))


def _chunks(file: BinaryIO, *, name: str, start: bytes) -> Iterator[bytes | BadPage]:
    """Yield a stream's bytes as they come."""
    if start:
        yield start
    while True:
        try:
            chunk = file.read(_CHUNK_BYTES)
        except (OSError, ValueError) as exc:
            yield BadPage(name, "unreadable", f"reading broke off ({reason_from_error(exc)}); try again")
            return
        if not chunk:
            return
        yield chunk


def _unpacked(
    chunks: Iterator[bytes | BadPage], first: bytes | BadPage, *, name: str, limits: ReadLimits
) -> Iterator[bytes | BadPage]:
    """Undo gzip where there is some, and hold the whole to its bounds."""
    packed = isinstance(first, bytes) and first.startswith(_GZIP)
    meter = _Meter(name, limits, packed=packed)
    inflater = _Inflater(name)
    for chunk in chain((first,), chunks):
        pieces = inflater.feed(chunk) if packed and isinstance(chunk, bytes) else iter((chunk,))
        meter.came_in += 0 if isinstance(chunk, BadPage) else len(chunk)
        for piece in pieces:
            bad = piece if isinstance(piece, BadPage) else meter.check(len(piece))
            if bad is not None:
                yield bad
                return
            yield piece
    if packed and not inflater.done:
        yield BadPage(name, "binary", "the gzip data stops in the middle; fetch the file again")


@dataclass(slots=True)
class _Meter:
    """Counts the bytes of a stream before and after unpacking."""

    name: str
    limits: ReadLimits
    packed: bool
    came_in: int = 0
    went_out: int = 0

    def check(self, size_bytes: int) -> BadPage | None:
        """Count what came out, and return what is wrong once a bound is passed."""
        self.went_out += size_bytes
        if self.went_out > self.limits.jsonl_bytes:
            return too_large_lines(self.name, self.limits.jsonl_bytes)
        ratio = self.limits.unpack_ratio
        if self.packed and self.went_out > max(_RATIO_FLOOR_BYTES, self.came_in * ratio):
            message = f"unpacks to more than {ratio} times its size; if it is real, unpack it by hand"
            return BadPage(self.name, "bomb", message)
        return None


class _Inflater:
    """Undoes gzip piece by piece, through members that follow one another."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.engine = zlib.decompressobj(wbits=31)
        self.done = False

    def feed(self, chunk: bytes) -> Iterator[bytes | BadPage]:
        """Yield what a packed chunk unpacks to, at most `_CHUNK_BYTES` at a time."""
        rest = chunk.lstrip(b"\x00") if self.done else chunk
        while rest:
            self.done = False
            try:
                piece = self.engine.decompress(rest, _CHUNK_BYTES)
            except zlib.error as exc:
                yield BadPage(self.name, "binary", f"the gzip data is damaged ({exc}); fetch the file again")
                return
            yield piece
            rest = self.engine.unconsumed_tail
            if self.engine.eof:
                self.done = True
                rest = self.engine.unused_data.lstrip(b"\x00")
                self.engine = zlib.decompressobj(wbits=31)


def too_large_lines(name: str, limit: int) -> BadPage:
    """Make the error for a JSONL file over its limit."""
    return BadPage(name, "too-large", f"holds more than {limit:,} bytes, the limit for one JSONL file; split it")
