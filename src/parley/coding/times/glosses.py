"""What is taken into an expression beside its atoms: dates and zones in brackets, the 晚 of 9日晚, the 底 of 3月底."""

from __future__ import annotations

import re
from typing import Final

from parley.coding.times.numerals import read_han
from parley.coding.times.parsed import Parsed
from parley.coding.times.reading import Reading
from parley.coding.times.takers import LEADING_PARTS

_GLOSS: Final = re.compile(
    r" ?\((?:(?:(?P<year>(?:19|20|21)\d\d)[年/.-] ?)?(?:(?P<month>\d{1,2})[月/.-] ?)?(?P<day>\d{1,2}) ?[日号]?"
    r"|(?P<hmonth>[一二三四五六七八九十]{1,2})月(?P<hday>[一二三四五六七八九十廿卅]{1,3})日"
    r"|(?P<near>[今昨明前][日天])|(?:周|星期|礼拜)?(?P<weekday>[一二三四五六日天]))\)(?P<unit>[日号](?!本))?"
)
_DAYS: Final = "一二三四五六日"
_ZONE_GLOSS: Final = re.compile(r" ?\(([^()\s]{2,10}时间)\)")
_EDGE: Final = re.compile(r"(?:初(?![一二三四五六七八九十])|底|末|内(?![容阁政地战外部务塔])|中(?=[，。,、前]|$))")
_NEAR: Final = {"今": 0, "昨": -1, "明": 1, "前": -2}


def take_leading_part(reading: Reading, parsed: Parsed) -> None:
    """Take the 晚 of 晚9时, which is no word of time elsewhere."""
    part = LEADING_PARTS.get(reading.folded[parsed.start - 1 : parsed.start])
    if part is not None:
        parsed.part = part
        parsed.start = parsed.end = parsed.start - 1


def take_gloss(reading: Reading, parsed: Parsed, index: int) -> int:
    """Take a date or weekday in brackets into the expression: 周二(9月9日), 9日(周二), 昨日(8日)."""
    if not parsed.has_day or parsed.has_clock or (parsed.part is not None and parsed.day is not None):
        return index
    match = _GLOSS.match(reading.folded, parsed.end)
    if match is None or not _fill(parsed, match):
        return index
    parsed.end = match.end()
    parsed.listed = True
    while index < len(reading.tokens) and reading.tokens[index].start < parsed.end:
        index += 1
    return index


def _fill(parsed: Parsed, match: re.Match[str]) -> bool:
    if match["near"]:
        if parsed.day is not None or parsed.days_away is not None:
            return parsed.day is not None
        parsed.weekday, parsed.weeks_away = None, None
        parsed.days_away = _NEAR[match["near"][0]]
        return True
    if match["weekday"]:
        if parsed.weekday is None and parsed.day is not None:
            parsed.weekday = max(_DAYS.find(match["weekday"]), -1) % 7
        return parsed.day is not None or parsed.weekday is not None
    if parsed.day is not None:
        return False
    month = int(match["month"]) if match["month"] else read_han(match["hmonth"] or "")
    day = int(match["day"]) if match["day"] else read_han(match["hday"] or "")
    if month is not None and day is not None and month > 12 >= day and "/" in match.group():
        month, day = day, month  # 18/9, as printed in Hong Kong
    if day is None or not 1 <= day <= 31 or (month is not None and not 1 <= month <= 12):
        return False
    parsed.year = int(match["year"]) if match["year"] else None
    parsed.month, parsed.day = month, day
    return True


def take_short_part(reading: Reading, parsed: Parsed) -> None:
    """Take the 晚 of 9日晚 or 周二晚, which is no word of time elsewhere."""
    if not parsed.has_day or parsed.part is not None or parsed.has_clock:
        return
    word = reading.words["short-part"].at(reading.folded, parsed.end)
    if word is None:
        return
    next_chars = reading.folded[parsed.end : parsed.end + 2]
    if reading.words["part"].at(reading.folded, parsed.end) is not None and len(next_chars) == 2:
        return
    parsed.part = word.value
    parsed.end += len(word.word)


def take_short_edge(reading: Reading, parsed: Parsed) -> None:
    """Take the 初 of 3月初, the 底 of 2031年底."""
    if parsed.has_day or parsed.edge or parsed.months or parsed.weeks_away is not None:
        return
    if not (parsed.has_month or parsed.has_year) or reading.folded[parsed.end - 1] not in "年月":
        return
    edge = _EDGE.match(reading.folded, parsed.end)
    if edge is not None:
        parsed.edge = True
        parsed.end = edge.end()


def take_zone_gloss(reading: Reading, parsed: Parsed, index: int) -> int:
    """Take the zone in brackets behind a clock time: 24:00(当地时间)."""
    if not parsed.has_clock or parsed.zone is not None:
        return index
    match = _ZONE_GLOSS.match(reading.folded, parsed.end)
    if match is None:
        return index
    start, end = match.span(1)
    if match[1] not in {"当地时间", "本地时间"}:
        found = reading.zones.before(reading.folded, end - 2)
        if found is None or found[0] < start:
            return index
        start = found[0]
    parsed.zone, parsed.end = (start, end), match.end()
    while index < len(reading.tokens) and reading.tokens[index].start < parsed.end:
        index += 1
    return index
