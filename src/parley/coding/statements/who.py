"""Subjects -> speakers: short names to full ones, pronouns and bare documents to what they stand for.

The reading of one paragraph knows the paragraph before it; nothing reaches further, except 声明, which stands for
the last institution that spoke.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, NamedTuple

from parley.coding.statements.clauses import Clause
from parley.coding.statements.phrases import Part, Subject
from parley.coding.statements.subjects import SubjectReader
from parley.coding.text.bounds import is_han, verb_at
from parley.coding.text.masks import Paragraph
from parley.model.coding import EntityKind, LinkedBy

_SENTENCES_BACK: Final = 8
_TOPIC_CHARS: Final = 200
_TITLE_CHARS: Final = 40
_CLAUSES_BACK: Final = 24
_ISSUER_PARAGRAPHS: Final = 4
_NOT_BEFORE_TOPIC: Final = frozenset("对与同和向据给被由跟及")
_KINDS: Final[dict[str, EntityKind]] = {
    "person": "person", "organization": "organization", "group": "group", "state": "state",
}  # fmt: skip


class Speaker(NamedTuple):
    """Who speaks: what it is, its fullest name on the shadow, and the words that name it in the article's text."""

    kind: EntityKind
    key: str
    span: tuple[int, int]
    linked_by: LinkedBy = "new"


@dataclass(slots=True)
class Told:
    """A paragraph that was read, with its clauses and their speakers."""

    number: int
    paragraph: Paragraph
    clauses: list[Clause] = field(default_factory=list)
    speakers: list[tuple[Speaker, ...]] = field(default_factory=list)


