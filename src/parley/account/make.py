"""Story -> Account: strings the parts of this room together. Pure: `as_of` and the makers are given."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from parley.account.articles import list_articles
from parley.account.entities import unite_entities
from parley.account.statements import list_statements
from parley.account.timeline import make_timeline
from parley.model.account import Account, Makers, StoryHead
from parley.model.coding import Coding
from parley.model.story import OriginGroup, Story

_PAGE_LAYERS = ("pages", "origins", "timeline")
_TOLD = frozenset({"quotes"})
"""The coded layers that an account tells of; others stand in the codings alone."""


def make_account(story: Story, *, as_of: str | None, made_by: Makers) -> Account:
    """Make one sourced account of a story.

    Args:
        story: Pages in order of time with their origin groups.
        as_of: The day for which the account is made, ISO 8601; only written down.
        made_by: The versions of package and pack.
    """
    group_of = {ident: group.id for group in story.origin_groups for ident in group.articles}
    once = tuple({page.id: page for page in reversed(story.codings)}.values())[::-1]
    coded = {layer for page in story.codings for layer in page.layers}
    return Account(
        story=_head(story),
        as_of=as_of,
        made_by=made_by,
        articles=list_articles(story.codings, group_of),
        origin_groups=story.origin_groups,
        entities=unite_entities(once),
        timeline=make_timeline(once, group_of),
        ledger=(),
        statements=list_statements(once, group_of),
        differences=(),
        next=(),
        layers=(*_PAGE_LAYERS, *sorted(coded & _TOLD)),
    )


def _head(story: Story) -> StoryHead:
    """Name the story after its earliest page that is an original, and date it by its pages."""
    ids = sorted({page.id for page in story.codings})
    digest = hashlib.sha256("\n".join(ids).encode("ascii")).hexdigest()
    dated = [page.published.value for page in story.codings if page.published is not None]
    title = _title(story.codings, story.origin_groups)
    return StoryHead(
        id=f"story-{digest[:16]}",
        title_zh=title.title if title is not None and title.language == "zh" else None,
        title_en=title.title if title is not None and title.language == "en" else None,
        parties=(),
        first=dated[0] if dated else None,
        last=dated[-1] if dated else None,
    )


def _title(codings: Sequence[Coding], groups: tuple[OriginGroup, ...]) -> Coding | None:
    """Return the page whose title names the story: a Chinese original if there is one."""
    originals = {group.articles[0] for group in groups}
    titled = [page for page in codings if page.title and page.id in originals]
    chinese = [page for page in titled if page.language == "zh"]
    return next(iter(chinese or titled), None)
