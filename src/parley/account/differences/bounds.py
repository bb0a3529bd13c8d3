"""Differences in scope that words tell, not codes: one account of what was settled covers much, another's only some."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parley.account.differences.claims import Claim, Found, make_version, near_pairs
from parley.account.differences.contents import Contents
from parley.account.records import Records
from parley.lang.zh.contrasts import Contrasts

_SETTLED: Final = frozenset((
    "agree", "accept", "partly-accept", "accept-in-principle", "order", "implement", "commit", "extend",
))  # fmt: skip


def find_bounds(claims: Sequence[Claim], contents: Contents, contrasts: Contrasts, records: Records) -> Iterator[Found]:
    """Find where one party's account of what was settled says everything, and another's says only, or not all.

    Args:
        claims: The claims about all terms of one topic.
        contents: Reads the words of pages.
        contrasts: The words of contrast.
        records: The story's records.
    """
    marked = [(claim, _marks(claim, contents, contrasts)) for claim in claims if claim.provision.stance in _SETTLED]
    marks = {id(claim): found for claim, found in marked if found}
    done: set[int] = set()
    for one, other in near_pairs([claim for claim, found in marked if found]):
        wide, narrow = (one, other) if "bound" in marks[id(other)] else (other, one)
        if "wide" not in marks[id(wide)] or "bound" not in marks[id(narrow)] or id(narrow) in done:
            continue
        apart = wide.sides and narrow.sides and not set(wide.sides) & set(narrow.sides)
        near = wide.told.page is narrow.told.page or wide.content & narrow.content
        if apart and near and wide.holders & narrow.holders:
            done.add(id(narrow))
            versions = tuple(make_version(one.provision.evidence[0].exact, [one], records) for one in (wide, narrow))
            yield Found("scope", narrow.row, versions)


def _marks(claim: Claim, contents: Contents, contrasts: Contrasts) -> frozenset[str]:
    words = (contents.words(claim.told.page, span) for span in claim.provision.evidence)
    return frozenset(mark.sort for piece in words for mark in contrasts.find(piece) if mark.sort in ("wide", "bound"))