class SpeakerFinder:
    """Finds the speakers of clauses, paragraph after paragraph."""

    def __init__(self, reader: SubjectReader) -> None:
        """Start with no paragraph read."""
        self.reader = reader
        self._previous: Told | None = None
        self._issuer: tuple[int, Speaker] | None = None
        self._topics: dict[tuple[int, int, int], tuple[Speaker, ...]] = {}

    def read(self, told: Told, clauses: list[Clause], *, follows: bool) -> None:
        """Fill in the speakers of a paragraph's clauses.

        Args:
            told: The paragraph, still without clauses.
            clauses: Its clauses, in order.
            follows: True when no heading stands between it and the paragraph read before.
        """
        if not follows:
            self._previous = None
        for clause in clauses:
            speakers = self._find(told, clause)
            told.clauses.append(clause)
            told.speakers.append(speakers)
            if len(speakers) == 1 and speakers[0].kind in ("organization", "group", "state"):
                self._issuer = (told.number, speakers[0])
        self._previous = told

    def _find(self, told: Told, clause: Clause) -> tuple[Speaker, ...]:
        subject = clause.subject
        if subject.kind == "missing":
            return self._inherit(told, clause)
        if subject.kind == "pronoun":
            return self._antecedent(told, clause)
        if subject.kind == "document":
            near = self._issuer is not None and told.number - self._issuer[0] <= _ISSUER_PARAGRAPHS
            return (self._issuer[1],) if self._issuer is not None and near else ()
        if subject.kind == "title":
            return self._holder(told.paragraph, subject)
        return self._named(told.paragraph, subject)

    def _named(self, paragraph: Paragraph, subject: Subject) -> tuple[Speaker, ...]:
        return tuple(self._speaker(paragraph, part) for part in subject.parts if part.kind in _KINDS)

    def _speaker(self, paragraph: Paragraph, part: Part) -> Speaker:
        name = paragraph.text[part.start : part.end].replace(" ", "")
        span = (paragraph.base + part.start, paragraph.base + part.end)
        if part.kind != "person":
            return Speaker(_KINDS[part.kind], name, span)
        names = self.reader.names
        person = names.person(name) or (names.with_surname(name) if len(name) == 1 else None)
        if person is None:
            return Speaker("person", name, span)
        return Speaker("person", person.key, span, person.aliases.get(name, "new" if len(name) > 1 else "suffix"))

    def _holder(self, paragraph: Paragraph, subject: Subject) -> tuple[Speaker, ...]:
        """Return the one person of the page who holds a title that stands alone (发言人说)."""
        person = self.reader.names.holder(paragraph.cover[subject.start : subject.end])
        if person is None:
            return ()
        return (
            Speaker("person", person.key, (paragraph.base + subject.start, paragraph.base + subject.end), "office"),
        )

    def _inherit(self, told: Told, clause: Clause) -> tuple[Speaker, ...]:
        """Find the subject of a clause without one: in its sentence, else in the sentence before it."""
        for earlier, speakers in _backwards(told):
            if earlier.sentence != clause.sentence:
                break
            if speakers:
                return speakers
        topic = self._topic(told.paragraph, clause.sentence, clause.start)
        if topic:
            return topic
        opens = clause.start - clause.sentence <= 1
        return told.speakers[-1] if opens and told.speakers else ()

    def _antecedent(self, told: Told, clause: Clause) -> tuple[Speaker, ...]:
        """Find whom 他 or 她 means: the nearest person who was the subject, here or in the paragraph before."""
        found = self._person_before(told, clause.sentence, clause.start)
        if not found and self._previous is not None:
            last = self._previous.paragraph
            found = self._person_before(self._previous, last.starts[-1] if last.starts else 0, len(last.cover))
        return found

    def _person_before(self, told: Told, sentence: int, end: int) -> tuple[Speaker, ...]:
        starts = told.paragraph.starts
        number = bisect_left(starts, sentence)
        for index in range(number, max(-1, number - _SENTENCES_BACK), -1):
            found = self._person_in(told, starts[index], end) if index < len(starts) else ()
            if found is None:
                return ()
            if found:
                return found
            end = starts[index] if index < len(starts) else end
        return ()

    def _person_in(self, told: Told, start: int, end: int) -> tuple[Speaker, ...] | None:
        """Return the person who spoke or was spoken of; None where somebody spoke who could not be told."""
        for clause, speakers in _backwards(told):
            if clause.verb_start < start:
                break
            if clause.verb_start < end and clause.subject.kind == "unclear" and not clause.subject.parts:
                return None
            if clause.verb_start < end and len(speakers) == 1 and speakers[0].kind == "person":
                return speakers
        topic = self._topic(told.paragraph, start, end)
        return topic if topic and topic[0].kind == "person" else ()

    def _topic(self, paragraph: Paragraph, start: int, end: int) -> tuple[Speaker, ...]:
        """Return the first person of a sentence who can be its subject, else the institution it opens with."""
        place = (paragraph.base, start, end)
        if place not in self._topics:
            self._topics[place] = self._find_topic(paragraph, start, end)
        return self._topics[place]

    def _find_topic(self, paragraph: Paragraph, start: int, end: int) -> tuple[Speaker, ...]:
        cover, reader = paragraph.cover, self.reader
        end = min(end, start + _TOPIC_CHARS)
        at = start
        while at < end:
            length = reader.names.words.at(cover, at, end)
            if length and self._can_be_topic(cover, start, at, at + length):
                return (self._speaker(paragraph, Part("person", at, at + length)),)
            at += length or 1
        subject = reader.read(cover, start, end)
        if subject.kind in ("organization", "group") and subject.start - start <= 2:
            return self._named(paragraph, subject)
        return ()

    def _can_be_topic(self, cover: str, sentence: int, start: int, end: int) -> bool:
        """Tell a name that opens its clause from one that is the object of a verb or a preposition (敦促首相塔尔文)."""
        clause = max(sentence, start - _TITLE_CHARS, *(cover.rfind(comma, sentence, start) + 1 for comma in ",，"))
        for at in range(clause, start):
            if cover[at] in _NOT_BEFORE_TOPIC or verb_at(self.reader.speech, cover, at, start) is not None:
                return False
        following = cover[end] if end < len(cover) else ""
        speech = self.reader.speech
        title = speech["office"].at(cover, end, len(cover)) or speech["institution"].at(cover, end, len(cover)) > 1
        return following != "的" and not (title and following and is_han(following))


def _backwards(told: Told) -> Iterator[tuple[Clause, tuple[Speaker, ...]]]:
    """Return the last clauses read and their speakers, the nearest first."""
    pairs = zip(reversed(told.clauses), reversed(told.speakers), strict=True)
    return islice(pairs, _CLAUSES_BACK)
