"""Durations added to starts, to tell until when a term is in force. Pure arithmetic on ISO 8601 values."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, timedelta
from typing import Final

_DURATION: Final = re.compile(
    r"P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,5})M)?)?"
)
_DAY_CHARS: Final = 10
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_MINUTE: Final = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(?::\d{2})?(Z|[+-]\d{2}:\d{2})?")


def add_duration(start: str | None, duration: str | None) -> str | None:
    """Return when something ends that starts at `start` and lasts `duration`, as precise as `start`.

    A day and a number of days give the first day on which the term no longer holds (ISO 8601 adds so: 1 May and 30
    days are 31 May). Hours can only be added to a start that has a clock time.

    Args:
        start: A day or a minute, ISO 8601.
        duration: ISO 8601, such as P30D or PT72H.

    Returns:
        A value of the same form as `start`, or None where it cannot be told.
    """
    match = _DURATION.fullmatch(duration or "")
    if match is None or not any(match.groups()) or start is None:
        return None
    years, months, weeks, days, hours, minutes = (int(part or 0) for part in match.groups())
    clock = _MINUTE.fullmatch(start)
    try:
        if _DAY.fullmatch(start):
            if minutes or hours % 24:
                return None
            moved = _add_months(datetime.fromisoformat(start), years * 12 + months)
            return (moved + timedelta(weeks=weeks, days=days, hours=hours)).date().isoformat()
        if clock is None:
            return None
        moved = _add_months(datetime.fromisoformat(clock[1]), years * 12 + months)
        ends = moved + timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes)
    except (ValueError, OverflowError):
        return None
    return ends.strftime("%Y-%m-%dT%H:%M") + (clock[2] or "")


def _add_months(moment: datetime, months: int) -> datetime:
    total = moment.year * 12 + moment.month - 1 + months
    year, month = divmod(total, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return moment.replace(year=year, month=month + 1, day=min(moment.day, last))


def day_of(value: str | None) -> date | None:
    """Return the day a value names, or None when it is coarser than a day."""
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def comparable(value: str | None) -> str | None:
    """Return a value that can be put in order: a part of a day by its day, a week by its first."""
    if value is None:
        return None
    if "-W" in value:
        try:
            return datetime.strptime(value[:8] + "-1", "%G-W%V-%u").date().isoformat()  # noqa: DTZ007 - only the day is used
        except ValueError:
            return None
    is_part = value[_DAY_CHARS : _DAY_CHARS + 1] == "T" and value[_DAY_CHARS + 1 : _DAY_CHARS + 2].isalpha()
    return value[:_DAY_CHARS] if is_part else value
