"""Ranges: 9月3日至5日, 晚上9至11时, 周一至周五, 2029-2031年; an expression is one point or two."""

from __future__ import annotations

import re
from typing import Final

from parley.coding.times.grammar import parse_point
from parley.coding.times.parsed import Parsed
from parley.coding.times.reading import Reading
from parley.coding.times.takers import LEADING_PARTS

_TO: Final = re.compile(r" ?(?:至|到|-|~|—{1,2}|–|―|─|直至|直到|一直到|持续到|持续至) ?")
_SHORT_WEEKDAY: Final = re.compile(
    r"(?:至|到|-)(?:周|星期)?([一二三四五六日])(?![一二三四五六七八九十百千万年月日号个名点时天次])"
)
_DAYS: Final = "一二三四五六日"


def parse_expression(reading: Reading, index: int) -> tuple[Parsed, Parsed | None, int] | None:
    """Parse the point or range that begins with an atom.

    Returns:
        The start, the end of a range or None, and the index of the first atom behind them.
    """
    tokens = reading.tokens
    point = parse_point(reading, index)
    if point is None:
        started = Parsed(tokens[index].start, tokens[index].start)
        behind = index
        if tokens[index].kind != "bare":
            return None
    else:
        started, behind = point
    if behind < len(tokens) and tokens[behind].kind == "bare":
        ranged = _range_of_bare(reading, started, behind)
        if ranged is not None:
            return ranged
    if point is None:
        return None
    ended = _end(reading, started, behind)
    if ended is not None:
        return started, ended[0], ended[1]
    return started, None, behind


def _range_of_bare(reading: Reading, started: Parsed, behind: int) -> tuple[Parsed, Parsed, int] | None:
    """Read 9至11时: the bare number stands for the unit of the end."""
    bare = reading.tokens[behind]
    if reading.folded[started.end : bare.start].strip() or bare.numbers[0] is None:
        return None
    to = _TO.match(reading.folded, bare.end)
    if to is None:
        return None
    found = _point_at(reading, behind + 1, to.end())
    if found is None:
        return None
    ended, after = found
    number = int(bare.numbers[0])
    if ended.has_clock and number <= 24 and not started.has_clock and not ended.has_date:
        started.hour = number
    elif ended.day is not None and 1 <= number <= 31 and not started.has_day and not ended.has_month:
        started.day = number
    elif (
        ended.month is not None
        and ended.day is None
        and 1 <= number <= 12
        and not (started.has_month or ended.has_year)
    ):
        started.month = number
    elif ended.year is not None and not ended.has_month and 1500 <= number < 2200 and not started.has_date:
        started.year = number
    else:
        return None
    started.end = bare.end
    return started, ended, after


def _point_at(reading: Reading, index: int, start: int) -> tuple[Parsed, int] | None:
    if index >= len(reading.tokens):
        return None
    token = reading.tokens[index]
    leads = token.kind == "clock" and token.start == start + 1 and reading.folded[start] in LEADING_PARTS
    return parse_point(reading, index, closing=True) if token.start == start or leads else None


def _end(reading: Reading, started: Parsed, behind: int) -> tuple[Parsed, int] | None:
    weekday = _SHORT_WEEKDAY.match(reading.folded, started.end) if started.weekday is not None else None
    to = _TO.match(reading.folded, started.end)
    found = _point_at(reading, behind, to.end()) if to is not None else None
    if found is not None:
        return found if _is_alike(started, found[0]) else None
    if weekday is None or started.has_clock or started.part is not None or started.day is not None:
        return None
    ended = Parsed(weekday.start(), weekday.end())
    ended.weekday = _DAYS.find(weekday[1])
    while behind < len(reading.tokens) and reading.tokens[behind].start < ended.end:
        behind += 1
    return ended, behind


def _is_alike(started: Parsed, ended: Parsed) -> bool:
    """Tell whether two points are of one kind, so that they can be the ends of a range."""
    if ended.zone is not None:
        return False
    if started.has_clock or started.part is not None:
        return ended.has_clock or ended.part is not None or ended.has_day
    if started.has_day:
        return ended.has_day and not ended.has_clock
    if started.has_month or started.months is not None:
        return (ended.has_month or ended.has_year) and not ended.has_day
    return ended.has_year or ended.weeks_away is not None
