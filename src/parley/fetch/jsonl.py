"""Lines of JSON -> raw pages. A line that is wrong is refused by its number; the others go on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO

import msgspec

from parley.errors import BadPage
from parley.fetch.lines import Line, read_lines
from parley.fetch.raw import RawPage, ReadLimits

_EXPECTED = 'expected one JSON object a line: {"html": "..."} or {"text": "..."}, with "url", "retrieved_at", "id"'
_OURS = "parley."


class _Fields(msgspec.Struct, frozen=True):
    """What a line may hold; other fields are passed over.

    `charset` is passed over too: strings in JSON are characters already, whatever the page declares.
    """

    html: str | None = None
    text: str | None = None
    url: str | None = None
    retrieved_at: str | None = None
    charset: str | None = None
    path: str | None = None
    id: str | int | None = None
    schema: msgspec.Raw = msgspec.Raw()


_DECODER = msgspec.json.Decoder(_Fields)


def pages_from_lines(
    file: BinaryIO, *, name: str, limits: ReadLimits, start: bytes = b""
) -> Iterator[RawPage | BadPage]:
    """Yield the page of each line.

    Args:
        file: The stream.
        name: The file's name; pages are named `NAME:LINE`.
        limits: Bounds on a line and on the file.
        start: Bytes that were read from the stream before.
    """
    count = 0
    for line in read_lines(file, name=name, limits=limits, start=start):
        if isinstance(line, BadPage):
            yield line
            return
        if line.raw is not None and not line.raw.strip(b"\xef\xbb\xbf \t\r\x00"):
            continue
        count += 1
        try:
            yield _page_from_line(line, name=name, limit=limits.page_bytes)
        except BadPage as exc:
            yield exc
            if exc.code == "unsupported":
                return
    if not count:
        yield BadPage(name, "empty", f"holds no lines; {_EXPECTED}")


def _page_from_line(line: Line, *, name: str, limit: int) -> RawPage:
    """Make the page of one line.

    Raises:
        BadPage: `bad-line` or `too-large`; `unsupported` when the line is this program's own output.
    """
    subject = f"{name}:{line.number}"
    if line.raw is None:
        message = f"the line is longer than {limit:,} bytes, the limit for one page; raise --max-bytes or leave it out"
        raise BadPage(subject, "too-large", message)
    fields = _decode(line.raw.removeprefix(b"\xef\xbb\xbf"), subject)
    if bytes(fields.schema).strip(b'" ').decode("utf-8", "replace").startswith(_OURS):
        message = "this file was written by parley itself; give the pages that it was made of"
        raise BadPage(subject, "unsupported", message)
    words = fields.html if fields.html and fields.html.strip() else fields.text
    if not words or not words.strip():
        raise BadPage(subject, "bad-line", f'neither "html" nor "text" holds anything; {_EXPECTED}')
    own = fields.path or fields.id
    return RawPage(
        raw=words.encode("utf-8"),
        path=f"{subject}#{own}" if own else subject,
        url=fields.url or None,
        charset="utf-8",
        retrieved_at=_check_time(fields.retrieved_at, subject),
    )


def _decode(raw: bytes, subject: str) -> _Fields:
    try:
        return _DECODER.decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as exc:
        reason = str(exc).replace("`", '"')
        raise BadPage(subject, "bad-line", f"the line cannot be read ({reason}); {_EXPECTED}") from exc


def _check_time(value: str | None, subject: str) -> str | None:
    """Return the time as given, when it is ISO 8601.

    Raises:
        BadPage: `bad-line`.
    """
    if not value:
        return None
    try:
        datetime.fromisoformat(value)
    except ValueError as exc:
        message = '"retrieved_at" is no ISO 8601 time; write it as 2025-03-18T17:14:00+08:00'
        raise BadPage(subject, "bad-line", message) from exc
    return value
