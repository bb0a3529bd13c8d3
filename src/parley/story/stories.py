"""Pages -> stories: which pages tell of the same negotiation, by who deals with whom, and when.

Two parties that hold, tell or are meant by one stance, or take part in one event, are a pair, and so are the two that
a page names most. Pages that tell of one pair within four months are of one story; so are reprints of one text, and
pages that often name one party that no lexicon lists. A page that tells of one party alone belongs to the one story
that tells of it. Words play no part: headlines of one event have little in common, and pages about two truces have
much. The order of the pages does not matter.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from parley.model.coding import Coding
from parley.model.parties import Parties
from parley.model.story import OriginGroup
from parley.story.days import days_of

_DAYS_APART: Final = 120
_CHIEF: Final = 3
_MIN_RECORDS: Final = 2
_MIN_NAMED: Final = 3
_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_Pair = tuple[str, str]


def group_stories(
    codings: Sequence[Coding], groups: Sequence[OriginGroup], parties: Parties
) -> tuple[tuple[str, ...], ...]:
    """Group pages by story.

    Args:
        codings: Pages in order of time, each once.
        groups: Their origin groups.
        parties: The parties behind entity ids.

    Returns:
        The ids of each story's pages in order of time, the story with the most pages first; pages that share nothing
        with others are stories of their own.
    """
    joined = _Joined(page.id for page in codings)
    for group in groups:
        for ident in group.articles[1:]:
            joined.join(ident, group.articles[0])
    told: dict[str, list[tuple[str, int | None]]] = {}
    last: dict[_Pair, tuple[str, int | None]] = {}
    lone: list[Coding] = []
    for page in codings:
        day = _day(page)
        pairs = sorted(set(_pairs(page, parties)))
        for pair in pairs:
            known = last.get(pair)
            if known is not None and _is_near(day, known[1]):
                joined.join(page.id, known[0])
            last[pair] = (page.id, day if day is not None or known is None else known[1])
            for side in set(pair):
                told.setdefault(side, []).append((page.id, day))
        lone += [] if pairs else [page]
    _join_lone(lone, told, joined, parties)
    found: dict[str, list[str]] = {}
    for page in codings:
        found.setdefault(joined.top(page.id), []).append(page.id)
    return tuple(tuple(ids) for ids in sorted(found.values(), key=lambda ids: -len(ids)))


def _join_lone(
    lone: Sequence[Coding], told: Mapping[str, Sequence[tuple[str, int | None]]], joined: _Joined, parties: Parties
) -> None:
    """Join each page that tells of one party alone to the story that tells of it about then, where it is one."""
    stories: dict[tuple[str, int | None], set[str]] = {}
    for side, pages in told.items():
        for ident, day in pages:
            stories.setdefault((side, _season(day)), set()).add(joined.top(ident))
    homes: dict[str, str] = {}
    for page in lone:
        season = _season(_day(page))
        near: set[str] = set()
        for side in sorted({side for record in _sides(page, parties) for side in record}):
            seasons = (season,) if season is None else (season - 1, season, season + 1, None)
            near |= {top for one in seasons for top in sorted(stories.get((side, one), ()))[:2]}
        if len(near) == 1:
            homes[page.id] = near.pop()
    for ident, home in homes.items():
        joined.join(ident, home)


def _season(day: int | None) -> int | None:
    return day // _DAYS_APART if day is not None else None


class _Joined:
    """Pages joined into sets; each has a top that stands for it."""

    def __init__(self, idents: Iterable[str]) -> None:
        self.above = {ident: ident for ident in idents}

    def top(self, ident: str) -> str:
        """Return what stands for the set of a page."""
        while self.above[ident] != ident:
            self.above[ident] = self.above[self.above[ident]]
            ident = self.above[ident]
        return ident

    def join(self, one: str, other: str) -> None:
        """Put the sets of two pages together."""
        self.above[self.top(one)] = self.top(other)


def _day(page: Coding) -> int | None:
    return min(days_of(page.published.value if page.published else None), default=None)


def _is_near(one: int | None, other: int | None) -> bool:
    return one is None or other is None or abs(one - other) <= _DAYS_APART


def _pairs(page: Coding, parties: Parties) -> Iterator[_Pair]:
    """Return the pairs of parties that a page tells of: in one record, or as those it mostly tells of."""
    is_bulletin = any(warning.code == "multi-topic" for warning in page.warnings)
    counts: Counter[str] = Counter()
    for sides in _sides(page, parties):
        counts.update(sides)
        yield from combinations(sorted(sides), 2)
    if is_bulletin:
        return
    chief = [side for side, count in counts.most_common() if count >= _MIN_RECORDS][:_CHIEF]
    yield from combinations(sorted(chief), 2)
    named = _named(page, parties)
    most = [side for side, count in named.most_common() if count >= _MIN_NAMED][:2]
    yield from combinations(sorted(most), 2)
    yield from ((side, side) for side, count in named.items() if count >= _MIN_NAMED and _HAN.search(side))


def _named(page: Coding, parties: Parties) -> Counter[str]:
    """Count how often a page names each state and each party, by whatever of its people and bodies."""
    kinds = {entity.id: entity.kind for entity in page.entities}
    sides = (parties.of(one.entity) for one in page.mentions if kinds.get(one.entity) != "place")
    return Counter(side for side in sides if parties.is_side(side))


def _sides(page: Coding, parties: Parties) -> Iterator[tuple[str, ...]]:
    """Return the parties of each record: those that hold a stance, tell it, are meant by it, or take part."""
    speakers = {statement.id: statement.speakers for statement in page.statements}
    for provision in page.provisions:
        tellers = provision.according_to or speakers.get(provision.statement or "", ())
        yield _only(parties, (*provision.holders, *provision.toward, *tellers))
    for event in page.events:
        if event.type not in ("sanction", "protest"):
            yield _only(parties, tuple(one.entity for one in event.participants))


def _only(parties: Parties, idents: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(side for side in parties.all_of(idents) if parties.is_side(side))
