"""Subjects -> speakers: short names to full ones, pronouns and bare documents to what they stand for.

The reading of one paragraph knows the paragraph before it; nothing reaches further, except 声明, which stands for
the last body that spoke or issued something.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice
from typing import Final

from parley.coding.statements.clauses import Clause
from parley.coding.statements.lists import count_states, read_listed
from parley.coding.statements.openings import read_opening
from parley.coding.statements.phrases import Part, Subject
from parley.coding.statements.reports import pauses, way_of
from parley.coding.statements.subjects import SubjectReader
from parley.coding.statements.told import Opening, Speaker, Told
from parley.coding.text.bounds import bound_at, is_han, verb_at

_SENTENCES_BACK: Final = 8
_TOPIC_CHARS: Final = 200
_TITLE_CHARS: Final = 40
_TOPIC_LEAD: Final = 12
_CLAUSES_BACK: Final = 24
_ISSUER_PARAGRAPHS: Final = 4
_PERSON_PARAGRAPHS: Final = 2
_NOT_BEFORE_TOPIC: Final = frozenset("对与同和向据给被由跟及")
_PRESS_WORDS: Final = ("报道", "报导", "文章", "社论")
_TOPICS: Final = ("organization", "group", "state", "person", "office")
_FEW: Final = 2
_MIN_WORDS: Final = 2
_MAX_WORDS: Final = 12
_NOT_LAST: Final = frozenset("的了着过地得是有人们时后前中里上下间内外")
_THIS: Final = ("该名", "该位", "这名", "这位", "上述", "该", "此")
_ISSUERS: Final = frozenset(("organization", "group", "state", "office"))


class SpeakerFinder:
    """Finds the speakers of clauses, paragraph after paragraph."""

    def __init__(self) -> None:
        """Start with no paragraph read."""
        self._previous: Told | None = None
        self._issuer: tuple[int, tuple[Speaker, ...]] | None = None
        self._press: tuple[int, tuple[Speaker, ...]] | None = None
        self._described: Speaker | None = None
        self._person: tuple[int, Speaker] | None = None
        self._topics: dict[tuple[int, int, int], tuple[Speaker, ...]] = {}

    def read(self, told: Told, clauses: list[Clause], *, follows: bool) -> None:
        """Fill in the speakers of a paragraph's clauses.

        Args:
            told: The paragraph, still without clauses.
            clauses: Its clauses, in order.
            follows: True when no heading stands between it and the paragraph read before.
        """
        if not follows:
            self._previous = self._person = None
        openings = self._open(told)
        for clause in clauses:
            while openings and openings[0][0] <= clause.verb_start:
                self._issue_opening(told, openings.pop(0))
            speakers = self._find(told, clause)
            told.clauses.append(clause)
            told.speakers.append(speakers)
            if speakers and clause.subject.kind != "missing":
                self._note(told, clause, speakers)
            if len(speakers) == 1 and speakers[0].kind == "person" and clause.indirect == "content":
                self._person = (told.number, speakers[0])
        for opened in openings:
            self._issue_opening(told, opened)
        self._previous = told

    def _note(self, told: Told, clause: Clause, speakers: tuple[Speaker, ...]) -> None:
        """Note who may stand behind a later 声明说 or 报道指."""
        if clause.verb.position == "relay" or clause.verb.word in told.reader.speech["citing"].all:
            self._press = (told.number, speakers)
        elif (speakers[0].kind in _ISSUERS or len(speakers) > _FEW) and (
            clause.indirect != "none" or clause.verb.position == "topic"
        ):
            self.issue(told, speakers)

    def _open(self, told: Told) -> list[tuple[int, Opening]]:
        """Read the sources that the sentences open with, and return those that issued a document."""
        starts = told.paragraph.starts
        for number, start in enumerate(starts):
            end = starts[number + 1] if number + 1 < len(starts) else len(told.paragraph.cover)
            opening = read_opening(told, start, end)
            if opening is not None:
                told.openings[start] = opening
        return sorted(told.openings.items())

    def _issue_opening(self, told: Told, opened: tuple[int, Opening]) -> None:
        """Note who issued the document a sentence opens with, or whose it is where it stands alone (根据声明)."""
        start, opening = opened
        if opening.speakers:
            self.issue(told, opening.speakers)
        elif opening.alone:
            told.openings[start] = opening._replace(speakers=self.issuer(told))

    def issue(self, told: Told, speakers: tuple[Speaker, ...]) -> None:
        """Note who issued something, for a later 声明说."""
        self._issuer = (told.number, speakers)
        if speakers[0].kind == "group":
            self._described = speakers[0]

    def issuer(self, told: Told, *, press: bool = False) -> tuple[Speaker, ...]:
        """Return whom a document that stands alone speaks for; with `press` the outlet whose report it is."""
        found = self._press if press and self._press is not None else self._issuer
        near = found is not None and told.number - found[0] <= _ISSUER_PARAGRAPHS
        return found[1] if found is not None and near else ()

    def _find(self, told: Told, clause: Clause) -> tuple[Speaker, ...]:
        subject = clause.subject
        if subject.kind == "missing" and clause.verb.position == "relay":
            return self.issuer(told, press=True)
        if subject.kind == "missing":
            return self._inherit(told, clause)
        if subject.kind == "pronoun":
            return self._antecedent(told, clause)
        if subject.kind == "document":
            words = told.paragraph.cover[subject.start : subject.end]
            return self.issuer(told, press=words.endswith(_PRESS_WORDS))
        return (
            self._described_before(told, subject)
            or told.named(subject)
            or read_listed(told, clause)
            or self._counted(told, clause)
            or _by_words(told, clause)
        )

    def _counted(self, told: Told, clause: Clause) -> tuple[Speaker, ...]:
        """Return the states that 三国 counts: the last so many named in a row, here or in the paragraph before."""
        found = count_states(told, clause.subject, clause.start)
        if not found and self._previous is not None:
            found = count_states(self._previous, clause.subject, len(self._previous.paragraph.cover), told)
        return found

    def _described_before(self, told: Told, subject: Subject) -> tuple[Speaker, ...]:
        """Return the described people whom 这名官员 or 该官员 points back to."""
        words = told.paragraph.text[subject.start : subject.end]
        if subject.kind != "group" or self._described is None or not words.startswith(_THIS):
            return ()
        return (self._described,) if self._described.key.endswith(words[-2:]) else ()

    def _inherit(self, told: Told, clause: Clause) -> tuple[Speaker, ...]:
        """Find the subject of a clause without one: in its sentence, else in the sentence before it."""
        found = self._on_occasion(told, clause)
        if found:
            return found
        for earlier, speakers in _backwards(told):
            if earlier.sentence != clause.sentence:
                break
            if speakers and not _is_passive(told, earlier):
                return speakers
        topic = self._topic(told, clause.sentence, clause.start)
        if topic:
            return topic
        opens = clause.start - clause.sentence <= 1
        return told.speakers[-1] if opens and told.speakers else ()

    def _on_occasion(self, told: Told, clause: Clause) -> tuple[Speaker, ...]:
        """Read whose occasion the clause before names: 塔尔文离开会场时，对记者表示."""
        cover = told.paragraph.cover
        end = clause.start - 1
        if end <= clause.sentence or cover[end] not in ",，" or cover[end - 1] not in "时后前":
            return ()
        low = max(clause.sentence, end - _TITLE_CHARS)
        start = max(low, *(cover.rfind(comma, low, end) + 1 for comma in ",，"))
        topic = self._topic(told, start, end)
        return topic if topic and topic[0].kind == "person" else ()

    def _antecedent(self, told: Told, clause: Clause) -> tuple[Speaker, ...]:
        """Find whom 他 or 她 means: the nearest person who was the subject, here or in the paragraph before."""
        found = self._person_before(told, clause.sentence, clause.start)
        if not found and self._previous is not None:
            last = self._previous.paragraph
            found = self._person_before(self._previous, last.starts[-1] if last.starts else 0, len(last.cover))
        return found or self._spoke_last(told)

    def _spoke_last(self, told: Told) -> tuple[Speaker, ...]:
        """Return the person who spoke last before this paragraph, if that is not far back."""
        if self._person is None or told.number - self._person[0] > _PERSON_PARAGRAPHS:
            return ()
        return (self._person[1],)

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
            if clause.verb_start < end and len(speakers) == 1 and _can_be_he(told, clause, speakers[0]):
                return speakers
        topic = self._topic(told, start, end)
        return topic if topic and topic[0].kind == "person" else ()

    def _topic(self, told: Told, start: int, end: int) -> tuple[Speaker, ...]:
        """Return the first person of a sentence who can be its subject, else the institution it opens with."""
        place = (told.paragraph.base, start, end)
        if place not in self._topics:
            self._topics[place] = self._find_topic(told, start, end)
        return self._topics[place]

    def _find_topic(self, told: Told, start: int, end: int) -> tuple[Speaker, ...]:
        cover, reader = told.paragraph.cover, told.reader
        end = min(end, start + _TOPIC_CHARS)
        subject = reader.read(cover, start, end)
        if subject.kind in _TOPICS and subject.start - start <= _TOPIC_LEAD:
            return told.named(subject)
        at = start
        while at < end:
            naming = reader.known.at(at, end)
            length = naming.end - at if naming is not None else 0
            if naming is not None and naming.kind == "person" and _can_be_topic(reader, cover, (start, at, naming.end)):
                part = Part("person", at, naming.end, naming.idents)
                return told.named(Subject("person", at, naming.end, (part,)))
            at += length or 1
        return ()


def _can_be_topic(reader: SubjectReader, cover: str, place: tuple[int, int, int]) -> bool:
    """Tell a name that opens its clause from one that is the object of a verb or a preposition (敦促首相塔尔文).

    Args:
        reader: Reads the paragraph.
        cover: The paragraph's cover.
        place: Where the sentence begins, and where the name begins and ends.
    """
    sentence, start, end = place
    clause = max(sentence, start - _TITLE_CHARS, *(cover.rfind(comma, sentence, start) + 1 for comma in ",，"))
    for at in range(clause, start):
        if (
            cover[at] in _NOT_BEFORE_TOPIC
            or (cover[at] == "在" and at == start - 1)
            or verb_at(reader.speech, cover, at, start) is not None
        ):
            return False
    following = cover[end] if end < len(cover) else ""
    speech = reader.speech
    title = speech["office"].at(cover, end, len(cover)) or speech["institution"].at(cover, end, len(cover)) > 1
    return following != "的" and not (title and following and is_han(following))


def _by_words(told: Told, clause: Clause) -> tuple[Speaker, ...]:
    """Name somebody nobody listed by the words before a verb that tells; words that may be no name are left."""
    subject, cover, reader = clause.subject, told.paragraph.cover, told.reader
    words = cover[subject.start : subject.end]
    plain = subject.kind == "unclear" and not subject.parts and _MIN_WORDS <= len(words) <= _MAX_WORDS
    if not plain or not all(map(is_han, words)) or words[-1] in _NOT_LAST or way_of(clause, cover) is None:
        return ()
    if clause.verb.position == "relay":  # 照片显示
        return ()
    declines = clause.teller.act == "decline-comment"
    often = clause.indirect == "content" and len(clause.verb.word) > 1 and reader.frequent.has(words)
    tells = declines or often or pauses(clause, cover)
    if clause.start - clause.sentence > 1 or clause.teller.act == "expect" or not tells:
        return ()
    if any(bound_at(reader.speech, cover, at, subject.end) for at in range(subject.start, subject.end)):
        return ()
    end = clause.verb_start if words.startswith("来自") else subject.end  # 来自凯沃的消息
    return told.named(Subject("group", subject.start, end, (Part("group", subject.start, end),)))


def _is_passive(told: Told, clause: Clause) -> bool:
    """Tell one by whom something is only done: 由总理塔尔文宣读的声明."""
    cover, subject = told.paragraph.cover, clause.subject
    by = cover.rfind("由", max(0, subject.start - 1), min(len(cover), subject.start + 3)) >= 0
    return by and cover[clause.verb_end : clause.verb_end + 1] == "的"


def _can_be_he(told: Told, clause: Clause, speaker: Speaker) -> bool:
    """Tell whom 他 may mean: a person, or somebody described (一名官员) who says something."""
    if speaker.kind == "person":
        return True
    speech, key = told.reader.speech, speaker.key
    is_human = speaker.kind == "group" and (speaker.ident is None or speech["group"].before(key, 0, len(key)) > 0)
    is_holder = speaker.kind == "office" and speech["office"].before(key, 0, len(key)) > 0
    return (is_human or is_holder) and way_of(clause, told.paragraph.cover) == "content"


def _backwards(told: Told) -> Iterator[tuple[Clause, tuple[Speaker, ...]]]:
    """Return the last clauses read and their speakers, the nearest first."""
    pairs = zip(reversed(told.clauses), reversed(told.speakers), strict=True)
    return islice(pairs, _CLAUSES_BACK)
