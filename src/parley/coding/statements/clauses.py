"""The reporting clauses of a paragraph: each verb of speaking in the reporter's own words, with its subject."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from parley.coding.statements.phrases import Subject
from parley.coding.statements.subjects import SubjectReader
from parley.coding.text.bounds import verb_at
from parley.coding.text.masks import QUOTED, Paragraph
from parley.lang.zh.speech import Speech, Verb

_REACH: Final = 120
_PAUSES: Final = frozenset(",，…—")
_COMMAS: Final = frozenset(",，:")
_LIGHT: Final = frozenset(("say", "write"))


@dataclass(frozen=True, slots=True)
class Clause:
    """A reporting clause; offsets in its paragraph.

    Attributes:
        start: Where the clause begins, behind the comma, stop or quote before it.
        verb_start: Where the verb (or the chain of verbs, 回应说) begins.
        verb_end: Where it ends.
        verb: The last verb of the chain, which says where the quote may stand.
        teller: The verb of the chain that says most: 警告 in 警告说.
        subject: Who speaks.
        sentence: Where its sentence begins.
        denied: True when the verb is negated (没有回应), a noun, or only describes one (谈到的停火).
    """

    start: int
    verb_start: int
    verb_end: int
    verb: Verb
    teller: Verb
    subject: Subject
    sentence: int
    denied: bool


def find_clauses(paragraph: Paragraph, reader: SubjectReader) -> list[Clause]:
    """Find the reporting clauses of a paragraph, in order."""
    found: list[Clause] = []
    cover, speech = paragraph.cover, reader.speech
    done = 0
    for at in speech.nouns.starts(cover):
        if at < done:
            continue
        verb = verb_at(speech, cover, at, len(cover))
        if verb is None:  # a noun, or a word that holds a verb but is none
            done = at + speech.nouns.at(cover, at, len(cover))
            continue
        clause = _read_clause(paragraph, reader, at, verb)
        if clause is not None:
            found.append(clause)
        done = clause.verb_end if clause is not None else at + len(verb.word)
    return found


def _read_clause(paragraph: Paragraph, reader: SubjectReader, at: int, verb: Verb) -> Clause | None:
    cover = paragraph.cover
    end, last, teller = _chain(reader.speech, cover, at, verb)
    start = _clause_start(paragraph, at)
    subject = reader.read(cover, start, at)
    if len(cover[at:end]) == 1 and not _stands_alone(cover, end) and subject.kind == "unclear":
        return None
    if at > 0 and cover[at - 1] == "被":
        return None
    sentence = paragraph.starts[max(0, bisect_right(paragraph.starts, at) - 1)]
    named = subject.end if subject.parts else start
    denied = _is_denied(reader.speech, cover, max(named, at - 8), at) or _is_noun(cover, at, end)
    return Clause(start, at, end, last, teller, subject, sentence, denied)


def _chain(speech: Speech, cover: str, at: int, verb: Verb) -> tuple[int, Verb, Verb]:
    """Join verbs that follow one another: 回应说, 警告称."""
    end, last, teller = at + len(verb.word), verb, verb
    while True:
        following = verb_at(speech, cover, end, len(cover))
        if following is None or following.position not in ("both", "before") or last.position == "topic":
            return end, last, teller
        if teller.act in _LIGHT:
            teller = following
        end, last = end + len(following.word), following


def _clause_start(paragraph: Paragraph, at: int) -> int:
    """Return where the clause of a verb begins: behind a comma, a sentence's end, or a quote that stands by itself."""
    cover = paragraph.cover
    low = max(0, at - _REACH, paragraph.starts[max(0, bisect_right(paragraph.starts, at) - 1)])
    for place in range(at - 1, low - 1, -1):
        if cover[place] in _COMMAS:
            return place + 1
        if cover[place] == QUOTED and cover[place + 1] != QUOTED and paragraph.text[place - 1] in _PAUSES:
            return place + 1
    return low


def _is_noun(cover: str, at: int, end: int) -> bool:
    """Tell a verb that is used as a noun (做了介绍), or only describes the noun after it (双方谈到的停火)."""
    if end - at > 1 and at > 0 and cover[at - 1] in "了出过":
        return True
    return cover[end : end + 1] == "的" and cover[end + 1 : end + 2] != "是"


def _stands_alone(cover: str, end: int) -> bool:
    """Tell a verb that is followed by a comma, a colon, a quote or the sentence's end."""
    return end >= len(cover) or cover[end] in _COMMAS or cover[end] == QUOTED or cover[end] in "。！!"


def _is_denied(speech: Speech, cover: str, start: int, end: int) -> bool:
    return any(speech["negation"].at(cover, place, end) for place in range(start, end))
