"""Omissions: what one side's account of the talks holds and the other side's does not, on all pages given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from typing import Final

from parley.account.differences.claims import Claim, Found, make_version
from parley.account.records import Records
from parley.model.coding import Topic

_MIN_CLAIMS: Final = 3
_MAX_SIDES: Final = 8
_WEIGHTY: Final = frozenset((
    "agree", "agree-to-negotiate", "condition", "demand", "appeal", "order", "commit", "reject", "consider", "propose",
))  # fmt: skip
_ASKS: Final = frozenset(("condition", "demand", "appeal"))
_NEIGHBOURS: Final[tuple[frozenset[Topic], ...]] = (
    frozenset(("talks", "technical-talks", "leaders-meeting")),
    frozenset(("normalisation", "economic-cooperation", "resources")),
    frozenset(("prisoner-exchange", "prisoner-release", "hostage-release")),
    frozenset(("arms-supply", "intelligence-sharing")),
)
_MATTERS: Final = {"maritime": "maritime", "energy-infrastructure": "energy", "energy": "energy"}
_OPEN_TOPICS: Final = frozenset(("talks", "technical-talks", "other"))


def find_silences(claims: Sequence[Claim], topics: Mapping[str, Topic], records: Records) -> Iterator[Found]:
    """Find what a party's readout holds that concerns another party, whose own readout is silent on it.

    Readouts are what a party's institutions tell; each must hold at least three claims, within a day of the other's.

    Args:
        claims: All claims of the story.
        topics: The topic of each row.
        records: The story's records.
    """
    accounts: dict[str, list[Claim]] = {}
    for claim in claims:
        if any(records.kinds.get(teller) == "organization" for teller in claim.says):
            for side in claim.sides:
                accounts.setdefault(side, []).append(claim)
    pairs = _pairs(claims, records)
    days = {side: {claim.day for claim in told} for side, told in accounts.items()}
    for side, other in pairs:
        near = _told_on(accounts.get(side, ()), days.get(other, set()))
        theirs = _told_on(accounts.get(other, ()), days.get(side, set()))
        if len(near) < _MIN_CLAIMS or len(theirs) < _MIN_CLAIMS:
            continue
        heard = {topic for two in theirs for topic in _around(_matter(two, topics))}
        only: dict[Topic, list[Claim]] = {}
        for one in near:
            if _matter(one, topics) not in heard and _concerns(one, side, other, records):
                only.setdefault(topics[one.row], []).append(one)
        if only:
            versions = tuple(make_version(topic, same, records) for topic, same in only.items())
            yield Found("omission", next(iter(only.values()))[0].row, versions, "topic")


def _pairs(claims: Sequence[Claim], records: Records) -> list[tuple[str, str]]:
    """Return the pairs of parties of which one tells of the other, or both of one term."""
    found = {(side, other) for claim in claims for side in claim.sides for other in _others(claim, side, records)}
    by_row: dict[str, dict[str, None]] = {}
    for claim in claims:
        by_row.setdefault(claim.row, {}).update(dict.fromkeys(claim.sides))
    for sides in by_row.values():
        found.update(permutations(list(sides)[:_MAX_SIDES], 2))
    return sorted(found)


def _others(claim: Claim, side: str, records: Records) -> set[str]:
    """Return the other parties that a claim of a party's account tells of."""
    return ({*claim.holders, *records.parties.all_of(claim.provision.toward)}) - {side}


def _told_on(claims: Sequence[Claim], days: set[int | None]) -> list[Claim]:
    """Return the claims told within a day of one of the days; what has no day may be of any."""
    near = {day + step for day in days if day is not None for step in (-1, 0, 1)}
    return [one for one in claims if one.day is None or None in days or one.day in near]


def find_namings(claims: Sequence[Claim], records: Records) -> Iterator[Found]:
    """Find where two readouts tell one matter as two: a halt of attacks at sea in one, free navigation in the other.

    Args:
        claims: All claims of the story.
        records: The story's records.
    """
    accounts: dict[tuple[str, str], dict[bool, list[Claim]]] = {}
    for claim in claims:
        matter = _MATTERS.get(claim.provision.topic) or _MATTERS.get(claim.provision.target or "")
        if matter is not None and len(claim.sides) == 1:
            is_halt = claim.provision.topic not in _MATTERS
            accounts.setdefault((matter, claim.sides[0]), {}).setdefault(is_halt, []).append(claim)
    halts = [(matter, side, told[True]) for (matter, side), told in sorted(accounts.items()) if set(told) == {True}]
    for matter, side, told in halts:
        met = {other for claim in told for other in _others(claim, side, records)}
        for other in sorted(met):
            theirs = accounts.get((matter, other), {})
            if set(theirs) != {False}:
                continue
            pairs = [(a, b) for a in told for b in theirs[False] if a.is_near(b) and a.content & b.content]
            if pairs:
                mine, others = [pair[0] for pair in pairs[:1]], [pair[1] for pair in pairs[:1]]
                versions = tuple(make_version(same[0].provision.topic, same, records) for same in (mine, others))
                yield Found("scope", mine[0].row, versions, "topic")


def _matter(claim: Claim, topics: Mapping[str, Topic]) -> Topic:
    """Return the topic under which a silence is looked for: a halt at sea and free navigation are one matter."""
    return "maritime" if claim.provision.target == "maritime" else topics[claim.row]


def _around(topic: Topic) -> frozenset[Topic]:
    """Return a topic with those under which the same words may be filed."""
    return next((near for near in _NEIGHBOURS if topic in near), frozenset((topic,)))


def _concerns(claim: Claim, side: str, other: str, records: Records) -> bool:
    """Tell a claim in which a party speaks of both, or of what it asks of the other."""
    if claim.provision.stance not in _WEIGHTY or claim.provision.topic in _OPEN_TOPICS:
        return False
    toward = set(records.parties.all_of(claim.provision.toward))
    asks = claim.provision.stance in _ASKS and side in claim.holders and (other in toward or not toward)
    return {side, other} <= claim.holders or asks
