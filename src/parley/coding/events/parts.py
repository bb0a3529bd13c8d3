"""Who takes part in an event and where it is, by the frame of the word that tells it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from parley.coding.grammar import Frame, Grammar, Phrase
from parley.lang.zh.events import FrameKind, Trigger
from parley.lang.zh.speech import Words
from parley.model.coding import Participant, ParticipantRole

_MEDIATING: Final = Words(("斡旋", "调解", "调停", "主持", "协调", "促成", "牵线", "撮合", "居中", "见证"))
_UNDER: Final = ("下", "之下")
_MEDIATING_REACH: Final = 8
_NEAR: Final = 16
_GOVERNMENT: Final = "-government"
_APART: Final = "分别"
_THINGS: Final = frozenset(("place", "document", "other"))
_RECEIVING: Final = frozenset(("give", "order", "release"))

_Takers = list[tuple[str, ParticipantRole]]


class Parts(NamedTuple):
    """Who takes part, and where: entities in order of their role."""

    participants: tuple[Participant, ...]
    place: str | None


class _Sides(NamedTuple):
    """The entities of a predicate by where they stand in its clause."""

    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    partners: tuple[str, ...]
    to: tuple[str, ...]
    by: tuple[str, ...]
    at: tuple[str, ...]
    passive: bool


def read_parts(grammar: Grammar, frame: Frame, trigger: Trigger, start: int, end: int) -> list[Parts]:
    """Read who takes part in an event and where it is.

    Args:
        grammar: The page's clauses.
        frame: How the predicate stands in its clause.
        trigger: The word that tells the event.
        start: Where it begins.
        end: Where it ends.

    Returns:
        One; several where 分别 tells of as many events (他分别与甲和乙通话). It names nobody where the page does not
        say whose act it is.
    """
    mediators = _mediators(grammar, frame)
    is_foretold = trigger.frame == "act" and trigger.objects_before
    told = frame.subjects or (_speaker(grammar, frame) if is_foretold else ())
    sides = _Sides(
        subjects=tuple(one for one in told if one not in mediators and _can_act(grammar, one)),
        objects=_objects(frame, end),
        partners=frame.with_role("with"),
        to=frame.with_role("to"),
        by=frame.with_role("by"),
        at=frame.with_role("at"),
        passive=frame.has("passive"),
    )
    one_with_each = trigger.frame == "mutual" and len(sides.subjects) == 1 and len(sides.partners) > 1
    if one_with_each and _APART in grammar.text[frame.clause.start : start]:
        return [_parts(grammar, frame, _all("actor", (*sides.subjects, one)), ()) for one in sides.partners]
    takers = _FRAMES.get(trigger.frame, _take_act)(sides, "recipient" if trigger.frame in _RECEIVING else "target")
    return [_parts(grammar, frame, takers, mediators)]


def _take_mutual(sides: _Sides, _: ParticipantRole) -> _Takers:
    return _all("actor", (*sides.subjects, *sides.partners, *sides.by))


def _take_visit(sides: _Sides, _: ParticipantRole) -> _Takers:
    hosts = sides.objects or sides.to or sides.at
    return [*_all("actor", sides.subjects), *_all("recipient", hosts)] if sides.subjects and hosts else []


def _take_receive(sides: _Sides, _: ParticipantRole) -> _Takers:
    guests = (*sides.objects, *sides.partners, *sides.to)
    return _all("actor", (*sides.subjects, *guests)) if sides.subjects else []


def _take_suffer(sides: _Sides, _: ParticipantRole) -> _Takers:
    return [*_all("actor", sides.by), *_all("target", sides.subjects)]


def _take_mediate(sides: _Sides, _: ParticipantRole) -> _Takers:
    between = sides.objects or sides.at
    return [*_all("mediator", sides.subjects), *_all("actor", between)] if sides.subjects and between else []


def _take_sole(sides: _Sides, _: ParticipantRole) -> _Takers:
    return _all("actor", sides.by or (*sides.subjects, *sides.partners))


def _take_act(sides: _Sides, receiving: ParticipantRole) -> _Takers:
    if sides.passive or sides.by:
        return [*_all("actor", sides.by), *_all(receiving, sides.subjects), *_all("recipient", sides.to)]
    if not sides.subjects:
        return []
    return [*_all("actor", (*sides.subjects, *sides.partners)), *_all(receiving, sides.to or sides.objects)]


_FRAMES: Final[dict[FrameKind, Callable[[_Sides, ParticipantRole], _Takers]]] = {
    "mutual": _take_mutual,
    "state": _take_mutual,
    "visit": _take_visit,
    "receive": _take_receive,
    "suffer": _take_suffer,
    "mediate": _take_mediate,
    "sole": _take_sole,
}


def _all(role: ParticipantRole, entities: Iterable[str]) -> _Takers:
    return [(entity, role) for entity in dict.fromkeys(entities)]


def _speaker(grammar: Grammar, frame: Frame) -> tuple[str, ...]:
    """Return the side of the one who says that something is to come: “关税会更高”."""
    statement = grammar.statement_at(frame.clause.start, frame.clause.end)
    return tuple(dict.fromkeys(map(grammar.side, statement.speakers))) if statement else ()


def _can_act(grammar: Grammar, entity: str) -> bool:
    """Tell who can act from seas and things, and from those who only tell; a capital stands for its state."""
    book = grammar.draft.book
    return (book.kind(entity) not in _THINGS or book.party(entity) is not None) and not grammar.is_outlet(entity)


def _parts(grammar: Grammar, frame: Frame, takers: _Takers, mediators: tuple[str, ...]) -> Parts:
    roles: dict[str, ParticipantRole] = {}
    for entity, role in takers:
        if grammar.draft.book.kind(entity) != "document":
            roles.setdefault(_side(grammar, entity), role)
    for one in mediators:
        roles.setdefault(one, "mediator")
    people = tuple(Participant(entity=entity, role=role) for entity, role in roles.items())
    return Parts(people, _place(grammar, frame))


def _side(grammar: Grammar, entity: str) -> str:
    """Return the state where its government is named."""
    return grammar.side(entity) if entity.endswith(_GOVERNMENT) else entity


def _objects(frame: Frame, end: int) -> tuple[str, ...]:
    phrase = frame.objects[0] if frame.objects else None
    if phrase is None or phrase.start - end > _NEAR:
        return ()
    return phrase.heads


def _mediators(grammar: Grammar, frame: Frame) -> tuple[str, ...]:
    """Return who stands between: 在甲的斡旋下, 由甲主持."""
    clauses = (frame.clause, *grammar.before(frame.clause)[:1])
    return tuple(
        head
        for clause in clauses
        for phrase in clause.phrases
        if phrase.role in {"at", "by"} and _mediates(grammar, phrase, clause.end)
        for head in phrase.heads
    )


def _mediates(grammar: Grammar, phrase: Phrase, limit: int) -> bool:
    reach = min(phrase.end + _MEDIATING_REACH, limit)
    for at in range(phrase.end, reach):
        length = _MEDIATING.at(grammar.text, at, reach)
        if length:
            return phrase.role == "by" or grammar.text.startswith(_UNDER, at + length)
    return False


def _place(grammar: Grammar, frame: Frame) -> str | None:
    book = grammar.draft.book
    places = [phrase.heads[-1] for phrase in frame.partners if phrase.role == "at"]
    return next((one for one in places if book.kind(one) in {"place", "state", "organization"}), None)
