"""What was printed, and the anchors -> the moment meant. Missing is None, never guessed."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from parley.coding.times.anchors import Anchor, Anchors
from parley.coding.times.moments import (
    Moment,
    add_days,
    add_months,
    moment_of_day,
    moment_of_week,
    safe_date,
    turn_hour,
)
from parley.coding.times.parsed import Parsed
from parley.model.coding import TimeAnchor

_FAR_BACK: Final = 5  # days a weekday without a past word lies back at most: 周五 on a Wednesday is the next one
_AHEAD_MONTHS: Final = 110  # days a month and day without a future word may lie ahead
_AHEAD_DAYS: Final = 4  # days a bare day without a future word may lie ahead
_FOLLOWING_DAYS: Final = 10  # days a bare day may follow the day told before it in the sentence
_NEXT_YEAR: Final = 45  # days they may lie ahead in another year
_NEXT_YEAR_TOLD: Final = 150  # the same, with a future word; what lies farther is told with 明年
_BACK_MONTHS: Final = 30  # days a month and day with a future word may lie back


class Resolved(NamedTuple):
    """A moment, and the anchor it was told from; None where the anchor is not known.

    `day` is the moment without its time of day: of 9日24时 the ninth, though the moment lies on the tenth.
    """

    moment: Moment | None
    anchor: TimeAnchor
    day: Moment | None = None


def resolve(parsed: Parsed, anchors: Anchors, *, future: bool) -> Resolved:
    """Resolve one point in time.

    Args:
        parsed: What was printed.
        anchors: Where the text stands.
        future: A word beside it says that it lies ahead.
    """
    if parsed.years is not None:
        return Resolved(Moment(parsed.years[0]), "none")
    found = _resolve_date(parsed, anchors, future=future)
    if found.moment is None or (parsed.hour is None and parsed.part is None):
        return Resolved(found.moment, found.anchor, found.moment)
    return Resolved(_with_time(found.moment, parsed), found.anchor, found.moment)


def _with_time(moment: Moment, parsed: Parsed) -> Moment | None:
    if parsed.hour is None:
        return moment._replace(part=parsed.part)
    hour, more = turn_hour(parsed.hour, parsed.part, deep=parsed.night, minute=parsed.minute or 0)
    if more and moment.date is not None:
        later = add_days(moment.date, more)
        if later is None:
            return None
        moment = moment_of_day(later)
    return moment._replace(hour=hour, minute=parsed.minute)


def _resolve_date(parsed: Parsed, anchors: Anchors, *, future: bool) -> Resolved:
    if parsed.day is not None:
        return _resolve_day(parsed, anchors, future=future)
    if parsed.days_away is not None:
        return _resolve_days_away(parsed, anchors, future=future)
    if parsed.weekday is not None:
        return _resolve_weekday(parsed, anchors, future=future or anchors.week_ahead)
    if parsed.weekend or parsed.weeks_away is not None:
        return _resolve_week(parsed, anchors.base, future=future)
    if parsed.has_month or parsed.has_year:
        return _resolve_long(parsed, anchors, future=future)
    anchor = anchors.previous()
    return _of_day(_entry_day(parsed, anchors, anchor), anchor)


def _resolve_days_away(parsed: Parsed, anchors: Anchors, *, future: bool) -> Resolved:
    """Resolve days told from the page's day (昨天), from the day told before (次日), or from the first (第三日)."""
    if parsed.nth is not None and (parsed.enters or parsed.nth != 2 or anchors.event_first is not None):
        return _resolve_nth(parsed.nth, anchors, enters=parsed.enters)
    away = parsed.days_away or 0
    anchor = anchors.base if parsed.day_scope == "page" else anchors.previous(past=not future)
    if parsed.day_scope == "text" and away > 0 and anchor.name == "published":
        return Resolved(None, "none")  # 接报后次日: the day of what is told is not known
    return _of_day(add_days(anchor.day, away) if anchor.day is not None else None, anchor)


