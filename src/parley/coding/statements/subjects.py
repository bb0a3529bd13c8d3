"""The words before a verb of speaking -> who speaks: a person, an institution, described people, a pronoun.

A speaker that is not clear is left unclear: no name is better than a wrong one.
"""

from __future__ import annotations

from typing import Final

from parley.coding.mentions.names import Names
from parley.coding.statements.phrases import Part, PhraseReader, Subject
from parley.coding.text.bounds import bound_at, is_covered
from parley.coding.text.masks import BRACKETED
from parley.lang.zh.pack import Pack
from parley.lang.zh.speech import Speech, WordKind

_LOCATIVES: Final = frozenset("后时中上前下里间际")
_MAX_PHRASE: Final = 60
_DATE_CHARS: Final = 20
_NOUNS: Final[tuple[WordKind, ...]] = (
    "office", "trade", "group", "institution", "institution-name", "document-noun",
)  # fmt: skip


class SubjectReader:
    """Reads subjects on one page: knows the pack and the page's persons."""

    def __init__(self, speech: Speech, pack: Pack, names: Names) -> None:
        """Keep what is asked of the language and of the page."""
        self.speech = speech
        self.pack = pack
        self.names = names
        self.phrases = PhraseReader(speech, pack, names)

    def read(self, cover: str, start: int, end: int) -> Subject:
        """Read the subject of a clause.

        Args:
            cover: A paragraph's cover.
            start: Where the clause begins.
            end: Where its verb begins.
        """
        start = self._skip_opening(cover, start, end)
        if start >= end:
            return Subject("missing", start, start)
        if end - start > _MAX_PHRASE * 2:
            start = end - _MAX_PHRASE * 2
        length = bound_at(self.speech, cover, start, end)
        if length == 1 and cover[start] in self.speech["name-ending"].all:  # 因塞港港务局
            found = self.phrases.classify(cover, start, self._phrase_end(cover, start, end))
            if found.kind == "organization":
                return found
        if length and not cover[start].isdigit() and not self._noun_at(cover, start, end):
            return self._read_behind(cover, start + length, end)
        stop = self._phrase_end(cover, start, end)
        found = self.phrases.classify(cover, start, stop)
        if found.kind != "unclear" or found.parts:
            return found
        return self._read_described(cover, start, end) or self._read_after_attribute(cover, start, end) or found

    def _read_after_attribute(self, cover: str, start: int, end: int) -> Subject | None:
        """Read the name behind a long attribute: 现为议员的何俊仁说."""
        at = cover.rfind("的", start, end) + 1
        if at <= start or at >= end:
            return None
        for stop in (self._phrase_end(cover, at, end), end):
            part = self.phrases.read_part(cover, at, stop)
            if part is not None and part.kind == "person":
                return Subject("person", start, stop, (part,))
        return None

    def _read_described(self, cover: str, start: int, end: int) -> Subject | None:
        """Read people who are only described, up to the verb: 海军一名不愿具名的军官."""
        speech = self.speech
        marks = [at for at in range(start, end) if speech["some"].at(cover, at, end)]
        if not marks or end - start > _MAX_PHRASE:
            return None
        for at in range(marks[0] + 1, end + 1):
            human = speech["human"].before(cover, marks[0], at) or speech["group"].before(cover, marks[0], at)
            rest = cover[at:end]
            if human and (rest in ("", "的话") or bound_at(speech, cover, at, end)):
                return Subject("group", start, at, (Part("group", start, at),))
        return None

    def _skip_opening(self, cover: str, start: int, end: int) -> int:
        while start < end:
            char = cover[start]
            length = self.speech["opening"].at(cover, start, end) or self.speech["time"].at(cover, start, end)
            if length and not self._noun_at(cover, start, end):
                start += length
            elif char.isdigit() and (date := _date_length(cover, start, end)):
                start += date
            elif char in " ,，、:—-·.()" or char == BRACKETED:
                start += 1
            else:
                break
        return start

    def _noun_at(self, cover: str, start: int, end: int) -> int:
        """Return the length of the noun or known name at `start`, whose parts are no particles."""
        speech = self.speech
        known = max(self.names.words.at(cover, start, end), *(speech[kind].at(cover, start, end) for kind in _NOUNS))
        if known > 1:
            return known
        return next((n for n in range(min(7, end - start), 1, -1) if cover[start : start + n] in self.names.states), 0)

    def _phrase_end(self, cover: str, start: int, end: int) -> int:
        at = start
        while at < end:
            noun = self._noun_at(cover, at, end)
            if noun:
                at += noun
            elif is_covered(cover[at]):
                at += 1
            elif (word := self._not_a_verb(cover, at, end)) > 1:
                at += word
            elif (at > start and bound_at(self.speech, cover, at, end)) or cover[at] in ",，:":
                break
            else:
                at += 1
        return at

    def _not_a_verb(self, cover: str, at: int, end: int) -> int:
        """Return the length of a word at `at` that only looks like a verb of speaking: 反对党."""
        length = self.speech.verb_words.at(cover, at, end)
        return length if length and self.speech.verbs[cover[at : at + length]].position == "none" else 0

    def _read_behind(self, cover: str, start: int, end: int) -> Subject:
        """Read a clause that opens with a preposition: the subject may follow its object (在会谈后塔尔文说)."""
        for at in range(end - 1, start, -1):
            if cover[at - 1] in _LOCATIVES and self.names.words.at(cover, at, end):
                stop = self._phrase_end(cover, at, end)
                found = self.phrases.classify(cover, at, stop)
                if found.kind == "person":
                    return found
        return Subject("missing", start, start)


def _date_length(cover: str, start: int, end: int) -> int:
    """Return the length of a date or a clock time in digits at `start`: 5月28日."""
    at, last = start, start
    while at < min(end, start + _DATE_CHARS) and (cover[at].isdigit() or cover[at] in "年月日号时点分"):
        if not cover[at].isdigit():
            last = at + 1
        at += 1
    return last - start
