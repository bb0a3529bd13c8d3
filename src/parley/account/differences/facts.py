"""Differences in what events were: other numbers, other times, another proposer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from parley.account.differences.claims import SEPARATOR, Claim, Found, make_version, near_pairs
from parley.account.records import Records, ToldEvent, evidence_of
from parley.model.account import Version

_COUNTED: Final = frozenset(("cooperate", "retreat", "aid"))
_DONE: Final = frozenset(("happened", "ongoing"))


def find_facts(ident: str, told: Sequence[ToldEvent], records: Records) -> Iterator[Found]:
    """Find where tellings of one event that was held or carried out give other numbers or another time.

    Args:
        ident: The id of the event's line in the timeline.
        told: Its tellings.
        records: The story's records.
    """
    done = [one for one in told if one.event.status in _DONE]
    if done and done[0].event.type in _COUNTED:
        yield from _numbers(ident, done, records)
    moments: dict[datetime, list[ToldEvent]] = {}
    for one in done:
        moment = _moment(one)
        if moment is not None:
            moments.setdefault(moment, []).append(one)
    if len(moments) > 1 and _are_apart(list(moments.values()), records):
        versions = tuple(_version(_clock(same[0]), same, records) for same in moments.values())
        yield Found("time", ident, versions)


def find_proposers(claims: Sequence[Claim], records: Records) -> Iterator[Found]:
    """Find where two parties' accounts name different proposers of one term.

    Args:
        claims: The claims about the term.
        records: The story's records.
    """
    proposed = [claim for claim in claims if claim.provision.stance == "propose" and claim.sides]
    for one, other in near_pairs(proposed):
        apart = not set(one.sides) & set(other.sides) and not one.holders & other.holders
        if apart and one.holders and other.holders and _same_terms(one, other):
            versions = tuple(
                make_version(SEPARATOR.join(sorted(claim.holders)), [claim], records) for claim in (one, other)
            )
            yield Found("actor", one.row, versions, "entity")
            return


def _same_terms(one: Claim, other: Claim) -> bool:
    """Tell proposals that must be one: of the same stated scope or length, and in like words."""
    mine, theirs = one.provision, other.provision
    shared = (mine.target is not None and mine.target == theirs.target) or (
        mine.duration is not None and mine.duration == theirs.duration
    )
    return shared and len(one.content & other.content) > 1


def _numbers(ident: str, told: Sequence[ToldEvent], records: Records) -> Iterator[Found]:
    """Find two exact numbers of the same thing in tellings that each give one."""
    found: dict[tuple[str, float], list[ToldEvent]] = {}
    for one in told:
        exact = [number for number in one.event.quantities if number.bound == "exact"]
        if len({(number.value, number.unit) for number in exact}) == 1:
            found.setdefault((exact[0].unit, float(exact[0].value)), []).append(one)
    units = {unit for unit, _ in found}
    for unit in sorted(units):
        same = {value: tellings for (of, value), tellings in found.items() if of == unit}
        values = sorted(same)
        halves = len(values) == 2 and values[0] * 2 == values[1]  # each side's and both sides' together
        if len(values) > 1 and not halves and _are_apart(list(same.values()), records):
            versions = tuple(_version(f"{value:g}{unit}", tellings, records) for value, tellings in same.items())
            yield Found("quantity", ident, versions)


def _are_apart(versions: Sequence[Sequence[ToldEvent]], records: Records) -> bool:
    """Tell versions of which none shares its origins with another: one text does not contradict itself."""
    groups = [set(records.origins(one.page for one in told)) for told in versions]
    return all(not mine & other for at, mine in enumerate(groups) for other in groups[at + 1 :])


def _moment(told: ToldEvent) -> datetime | None:
    when = told.event.when
    if when is None or when.value is None or when.granularity != "minute":
        return None
    try:
        moment = datetime.fromisoformat(when.value)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


def _clock(told: ToldEvent) -> str:
    return told.event.when.value or "" if told.event.when is not None else ""


def _version(value: str, told: Sequence[ToldEvent], records: Records) -> Version:
    says: list[str] = []
    for page, event in told:
        statement = records.statement(ToldEvent(page, event))
        says += statement.speakers if statement is not None else ()
    return Version(
        value=value,
        according_to=tuple(dict.fromkeys(says)),
        reported_by=records.origins(one.page for one in told),
        evidence=evidence_of(told),
    )
