"""What an expression is told from: the live entry, the day heading, the day told before, the page's day.

`Anchors` walks through the article in order; it is told where it is, and what was resolved last.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from parley.coding.times.moments import Moment, add_months, moment_of_week, safe_date
from parley.coding.times.reading import Reading
from parley.model.article import Article, Block
from parley.model.coding import TimeAnchor

_DAY: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?")
_DATELINE_DAYS: Final = 10
_STORY_DAYS: Final = 20
_OPENING: Final = re.compile(
    r"[\s(【\[]{0,3}[^\d\s,，。:：]{2,24}?(?<!月)(?P<day>[0-3]?\d) ?日 ?(?:综合)?外?(?:讯|电|报道|报导)"
    r"(?=[\s)】\]/:：]|电|报|$)"
)  # the dateline of a paper's own report: (某地17日讯)
_OPENING_BLOCKS: Final = 3


class Anchor(NamedTuple):
    """A day to count from, its name in the contract, and the clock time and offset where they are known.

    `first` is the day from which coming days are told, where that is another: a live page's head is written at first
    and mended until the last.
    """

    day: date | None
    name: TimeAnchor
    clock: tuple[int, int] | None = None
    offset: str = ""
    first: date | None = None


_NONE: Final = Anchor(None, "none")


@lru_cache(maxsize=4_096)
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


def page_anchor(article: Article, folded: str) -> Anchor:
    """Return the anchor of the page.

    That is the dateline's day where the page came out soon after it; for a live page the day of what was written
    last; else the page's own.
    """
    stamp = article.published or article.updated
    page = anchor_from(stamp.value if stamp is not None else None, "published")
    entries = [block.at for block in article.blocks if block.at is not None]
    if entries:
        late = article.updated.value if article.updated is not None else ""
        last, first = anchor_from(max(*entries, late), "published"), anchor_from(min(entries), "published")
        if last.day is None:
            return page
        return last._replace(clock=None, offset=last.offset or page.offset, first=page.day or first.day)
    dateline = article.origin.dateline if article.origin is not None else None
    told = anchor_from(dateline.date if dateline is not None else None, "published")
    if told.day is None:
        told = _opening_anchor(article, folded, page)
    if told.day is None:
        return page
    if page.day is None or 0 < (page.day - told.day).days <= _DATELINE_DAYS:
        return told
    return page


def _opening_anchor(article: Article, folded: str, page: Anchor) -> Anchor:
    """Return the day of a dateline that only tells the day of the month: (某地17日讯)."""
    paragraphs = [block for block in article.blocks if block.kind == "paragraph"]
    for block in paragraphs[:_OPENING_BLOCKS]:
        match = _OPENING.match(folded, block.start, block.end)
        if match is None or page.day is None:
            continue
        for away in (0, -1):
            month = add_months(page.day.year, page.day.month, away)
            day = safe_date(*month, int(match["day"])) if month is not None else None
            if day is not None and day <= page.day:
                return Anchor(day, "published", None, page.offset)
    return _NONE


def _entry_anchor(at: str, page: Anchor) -> Anchor:
    """Return the anchor of a live entry; its offset is the page's where it has none of its own."""
    entry = anchor_from(at, "entry")
    return entry if entry.offset or not page.offset else entry._replace(offset=page.offset)


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
        weekdays: The weekdays that the page told with their day: 周三(9月9日).
        event_first: The first day of what is told of, where the page says which day this is (会谈踏入第二日).
    """

    def __init__(self, article: Article, reading: Reading) -> None:
        """Start before the first block."""
        self.page = page_anchor(article, reading.folded)
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
        self.event_first: date | None = None
        self.weekdays: dict[int, date] = {}
        self._story_at = -1
        self._reading = reading
        self._heading: Anchor | None = None
        self._at = 0

    def enter_block(self, block: Block) -> None:
        """Take the anchor of a block: its entry's time, else the last day heading, else the page."""
        self.block = block
        entry = _entry_anchor(block.at, self.page) if block.at is not None else _NONE
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
        stops = self._reading.sentence_ends_between(self._at, start) if self._at < start else 0
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
                self._keep_story(moment)
            self.near_last = True
            if base is not None and told is not None and told <= base:
                self.last_past = moment
        if moment.week is not None:
            self.week_ahead = self.base.day is not None and moment > moment_of_week(self.base.day)
        else:
            self.told, self.year = moment, moment.year

    def _keep_story(self, moment: Moment) -> None:
        """Keep the last day told in a block: reports (8日说) are told on it, what they tell of lies before it."""
        start = self.block.start if self.block is not None else 0
        if self.story is None or start != self._story_at or (moment.date or date.min) > (self.story.date or date.min):
            self.story, self._story_at = moment, start

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
