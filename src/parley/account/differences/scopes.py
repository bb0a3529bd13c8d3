"""Differences in what a term covers: its target, whether it binds one side or both, how long it lasts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from parley.account.differences.claims import BROAD, Claim, Found, make_version, near_pairs
from parley.account.records import Records
from parley.model.account import DifferenceKind, Version

_BINDING: Final = frozenset((
    "agree", "accept", "partly-accept", "accept-in-principle", "order", "implement", "commit", "propose", "extend",
))  # fmt: skip
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_SETTLED: Final = _BINDING - {"propose"}


def _day(value: str | None) -> str | None:
    """Return the day of a start, where it is a day; a clock time may be the other's in another zone."""
    return value if value is not None and _DAY.fullmatch(value) else None


_Reader = Callable[[Claim], str | None]
_READINGS: Final[tuple[tuple[DifferenceKind, str | None, _Reader, frozenset[str]], ...]] = (
    ("scope", "target", lambda claim: claim.provision.target, _BINDING),
    ("scope", "sides", lambda claim: claim.binds, _SETTLED),
    ("time", None, lambda claim: claim.provision.duration, _SETTLED),
    ("time", None, lambda claim: _day(claim.provision.starts), _SETTLED),
)


def find_scopes(claims: Sequence[Claim], records: Records) -> Iterator[Found]:
    """Find where two parties' accounts of one term cover different things.

    Args:
        claims: The claims about the term.
        records: The story's records.
    """
    if claims[0].provision.topic in BROAD:  # one row holds many things, each with its own day and length
        return
    for kind, vocabulary, read, stances in _READINGS:
        told = [claim for claim in claims if claim.provision.stance in stances and read(claim) is not None]
        versions = _versions(told, read, records)
        if versions:
            yield Found(kind, told[0].row, versions, vocabulary)


def _versions(claims: Sequence[Claim], read: _Reader, records: Records) -> tuple[Version, ...]:
    """Return a version for each value, when two parties' accounts, near each other in time, hold different ones.

    What a party's account holds is what most of its claims say: it may also tell what the other proposed.
    """
    held = _held(claims, read)
    apart: dict[str | None, list[Claim]] = {}
    for one, other in near_pairs(claims):
        mine, theirs = read(one), read(other)
        if mine == theirs or len(one.sides) != 1 or len(other.sides) != 1 or one.sides == other.sides:
            continue
        if theirs in held[one.sides[0]] or mine in held[other.sides[0]]:
            continue
        if mine not in held[one.sides[0]] or theirs not in held[other.sides[0]]:
            continue
        apart.setdefault(mine, []).append(one)
        apart.setdefault(theirs, []).append(other)
    if not apart:
        return ()
    values = dict.fromkeys(value for claim in claims if (value := read(claim)) in apart)
    days = {claim.day for same in apart.values() for claim in same}
    told = [claim for claim in claims if claim.day in days and all(read(claim) in held[side] for side in claim.sides)]
    return tuple(make_version(value or "", [one for one in told if read(one) == value], records) for value in values)


def _held(claims: Sequence[Claim], read: _Reader) -> dict[str, set[str | None]]:
    """Return the values that most claims of each party's account hold; of joint accounts where it has no other."""
    counts: dict[str, Counter[str | None]] = {}
    for claim in sorted(claims, key=lambda claim: len(claim.sides) > 1):
        for side in claim.sides:
            counted = counts.setdefault(side, Counter())
            if len(claim.sides) == 1 or not counted:
                counted[read(claim)] += 1
    return {
        side: {value for value, count in counted.items() if count == max(counted.values())}
        for side, counted in counts.items()
    }
