"""The same difference found twice, by another rule or in other words of the same people: told once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from parley.account.differences.claims import Found
from parley.account.records import Records
from parley.model.account import Version
from parley.model.coding import Topic

_GRID: Final = 200
_NEAR_CHARS: Final = 600
_DISPUTES: Final = frozenset(("status", "actor"))
_BY_WORDS: Final = frozenset(("act",))
_Place = tuple[str, int]


def join_repeats(found: Sequence[Found], topics: Mapping[str, Topic], records: Records) -> tuple[Found, ...]:
    """Leave out what sets the same words against each other again; join what is one dispute.

    One dispute: of one topic, told side by side on a page, by the same two parties, one of them in the same person.

    Args:
        found: The differences, the surest rules' first.
        topics: The topic of each row.
        records: The story's records.
    """
    kept: list[Found] = []
    index: dict[_Place, list[int]] = {}
    for one in found:
        places = _places(one)
        near = sorted({number for place in places for number in index.get(place, ())})
        if len(one.versions) > 1 and any(_is_repeat(one, kept[number]) for number in near):
            continue
        same = next((number for number in near if _is_one_dispute(one, kept[number], topics, records)), None)
        if same is None:
            same = len(kept)
            kept.append(one)
        else:
            kept[same] = _join(kept[same], one, records)
        for place in places:
            index.setdefault(place, []).append(same)
    return tuple(kept)


def _places(found: Found) -> list[_Place]:
    """Return the cells of a grid over the pages in and beside which the versions stand."""
    reach = _NEAR_CHARS // _GRID
    spans = [(span.article, span.start // _GRID) for version in found.versions for span in version.evidence]
    return sorted({(article, cell + step) for article, cell in spans for step in range(-reach, reach + 1)})


def _is_repeat(one: Found, other: Found) -> bool:
    """Tell two findings of which each version of one stands where another version of the other does.

    What the records tell of scope and of time are two findings, though one sentence tells both.
    """
    is_other = (one.kind, one.vocabulary) != (other.kind, other.vocabulary)
    if is_other and not _BY_WORDS & {one.vocabulary, other.vocabulary}:
        return False
    matched = [
        {number for number, theirs in enumerate(other.versions) if _overlap(mine, theirs)} for mine in one.versions
    ]
    return all(matched) and len(set().union(*matched)) > 1


def _overlap(one: Version, other: Version) -> bool:
    return any(
        mine.article == theirs.article and mine.start < theirs.end and theirs.start < mine.end
        for mine in one.evidence
        for theirs in other.evidence
    )


def _is_one_dispute(one: Found, other: Found, topics: Mapping[str, Topic], records: Records) -> bool:
    if not {one.kind, other.kind} <= _DISPUTES or len(one.versions) != 2 or len(other.versions) != 2:
        return False
    if topics.get(one.about, one.about) != topics.get(other.about, other.about):
        return False
    mine, theirs = _sides(one, records), _sides(other, records)
    if mine not in (theirs, theirs[::-1]) or not all(mine):
        return False
    return bool(set(_tellers(one)) & set(_tellers(other)))


def _sides(found: Found, records: Records) -> list[frozenset[str]]:
    return [frozenset(records.parties.all_of(version.according_to)) for version in found.versions]


def _tellers(found: Found) -> list[str]:
    return [teller for version in found.versions for teller in version.according_to]


def _join(kept: Found, new: Found, records: Records) -> Found:
    """Put the words of a finding to those of the versions of the same parties."""
    turned = _sides(kept, records) != _sides(new, records)
    others = new.versions[::-1] if turned else new.versions
    versions = tuple(
        Version(
            value=mine.value,
            according_to=tuple(dict.fromkeys((*mine.according_to, *theirs.according_to))),
            reported_by=tuple(dict.fromkeys((*mine.reported_by, *theirs.reported_by))),
            evidence=tuple({(one.article, one.start): one for one in (*mine.evidence, *theirs.evidence)}.values()),
        )
        for mine, theirs in zip(kept.versions, others, strict=True)
    )
    return kept._replace(versions=versions)
