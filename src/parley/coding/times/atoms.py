"""What the words of an atom stand for: 廿三日 is day 23, 三年半 is 3.5 years, 昨(9)日 is day 9.

Comes in: the name of the pattern that found an atom, and its words; goes out: a `Token`. Where atoms stand is found
in `tokens`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from parley.coding.times.numerals import read_han, read_number
from parley.lang.zh.times import TimeWordKind

TokenKind = Literal[
    "date", "year", "years", "month", "day", "slash", "weekday", "week", "last", "clock", "span", "bare", "every",
    "relative", "zone", "word", "nth",
]  # fmt: skip
Unit = Literal["year", "month", "week", "day", "hour", "minute", "second", "quarter"]


_UNITS: Final[dict[str, Unit]] = {
    "年": "year", "载": "year", "世纪": "year", "月": "month", "周": "week", "星期": "week",
    "礼拜": "week", "天": "day", "日": "day", "昼夜": "day", "工作日": "day", "小时": "hour",
    "钟头": "hour", "分钟": "minute", "分": "minute", "秒钟": "second", "秒": "second", "季度": "quarter",
}  # fmt: skip
_DAYS: Final = "一二三四五六日"
_FIRST_ROC: Final = 90  # 120年9月, as printed in Taiwan
_LAST_SHORT: Final = 50  # 31年9月


class Token(NamedTuple):
    """An atom of a time expression.

    Attributes:
        kind: What it is.
        start: Where it begins on the shadow.
        end: Where it ends.
        numbers: Year, month, day of a date; hour, minute of a clock time; weeks from the anchor and weekday; and so on.
        unit: The unit of a span of time or of a bare number's fellow.
        listed: The kind of a listed word.
        value: What the listed word stands for.
        word: The listed word itself.
        flag: `more` for a span that is longer than its number says, `weekend`, `roc`.
    """

    kind: TokenKind
    start: int
    end: int
    numbers: tuple[float | int | None, ...] = ()
    unit: Unit | None = None
    listed: TimeWordKind | None = None
    value: str = ""
    word: str = ""
    flag: str = ""


@lru_cache(maxsize=8_192)
def read_atom(group: str, text: str) -> Token | None:
    """Read the words of an atom; the same words are read once, as if they stood at the beginning of a text."""
    return _READERS[group.partition("_")[0]](text, 0, len(text))


def _read_date(text: str, start: int, end: int) -> Token | None:
    year, month, day = (int(part) for part in re.split(r"[-/.]", text))
    return Token("date", start, end, (year, month, day))


def _read_year(text: str, start: int, end: int) -> Token | None:
    number = text.removeprefix("公元").removeprefix("中华").removesuffix("度").rstrip("年").strip()
    if number.startswith("民国"):
        number = number.removeprefix("民国").strip()
        count = int(number) if number.isdigit() else read_han(number)
        return None if count is None else Token("year", start, end, (count + 1911,), flag="roc")
    number = number.partition("/")[0]  # 2031/32年度 begins in 2031
    year = int(number) if number.isdigit() else read_han(number)
    return Token("year", start, end, (year,))


def _read_short_year(text: str, start: int, end: int) -> Token | None:
    """Read 120年9月 as a year of the Republic, 31年9月 as one of this century."""
    number = int(text.rstrip("年 "))
    if number >= _FIRST_ROC:
        return Token("year", start, end, (number + 1911,), flag="roc")
    return Token("year", start, end, (number + 2000,)) if number < _LAST_SHORT else None


def _read_decade(text: str, start: int, end: int) -> Token | None:
    digits = re.search(r"\d{2,4}(?= ?年)", text)
    decade = int(digits.group()) if digits else (read_han(text[-4:-2]) or 0)
    if decade < 100:
        decade += 1800 if "19世纪" in text else 2000 if "21世纪" in text or "本世纪" in text else 1900
    return Token("years", start, end, (decade, decade + 9))


def _number(text: str) -> int | None:
    text = text.strip()
    return int(text) if text.isdigit() else read_han(text)


def _read_month(text: str, start: int, end: int) -> Token | None:
    return Token("month", start, end, (_number(text.rstrip("月份 ")),))


def _read_day(text: str, start: int, end: int) -> Token | None:
    return Token("day", start, end, (_number(text[:-1]),), flag=text[-1])


def _read_yesterday(_: str, start: int, end: int) -> Token | None:
    return Token("relative", start, end, (-1,))


def _read_today(_: str, start: int, end: int) -> Token | None:
    return Token("relative", start, end, (0,))


def _read_pair(_: str, start: int, end: int) -> Token | None:
    return Token("span", start, end, (2,), "day")


def _read_listed(text: str, start: int, end: int) -> Token | None:
    return Token("day", start, end, (_number(text),), flag="listed")


def _read_days(text: str, start: int, end: int) -> Token | None:
    return Token("span", start, end, (_number(text[:-1]),), "day")


def _read_slash(text: str, start: int, end: int) -> Token | None:
    month, day = text.split("/")
    return Token("slash", start, end, (int(month), int(day)))


def _read_bare(text: str, start: int, end: int) -> Token | None:
    return Token("bare", start, end, (_number(text),))


_MINUTE: Final = re.compile(r" ?(\d{1,2}|[零〇一二三四五六七八九十]{1,3}) ?分?$")


def _read_clock(text: str, start: int, end: int) -> Token | None:
    separator = next(char for char in text if char in ":时点")
    hour_text, _colon, rest = text.partition(separator)
    hour, minute = _number(hour_text), None
    if separator == ":":
        minute = int(rest.strip()[:2])
    elif rest.endswith("半"):
        minute = 30
    elif rest.endswith("刻"):
        minute = 15 * (read_han(rest[0]) or 0)
    elif (found := _MINUTE.match(rest)) is not None:
        minute = _number(found.group(1))
    return Token("clock", start, end, (hour, minute), flag=separator if not rest else f"{separator}{rest[-1]}")


_SPAN_PARTS: Final = re.compile(
    r"([\d.,]+|[〇零○一二三四五六七八九十百千万廿卅两半]+) ?([多余几]?) ?(个?)(半?) ?(多?) ?"
    r"(月|星期|礼拜|小时|钟头|季度|工作日|世纪|年|周|天|昼夜|分钟?|秒钟?|载)(半?)(多|余|有余)?"
)


def _read_span(text: str, start: int, end: int) -> Token | None:
    match = _SPAN_PARTS.fullmatch(text)
    if match is None:
        return None
    written, more, _, half, more_too, name, halved, over = match.groups()
    if written == "半":
        number: float | int | None = 0.5
    else:
        number = None if "半" in written else read_number(written)
    if number is None:
        return None
    if half or halved:
        number += 0.5
    if number == 0 or (more == "几" and number % 10):
        return None  # 凋零多年, 九几年
    if name == "世纪":
        number *= 100
    flag = "about" if more == "几" else "more" if more or more_too or over else ""
    return Token("span", start, end, _two_numbers(written) or (number,), _UNITS[name], flag=flag)


def _two_numbers(written: str) -> tuple[int, int] | None:
    """Read 两三 as two to three, 十五六 as fifteen to sixteen."""
    tens = 0
    if written[:1] == "十" and len(written) == 3:
        tens, written = 10, written[1:]
    if len(written) != 2 or written[0].isascii():
        return None
    low, high = read_han(written[0]), read_han(written[1])
    if low is None or high is None or not 0 < low < high < 10 or high - low > 1:
        return None
    return low + tens, high + tens


_AWAY: Final = (("上上", -2), ("下下", 2), ("上", -1), ("下", 1))


def _read_last(text: str, start: int, end: int) -> Token | None:
    weeks = next((count for prefix, count in _AWAY if text.startswith(prefix)), 0)
    if text[-1] == "末":
        return Token("week", start, end, (weeks,), flag="weekend")
    if text[-1] in _DAYS or (text[-1] == "天" and text[-2] in "期拜"):
        return Token("weekday", start, end, (weeks, _weekday(text[-1])))
    if text[0] in "当该":
        return None
    return Token("week", start, end, (weeks,))


_GLOSS: Final = re.compile(r"(.)\((\d{1,4}) ?日?\)(.?)")


def _read_gloss(text: str, start: int, end: int) -> Token | None:
    """Read 昨(17)日, 本(3)月, 去(2030)年: the number counts, the word only says how near it is."""
    match = _GLOSS.fullmatch(text)
    if match is None:
        return None
    away, number, name = match[1], int(match[2]), match[3]
    if name == "年" and number > 1000:
        return Token("year", start, end, (number,))
    if name == "月" and 1 <= number <= 12:
        return Token("month", start, end, (number,))
    if away in "今昨明前" and 1 <= number <= 31 and name not in {"年", "月"}:
        return Token("day", start, end, (number,), flag=f"gloss{name if name in '晚早晨夜午' else ''}")
    return None


def _weekday(char: str) -> int:
    if char.isdigit():
        return int(char) - 1
    return _DAYS.find(char) if char in _DAYS else 6


def _read_weekday(text: str, start: int, end: int) -> Token | None:
    return Token("weekday", start, end, (None, _weekday(text[-1])))


def _read_every(text: str, start: int, end: int) -> Token | None:
    match = re.match(
        r"每[隔逢]?([两二三四五六七八九十\d]{0,2})个?(年|月|周|星期|天|日|小时|分钟|季度)([一二三四五六日]?)$", text
    )
    if match is None:
        return None
    number = _number(match[1]) if match[1] else 1
    return Token("every", start, end, (number,), _UNITS[match[2]], flag=match[3])


def _read_nth(text: str, start: int, end: int) -> Token | None:
    return Token("nth", start, end, (1 if text[0] == "首" else _number(text[1]),))


def _read_zone(text: str, start: int, end: int) -> Token | None:
    return Token("zone", start, end, flag=text)


_READERS: Final = {
    "date": _read_date, "years": _read_decade, "year": _read_year, "short": _read_short_year,
    "bare": _read_bare, "pair": _read_pair, "listed": _read_listed, "slash": _read_slash, "span": _read_span,
    "month": _read_month, "day": _read_day, "days": _read_days, "clock": _read_clock, "last": _read_last,
    "gloss": _read_gloss, "every": _read_every, "weekday": _read_weekday, "yesterday": _read_yesterday,
    "today": _read_today, "nth": _read_nth, "zone": _read_zone, "latin": _read_zone,
}  # fmt: skip
