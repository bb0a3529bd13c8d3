"""How the outcome of one meeting is judged: as a success by some, as none by others. The words are data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from parley.account.differences.claims import Found
from parley.account.differences.contents import Contents
from parley.account.records import Records, ToldEvent
from parley.account.sourced import evidence_between
from parley.model.account import Version
from parley.model.coding import Coding
from parley.model.record import SourcedEvidence, evidence_at
from parley.model.story import SameEvent

_SENTENCE_ENDS: Final = "。！？!?\n"
_MEETINGS: Final = "谈判会谈通话会晤磋商"
_HELD: Final = frozenset(("happened", "ongoing"))
_SHOWN: Final = 4


class _Judgement(NamedTuple):
    """A sentence that judges a meeting: its page, words, tellers (none: the page itself)."""

    page: Coding
    evidence: SourcedEvidence
    tellers: tuple[str, ...]


def find_outcomes(
    events: Sequence[SameEvent], lines: Mapping[str, str], contents: Contents, records: Records
) -> Iterator[Found]:
    """Find meetings that one teller calls a success and another none, on pages that tell of one meeting held.

    Args:
        events: The story's events.
        lines: The id of each event's line in the timeline.
        contents: Reads the words of pages.
        records: The story's records.
    """
    meetings: dict[str, list[str]] = {}
    for event in events:
        tellings = tuple(records.events(event)) if event.type == "consult" else ()
        for ident in sorted({one.page.id for one in tellings if _is_held(one)}):
            meetings.setdefault(ident, []).append(event.id)
    found: dict[str, dict[str, list[_Judgement]]] = {}
    for page in records.pages:
        held = meetings.get(page.id, ())
        if len(held) == 1:
            for sort, judged in _judge(page, contents):
                found.setdefault(held[0], {}).setdefault(sort, []).append(judged)
    for ident, sorts in found.items():
        full, dim = sorts.get("full", []), sorts.get("dim", [])
        if full and dim and not {one.tellers for one in full} & {one.tellers for one in dim}:
            versions = (_version("dim", dim, records), _version("full", full, records))
            yield Found("characterisation", lines[ident], versions, "outcome")


def _is_held(told: ToldEvent) -> bool:
    return told.event.status in _HELD and told.event.mode != "phone"


def _judge(page: Coding, contents: Contents) -> Iterator[tuple[str, _Judgement]]:
    for start, end in _sentences(page):
        words = contents.words(page, evidence_at(page.text, start, end))
        sorts = {mark.sort for mark in contents.contrasts.find(words)} & {"full", "dim"}
        if len(sorts) != 1 or not any(_MEETINGS[at : at + 2] in words for at in range(0, len(_MEETINGS), 2)):
            continue
        speakers = next(
            (one.speakers for one in page.statements if one.speakers and _meets(one.evidence[0], start, end)), ()
        )
        yield next(iter(sorts)), _Judgement(page, evidence_between(page, start, end), speakers)


def _meets(span: object, start: int, end: int) -> bool:
    return bool(getattr(span, "start", 0) < end and start < getattr(span, "end", 0))


def _sentences(page: Coding) -> Iterator[tuple[int, int]]:
    for block in page.blocks:
        if block.kind in ("title", "heading"):
            continue
        start = block.start
        for at in range(block.start, block.end):
            if page.text[at] in _SENTENCE_ENDS and at > start:
                yield start, at + 1
                start = at + 1
        if start < block.end:
            yield start, block.end


def _version(value: str, judged: Sequence[_Judgement], records: Records) -> Version:
    shown = judged[:_SHOWN]
    return Version(
        value=value,
        according_to=tuple(dict.fromkeys(teller for one in shown for teller in one.tellers)),
        reported_by=records.origins(one.page for one in shown),
        evidence=tuple(one.evidence for one in shown),
    )
