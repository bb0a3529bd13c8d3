"""Atoms -> expressions: zone, year, month, day, gloss, part of the day and clock time that stand side by side."""

from __future__ import annotations

import re
from typing import Final

from parley.coding.times.atoms import Token
from parley.coding.times.glosses import (
    take_gloss,
    take_leading_part,
    take_short_edge,
    take_short_part,
    take_zone_gloss,
)
from parley.coding.times.parsed import Parsed
from parley.coding.times.reading import Reading
from parley.coding.times.takers import LEADING_PARTS, take

_BRACKETS: Final = frozenset("( ")
_SHORT: Final = frozenset("晚早晨夜午深初底末内中")  # with which short parts and edges begin
_ABOUT: Final = frozenset(("约", "近", "大约", "将近", "接近", "大概", "约在", "约于"))


def parse_point(reading: Reading, index: int, *, closing: bool = False) -> tuple[Parsed, int] | None:
    """Parse the point in time that begins with an atom.

    Args:
        reading: The text.
        index: The atom's place among the atoms.
        closing: It closes a range, so that a bare 6点 is a time of day.

    Returns:
        What was parsed, and the index of the first atom behind it; None when the atoms make no point in time.
    """
    first = reading.tokens[index]
    parsed = Parsed(first.start, first.start)
    if first.kind == "clock":
        take_leading_part(reading, parsed)
    while index < len(reading.tokens):
        token = reading.tokens[index]
        if not _joins(reading, parsed, token) or not take(reading, parsed, token):
            break
        parsed.end = max(parsed.end, token.end)
        while index < len(reading.tokens) and reading.tokens[index].start < parsed.end:
            index += 1
        following = reading.folded[parsed.end : parsed.end + 1]
        if following in _BRACKETS:
            index = take_gloss(reading, parsed, index)
            index = take_zone_gloss(reading, parsed, index)
            following = reading.folded[parsed.end : parsed.end + 1]
        if following in _SHORT:
            take_short_part(reading, parsed)
            take_short_edge(reading, parsed)
    if parsed.zone is not None and not (parsed.has_date or parsed.has_clock or parsed.part):
        return None
    if not (parsed.has_date or parsed.has_clock or parsed.part or parsed.years):
        return None
    if not closing and _is_lone_clock(reading, parsed):
        return None
    return parsed, index


def _joins(reading: Reading, parsed: Parsed, token: Token) -> bool:
    """Tell whether an atom stands close enough to what was parsed so far."""
    gap = reading.folded[parsed.end : token.start]
    if parsed.end == parsed.start or gap in {"", " "}:
        return True
    if gap in _ABOUT and parsed.has_day | (parsed.part is not None):
        parsed.about = token.kind == "clock" or _is_part(token)
        return parsed.about
    if gap in LEADING_PARTS and token.kind == "clock" and _is_only_zone(parsed):
        parsed.part = LEADING_PARTS[gap]  # 台湾时间晚11时
        return True
    if (gap == "的" and _is_part(token)) or (gap in {"的", "当地"} and token.kind == "clock"):
        return True
    if token.kind == "zone" and parsed.zone is None:
        found = reading.zones.before(reading.folded, token.start)
        return gap == "当地" or (found is not None and found[0] == parsed.end)
    return gap == ")" and _is_only_zone(parsed) and reading.folded[parsed.start] == "("


def _is_only_zone(parsed: Parsed) -> bool:
    return parsed.zone is not None and not (parsed.has_date or parsed.has_clock or parsed.part)


def _is_part(token: Token) -> bool:
    return token.listed == "part"


def _is_lone_clock(reading: Reading, parsed: Parsed) -> bool:
    """Tell three points (三点) and scores (2:10) from times of day, where nothing else of a time stands beside them."""
    if not parsed.has_clock or parsed.has_date or parsed.part is not None or parsed.zone is not None:
        return False
    written = reading.folded[parsed.start : parsed.end]
    if ":" in written:
        return reading.folded[parsed.start - 1 : parsed.start] in {"比", "以", ":"} or _is_score(reading.folded, parsed)
    if parsed.minute is not None:
        return False
    if "点" in written:
        return not written.endswith(("钟", "整", "正")) and not _is_followed_by_time(reading.folded, parsed.end)
    return not (written[0].isdigit() or written[0] in "零〇" or _is_about(reading.folded, parsed.end))


def _is_score(folded: str, parsed: Parsed) -> bool:
    before, after = folded[parsed.start - 1 : parsed.start], folded[parsed.end : parsed.end + 1]
    if before in _QUOTES and after in _QUOTES:
        return True  # “5:20”惜败
    return folded[parsed.start : parsed.start + 2].endswith(":") and after in _RESULTS


_QUOTES: Final = frozenset('“”「」"')
_RESULTS: Final = frozenset("胜负击")
_AFTER_CLOCK: Final = re.compile(
    r"(?:许|左右|前后|起|开始|前|后|多|至|到|举行|抵达|会见|召开|发表|出席|离开|通话|启程)"
)


def _is_about(folded: str, end: int) -> bool:
    return folded.startswith(("许", "左右", "前后", "整"), end)


def _is_followed_by_time(folded: str, end: int) -> bool:
    return _AFTER_CLOCK.match(folded, end) is not None
