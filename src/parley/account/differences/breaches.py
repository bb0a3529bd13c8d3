"""Whether a term was broken: one party says so, another denies it, or says it of the first, or that it did its part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parley.account.differences.claims import SEPARATOR, Claim, Found, make_version, near_pairs
from parley.account.records import Records
from parley.model.account import Version

_ACCUSED: Final = frozenset(("accuse-violation", "violate"))
_ANSWERS: Final = frozenset(("deny", "implement"))
_MEASURES: Final = frozenset(("trade-measures", "sanctions"))
"""Topics of which the breach is a measure taken: to have taken it is no compliance."""
_SHOWN: Final = 4


def find_breaches(claims: Sequence[Claim], records: Records) -> Iterator[Found]:
    """Find where one party says that another broke a term, and another's account of it is not the same.

    Args:
        claims: The claims about one term.
        records: The story's records.
    """
    found: dict[frozenset[str], tuple[list[Claim], list[Claim]]] = {}
    for pair in near_pairs(claims):
        for accused, answer in (pair, pair[::-1]):
            if accused.provision.stance not in _ACCUSED or not _is_answer(accused, answer):
                continue
            ours, theirs = found.setdefault(frozenset((_word(accused), _word(answer))), ([], []))
            if accused in theirs or answer in ours:
                continue
            ours += [accused] if accused not in ours else []
            theirs += [answer] if answer not in theirs else []
    for ours, theirs in found.values():
        mutual = all(answer.provision.stance in _ACCUSED for answer in theirs)
        versions = (_version(ours, records), _version(theirs, records))
        yield Found("actor" if mutual else "status", ours[0].row, versions, "stance")


def _word(claim: Claim) -> str:
    """Return whose word a claim is: the first party that tells it, else that holds the stance."""
    return next(iter(claim.sides), min(claim.holders, default=""))


def _is_answer(accused: Claim, answer: Claim) -> bool:
    """Tell another party's denial, counter-accusation or word of compliance that is about the same thing."""
    if not _word(accused) or _word(accused) == _word(answer) or not _word(answer):
        return False
    if answer.provision.stance in _ACCUSED:
        return accused.is_close(answer) or len(accused.content & answer.content) > 1
    if answer.provision.stance == "implement" and answer.provision.topic in _MEASURES:
        return False
    if answer.provision.stance not in _ANSWERS or not answer.sides or not accused.is_told_apart(answer):
        return False
    return accused.is_close(answer) or bool(accused.content & answer.content)


def _version(claims: Sequence[Claim], records: Records) -> Version:
    stances = dict.fromkeys(claim.provision.stance for claim in claims)
    return make_version(SEPARATOR.join(stances), claims[:_SHOWN], records)
