"""English article -> time expressions: month-day-year dates, weekdays, clock times, durations.

Shorter than the Chinese grammar; it shares the anchors, the resolver and the values.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from parley.coding.times.anchors import Anchors
from parley.coding.times.atoms import Unit
from parley.coding.times.moments import Moment, add_days, add_months, moment_of_day, moment_of_week
from parley.coding.times.parsed import Parsed
from parley.coding.times.reading import Reading
from parley.coding.times.resolve import resolve
from parley.coding.times.spans import iso_duration
from parley.coding.times.zones import add_zone
from parley.lang.zh.script import shadow
from parley.lang.zh.times import Zones, load_times
from parley.model.article import Article
from parley.model.coding import TimeBound, TimeExpression

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PARTS: Final = {
    "morning": "TMO", "noon": "TMI", "midday": "TMI", "afternoon": "TAF", "evening": "TEV", "night": "TNI",
}  # fmt: skip
_NUMBERS: Final = (
    "half", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_AWAY: Final = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "last": -1, "this": 0, "next": 1}
_UNITS: Final[tuple[Unit, ...]] = ("year", "month", "week", "day", "hour", "minute")

_MONTH: Final = (
    r"(?P<month>january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?"
)
_DAY: Final = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:%,]\d)\b"
_YEAR: Final = r"(?P<year>(?:19|20|21)\d\d)\b"
_WEEKDAY: Final = r"(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
_OF_DAY: Final = r"(?:(?:\sin\sthe|\sat)?\s(?P<part>morning|afternoon|evening|night|noon|midday)\b)?"
_CLOCK: Final = (
    r"(?:(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?m\b\.?"
    r"|(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)\b|(?P<mid>noon|midnight)\b)"
    r"(?:\s\(?(?P<zone>local\stime|{zones})\b\)?)?"
)
_THEN_CLOCK: Final = rf"(?:,?\s(?:at\s)?(?:about\s|around\s)?{_CLOCK})?"
_POINTS: Final = (
    rf"\b(?:(?P<near>last|next|this)\s)?{_WEEKDAY}(?!s)(?:(?:,\s|\s\(){_MONTH}\s{_DAY}\)?(?:,\s{_YEAR})?)?{_OF_DAY}{_THEN_CLOCK}",
    rf"\b{_MONTH}\s{_DAY}(?:\s?(?:-|–|to\s)\s?(?P<last>3[01]|[12]\d|[1-9])\b)?(?:,?\s{_YEAR})?{_OF_DAY}{_THEN_CLOCK}",
    rf"\b{_DAY}\s{_MONTH}(?:,?\s{_YEAR})?{_OF_DAY}{_THEN_CLOCK}",
    rf"\b{_MONTH}\s{_YEAR}",
    rf"(?<![\d:.]){_CLOCK}(?:,?\s(?:on\s)?(?:(?P<away>today|yesterday|tomorrow)\b|{_WEEKDAY}(?:,\s{_MONTH}\s{_DAY}(?:,\s{_YEAR})?)?))?",
    rf"\b(?P<away>today|tonight|yesterday|tomorrow)\b{_OF_DAY}",
    r"\b(?P<near>last|this)\s(?P<part>morning|afternoon|evening|night)\b",
    r"\b(?P<near>last|next|this)\s(?P<unit>week|month|year|weekend)\b",
    rf"(?<=\bin\s|\bof\s){_YEAR}(?![-,]\d)",
    rf"(?<=since\s|until\s){_YEAR}(?![-,]\d)",
    rf"(?<=\bin\s){_MONTH}",
    rf"(?<=since\s|until\s){_MONTH}",
)  # fmt: skip
_SPAN: Final = (
    r"(?<![\d,.])\b(?P<number>\d{1,3}(?:,\d{3})+|\d{1,4}(?:\.\d)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half\san?|an|a)[\s-]"
    r"(?P<unit>year|month|week|day|hour|minute)s?\b(?![-\s]old|['’]s\send)(?:\s(?P<ago>ago)\b)?"
)
_EVERY: Final = r"\b(?:every|each)\s(?P<every>year|month|week|day|hour)\b"
_FUTURE: Final = re.compile(
    r"\b(?:will|would|to be|scheduled|plans?|planned|expected|set|due|by|until|before|upcoming|deadline|ahead of)\b"
)
_TOLD: Final = re.compile(r"\b(?:said|told|announced|reported|met|signed|agreed|wrote|held|called|spoke)\b")
_STOP: Final = re.compile(r"[.!?;\n]")
_FUTURE_CHARS: Final = 60
_BEFORE: Final[tuple[tuple[str, TimeBound], ...]] = (
    ("at least", "at-least"), ("more than", "at-least"), ("over", "at-least"), ("nearly", "about"),
    ("about", "about"), ("around", "about"), ("roughly", "about"), ("some", "about"), ("almost", "about"),
    ("up to", "at-most"), ("less than", "at-most"), ("within", "at-most"), ("since", "since"), ("from", "since"),
    ("until", "until"), ("till", "until"), ("by", "until"), ("before", "until"), ("through", "until"),
)  # fmt: skip


def code_english_times(article: Article) -> tuple[TimeExpression, ...]:
    """Find the time expressions of an English article, in order of place.

    Example:
        The talks begin at 10 a.m. ET on Tuesday, September 9: 2031-09-09T10:00-04:00.
    """
    folded = shadow(article.text)
    zones = load_times().zones
    anchors = Anchors(article, Reading(folded, [], load_times()))
    found: list[TimeExpression] = []
    for block in article.blocks:
        anchors.enter_block(block)
        matches = [one for pattern in _compiled(zones) for one in pattern.finditer(folded, block.start, block.end)]
        end = block.start
        for match in sorted(matches, key=lambda one: (one.start(), -one.end())):
            told = _code(match, article, anchors, zones) if match.start() >= end else None
            if told is not None:
                found.append(told)
                end = told.end
    return tuple(found)


@lru_cache(maxsize=1)
def _patterns(zones: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    words = "|".join(re.escape(zone).replace(r"\ ", r"\s") for zone in sorted(zones, key=len, reverse=True))
    return tuple(re.compile(pattern.replace("{zones}", words)) for pattern in (*_POINTS, _SPAN, _EVERY))


def _compiled(zones: Zones) -> tuple[re.Pattern[str], ...]:
    return _patterns(tuple(zones.english))


def _code(match: re.Match[str], article: Article, anchors: Anchors, zones: Zones) -> TimeExpression | None:
    parts = match.groupdict()
    start, end = match.start(), match.start() + len(match.group().rstrip(" ,(").rstrip())
    anchors.enter(start)
    if parts.get("every"):
        unit = _unit(parts["every"])
        return _expression(article, start, end, kind="set", value=iso_duration({unit: 1}), granularity=unit)
    if parts.get("number"):
        return _code_span(parts, article, anchors, start, end)
    parsed = _parse(parts, start, end)
    resolved = resolve(parsed, anchors, future=_is_future(match))
    if resolved.moment is None:
        return None
    named = parts.get("zone")
    zone = zones.english.get(named) if named else anchors.zone if parsed.has_clock else None
    moment, zone = add_zone(resolved.moment, zone, anchors, None, parts=False)
    anchors.remember((resolved.day or moment) if parsed.has_date else None, zone, in_brackets=False)
    closing = _closing(parts, parsed, moment)
    return _expression(
        article, start, end,
        kind="point" if closing is None else "interval",
        value=moment.iso(),
        end_value=closing.iso() if closing is not None else None,
        granularity=moment.granularity,
        zone=zone,
        bound=_bound(match),
        anchor=resolved.anchor,
    )  # fmt: skip


def _expression(article: Article, start: int, end: int, **fields: object) -> TimeExpression:
    given = {"end_value": None, "zone": None, "bound": "exact", "anchor": "none"} | fields
    return TimeExpression(start=start, end=end, exact=article.text[start:end], **given)  # type: ignore[arg-type]


def _unit(word: str | None) -> Unit:
    return next(unit for unit in _UNITS if unit == word)


def _parse(parts: dict[str, str | None], start: int, end: int) -> Parsed:
    parsed = Parsed(start, end)
    month, day, year = parts.get("month"), parts.get("day"), parts.get("year")
    parsed.month = _MONTHS.index(month[:3]) + 1 if month else None
    parsed.day = int(day) if day else None
    parsed.year = int(year) if year else None
    weekday, near = parts.get("weekday"), parts.get("near")
    if weekday and parsed.day is None:
        parsed.weekday = _WEEKDAYS.index(weekday[:3])
        parsed.weeks_away = _AWAY[near] if near and near != "this" else None
    _parse_away(parsed, parts)
    part = parts.get("part")
    if part:
        parsed.part = _PARTS[part]
    if parts.get("away") == "tonight":
        parsed.part = "TEV"
    _parse_clock(parsed, parts)
    return parsed


def _parse_away(parsed: Parsed, parts: dict[str, str | None]) -> None:
    away, near, unit = parts.get("away"), parts.get("near"), parts.get("unit")
    if away:
        parsed.days_away = _AWAY[away]
    elif near and unit in {"week", "weekend"}:
        parsed.weeks_away, parsed.weekend = _AWAY[near], unit == "weekend"
    elif near and unit == "month":
        parsed.months_away = _AWAY[near]
    elif near and unit == "year":
        parsed.years_away = _AWAY[near]
    elif near and parts.get("part") and parsed.weekday is None:
        parsed.days_away = _AWAY[near]


def _parse_clock(parsed: Parsed, parts: dict[str, str | None]) -> None:
    hour, hour24 = parts.get("hour"), parts.get("hour24")
    if parts.get("mid"):
        parsed.hour, parsed.minute = (12, None) if parts["mid"] == "noon" else (24, None)
    elif hour:
        parsed.hour = int(hour) % 12 + (12 if parts["half"] == "p" else 0)
        parsed.minute = int(parts["minute"]) if parts.get("minute") else None  # type: ignore[arg-type]
    elif hour24:
        parsed.hour, parsed.minute = int(hour24), int(parts["minute24"] or 0)
    if parsed.hour is not None:
        parsed.part = None


def _closing(parts: dict[str, str | None], parsed: Parsed, moment: Moment) -> Moment | None:
    last = parts.get("last")
    if last and moment.day is not None and int(last) > moment.day:
        return Moment(moment.year, moment.month, int(last))
    if parsed.weekend and moment.date is not None:
        sunday = add_days(moment.date, 1)
        return moment_of_day(sunday) if sunday is not None else None
    return None


def _code_span(
    parts: dict[str, str | None], article: Article, anchors: Anchors, start: int, end: int
) -> TimeExpression | None:
    number, unit = parts["number"] or "", _unit(parts["unit"])
    if number in {"a", "an"} and not parts["ago"]:
        return None
    count = 1.0 if number in {"a", "an"} else 0.5 if number.startswith("half") else _count(number)
    if parts["ago"] and count == int(count):
        moment = _ago(anchors, unit, int(count))
        if moment is not None:
            return _expression(
                article, start, end,
                kind="point", value=moment.iso(), granularity=moment.granularity, anchor=anchors.base.name,
            )  # fmt: skip
    bound = _bound_before(article.text, start)
    bound = bound if bound in {"at-least", "at-most", "about"} else "exact"
    return _expression(
        article, start, end, kind="duration", value=iso_duration({unit: count}), granularity=unit, bound=bound
    )


def _count(number: str) -> float:
    return float(_NUMBERS.index(number)) if number in _NUMBERS else float(number.replace(",", ""))


def _ago(anchors: Anchors, unit: Unit, count: int) -> Moment | None:
    day = anchors.base.day
    if day is None:
        return None
    if unit == "year":
        return Moment(day.year - count) if day.year > count else None
    if unit == "month":
        found = add_months(day.year, day.month, -count)
        return Moment(*found) if found is not None else None
    shifted = add_days(day, -count * (7 if unit == "week" else 1)) if unit in {"week", "day"} else None
    if shifted is None:
        return None
    return moment_of_week(shifted) if unit == "week" else moment_of_day(shifted)


def _is_future(match: re.Match[str]) -> bool:
    """Tell whether a word of planning stands before the expression in its sentence, no verb of the past between."""
    low = max(0, match.start() - _FUTURE_CHARS)
    before = match.string[low : match.start()]
    stop = max((one.end() for one in _STOP.finditer(before)), default=0)
    planned = max((one.end() for one in _FUTURE.finditer(before, stop)), default=-1)
    return planned >= 0 and _TOLD.search(before, planned) is None


def _bound(match: re.Match[str]) -> TimeBound:
    bound = _bound_before(match.string, match.start())
    return bound if bound in {"since", "until", "about"} else "exact"


def _bound_before(text: str, start: int) -> TimeBound:
    before = text[max(0, start - 12) : start].lower().rstrip()
    return next((bound for word, bound in _BEFORE if before.endswith(word)), "exact")
