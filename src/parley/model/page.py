"""A page: what arrived, as characters, before anyone has decided what in it is the article."""

from __future__ import annotations

from typing import Literal

from parley.model.record import Record

PageForm = Literal["html", "text-dump", "plain-text"]
"""`html`: markup; `text-dump`: the visible text of a whole page; `plain-text`: an article alone."""


class Source(Record, frozen=True, kw_only=True):
    """Where a page came from.

    Attributes:
        path: The file name or archive member as given, `-` for standard input; None when unknown.
        url: The page's address, from the caller or from the page itself; None when unknown.
        sha256: Digest of the bytes as they arrived (before unpacking or decoding), in hex.
        retrieved_at: When the page was fetched, ISO 8601, as given by the caller; never guessed.
        encoding: The encoding the bytes were decoded with, in Python's spelling.
        form: What kind of text the page is, told by its content.
    """

    path: str | None
    url: str | None
    sha256: str
    retrieved_at: str | None
    encoding: str
    form: PageForm


class DecodeNote(Record, frozen=True, kw_only=True):
    """Something that happened to the characters on the way in.

    Attributes:
        code: `wrong-declaration`, `undecodable-bytes`, `mojibake-undone`, `mojibake`, `truncated`.
        message: One sentence for a reader.
        evidence: Strings from the page, as they arrived.
    """

    code: str
    message: str
    evidence: tuple[str, ...] = ()


class Page(Record, frozen=True, kw_only=True):
    """A decoded page.

    Attributes:
        source: Where it came from.
        text: The decoded characters: markup when `source.form` is `html`.
        notes: What was found wrong or undone while decoding.
    """

    source: Source
    text: str
    notes: tuple[DecodeNote, ...] = ()
