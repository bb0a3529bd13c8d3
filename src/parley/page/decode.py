"""Bytes -> characters: byte-order mark, declared charset, and what the bytes themselves allow.

The order follows the WHATWG sniffing algorithm (BOM, transport, meta) with two differences that Chinese
pages need: a declaration is only believed when the bytes decode under it, and GB2312/GBK/Big5 are widened
to GB18030 and Big5-HKSCS, which hold every character of the narrower ones.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from charset_normalizer import from_bytes

from parley.model.page import DecodeNote

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "utf8": "utf-8",
    "utf-16": "utf-8",  # a declaration that could be read as ASCII cannot be UTF-16
}
_META = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,30})""", re.IGNORECASE)
_XML = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,30})""", re.IGNORECASE)
_CHINESE = ("gb18030", "big5hkscs")
_SURELY_CHINESE = 0.2
_NO_CHARSETS = frozenset(
    ("idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "mbcs", "oem", "utf-7")
)
_HEAD_BYTES = 8192
_SAMPLE_BYTES = 65_536
_TOLERATED = 0.002
"""Share of undecodable bytes up to which a declared or likely encoding is kept (one bad advert in a page)."""
_COMMON_HAN = frozenset(
    "的一是不了在人有我他这这個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於着著下自之年过過发發"
    "后後作里用道行所然家种事成方多经經么去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心本前开開但因只从從想实實日者"
    "月新闻聞电電报報社记記美俄乌烏军軍总總统統"
)


class Decoded(NamedTuple):
    """Characters, the encoding they were read with, and what was odd about it."""

    text: str
    encoding: str
    notes: tuple[DecodeNote, ...]


def declared_charset(raw: bytes) -> str | None:
    """Return the charset that the markup declares for itself, as written, or None."""
    head = raw[:_HEAD_BYTES]
    match = _META.search(head) or _XML.search(head)
    return match.group(1).decode("ascii").lower() if match else None


def decode(raw: bytes, *, declared: str | None = None) -> Decoded:
    """Decode the bytes of a page.

    Args:
        raw: The page's bytes, unpacked.
        declared: The charset of the HTTP header or wrapping, if the caller has it.

    Returns:
        The characters; with notes where the declaration was wrong or bytes could not be decoded.
    """
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return _decode_loosely(raw, encoding, declared=None)
    named = [name for name in (declared, declared_charset(raw)) if name]
    wide = _guess_utf16(raw)
    if wide:
        return _decode_loosely(raw, wide, declared=named[0] if named else None)
    for encoding in _candidates(named):
        text = _decode_strictly(raw, encoding)
        if text is not None and encoding not in _CHINESE and encoding != "utf-8" and _is_chinese(raw):
            continue
        if text is not None and _plausible(text, encoding):
            return Decoded(text, encoding, _note_declaration(named, encoding))
    return _decode_best(raw, named)


def _candidates(named: list[str]) -> list[str]:
    """UTF-8 first: text in a legacy encoding is almost never valid UTF-8 by chance."""
    order = ["utf-8", *(_python_name(name) for name in named), "gb18030", "big5hkscs"]
    return list(dict.fromkeys(name for name in order if name))


def _python_name(charset: str) -> str | None:
    charset = charset.strip().lower()
    charset = _WIDER.get(charset, charset)
    try:
        found = codecs.lookup(charset)
    except (LookupError, ValueError):
        return None
    is_charset = getattr(found, "_is_text_encoding", True) and found.name not in _NO_CHARSETS
    return found.name if is_charset else None


def _decode_strictly(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _is_chinese(raw: bytes) -> bool:
    """Tell Chinese bytes under a single-byte declaration: they decode, and into common characters."""
    for encoding in _CHINESE:
        text = _decode_strictly(raw, encoding)
        sample = [c for c in text[:200_000] if ord(c) > 0x7F] if text is not None else []
        if len(sample) >= 20 and sum(c in _COMMON_HAN for c in sample) / len(sample) >= _SURELY_CHINESE:
            return True
    return False


def _plausible(text: str, encoding: str) -> bool:
    """Tell a right legacy decoding from one that merely raised no error, by how common its characters are."""
    if encoding == "utf-8":
        return True
    sample = [c for c in text[:200_000] if ord(c) > 0x7F]
    if len(sample) < 20:
        return True
    if encoding in _CHINESE:
        common = sum(c in _COMMON_HAN for c in sample)
        private = sum(0xE000 <= ord(c) < 0xF900 for c in sample)
        return common / len(sample) >= 0.08 and private / len(sample) < 0.02
    return not any("\x80" <= c < "\xa0" for c in sample)


def _guess_utf16(raw: bytes) -> str | None:
    """Recognise UTF-16 without a mark by where its zero bytes stand (markup is ASCII)."""
    sample = raw[:2000]
    if len(sample) < 8 or b"\x00" not in sample:
        return None
    even = sample[0::2].count(0)
    odd = sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.1 and even <= half * 0.01:
        return "utf-16-le"
    if even > half * 0.1 and odd <= half * 0.01:
        return "utf-16-be"
    return None


def _decode_best(raw: bytes, named: list[str]) -> Decoded:
    """Nothing decodes without errors: take the encoding that loses least, and say so."""
    best: tuple[float, str] | None = None
    for encoding in _candidates(named):
        text = raw.decode(encoding, errors="replace")
        lost = text.count("\ufffd") / max(1, len(text))
        if not _plausible(text.replace("\ufffd", ""), encoding):
            lost += 0.5
        if best is None or lost < best[0]:
            best = (lost, encoding)
    if best is not None and best[0] <= _TOLERATED * 10:
        return _decode_loosely(raw, best[1], declared=named[0] if named else None)
    guess = from_bytes(raw[:_SAMPLE_BYTES]).best()
    encoding = guess.encoding if guess is not None else (best[1] if best else "utf-8")
    return _decode_loosely(raw, encoding, declared=named[0] if named else None)


def _decode_loosely(raw: bytes, encoding: str, *, declared: str | None) -> Decoded:
    text = raw.decode(encoding, errors="replace")
    notes = list(_note_declaration([declared] if declared else [], encoding))
    lost = text.count("\ufffd")
    if lost:
        where = text.find("\ufffd")
        message = f"{lost} characters could not be decoded as {encoding}; they stand as U+FFFD"
        notes.append(
            DecodeNote(
                code="undecodable-bytes",
                message=message,
                evidence=(text[max(0, where - 8) : where + 9],),
            )
        )
    return Decoded(text.removeprefix("\ufeff"), encoding, tuple(notes))


def _note_declaration(named: list[str], encoding: str) -> tuple[DecodeNote, ...]:
    if not named or _python_name(named[0]) in (encoding, None):
        return ()
    message = f"declared as {named[0]}, but the bytes are {encoding}"
    return (DecodeNote(code="wrong-declaration", message=message, evidence=(named[0],)),)
