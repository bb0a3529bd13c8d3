"""Bytes as they arrive -> the bytes of one page: gzip undone within bounds, MHTML opened, archives refused."""

from __future__ import annotations

import email
import email.message
import email.policy
import zlib
from typing import NamedTuple

from parley.errors import BadPage
from parley.model.limits import Limits

_GZIP = b"\x1f\x8b"
_REFUSED: dict[bytes, str] = {
    b"PK\x03\x04": "a zip archive (or an office document)",
    b"%PDF-": "a PDF",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\x7fELF": "a program",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"\xfd7zXZ": "an xz archive",
    b"BZh": "a bzip2 archive",
    b"\x28\xb5\x2f\xfd": "a zstd archive",
    b"SQLite format 3": "an SQLite file",
}
_MAX_MEMBERS = 1000
_RATIO_FLOOR = 1024 * 1024


class Unpacked(NamedTuple):
    """A page's own bytes, with the charset and address that its wrapping declared."""

    raw: bytes
    charset: str | None = None
    url: str | None = None


def inflate(raw: bytes, *, subject: str, limit: int, ratio: int) -> bytes:
    """Undo gzip, nested up to three times, within bounds.

    Args:
        raw: Bytes, packed or not.
        subject: The page's name, for errors.
        limit: The most bytes that may come out.
        ratio: How many times the packed size may come out (above 1 MiB).

    Raises:
        BadPage: `bomb` when a bound is passed, `binary` when the packed data is damaged.
    """
    for _ in range(3):
        if not raw.startswith(_GZIP):
            return raw
        raw = _inflate_once(raw, subject=subject, limit=limit, ratio=ratio)
    if raw.startswith(_GZIP):
        raise BadPage(subject, "bomb", "gzip inside gzip inside gzip; unpack it by hand and look at it")
    return raw


def _inflate_once(raw: bytes, *, subject: str, limit: int, ratio: int) -> bytes:
    bound = min(limit, max(_RATIO_FLOOR, len(raw) * ratio))
    out = bytearray()
    rest = raw
    members = 0
    while rest.startswith(_GZIP):
        members += 1
        if members > _MAX_MEMBERS:
            raise BadPage(subject, "bomb", f"more than {_MAX_MEMBERS:,} gzip members; unpack it by hand and look at it")
        engine = zlib.decompressobj(wbits=31)
        try:
            out += engine.decompress(rest, bound + 1 - len(out))
        except zlib.error as exc:
            message = f"the gzip data is damaged ({exc}); fetch the page again"
            raise BadPage(subject, "binary", message) from exc
        if len(out) > bound:
            message = (
                f"unpacks to more than {bound:,} bytes ({len(raw):,} packed); "
                "if it is a real page, unpack it by hand and split it"
            )
            raise BadPage(subject, "bomb", message)
        if not engine.eof:
            if not out:
                raise BadPage(subject, "binary", "the gzip data stops at once; fetch the page again")
            return bytes(out)
        rest = engine.unused_data
    return bytes(out)


def unpack(raw: bytes, *, subject: str, limits: Limits) -> Unpacked:
    """Return the bytes of the page inside `raw`.

    Raises:
        BadPage: The bytes are empty, an archive, a picture, too large or a bomb.
    """
    if not raw:
        raise BadPage(subject, "empty", "0 bytes; fetch the page again or leave it out")
    if len(raw) > limits.page_bytes:
        raise too_large(subject, len(raw), limits)
    raw = inflate(raw, subject=subject, limit=limits.page_bytes, ratio=limits.unpack_ratio)
    for magic, name in _REFUSED.items():
        if raw.startswith(magic):
            message = f"is {name}, not a page; unpack or convert it to HTML or text first"
            raise BadPage(subject, "unsupported", message)
    if _looks_like_mhtml(raw):
        return _open_mhtml(raw, subject=subject)
    return Unpacked(raw)


def too_large(subject: str, size_bytes: int, limits: Limits) -> BadPage:
    """Make the error for a page over the size limit."""
    message = (
        f"{size_bytes:,} bytes, over the limit of {limits.page_bytes:,} for one page; "
        "split it, or give many pages as JSONL"
    )
    return BadPage(subject, "too-large", message)


def _looks_like_mhtml(raw: bytes) -> bool:
    head = raw[:4096].lower()
    return b"mime-version:" in head and b"multipart/related" in head and b"content-type:" in head


def _open_mhtml(raw: bytes, *, subject: str) -> Unpacked:
    damaged = BadPage(subject, "binary", "the MHTML is damaged or nested too deep; save the page again")
    try:
        message = email.message_from_bytes(raw, policy=email.policy.compat32)
        parts = [part for part in _walk(message) if part.get_content_maintype() == "text"]
    except (RecursionError, ValueError, TypeError, LookupError) as exc:
        raise damaged from exc
    wanted = [part for part in parts if part.get_content_type() == "text/html"] or parts
    for part in wanted:
        try:
            payload = part.get_payload(decode=True)
            charset = part.get_content_charset()
        except (ValueError, TypeError, LookupError) as exc:  # what odd headers make of the library
            raise damaged from exc
        if isinstance(payload, bytes) and payload.strip():
            url = part.get("Content-Location") or message.get("Snapshot-Content-Location")
            return Unpacked(payload, charset, str(url) if url else None)
    raise BadPage(subject, "no-article", "the MHTML holds no text part; save the page again")


def _walk(message: email.message.Message) -> list[email.message.Message]:
    """Return the message's parts in order, at most a thousand, without recursion."""
    found: list[email.message.Message] = []
    waiting: list[email.message.Message] = [message]
    while waiting and len(found) < 1000:
        part = waiting.pop(0)
        found.append(part)
        payload = part.get_payload()
        if isinstance(payload, list):
            waiting[:0] = [p for p in payload if isinstance(p, email.message.Message)]
    return found
