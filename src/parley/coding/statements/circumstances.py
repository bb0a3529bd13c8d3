"""What a reporting clause says beside who spoke: to whom, where and when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from parley.coding.statements.clauses import Clause
from parley.coding.statements.told import Told
from parley.model.coding import TimeExpression

_TO: Final = ("对", "向", "告诉", "跟")


class Circumstances(NamedTuple):
    """To whom something was said (entity ids), where (as printed on the shadow), and when (ISO 8601)."""

    addressees: tuple[str, ...] = ()
    channel: tuple[int, int] | None = None
    at: str | None = None


def read_circumstances(told: Told, clause: Clause, times: Sequence[TimeExpression]) -> Circumstances:
    """Read a reporting clause.

    Args:
        told: Its paragraph.
        clause: The clause.
        times: The time expressions of the article that stand in the paragraph.
    """
    start = min(clause.subject.start, clause.verb_start)
    return Circumstances(_addressees(told, clause, start), _channel(told, clause, start), _at(told, clause, times))


def _addressees(told: Told, clause: Clause, start: int) -> tuple[str, ...]:
    cover, known = told.paragraph.cover, told.reader.known
    low = max(start, clause.subject.end)
    for word in _TO:
        at = cover.find(word, low, clause.verb_end)
        naming = known.at(at + len(word), len(cover)) if at >= 0 else None
        if naming is not None and naming.can_speak:
            inside = naming.end <= clause.verb_start or naming.start == clause.verb_end
            return naming.idents if inside else ()
    return ()


def _channel(told: Told, clause: Clause, start: int) -> tuple[int, int] | None:
    cover, words = told.paragraph.cover, told.reader.speech["channel"]
    best: tuple[int, int] | None = None
    for at in range(start, clause.verb_start):
        length = words.at(cover, at, clause.verb_end)
        if not length or _cuts_latin(cover, at, at + length) or told.reader.known.end_of_name(at) is not None:
            continue
        if best is None or length > best[1] - best[0]:
            best = (told.paragraph.base + at, told.paragraph.base + at + length)
    return best


def _cuts_latin(text: str, start: int, end: int) -> bool:
    """Tell a Latin word that goes on before or behind: x in xbox."""
    return any(
        0 < at < len(text) and (text[at - 1] + text[at]).isascii() and (text[at - 1] + text[at]).isalnum()
        for at in (start, end)
    )


def _at(told: Told, clause: Clause, times: Sequence[TimeExpression]) -> str | None:
    """Return the point in time that stands between the clause's beginning and its verb, the nearest to the verb."""
    low, high = told.paragraph.base + clause.start, told.paragraph.base + clause.verb_start
    found = [one for one in times if low <= one.start and one.end <= high and one.kind in ("point", "interval")]
    return found[-1].value if found else None