def _resolve_nth(nth: int, anchors: Anchors, *, enters: bool) -> Resolved:
    """Resolve 第二日: today where the talks enter it, else counted from the first day where the page has told that."""
    if enters and anchors.base.day is not None:
        anchors.event_first = add_days(anchors.base.day, 1 - nth)
        return _of_day(anchors.base.day, anchors.base)
    first = anchors.event_first
    day = add_days(first, nth - 1) if first is not None else None
    return Resolved(moment_of_day(day) if day is not None else None, "previous")


def _resolve_long(parsed: Parsed, anchors: Anchors, *, future: bool) -> Resolved:
    """Resolve what is a month or longer."""
    if parsed.has_month:
        return _resolve_month(parsed, anchors, future=future)
    year, name = _year(parsed, anchors)
    first = parsed.months[0] if parsed.months else None
    return Resolved(Moment(year, first) if year is not None else None, name)


def _entry_day(parsed: Parsed, anchors: Anchors, anchor: Anchor) -> date | None:
    """Return the day of a bare time of day; in a live entry what lies hours ahead of it was the day before."""
    base = anchors.base
    if anchor is not base or base.clock is None or base.name != "entry" or parsed.hour is None or anchor.day is None:
        return anchor.day
    hour, _ = turn_hour(parsed.hour, parsed.part, deep=parsed.night)
    ahead = (hour - base.clock[0]) * 60 + (parsed.minute or 0) - base.clock[1]
    return add_days(anchor.day, -1) if ahead > 12 * 60 else anchor.day


def _of_day(day: date | None, anchor: Anchor) -> Resolved:
    return Resolved(moment_of_day(day) if day is not None else None, anchor.name)


def _year(parsed: Parsed, anchors: Anchors) -> tuple[int | None, TimeAnchor]:
    if parsed.year is not None:
        return parsed.year, "none"
    if parsed.years_away is None:
        return None, "none"
    if parsed.year_scope == "text" and anchors.year is not None:
        return anchors.year + parsed.years_away, "previous"
    anchor = anchors.base
    return (anchor.day.year + parsed.years_away if anchor.day is not None else None), anchor.name


def _month(parsed: Parsed, anchors: Anchors) -> tuple[tuple[int, int] | None, TimeAnchor]:
    """Return year and month where the month is told from an anchor (上月, 同月)."""
    away = parsed.months_away or 0
    told = anchors.told or anchors.last
    if parsed.month_scope == "text" and told is not None and told.month is not None:
        return add_months(told.year, told.month, away), "previous"
    day = anchors.base.day
    return (add_months(day.year, day.month, away) if day is not None else None), anchors.base.name


def _resolve_month(parsed: Parsed, anchors: Anchors, *, future: bool) -> Resolved:
    if parsed.month is None:
        found, name = _month(parsed, anchors)
        return Resolved(Moment(*found) if found is not None else None, name)
    if parsed.has_year:
        year, name = _year(parsed, anchors)
        return Resolved(Moment(year, parsed.month) if year is not None else None, name)
    if _told_elsewhere(anchors):
        return Resolved(Moment(_following_year(anchors, parsed.month), parsed.month), "previous")
    base = anchors.base.day
    if base is None:
        return Resolved(None, "none")
    day = _nearest_year(base, parsed.month, 15, future=future, slack=20 if parsed.since else _AHEAD_MONTHS)
    return Resolved(Moment(day.year, day.month) if day is not None else None, anchors.base.name)


def _told_elsewhere(anchors: Anchors) -> bool:
    """Tell that the sentence has told its year, or is in another than the page's: 2029年9月3日…,9月5日…."""
    told, base = anchors.told, anchors.base.day
    if told is None or told.month is None:
        return False
    return anchors.year_told or base is None or told.year != base.year


def _following_year(anchors: Anchors, month: int) -> int:
    told = anchors.told
    if told is None:
        return 0
    far_back = told.month is not None and month <= told.month - 6
    return told.year + 1 if far_back else told.year


