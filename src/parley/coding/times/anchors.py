"""What an expression is told from: the live entry, the day heading, the day told before, the page's day.

`Anchors` walks through the article in order; it is told where it is, and what was resolved last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from parley.coding.times.moments import Moment, moment_of_week, safe_date
from parley.model.article import Article, Block
from parley.model.coding import TimeAnchor

_DAY: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?")
_STOPS: Final = re.compile(r"[。！？；!?\n]")
_DATELINE_DAYS: Final = 10
_STORY_DAYS: Final = 20


@dataclass(frozen=True, slots=True)
class Anchor:
    """A day to count from, its name in the contract, and the clock time and offset where they are known."""

    day: date | None
    name: TimeAnchor
    clock: tuple[int, int] | None = None
    offset: str = ""


_NONE: Final = Anchor(None, "none")


def anchor_from(value: str | None, name: TimeAnchor) -> Anchor:
    """Return the anchor that an ISO 8601 value gives; its day in its own offset.

    Example:
        >>> anchor_from("2031-09-10T00:30+08:00", "entry").day
        datetime.date(2031, 9, 10)
    """
    match = _DAY.match(value or "")
    if match is None:
        return _NONE
    day = safe_date(int(match[1]), int(match[2]), int(match[3]))
    clock = (int(match[4]), int(match[5])) if match[4] else None
    offset = "+00:00" if match[6] == "Z" else match[6] or ""
    if offset and ":" not in offset:
        offset = f"{offset[:3]}:{offset[3:]}"
    return Anchor(day, name, clock, offset) if day is not None else _NONE


def page_anchor(article: Article) -> Anchor:
    """Return the anchor of the page: the dateline's day where the page came out soon after it, else the page's own."""
    stamp = article.published or article.updated
    page = anchor_from(stamp.value if stamp is not None else None, "published")
    dateline = article.origin.dateline if article.origin is not None else None
    told = anchor_from(dateline.date if dateline is not None else None, "published")
    if told.day is None:
        return page
    if page.day is None or 0 < (page.day - told.day).days <= _DATELINE_DAYS:
        return told
    return page


class Anchors:
    """The state of the walk.

    Attributes:
        page: The page's anchor.
        base: The anchor in force: entry, heading or page.
        last: The moment told last in this paragraph, with a day; None when there is none.
        zone: The zone told last in this sentence.
        told: The moment told last in this sentence.
        last_past: The same, but not later than the anchor in force.
        year_told: A year was told in this sentence.
        year: The year told last, anywhere before.
        week_ahead: A coming week was told in this paragraph (下周…,周二…).
        near_last: `last` stands in this sentence or the one before.
    """

    def __init__(self, article: Article, folded: str) -> None:
        """Start before the first block."""
        self.page = page_anchor(article)
        self.base = self.page
        self.last: Moment | None = None
        self.last_past: Moment | None = None
        self.story: Moment | None = None
        self.year_told = False
        self.zone: str | None = None
        self.told: Moment | None = None
        self.year: int | None = None
        self.week_ahead = False
        self.near_last = False
        self.block: Block | None = None
        self._folded = folded
        self._heading: Anchor | None = None
        self._at = 0

    def enter_block(self, block: Block) -> None:
        """Take the anchor of a block: its entry's time, else the last day heading, else the page."""
        self.block = block
        entry = anchor_from(block.at, "entry") if block.at is not None else _NONE
        if entry.day is not None:
            self.base = entry
        elif self._heading is not None:
            self.base = self._heading
        else:
            self.base = self.page
        self.last = self.last_past = self.zone = self.told = None
        self.year_told = False
        self.week_ahead = self.near_last = False
        self._at = block.start

    def enter(self, start: int) -> None:
        """Move on to an expression; what holds in a sentence only is dropped at its end."""
        stops = len(_STOPS.findall(self._folded, self._at, start)) if self._at < start else 0
        if stops:
            self.zone = self.told = None
            self.year_told = False
        self.near_last = self.last is not None and (self.near_last if not stops else stops == 1)
        self._at = max(self._at, start)

    def set_heading(self, day: date | None) -> None:
        """Let a day heading hold from here on."""
        if day is not None:
            self._heading = Anchor(day, "heading", None, self.page.offset)

    def remember(self, moment: Moment | None, zone: str | None, *, in_brackets: bool, year_told: bool = False) -> None:
        """Keep what later expressions are told from: the day, and the zone unless it only glosses another."""
        self.year_told = self.year_told or year_told
        if zone is not None and not (in_brackets and self.zone is not None):
            self.zone = zone
        if moment is None:
            return
        if moment.day is not None:
            self.last = moment
            base = self.base.day
            told = moment.date
            if base is not None and told is not None and 0 <= (base - told).days <= _STORY_DAYS:
                self.story = moment
            self.near_last = True
            if base is not None and told is not None and told <= base:
                self.last_past = moment
        if moment.week is not None:
            self.week_ahead = self.base.day is not None and moment > moment_of_week(self.base.day)
        else:
            self.told, self.year = moment, moment.year

    def previous(self, *, past: bool = False) -> Anchor:
        """Return the day told before: in the paragraph, else in the story so far, else the anchor in force.

        Args:
            past: Pass over a coming day, where one that is past was told too: 9日说,他将于12日出访。当天…
        """
        coming = self.last is not None and self.last is not self.last_past
        if past and coming and self.last_past is not None and self.last_past.date is not None:
            return Anchor(self.last_past.date, "previous")
        if self.last is not None and self.last.date is not None:
            return Anchor(self.last.date, "previous")
        if self.base.name == "published" and self.story is not None and self.story.date is not None:
            return Anchor(self.story.date, "previous")
        return self.base
