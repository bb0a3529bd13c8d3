"""Which atom may join which expression: one small function for each kind of atom.

Each returns False, and changes nothing, when the atom does not belong there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from parley.coding.times.atoms import Token
from parley.coding.times.parsed import Parsed
from parley.coding.times.reading import Reading

_UTC_GLOSS: Final = re.compile(r" ?\(((?:utc|gmt) ?[+-] ?\d{1,2})\)")
_CLOCK_AHEAD: Final = re.compile(
    r" ?(?:[上下]午|晚上?|早上?|凌晨|清晨|中午|傍晚|深夜)? ?[\d零一二三四五六七八九十]{1,3} ?[时点:]"
)
_LOCAL: Final = ("当地", "本地")
_ENTERS: Final = ("踏入", "进入", "迈入", "迈进", "来到", "步入")
LEADING_PARTS: Final = {"晚": "TEV", "早": "TMO", "晨": "TMO", "夜": "TNI", "午": "TAF"}


def take(reading: Reading, parsed: Parsed, token: Token) -> bool:
    """Add an atom to an expression; False when it does not belong there."""
    taker = _TAKERS.get(token.kind)
    return taker is not None and taker(reading, parsed, token)


def _take_zone(reading: Reading, parsed: Parsed, token: Token) -> bool:
    if parsed.zone is not None:
        joined = parsed.zone[1] == token.start and token.flag == "时间" and not parsed.has_clock
        if joined:
            parsed.zone = (parsed.zone[0], token.end)
        return joined
    if parsed.end != parsed.start:  # a zone behind the time: 10:00 et
        if (parsed.has_day or parsed.part) and not parsed.has_clock:
            return _take_zone_between(reading, parsed, token)
        if not parsed.has_clock or token.flag in {"时间", "当地"}:
            return False
        parsed.zone = (token.start, token.end)
        return True
    start = token.start
    if token.flag == "时间":
        found = reading.zones.before(reading.folded, token.start)
        if found is not None:
            start = found[0]
        elif reading.folded.endswith(_LOCAL, 0, token.start):
            start = token.start - 2
        else:
            return False
    elif token.flag == "当地":
        found = reading.zones.before(reading.folded, token.start)
        start = found[0] if found is not None else start
    utc = _UTC_GLOSS.match(reading.folded, token.end)
    parsed.zone = (start, token.end) if utc is None else utc.span(1)
    parsed.start, parsed.end = start, token.end if utc is None else utc.end()
    return True


def _take_zone_between(reading: Reading, parsed: Parsed, token: Token) -> bool:
    """Take the zone that stands between a day and its time of day: 今晚当地时间10时, 周二美东时间上午10时."""
    if token.flag not in {"时间", "当地"} or _CLOCK_AHEAD.match(reading.folded, token.end) is None:
        return False
    parsed.zone, parsed.end = (parsed.end, token.end), token.end
    return True


def _take_date(_: Reading, parsed: Parsed, token: Token) -> bool:
    if parsed.has_date or parsed.has_clock:
        return False
    parsed.year, parsed.month, parsed.day = (int(part or 0) for part in token.numbers)
    return True


def _take_years(_: Reading, parsed: Parsed, token: Token) -> bool:
    if parsed.has_date or parsed.has_clock or parsed.part:
        return False
    low, high = (int(part or 0) for part in token.numbers)
    parsed.years = (low, high)
    return True


def _take_year(_: Reading, parsed: Parsed, token: Token) -> bool:
    if parsed.has_date or parsed.has_clock or parsed.part or not token.numbers[0]:
        return False
    parsed.year = int(token.numbers[0])
    return True


def _take_month(_: Reading, parsed: Parsed, token: Token) -> bool:
    if parsed.has_month or parsed.has_day or parsed.has_clock or parsed.part or parsed.edge:
        return False
    number = int(token.numbers[0] or 0)
    if not 1 <= number <= 12:
        return False
    parsed.month = number
    return True


def _take_slash(reading: Reading, parsed: Parsed, token: Token) -> bool:
    """Take 9/9 for a day only where a weekday, a part of the day or a clock time stands beside it."""
    if parsed.has_date or parsed.has_clock or parsed.part:
        return False
    after = reading.folded[token.end : token.end + 6]
    if (
        re.match(r" ?\(?(?:周|星期|[一二三四五六日]\))| ?(?:上午|下午|晚|早|凌晨|中午|\d{1,2}:\d\d)|日(?!本)", after)
        is None
    ):
        return False
    parsed.month, parsed.day = (int(part or 0) for part in token.numbers)
    parsed.end = token.end + (after[0] == "日")
    return True


def _take_day(_: Reading, parsed: Parsed, token: Token) -> bool:
    if parsed.has_day or parsed.has_clock or parsed.part or parsed.weeks_away is not None or parsed.edge:
        return False
    if parsed.has_year and not parsed.has_month:
        return False
    number = int(token.numbers[0] or 0)
    if not 1 <= number <= 31:
        return False
    parsed.day = number
    if token.flag.startswith("gloss"):
        parsed.listed = True
        _set_part(parsed, LEADING_PARTS.get(token.flag[5:]))
    return True


def _take_weekday(_: Reading, parsed: Parsed, token: Token) -> bool:
    if parsed.has_clock or parsed.part or parsed.weekday is not None or parsed.weekend or parsed.days_away is not None:
        return False
    weeks, weekday = token.numbers
    if parsed.day is None and (parsed.has_month or parsed.has_year):
        return False
    if parsed.day is not None and weeks is not None:
        return False
    parsed.weekday = int(weekday or 0)
    parsed.weeks_away = None if weeks is None else int(weeks)
    return True


def _take_week(_: Reading, parsed: Parsed, token: Token) -> bool:
    if parsed.has_date or parsed.has_clock or parsed.part:
        return False
    parsed.weeks_away = int(token.numbers[0] or 0)
    parsed.weekend = token.flag == "weekend"
    return True


def _take_clock(_: Reading, parsed: Parsed, token: Token) -> bool:
    if parsed.has_clock or parsed.months or parsed.weekend or parsed.edge or parsed.years:
        return False
    if parsed.has_date and not parsed.has_day:
        return False
    hour, minute = (None if part is None else int(part) for part in token.numbers)
    if hour is None or hour > 24 or (minute or 0) > 59:
        return False
    parsed.hour, parsed.minute = hour, minute
    return True


def _set_part(parsed: Parsed, part: str | None) -> None:
    if part is not None:
        parsed.part = part


def _take_word(reading: Reading, parsed: Parsed, token: Token) -> bool:
    taker = _WORD_TAKERS.get(token.listed or "")
    return taker is not None and taker(reading, parsed, token)


def _take_day_word(reading: Reading, parsed: Parsed, token: Token) -> bool:
    days, _space, part = token.value.partition(" ")
    same = token.listed == "same"
    if same and days == "0" and parsed.has_day and not parsed.has_clock and not parsed.part:
        _set_part(parsed, part or None)  # 9日当天, 周二当晚
        return True
    if parsed.has_date or parsed.has_clock or parsed.part:
        return False
    parsed.days_away, parsed.day_scope = int(days), "text" if same else "page"
    if same and token.word.startswith("第二"):
        parsed.nth, parsed.enters = 2, reading.folded.endswith(_ENTERS, 0, token.start)
    _set_part(parsed, part or None)
    return True


def _take_nth(reading: Reading, parsed: Parsed, token: Token) -> bool:
    """Take 首日 and 第三日: a day of what is told of."""
    if parsed.has_date or parsed.has_clock or parsed.part:
        return False
    parsed.nth = int(token.numbers[0] or 1)
    parsed.enters = reading.folded.endswith(_ENTERS, 0, token.start)
    parsed.days_away, parsed.day_scope = parsed.nth - 1, "text"
    return True


def _take_relative(_: Reading, parsed: Parsed, token: Token) -> bool:
    """Take the 昨 of 发言人昨称, as printed in Taiwan and Hong Kong."""
    if parsed.has_date or parsed.has_clock or parsed.part:
        return False
    parsed.days_away = int(token.numbers[0] or 0)
    return True


def _take_month_word(_: Reading, parsed: Parsed, token: Token) -> bool:
    if parsed.has_date or parsed.has_clock or parsed.part:
        return False
    parsed.months_away = int(token.value)
    parsed.month_scope = "text" if token.listed == "same-month" else "page"
    return True


def _take_year_word(_: Reading, parsed: Parsed, token: Token) -> bool:
    if parsed.has_date or parsed.has_clock or parsed.part:
        return False
    parsed.years_away = int(token.value)
    parsed.year_scope = "text" if token.listed == "same-year" else "page"
    return True


def _take_edge(reading: Reading, parsed: Parsed, token: Token) -> bool:
    if parsed.has_day or parsed.has_clock or parsed.part or parsed.edge or parsed.months:
        return False
    if token.value == "year":
        if parsed.has_month:
            return False
        if not parsed.has_year:
            parsed.years_away = 0
    elif not parsed.has_month:
        if reading.folded[token.start] != "月":
            return False
        parsed.months_away = 0
    parsed.edge = True
    return True


def _take_half(_: Reading, parsed: Parsed, token: Token) -> bool:
    if parsed.has_month or parsed.has_day or parsed.has_clock or parsed.part or parsed.months:
        return False
    low, high = token.value.split(" ")
    written = token.word
    if written[0] == "第" and written[-1] == "季" and not parsed.has_year:
        return False  # the second season of a series
    parsed.months = (int(low), int(high))
    if not parsed.has_year:
        parsed.years_away = 0
    return True


def _take_weekend(_: Reading, parsed: Parsed, __: Token) -> bool:
    if parsed.has_date or parsed.has_clock or parsed.part:
        return False
    parsed.weekend = True
    return True


_DEEP: Final = frozenset(("深夜", "半夜", "午夜", "子夜", "夜里", "凌晨", "后半夜", "深宵"))


def _take_part(_: Reading, parsed: Parsed, token: Token) -> bool:
    if parsed.has_clock or parsed.edge or parsed.months or (parsed.has_date and not parsed.has_day):
        return False
    if parsed.part is not None and token.word not in _DEEP and parsed.part != "TNI":
        return False
    parsed.part = token.value
    parsed.night = token.word in _DEEP
    return True


_Taker = Callable[[Reading, Parsed, Token], bool]
_TAKERS: Final[dict[str, _Taker]] = {
    "zone": _take_zone, "date": _take_date, "years": _take_years, "year": _take_year, "month": _take_month,
    "slash": _take_slash, "day": _take_day, "weekday": _take_weekday, "week": _take_week, "clock": _take_clock,
    "word": _take_word, "relative": _take_relative, "nth": _take_nth,
}  # fmt: skip
_WORD_TAKERS: Final[dict[str, _Taker]] = {
    "day": _take_day_word, "same": _take_day_word, "month": _take_month_word, "same-month": _take_month_word,
    "year": _take_year_word, "same-year": _take_year_word, "edge": _take_edge, "half": _take_half,
    "weekend": _take_weekend, "part": _take_part,
}  # fmt: skip
