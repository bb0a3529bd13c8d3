"""Where a name ends: the words that may follow it, and the runs of characters foreign names are made of."""

from __future__ import annotations

from typing import Final

from parley.coding.text.masks import BRACKETED, QUOTED
from parley.lang.zh.speech import Speech, Verb

DOTS: Final = frozenset("‧·•・∙⋅・.")
_AFTER_NAME: Final = frozenset("的和与及、等之")
_BEFORE_NOUN: Final = frozenset("的该,，。！？；;:\n 份项" + QUOTED)
_LONGEST_RUN: Final = 7


def is_han(char: str) -> bool:
    """Tell a Chinese character."""
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff"


def bound_at(speech: Speech, cover: str, at: int, end: int) -> int:
    """Return the length of the word at `at` that ends a name: a verb of speaking, a time, a preposition, an adverb.

    Digits count as a time. 0 when there is none.
    """
    if at >= end:
        return 0
    if cover[at].isdigit():
        return 1
    verb = verb_at(speech, cover, at, end)
    return max(len(verb.word) if verb is not None else 0, speech.bounds.at(cover, at, end))


def verb_at(speech: Speech, cover: str, at: int, end: int) -> Verb | None:
    """Return the verb of speaking that begins at `at`, unless it is a noun there (的承诺, 声明说)."""
    length = speech.verb_words.at(cover, at, end)
    if not length:
        return None
    verb = speech.verbs[cover[at : at + length]]
    if verb.position == "none" or (length > 1 and at > 0 and cover[at - 1] == "的"):
        return None
    if verb.word in speech["document"].all and (at == 0 or cover[at - 1] in _BEFORE_NOUN):
        return None
    return verb


def is_name_end(speech: Speech, cover: str, at: int, end: int) -> bool:
    """Tell whether a name may end right before `at`."""
    if at >= end or not is_han(cover[at]) or cover[at] in _AFTER_NAME:
        return True
    return bound_at(speech, cover, at, end) > 0


def foreign_run(speech: Speech, cover: str, start: int, end: int) -> int:
    """Return the end of the run of characters from `start` with which foreign names are written, at most seven."""
    at = start
    limit = min(end, start + _LONGEST_RUN)
    while at < limit and cover[at] in speech.foreign:
        if at > start and bound_at(speech, cover, at, end) > 1:
            break
        at += 1
    return at


def foreign_run_before(speech: Speech, cover: str, end: int) -> int:
    """Return the start of the run that ends at `end`, stopping behind a title or a state's name."""
    at = end
    limit = max(0, end - _LONGEST_RUN)
    while at > limit and cover[at - 1] in speech.foreign:
        if at < end and _title_ends(speech, cover, at):
            break
        at -= 1
    return at


def _title_ends(speech: Speech, cover: str, at: int) -> bool:
    low = max(0, at - 8)
    if speech["office"].before(cover, low, at) or speech["trade"].before(cover, low, at):
        return True
    return any(cover[at - length : at] in speech.states for length in (2, 3, 4, 5) if length <= at)


def is_covered(char: str) -> bool:
    """Tell a place where a quote or a bracket was covered."""
    return char in (QUOTED, BRACKETED)
