"""The days a time value may mean, as ordinals, so that two tellings of one moment can be compared."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Final

_VALUE: Final = re.compile(
    r"(\d{4})(?:-W(\d{2})|-(\d{2})(?:-(\d{2}))?)?(?:T(?:(\d{2}):(\d{2})|[A-Z]{2})(?::\d{2})?)?(?:(Z)|([+-])(\d{2}):(\d{2}))?"
)
_WEEK: Final = 7
_ASIA: Final = timedelta(hours=8)


def days_of(value: str | None) -> frozenset[int]:
    """Return the days a value may mean: one, the seven of a week, those of a month; none for a year or no value.

    A clock time with an offset means its local day, and the day it is in Greenwich and in Beijing at that moment:
    pages convert it without saying so.

    Args:
        value: ISO 8601, of any precision.
    """
    match = _VALUE.fullmatch(value or "")
    if match is None:
        return frozenset()
    year, week, month, day = match[1], match[2], match[3], match[4]
    try:
        if week:
            monday = date.fromisocalendar(int(year), int(week), 1).toordinal()
            return frozenset(range(monday, monday + _WEEK))
        if not month:
            return frozenset()
        first = date(int(year), int(month), int(day or 1))
    except ValueError:
        return frozenset()
    if not day:
        following = date(first.year + first.month // 12, first.month % 12 + 1, 1) if first.year < 9999 else first
        return frozenset(range(first.toordinal(), following.toordinal()))
    return _zoned_days(match, first)


def _zoned_days(match: re.Match[str], first: date) -> frozenset[int]:
    found = {first.toordinal()}
    if match[5] and (match[7] or match[8]):
        offset = timedelta(hours=int(match[9] or 0), minutes=int(match[10] or 0)) * (-1 if match[8] == "-" else 1)
        try:
            clock = datetime(first.year, first.month, first.day, int(match[5]), int(match[6]))  # noqa: DTZ001 - offset apart
            greenwich = clock - offset
            found |= {greenwich.toordinal(), (greenwich + _ASIA).toordinal()}
        except (ValueError, OverflowError):
            pass
    return frozenset(found)
