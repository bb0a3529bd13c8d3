"""Differences in the numbers of one term: two accounts give other amounts of the same unit for the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parley.account.differences.claims import BROAD, Claim, Found, make_version, near_pairs
from parley.account.records import Records

_SETTLED: Final = frozenset((
    "agree", "accept", "partly-accept", "accept-in-principle", "order", "implement", "commit", "extend", "note", "deny",
    "consider",
))  # fmt: skip
_ALIKE: Final = 3
_COMMON: Final = frozenset(("人", "%", "次", "day", "month", "year", "hour", "minute", "week"))


def find_amounts(claims: Sequence[Claim], records: Records) -> Iterator[Found]:
    """Find where two accounts of what was settled give other numbers.

    What each side proposes or demands is not compared: there numbers are meant to differ.

    Args:
        claims: The claims about all terms of one topic.
        records: The story's records.
    """
    settled = [claim for claim in claims if claim.provision.stance in _SETTLED and claim.provision.quantities]
    done: set[tuple[str, str]] = set()
    for one, other in near_pairs(settled):
        mine, theirs = _amounts(one), _amounts(other)
        for unit in sorted(mine.keys() & theirs.keys()):
            if (one.row, unit) in done or not _differ(mine[unit], theirs[unit]) or not _is_one_thing(one, other, unit):
                continue
            if not (one.sides or other.sides) or set(one.sides) & set(other.sides) or not one.is_told_apart(other):
                continue
            done.add((one.row, unit))
            versions = tuple(
                make_version(f"{_number(min(values))} {unit}", [claim], records)
                for values, claim in ((mine[unit], one), (theirs[unit], other))
            )
            yield Found("quantity", one.row, versions)


def _amounts(claim: Claim) -> dict[str, set[float]]:
    found: dict[str, set[float]] = {}
    for one in claim.provision.quantities:
        found.setdefault(one.unit, set()).add(float(one.value))
    return found


def _differ(mine: set[float], theirs: set[float]) -> bool:
    """Tell one number from another; each side's and both sides' together are one."""
    if len(mine) != 1 or len(theirs) != 1:
        return False
    low, high = sorted((*mine, *theirs))
    return low != high and low * 2 != high


def _number(value: float) -> str:
    return f"{int(value)}" if value.is_integer() else f"{value:g}"


def _is_one_thing(one: Claim, other: Claim, unit: str) -> bool:
    """Tell claims of one thing: side by side in one row, or in like words; of rare units one like word is enough."""
    shared = {gram for gram in one.content & other.content if not gram.startswith("#")}
    return len(shared) >= (_ALIKE if unit in _COMMON else 1) or (
        one.row == other.row and one.provision.topic not in BROAD and one.is_close(other)
    )
