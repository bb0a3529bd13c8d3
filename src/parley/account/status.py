"""The status of a term, from the stances of the parties: by the codebook's rules, and never merged upwards.

What counts is each party's strongest stance on the last day on which a page tells one of it. One party's word that both
agreed is `agreed`, claimed by that party; it is `agreed-disputed` where the other's own account holds less, or another
scope. A proposal that one of several parties accepted is still proposed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from parley.account.records import Records, ToldTerm
from parley.model.account import TermStatus
from parley.model.coding import Stance

_STRENGTH: Final[tuple[Stance, ...]] = (
    "note", "deny", "consider", "appeal", "demand", "condition", "propose", "agree-to-negotiate", "accept-in-principle",
    "partly-accept", "accept", "commit", "agree", "order", "reject", "implement", "violate", "accuse-violation",
    "suspend", "extend", "withdraw", "supersede", "expire",
)  # fmt: skip
_RANK: Final = {stance: rank for rank, stance in enumerate(_STRENGTH)}
_LAST_WORDS: Final[tuple[tuple[Stance, TermStatus], ...]] = (
    ("supersede", "superseded"), ("expire", "ended"), ("suspend", "suspended"), ("extend", "extended"),
)  # fmt: skip
_ONE_SIDED: Final[tuple[tuple[Stance, TermStatus], ...]] = (
    ("order", "ordered"), ("withdraw", "withdrawn"), ("reject", "rejected"),
)  # fmt: skip
_FULFILLED_BY_DOING: Final = frozenset((
    "prisoner-exchange", "prisoner-release", "hostage-release", "remains-exchange", "children-return", "documents",
    "leaders-meeting", "talks",
))  # fmt: skip
_LESS: Final = frozenset(("note", "deny", "consider", "accept-in-principle", "partly-accept", "reject", "condition"))
_FORWARD: Final = frozenset(("propose", "accept", "agree", "commit", "accept-in-principle", "agree-to-negotiate"))
_BINDING: Final = frozenset(("agreed", "agreed-disputed", "ordered", "in-effect", "extended"))


class Verdict(NamedTuple):
    """A status and the parties whose accounts support it."""

    status: TermStatus
    claimed_by: tuple[str, ...]


def judge(topic: str, told: Sequence[ToldTerm], records: Records, *, is_past: bool) -> Verdict:
    """Tell where a term stands.

    Args:
        topic: The term's topic.
        told: Its provisions, in order of page and place.
        records: The story's records.
        is_past: True when the term ended before the moment of the account.
    """
    told = [one for one in told if not _is_told_ahead(one, records)]
    if not told:
        return Verdict("unknown", ())
    last = _last_stances(told, records)
    verdict = _judge(topic, last, told, records)
    if verdict.status in _BINDING:
        accused = [one for one in told if one.provision.stance in ("accuse-violation", "violate")]
        if accused:
            return Verdict("violated-alleged", _claimants(accused, records))
        if is_past:
            return Verdict("expired-by-date", verdict.claimed_by)
    return verdict


def _is_told_ahead(told: ToldTerm, records: Records) -> bool:
    """Tell what is told as done of a day that lies after its page: 停火自12日起生效, written on the 10th."""
    provision, written = told.provision, records.published(told.page)
    starts = provision.starts or provision.when
    if provision.stance != "implement" or starts is None or written is None:
        return False
    return starts[:10] > written[:10]


def _judge(topic: str, last: Mapping[str, Stance], told: Sequence[ToldTerm], records: Records) -> Verdict:
    stances = set(last.values())
    done: TermStatus = "fulfilled" if topic in _FULFILLED_BY_DOING else "in-effect"
    for stance, status in (*_LAST_WORDS, ("implement", done)):
        if stance in stances:
            return _verdict(status, {stance}, told, records)
    agreed = [one for one in told if one.provision.stance == "agree" and _is_shared(one, records)]
    if agreed and stances & {"agree", "order"}:
        return _judge_agreed(agreed, told, records)
    for stance, status in _ONE_SIDED:
        if stance in stances and not (stance == "reject" and _is_reopened(told, records)):
            return _verdict(status, {stance}, told, records)
    return _judge_open(stances, told, records)


def _is_reopened(told: Sequence[ToldTerm], records: Records) -> bool:
    """Tell whether a party put a term forward, or took it, on a later day than that of the last refusal."""
    refused = max(_day(one, records) for one in told if one.provision.stance == "reject")
    return any(one.provision.stance in _FORWARD and _day(one, records) > refused for one in told)


def _day(told: ToldTerm, records: Records) -> str:
    return (told.provision.when or records.published(told.page) or "")[:10]


def _judge_open(stances: set[Stance], told: Sequence[ToldTerm], records: Records) -> Verdict:
    """Tell the status of a term that nobody reports as agreed, ordered, done or refused."""
    accepted = stances & {"accept", "agree", "commit"}
    asked = stances & {"propose", "demand", "condition", "appeal"}
    part = stances & {"agree-to-negotiate", "partly-accept"}
    if "accept-in-principle" in stances or part:
        status: TermStatus = "under-negotiation" if "accept-in-principle" not in stances else "accepted-in-principle"
        return _verdict(status, part if status == "under-negotiation" else {"accept-in-principle"}, told, records)
    if asked - {"propose"} and accepted <= {"commit"} and "propose" not in stances:
        return _verdict("demanded", asked, told, records)
    if accepted and not asked - {"propose"} and not stances - {"accept", "agree", "propose", "commit"}:
        pair = {"accept", "propose"} <= stances
        return _verdict("agreed" if pair else "proposed", accepted, told, records)
    if "propose" in stances or accepted:
        return _verdict("proposed", {"propose", *accepted}, told, records)
    if asked:
        return _verdict("demanded", asked, told, records)
    return _verdict("proposed", {"consider"}, told, records) if "consider" in stances else Verdict("unknown", ())


def _judge_agreed(agreed: list[ToldTerm], told: Sequence[ToldTerm], records: Records) -> Verdict:
    """Tell an agreement that every side's own account holds from one that a side's account holds less of."""
    sides = {side for one in agreed for side in records.parties.all_of(one.provision.holders)}
    claimed = _claimants(agreed, records)
    scopes = {one.provision.target for one in agreed if one.provision.target is not None}
    for one in told:
        tellers = records.claimants(one)
        others = set(tellers) & sides - set(claimed) if len(tellers) == 1 else set()
        less = one.provision.stance in _LESS and set(records.parties.all_of(one.provision.holders)) & others
        scope = one.provision.target is not None and bool(scopes) and one.provision.target not in scopes
        if others and (less or scope):
            return Verdict("agreed-disputed", claimed)
    return Verdict("agreed", claimed)


def _is_shared(told: ToldTerm, records: Records) -> bool:
    """Tell a stance that is told of two parties or more."""
    return len(records.parties.all_of(told.provision.holders)) > 1


def _last_stances(told: Sequence[ToldTerm], records: Records) -> dict[str, Stance]:
    """Return each party's strongest stance on the last day a page tells one of it."""
    found: dict[str, tuple[str, int, Stance]] = {}
    for one in told:
        stance = one.provision.stance
        day = _day(one, records)
        for party in records.parties.all_of(one.provision.holders):
            known = found.get(party)
            if known is None or (day, _RANK[stance]) > known[:2]:
                found[party] = (day, _RANK[stance], stance)
    return {party: stance for party, (_, _, stance) in found.items()}


def _verdict(status: TermStatus, stances: Iterable[Stance], told: Sequence[ToldTerm], records: Records) -> Verdict:
    wanted = frozenset(stances)
    return Verdict(status, _claimants([one for one in told if one.provision.stance in wanted], records))


def _claimants(told: Iterable[ToldTerm], records: Records) -> tuple[str, ...]:
    """Return the parties whose own accounts tell this; those of joint accounts where none tells it alone."""
    found = [tuple(party for party in records.claimants(one) if party in records.holders) for one in told]
    own = [parties for parties in found if len(parties) == 1]
    return tuple(sorted({party for parties in own or found for party in parties}))
