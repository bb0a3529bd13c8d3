"""Tellings -> events: one for each event of a page, however often it is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from parley.coding.events.find import Telling
from parley.coding.mentions.book import EntityBook
from parley.model.coding import EventStatus, Participant, ParticipantRole, TimeExpression

_PAST: Final[frozenset[EventStatus]] = frozenset(("happened", "ongoing"))
_OFF: Final[frozenset[EventStatus]] = frozenset(("cancelled", "denied"))
_OWN_MODES: Final = frozenset(("visit", "correspondence"))
_COMPARED: Final = 200  # a page that tells more events of a type is no page
_DAY: Final = 10
_TOGETHER: Final = frozenset(("consult", "agree", "cooperate", "support"))
_DOING: Final[frozenset[ParticipantRole]] = frozenset(("actor", "mediator"))
_SUFFERING: Final[frozenset[ParticipantRole]] = frozenset(("target", "recipient"))
_REACHED: Final = frozenset(("达成", "达致", "敲定", "谈成"))  # an agreement to come is a hope
_ALL_SIDES: Final = frozenset(("mutual", "state"))


@dataclass(slots=True)
class Told:
    """An event of a page with all its tellings, the one that tells it best first.

    Attributes:
        tellings: Where it is told.
        participants: Everybody who takes part, by entity.
        people: The persons among them.
        sides: The parties of those who take part, or they themselves.
        time: When, or None.
        status: How it stands.
        parties: The party of each who takes part, or the entity itself.
    """

    tellings: list[Telling]
    participants: dict[str, Participant]
    people: set[str]
    sides: set[str]
    time: TimeExpression | None
    status: EventStatus
    parties: dict[str, str]

    def in_role(self, roles: frozenset[ParticipantRole]) -> set[str]:
        """Return the parties of those who take part in some roles."""
        found = (entity for entity, part in self.participants.items() if part.role in roles)
        return {self.parties.get(entity, entity) for entity in found}


def merge_tellings(
    tellings: Iterable[Telling], book: EntityBook, parties: tuple[str, ...]
) -> tuple[list[Told], list[Telling]]:
    """Merge the tellings of one event.

    Args:
        tellings: All tellings of a page, in order.
        book: For the parties of those who take part.
        parties: The page's main parties; talks that name no side are theirs.

    Returns:
        The events, and the tellings that are none because they leave open whose act it is, or when.
    """
    found: dict[str, list[Told]] = {}
    left: list[Telling] = []
    ordered = list(tellings)
    for one in (*(t for t in ordered if not t.named), *(t for t in ordered if t.named)):
        new = _open(one, book)
        known = found.setdefault(one.trigger.type, [])
        same = next((told for told in known[:_COMPARED] if _is_same(told, new)), None)
        if same is not None:
            _join(same, new)
            continue
        if not new.participants and one.trigger.frame in _ALL_SIDES and (one.time or one.parts.place):
            new.participants = {party: Participant(entity=party, role="actor") for party in parties}
            new.parties = {party: party for party in parties}
            new.sides = set(parties)
        if _stands_alone(new):
            known.append(new)
        elif not one.named:
            left.append(one)
    return [told for known in found.values() for told in known], left


def _open(one: Telling, book: EntityBook) -> Told:
    participants = {part.entity: part for part in one.parts.participants}
    people = {entity for entity in participants if book.kind(entity) == "person"}
    parties = {entity: book.party(entity) or entity for entity in participants}
    sides = {parties[entity] for entity, part in participants.items() if part.role != "mediator"}
    return Told([one], participants, people, sides, one.time, one.status, parties)


def _stands_alone(new: Told) -> bool:
    """Tell an event that is told well enough to count: talks have two sides, what is only named has a time."""
    one, trigger = new.tellings[0], new.tellings[0].trigger
    if all(part.role == "mediator" for part in new.participants.values()):
        return False
    if one.time is None and (one.named or trigger.frame == "state"):
        return False
    if one.status == "denied":
        return len(new.participants) > 1 or one.time is not None
    if trigger.word in _REACHED:
        return one.status == "happened" and one.settled
    return trigger.frame != "mutual" or len(new.participants) > 1 or one.attended or one.partnered


def _is_same(told: Told, new: Told) -> bool:
    first, other = told.tellings[0], new.tellings[0]
    if not _same_mode(first.trigger.mode, other.trigger.mode) or _stage(told.status) != _stage(new.status):
        return False
    if not other.anaphoric and not _same_day(told.time, new.time):
        return False
    if first.trigger.type not in _TOGETHER:
        return _same_deed(told, new)
    if told.people and new.people and not told.people & new.people:
        return False
    if first.attended or other.attended:
        return not new.sides or bool(told.sides & new.sides)
    return _same_sides(told.sides, new.sides, dated=told.time is not None and new.time is not None)


def _same_mode(mode: str | None, other: str | None) -> bool:
    """Tell modes that may be one: 讨论 may tell of a call or a meeting, not of a visit."""
    return mode == other or (mode not in _OWN_MODES and other not in _OWN_MODES and None in (mode, other))


def _same_sides(sides: set[str], others: set[str], *, dated: bool) -> bool:
    """Tell sides that may be those of one event; a day in common makes up for a side that one telling leaves out."""
    if not sides or not others or sides == others:
        return True
    common = sides & others
    if len(common) > 1:
        return dated
    return bool(common) and (len(sides) == 1 or len(others) == 1)


def _same_deed(told: Told, new: Told) -> bool:
    """Tell one deed of one side from another: by who does it, to whom, on which day, in which words."""
    found = False
    for roles in (_DOING, _SUFFERING):
        sides, others = told.in_role(roles), new.in_role(roles)
        if sides and others and not sides & others:
            return False
        found = found or bool(sides & others)
    dated = told.time is not None and new.time is not None
    same_word = told.tellings[0].trigger.word == new.tellings[0].trigger.word
    aimed = bool(told.in_role(_SUFFERING) & new.in_role(_SUFFERING))
    return found and (dated or same_word or aimed or told.tellings[0].trigger.type == "threaten")


def _stage(status: EventStatus) -> int:
    return 0 if status in _PAST else 1 if status in _OFF else 2


def _same_day(time: TimeExpression | None, other: TimeExpression | None) -> bool:
    """Tell times that may be one: equal as far as both go, or one within the other."""
    if time is None or other is None or time.value is None or other.value is None:
        return True
    if "W" in time.value + other.value:
        return True
    length = min(len(time.value), len(other.value), _DAY)
    start, end = time.value[:length], (time.end_value or time.value)[:length]
    from_, to = other.value[:length], (other.end_value or other.value)[:length]
    return start <= to and from_ <= end


def _join(told: Told, new: Told) -> None:
    told.tellings += new.tellings
    told.sides |= new.sides
    if told.time is None or (
        new.time is not None and len(told.time.value or "") < _DAY and "W" not in str(told.time.value)
    ):
        told.time = new.time or told.time
    if len(told.participants) < 2:
        told.participants = {**new.participants, **told.participants}
        told.people |= new.people
        told.parties |= new.parties
