"""Which events of the pages are one event: same sort, same sides, same day, nobody else in a side's place.

Words play no part where the day is known, so that a call told in three time zones and two renderings of its names is
one call; where no day is given, or a page names one side alone, the words must resemble each other. Reprints that
repeat the words repeat the event. An exchange of prisoners and a release by both sides are one sort.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from parley.model.coding import Coding, Event
from parley.model.parties import Parties
from parley.model.story import SameEvent, Told
from parley.story.days import days_of
from parley.story.sentences import fold_words

_AHEAD: Final = frozenset(("scheduled", "planned", "proposed", "conditional", "expected"))
_DAYS_APART: Final = 3
_COMPARED: Final = 8
_ALIKE: Final = 0.4
_GRAM: Final = 2
_SAME_WORDS: Final = 0.9
_SWAPS: Final = frozenset((("cooperate", "exchange"), ("retreat", "release")))


@dataclass(frozen=True, slots=True)
class _Seen:
    """An event of a page with what it is compared by."""

    page: Coding
    event: Event
    sort: str
    sides: frozenset[str]
    people: dict[str, frozenset[str]]
    days: frozenset[int]
    told: frozenset[int]
    numbers: frozenset[tuple[float, str]]
    grams: frozenset[str]

    @property
    def ahead(self) -> bool:
        return self.event.status in _AHEAD


@dataclass(slots=True)
class _Group:
    members: list[_Seen] = field(default_factory=list)


def group_events(codings: Sequence[Coding], parties: Parties) -> tuple[SameEvent, ...]:
    """Put the events of all pages together that are one event.

    Args:
        codings: Pages in order of time, each once.
        parties: The parties behind entity ids.
    """
    groups: list[_Group] = []
    by_day: dict[tuple[str, int], list[_Group]] = {}
    by_sides: dict[tuple[str, frozenset[str]], list[_Group]] = {}
    for seen in _see(codings, parties):
        near = [group for day in sorted(seen.days) for group in by_day.get((seen.sort, day), ())[-_COMPARED:]]
        undated = by_sides.setdefault((seen.sort, seen.sides), [])
        near += undated[-_COMPARED:]
        group = next((one for one in near if _is_same(seen, one)), None)
        if group is None:
            group = _Group()
            groups.append(group)
            undated.append(group)
        group.members.append(seen)
        for day in sorted(seen.days):
            known = by_day.setdefault((seen.sort, day), [])
            if all(group is not other for other in known[-_COMPARED:]):
                known.append(group)
    return tuple(_make(f"g{number}", group) for number, group in enumerate(groups, start=1))


def _see(codings: Sequence[Coding], parties: Parties) -> Iterator[_Seen]:
    for page in codings:
        kinds = {entity.id: entity.kind for entity in page.entities}
        told = days_of(page.published.value if page.published else None)
        for event in page.events:
            people: dict[str, set[str]] = {}
            for one in event.participants:
                people.setdefault(parties.of(one.entity), set())
                if kinds.get(one.entity) == "person":
                    people[parties.of(one.entity)].add(one.entity)
            words = fold_words(event.evidence[0].exact)
            yield _Seen(
                page=page,
                event=event,
                sort="swap" if (event.type, event.mode) in _SWAPS and len(people) > 1 else event.type,
                sides=frozenset(people),
                people={side: frozenset(named) for side, named in people.items()},
                days=days_of(event.when.value if event.when else None),
                told=told,
                numbers=frozenset((float(one.value), one.unit) for one in event.quantities if one.bound == "exact"),
                grams=frozenset(words[at : at + _GRAM] for at in range(len(words) - _GRAM + 1)),
            )


def _is_same(seen: _Seen, group: _Group) -> bool:
    members = [*group.members[:_COMPARED], *group.members[_COMPARED:][-_COMPARED:]]
    return any(_match(seen, other) for other in members) and not any(_clash(seen, other) for other in members)


def _match(one: _Seen, other: _Seen) -> bool:
    """Tell two tellings of one event."""
    if one.days and other.days:
        return bool(one.days & other.days) and _match_dated(one, other)
    is_copy = one.page.id != other.page.id and one.event.evidence[0].exact == other.event.evidence[0].exact
    if not _is_near(one, other) or (one.ahead != other.ahead and not is_copy):
        return False
    if is_copy and one.days == other.days:
        return True
    if not one.sides & other.sides or not (one.sides <= other.sides or other.sides <= one.sides):
        return False
    if one.numbers and other.numbers:
        return bool(one.numbers & other.numbers)
    return _alike(one.grams, other.grams) >= _ALIKE


def _match_dated(one: _Seen, other: _Seen) -> bool:
    """Tell two tellings of one event among those of one day."""
    shared, alike = one.sides & other.sides, _alike(one.grams, other.grams)
    is_copy = one.page.id != other.page.id and alike >= _SAME_WORDS
    if not shared or is_copy:
        return is_copy
    if not (one.sides <= other.sides or other.sides <= one.sides):
        return one.event.type == "consult" and _is_one_place(one, other)
    one_side = len(shared) == 1 and one.sides != other.sides
    return not one_side or alike >= _ALIKE or one.event.place == other.event.place


def _is_one_place(one: _Seen, other: _Seen) -> bool:
    return one.event.place is not None and one.event.place == other.event.place


def _clash(one: _Seen, other: _Seen) -> bool:
    """Tell two events that cannot be one: another way of meeting, other people for a side, other numbers exchanged."""
    modes = (one.event.mode, other.event.mode)
    if all(modes) and modes[0] != modes[1] and one.sort != "swap":
        return True
    if one.sort == "swap" and one.numbers and other.numbers and not one.numbers & other.numbers:
        return True
    shared = one.people.keys() & other.people.keys()
    return any(
        one.people[side] and other.people[side] and not one.people[side] & other.people[side] for side in sorted(shared)
    )


def _is_near(one: _Seen, other: _Seen) -> bool:
    """Tell pages written, or an event and a page written, within three days."""
    first, second = one.days or one.told, other.days or other.told
    if not first or not second:
        return one.page.id == other.page.id
    return min(second) - max(first) <= _DAYS_APART and min(first) - max(second) <= _DAYS_APART


def _alike(first: frozenset[str], second: frozenset[str]) -> float:
    """Return the share of the shorter's character pairs that the other has."""
    fewer = min(len(first), len(second))
    return len(first & second) / fewer if fewer else 0.0


def _make(ident: str, group: _Group) -> SameEvent:
    records = tuple(Told(article=seen.page.id, id=seen.event.id) for seen in group.members)
    return SameEvent(id=ident, type=group.members[0].event.type, records=records)
