"""Points told by their distance: 三天前, 两周后."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from parley.coding.times.anchors import Anchor, Anchors
from parley.coding.times.moments import Moment, add_days, add_months, moment_of_day, moment_of_week
from parley.coding.times.reading import Reading
from parley.coding.times.spans import Duration

_AGO: Final = re.compile(r"(?:之前|以前|前)(?!往|线|总|提|景|来|沿|任|首|进|途|方|官|部|副|驻|期|所|后)")
_LATER: Final = re.compile(r"(?:之后|以后|后)(?!方|续|来|勤|果|台|代)")
_STARTS: Final = "，。；！？：,:;\n“”「」()、 "
_MOST_DAYS: Final = 100_000


def point_away(duration: Duration, reading: Reading, anchors: Anchors) -> tuple[Moment, Anchor, int] | None:
    """Return the moment of 三天前 or, at the head of a clause, 三天后, with its anchor and the end of its words.

    后 behind an event (签署两周后) counts from that event, whose day is not known here: that is a duration.
    """
    folded = reading.folded
    ago, later = _AGO.match(folded, duration.end), _LATER.match(folded, duration.end)
    match = ago or later
    if match is None or duration.end_value is not None or duration.number != int(duration.number):
        return None
    if ago is None and duration.start > 0 and folded[duration.start - 1] not in _STARTS:
        return None
    anchor = anchors.base if ago is not None else anchors.previous()
    if anchor.day is None:
        return None
    moment = _shift(anchor.day, duration, int(duration.number) * (-1 if ago is not None else 1))
    return (moment, anchor, match.end()) if moment is not None else None


def _shift(day: date, duration: Duration, away: int) -> Moment | None:
    if duration.unit == "year":
        return Moment(day.year + away) if 0 < day.year + away < 10_000 else None
    if duration.unit == "month":
        found = add_months(day.year, day.month, away)
        return Moment(*found) if found is not None else None
    if duration.unit not in {"week", "day"} or abs(away) > _MOST_DAYS:
        return None
    shifted = add_days(day, away * (7 if duration.unit == "week" else 1))
    if shifted is None:
        return None
    return moment_of_day(shifted) if duration.unit == "day" else moment_of_week(shifted)
