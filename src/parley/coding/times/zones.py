"""Which zone an expression is told in: its own zone word, the place 当地 stands for, the zone told before it."""

from __future__ import annotations

import re
from typing import Final

from parley.coding.times.anchors import Anchors
from parley.coding.times.moments import Moment, add_days, offset_at, with_offset
from parley.coding.times.parsed import Parsed
from parley.coding.times.reading import Reading

_UTC: Final = re.compile(r"(?:utc|gmt) ?(?:([+-]) ?(\d{1,2}))?$")
_NAMES_ZONE: Final = re.compile(r"(?:当地|本地|标准)?时间")
_LOCAL: Final = frozenset(("当地", "当地时间", "本地", "本地时间"))
_READERS: Final = frozenset(
    ("Asia/Hong_Kong", "Asia/Kuala_Lumpur", "Asia/Macau", "Asia/Singapore", "Asia/Taipei")
)  # 香港周二晚上11时 tells readers there the time; 以色列13日早上8时 tells who acts
_AHEAD_CHARS: Final = 60
_BACK_CHARS: Final = 400
_MOST_HOURS: Final = 14


def zone_of(parsed: Parsed, reading: Reading, anchors: Anchors) -> str | None:
    """Return the IANA zone that is told or plainly meant, or None; widens the words to a zone name before them."""
    if parsed.zone is not None:
        return _told_zone(parsed.zone, parsed, reading, anchors)
    if (not parsed.has_clock and parsed.part is None) or reading.folded.endswith("时间", 0, parsed.start):
        return None  # 维尔市时间9日8时: a zone nobody listed
    if parsed.has_clock:
        found = reading.zones.before(reading.folded, parsed.start)
        low = anchors.block.start if anchors.block is not None else 0
        bracketed = found is not None and reading.folded[found[0] - 1 : found[0]] == "("
        if found is not None and found[0] >= low and (bracketed or found[1] in _READERS):
            parsed.start = found[0]
            return found[1]
    return anchors.zone


def _told_zone(span: tuple[int, int], parsed: Parsed, reading: Reading, anchors: Anchors) -> str | None:
    start, end = span
    words = reading.folded[start:end]
    utc = _UTC.match(words)
    if utc is not None and utc[1]:
        hours = int(utc[2])
        # POSIX signs: Etc/GMT-8 lies east of Greenwich
        return f"Etc/GMT{'-' if utc[1] == '+' else '+'}{hours}" if 0 < hours <= _MOST_HOURS else "Etc/UTC"
    if words in _LOCAL:
        return _local_zone(parsed, reading, anchors)
    named = words.removesuffix("时间")
    zone = reading.zones.named.get(named)
    if zone is not None:
        return zone
    found = reading.zones.before(reading.folded, start + len(named))
    return found[1] if found is not None else None


def _local_zone(parsed: Parsed, reading: Reading, anchors: Anchors) -> str | None:
    """Return the zone of the place that 当地 stands for.

    That is the place after 在 behind it in its sentence, else the nearest before it, else the one with which the next
    clause begins (当地时间9日,维兰总统…). Places that only name a zone (北京时间) do not count.
    """
    folded, zones = reading.folded, reading.zones
    low, high = (anchors.block.start, anchors.block.end) if anchors.block is not None else (0, len(folded))
    high = min(high, parsed.end + _AHEAD_CHARS)
    high = next((at for at in range(parsed.end, high) if folded[at] in "。！？\n"), high)
    at = folded.find("在", parsed.end, high)
    while at >= 0:
        place = zones.place.match(folded, at + 1, high)
        if place is not None:
            return zones.places[place.group()]
        at = folded.find("在", at + 1, high)
    before = [
        place
        for place in zones.place.finditer(folded, max(low, parsed.start - _BACK_CHARS), parsed.start)
        if not _NAMES_ZONE.match(folded, place.end())
    ]
    if before:
        return zones.places[before[-1].group()]
    comma = folded[parsed.end : parsed.end + 1] in {",", "，"}
    place = zones.place.match(folded, parsed.end + 1, high) if comma else None
    return zones.places[place.group()] if place is not None else None


def add_zone(
    moment: Moment, zone: str | None, anchors: Anchors, outlet_zone: str | None, *, parts: bool
) -> tuple[Moment, str | None]:
    """Return the moment with its offset, and the zone; a bare clock time in a live entry has the entry's offset.

    Args:
        moment: The moment.
        zone: The zone told.
        anchors: Where the text stands.
        outlet_zone: The zone the outlet keeps, for live entries.
        parts: Whether a part of the day gets an offset too: where its own words name the zone.
    """
    if zone is not None:
        return (with_offset(moment, zone) if parts or moment.hour is not None else moment), zone
    base = anchors.base
    if base.name != "entry" or not base.offset or moment.hour is None:
        return moment, None
    stamped = moment._replace(offset=base.offset)
    if outlet_zone is not None and moment.month and moment.day:
        same = offset_at(outlet_zone, moment.year, moment.month, moment.day, moment.hour) == base.offset
        return stamped, outlet_zone if same else None
    return stamped, None


def same_instant(gloss: Moment, told: Moment, *, fixed_day: bool) -> Moment:
    """Return the moment in brackets at the hour and day at which it is the instant told before: 下午3时(北京时间2时).

    Args:
        gloss: The moment in brackets, its hour as printed.
        told: The moment before the brackets.
        fixed_day: The brackets name a day.
    """
    if gloss.hour is None or told.hour is None:
        return gloss
    if not gloss.offset or not told.offset:  # the zones are not known: the same half of the day is likelier
        later = gloss.hour + 12
        return gloss._replace(hour=later) if gloss.hour < 12 <= told.hour and later - told.hour <= 6 else gloss
    target = _minutes(told)
    hours = {gloss.hour, (gloss.hour + 12) % 24} if gloss.hour <= 12 else {gloss.hour}
    for hour in sorted(hours, key=lambda hour: hour != gloss.hour):
        for days in (0,) if fixed_day else (0, 1, -1):
            day = add_days(gloss.date, days) if gloss.date is not None else None
            if day is None:
                continue
            moment = gloss._replace(year=day.year, month=day.month, day=day.day, hour=hour)
            if _minutes(moment) == target:
                return moment
    return gloss


def _minutes(moment: Moment) -> int | None:
    if moment.date is None or moment.hour is None:
        return None
    hours, minutes = int(moment.offset[1:3]), int(moment.offset[4:6])
    shift = (hours * 60 + minutes) * (-1 if moment.offset[0] == "-" else 1)
    return moment.date.toordinal() * 1440 + moment.hour * 60 + (moment.minute or 0) - shift
