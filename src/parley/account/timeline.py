"""The timeline: one line an event, told by every page that tells it, among lines that say when pages were written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

import msgspec

from parley.account.durations import comparable
from parley.account.records import Records, ToldEvent, evidence_of
from parley.account.written import list_written
from parley.model.account import StatusAt, TimelineLine
from parley.model.coding import Coding, EventStatus, Participant, Quantity, When
from parley.model.moments import common_offset, moment
from parley.model.story import SameEvent

_DONE: Final = frozenset(("happened", "ongoing"))
_OVER: Final = frozenset(("cancelled", "denied"))
_PRECISION: Final = ("minute", "hour", "part", "day", "week", "month", "year")


class Timeline(NamedTuple):
    """The lines in order of time, and which of them is which event's."""

    lines: tuple[TimelineLine, ...]
    of_event: dict[str, TimelineLine]


def make_timeline(
    codings: Sequence[Coding],
    events: Sequence[SameEvent],
    group_of: dict[str, str],
    records: Records,
    zone: str | None = None,
) -> Timeline:
    """List the events of a story, and when its pages were written, in order of time.

    An event without a day stands where the first page that tells it stands.

    Args:
        codings: Pages in order of time, each once.
        events: The story's events.
        group_of: Article id -> origin group id.
        records: The story's records.
        zone: The IANA zone into which clock times are moved; None leaves them as told.
    """
    lines: list[tuple[str, TimelineLine]] = [
        (event.id, _make_line(tuple(records.events(event)), records, zone)) for event in events
    ]
    lines += [("", line) for line in list_written(codings, group_of)]
    offset = common_offset(line.when.value for _, line in lines if line.when)
    ordered = sorted(lines, key=lambda pair: _place(pair[1], offset))
    numbered = [
        (of, msgspec.structs.replace(line, id=f"t{number}")) for number, (of, line) in enumerate(ordered, start=1)
    ]
    return Timeline(tuple(line for _, line in numbered), {of: line for of, line in numbered if of})


def _place(line: TimelineLine, offset: int) -> tuple[int, bool]:
    value = comparable(line.when.value) if line.when is not None else None
    told = next((one.told for one in line.history if one.told is not None), None)
    return moment(value or told, assumed_offset=offset), line.kind != "event"


def _make_line(told: tuple[ToldEvent, ...], records: Records, zone: str | None) -> TimelineLine:
    history = _history(told, records)
    status = _status(history)
    best = _best_when(told, status)
    shown = _move(best, zone)
    first = told[0].event
    return TimelineLine(
        id="",
        kind="event",
        type=first.type,
        mode=next((one.event.mode for one in told if one.event.mode is not None), None),
        status=status,
        when=shown,
        participants=_participants(told, records),
        place=next((one.event.place for one in told if one.event.place is not None), None),
        quantities=_quantities(told),
        reported_by=records.origins(one.page for one in told),
        evidence=evidence_of(told),
        history=history,
        when_told=best.value if best is not None and shown is not None and shown.value != best.value else None,
    )


def _history(told: Sequence[ToldEvent], records: Records) -> tuple[StatusAt, ...]:
    """Return the statuses told, each with the pages that tell it, in order of the first of them.

    Of one day what was announced stands before what was held: a page that is kept up to date tells both.
    """
    lines: dict[tuple[EventStatus, str | None], list[ToldEvent]] = {}
    for one in told:
        lines.setdefault((one.event.status, one.event.holder), []).append(one)
    found = [
        StatusAt(
            status=status,
            told=next((day for one in same if (day := records.published(one.page)) is not None), None),
            holder=holder,
            reported_by=records.origins(one.page for one in same),
        )
        for (status, holder), same in lines.items()
    ]
    return tuple(sorted(found, key=lambda one: ((one.told or "9")[:10], one.status in _DONE | _OVER)))


def _status(history: Sequence[StatusAt]) -> EventStatus:
    """Return how the event stands: what happened or was called off stays so, else what was told last."""
    final = [one for one in history if one.status in _DONE | _OVER]
    return (final or list(history))[-1].status


def _best_when(told: Sequence[ToldEvent], status: EventStatus) -> When | None:
    """Return the most precise time among the tellings with the final status, else among all."""
    dated = [one.event for one in told if one.event.when is not None and one.event.when.value is not None]
    same = [event for event in dated if event.status == status]
    whens = [event.when for event in same or dated if event.when is not None]
    if not whens:
        return None
    best = min(whens, key=lambda when: _PRECISION.index(when.granularity))
    zones = tuple(dict.fromkeys(zone for when in whens for zone in when.zones))
    return msgspec.structs.replace(best, zones=zones)


def _move(when: When | None, zone: str | None) -> When | None:
    """Move clock times that give their offset to a zone; what gives none stays as it is told."""
    if when is None or zone is None:
        return when
    return msgspec.structs.replace(when, value=_moved(when.value, zone), end_value=_moved(when.end_value, zone))


def _moved(value: str | None, zone: str) -> str | None:
    try:
        moved = datetime.fromisoformat(value or "")
    except ValueError:
        return value
    return moved.astimezone(ZoneInfo(zone)).isoformat(timespec="minutes") if moved.tzinfo is not None else value


def _participants(told: Sequence[ToldEvent], records: Records) -> tuple[Participant, ...]:
    """Return those whom the fullest telling names, and the parties that only others name."""
    fullest = max(told, key=lambda one: len(one.event.participants))
    found = {one.entity: one for one in fullest.event.participants}
    sides = {records.parties.of(entity) for entity in found}
    for one in told:
        for participant in one.event.participants:
            if records.parties.of(participant.entity) not in sides:
                sides.add(records.parties.of(participant.entity))
                found.setdefault(participant.entity, participant)
    return tuple(found.values())


def _quantities(told: Sequence[ToldEvent]) -> tuple[Quantity, ...]:
    return tuple(dict.fromkeys(number for one in told for number in one.event.quantities))
