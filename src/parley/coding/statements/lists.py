"""Speakers named in a row: the many who sign one statement, and the states that 三国 counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parley.coding.statements.clauses import Clause
from parley.coding.statements.known import Naming
from parley.coding.statements.phrases import Part, Subject, SubjectKind
from parley.coding.statements.told import Speaker, Told

_MANY: Final = 3
_GAP_CHARS: Final = 16
_ROW_CHARS: Final = 400
_JOINTS: Final = ("、", "和", "与", "及", "以及")
_COUNTED: Final = {"三国": 3, "四国": 4, "五国": 5, "六国": 6, "七国": 7}


def read_listed(told: Told, clause: Clause) -> tuple[Speaker, ...]:
    """Return the people named in a row before a verb, where they are three or more.

    Args:
        told: The paragraph.
        clause: The clause, whose subject is not clear.
    """
    cover = told.paragraph.cover
    low = max(clause.sentence, clause.verb_start - _ROW_CHARS)
    start = max(low, *(cover.rfind(comma, low, clause.verb_start) + 1 for comma in ",，:"))
    if "、" not in cover[start : clause.verb_start]:
        return ()
    row: list[Naming] = []
    for naming in _namings(told, start, clause.verb_start):
        if naming.kind != "person":
            continue
        gap = cover[row[-1].end : naming.start] if row else ""
        if row and (len(gap) > _GAP_CHARS or not gap.startswith(_JOINTS)):
            return ()
        row.append(naming)
    return _speakers(told, row) if len(row) >= _MANY else ()


def count_states(told: Told, subject: Subject, end: int, at: Told | None = None) -> tuple[Speaker, ...]:
    """Return the states that a counting word stands for: the last row of so many before it.

    Args:
        told: The paragraph to look in.
        subject: The subject, 三国.
        end: Where to stop looking.
        at: The paragraph of the subject, where it is another.
    """
    here = (at or told).paragraph
    wanted = _COUNTED.get(here.cover[subject.start : subject.end])
    if wanted is None:
        return ()
    cover = told.paragraph.cover
    found: list[Naming] = []
    row: list[Naming] = []
    for naming in _namings(told, max(0, end - _ROW_CHARS), end):
        joined = bool(row) and cover[row[-1].end : naming.start] in _JOINTS
        row = [*row, naming] if joined and naming.kind == "state" else [naming]
        if len(row) == wanted and all(one.kind == "state" for one in row):
            found = row
    return _speakers(told, found)


def _namings(told: Told, start: int, end: int) -> Iterator[Naming]:
    at = start
    while at < end:
        naming = told.reader.known.at(at, end)
        if naming is not None:
            yield naming
        at = naming.end if naming is not None else at + 1


def _speakers(told: Told, row: list[Naming]) -> tuple[Speaker, ...]:
    if not row:
        return ()
    kind: SubjectKind = "person" if row[0].kind == "person" else "state"
    parts = tuple(Part(kind, one.start, one.end, one.idents) for one in row)
    return told.named(Subject(kind, row[0].start, row[-1].end, parts))
