"""The words before a verb of speaking -> who speaks: a person, an institution, described people, a pronoun.

A speaker that is not clear is left unclear: no name is better than a wrong one.
"""

from __future__ import annotations

from typing import Final

from parley.coding.statements.known import KnownNames
from parley.coding.statements.phrases import Frequent, Part, PhraseReader, Subject
from parley.coding.text.bounds import bound_at, is_covered, verb_at
from parley.coding.text.masks import BRACKETED
from parley.lang.zh.pack import Pack
from parley.lang.zh.speech import Speech

_LOCATIVES: Final = frozenset("后时中上前下里间际")
_MAX_PHRASE: Final = 60
_DATE_CHARS: Final = 20
_ITEM_DIGITS: Final = 2
_TRIES: Final = 4
_FIRST_CHARS: Final = 40
_TITLE_JOINTS: Final = frozenset("与同和")
_DOUBTFUL: Final = frozenset("经为以应因将由受到按用据更再就常并都只未没皆均则而亦倒便却现曾已代表会指称讲说问公")


class SubjectReader:
    """Reads subjects of one paragraph: knows the pack, the page's persons and its mentions."""

    def __init__(self, speech: Speech, pack: Pack, frequent: Frequent, known: KnownNames) -> None:
        """Keep what is asked of the language and of the page."""
        self.speech = speech
        self.pack = pack
        self.frequent = frequent
        self.known = known
        self.phrases = PhraseReader(speech, pack, frequent, known)

    def within(self, base: int) -> SubjectReader:
        """Return a reader for the paragraph that begins at `base`."""
        return SubjectReader(self.speech, self.pack, self.frequent, self.known.within(base))

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
        length = 0 if self._is_other(cover, start, end) else bound_at(self.speech, cover, start, end)
        if length == 1 and cover[start] in self.speech["name-ending"].all:  # 因塞港港务局
            found = self.phrases.classify(cover, start, self._phrase_end(cover, start, end))
            if found.kind == "organization":
                return found
        if length and not cover[start].isdigit() and not self._noun_at(cover, start, end):
            return self._read_behind(cover, start + length, end)
        found = self._read_phrase(cover, start, end)
        if found.kind != "unclear" or found.parts:
            return found
        return self._read_described(cover, start, end) or self._read_after_attribute(cover, start, end) or found

    def _read_phrase(self, cover: str, start: int, end: int) -> Subject:
        """Read the phrase at `start`; a word that only seems to end it is stepped over (国际经济特使奥斯克)."""
        stop = self._phrase_end(cover, start, end)
        first = self.phrases.classify(cover, start, stop)
        found = first
        for _ in range(_TRIES):
            joint = self._joins(cover, start, stop, end)
            within = cover[stop : stop + 1] in _TITLE_JOINTS and _is_unclear(found)  # 外交与安全政策代表奥斯克
            if stop >= end or not (joint or within or cover[stop] in _DOUBTFUL):
                break
            stop = self._phrase_end(cover, start, end, stop + 1)
            longer = self.phrases.classify(cover, start, stop)
            if longer.parts and ((longer.kind == "person" and longer.parts[-1].idents) or len(longer.parts) > 1):
                return longer
            if joint:
                break
            if _is_unclear(found):
                found = longer
        if _is_unclear(found):
            return self._read_first_named(cover, start, end) or first
        return found

    def _joins(self, cover: str, start: int, stop: int, end: int) -> bool:
        """Tell 与 between two names from the preposition: 甲国与乙国宣布."""
        if cover[stop : stop + 1] not in ("与", "同", "跟"):
            return False
        before = stop
        while before > start and is_covered(cover[before - 1]):
            before -= 1
        return self.known.before(start, before) is not None and self.known.at(stop + 1, end) is not None

    def _read_first_named(self, cover: str, start: int, end: int) -> Subject | None:
        """Read the first name of a clause whose predicate begins behind it: 财长连登豪走出会场时说."""
        for at in range(start, min(end, start + _FIRST_CHARS)):
            if cover[at] in "对与同向给被由就在从把较比":
                return None
            naming = self.known.at(at, end)
            if naming is None:
                continue
            if naming.kind not in ("person", "organization", "group") and (naming.kind != "state" or at > start):
                continue
            part = self.phrases.read_mention(at, naming.end)
            following = cover[naming.end : naming.end + 1]
            titled = self.speech["office"].at(cover, naming.end, end) or self.speech["group"].at(cover, naming.end, end)
            if part is None or following in "的和与及、" or titled or not self.phrases.is_head(cover, start, part):
                continue
            if naming.kind != "person" and not (is_covered(following) or bound_at(self.speech, cover, naming.end, end)):
                continue
            return Subject(part.kind, start, naming.end, (part,), loose=True)
        return None

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
            time = self.known.time_end(start, end)
            if time:
                start = time
            elif self._is_other(cover, start, end):
                break
            elif (length := self.speech.openings.at(cover, start, end)) and not self._noun_at(cover, start, end):
                start += length
            elif char.isdigit() and (date := _date_length(cover, start, end)):
                start += date
            elif number := _number_length(cover, start, end):
                start += number
            elif char in " ,，、:—-·.()" or char == BRACKETED:
                start += 1
            else:
                break
        return start

    def _is_other(self, cover: str, start: int, end: int) -> bool:
        """Tell 另一名官员, who is not the 一名官员 before him."""
        return cover[start] == "另" and self.speech["some"].at(cover, start + 1, end) > 0

    def _noun_at(self, cover: str, start: int, end: int) -> int:
        """Return the length of the noun or known name at `start`, whose parts are no particles."""
        speech = self.speech
        naming = self.known.at(start, end)
        if naming is not None:
            return naming.end - start
        length = speech.heads.at(cover, start, end)
        return length if length > 1 else 0

    def _phrase_end(self, cover: str, start: int, end: int, beyond: int = 0) -> int:
        at = max(start, beyond)
        while at < end:
            noun = self._noun_at(cover, at, end)
            if noun:
                at += noun
            elif at > start and self.known.time_end(at, end):
                break
            elif is_covered(cover[at]):
                at += 1
            elif cover[at] in ",，:":
                break
            else:
                step = self._step(cover, at, end, first=at == start)
                if not step:
                    break
                at += step
        return at

    def _step(self, cover: str, at: int, end: int, *, first: bool) -> int:
        """Return how far a phrase goes on, over a word that only looks like a verb (反对党); 0 at a bound."""
        speech = self.speech
        length = speech.verb_words.at(cover, at, end)
        if length > 1 and speech.verbs[cover[at : at + length]].position == "none":
            return length
        is_bound = cover[at].isdigit() or speech.bounds.at(cover, at, end)
        is_bound = is_bound or (length and verb_at(speech, cover, at, end) is not None)
        return 0 if is_bound and not first else 1

    def _read_behind(self, cover: str, start: int, end: int) -> Subject:
        """Read a clause that opens with a preposition: the subject may follow its object (在会谈后塔尔文说)."""
        for at in range(end - 1, start, -1):
            naming = self.known.at(at, end) if cover[at - 1] in _LOCATIVES else None
            if naming is not None and naming.kind == "person":
                stop = self._phrase_end(cover, at, end)
                found = self.phrases.classify(cover, at, stop)
                if found.kind == "person":
                    return found
        return Subject("missing", start, start)


def _is_unclear(subject: Subject) -> bool:
    return subject.kind == "unclear" and not subject.parts


def _number_length(cover: str, start: int, end: int) -> int:
    """Return the length of the number of an item and its stop: 1., 2、."""
    at = start
    while at < min(end, start + _ITEM_DIGITS) and cover[at].isdigit():
        at += 1
    return at + 1 - start if at > start and at < end and cover[at] in ".、)" else 0


def _date_length(cover: str, start: int, end: int) -> int:
    """Return the length of a date or a clock time in digits at `start`: 5月28日."""
    at, last = start, start
    while at < min(end, start + _DATE_CHARS) and (cover[at].isdigit() or cover[at] in "年月日号时点分"):
        if not cover[at].isdigit():
            last = at + 1
        at += 1
    return last - start
