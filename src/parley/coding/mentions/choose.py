"""Tags with candidates -> one entity each, by what stands beside them and by the rest of the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from parley.lang.zh.lexicon import Lexicon
from parley.lang.zh.tagger import Tag


def choose(tags: Sequence[Tag], lexicon: Lexicon, day: str | None) -> list[str]:
    """Choose a candidate for each tag.

    Args:
        tags: In order of place.
        lexicon: The lexicon.
        day: The page's day, ISO 8601; None when it is not known.
    """
    sure = Counter(tag.candidates[0] for tag in tags if len(tag.candidates) == 1)
    parties = Counter[str]()
    for ident, count in sure.items():
        entry = lexicon.entries[ident]
        parties[entry.id if entry.kind == "state" else entry.owner or ""] += count
    page = _Page(sure, parties, lexicon, day)
    chosen: list[str] = []
    for number, tag in enumerate(tags):
        if len(tag.candidates) == 1:
            chosen.append(tag.candidates[0])
            continue
        before = chosen[-1] if number and tags[number - 1].end == tag.start else None
        chosen.append(_best(tag, before, page))
    return chosen


class _Page(NamedTuple):
    """What a page tells of candidates: how often they are surely meant, and how often their parties are."""

    sure: Counter[str]
    parties: Counter[str]
    lexicon: Lexicon
    day: str | None


def _best(tag: Tag, before: str | None, page: _Page) -> str:
    """Return the candidate that fits best: its owner stands before it, it is no mere title, the page is about it."""

    def weight(ident: str) -> tuple[bool, bool, int, bool, int]:
        entry, day = page.lexicon.entries[ident], page.day
        side = entry.id if entry.kind == "state" else entry.owner
        held = day is not None and any(role.to is None or day[: len(role.to)] <= role.to for role in entry.roles)
        fits = before is not None and entry.owner == before
        named = entry.kind != "office" or entry.name == tag.form
        return fits, named, page.sure[ident], held, page.parties[side] if side else 0

    return max(tag.candidates, key=lambda ident: (weight(ident), -tag.candidates.index(ident)))
