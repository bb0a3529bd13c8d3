"""Pages of questions and answers, and paragraphs that open with who speaks: 发言人奥斯克：…; 答：….

Comes in: a paragraph. Goes out: its turn, whose words it is; a question is nobody's that the page is about.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from parley.coding.statements.phrases import Part, Subject
from parley.coding.statements.reports import Report
from parley.coding.statements.told import Speaker, Told

_LABEL_CHARS: Final = 24
_ANSWER: Final = ("答", "答复")
_ASKERS: Final = ("问", "记者", "主持人", "提问")
_NAME_CHARS: Final = (2, 4)
_SPACES: Final = " \u3000"


class Turn(NamedTuple):
    """A paragraph that is one turn of a talk; the report is None for questions."""

    report: Report | None


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
        labels = [label for one in openings if (label := _label(one))]
        self.is_talk = any(label.endswith(_ASKERS) or label in _ANSWER for label in labels)

    def turn(self, told: Told) -> Turn | None:
        """Return the turn that a paragraph is, or None where it is none.

        Args:
            told: The paragraph.
        """
        text = told.paragraph.text
        label = _label(text) if self.is_talk else ""
        if not label:
            return None
        if label.endswith(_ASKERS):
            return Turn(None)
        speakers = self._speakers(told, label)
        if not speakers:
            return None
        start = text.index(label)
        end = len(text.rstrip())
        report = Report(told, speakers, (), start, end, start + len(label) + 1, "talk", form="direct")
        return Turn(report if end > start + len(label) + 1 else None)

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


def _label(text: str) -> str:
    """Return what stands before the colon that a paragraph opens with; nothing where it opens otherwise."""
    head = text[: _LABEL_CHARS + 1]
    at = head.find(":")
    label = head[:at].strip(_SPACES) if at > 0 else ""
    return label if label and not any(char in '，,。;；“「"' for char in label) else ""
