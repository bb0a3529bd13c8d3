"""Bytes -> Page: unpack, decode, repair, and tell what kind of text it is. Pure: reads no file."""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple

from parley.errors import BadPage
from parley.lang.mojibake import repair_encoding, repair_words
from parley.lang.zh.lines import line_reader
from parley.model.limits import DEFAULT_LIMITS, Limits
from parley.model.page import DecodeNote, Page, Source
from parley.page.decode import Decoded, decode
from parley.page.form import tell_form
from parley.page.unpack import too_large, unpack

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_INK = re.compile(r"[^\s\ufeff\x00]")
_CONTROL_BYTES = bytes(code for code in [*range(0x20), 0x7F] if code not in (0x09, 0x0A, 0x0D))
_CONTROL_SHARE = 0.05


def read_page(
    raw: bytes,
    *,
    path: str | None = None,
    url: str | None = None,
    charset: str | None = None,
    retrieved_at: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Page:
    """Make a page of its bytes.

    Args:
        raw: The bytes as they arrived: HTML, MHTML or text in any encoding, packed with gzip or not.
        path: The file's name, for the record and for errors.
        url: The page's address, when the caller knows it.
        charset: The charset of the HTTP header, when the caller has it.
        retrieved_at: When the page was fetched, ISO 8601.
        limits: Bounds on size.

    Raises:
        BadPage: The bytes are empty, binary, too large, an archive or a bomb.
    """
    subject = path or url or "page"
    unpacked = unpack(raw, subject=subject, limits=limits)
    decoded = decode(unpacked.raw, declared=charset or unpacked.charset)
    arrival = _Arrival(path, url or unpacked.url, retrieved_at, hashlib.sha256(raw).hexdigest())
    clean = not decoded.encoding.startswith("utf-16") and _is_clean(unpacked.raw)
    return _make_page(decoded, arrival, clean=clean, limits=limits)


def page_from_text(
    text: str,
    *,
    path: str | None = None,
    url: str | None = None,
    retrieved_at: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Page:
    """Make a page of characters that were decoded elsewhere (a JSONL field, a caller's string).

    Raises:
        BadPage: The text is empty, binary or too large.
    """
    raw = text.encode("utf-8", errors="replace")
    if len(raw) > limits.page_bytes:
        raise too_large(path or url or "page", len(raw), limits)
    decoded = Decoded(raw.decode("utf-8").removeprefix("\ufeff"), "utf-8", ())
    arrival = _Arrival(path, url, retrieved_at, hashlib.sha256(raw).hexdigest())
    return _make_page(decoded, arrival, clean=_is_clean(raw), limits=limits)


class _Arrival(NamedTuple):
    """What is known of a page's arrival."""

    path: str | None
    url: str | None
    retrieved_at: str | None
    sha256: str


def _is_clean(raw: bytes) -> bool:
    return len(raw.translate(None, _CONTROL_BYTES)) == len(raw)


def _make_page(decoded: Decoded, arrival: _Arrival, *, clean: bool, limits: Limits) -> Page:
    """Repair the characters, tell what kind of text they are, and hold them to the limits."""
    text = _check_text(decoded.text, subject=arrival.path or arrival.url or "page", clean=clean)
    text, repairs = repair_encoding(text)
    form = tell_form(text, line_reader())
    notes = (*decoded.notes, *repairs)
    if form != "html":  # the words of markup are repaired when they are read out of it
        text, repairs = repair_words(text)
        notes = (*notes, *repairs)
    if len(text) > limits.text_chars:
        text = text[: limits.text_chars]
        message = f"only the first {limits.text_chars:,} characters were read"
        notes = (*notes, DecodeNote(code="truncated", message=message))
    source = Source(
        path=arrival.path,
        url=arrival.url,
        sha256=arrival.sha256,
        retrieved_at=arrival.retrieved_at,
        encoding=decoded.encoding,
        form=form,
    )
    return Page(source=source, text=text, notes=notes)


def _check_text(text: str, *, subject: str, clean: bool) -> str:
    """Refuse what is no text; drop control characters and unify line ends.

    Args:
        text: The decoded page.
        subject: The page's name, for errors.
        clean: The bytes are known to hold no control characters.

    Raises:
        BadPage: `empty` or `binary`.
    """
    sample = text[:100_000]
    odd = (0 if clean else len(_CONTROL.findall(sample))) + (sample.count("\ufffd") if "\ufffd" in sample else 0)
    if sample and odd / len(sample) > _CONTROL_SHARE:
        message = "holds binary data, not text; give the page itself (HTML, MHTML or text)"
        raise BadPage(subject, "binary", message)
    if not _INK.search(text):
        raise BadPage(subject, "empty", "holds only white space; fetch the page again or leave it out")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if clean else _CONTROL.sub("", text)
