"""What comes next, as of a moment: events that lay ahead when the pages were written, deadlines, ends of terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

import msgspec

from parley.account.durations import comparable, day_of
from parley.account.records import Records, ToldEvent, ToldTerm
from parley.account.sourced import sentence_around
from parley.lang.zh.measures import load_measures
from parley.lang.zh.script import shadow
from parley.model.account import LedgerRow, NextLine, NextStatus, TimelineLine
from parley.model.coding import Coding, Participant, Stance, TimeExpression, When
from parley.model.moments import granularity, moment
from parley.model.story import SameEvent, SameTerm

_AHEAD: Final = frozenset(("scheduled", "planned", "expected", "conditional"))
_DONE: Final = frozenset(("happened", "ongoing"))
_ENDED: Final = frozenset(("rejected", "withdrawn", "superseded", "ended", "expired-by-date"))
_BINDING: Final[frozenset[Stance]] = frozenset((
    "agree", "agree-to-negotiate", "commit", "order", "extend", "condition", "demand", "accept", "partly-accept",
))  # fmt: skip
_SWAPS: Final = frozenset(("exchange", "release"))
_BEGUN: Final[frozenset[Stance]] = frozenset(("implement", "violate", "accuse-violation", "suspend", "expire"))
_WORD_CHARS: Final = 4
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


_STEPS: Final = ("swap", "retreat", "sanction", "cooperate", "concede", "aid")
_DAY_CHARS: Final = 10
_COMPARED: Final = 100
_Held = Mapping[tuple[str, str], Sequence[tuple[frozenset[str], int]]]


class _Ahead(NamedTuple):
    """A line, and the parties, day, type and numbers by which another may be the same."""

    line: NextLine
    sides: frozenset[str]
    day: str | None
    type: str | None
    numbers: frozenset[tuple[float, str]] = frozenset()


def list_next(
    events: Sequence[SameEvent],
    lines: Mapping[str, TimelineLine],
    terms: Sequence[SameTerm],
    ledger: Sequence[LedgerRow],
    records: Records,
    *,
    now: str | None,
) -> tuple[NextLine, ...]:
    """List what was to come, in order of time, what has no day last.

    An event that a page both announces and reports as held is not to come; one that a later page reports is fulfilled.

    Args:
        events: The story's events.
        lines: The timeline's line of each event.
        terms: The story's terms.
        ledger: The ledger's row of each term, in the same order.
        records: The story's records.
        now: The moment for which it is told, ISO 8601; None leaves what has a day as scheduled.
    """
    today = day_of(now)
    held = _held(events, lines, records)
    found = _Found()
    for same in events:
        for one in _announced(tuple(records.events(same)), lines[same.id], today, held, records):
            found.add(one)
    told: dict[str, list[tuple[int, int]]] = {}
    for page in records.pages:
        for event in page.events:
            if event.status in _AHEAD:
                told.setdefault(page.id, []).extend((span.start, span.end) for span in event.evidence)
    for term, row in zip(terms, ledger, strict=True):
        for one in _ends(row, today):
            found.add(one)
        provisions = tuple(records.provisions(term))
        running = _running(provisions, records)
        for provision in provisions:
            known = told.get(provision.page.id, ())
            for one in _deadlines(provision, row, today, known, running, held, records):
                found.add(one)
    return tuple(sorted((one.line for one in found.lines), key=_place))


class _Found:
    """The lines found; one that says the same as one of its day, from whatever page, adds its words to that."""

    def __init__(self) -> None:
        self.lines: list[_Ahead] = []
        self._by_day: dict[str, list[int]] = {}

    def add(self, new: _Ahead) -> None:
        """Add a line, or its words to one of the same matter, or of the same sort, day and sides."""
        same_day = self._by_day.setdefault(new.day, []) if new.day is not None else []
        for at in same_day[-_COMPARED:]:
            known = self.lines[at]
            alike = known.type == new.type and (known.sides <= new.sides or new.sides <= known.sides)
            alike = alike and not (known.numbers and new.numbers and not known.numbers & new.numbers)
            if known.line.about == new.line.about or alike:
                self.lines[at] = _join(known, new)
                return
        same_day.append(len(self.lines))
        self.lines.append(new)


def _join(known: _Ahead, new: _Ahead) -> _Ahead:
    spans = {(one.article, one.start): one for one in (*known.line.evidence, *new.line.evidence)}
    done = "fulfilled" in (known.line.status, new.line.status)
    status: NextStatus = "fulfilled" if done else known.line.status
    line = msgspec.structs.replace(known.line, evidence=tuple(spans.values()), status=status)
    return known._replace(line=line, sides=known.sides | new.sides)


def _place(line: NextLine) -> int:
    return moment(comparable(line.when.value) if line.when is not None else None)


def _held(events: Sequence[SameEvent], lines: Mapping[str, TimelineLine], records: Records) -> _Held:
    """Return who took part in what was held, by type and day, with the last page that tells it."""
    found: dict[tuple[str, str], list[tuple[frozenset[str], int]]] = {}
    for event in events:
        line = lines[event.id]
        day = _exact_day(line.when)
        if day is None or line.status not in _DONE:
            continue
        last = max(records.order[one.page.id] for one in records.events(event) if one.event.status in _DONE)
        found.setdefault((_sort(line), day), []).append((_sides(line.participants, records), last))
    return found


def _announced(
    told: tuple[ToldEvent, ...],
    line: TimelineLine,
    today: date | None,
    held: _Held,
    records: Records,
) -> Iterator[_Ahead]:
    ahead = [one for one in told if one.event.status in _AHEAD and not _is_past(one, records)]
    done = [one for one in told if one.event.status in _DONE]
    if not ahead or {one.page.id for one in ahead} <= {one.page.id for one in done}:
        return
    first = min(records.order[one.page.id] for one in ahead)
    if done and first >= max(records.order[one.page.id] for one in done):
        return
    dated = [one.event.when for one in ahead if one.event.when is not None and one.event.when.value is not None]
    when = min(dated, key=lambda one: len(_DAY.findall(one.value or "")) == 0) if dated else None
    sides, day, sort = _sides(line.participants, records), _exact_day(when), _sort(line)
    later = [last for others, last in held.get((sort, day or ""), ()) if others & sides and last > first]
    if done or later:
        status: NextStatus = "fulfilled"
    elif any(one.event.status == "cancelled" for one in told):
        status = "missed"
    else:
        status = _due(when, today)
    what = ahead[0].event.evidence[0].exact
    spans = (sentence_around(one.page, span) for one in ahead for span in one.event.evidence)
    evidence = tuple({(one.article, one.start): one for one in spans}.values())
    numbers = frozenset((one.value, one.unit) for one in line.quantities)
    made = NextLine(what=what, when=when, status=status, about=line.id, evidence=evidence)
    yield _Ahead(made, sides, day, sort, numbers)


def _is_past(told: ToldEvent, records: Records) -> bool:
    """Tell an event that lay behind when the page told it, whatever words it used."""
    told_on = day_of(records.published(told.page))
    day = day_of(_exact_day(told.event.when))
    return told_on is not None and day is not None and day < told_on


def _ends(row: LedgerRow, today: date | None) -> Iterator[_Ahead]:
    """Tell when a running term ends, computed or told."""
    if row.ends is None or row.status in _ENDED:
        return
    lasting = [one for one in row.positions if one.duration == row.duration and one.stance in _BINDING]
    dated = lasting or [one for one in row.positions if one.stance in _BINDING] or list(row.positions)
    when = When(value=row.ends, end_value=None, granularity=granularity(row.ends))
    evidence = dated[0].evidence
    line = NextLine(what=evidence[0].exact, when=when, status=_due(when, today), about=row.id, evidence=evidence)
    sides = frozenset(one.party for one in row.positions)
    yield _Ahead(line, sides, _exact_day(when), f"end of {row.topic}")


def _deadlines(
    told: ToldTerm,
    row: LedgerRow,
    today: date | None,
    known: Iterable[tuple[int, int]],
    running: date | None,
    held: _Held,
    records: Records,
) -> Iterator[_Ahead]:
    """Tell a day to come that a binding stance names: when something is to begin, to be done, or to end."""
    page, provision = told
    published = day_of(records.published(page))
    if provision.stance not in _BINDING or row.status in _ENDED or published is None:
        return
    for time in page.times:
        span = next((one for one in provision.evidence if one.start <= time.start and time.end <= one.end), None)
        day = day_of(_day_value(time))
        if span is None or day is None or day <= published or _is_former(page, time):
            continue
        if any(start < span.end and span.start < end for start, end in known):
            return
        when = When(value=time.value, end_value=time.end_value, granularity=time.granularity)
        evidence = (sentence_around(page, span),)
        holders = frozenset(records.parties.all_of(provision.holders))
        starts = (provision.starts or "")[:_DAY_CHARS] == day.isoformat()
        begun = starts and ((running is not None and running >= day) or _has_begun(day, holders, held))
        status: NextStatus = "fulfilled" if begun and _due(when, today) != "scheduled" else _due(when, today)
        line = NextLine(what=span.exact, when=when, status=status, about=row.id, evidence=evidence)
        yield _Ahead(line, holders, day.isoformat(), row.topic)
        return


def _running(provisions: Iterable[ToldTerm], records: Records) -> date | None:
    """Return the last day on which a page tells a term as something that runs, or ran."""
    days = (day_of(records.published(one.page)) for one in provisions if one.provision.stance in _BEGUN)
    return max((day for day in days if day is not None), default=None)


def _has_begun(day: date, holders: frozenset[str], held: _Held) -> bool:
    """Tell whether something that a term is about was carried out on the day on which it was to start."""
    done = (one for sort in _STEPS for one, _ in held.get((sort, day.isoformat()), ()))
    return any(sides & holders for sides in done)


def _is_former(page: Coding, time: TimeExpression) -> bool:
    """Tell a time that was once meant (原定17日): it is no longer to come."""
    before = shadow(page.text[max(0, time.start - _WORD_CHARS) : time.start])
    return any(before.endswith(word) for word in load_measures().former)


def _day_value(time: TimeExpression) -> str | None:
    return time.value if time.kind in ("point", "interval") and _DAY.match(time.value or "") else None


def _exact_day(when: When | None) -> str | None:
    match = _DAY.match((when.value if when is not None else None) or "")
    return match[0] if match else None


def _sort(line: TimelineLine) -> str:
    """Return what kind of event a line tells; an exchange and a release by both sides are one."""
    return "swap" if line.mode in _SWAPS else line.type or ""


def _sides(participants: Iterable[Participant], records: Records) -> frozenset[str]:
    return frozenset(records.parties.of(one.entity) for one in participants)


def _due(when: When | None, today: date | None) -> NextStatus:
    day = day_of(when.end_value or when.value) if when is not None else None
    if day is None or today is None or day > today:
        return "scheduled"
    return "due" if day == today else "overdue"
