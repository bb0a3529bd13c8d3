"""A story: the codings of pages that tell of one thing, grouped by who wrote them."""

from __future__ import annotations

from parley.model.coding import Coding, EventType, Topic
from parley.model.record import Record


class Reprint(Record, frozen=True, kw_only=True):
    """Two pages that carry one text, and the measure that says so.

    Attributes:
        article: The later or shorter page.
        of: The page it is taken to repeat.
        resemblance: Share of the shorter page's sentences that stand in the other, 0 to 1.
        rule: The rule that decided.
    """

    article: str
    of: str
    resemblance: float
    rule: str


class OriginGroup(Record, frozen=True, kw_only=True):
    """Pages that go back to one writer: one witness, however many pages.

    Attributes:
        id: `o1`, `o2`, … in the order of their first page.
        label: The origin's name as printed, or the outlet's, or the page's file name.
        articles: Ids of the pages, the original first where it is among them.
        reprints: Why the pages were put together.
    """

    id: str
    label: str
    articles: tuple[str, ...]
    reprints: tuple[Reprint, ...] = ()


class Told(Record, frozen=True, kw_only=True):
    """A record of a page: the article's id and the record's id in its coding."""

    article: str
    id: str


class SameEvent(Record, frozen=True, kw_only=True):
    """One event as the pages tell it; `records` in order of page and place."""

    id: str
    type: EventType
    records: tuple[Told, ...]


class SameTerm(Record, frozen=True, kw_only=True):
    """One term on the table as the pages tell it.

    Attributes:
        id: `l1`, `l2`, … in the order in which terms are first told.
        topic: The topic of all its provisions, or of the first where several belong together (talks).
        family: What tells it from other terms of the topic: how wide a halt is, an amount, what a measure is about, who
            meets; None where nothing does.
        records: Its provisions, in order of page and place.
    """

    id: str
    topic: Topic
    family: str | None
    records: tuple[Told, ...]


class Story(Record, frozen=True, kw_only=True):
    """Pages in order of time, their origin groups, and what they tell of the same event and term.

    Attributes:
        codings: The pages.
        origin_groups: Which of them go back to one writer.
        events: What they tell of the same event.
        terms: What they tell of the same term.
        parts: The ids of the pages of each story, when the pages are of several; the largest first.
    """

    codings: tuple[Coding, ...]
    origin_groups: tuple[OriginGroup, ...]
    events: tuple[SameEvent, ...] = ()
    terms: tuple[SameTerm, ...] = ()
    parts: tuple[tuple[str, ...], ...] = ()
