"""Whether a sentence without a reporting clause goes on with what was reported before it, or is the narrator's own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from parley.coding.statements.reports import Report
from parley.coding.statements.sentences import Sentence
from parley.coding.statements.told import Told
from parley.coding.text.bounds import is_han
from parley.model.coding import TimeExpression

_MOST: Final = 3
_OPENING_CHARS: Final = 6
_OF_SPEAKER: Final = ("他的", "她的", "其")
_ABOUT_SOME: Final = ("被", "许多", "大多", "多数", "大部分", "外界", "舆论")
_ONCE: Final = ("多次", "曾", "一度", "历来")
_OF_PAGE: Final = ("持续更新", "本报", "本台", "记者", "详情请", "点击")
_AHEAD: Final = (
    "将", "必须", "应当", "应该", "须", "不会", "还会", "会在", "会把", "会继续", "会尽", "希望", "愿", "准备", "可能",
)  # fmt: skip


class Carrying:
    """Judges the sentences of one page."""

    def __init__(self, times: Sequence[TimeExpression]) -> None:
        """Index the page's times.

        Args:
            times: In order of place.
        """
        self._times = times
        self._starts = [one.start for one in times]
        self._count = 0
        self._from: Report | None = None

    def is_item(self, told: Told, sentence: Sentence) -> bool:
        """Tell a part of a sentence, behind a semicolon, that counts: 其次是….

        Args:
            told: The paragraph.
            sentence: The part.
        """
        cover = told.paragraph.cover
        return bool(told.reader.speech["enumerator"].at(cover, sentence.start, sentence.end))

    def goes_on(self, told: Told, sentence: Sentence, last: Report) -> bool:
        """Tell whether a sentence goes on with the last report of its paragraph.

        Args:
            told: The paragraph.
            sentence: The sentence, without a reporting clause of its own.
            last: The report before it.
        """
        self._count = self._count + 1 if last.way == "carried" else 1
        if last.way == "deed" or self._count > _MOST or not _has_words(told, sentence):
            return False
        if _is_aside(told, sentence) or self._tells_of_speaker(told, sentence, last):
            return False
        away = self._opens_with_time(told, sentence) or self._turns_to_another(told, sentence, last)
        return self._looks_ahead(told, sentence) or not (away or self._is_dated_past(told, sentence))

    def _opens_with_time(self, told: Told, sentence: Sentence) -> bool:
        start = told.paragraph.base + sentence.start
        at = bisect_left(self._starts, start)
        return at < len(self._times) and self._starts[at] <= start + 1

    def _is_dated_past(self, told: Told, sentence: Sentence) -> bool:
        """Tell what happened on a day that is named, from what is to come."""
        base = told.paragraph.base
        at = bisect_left(self._starts, base + sentence.start)
        dated = False
        while at < len(self._times) and self._starts[at] < base + sentence.end:
            dated = dated or self._times[at].kind == "point"
            at += 1
        return dated

    def _looks_ahead(self, told: Told, sentence: Sentence) -> bool:
        words = told.paragraph.cover[sentence.start : sentence.end]
        return any(word in words for word in _AHEAD)

    def _turns_to_another(self, told: Told, sentence: Sentence, last: Report) -> bool:
        """Tell a sentence about a body or a person that the words before did not name."""
        naming = told.reader.known.at(sentence.start, sentence.end)
        if naming is None or naming.kind not in ("organization", "person", "place") or last.told is not told:
            return False
        return naming.words not in told.paragraph.text[last.start : last.end]

    def _tells_of_speaker(self, told: Told, sentence: Sentence, last: Report) -> bool:
        """Tell a sentence whose subject is the speaker himself, by name."""
        end = min(sentence.end, sentence.start + _OPENING_CHARS)
        for at in range(sentence.start, end):
            naming = told.reader.known.at(at, sentence.end)
            if naming is not None:
                return any(speaker.ident in naming.idents for speaker in last.speakers if speaker.ident)
        return False


def _has_words(told: Told, sentence: Sentence) -> bool:
    """Tell a sentence from what stands in brackets: (记者：…)."""
    return any(is_han(char) for char in told.paragraph.cover[sentence.start : sentence.end])


def _is_aside(told: Told, sentence: Sentence) -> bool:
    """Tell the narrator's own sentence by its words: 此前…, 他的讲话…, 本页将持续更新."""
    cover, speech = told.paragraph.cover, told.reader.speech
    start, end = sentence.start, sentence.end
    if speech["aside"].at(cover, start, end) or speech["document-noun"].at(cover, start, end) or cover[start] in "这那":
        return True
    if cover.startswith(_ABOUT_SOME, start, end) or any(word in cover[start : min(end, start + 8)] for word in _ONCE):
        return True
    if cover.startswith(_OF_SPEAKER, start, end) or cover[end - 1] in "?？":
        return True
    return any(word in cover[start:end] for word in _OF_PAGE)
