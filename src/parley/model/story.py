"""A story: the codings of pages that tell of one thing, grouped by who wrote them."""

from __future__ import annotations

from parley.model.coding import Coding
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


class Story(Record, frozen=True, kw_only=True):
    """The pages of one story in order of time, and their origin groups."""

    codings: tuple[Coding, ...]
    origin_groups: tuple[OriginGroup, ...]