@lru_cache(maxsize=4_096)
def _nearest_year(base: date, month: int, day: int, *, future: bool, slack: int) -> date | None:
    """Return the month and day in the year that puts it nearest to the base, past rather than far ahead."""
    found = [one for year in (base.year - 1, base.year, base.year + 1) if (one := safe_date(year, month, day))]
    if not found:  # 29 February
        found = [one for year in range(base.year - 4, base.year + 5) if (one := safe_date(year, month, day))]
    if future:
        near = [one for one in found if (base - one).days <= _BACK_MONTHS]
        near = [one for one in near if one.year <= base.year or (one - base).days <= _NEXT_YEAR_TOLD]
    if future and near:
        return min(near, key=lambda one: abs((one - base).days), default=None)
    near = [one for one in found if (one - base).days <= (slack if one.year <= base.year else min(slack, _NEXT_YEAR))]
    return min(near, key=lambda one: abs((one - base).days), default=None)


def _resolve_day(parsed: Parsed, anchors: Anchors, *, future: bool) -> Resolved:
    day = parsed.day or 0
    if parsed.month is not None and parsed.has_year:
        year, name = _year(parsed, anchors)
        return _of_parts(year, parsed.month, day, name)
    if parsed.month is not None:
        if _told_elsewhere(anchors):
            return _of_parts(_following_year(anchors, parsed.month), parsed.month, day, "previous")
        base = anchors.base.day
        near = (
            _nearest_year(base, parsed.month, day, future=future, slack=3 if parsed.since else _AHEAD_MONTHS)
            if base is not None
            else None
        )
        return Resolved(moment_of_day(near) if near else None, anchors.base.name if base is not None else "none")
    if parsed.months_away is not None:
        found, name = _month(parsed, anchors)
        return _of_parts(found[0] if found else None, found[1] if found else 1, day, name)
    return _resolve_bare_day(parsed, anchors, future=future)


def _of_parts(year: int | None, month: int, day: int, name: TimeAnchor) -> Resolved:
    found = safe_date(year, month, day) if year is not None else None
    return Resolved(moment_of_day(found) if found is not None else None, name)


def _resolve_bare_day(parsed: Parsed, anchors: Anchors, *, future: bool) -> Resolved:
    """Resolve 16日: in the month told before in the sentence where that is another, else near the anchor in force."""
    day = parsed.day or 0
    told, base = anchors.told, anchors.base
    near = _near_day(base.day, day, parsed.weekday, future=future) if base.day is not None else None
    ahead = future and near is not None and base.day is not None and near >= base.day
    if told is not None and told.day is not None and not ahead:
        same_month = _is_month_of(told, base.day) and told.day <= day <= told.day + _FOLLOWING_DAYS
        found = safe_date(told.year, told.month or 1, day) if same_month else _day_behind(told, day, base.day)
        if found is not None and found != near:
            return Resolved(moment_of_day(found), "previous")
    if base.day is None:
        last = anchors.last
        found = _day_behind(last, day, None) if last is not None else None
        return Resolved(moment_of_day(found) if found is not None else None, "previous" if found else "none")
    return _of_day(near, base)


def _is_month_of(told: Moment, base: date | None) -> bool:
    return base is not None and (told.year, told.month) == (base.year, base.month)


def _day_behind(told: Moment, day: int, base: date | None) -> date | None:
    """Return the day in the month told before, where it follows what was told and that month is not the page's."""
    if told.month is None or _is_month_of(told, base):
        return None
    if told.day is not None and day < told.day:
        following = add_months(told.year, told.month, 1) if told.day - day > 15 else None
        if following is None:
            return None
        found = safe_date(*following, day)
        return (
            None
            if found is None or (base is not None and (found.year, found.month) == (base.year, base.month))
            else found
        )
    if (
        told.day is not None
        and base is not None
        and day - told.day > 12
        and abs((base - date(told.year, told.month, 1)).days) < 75
    ):
        return None
    return safe_date(told.year, told.month, day)


