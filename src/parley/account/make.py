"""Story -> Account: strings the parts of this room together. Pure: `as_of` and the makers are given."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

from parley.account.ahead import list_next
from parley.account.articles import list_articles
from parley.account.differences import find_differences
from parley.account.entities import unite_entities
from parley.account.ledger import make_ledger
from parley.account.records import Records
from parley.account.statements import list_statements
from parley.account.timeline import make_timeline
from parley.model.account import Account, Makers, StoryHead, StoryPart
from parley.model.coding import Coding
from parley.model.story import OriginGroup, Story

_PAGE_LAYERS = ("pages", "origins", "timeline")
_TOLD = ("statements", "quotes", "events", "provisions")
"""The coded layers that an account tells of; others stand in the codings alone."""
_MAX_PARTIES = 8


def make_account(story: Story, *, as_of: str | None, made_by: Makers, zone: str | None = None) -> Account:
    """Make one sourced account of a story.

    Args:
        story: Pages in order of time with their origin groups, events and terms.
        as_of: The moment for which the account is made, ISO 8601; when None, what is due or over is told as of the last
            page.
        made_by: The versions of package and pack.
        zone: The IANA zone into which clock times of the timeline are moved; None leaves them as told.
    """
    group_of = {ident: group.id for group in story.origin_groups for ident in group.articles}
    once = tuple({page.id: page for page in reversed(story.codings)}.values())[::-1]
    coded = {layer for page in story.codings for layer in page.layers}
    records = Records(once, group_of)
    head = _head(story, records)
    now = as_of or head.last
    entities = unite_entities(once)
    timeline = make_timeline(once, story.events, group_of, records, zone)
    ledger = make_ledger(story.terms, records, as_of=now)
    lines = {ident: line.id for ident, line in timeline.of_event.items()}
    return Account(
        story=head,
        as_of=as_of,
        made_by=made_by,
        articles=list_articles(story.codings, group_of),
        origin_groups=story.origin_groups,
        entities=entities,
        timeline=timeline.lines,
        ledger=ledger,
        statements=list_statements(once, group_of, records),
        differences=find_differences(story.terms, story.events, lines, records, entities),
        next=list_next(story.events, timeline.of_event, story.terms, ledger, records, now=now),
        stories=_parts(story, records),
        layers=(*_PAGE_LAYERS, *(layer for layer in _TOLD if layer in coded), *_made_of(coded)),
    )


def _made_of(coded: set[str]) -> tuple[str, ...]:
    """Return the parts of the account that rest on events and provisions."""
    ledger = ("ledger", "differences") if "provisions" in coded else ()
    return (*ledger, "next") if coded & {"events", "provisions"} else ledger


def _head(story: Story, records: Records) -> StoryHead:
    """Name the story after its earliest page that is an original, and date it by its pages."""
    ids = sorted({page.id for page in story.codings})
    digest = hashlib.sha256("\n".join(ids).encode("ascii")).hexdigest()
    dated = [page.published.value for page in story.codings if page.published is not None]
    title = _title(story.codings, story.origin_groups)
    return StoryHead(
        id=f"story-{digest[:16]}",
        title_zh=title.title if title is not None and title.language == "zh" else None,
        title_en=title.title if title is not None and title.language == "en" else None,
        parties=_parties(records),
        first=dated[0] if dated else None,
        last=dated[-1] if dated else None,
    )


def _parts(story: Story, records: Records) -> tuple[StoryPart, ...]:
    """Return the stories that the pages tell, when there are several."""
    if len(story.parts) < 2:
        return ()
    pages = {page.id: page for page in records.pages}
    return tuple(_part([pages[ident] for ident in ids], story, records) for ids in story.parts)


def _part(pages: Sequence[Coding], story: Story, records: Records) -> StoryPart:
    title = _title(pages, story.origin_groups) or pages[0]
    dated = [page.published.value for page in pages if page.published is not None]
    return StoryPart(
        title=title.title,
        articles=tuple(page.id for page in pages),
        parties=_most_parties((holder for page in pages for one in page.provisions for holder in one.holders), records),
        first=dated[0] if dated else None,
        last=dated[-1] if dated else None,
    )


def _parties(records: Records) -> tuple[str, ...]:
    """Return the parties that hold most stances, at most eight, in a fixed order: that of their ids."""
    return _most_parties(
        (holder for page in records.pages for one in page.provisions for holder in one.holders), records
    )


def _most_parties(holders: Iterable[str], records: Records) -> tuple[str, ...]:
    parties = (records.parties.of(holder) for holder in holders)
    counts = Counter(party for party in parties if records.parties.is_side(party))
    return tuple(sorted(sorted(counts, key=lambda party: (-counts[party], party))[:_MAX_PARTIES]))


def _title(codings: Sequence[Coding], groups: tuple[OriginGroup, ...]) -> Coding | None:
    """Return the page whose title names the story: a Chinese original if there is one."""
    originals = {group.articles[0] for group in groups}
    titled = [page for page in codings if page.title and page.id in originals]
    chinese = [page for page in titled if page.language == "zh"]
    return next(iter(chinese or titled), None)
