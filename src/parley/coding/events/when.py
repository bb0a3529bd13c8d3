"""The time of an event, among the time expressions of its clause and of those before it."""

from __future__ import annotations

from typing import Final

from parley.coding.grammar import Frame, Grammar
from parley.coding.grammar.clauses import MASKED
from parley.coding.text.masks import BRACKETED
from parley.lang.zh.events import Trigger
from parley.model.coding import TimeExpression

_PASSED: Final = frozenset(("light", "split", "done"))
_SPOKEN: Final = frozenset(("request", "threaten", "accuse"))
_ATTACHED: Final = frozenset(("的", "在", "于", "同", "与", "和", "对", "向", "举", "两", "双", MASKED))


def choose_time(grammar: Grammar, frame: Frame, trigger: Trigger, start: int, *, named: bool) -> TimeExpression | None:
    """Choose the time of a predicate: the last one before it, else the first behind it; not one in brackets.

    Args:
        grammar: The page's clauses.
        frame: How the predicate stands in its clause.
        trigger: The word that tells the event.
        start: Where it begins.
        named: True where it is only named: then the time must belong to the noun.
    """
    plain = [one for one in frame.times if grammar.text[one.start] != BRACKETED] or list(frame.times)
    plain = [one for one in plain if not _is_in_topic(frame, one)]
    before = [one for one in plain if one.end <= start]
    own = [one for one in before if one.start >= frame.clause.start]
    if trigger.type in _SPOKEN:  # orders and threats are dated by their own words, not by what they are about
        return own[-1] if own else None
    if named:
        return own[-1] if own and _is_attached(grammar, own[-1], start) else None
    return before[-1] if before else next(iter(plain), None)


def _is_in_topic(frame: Frame, time: TimeExpression) -> bool:
    """Tell a time of what is talked about: 就甲乙16日的会谈交换意见."""
    return any(phrase.role == "about" and phrase.lead < time.start for phrase in frame.partners)


def _is_attached(grammar: Grammar, time: TimeExpression, start: int) -> bool:
    """Tell a time that belongs to a noun: 23日的会谈, without a verb between."""
    if time.end < start and grammar.text[time.end] not in _ATTACHED:
        return False
    return not any(not _PASSED & set(mark.kinds) for mark in grammar.marks_in(time.end, start))