@lru_cache(maxsize=4_096)
def _near_day(base: date, day: int, weekday: int | None, *, future: bool) -> date | None:
    months = [add_months(base.year, base.month, away) for away in (-2, -1, 0, 1)]
    days = [one for month in months if month is not None and (one := safe_date(*month, day)) is not None]
    if weekday is not None:
        days = [one for one in days if one.weekday() == weekday] or days
    if future:
        near = [one for one in days if -12 <= (one - base).days <= 31]
        return min(near, key=lambda one: (one < base and (base - one).days > 3, abs((one - base).days)), default=None)
    near = [
        one
        for one in days
        if (one - base).days <= (_AHEAD_DAYS if (base - date(one.year, one.month, 1)).days < 0 else 15)
    ]
    return max(near, default=None)


def _resolve_weekday(parsed: Parsed, anchors: Anchors, *, future: bool) -> Resolved:
    anchor = anchors.base
    base, weekday = anchor.day, parsed.weekday or 0
    if base is None:
        return Resolved(None, "none")
    if parsed.weeks_away is not None:
        return _of_day(add_days(base, weekday - base.weekday() + 7 * parsed.weeks_away), anchor)
    back = (base.weekday() - weekday) % 7
    if future and back == 1 and anchors.weekdays.get(weekday) == add_days(base, -1):
        future = False  # 应在周三前撤出, where the page has told of 周三(9月9日), yesterday
    elif not future and not parsed.past and back >= _FAR_BACK and anchor.first is None:
        future = True
    if future:
        base = anchor.first or base
        return _of_day(add_days(base, (weekday - base.weekday()) % 7), anchor)
    return _of_day(add_days(base, -back), anchor)


def _resolve_week(parsed: Parsed, anchor: Anchor, *, future: bool) -> Resolved:
    if anchor.day is None:
        return Resolved(None, "none")
    weeks = parsed.weeks_away
    if weeks is None:  # 周末 by itself: the one that is near
        weeks = 0 if future or anchor.day.weekday() >= 4 else -1
    day = add_days(anchor.day, 7 * weeks)
    if day is None:
        return Resolved(None, anchor.name)
    if not parsed.weekend:
        return Resolved(moment_of_week(day), anchor.name)
    return _of_day(add_days(day, 5 - day.weekday()), anchor)


def resolve_end(parsed: Parsed, start: Parsed, begun: Moment, anchors: Anchors) -> Moment | None:
    """Resolve the end of a range; what it does not say, it shares with the start."""
    if parsed.day is not None and not parsed.has_month:
        month = (begun.year, begun.month or 1)
        if begun.day is not None and parsed.day < begun.day:
            month = add_months(*month, 1) or month
        day = safe_date(*month, parsed.day)
        return _with_time(moment_of_day(day), parsed) if day is not None else None
    if parsed.month is not None and not parsed.has_year:
        year = begun.year + (1 if begun.month is not None and parsed.month < begun.month else 0)
        if parsed.day is None:
            return Moment(year, parsed.month)
        day = safe_date(year, parsed.month, parsed.day)
        return _with_time(moment_of_day(day), parsed) if day is not None else None
    if parsed.weekday is not None and parsed.weeks_away is None and begun.date is not None:
        day = add_days(begun.date, (parsed.weekday - begun.date.weekday()) % 7)
        return _with_time(moment_of_day(day), parsed) if day is not None else None
    if parsed.has_clock and not parsed.has_date and begun.date is not None:
        return _later_hour(parsed, start, begun)
    anchors.last = begun if begun.day is not None else anchors.last
    return resolve(parsed, anchors, future=True).moment


def _later_hour(parsed: Parsed, start: Parsed, begun: Moment) -> Moment | None:
    """Return the end of 4时至6时: on the same day, in the same half of it, or past midnight."""
    day = begun.date
    if day is None:
        return None
    hour, more = turn_hour(parsed.hour or 0, parsed.part or start.part, deep=parsed.night or start.night)
    begun_hour = begun.hour or 0
    if not more and (hour, parsed.minute or 0) < (begun_hour, begun.minute or 0):
        if hour + 12 > begun_hour and hour < 12 and parsed.part is None and begun_hour < 12 and start.part is not None:
            hour += 12
        else:
            more = 1
    later = add_days(day, more)
    return moment_of_day(later)._replace(hour=hour, minute=parsed.minute) if later is not None else None
