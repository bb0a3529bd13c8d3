"""The terms of a position, only where their words stand in its clause: target, duration, start, end, numbers, place."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta
from typing import Final, NamedTuple

from parley.coding.draft import Draft
from parley.coding.grammar import Grammar
from parley.coding.provisions.clause_terms import ClauseTerms
from parley.coding.provisions.found import Position
from parley.coding.quantities import find_quantities
from parley.lang.zh.stance_marks import StanceMarks
from parley.lang.zh.topics import TargetHit
from parley.model.coding import Quantity, Target, TimeExpression

_TARGETED: Final = frozenset(("ceasefire",))
_DAY: Final = 10
_DAYS: Final = {"D": 1, "W": 7}


class Terms(NamedTuple):
    """What a position says of its term; see `Provision`."""

    target: Target | None
    scope_words: tuple[tuple[int, int], ...]
    duration: str | None
    starts: str | None
    ends: str | None
    ends_computed: bool | None
    quantities: tuple[Quantity, ...]
    place: str | None
    span: tuple[int, int]


class TermReader:
    """Reads the terms of positions on one page."""

    def __init__(self, draft: Draft, grammar: Grammar, terms: ClauseTerms, marks: StanceMarks) -> None:
        """Keep what is asked of the page."""
        self.draft, self.grammar, self.terms = draft, grammar, terms
        self.marks = marks
        self._times = sorted((one for one in draft.times if one.value), key=lambda one: one.start)
        self._quantities: dict[tuple[int, int], tuple[tuple[int, int, Quantity], ...]] = {}

    def read(self, position: Position) -> Terms:
        """Read the terms of a position from its clause, and from the next where that only tells how long (为期30日)."""
        start, end = self._start(position), self._end(position)
        times = self._times_in(start, end)
        lasting = next((one.value for one in times if one.kind == "duration" and one.bound != "since"), None)
        starts = next((one.value for one in times if self._is_start(one)), None)
        until = next((one.value for one in times if self._is_end(one)), None)
        ends = until or _add(starts, lasting)
        target = self._target(position, start, end)
        return Terms(
            target=target[0].target if target else None,
            scope_words=tuple((one.start, one.end) for one in target),
            duration=lasting,
            starts=starts,
            ends=ends,
            ends_computed=True if ends is not None and until is None else None,
            quantities=self._numbers(start, end, times),
            place=self._place(position),
            span=(start, end),
        )

    def taken_at(self, position: Position, terms: Terms) -> str | None:
        """Return the day on which a stance was taken: one told before it in its sentence that is not yet to come.

        Args:
            position: The position.
            terms: Its terms, whose days are none of it.
        """
        written = self.draft.article.published
        today = (written.value or "")[:_DAY] if written is not None else ""
        for one in reversed(self._times_in(position.clause.sentence, position.term.start)):
            value = one.value or ""
            if one.kind == "point" and len(value) >= _DAY and value not in {terms.starts, terms.ends}:
                return value if value[:_DAY] <= today else None
        return None

    def _start(self, position: Position) -> int:
        """Return where the terms may begin: behind the clause of the stance, where only times stand between."""
        index = position.clause.index - 1
        before = self.grammar.clauses[index]
        between = index > position.shown.index and before.sentence == position.clause.sentence
        has_terms = between and bool(self.terms.of(before))
        return (
            before.start
            if between and not has_terms and self._times_in(before.start, before.end)
            else (position.clause.start)
        )

    def _end(self, position: Position) -> int:
        index = position.clause.index + 1
        following = self.grammar.clauses[index] if index < len(self.grammar.clauses) else None
        if following is None or following.sentence != position.clause.sentence:
            return position.clause.end
        opens = self.draft.shadow.startswith(
            (*self.marks["lasting"], *self.marks["purpose"], *self.marks["each"]), following.start
        )
        return following.end if opens or self.draft.shadow[following.start].isdigit() else position.clause.end

    def _times_in(self, start: int, end: int) -> list[TimeExpression]:
        low = bisect_left(self._times, start, key=lambda one: one.start)
        high = bisect_left(self._times, end, key=lambda one: one.start)
        return self._times[low:high]

    def _is_start(self, one: TimeExpression) -> bool:
        if one.kind == "duration" or one.granularity not in {"minute", "hour", "part", "day"}:
            return False
        before = self.draft.shadow[max(0, one.start - 2) : one.start]
        after = self.draft.shadow[one.end : one.end + 12]
        is_run = any(word in after for word in self.marks["runs"])
        return one.bound == "since" or "生效" in after or (is_run and before.endswith(self.marks["from"]))

    def _is_end(self, one: TimeExpression) -> bool:
        if one.kind == "duration":
            return False
        before = self.draft.shadow[max(0, one.start - 2) : one.start]
        return before.endswith(self.marks["until"]) or self.draft.shadow.startswith(self.marks["ends"], one.end)

    def _target(self, position: Position, start: int, end: int) -> list[TargetHit]:
        """Find what a truce covers: the words nearest to its own, of equally near ones the last."""
        if position.term.topic not in _TARGETED:
            return []
        hits = self.terms.targets(start, end)
        named = [hit for hit in hits if hit.end <= position.term.start or hit.start >= position.term.start]
        if not named:
            return []
        nearest = min(named, key=lambda hit: (_distance(hit, position), hit.start))
        return [nearest, *(hit for hit in named if hit is not nearest and hit.target == nearest.target)]

    def _numbers(self, start: int, end: int, times: list[TimeExpression]) -> tuple[Quantity, ...]:
        if (start, end) not in self._quantities:
            spans = [(one.start, one.end) for one in times]
            found = find_quantities(self.draft.article.text, start, end)
            self._quantities[start, end] = tuple(
                (one.start, one.end, told)
                for one, told in found
                if all(one.end <= low or high <= one.start for low, high in spans)
            )
        return tuple(dict.fromkeys(told for _, _, told in self._quantities[start, end]))

    def _place(self, position: Position) -> str | None:
        found = (p for p in position.clause.phrases if p.role == "at" and p.heads)
        return next((p.heads[-1] for p in found if self.draft.book.kind(p.heads[-1]) == "place"), None)


def _distance(hit: TargetHit, position: Position) -> int:
    term = position.term
    return max(term.start - hit.end, hit.start - term.end, 0)


def _add(starts: str | None, lasting: str | None) -> str | None:
    """Return the day on which a term of so many days or weeks ends; None where it cannot be told."""
    if starts is None or lasting is None or lasting[-1] not in _DAYS or not lasting[1:-1].isdigit():
        return None
    if len(starts) < _DAY or int(lasting[1:-1]) > 10_000:
        return None
    try:
        return str(date.fromisoformat(starts[:10]) + timedelta(days=int(lasting[1:-1]) * _DAYS[lasting[-1]]))
    except (ValueError, OverflowError):
        return None
