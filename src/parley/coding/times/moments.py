"""Moments: what an expression stands for, with the precision given, and how it is written in ISO 8601."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from parley.model.coding import Granularity

_MIDDLE: Final = {"TMO": 9, "TMI": 12, "TAF": 15, "TEV": 20, "TNI": 23}
_DAY_HOURS: Final = 24


class Moment(NamedTuple):
    """A year, month, ISO week, day, part of a day, hour or minute; what is finer than given is None."""

    year: int
    month: int | None = None
    day: int | None = None
    week: int | None = None
    part: str | None = None
    hour: int | None = None
    minute: int | None = None
    offset: str = ""

    @property
    def granularity(self) -> Granularity:
        """Return how precise it is."""
        if self.hour is not None:
            return "hour" if self.minute is None else "minute"
        if self.part is not None:
            return "part"
        if self.day is not None:
            return "day"
        if self.week is not None:
            return "week"
        return "year" if self.month is None else "month"

    @property
    def date(self) -> date | None:
        """Return the day, when one is given."""
        return safe_date(self.year, self.month, self.day) if self.month and self.day else None

    def iso(self) -> str:
        """Return the moment in ISO 8601, parts of the day as in TIMEX3.

        Example:
            >>> Moment(2031, 9, 9, hour=16, offset="+03:00").iso(), Moment(2031, week=37).iso(), Moment(2031, 9).iso()
            ('2031-09-09T16:00+03:00', '2031-W37', '2031-09')
        """
        value = f"{self.year:04d}"
        if self.week is not None:
            return f"{value}-W{self.week:02d}"
        if self.month is not None:
            value += f"-{self.month:02d}"
        if self.day is not None:
            value += f"-{self.day:02d}"
        if self.hour is not None:
            value += f"T{self.hour:02d}:{self.minute or 0:02d}{self.offset}"
        elif self.part is not None:
            value += f"{self.part}{self.offset}"
        return value


def safe_date(year: int, month: int, day: int) -> date | None:
    """Return the day, or None when the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_days(day: date, days: int) -> date | None:
    """Return the day so many days on, or None when no calendar reaches so far."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def add_months(year: int, month: int, months: int) -> tuple[int, int] | None:
    """Return year and month so many months on, or None beyond the calendar."""
    count = year * 12 + month - 1 + months
    return (count // 12, count % 12 + 1) if 12 <= count < 120_000 else None


def moment_of_day(day: date) -> Moment:
    """Return a day as a moment."""
    return Moment(day.year, day.month, day.day)


def moment_of_week(day: date) -> Moment:
    """Return the ISO week of a day as a moment."""
    year, week, _ = day.isocalendar()
    return Moment(year, week=week)


def turn_hour(hour: int, part: str | None, *, deep: bool, minute: int = 0) -> tuple[int, int]:
    """Return the hour of 24 and the days to add, for an hour as printed with its part of the day.

    Args:
        hour: As printed, 0 to 24.
        part: TMO, TMI, TAF, TEV or TNI.
        deep: The part is the deep of the night (深夜, 凌晨), whose small hours follow midnight.
        minute: As printed.

    Example:
        >>> turn_hour(4, "TAF", deep=False), turn_hour(12, "TEV", deep=False), turn_hour(1, "TNI", deep=True)
        ((16, 0), (0, 1), (1, 0))
    """
    if hour > 12:
        return (0, 1) if hour == _DAY_HOURS else (hour, 0)
    if part == "TAF" or (part == "TMI" and hour < 6):
        return (hour % 12) + 12, 0
    if part in {"TEV", "TNI"}:
        if hour == 12:
            return 0, 0 if deep and minute else 1  # 午夜12时01分 opens the day that 午夜12时 ends
        small = hour < (6 if deep else 5)
        return (hour, 0) if small else (hour + 12, 0)
    if part == "TMO" and hour == 12 and deep:
        return 0, 0
    return hour, 0


@lru_cache(maxsize=512)
def offset_at(zone: str, year: int, month: int, day: int, hour: int) -> str:
    """Return a zone's offset at a local hour, as ±HH:MM; empty when the day is not in the calendar."""
    try:
        delta = datetime(year, month, day, hour, tzinfo=ZoneInfo(zone)).utcoffset()
    except (ValueError, OverflowError):
        return ""
    minutes = int(delta.total_seconds() // 60) if delta is not None else 0
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def with_offset(moment: Moment, zone: str) -> Moment:
    """Return the moment with its zone's offset, when it has a time of day or a part of the day."""
    if moment.month is None or moment.day is None or (moment.hour is None and moment.part is None):
        return moment
    hour = moment.hour if moment.hour is not None else _MIDDLE[moment.part or "TMI"]
    return moment._replace(offset=offset_at(zone, moment.year, moment.month, moment.day, hour))
