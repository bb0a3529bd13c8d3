"""ISO 8601 values of unlike precision and offset, brought into one order. Only for sorting: nothing is filled in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from parley.model.coding import Granularity

_VALUE = re.compile(
    r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)?)?)?(?:(Z)|([+-])(\d{2}):?(\d{2}))?"
)
_UNKNOWN = 1 << 60


def offset_minutes(value: str) -> int | None:
    """Return the UTC offset of a value in minutes, or None when it gives none."""
    match = _VALUE.fullmatch(value)
    if match is None or not (match[7] or match[8]):
        return None
    if match[7]:
        return 0
    minutes = int(match[9]) * 60 + int(match[10])
    return -minutes if match[8] == "-" else minutes


def common_offset(values: Iterable[str | None]) -> int:
    """Return the offset that most of the values give, in minutes; 0 when none gives one."""
    offsets = (offset_minutes(value) for value in values if value)
    counted = Counter(offset for offset in offsets if offset is not None)
    return min(counted, key=lambda offset: (-counted[offset], offset)) if counted else 0


def moment(value: str | None, *, assumed_offset: int = 0) -> int:
    """Return the value's place in time, in seconds, for sorting; values that are no date come last.

    Args:
        value: ISO 8601 with any precision; a day stands for its first second.
        assumed_offset: The offset, in minutes, of values that give none.
    """
    match = _VALUE.fullmatch(value or "")
    if match is None or value is None:
        return _UNKNOWN
    year, month, day, hour, minute, second = (int(part) if part else None for part in match.group(1, 2, 3, 4, 5, 6))
    try:
        naive = datetime(year or 0, month or 1, day or 1, hour or 0, minute or 0, second or 0)  # noqa: DTZ001 - see offset
    except ValueError:
        return _UNKNOWN
    offset = offset_minutes(value)
    days = naive.toordinal() * 86_400
    clock = naive.hour * 3600 + naive.minute * 60 + naive.second
    return days + clock - (assumed_offset if offset is None else offset) * 60


def granularity(value: str) -> Granularity:
    """Tell how precise a value is, by its form."""
    if "T" in value:
        return "minute"
    by_dashes: tuple[Granularity, ...] = ("year", "month", "day")
    return by_dashes[min(value.count("-"), 2)]
