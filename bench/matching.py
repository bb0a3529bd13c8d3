"""When a coded record is the one the gold means: names, words, times. Lengths are without white space."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from typing import Any, TypeVar

Json = dict[str, Any]
One = TypeVar("One")
_NOT_NAME = re.compile(r"[^a-z0-9\u4e00-\u9fff]+")
_SPACE = re.compile(r"\s+")
_TIME = re.compile(
    r"(?P<day>\d{4}(?:-W\d\d)?(?:-\d\d){0,2})(?:T(?P<clock>\d\d:\d\d|MO|MI|AF|EV|NI))?(?::\d\d)?(?P<zone>Z|[+-]\d\d:\d\d)?"
)
_MIN_RUN = 2


def squeeze(text: str | None) -> str:
    """Return a text without white space."""
    return _SPACE.sub("", text or "")


def answers(value: Any) -> list[Any]:
    """Return the accepted answers: a list stands for any one of them."""
    return value if isinstance(value, list) else [value]


def fold_name(name: str | None) -> str:
    """Return a name as it is compared: letters, digits and Han characters, in lower case."""
    return _NOT_NAME.sub("", (name or "").lower())


class Cast:
    """The names of the entities of one coded page."""

    def __init__(self, coding: Json) -> None:
        """Index the names of each entity: English, Chinese, as printed, and the last part of its id."""
        entities = coding.get("entities") or []
        self._names = {
            one["id"]: {fold_name(name) for name in (one.get("name_en"), one.get("name_zh"), *(one.get("names") or ()))}
            | {fold_name(one["id"].rpartition("/")[2])}
            for one in entities
        }
        self._party = {one["id"]: one.get("party") for one in entities}

    def names(self, ident: str) -> set[str]:
        """Return the folded names of an entity."""
        return self._names.get(ident, {fold_name(ident.rpartition("/")[2])}) - {""}

    def with_parties(self, idents: Iterable[str]) -> list[str]:
        """Return entities and the parties they belong to."""
        listed = list(idents)
        return [*listed, *(party for one in listed if (party := self._party.get(one)))]

    def hits(self, wanted: Sequence[Any], idents: Iterable[str]) -> int:
        """Return how many of the wanted groups of names one of the entities has a name of."""
        named = [self.names(ident) for ident in idents]
        groups = [{fold_name(name) for name in answers(group)} for group in wanted]
        return sum(any(group & names for names in named) for group in groups)

    def covers(self, wanted: Sequence[Any], idents: Iterable[str]) -> bool:
        """Tell whether every wanted group is named."""
        return self.hits(wanted, idents) == len(wanted)


def words_of(record: Json, field: str = "evidence") -> str:
    """Return the words of a record's evidence, or of its content."""
    spans = record.get(field) or []
    return squeeze("".join(span["exact"] for span in (spans if isinstance(spans, list) else [spans])))


def coverage(wanted: str, found: str) -> float:
    """Return the share of the wanted words that the found words hold, in runs of two characters or more."""
    if not wanted or not found:
        return 0.0
    if wanted in found:
        return 1.0
    blocks = SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= _MIN_RUN) / len(wanted)


def same_time(wanted: Any, found: str | None, *, zoned: bool = False) -> bool:
    """Tell whether a value is one of the answers; what an answer leaves open is not compared.

    A part of the day in an answer is met by a clock time; an offset is compared only when `zoned`.
    """
    return any(_same_time(answer, found, zoned=zoned) for answer in answers(wanted))


def _same_time(wanted: str | None, found: str | None, *, zoned: bool) -> bool:
    want, have = _TIME.fullmatch(wanted or ""), _TIME.fullmatch(found or "")
    if want is None or have is None:
        return wanted == found
    clock, other = want["clock"], have["clock"]
    part_met = clock is not None and clock.isalpha() and not (other or "").isalpha()
    if want["day"] != have["day"] or not (clock is None or clock == other or part_met):
        return False
    return not zoned or want["zone"] is None or want["zone"] == have["zone"]


def has_zone(value: str) -> bool:
    """Tell a value that gives its offset."""
    match = _TIME.fullmatch(value)
    return match is not None and match["zone"] is not None


def day_of(value: str | None) -> str | None:
    """Return the day (or the week, month, year) of a value."""
    match = _TIME.fullmatch(value or "")
    return match["day"] if match is not None else value


def pair(
    wanted: Sequence[Json], found: Sequence[Json], score: Callable[[Json, Json], float]
) -> list[tuple[Json, Json]]:
    """Pair gold and coded records one to one, the best score first; a score of 0 is no match."""
    table = [(score(want, have), i, j) for i, want in enumerate(wanted) for j, have in enumerate(found)]
    used_wanted: set[int] = set()
    used_found: set[int] = set()
    pairs = []
    for value, i, j in sorted(table, reverse=True):
        if value > 0 and i not in used_wanted and j not in used_found:
            used_wanted.add(i)
            used_found.add(j)
            pairs.append((wanted[i], found[j]))
    return pairs
