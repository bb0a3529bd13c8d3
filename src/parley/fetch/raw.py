"""What comes through the door: the bytes of one page with what is known of them, and the bounds on reading."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Protocol


class ReadLimits(Protocol):
    """The bounds that reading keeps to; `parley.page.Limits` has them all."""

    @property
    def page_bytes(self) -> int:
        """The largest page, and the longest line of a JSONL file, in bytes."""

    @property
    def jsonl_bytes(self) -> int:
        """The largest JSONL file after unpacking, in bytes."""

    @property
    def unpack_ratio(self) -> int:
        """How many times its packed size a gzip file may unpack to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawPage:
    """One page as it arrived.

    Attributes:
        raw: Its bytes, packed with gzip or not.
        path: Its name for people: the path as given, `-` for standard input, `FILE:LINE` for a line of a JSONL file.
        url: Its address, when the JSONL line gives one.
        charset: The charset that is known from outside the page (`utf-8` for the strings of a JSONL line).
        retrieved_at: When it was fetched, ISO 8601, when the JSONL line says so.
    """

    raw: bytes
    path: str
    url: str | None = None
    charset: str | None = None
    retrieved_at: str | None = None


def name_from_path(path: str) -> str:
    r"""Return a path as proper text: bytes of a file name that are no UTF-8 are shown as `\xNN`."""
    return os.fsencode(path).decode("utf-8", errors="backslashreplace")


def reason_from_error(error: OSError | ValueError) -> str:
    """Return the system's own words for an error, in lower case and without the path."""
    words = getattr(error, "strerror", None) or type(error).__name__
    return words[:1].lower() + words[1:]
