"""What an expression says, before anything is known of the page: the parts that were printed, and nothing else."""

from __future__ import annotations

from typing import Literal

from parley.model.coding import Granularity

Scope = Literal["page", "text"]


class Parsed:
    """The printed parts of one point in time; what was not printed is not set, and reads as the class has it.

    Attributes:
        start: Where the words begin.
        end: Where they end.
        zone: Where the zone word (时间, 当地, et) begins and ends, or None.
        year: The year; `years_away` when it is told from an anchor, `year_scope` from which.
        month: The month; `months_away` likewise.
        day: The day of the month.
        days_away: Days from the anchor.
        day_scope: Whether days are counted from the page's day or from the day told before.
        nth: Which day of what is told of: 2 for 第二日.
        enters: The words before say that it is that day today: 会谈踏入第二日.
        weekday: 0 for Monday.
        weeks_away: Weeks from the anchor.
        weekend: True for a weekend.
        months: First and last month of a half or a quarter.
        years: First and last year of a decade.
        part: Part of the day as in TIMEX3 (TMO TMI TAF TEV TNI).
        night: The part is the deep of the night, whose small hours follow midnight.
        hour: As printed, before the part of the day is taken into account.
        minute: As printed.
        edge: True for 年底, 中旬 and the like: the value is the whole year or month.
        listed: The words hold more than the day's number: a gloss, 周二(18日) or 昨(17)日.
        since: 自 stands before it and 以来 or the like behind it: it lies in the past.
        past: Words beside it say that it lies behind: 周五说.
        about: A word inside says that it is not exact: 下午约3时.
    """

    zone: tuple[int, int] | None = None
    year: int | None = None
    years_away: int | None = None
    year_scope: Scope = "page"
    month: int | None = None
    months_away: int | None = None
    month_scope: Scope = "page"
    day: int | None = None
    days_away: int | None = None
    day_scope: Scope = "page"
    nth: int | None = None
    enters: bool = False
    weekday: int | None = None
    weeks_away: int | None = None
    weekend: bool = False
    months: tuple[int, int] | None = None
    years: tuple[int, int] | None = None
    part: str | None = None
    night: bool = False
    hour: int | None = None
    minute: int | None = None
    edge: bool = False
    listed: bool = False
    about: bool = False
    since: bool = False
    past: bool = False

    def __init__(self, start: int, end: int) -> None:
        """Begin at a place, with nothing read yet."""
        self.start = start
        self.end = end

    @property
    def has_year(self) -> bool:
        """Return whether a year is told."""
        return self.year is not None or self.years_away is not None

    @property
    def has_month(self) -> bool:
        """Return whether a month is told."""
        return self.month is not None or self.months_away is not None

    @property
    def has_day(self) -> bool:
        """Return whether a day is told."""
        return self.day is not None or self.days_away is not None or self.weekday is not None or self.weekend

    @property
    def has_date(self) -> bool:
        """Return whether anything but a time of day is told."""
        return not (
            self.day is None
            and self.days_away is None
            and self.weekday is None
            and self.month is None
            and self.year is None
            and self.weeks_away is None
            and self.years_away is None
            and self.months_away is None
            and self.months is None
            and self.years is None
            and not self.weekend
        )

    @property
    def has_clock(self) -> bool:
        """Return whether an hour is told."""
        return self.hour is not None

    @property
    def granularity(self) -> Granularity:
        """Return how precise it is."""
        told: tuple[tuple[bool, Granularity], ...] = (
            (self.minute is not None, "minute"), (self.has_clock, "hour"), (self.part is not None, "part"),
            (self.has_day, "day"), (self.has_month, "month"), (self.weeks_away is not None, "week"),
        )  # fmt: skip
        return next((name for given, name in told if given), "year")

    @property
    def is_open(self) -> bool:
        """Return whether it depends on tense which day, week or month is meant."""
        if self.days_away is not None:
            return self.day_scope == "text"
        if self.has_year or self.months_away is not None:
            return False
        return self.weeks_away is None and (self.has_month or self.has_day)

    @property
    def is_bare_day(self) -> bool:
        """Return whether nothing but the day of a month is told."""
        return (
            self.day is not None
            and self.zone is None
            and not (self.has_month or self.has_year or self.has_clock)
            and self.part is None
            and self.weekday is None
            and not self.listed
        )
