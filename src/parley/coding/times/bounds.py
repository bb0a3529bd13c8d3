"""How far an expression binds, and whether it lies ahead: the words that stand before and behind it."""

from __future__ import annotations

import re
from typing import Final

from parley.coding.times.reading import Reading
from parley.lang.zh.times import TimeWordKind
from parley.model.coding import TimeBound

_SPAN_BEFORE: Final[tuple[tuple[TimeWordKind, TimeBound], ...]] = (
    ("at-most-before", "at-most"), ("at-least-before", "at-least"), ("about-before", "about"),
)  # fmt: skip
_SPAN_AFTER: Final[tuple[tuple[TimeWordKind, TimeBound], ...]] = (
    ("at-most-after", "at-most"), ("at-least-after", "at-least"), ("about-after", "about"),
)  # fmt: skip
_POINT_BEFORE: Final[tuple[tuple[TimeWordKind, TimeBound], ...]] = (
    ("until-before", "until"), ("about-before", "about"),
)  # fmt: skip
_POINT_AFTER: Final[tuple[tuple[TimeWordKind, TimeBound], ...]] = (
    ("until-after", "until"), ("since-after", "since"), ("about-after", "about"),
)  # fmt: skip
_SO_FAR: Final = re.compile(r"[^，。；！？,;\n]{0,24}?(?:以来|至今|迄今)")
_FROM: Final = re.compile(r"[^，。；！？\n]{0,8}?(?:起|以来|至今|开始|生效)")
_UNTIL: Final = re.compile(r"(?:延长|延期|展期|停火|休战|推迟|押后|顺延|维持)[^，。；,;\n]{0,8}(?:至|到)$")
_CLAUSE: Final = "，。；！？：,:;\n“”「」"
_FUTURE_CHARS: Final = 16
_AFTER_CHARS: Final = 6


def bound_of_span(reading: Reading, start: int, end: int, *, more: bool) -> TimeBound:
    """Return the bound of a duration: 至少三天, 三天多, 三天内."""
    for kind, bound in _SPAN_BEFORE:
        if reading.words[kind].before(reading.folded, start) is not None:
            return bound
    for kind, bound in _SPAN_AFTER:
        if reading.words[kind].at(reading.folded, end) is not None:
            return bound
    return "at-least" if more else "exact"


def bound_of_point(reading: Reading, start: int, end: int) -> TimeBound:
    """Return the bound of a point in time: 自9日起, 9日前, 截至9日, 10时许."""
    folded, words = reading.folded, reading.words
    for kind, bound in _POINT_BEFORE:
        if words[kind].before(folded, start) is not None:
            return bound
    for kind, bound in _POINT_AFTER:
        if words[kind].at(folded, end) is not None:
            return bound
    since = words["since-before"].before(folded, start)
    if since is not None and (since.word.startswith("自") or _FROM.match(folded, end) is not None):
        return "since"
    return "exact"


def is_since(reading: Reading, start: int, end: int) -> bool:
    """Tell 自9月1日以来, 自1月重返…以来, which lie in the past; 自10月1日起 may lie ahead."""
    if reading.words["since-before"].before(reading.folded, start) is None:
        return False
    return _SO_FAR.match(reading.folded, end) is not None


def is_future(reading: Reading, low: int, start: int, end: int, *, weekday: bool = False) -> bool:
    """Tell whether words beside an expression say that it lies ahead: 将于周五, 周五将, 周五前.

    Args:
        reading: The text.
        low: Where the block begins.
        start: Where the expression begins.
        end: Where it ends.
        weekday: It is a weekday: one that was agreed on (同意周四会面) lies ahead.
    """
    folded, words = reading.folded, reading.words
    high = min(end + _AFTER_CHARS, len(folded))
    high = next((at for at in range(end, high) if folded[at] in _CLAUSE), high)
    after = _first(reading, "future-after", end, high)
    told = _first(reading, "told-after", end, high)
    if after is not None and (told is None or after < told):
        return True
    low = max(low, start - _FUTURE_CHARS)
    low = next((at + 1 for at in range(start - 1, low - 1, -1) if folded[at] in _CLAUSE), low)
    if _UNTIL.search(folded, low, start) is not None and (told is None or told > end + 1):
        return True
    found = words["future"].last_in(folded, low, start)
    if found is None and weekday:
        found = words["agreed"].last_in(folded, low, start)
    if found is None or found[0] + 1 == start or (told is not None and told <= end + 1):
        return False
    speech = words["told-after"].last_in(folded, found[0] + len(found[1].word), start)
    return speech is None


def _first(reading: Reading, kind: TimeWordKind, start: int, end: int) -> int | None:
    words = reading.words[kind]
    for match in words.pattern.finditer(reading.folded, start, end):
        if words.by_word[match.group()].fits(reading.folded, match.start()):
            return match.start()
    return None
