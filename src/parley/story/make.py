"""Codings -> Story: the pages in order of time, and their origin groups. The order of the input does not matter."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from parley.model.coding import Coding
from parley.model.moments import common_offset, moment
from parley.model.story import Story
from parley.story.origins import group_origins


def make_story(codings: Iterable[Coding]) -> Story:
    """Put pages in order of time and group them by who wrote them.

    Pages without a date come last; pages of one moment are in order of path, then id.
    """
    pages = tuple(codings)
    key = _order(pages)
    ordered = tuple(sorted(pages, key=key))
    return Story(codings=ordered, origin_groups=group_origins(ordered))


def _order(pages: tuple[Coding, ...]) -> Callable[[Coding], tuple[int, str, str, str]]:
    offset = common_offset(page.published.value for page in pages if page.published)

    def key(page: Coding) -> tuple[int, str, str, str]:
        published = page.published.value if page.published else None
        source = page.source
        return (moment(published, assumed_offset=offset), source.path or source.url or "", page.id, source.sha256)

    return key
