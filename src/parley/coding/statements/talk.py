"""Pages of questions and answers, and paragraphs that open with who speaks: 发言人奥斯克：…; 答：….

Comes in: a paragraph. Goes out: its turn, whose words it is; a question is nobody's that the page is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from parley.coding.statements.phrases import Part, Subject
from parley.coding.statements.reports import Report
from parley.coding.statements.sentences import find_sentences
from parley.coding.statements.told import Speaker, Told

_LABEL_CHARS: Final = 24
_ANSWER: Final = ("答", "答复")
_ASKERS: Final = ("问", "记者", "主持人", "提问")
_NAME_CHARS: Final = (2, 4)
_SHORT_ANSWER: Final = 60
_SPACES: Final = " \u3000"


class Turn(NamedTuple):
    """A paragraph that is a turn of a talk, or goes on with one; there are no reports for questions."""

    reports: tuple[Report, ...] = ()


class Talk:
    """Tells the turns of a page.

    Attributes:
        answerer: Who answers, where the page says so (某发言人答记者问); else None.
        is_talk: True when paragraphs of the page open with 问, 答 or 记者.
    """

    def __init__(self, answerer: Speaker | None, openings: Iterable[str]) -> None:
        """Look at how the paragraphs of a page open.

        Args:
            answerer: Who answers, if the page says so.
            openings: The shadow of each paragraph.
        """
        self.answerer = answerer
        self._answering: tuple[Speaker, ...] = ()
        labels = [label for one in openings if (label := _label(one))]
        self.is_talk = any(label.endswith(_ASKERS) or label in _ANSWER for label in labels)

    def turn(self, told: Told, *, follows: bool) -> Turn | None:
        """Return the turn that a paragraph is, or None where it is none.

        Args:
            told: The paragraph.
            follows: True when no heading stands between it and the one read before.
        """
        text = told.paragraph.text
        answering, self._answering = self._answering if follows else (), ()
        label = _label(text) if self.is_talk else ""
        if not label:
            return self._go_on(told, answering)
        if label.endswith(_ASKERS):
            return Turn()
        speakers = self._speakers(told, label)
        if not speakers:
            return None
        self._answering = speakers
        return Turn(tuple(_reports(told, speakers, text.index(label))))

    def _go_on(self, told: Told, speakers: tuple[Speaker, ...]) -> Turn | None:
        """Go on with an answer in the next paragraph, unless somebody is said to speak there."""
        telling = any(
            named and one.indirect == "content" for one, named in zip(told.clauses, told.speakers, strict=True)
        )
        if not speakers or telling or told.paragraph.quotes:
            return None
        self._answering = speakers
        return Turn(tuple(_reports(told, speakers, 0)))

    def _speakers(self, told: Told, label: str) -> tuple[Speaker, ...]:
        if label in _ANSWER:
            return (self.answerer,) if self.answerer is not None else ()
        start = told.paragraph.text.index(label)
        subject = told.reader.read(told.paragraph.cover, start, start + len(label))
        named = told.named(subject)
        if named:
            return named
        if self.answerer is not None and self.answerer.key.endswith(label):
            return (self.answerer,)
        part = Part("person", start, start + len(label))
        return (
            told.named(Subject("person", start, start + len(label), (part,)))
            if _NAME_CHARS[0] <= len(label) <= _NAME_CHARS[1]
            else ()
        )


def _reports(told: Told, speakers: tuple[Speaker, ...], first: int) -> Iterator[Report]:
    """Return the sentences of an answer, a short one whole; `first` is where its label or its text begins."""
    text = told.paragraph.text
    spoken = first + len(_label(text[first:])) + 1 if _label(text[first:]) else first
    start = first
    sentences = [one for one in find_sentences(told.paragraph) if one.end > spoken]
    is_short = bool(sentences) and sentences[-1].end - start <= _SHORT_ANSWER
    for number, sentence in enumerate(sentences):
        if number + 1 < len(sentences) and (is_short or sentences[number + 1].joined):
            continue
        content = max(start, spoken)
        yield Report(told, speakers, (), start, sentence.end, content, "talk", form="direct")
        start = sentences[number + 1].start if number + 1 < len(sentences) else sentence.end


def _label(text: str) -> str:
    """Return what stands before the colon that a paragraph opens with; nothing where it opens otherwise."""
    head = text[: _LABEL_CHARS + 1]
    at = head.find(":")
    label = head[:at].strip(_SPACES) if at > 0 else ""
    return label if label and not any(char in '，,。;；“「"' for char in label) else ""
