"""Differences in a party's stance as accounts tell it: how strong, how far, how outlets describe it.

Only one party's stance as two accounts tell it is compared. Two parties that want different things do not differ here:
that is what the ledger shows. Nor do two steps that one teller tells: those are a development.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from parley.account.differences.claims import BROAD, SEPARATOR, Claim, Found, make_version, near_pairs
from parley.account.records import Records
from parley.model.account import DifferenceKind, Version
from parley.model.coding import Stance

_FAR: Final[frozenset[Stance]] = frozenset(("accept", "agree", "commit", "order", "implement", "extend"))
_SHORT: Final[frozenset[Stance]] = frozenset(("note", "consider", "deny", "agree-to-negotiate", "reject"))
_UNLIKE: Final[dict[tuple[Stance, Stance], DifferenceKind]] = {
    ("condition", "appeal"): "strength", ("condition", "note"): "status",
    ("agree-to-negotiate", "note"): "status", ("agree-to-negotiate", "consider"): "status",
    ("agree-to-negotiate", "deny"): "status",
}  # fmt: skip
_TAKEN: Final = _FAR | {"partly-accept"}
_TALKS: Final = frozenset(("talks", "technical-talks", "leaders-meeting"))
_SHOWN: Final = 4
_OPEN: Final = 40
_Tellers = dict[tuple[str, str, Stance], set[str]]


class _Pair(NamedTuple):
    """Claims that tell more of one party's stance, and claims that tell less."""

    kind: DifferenceKind
    holder: str
    over: list[Claim]
    under: list[Claim]


def find_stances(claims: Sequence[Claim], records: Records) -> Iterator[Found]:
    """Find where accounts tell one party's stance on one thing differently.

    Args:
        claims: The claims about all terms of one topic.
        records: The story's records.

    Returns:
        At most one difference of each kind for each row and party.
    """
    tellers: _Tellers = {}
    for claim in claims:
        for holder in claim.holders:
            tellers.setdefault((_matter(claim), holder, claim.provision.stance), set()).update(claim.says)
    joined: list[_Pair] = []
    for one, other in near_pairs(claims):
        holders = one.holders & other.holders
        if not holders or not (one.sides or other.sides) or one.is_if or other.is_if:
            continue
        over, under = (one, other) if _is_over(one, other) else (other, one)
        kind = _kind(over.provision.stance, under.provision.stance)
        if under.provision.stance == "agree-to-negotiate" and (under.is_detail or over.provision.topic in _TALKS):
            continue  # the thing itself may be settled; and to agree on talks is to agree to negotiate
        if under.provision.stance == "reject" and _is_outlets(under, records):  # a characterisation
            continue
        if kind is None or not _alike(over, under, kind) or _is_step(over, under, min(holders), tellers, kind):
            continue
        _join(joined, _Pair(kind, min(holders), [over], [under]))
    for pair in joined:
        yield Found(
            pair.kind, pair.over[0].row, (_version(pair.over, records), _version(pair.under, records)), "stance"
        )


def _join(joined: list[_Pair], new: _Pair) -> None:
    """Put a pair to those that it shares a claim with."""
    for pair in joined[-_OPEN:]:
        same = pair.kind == new.kind and pair.holder == new.holder
        if same and (new.over[0] in pair.over or new.under[0] in pair.under):
            pair.over.extend(one for one in new.over if one not in pair.over)
            pair.under.extend(one for one in new.under if one not in pair.under)
            return
    joined.append(new)


def find_characterisations(claims: Sequence[Claim], records: Records) -> Iterator[Found]:
    """Find where an outlet calls refused what others tell as accepted, or the other way round, of one topic.

    Args:
        claims: The claims about all terms of one topic.
        records: The story's records.
    """
    refused: dict[str, list[Claim]] = {}
    taken: dict[str, list[Claim]] = {}
    for claim in claims:
        stance = claim.provision.stance
        lists = refused if stance == "reject" and _is_outlets(claim, records) else taken if stance in _TAKEN else None
        if lists is not None:
            for holder in sorted(claim.holders):
                lists.setdefault(holder, []).append(claim)
    for holder, called in refused.items():
        days = {claim.day for claim in called}
        others = [one for one in taken.get(holder, ()) if _is_about(one, days) and one.source != called[0].source]
        if others:
            yield Found(
                "characterisation", called[0].row, (_version(called, records), _version(others, records)), "stance"
            )
            return


def _is_about(claim: Claim, days: set[int | None]) -> bool:
    return claim.day is None or any(day is None or abs(day - claim.day) <= 1 for day in days)


def _is_outlets(claim: Claim, records: Records) -> bool:
    """Tell a claim that only organisations make that speak for no party: papers, agencies."""
    tellers = [records.kinds.get(one) for one in claim.says]
    return not claim.sides and bool(tellers) and all(kind == "organization" for kind in tellers)


def _is_over(one: Claim, other: Claim) -> bool:
    """Tell which of two claims tells more."""
    mine, theirs = one.provision.stance, other.provision.stance
    return (mine, theirs) in _UNLIKE or (mine in _FAR and theirs in _SHORT)


def _kind(over: Stance, under: Stance) -> DifferenceKind | None:
    """Return the kind of difference between two tellings of one stance, or None where both may be right."""
    if (over, under) in _UNLIKE:
        return _UNLIKE[over, under]
    return "status" if over in _FAR and under in _SHORT else None


def _alike(over: Claim, under: Claim, kind: DifferenceKind) -> bool:
    """Tell claims about one thing; a denial or a refusal must be of just what the other tells."""
    if kind == "strength":
        return over.row == under.row and (not over.is_told_apart(under) or over.is_alike(under))
    if not over.is_told_apart(under):
        return False
    shared = len(over.content & under.content)
    if under.provision.stance in ("deny", "reject"):
        other_side = under.sides and not set(over.sides) & set(under.sides)
        return bool(other_side) and over.could_be_one(under) and shared > (0 if over.is_close(under) else 1)
    if under.provision.stance == "consider" and over.provision.topic in BROAD:
        return over.could_be_one(under) and shared > 1
    return over.is_alike(under)


def _matter(claim: Claim) -> str:
    """Return within what steps are looked for: all terms of a topic, or the row where a topic holds many things."""
    return claim.row if claim.provision.topic in BROAD else claim.provision.topic


def _is_step(over: Claim, under: Claim, holder: str, tellers: _Tellers, kind: DifferenceKind) -> bool:
    """Tell whether a teller of one claim also tells the other's stance: then it is a development, not a difference."""
    if kind == "strength":
        return over.told.page is under.told.page
    told = tellers[_matter(over), holder, over.provision.stance] & set(under.says)
    other = tellers[_matter(under), holder, under.provision.stance] & set(over.says)
    return bool(told or other)


def _version(claims: Sequence[Claim], records: Records) -> Version:
    stances = dict.fromkeys(claim.provision.stance for claim in claims[:_SHOWN])
    return make_version(SEPARATOR.join(stances), claims[:_SHOWN], records)
