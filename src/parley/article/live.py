"""Live pages: day headings and time stamps turn the blocks below them into entries with a time of their own.

Stamps are read as 【02:45】, [02:45], 02:45 alone or before the text, 上午10时15分. The day is that of the heading
above (19日最新消息), else it is told from the page's date and the order of the stamps: newest first or newest last,
a step over midnight moving the day by one.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from parley.article.dates import add_offset
from parley.lang.zh.script import shadow

_STAMP = re.compile(
    r"^(?:[【\[(]\s?(?P<a>[0-2]?\d)\s?[::时點点]\s?(?P<b>[0-5]\d)(?:[::]\d\d)?\s?分?\s?[】\])]|"
    r"(?P<c>[0-2]?\d):(?P<d>[0-5]\d)(?=$|\s|[|丨】\-—]|[\u3400-\u9fff]))"
)
_FULL_STAMP = re.compile(
    r"^[【\[(]?(?:(?:(?P<year>20\d\d)[-/年.])?(?P<month>\d{1,2})[-/月.](?P<day>\d{1,2})日?\s|(?P<only>[0-3]?\d)日\s?)"
    r"(?P<hour>[0-2]?\d):(?P<minute>[0-5]\d)(?=$|\s|[】\])|丨])"
)
_DAY_HEADING = re.compile(
    r"^(?:[\u3400-\u9fff]{2,4}时间\s?)?(?:(?P<year>20\d\d)年)?(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日\s?(?:\(?(?:星期|周|礼拜)[一二三四五六日天]\)?)?\s?"
    r"(?:最新消息|最新动态|最新进展|最新|消息|动态|更新|直播|战况|要闻|快讯|大事记|综合报道|实时更新)?\s?:?$"
)
_MIN_ENTRIES = 2
_MAX_HOUR = 23


class Entry(NamedTuple):
    """A line that opens a live entry: its place, its time, and where its stamp ends in the line."""

    line: int
    at: str
    stamp_end: int


class _Clock(NamedTuple):
    line: int
    hour: int
    minute: int
    day: date | None
    end: int


def find_entries(lines: list[str], *, published: str | None, zone: str | None) -> tuple[list[Entry], list[int]]:
    """Find the entries of a live page.

    Args:
        lines: The body's lines, in page order.
        published: The page's own stamp, ISO 8601; gives year, month and the first or last day.
        zone: The outlet's IANA zone, for the offset; None leaves it out.

    Returns:
        The entries in page order, and the indexes of day headings. Both are empty when the page has fewer than
        two stamps, or no date to hang them on.
    """
    clocks: list[_Clock] = []
    headings: list[int] = []
    base = date.fromisoformat(published[:10]) if published and len(published) >= len("2031-09-09") else None
    day: date | None = None
    for index, line in enumerate(lines):
        named = len(line) <= 40 and ("时间" in line or "時間" in line)  # 香港时间3月13日
        if not (named or line[0].isdigit() or line[0] in "【[(（"):
            continue
        folded = shadow(line[:40])
        heading = _DAY_HEADING.match(shadow(line)) if len(line) <= 40 else None
        if heading is not None and base is not None:
            day = _day_near(base, heading)
            headings.append(index)
            continue
        clock = _read_stamp(index, folded, base)
        if clock is not None:
            clocks.append(clock._replace(day=clock.day or day))
    if len(clocks) < _MIN_ENTRIES or base is None:
        return [], []
    dated = _fill_days(clocks, base)
    entries = [
        Entry(c.line, add_offset(f"{d.isoformat()}T{c.hour:02d}:{c.minute:02d}", zone), c.end)
        for c, d in zip(clocks, dated, strict=True)
    ]
    return entries, headings


def _read_stamp(index: int, folded: str, base: date | None) -> _Clock | None:
    full = _FULL_STAMP.match(folded)
    if full is not None and base is not None and int(full["hour"]) <= _MAX_HOUR:
        return _Clock(index, int(full["hour"]), int(full["minute"]), _day_near(base, full), full.end())
    match = _STAMP.match(folded)
    if match is None:
        return None
    hour = int(match.group("a") or match.group("c"))
    minute = int(match.group("b") or match.group("d"))
    return _Clock(index, hour, minute, None, match.end()) if hour <= _MAX_HOUR else None


def _day_near(base: date, match: re.Match[str]) -> date | None:
    """Return the day a heading names, its month and year taken from the page's date, across a month's end."""
    parts = match.groupdict()
    day = int(parts["day"] or parts["only"])
    year = int(parts["year"]) if parts.get("year") else base.year
    month = int(parts["month"]) if parts.get("month") else base.month
    candidates = []
    for shift in (0, 1, -1) if not parts.get("month") else (0,):
        total = year * 12 + month - 1 + shift
        try:
            candidates.append(date(total // 12, total % 12 + 1, day))
        except ValueError:
            continue
    return min(candidates, key=lambda d: abs((d - base).days)) if candidates else None


def _fill_days(clocks: list[_Clock], base: date) -> list[date]:
    """Give every stamp a day: its own, its heading's, or one counted over midnight from its neighbour."""
    minutes = [clock.hour * 60 + clock.minute for clock in clocks]
    falls = sum(b < a for a, b in pairwise(minutes))
    newest_first = falls * 2 >= len(minutes) - 1
    order = list(range(len(clocks)))
    if newest_first:
        order.reverse()  # walk in order of time
    current = base
    filled: dict[int, date] = {}
    previous: int | None = None
    for index in order:
        own = clocks[index].day
        if own is not None:
            current = own
        elif previous is not None and minutes[index] < minutes[previous]:
            current = current + timedelta(days=1)
        filled[index] = current
        previous = index
    return [filled[index] for index in range(len(clocks))]
