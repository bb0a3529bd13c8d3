"""Codings -> Story: the pages in order of time, their origin groups, and what they tell of the same event and term.

The order of the input does not matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from parley.model.coding import Coding
from parley.model.moments import common_offset, moment
from parley.model.parties import parties_of
from parley.model.story import Story
from parley.story.events import group_events
from parley.story.identity import identify
from parley.story.origins import group_origins
from parley.story.rename import rename
from parley.story.stories import group_stories
from parley.story.terms import group_terms


def make_story(codings: Iterable[Coding]) -> Story:
    """Put pages in order of time, group them by who wrote them, and join what they tell of the same thing.

    Pages without a date come last; pages of one moment are in order of path, then id.
    """
    pages = tuple(codings)
    key = _order(pages)
    ordered = tuple(sorted(pages, key=key))
    ids = identify(ordered)
    ordered = tuple(rename(page, ids) for page in ordered)
    once = tuple({page.id: page for page in reversed(ordered)}.values())[::-1]
    parties = parties_of(once)
    groups = group_origins(ordered)
    stories = group_stories(once, groups, parties)
    return Story(
        codings=ordered,
        origin_groups=groups,
        events=group_events(once, parties),
        terms=group_terms(once, parties, stories),
        parts=stories,
    )


def _order(pages: tuple[Coding, ...]) -> Callable[[Coding], tuple[int, str, str, str]]:
    offset = common_offset(page.published.value for page in pages if page.published)

    def key(page: Coding) -> tuple[int, str, str, str]:
        published = page.published.value if page.published else None
        source = page.source
        return (moment(published, assumed_offset=offset), source.path or source.url or "", page.id, source.sha256)

    return key
