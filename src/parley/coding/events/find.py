"""Triggers in clauses -> the events they tell, one for each telling: type, participants, status, time, place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from parley.coding.events.parts import Parts, read_parts
from parley.coding.events.status import read_status
from parley.coding.events.when import choose_time
from parley.coding.grammar import Clause, Frame, Grammar
from parley.coding.grammar.clauses import MASKED
from parley.coding.text.masks import BRACKETED
from parley.lang.zh.events import EventWords, Trigger
from parley.model.coding import EventStatus, TimeExpression

_REACH: Final = 40
_SETTLED: Final = ("达成一致", "达成共识", "达成协议", "商定", "谈妥", "达致共识")
_AFTER_TOPIC: Final = frozenset((MASKED, BRACKETED, "于", "在", "由", "自", "也", "已", "则", "仍", "定"))
_NAMED: Final = frozenset(("consult", "assault", "cooperate", "retreat"))  # what is called by its name and day
_TAKEN_UP: Final = ("本轮", "此轮", "这轮", "此次", "这次", "本次", "该轮", "该次", "这场", "这一")
_LIST_MARKS: Final = frozenset(":;；")
_AT_THE_TIME: Final = ("后", "之后", "以后", "时", "之际")
_SKIPPED: Final = frozenset(("title", "heading"))


@dataclass(frozen=True, slots=True)
class Telling:
    """An event as one clause tells it.

    Attributes:
        trigger: The word that tells it.
        start: Where the trigger begins.
        end: Where it ends.
        clause: Its clause.
        parts: Who takes part.
        status: Whether it happened, is to happen …
        time: When, or None.
        named: True when it is only named, not told (在上周的会谈中).
        attended: True when it is told of one who takes part (出席会谈).
        partnered: True when it is with somebody whom no name tells (与多国领导人通话).
        anaphoric: True when it takes up an event told before (本轮会谈).
        settled: True when its words say that it is done, or when it was.
    """

    trigger: Trigger
    start: int
    end: int
    clause: Clause
    parts: Parts
    status: EventStatus
    time: TimeExpression | None
    named: bool
    attended: bool
    partnered: bool
    anaphoric: bool
    settled: bool


def find_tellings(grammar: Grammar, words: EventWords) -> Iterator[Telling]:
    """Find the events that the clauses of a page tell, in order.

    Args:
        grammar: The page's clauses.
        words: The triggers.
    """
    taken = 0
    for start, end, triggers in words.find(grammar.text):
        clause = grammar.clause_at(start)
        if start < taken or clause is None or clause.kind in _SKIPPED or end > clause.end:
            continue
        trigger, behind = _choose(grammar.text, clause, start, end, triggers)
        if trigger is None:
            continue
        for told in _tell(grammar, clause, trigger, start, end):
            taken = max(taken, behind)
            yield told


def _choose(
    text: str, clause: Clause, start: int, end: int, triggers: tuple[Trigger, ...]
) -> tuple[Trigger | None, int]:
    """Choose what a word tells by the object words that stand with it, the nearest first.

    Returns:
        What it tells, or None, and where its object word ends: that tells nothing more (the 制裁 of 解除制裁).
    """
    best, nearest, taken = None, (_REACH + 1, 0), end
    for trigger in triggers:
        if not trigger.has_objects:
            best = best or trigger
            continue
        distance, behind = _distance(text, clause, start, end, trigger)
        if (
            distance <= _REACH and (distance, -behind) < nearest
        ):  # of objects that begin together the longest: 人员名单, not 人员
            best, nearest, taken = trigger, (distance, -behind), behind
    if best is not None and len(best.word) == 1 and not best.has_objects and text[end : end + 1] != MASKED:
        return None, end
    return best, taken


def _distance(text: str, clause: Clause, start: int, end: int, trigger: Trigger) -> tuple[int, int]:
    """Return how far the nearest object word stands, behind the trigger or, marked so, before it, and where it ends."""
    high, low = min(clause.end, end + _REACH), max(clause.start, start - _REACH)
    found = [(at - end, at + len(word)) for word in trigger.objects if (at := text.find(word, end, high)) >= 0]
    found += [(start - at, end) for word in trigger.objects_before if (at := text.rfind(word, low, start)) >= 0]
    return min(found, key=lambda one: (one[0], -one[1]), default=(_REACH + 1, end))


def _tell(grammar: Grammar, clause: Clause, trigger: Trigger, start: int, end: int) -> Iterator[Telling]:
    frame = grammar.frame(clause, start, end)
    if _is_listed(grammar, frame, start):
        return
    agreed = _is_agreed(grammar, frame, start, end)
    is_topic = not agreed and _is_topic(grammar, frame, trigger, end)
    named = not is_topic and not agreed and not _is_predicate(grammar, frame, trigger, start, end)
    if agreed:
        frame = replace(frame, marks=(*frame.marks, "settled"))
    if is_topic:  # 会谈将于10日举行
        frame = replace(frame, marks=(*frame.marks, *frame.after), subjects=() if frame.inherited else frame.subjects)
    time = choose_time(grammar, frame, trigger, start, named=named)
    if named and (trigger.type not in _NAMED or (time is None and trigger.type != "consult")):
        return
    status = read_status(trigger, frame, time, grammar.draft)
    if status is None:
        return
    if status == "cancelled" and time is not None and time.start < clause.start:
        time = None  # the day on which it was called off
    partnered = not named and _has_partner(grammar, frame, start)
    for parts in read_parts(grammar, frame, trigger, start, end):
        yield Telling(
            trigger=trigger,
            start=start,
            end=end,
            clause=clause,
            parts=parts,
            status=status,
            time=time,
            named=named,
            attended=not named and frame.has("attend"),
            partnered=partnered,
            anaphoric=any(grammar.text.endswith(word, clause.start, start) for word in _TAKEN_UP),
            settled="done" in frame.marks or (time is not None and time.start >= clause.start),
        )


def _is_listed(grammar: Grammar, frame: Frame, start: int) -> bool:
    """Tell an item of a list of terms: 文本列出:停止袭击;开放口岸."""
    clause = frame.clause
    before = grammar.clauses[clause.index - 1].stop if clause.index else ""
    return start == clause.start and bool(set(before) & _LIST_MARKS) and not frame.times and "done" not in frame.after


def _is_topic(grammar: Grammar, frame: Frame, trigger: Trigger, end: int) -> bool:
    """Tell a noun that its clause is about: 会谈将于10日举行, 会晤在此之后才有可能."""
    if trigger.use == "verb" or frame.has("light"):
        return False
    if "light" not in frame.after and not (trigger.type == "consult" and "condition" in frame.after):
        return False
    words, text = grammar.words, grammar.text
    if end >= frame.clause.end or words.opening(text, end, frame.clause.end) or text[end] in _AFTER_TOPIC:
        return True
    return any(time.start == end for time in frame.times)


def _is_agreed(grammar: Grammar, frame: Frame, start: int, end: int) -> bool:
    """Tell what sides have come to terms on: 就互换战俘达成一致."""
    text, clause = grammar.text, frame.clause
    found = grammar.words.preposition(text, max(clause.start, start - 4), start)
    return found is not None and found[1] == "about" and any(word in text[end : clause.end] for word in _SETTLED)


def _is_predicate(grammar: Grammar, frame: Frame, trigger: Trigger, start: int, end: int) -> bool:
    """Tell a word that says that something happens from one that only names it."""
    text, words, clause = grammar.text, grammar.words, frame.clause
    light = frame.has("light")
    if _is_within_noun(grammar, clause, trigger, end):
        return False
    if trigger.use == "noun" or words.noun_before.before(text, max(clause.start, start - 4), start):
        return light
    if trigger.use == "verb" or trigger.frame != "mutual" or light or frame.with_role("with"):
        return True
    return end >= clause.end or text[end] in "了过" or text[end] == MASKED


def _is_within_noun(grammar: Grammar, clause: Clause, trigger: Trigger, end: int) -> bool:
    """Tell a word that what follows makes a part of a noun: 会谈的结果, 举行会谈的可能."""
    text, words = grammar.text, grammar.words
    if text[end : end + 1] in {"了", "过"}:
        return False
    if text[end : end + 1] == "的" or words.noun_tail.before(text, end, clause.end):
        return True
    if trigger.has_objects or (trigger.use == "verb" and text.startswith(_AT_THE_TIME, end)):
        return False
    return bool(words.noun_after.at(text, end, clause.end))


def _has_partner(grammar: Grammar, frame: Frame, start: int) -> bool:
    """Tell a partner without a name: 与多国领导人通话."""
    words, text = grammar.words, grammar.text
    for at in range(frame.clause.start + 1, start):
        found = words.preposition(text, frame.clause.start, at)
        if found is not None and found[1] == "with" and words.prepositions.at(text, at - found[0], start) == found[0]:
            return True
    return False
