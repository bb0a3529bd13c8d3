"""The atoms of time expressions: 2031年, 9日, 周二, 下午, 4时30分, 30天, 昨晚, 每周, …时间.

One pattern reads the text once, from left to right; what only looks like a time (每日邮报, 第9号) is read and dropped,
so that nothing inside it is taken for one. No part of the pattern repeats without a bound.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from parley.coding.times.numerals import read_han, read_number
from parley.lang.zh.times import TimeWordKind, TimeWords

TokenKind = Literal[
    "date", "year", "years", "month", "day", "slash", "weekday", "week", "last", "clock", "span", "bare", "every",
    "relative", "zone", "word",
]  # fmt: skip
Unit = Literal["year", "month", "week", "day", "hour", "minute", "second", "quarter"]

_HAN: Final = "[〇零○一二三四五六七八九十廿卅两]"
_UNITS: Final[dict[str, Unit]] = {
    "年": "year", "载": "year", "月": "month", "周": "week", "星期": "week", "礼拜": "week", "天": "day", "日": "day",
    "昼夜": "day", "工作日": "day", "小时": "hour", "钟头": "hour", "分钟": "minute", "分": "minute", "秒钟": "second",
    "秒": "second", "季度": "quarter",
}  # fmt: skip
_DAYS: Final = "一二三四五六日"
_TO: Final = r" ?(?:至|到|-|~|—|–|―|─|——) ?"
_AHEAD: Final = (
    rf"(?={_TO}(?:次|翌|隔)?(?:\d{{1,4}}|{_HAN}{{1,3}}) ?(?:年|月|[日号]|时(?!代)|[点:]|天|个|周|星期|小时|分钟))"
)

_SPAN: Final = (
    r" ?(?P<more_{x}>[多余几])? ?"
    r"(?:个(?P<half_{x}>半)? ?多? ?(?P<counted_{x}>月|星期|礼拜|小时|钟头|季度|工作日)"
    r"|(?P<plain_{x}>年(?![代级薪龄货轻])|周(?![年岁期边围刊报密到])|星期(?![一二三四五六日天])|天(?![然下空津])|昼夜|小时|钟头"
    r"|分钟|秒钟?|载(?![人客货重有荷])))"
    r"(?P<halved_{x}>半(?![年天径]))?(?P<over_{x}>多|有余|余(?![下地额波]))?"
)
_DAY: Final = r" ?(?:日(?![元圆均线币经式益语文裔籍])|号(?![a-z]))"
_CLOCK: Final = (
    r" ?(?:: ?[0-5]\d(?::[0-5]\d)?(?![\d:])"
    r"|(?:时(?![代期装段空局差速候而]|间(?![,，。；;]))|点)"
    r"(?: ?(?:[0-5]?\d|[二三四五]?十?[零〇一二三四五六七八九]?) ?分(?![钟之])|钟?半|[整钟正]|[一二三]刻"
    r"| ?[0-5]\d(?!\d))?)"
)
_BY_DIGITS: Final = (
    r"(?=\d)(?<![\d.])(?!(?<=\d,)\d{3}(?!\d))(?:"
    r"(?P<date>(?:19|20|21)\d\d(?:-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|\.\d{1,2}\.\d{1,2})(?![\d/.]))"
    r"|(?P<junk_d>\d{1,15}(?:[.,]\d{1,15}){0,3}"
    r"(?![\d.,/:年月日号时点天个多余几周星礼小钟昼分秒载季世至到、和及与~—–―─ -]))"
    r"|(?P<years>(?:20|21|19)世纪 ?[1-9]0 ?年代|(?:(?:1[5-9]|20)\d0|[1-9]0) ?年代)"
    r"|(?P<short>\d{2,3} ?年(?= ?(?:1[0-2]|0?[1-9]) ?月(?!前|后|内)))"
    r"|(?P<year>(?:1[5-9]|20|21)\d\d ?年(?:度(?!假))?(?!代))"
    rf"|(?P<bare>\d{{1,4}}{_AHEAD})"
    r"|(?P<listed>(?:3[01]|[12]\d|0?[1-9])(?=(?:[、和及与]\d{1,2}){1,4}日(?![元圆均线币])))"
    r"|(?P<slash>(?:1[0-2]|0?[1-9])/(?:3[01]|[12]\d|0?[1-9])(?![\d/]))"
    rf"|(?P<span>(?:\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,5}}(?:\.\d{{1,2}})?){_SPAN.format(x='d')})"
    r"|(?P<month>(?:1[0-2]|0?[1-9]) ?月份?(?![亮球饼份]))"
    rf"|(?P<day>(?:3[01]|[12]\d|0?[1-9]){_DAY})"
    r"|(?P<days>\d{2,3} ?日(?![元圆均线币]))"
    rf"|(?P<clock>(?:[01]?\d|2[0-4]){_CLOCK})"
    r"|(?P<junk>\d[\d.,]{0,30}))"
)
_BY_NUMERALS: Final = (
    r"(?=[〇零○一二三四五六七八九十百千万廿卅两半]{1,6} ?[年月日号时点天个周星小分钟秒昼载多余几至到\-])"
    r"(?<![〇零○一二三四五六七八九十百千万廿卅两半])(?:"
    r"(?P<years_h>二十世纪[一二三四五六七八九]十年代|[一二三四五六七八九]十年代)"
    r"|(?P<year_h>[一二][〇零○一二三四五六七八九]{3}年(?!代))"
    rf"|(?P<bare_h>{_HAN}{{1,3}}{_AHEAD})"
    r"|(?P<pair>两日(?![元圆均夜]))"
    rf"|(?P<span_h>[〇零○一二三四五六七八九十百千万廿卅两半]{{1,6}}{_SPAN.format(x='h')})"
    r"|(?P<month_h>(?:十[一二]?|[一二三四五六七八九])月份?(?![亮球饼份]))"
    r"|(?P<day_h>(?:三十一?|[廿卅][一二三四五六七八九]?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])"
    rf"{_DAY})"
    rf"|(?P<clock_h>(?:二十[一二三四]?|十[一二三四五六七八九]?|[零〇一二三四五六七八九两]){_CLOCK}))"
)
_AFTER_YESTERDAY: Final = "称说表在与同向对指发宣回率赴访证透召获接强批出抵会呼将和于已再曾参也亦又则明公下上"
_LAST: Final = (
    r"(?P<years_w>[上本]世纪[一二三四五六七八九]十年代)"
    r"|(?P<last>(?:(?:上上|下下|上|下|本|这|今|当|该)(?:一?个)?)(?:周|星期|礼拜)(?:末|[一二三四五六日天])(?!本[周月报台网])"
    r"|(?:上上|下下|上|下|本|这|今)(?:一?个?)(?:周|星期|礼拜)(?![年岁期边围刊报密到转而]))"
    r"|(?P<gloss>[今昨明前本上下去]\(\d{1,4}\)(?:[日天晚早晨夜年月午])?)"
    r"|(?P<zone>当地(?![居政时民媒人官警社法的一多武最医军机新电]))"
    rf"|(?P<yesterday>昨(?=[{_AFTER_YESTERDAY}]))"
    r"|(?P<today>(?<![至如当现迄而古于从到])今(?=表示|宣布|召开|发布|会见|率|上午|下午|中午|凌晨|清晨|傍晚|说明|指出|证实))"
)
_WEEKDAY: Final = r"(?P<weekday>(?:周|星期|礼拜)(?:[一二三四五六日]|(?<=[期拜])(?:天| ?[1-6](?!\d))))"
_YEAR: Final = (
    r"(?P<year_r>(?:中华)?民国 ?(?:\d{1,3}|[〇零○一二三四五六七八九十百]{1,4}) ?年)"
    r"|(?P<year_c>公元(?:1[5-9]|20|21)\d\d ?年)"
)
_LATIN: Final = (
    r"(?P<latin>(?<![a-z])(?:utc|gmt)(?: ?[+-] ?\d{1,2})?(?![a-z\d])"
    r"|(?<=[\d时点分半] )(?:et|edt|est|hkt|msk|bst|cet|pt)(?![a-z]))"
)
_EVERY: Final = (
    r"(?P<every>每隔?(?:[两二三四五六七八九十]|十五|二十|三十|\d{1,2})?个?(?:年|月|周|星期|天|日|小时|分钟|季度)"
    r"(?:[一二三四五六日](?![次期班个名]))?)"
)


@dataclass(frozen=True, slots=True)
class Token:
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


_FIRST_ROC: Final = 90  # 120年9月, as printed in Taiwan
_LAST_SHORT: Final = 50  # 31年9月
_DIGIT_CHARS: Final = "0123456789"
_NUMERALS: Final = "〇零○一二三四五六七八九十百千万廿卅两半"
_BY_CHARS: Final = (
    (_DIGIT_CHARS, _BY_DIGITS), (_NUMERALS, _BY_NUMERALS), ("上本下这今当该昨明前去", _LAST), ("周星礼", _WEEKDAY),
    ("中民公", _YEAR), ("时", "(?P<zone>时间)"), ("ugehmbcp", _LATIN), ("每", _EVERY),
)  # fmt: skip
_MATCHERS: Final = {char: re.compile(pattern) for chars, pattern in _BY_CHARS for char in chars}
_OTHER_SECONDS: Final = (
    _AFTER_YESTERDAY + " 中华世凌清傍周星礼个一(国元间地期拜末tmsdkeg天日年月小分季隔两二三四五六七八九十0123456789"
)
_NUMERAL_SECONDS: Final = "年月日号时点天个周星礼小分钟秒昼载多余几至到季世 "


@lru_cache(maxsize=1)
def _starts(pairs: frozenset[str]) -> re.Pattern[str]:
    """Return a pattern for the characters with which an atom may begin, by it and the next one."""
    firsts = "".join(sorted({*_MATCHERS, *(pair[0] for pair in pairs)}))
    seconds = "".join(sorted({*_OTHER_SECONDS, *(pair[1] for pair in pairs)}))
    behind = {pair[1] for pair in pairs if pair[0] in _NUMERALS} | {*_NUMERALS, *_NUMERAL_SECONDS}
    numerals = f"(?<=[{_NUMERALS}])(?=[{''.join(sorted(behind))}-])"
    return re.compile(rf"[{firsts}](?:(?<=\d)|{numerals}|(?<![{_NUMERALS}\d])(?=[{seconds}]))")


def find_tokens(folded: str, words: TimeWords) -> list[Token]:
    """Return the atoms of a text (on the shadow) in order, without overlaps."""
    lexed = words.lexed
    starts, openings = _starts(lexed.openings), lexed.openings
    found: list[Token] = []
    at = 0
    while (start := starts.search(folded, at)) is not None:
        at = start.start()
        word = lexed.at(folded, at) if folded[at : at + 2] in openings else None
        if word is not None:
            end = at + len(word.word)
            if word.kind != "skip":
                found.append(Token("word", at, end, listed=word.kind, value=word.value, word=word.word))
            at += len(word.word)
            continue
        matcher = _MATCHERS.get(folded[at])
        match = matcher.match(folded, at) if matcher is not None else None
        if match is None:
            at += 1
            continue
        token = _token(match, folded, words)
        if token is not None:
            found.append(token)
        at = match.end() if token is not None or folded[at] != "本" else at + 1
    return found


def _token(match: re.Match[str], folded: str, words: TimeWords) -> Token | None:
    kind = (match.lastgroup or "").partition("_")[0]
    start, end = match.span()
    if kind == "last" and folded[start] == "本" and folded[start - 1 : start] == "日":
        return None  # 日本周三: Wednesday, in Japan
    if kind == "junk" or _is_ordinal(folded, start, words):
        return None
    return _READERS[kind](match.group(), start, end)


def _is_ordinal(folded: str, start: int, words: TimeWords) -> bool:
    """Tell a number that counts through: 第三天, 神舟20号, 这一天."""
    if start == 0:
        return False
    before = folded[start - 1]
    return before == "第" or (folded[start].isdigit() and words["number-before"].before(folded, start) is not None)


def _read_date(text: str, start: int, end: int) -> Token | None:
    year, month, day = (int(part) for part in re.split(r"[-/.]", text))
    return Token("date", start, end, (year, month, day))


def _read_year(text: str, start: int, end: int) -> Token | None:
    number = text.removeprefix("公元").removeprefix("中华").removesuffix("度").rstrip("年").strip()
    if number.startswith("民国"):
        number = number.removeprefix("民国").strip()
        count = int(number) if number.isdigit() else read_han(number)
        return None if count is None else Token("year", start, end, (count + 1911,), flag="roc")
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
    return Token("day", start, end, (int(text),), flag="listed")


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
    r"(月|星期|礼拜|小时|钟头|季度|工作日|年|周|天|昼夜|分钟|秒钟?|载)(半?)(多|余|有余)?"
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
    if more == "几" and number % 10:
        return None  # 九几年
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


_GLOSS: Final = re.compile(r"(.)\((\d{1,4})\)(.?)")


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
    if away in "今昨明前" and 1 <= number <= 31 and name not in "年月":
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
        r"每隔?([两二三四五六七八九十\d]{0,2})个?(年|月|周|星期|天|日|小时|分钟|季度)([一二三四五六日]?)$", text
    )
    if match is None:
        return None
    number = _number(match[1]) if match[1] else 1
    return Token("every", start, end, (number,), _UNITS[match[2]], flag=match[3])


def _read_zone(text: str, start: int, end: int) -> Token | None:
    return Token("zone", start, end, flag=text)


_READERS: Final = {
    "date": _read_date, "years": _read_decade, "year": _read_year, "short": _read_short_year,
    "bare": _read_bare, "pair": _read_pair, "listed": _read_listed, "slash": _read_slash, "span": _read_span,
    "month": _read_month, "day": _read_day, "days": _read_days, "clock": _read_clock, "last": _read_last,
    "gloss": _read_gloss, "every": _read_every, "weekday": _read_weekday, "yesterday": _read_yesterday,
    "today": _read_today, "zone": _read_zone, "latin": _read_zone,
}  # fmt: skip
