"""How far an expression binds, and whether it lies ahead: the words that stand before and behind it."""

from __future__ import annotations

import re
from typing import Final

from parley.coding.times.reading import Reading
from parley.lang.zh.times import TimeWordKind
from parley.model.coding import TimeBound

_BOUNDS: Final[dict[str, TimeBound]] = {
    "at-most-before": "at-most", "at-least-before": "at-least", "about-before": "about", "at-most-after": "at-most",
    "at-least-after": "at-least", "about-after": "about", "until-before": "until", "until-after": "until",
    "since-after": "since",
}  # fmt: skip
_SO_FAR: Final = re.compile(r"[^，。；！？,;\n]{0,24}?(?:以来|至今|迄今)")
_FROM: Final = re.compile(r"[^，。；！？\n]{0,8}?(?:起|以来|至今|开始|生效)")
_UNTIL: Final = re.compile(
    r"(?:延长|延期|展期|停火|休战|推迟|押后|顺延|维持|够|撑|放宽|宽限|留)[^，。；,;\n]{0,8}(?:至|到)$"
)
_PAST_CHARS: Final = 24
_ANNOUNCED_CHARS: Final = 40
_FUTURE_CHARS: Final = 16
_AFTER_CHARS: Final = 6


def bound_of_span(reading: Reading, start: int, end: int, *, more: bool) -> TimeBound:
    """Return the bound of a duration: 至少三天, 三天多, 三天内."""
    words = reading.words
    word = words.span_before.before(reading.folded, start) or words.span_after.at(reading.folded, end)
    if word is not None:
        return _BOUNDS[word.kind]
    return "at-least" if more else "exact"


def bound_of_point(reading: Reading, start: int, end: int) -> TimeBound:
    """Return the bound of a point in time: 自9日起, 9日前, 截至9日, 10时许."""
    folded, words = reading.folded, reading.words
    word = words.point_before.before(folded, start) or words.point_after.at(folded, end)
    if word is not None:
        return _BOUNDS[word.kind]
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
    high = reading.clause_end(end, high)
    after = _first(reading, "future-after", end, high)
    told = _first(reading, "told-after", end, high)
    if after is not None and (told is None or after < told):
        return True
    low = max(low, start - _FUTURE_CHARS)
    low = reading.clause_start(start, low)
    if _UNTIL.search(folded, low, start) is not None and (told is None or told > end + 1):
        return True
    if weekday and folded.startswith("起", end) and _is_announced(reading, start):
        return True
    found = words["future"].last_in(folded, low, start)
    if found is None and weekday:
        found = words["agreed"].last_in(folded, low, start)
    if found is None or found[0] + 1 == start or (told is not None and told <= end + 1):
        return False
    speech = words["told-after"].last_in(folded, found[0] + len(found[1].word), start)
    return speech is None


def is_past(reading: Reading, low: int, start: int, end: int) -> bool:
    """Tell whether a word of its clause says that what is told of a weekday has happened: 周五说, 已于周五, 周五开了会.

    Args:
        reading: The text.
        low: Where the block begins.
        start: Where the expression begins.
        end: Where it ends.
    """
    folded = reading.folded
    begun = end + 1 if folded[end : end + 1] in {",", "，"} else end  # 周四,外长表示
    high = reading.clause_end(begun, min(begun + _PAST_CHARS, len(folded)))
    low = max(low, start - _FUTURE_CHARS)
    low = reading.clause_start(start, low)
    told = reading.words["told-after"]
    return _first(reading, "told-after", end, high) is not None or told.last_in(folded, low, start) is not None


def _is_announced(reading: Reading, start: int) -> bool:
    """Tell 宣布,口岸从周三起开放, where the day lies ahead, from 从周三起一连两日会谈."""
    low = max(0, start - _ANNOUNCED_CHARS)
    low = reading.sentence_start(start, low)
    return reading.words["announced"].last_in(reading.folded, low, start) is not None


def _first(reading: Reading, kind: TimeWordKind, start: int, end: int) -> int | None:
    words = reading.words[kind]
    for match in words.pattern.finditer(reading.folded, start, end):
        if words.by_word[match.group()].fits(reading.folded, match.start()):
            return match.start()
    return None
