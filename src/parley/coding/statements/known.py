"""The mentions of a page by where they begin and end, as the words before a verb are read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from parley.coding.mentions.book import EntityBook
from parley.model.coding import EntityKind, Mention, TimeExpression

_NOT_NAMES: Final = frozenset(("报道", "报导", "報道", "報導"))  # 官员消息报道: no 消息报
_NAMED: Final = "\ue004"
_BODIES_BACK: Final = 60
_SPEAKING: Final = frozenset(("person", "organization", "group", "state", "office"))


class Naming(NamedTuple):
    """A span that names somebody, in a paragraph's own offsets; several ids where it names several (双方)."""

    start: int
    end: int
    kind: EntityKind
    idents: tuple[str, ...]
    words: str = ""

    @property
    def can_speak(self) -> bool:
        """Tell people, offices and bodies from places and the like."""
        return self.kind in _SPEAKING


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Finds the longest mention at or before a place of one paragraph.

    Attributes:
        base: Where the paragraph begins in the article's text.
    """

    base: int
    _by_start: dict[int, Naming]
    _by_end: dict[int, Naming]
    _inside: dict[int, int]
    _times: dict[int, int]
    _bodies: list[Naming]
    _spans: list[tuple[int, int]]

    def within(self, base: int) -> KnownNames:
        """Return the same for a paragraph that begins at `base`."""
        return KnownNames(base, self._by_start, self._by_end, self._inside, self._times, self._bodies, self._spans)

    def at(self, start: int, end: int) -> Naming | None:
        """Return the longest mention that begins at `start`, if it ends by `end`."""
        found = self._by_start.get(self.base + start)
        if found is None or found.end > self.base + end:
            return None
        return self._here(found)

    def before(self, start: int, end: int) -> Naming | None:
        """Return the longest mention that ends at `end`, if it begins no earlier than `start`."""
        found = self._by_end.get(self.base + end)
        if found is None or found.start < self.base + start:
            return None
        return self._here(found)

    def end_of_name(self, at: int) -> int | None:
        """Return the end of the name that a place lies in, its first character not counted; None outside names."""
        end = self._inside.get(self.base + at)
        return None if end is None else end - self.base

    def without_names(self, cover: str) -> str:
        """Return a paragraph's cover with its names covered as well; same length.

        Args:
            cover: The paragraph's cover.
        """
        last, parts = 0, []
        index = bisect_left(self._spans, (self.base, 0))
        while index < len(self._spans) and self._spans[index][0] < self.base + len(cover):
            start, end = self._spans[index][0] - self.base, self._spans[index][1] - self.base
            start = max(start, last)
            if start < end:
                parts += [cover[last:start], _NAMED * (end - start)]
                last = end
            index += 1
        return "".join([*parts, cover[last:]])[: len(cover)]

    def time_end(self, start: int, end: int) -> int:
        """Return the end of the time expression that begins at `start`; 0 where none does by `end`."""
        found = self._times.get(self.base + start, 0) - self.base
        return found if start < found <= end else 0

    def body_before(self, start: int, ending: str) -> Naming | None:
        """Return the organisation or group named last before a place, one whose name ends so if there is one.

        Args:
            start: The place.
            ending: How its name should end: 公司 for 该公司.
        """
        last = bisect_left(self._bodies, self.base + start, key=_start)
        near = self._bodies[max(0, last - _BODIES_BACK) : last][::-1]
        return next((self._here(one) for one in near if one.words.endswith(ending)), None)

    def has_person(self, start: int, end: int) -> bool:
        """Tell whether a person is named between two places."""
        return any(one is not None and one.kind == "person" for one in (self.at(at, end) for at in range(start, end)))

    def _here(self, naming: Naming) -> Naming:
        start, end, kind, idents, words = naming
        return Naming(start - self.base, end - self.base, kind, idents, words)


def know_names(book: EntityBook, shadow: str, times: Iterable[TimeExpression]) -> KnownNames:
    """Index the mentions of a page.

    Args:
        book: The page's entities and mentions.
        shadow: The shadow of its text.
        times: Its time expressions.
    """
    by_start: dict[int, Naming] = {}
    by_end: dict[int, Naming] = {}
    inside: dict[int, int] = {}
    bodies: list[Naming] = []
    for naming in _namings(book.mentions(), book, shadow):
        if book.text[naming.end - 1 : naming.end + 1] in _NOT_NAMES:
            continue
        if naming.kind in ("organization", "group"):
            bodies.append(naming)
        known = by_start.get(naming.start)
        if known is None or known.end < naming.end:
            by_start[naming.start] = naming
        known = by_end.get(naming.end)
        if known is None or known.start > naming.start:
            by_end[naming.end] = naming
        for at in range(naming.start + 1, naming.end):
            inside[at] = max(naming.end, inside.get(at, 0))
    ends = {time.start: time.end for time in times if time.kind != "duration"}
    spans = sorted((one.start, one.end) for one in by_start.values())
    return KnownNames(0, by_start, by_end, inside, ends, bodies, spans)


def _start(naming: Naming) -> int:
    return naming.start


def _namings(mentions: Iterable[Mention], book: EntityBook, shadow: str) -> Iterator[Naming]:
    spans: dict[tuple[int, int], list[str]] = {}
    for mention in mentions:
        spans.setdefault((mention.start, mention.end), []).append(mention.entity)
    for (start, end), idents in spans.items():
        yield Naming(start, end, book.kind(idents[0]), tuple(idents), shadow[start:end])
