"""Durations: 30天, 一年半, 两小时十五分; and whether 30日 is a duration or the thirtieth."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from parley.coding.times.atoms import Token, Unit
from parley.coding.times.reading import Reading
from parley.lang.zh.times import TimeWordKind
from parley.model.coding import Granularity

_ORDER: Final[tuple[Unit, ...]] = ("year", "quarter", "month", "week", "day", "hour", "minute", "second")
_LETTERS: Final[dict[Unit, str]] = {
    "year": "Y",
    "month": "M",
    "week": "W",
    "day": "D",
    "hour": "H",
    "minute": "M",
    "second": "S",
}
GRANULARITIES: Final[dict[Unit, Granularity]] = {
    "year": "year", "quarter": "month", "month": "month", "week": "week", "day": "day", "hour": "hour",
    "minute": "minute", "second": "minute",
}  # fmt: skip
_HALVES: Final[dict[Unit, tuple[Unit, int]]] = {
    "year": ("month", 6), "month": ("day", 15), "day": ("hour", 12), "hour": ("minute", 30), "minute": ("second", 30),
}  # fmt: skip
_CLOCK: Final = frozenset(("hour", "minute", "second"))
_JOINTS: Final = frozenset(("", " ", "零", "又", "加"))
_ENDS: Final = frozenset("，。；！？,;\n”」)、》')\"")
_VERB_CHARS: Final = 24
_WEEKS: Final = re.compile(r"内|之内|来|以来|后|前|时间|的停火|停火|多")
_THIS: Final = re.compile(r"(?:[这那有某同哪整]|的|第|每)(?:一)?$")


class Duration(NamedTuple):
    """A duration as printed: parts from the largest unit down, and its longer end where a range is given."""

    start: int
    end: int
    value: str
    end_value: str | None
    granularity: Granularity
    more: bool
    about: bool
    unit: Unit
    number: float


def parse_span(reading: Reading, index: int) -> tuple[Duration, int] | None:
    """Parse the duration that begins with an atom of a span, or with the bare number of a range (30至60天).

    Returns:
        The duration and the index of the first atom behind it.
    """
    tokens, folded = reading.tokens, reading.folded
    first = tokens[index]
    start, low = first.start, None
    if first.kind == "bare":
        index += 1
        if (
            index >= len(tokens)
            or tokens[index].kind != "span"
            or not _is_connector(folded[first.end : tokens[index].start])
        ):
            return None
        low, first = first.numbers[0], tokens[index]
    parts = [first]
    index += 1
    while index < len(tokens) and _continues(folded, parts[-1], tokens[index]):
        parts.append(tokens[index])
        index += 1
    if len(parts) == 1 and _is_idiom(reading, first):
        return None
    end, high = parts[-1].end, None
    if index < len(tokens) and tokens[index].kind == "span" and _is_connector(folded[end : tokens[index].start]):
        high = tokens[index]
        end, index = high.end, index + 1
    return _duration(start, end, parts, low, high), index


def _is_connector(gap: str) -> bool:
    return gap.strip() in {"至", "到", "-", "~", "—", "–", "―", "─", "——"}


def _continues(folded: str, before: Token, token: Token) -> bool:
    if token.kind != "span" or before.unit is None or token.unit is None or before.flag:
        return False
    joined = folded[before.end : token.start] in _JOINTS
    return joined and _ORDER.index(token.unit) > _ORDER.index(before.unit)


def _is_idiom(reading: Reading, token: Token) -> bool:
    """Tell 这一天, 富有成效的一天 and 四周, where nothing is measured."""
    folded = reading.folded
    if folded[token.start : token.end] == "四周":  # all around, mostly
        return not (_measured(reading, token.start) or _WEEKS.match(folded, token.end))
    if token.numbers != (1,) or token.unit not in {"day", "week", "month", "year"} or folded[token.start].isdigit():
        return False
    return _THIS.search(folded, max(0, token.start - 3), token.start) is not None


def _measured(reading: Reading, start: int) -> bool:
    kinds: tuple[TimeWordKind, ...] = (
        "lasting-before",
        "at-least-before",
        "at-most-before",
        "about-before",
        "truce-before",
    )
    return any(reading.words[kind].before(reading.folded, start) is not None for kind in kinds)


def _duration(start: int, end: int, parts: list[Token], low: float | None, high: Token | None) -> Duration:
    counts: dict[Unit, float] = {}
    for part in parts:
        if part.unit is not None:
            counts[part.unit] = part.numbers[0] or 0
    unit = parts[-1].unit or "day"
    end_value = None
    if len(parts[0].numbers) == 2:
        end_value = iso_duration({unit: parts[0].numbers[1] or 0})
    if low is not None:
        counts, end_value = {unit: low}, iso_duration(counts)
    if high is not None and high.unit is not None:
        end_value = iso_duration({high.unit: high.numbers[0] or 0})
    about = any(part.flag == "about" for part in parts) or len(parts[0].numbers) == 2
    more = any(part.flag == "more" for part in parts)
    return Duration(
        start, end, iso_duration(counts), end_value, GRANULARITIES[unit], more, about, unit, counts.get(unit, 0)
    )


def iso_duration(counts: dict[Unit, float]) -> str:
    """Return an ISO 8601 duration.

    Example:
        >>> iso_duration({"year": 1.5}), iso_duration({"hour": 1, "minute": 20}), iso_duration({"week": 2})
        ('P1Y6M', 'PT1H20M', 'P2W')
    """
    whole: dict[Unit, float] = {}
    for unit, count in counts.items():
        _add(whole, unit, count)
    if "week" in whole and len(whole) > 1:
        _add(whole, "day", whole.pop("week") * 7)
    date_part = "".join(
        f"{_plain(whole[unit])}{_LETTERS[unit]}" for unit in _ORDER if unit in whole and unit not in _CLOCK
    )
    clock_part = "".join(
        f"{_plain(whole[unit])}{_LETTERS[unit]}" for unit in _ORDER if unit in whole and unit in _CLOCK
    )
    return f"P{date_part}T{clock_part}" if clock_part else f"P{date_part}"


def _add(whole: dict[Unit, float], unit: Unit, count: float) -> None:
    if unit == "quarter":
        unit, count = "month", count * 3
    if unit == "week" and count % 1:
        unit, count = "day", round(count * 7)
    full, rest = divmod(count, 1)
    if rest == 0.5 and unit in _HALVES:
        smaller, half = _HALVES[unit]
        _add(whole, smaller, half)
        count = full
    if count:
        whole[unit] = whole.get(unit, 0) + count
    elif not whole:
        whole[unit] = 0


def _plain(count: float) -> str:
    return str(int(count)) if count == int(count) else f"{count:g}"


def is_lasting(reading: Reading, token: Token, low: int) -> bool:
    """Tell a duration from a day of the month: 停火30日 and 为期30日 last, 30日举行 and 将于30日 do not.

    Args:
        reading: The text.
        token: The atom of a day that stands alone: no month before it, no time of day behind it.
        low: Where the block begins.
    """
    folded, words = reading.folded, reading.words
    start, end = token.start, token.end
    if token.flag != "日":
        return False
    if words["lasting-after"].at(folded, end) is not None:
        return True
    if words["date-before"].before(folded, start) is not None:
        return False
    if words["lasting-before"].before(folded, start) is not None:
        return True
    return not _is_told(reading, end) and _is_lasting_here(reading, start, end, low)


def _is_lasting_here(reading: Reading, start: int, end: int, low: int) -> bool:
    """Tell 停火30日, 同意30日停火, and a number of days that ends the clause of a verb that lasts."""
    if reading.words["truce-before"].before(reading.folded, start) is not None:
        return True
    if _is_lasting_noun(reading, start, end, low):
        return True
    clause = reading.clause_start(start, max(low, start - _VERB_CHARS))
    clause = max(clause, *(reading.folded.rfind(bracket, clause, start) + 1 for bracket in "()《》"))
    return (
        _ends_clause(reading.folded, end)
        and reading.words["lasting"].last_in(reading.folded, clause, start) is not None
    )


def _ends_clause(folded: str, end: int) -> bool:
    return (
        end >= len(folded) or folded[end] in _ENDS or folded[end] == " " or folded.startswith(("的", "以", "后"), end)
    )


def _is_told(reading: Reading, end: int) -> bool:
    """Tell 30日 followed by what only a day can have: a part of the day, a verb of speaking, 在."""
    folded, words = reading.folded, reading.words
    return (
        words["part"].at(folded, end) is not None
        or words["told-after"].at(folded, end) is not None
        or words["day-verb"].at(folded, end) is not None
    )


def _is_lasting_noun(reading: Reading, start: int, end: int, low: int) -> bool:
    """Tell 同意30日临时停火: a verb or a measure word before it, and a truce behind it."""
    folded, words = reading.folded, reading.words
    at = end
    for _ in range(2):
        adjective = words["lasting-adjective"].at(folded, at)
        if adjective is not None:
            at += len(adjective.word)
    if words["lasting-noun"].at(folded, at) is None:
        return False
    if words["lasting-taken"].before(folded, start) is not None:
        return True
    return start == low or folded[start - 1] in "，。；“「(:\n \"'"
