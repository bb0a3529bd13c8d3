"""A phrase -> whom it names: a known person, an institution, a side, people who are only described, or a likely name.

A phrase is read from its end, where Chinese puts what it is about.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from parley.coding.mentions.names import Names, is_chinese_name
from parley.coding.text.bounds import foreign_run, is_covered, is_han
from parley.lang.zh.pack import Pack
from parley.lang.zh.speech import Speech, WordKind

SubjectKind = Literal["person", "organization", "group", "state", "pronoun", "document", "title", "missing", "unclear"]

_MAX_PHRASE: Final = 60
_NAME_CHARS: Final = 7
_SURE_FOREIGN: Final = 3
_PHRASES: Final[tuple[tuple[SubjectKind, WordKind], ...]] = (("pronoun", "pronoun"), ("unclear", "plural"))


class Part(NamedTuple):
    """One speaker within a subject: what it is, and its offsets in the paragraph."""

    kind: SubjectKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a clause says is speaking.

    Attributes:
        kind: What the phrase is; `missing` when there is no phrase, `unclear` when it names nobody we can tell.
        start: Where the phrase begins in the paragraph, titles included.
        end: Where it ends.
        parts: The speakers named in it.
    """

    kind: SubjectKind
    start: int
    end: int
    parts: tuple[Part, ...] = ()


class PhraseReader:
    """Reads phrases on one page: knows the pack and the page's persons."""

    def __init__(self, speech: Speech, pack: Pack, names: Names) -> None:
        """Keep what is asked of the language and of the page."""
        self.speech = speech
        self.pack = pack
        self.names = names

    def classify(self, cover: str, start: int, end: int) -> Subject:
        """Tell what a phrase names by how it ends."""
        while end > start and (cover[end - 1] == " " or is_covered(cover[end - 1])):
            end -= 1
        if end - start > _MAX_PHRASE:
            return Subject("unclear", start, end)
        phrase = cover[start:end]
        for kind, words in _PHRASES:
            if phrase in self.speech[words].all:
                return Subject(kind, start, end, (Part(kind, start, end),))
        return self._read_document(cover, start, end) or self._read_noun(cover, start, end)

    def _read_document(self, cover: str, start: int, end: int) -> Subject | None:
        """Read 白宫的声明 as 白宫, and 声明 alone as what stands for its issuer."""
        length = self.speech["document"].before(cover, start, end)
        if not length or self.names.words.before(cover, start, end):
            return None
        rest = end - length
        if length == 1 and cover[rest - 1 : rest] != "的":
            return None
        if rest > start and cover[rest - 1] == "的":
            return self._read_noun(cover, start, rest - 1)
        before = cover[start:rest]
        if before == "" or before in self.speech["determiner"].all:
            alone = cover[end - length : end] in self.speech["document-noun"].all
            return Subject("document" if alone else "unclear", start, end)
        found = self._read_noun(cover, start, rest)
        return found if found.kind != "unclear" else None

    def _read_noun(self, cover: str, start: int, end: int) -> Subject:
        while end > start and is_covered(cover[end - 1]):
            end -= 1
        part = self.read_part(cover, start, end)
        if part is None:
            return Subject("unclear", start, end)
        return Subject(part.kind, start, end, (*self._coordinated(cover, start, part), part))

    def _coordinated(self, cover: str, start: int, part: Part) -> tuple[Part, ...]:
        """Read the other speakers of 彭博社及纽约邮报."""
        at = part.start - 1
        if at <= start or cover[at] not in "和及、":
            return ()
        before = self.read_part(cover, start, at)
        return (before,) if before is not None and before.kind == part.kind else ()

    def read_part(self, cover: str, start: int, end: int) -> Part | None:
        """Tell the one speaker a phrase names, or None."""
        if end <= start:
            return None
        person = self._read_person(cover, start, end)
        if person is not None:
            return person
        if cover[start:end] in self.names.states:
            return Part("state", start, end)
        tail = _after_last(cover, start, end, "的")
        if self._is_institution(cover, tail, end):
            tail = max(tail, cover.rfind("有", tail, tail + 1) + 1)
            low = max(tail, _after_last(cover, tail, end, "及和、"))
            return Part("organization", low, end) if self._is_institution(cover, low, end) else None
        described = self._read_role(cover, start, end)
        return described or self._read_unknown(cover, tail, end) or self._read_behind_title(cover, tail, end)

    def _read_role(self, cover: str, start: int, end: int) -> Part | None:
        """Read a side (维方), a title that stands for its holder, or people who are only described."""
        speech, phrase = self.speech, cover[start:end]
        if speech["side"].before(cover, start, end) and self._is_side(phrase):
            return Part("group", start, end)
        if speech["office"].before(cover, start, end) or speech["trade"].before(cover, start, end):
            held = phrase in speech["office"].all or self.names.holder(phrase) is not None
            return Part("title" if held else "group", start, end)
        if speech["group"].before(cover, start, end):
            return Part("group", max(start, cover.rfind("有", start, end) + 1), end)
        return None

    def _read_behind_title(self, cover: str, start: int, end: int) -> Part | None:
        """Read the unknown name at the end of 业内资深人士张凡."""
        for at in range(end - 1, max(start, end - _NAME_CHARS) - 1, -1):
            if any(self.speech[kind].before(cover, start, at) for kind in ("office", "trade", "group")):
                found = self._read_unknown(cover, at, end)
                if found is not None:
                    return found
        return None

    def _read_person(self, cover: str, start: int, end: int) -> Part | None:
        """Read a known name at the end of the phrase, or before a title at its end (塔尔文总统)."""
        stop = end
        length = self.names.words.before(cover, start, stop)
        if not length:
            title = self.speech["office"].before(cover, start, end)
            stop = end - title
            length = self.names.words.before(cover, start, stop) if title and stop > start else 0
        if not length:
            return None
        if stop - length > start and cover[stop - length - 1] in "对与同":
            return None
        return Part("person", stop - length, stop)

    def _is_institution(self, cover: str, start: int, end: int) -> bool:
        speech = self.speech
        phrase = cover[start:end]
        if phrase in speech["institution-name"].all or self.pack.outlet_by_shadow.get(phrase) is not None:
            return True
        length = speech["institution"].before(cover, start, end)
        if not length or speech["not-institution"].before(cover, start, end):
            return False
        return length > 1 or end - start >= _SURE_FOREIGN

    def _is_side(self, phrase: str) -> bool:
        if phrase in self.speech["not-side"].all:
            return False
        return phrase.endswith("方面") or len(phrase) == 2 or phrase[:-1] in self.names.states

    def _read_unknown(self, cover: str, start: int, end: int) -> Part | None:
        """Read words made like a name as a person, if they are no state and no other word.

        Short ones must stand on the page more than once.
        """
        name = cover[start:end]
        if not name or not all(map(is_han, name)) or self.speech["not-a-name"].at(cover, start, end):
            return None
        if len(name) == 1:
            return Part("person", start, end) if self.names.with_surname(name) is not None else None
        often = self.names.is_frequent(name)
        if foreign_run(self.speech, cover, start, end) == end:
            return Part("person", start, end) if len(name) >= _SURE_FOREIGN or often else None
        given = len(name) - (2 if name[:2] in self.pack.surnames else 1)
        if len(name) == 2 and name[0] in "小老阿" and often:
            return Part("person", start, end)
        if not is_chinese_name(self.speech, self.pack.surnames, name):
            return None
        return Part("person", start, end) if given > 1 or often else None


def _after_last(cover: str, start: int, end: int, chars: str) -> int:
    return max((cover.rfind(char, start, end) + 1 for char in chars), default=start) or start
