"""When live entries, datelines and pages were written: lines that say when something was told, not when it happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import msgspec

from parley.account.sourced import evidence_between
from parley.lang.zh.script import shadow
from parley.model.account import TimelineKind, TimelineLine
from parley.model.coding import Coding, When
from parley.model.moments import granularity
from parley.model.record import SourcedEvidence

_SENTENCE_ENDS: Final = frozenset("。！？!?")
_MAX_CHARS: Final = 120


class _Told(NamedTuple):
    kind: TimelineKind
    value: str
    place: str | None
    evidence: SourcedEvidence
    key: tuple[str, ...]
    group: str


def list_written(codings: Sequence[Coding], group_of: dict[str, str]) -> list[TimelineLine]:
    """List live entries, datelines, and the publication of pages that have neither; in no order, without ids.

    Reprints that keep one dateline or one live entry share a line.

    Args:
        codings: Pages in order of time, each once.
        group_of: Article id -> origin group id.
    """
    lines: dict[tuple[str, ...], list[_Told]] = {}
    for page in codings:
        for one in _tell(page, group_of[page.id]):
            lines.setdefault(one.key, []).append(one)
    return [_make_line(same) for same in lines.values()]


def _tell(page: Coding, group: str) -> Iterator[_Told]:
    entries = list(_entries(page, group))
    yield from entries
    dateline = _dateline(page, group)
    if dateline is not None:
        yield dateline
    elif not entries and page.published is not None and page.text:
        block = page.blocks[0] if page.blocks else None
        start, end = (block.start, block.end) if block is not None else (0, len(page.text))
        evidence = evidence_between(page, start, _first_sentence(page.text, start, end))
        yield _Told("published", page.published.value, None, evidence, ("published", page.id), group)


def _entries(page: Coding, group: str) -> Iterator[_Told]:
    """Tell one line for each live entry: its time and the first sentence of its first block with words."""
    seen: set[str] = set()
    for block in page.blocks:
        if block.at is None or block.kind == "heading" or block.at in seen:
            continue
        start = _skip_stamp(page.text, block.start, block.end)
        if start >= block.end:
            continue
        seen.add(block.at)
        evidence = evidence_between(page, start, _first_sentence(page.text, start, block.end))
        yield _Told("entry", block.at, None, evidence, ("entry", block.at, group, shadow(evidence.exact)), group)


def _dateline(page: Coding, group: str) -> _Told | None:
    dateline = page.origin.dateline if page.origin is not None else None
    if dateline is None or dateline.date is None or not dateline.exact:
        return None
    start = page.text.find(dateline.exact)
    if start < 0:
        return None
    evidence = evidence_between(page, start, start + len(dateline.exact))
    key = ("dateline", group, dateline.date, shadow(dateline.place or ""))
    return _Told("dateline", dateline.date, dateline.place, evidence, key, group)


def _skip_stamp(text: str, start: int, end: int) -> int:
    """Return where the words of an entry begin, behind its stamp in brackets and white space."""
    if text[start] in "【[":
        close = min(
            (at for at in (text.find("】", start, start + 40), text.find("]", start, start + 40)) if at > 0), default=-1
        )
        if 0 < close < end:
            start = close + 1
    while start < end and text[start].isspace():
        start += 1
    return start


def _first_sentence(text: str, start: int, end: int) -> int:
    """Return the end of the first sentence, at most 120 characters on."""
    for at in range(start, min(end, start + _MAX_CHARS)):
        if text[at] in _SENTENCE_ENDS:
            return at + 1
    return min(end, start + _MAX_CHARS)


def _make_line(same: list[_Told]) -> TimelineLine:
    first = same[0]
    return TimelineLine(
        id="",
        kind=first.kind,
        type=None,
        mode=None,
        status=None,
        when=When(value=first.value, end_value=None, granularity=granularity(first.value)),
        participants=(),
        place=first.place,
        quantities=(),
        reported_by=tuple(sorted({one.group for one in same}, key=lambda group: (len(group), group))),
        evidence=tuple(msgspec.structs.replace(one.evidence) for one in same),
    )
