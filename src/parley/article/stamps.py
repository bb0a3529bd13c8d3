"""Printed dates and times of a page: day, minute or second as given, with the offset where one is printed.

Only the shapes that pages print for themselves (stamps, datelines, metadata); times told in running text are
coded elsewhere. Nothing is filled in: a stamp without a year has none until the caller knows it from the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from parley.lang.zh.script import shadow

_ZONE = r"(?:\s?(?P<zone>(?:utc|gmt)?[+-]\d{1,2}(?::?\d{2})?(?![\d:])|utc|gmt|z\b))?"
_ZONE_WORDS = {
    "格林尼治标准时间": "+00:00", "格林尼治时间": "+00:00", "世界协调时间": "+00:00", "北京时间": "+08:00",
    "香港时间": "+08:00", "台北时间": "+08:00", "台湾时间": "+08:00", "新加坡时间": "+08:00", "莫斯科时间": "+03:00",
    "东京时间": "+09:00",
}  # fmt: skip
_ZONE_WORD = "(?P<zword>" + "|".join(_ZONE_WORDS) + ")?"
_CLOCK = _ZONE_WORD + (
    r"(?P<part>上午|下午|晚上|凌晨|中午|早上|傍晚|午后|晚间|清晨)?\s?"
    r"(?P<hour>[01]?\d|2[0-4])\s?[:时點点]\s?(?P<minute>[0-5]\d)?分?(?:[:](?P<second>[0-5]\d)(?:[.,]\d{1,9})?秒?)?"
    r"(?:\s?(?P<ampm>[ap]\.?m\.?)(?![a-z]))?"
)
_WEEKDAY = r"(?:(?:星期|周|礼拜)[一二三四五六日天])?(?:\((?:星期|周)?[一二三四五六日天a-z]{1,9}\))?"
_GAP = rf"(?:[\st,|·/_.\-]{{0,3}}{_WEEKDAY}[\st,，|]{{0,3}}(?:(?:hkt|cst|bjt|est|edt|pst|pdt|msk)\s)?)"
_YMD = (
    r"(?<![\d.])(?P<year>19\d\d|20\d\d)\s?[-/.年]\s?(?P<month>0?[1-9]|1[0-2])\s?[-/.月]\s?"
    r"(?P<day>[0-2]?\d|3[01])(?:\s?[日号]|(?!\d))"
)
_FULL = re.compile(_YMD + rf"(?:{_GAP}{_CLOCK})?{_ZONE}", re.ASCII)
_COMPACT = re.compile(
    r"(?<!\d)(?P<year>19\d\d|20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])"
    r"(?:t?(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?P<second>[0-5]\d)?)?(?!\d)",
    re.ASCII,
)
_ROC = re.compile(
    r"(?:民国|中华民国)\s?(?P<roc>\d{2,3})\s?年\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日"
    rf"(?:{_GAP}{_CLOCK})?",
    re.ASCII,
)
_HAN_YMD = re.compile(
    r"(?P<hyear>[二一〇零○][〇零○一二三四五六七八九九]{3})年(?P<hmonth>[一二三四五六七八九十]{1,2})月(?P<hday>[一二三四五六七八九十廿卅]{1,3})日",
    re.ASCII,
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan", "января"), ("february", "feb", "февраля"), ("march", "mar", "марта"),
            ("april", "apr", "апреля"), ("may", "мая"), ("june", "jun", "июня"), ("july", "jul", "июля"),
            ("august", "aug", "августа"), ("september", "sept", "sep", "сентября"),
            ("october", "oct", "октября"), ("november", "nov", "ноября"), ("december", "dec", "декабря"),
        ),
        start=1,
    )
    for name in names
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<day>[0-2]?\d|3[01])(?:st|nd|rd|th)?[\s.-]{{1,2}}(?P<name>{_MONTH})\.?,?[\s-]"
    rf"(?P<year>19\d\d|20\d\d)(?!\d)"
    rf"(?:(?:\s?г\.)?[\s,|·-]{{0,3}}(?:at\s)?{_CLOCK})?{_ZONE}",
    re.ASCII,
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<name>{_MONTH})\.?\s(?P<day>[0-2]?\d|3[01])(?:st|nd|rd|th)?,?\s(?P<year>19\d\d|20\d\d)(?!\d)"
    rf"(?:[\s,|·-]{{0,3}}(?:at\s)?{_CLOCK})?{_ZONE}",
    re.ASCII,
)
_SPACED = re.compile(
    rf"(?<![\d.])(?P<year>19\d\d|20\d\d)\s(?P<month>0[1-9]|1[0-2])/(?P<day>[0-2]\d|3[01])\s{_CLOCK}", re.ASCII
)
_CLOCK_FIRST = re.compile(
    rf"(?<!\d)(?<!\d:)(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?[\s,|]{{0,3}}{_YMD}",
    re.ASCII,
)
_YEARLESS = re.compile(
    r"(?<![\d-])(?P<month>0?[1-9]|1[0-2])(?:月|-|/)(?P<day>[0-2]?\d|3[01])日?"
    rf"(?:{_GAP}{_CLOCK}|日)",
    re.ASCII,
)
_SHORT_YEAR = re.compile(
    rf"(?<![\d-])(?P<yy>\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?:{_GAP}{_CLOCK})?", re.ASCII
)
_DAY_FIRST_DIGITS = re.compile(
    r"(?<![\d./-])(?:(?P<day>0?[1-9]|[12]\d|3[01])\.(?P<month>0?[1-9]|1[0-2])\."
    r"|(?P<late>1[3-9]|2\d|3[01])/(?P<mid>0?[1-9]|1[0-2])/)(?P<year>19\d\d|20\d\d)(?![\d.])"
    rf"(?:{_GAP}{_CLOCK})?{_ZONE}",
    re.ASCII,
)  # 21/05/2033 and 17.10.2023; 05/06/2033 may be either, and is left alone
_DAY_FIRST_SLASHES = re.compile(
    r"(?<![\d./-])(?P<day>0?[1-9]|[12]\d|3[01])/(?P<month>0?[1-9]|1[0-2])/(?P<year>19\d\d|20\d\d)(?![\d.])"
    rf"(?:{_GAP}{_CLOCK})?{_ZONE}",
    re.ASCII,
)  # 05/06/2033, where the page's region writes the day first
_HAN_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}
_SCAN_CHARS = 400
_HINT = re.compile(r"(?:19|20)\d\d|\d{1,2}[-/月]\d{1,2}|\d:[0-5]\d", re.ASCII)
_DIGIT = re.compile(r"\d", re.ASCII)
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_TOLD = re.compile(r"[:：时時點点年]|(?:19|20)\d\d", re.ASCII)
"""What a stamp holds at least: a year or a clock."""
_LETTERS = re.compile(r"[^\W\d_\u2e80-\uffff]{3}")
_NEEDED = tuple(
    (pattern, tuple(frozenset(need.split()) for need in needs))
    for pattern, *needs in (
        (_CLOCK_FIRST, ": year"), (_FULL, "year"), (_SPACED, "/ year"), (_ROC, "民国"), (_HAN_YMD, "月"),
        (_DAY_FIRST, "letters year"), (_DAY_FIRST_DIGITS, ". year", "/ year"), (_MONTH_FIRST, "letters year"),
        (_COMPACT, "year"), (_SHORT_YEAR, "-"), (_YEARLESS, "月", "-", "/"),
    )
)  # fmt: skip
"""The patterns in the order they are tried, and the sets of signs of which a text must hold one."""
_RARE_HINT = re.compile(r"民国|年[一二三四五六七八九十]", re.ASCII)


class Printed(NamedTuple):
    """A date as printed. `value` is ISO 8601; its year part is `????` where none was printed."""

    value: str
    exact: str
    start: int
    end: int

    @property
    def has_year(self) -> bool:
        """Return whether the year was printed."""
        return not self.value.startswith("?")

    @property
    def has_clock(self) -> bool:
        """Return whether a time of day was printed."""
        return "T" in self.value


def find_dates(text: str, *, folded: str | None = None, day_first: bool = False) -> list[Printed]:
    """Return the dates printed in a line, in order, without overlaps.

    Args:
        text: A line of the page or an attribute's value; only its first 400 characters are looked at.
        folded: Its shadow, when the caller has it.
        day_first: Where the text is from, 05/06/2033 is the fifth of June.

    Example:
        >>> [p.value for p in find_dates("来源:某某社 时间:2031年9月10日 上午9:12")]
        ['2031-09-10T09:12']
        >>> [p.value for p in find_dates("Published September 9, 2031")]
        ['2031-09-09']
        >>> [p.value for p in find_dates("发布时间:09-30 22:46")]
        ['????-09-30T22:46']
    """
    head = text[:_SCAN_CHARS]
    folded = shadow(head) if folded is None else folded[:_SCAN_CHARS]
    if not (_DIGIT.search(folded) and _HINT.search(folded)) and not _RARE_HINT.search(folded):
        return []
    found: list[Printed] = []
    taken: list[tuple[int, int]] = []
    slashes = (_DAY_FIRST_SLASHES,) if day_first and "/" in folded else ()
    for pattern in chain(_patterns_for(folded), slashes):
        for match in pattern.finditer(folded):
            start, end = match.span()
            if any(start < z and a < end for a, z in taken):
                continue
            value = _value_of(match)
            if value is not None:
                exact = head[start:end].strip()
                found.append(Printed(value, exact, start, start + len(exact)))
                taken.append((start, end))
    return sorted(found, key=lambda printed: printed.start)


def _patterns_for(folded: str) -> Iterator[re.Pattern[str]]:
    """Yield the patterns that may match, in the order they are tried: each needs signs that most texts lack."""
    signs = {sign for sign in ("月", "/", "-", ".", ":") if sign in folded}
    if _YEAR.search(folded):
        signs.add("year")
    if _LETTERS.search(folded):
        signs.add("letters")
    if "民国" in folded:
        signs.add("民国")
    for pattern, wanted in _NEEDED:
        if any(need <= signs for need in wanted):
            yield pattern


_STAMP_CHARS = 120
_STAMP_REST_CHARS = 60


def is_stamp(text: str, *, folded: str | None = None) -> bool:
    """Tell an info line of a page: a date, with little beside it and no sentence.

    Example:
        >>> is_stamp("2031-09-10 09:12 来源:某某社 作者:王某某")
        True
        >>> is_stamp("2031年9月10日,双方代表团在阿兹雷开始会谈。")
        False
    """
    digit = _DIGIT.search(text) if len(text) <= _STAMP_CHARS else None
    if digit is None or "。" in text or not _TOLD.search(text) or not _HINT.search(text, digit.start()):
        return False
    dates = find_dates(text, folded=folded)
    if not dates or not any(printed.has_year or printed.has_clock for printed in dates):
        return False
    rest = len(text) - sum(len(printed.exact) for printed in dates)
    if any(printed.has_clock for printed in dates):
        return rest <= _STAMP_REST_CHARS and "，" not in text
    return rest <= _STAMP_REST_CHARS // 3 and not text.endswith(("！", "？", "”", "」"))


def _value_of(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    year, month, day = _day_of(parts)
    if month is None or day is None or not _is_day(year, month, day):
        return None
    value = f"{year:04d}" if year is not None else "????"
    value += f"-{month:02d}-{day:02d}"
    clock = _clock_of(parts)
    if clock is None:
        return value
    return (
        value
        + clock
        + (_offset_of(parts.get("zone"), dashed="t" in match.group(0)) or _ZONE_WORDS.get(parts.get("zword") or "", ""))
    )


def _day_of(parts: dict[str, str | None]) -> tuple[int | None, int | None, int | None]:
    if parts.get("hyear"):
        year = int("".join(str(_HAN_DIGITS[c]) for c in parts["hyear"] or ""))
        return year, han_number(parts["hmonth"] or ""), han_number(parts["hday"] or "")
    name = parts.get("name")
    month = _MONTHS[name] if name else int(parts["month"] or parts.get("mid") or 0)
    day = int(parts["day"] or parts.get("late") or 0)
    if parts.get("roc"):
        return int(parts["roc"] or 0) + 1911, month, day
    if parts.get("yy"):
        return 2000 + int(parts["yy"] or 0), month, day
    year_text = parts.get("year")
    return (int(year_text) if year_text else None), month, day


def han_number(text: str) -> int:
    """Return the number that one to three characters write; 0 for what writes none."""
    text = text.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = text.partition("十")
    if "十" in ones or len(tens) > 1 or len(ones) > 1:
        return 0
    if not ten:
        return _HAN_DIGITS.get(text, 0)
    return (_HAN_DIGITS.get(tens, 0) if tens else 1) * 10 + _HAN_DIGITS.get(ones, 0)


_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_NOON = 12
_FIRST_YEAR, _LAST_YEAR = 1900, 2099


def _is_day(year: int | None, month: int, day: int) -> bool:
    if not (1 <= month <= _NOON and 1 <= day <= _DAYS[month - 1]):
        return False
    if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
        return False
    leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return leap or (month, day) != (2, 29)


def _clock_of(parts: dict[str, str | None]) -> str | None:
    if not parts.get("hour") or not parts.get("minute"):
        return None
    hour = int(parts["hour"] or 0)
    part = parts.get("part") or ""
    ampm = (parts.get("ampm") or "").replace(".", "")
    if (ampm == "pm" or part in ("下午", "晚上", "傍晚", "午后", "晚间")) and hour < _NOON:
        hour += _NOON
    elif (ampm == "am" or part in ("凌晨", "上午")) and hour == _NOON:
        hour = 0
    if hour > 23:
        return None
    second = parts.get("second")
    return f"T{hour:02d}:{parts['minute']}" + (f":{second}" if second else "")


def _offset_of(zone: str | None, *, dashed: bool) -> str:
    """Return the offset as +HH:MM; nothing for a dash that more likely opens the end of a range (10:00-11:00)."""
    if not zone:
        return ""
    named = zone.startswith(("utc", "gmt"))
    zone = zone.removeprefix("utc").removeprefix("gmt")
    if zone in ("", "z"):
        return "+00:00"
    if zone[0] == "-" and not named and not dashed:
        return ""
    digits = zone[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
    if int(hours) > 14 or minutes not in ("00", "30", "45"):
        return ""
    return f"{zone[0]}{int(hours):02d}:{minutes}"
