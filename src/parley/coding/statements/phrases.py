"""A phrase -> whom it names: a known person, an institution, a side, people who are only described, or a likely name.

A phrase is read from its end, where Chinese puts what it is about.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from parley.coding.mentions.names import is_chinese_name
from parley.coding.statements.known import KnownNames
from parley.coding.text.bounds import foreign_run, is_covered, is_han, verb_at
from parley.coding.text.masks import QUOTED
from parley.lang.zh.pack import Pack
from parley.lang.zh.speech import Speech, WordKind

SubjectKind = Literal[
    "person", "organization", "group", "state", "office", "place", "pronoun", "document", "title", "missing", "unclear"
]

_MAX_PHRASE: Final = 60
_MAX_LOOKUPS: Final = 500
_NAME_CHARS: Final = 7
_SURE_FOREIGN: Final = 3
_MOST_SPEAKERS: Final = 5
_TITLE_CHARS: Final = 24
_THAT_CHARS: Final = 5
_OWNER_CHARS: Final = 5
_JOINTS: Final = frozenset("和及、与")
_ETCETERA: Final = ("等多家媒体", "等媒体", "等多国", "等人", "等国", "等")
_NOT_BEFORE: Final = frozenset("对与同向给应据按较比被由")
_NOT_DESCRIBED: Final = frozenset("由被把将")
_BODIES: Final = frozenset(("organization", "group"))
_LEADING: Final = frozenset("的、和及与兼")
_STOPS: Final = frozenset("的,，。")
_MENTION_KINDS: Final[dict[str, SubjectKind]] = {
    "person": "person", "organization": "organization", "group": "group", "state": "state", "office": "office",
    "place": "place",
}  # fmt: skip
_PHRASES: Final[tuple[tuple[SubjectKind, WordKind], ...]] = (("pronoun", "pronoun"), ("unclear", "plural"))


class Part(NamedTuple):
    """One speaker within a subject: what it is, its offsets in the paragraph, and its entities where they are known."""

    kind: SubjectKind
    start: int
    end: int
    idents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a clause says is speaking.

    Attributes:
        kind: What the phrase is; `missing` when there is no phrase, `unclear` when it names nobody we can tell.
        start: Where the phrase begins in the paragraph, titles included.
        end: Where it ends.
        parts: The speakers named in it.
        loose: True where more than adverbs may stand between it and the verb.
    """

    kind: SubjectKind
    start: int
    end: int
    parts: tuple[Part, ...] = ()
    loose: bool = False


class Frequent:
    """Tells words that a page has more than once; only so many are looked up."""

    def __init__(self, text: str) -> None:
        """Keep the page's text without quotes and brackets."""
        self._text = text
        self._seen: dict[str, bool] = {}

    def has(self, words: str) -> bool:
        """Tell whether the page has these words twice."""
        if words not in self._seen and len(self._seen) < _MAX_LOOKUPS:
            self._seen[words] = self._text.find(words, self._text.find(words) + 1) > 0
        return self._seen.get(words, False)


class PhraseReader:
    """Reads phrases of one paragraph: knows the pack, the page's persons and its mentions."""

    def __init__(self, speech: Speech, pack: Pack, frequent: Frequent, known: KnownNames) -> None:
        """Keep what is asked of the language and of the page."""
        self.speech = speech
        self.pack = pack
        self.frequent = frequent
        self.known = known

    def classify(self, cover: str, start: int, end: int) -> Subject:
        """Tell what a phrase names by how it ends."""
        quoted = self._read_quoted(cover, start, end)
        if quoted is not None:
            return quoted
        start, end = _trim(cover, start, end)
        if end - start > _MAX_PHRASE or end <= start:
            return Subject("unclear", start, end)
        phrase = cover[start:end]
        that = self._read_that(cover, start, end)
        if that is not None:
            return that
        for kind, words in _PHRASES:
            if phrase in self.speech[words].all:
                named = self.read_mention(start, end)
                if named is not None and named.start == start:
                    return Subject(named.kind, start, end, (named,))
                return Subject(kind, start, end, (Part(kind, start, end),))
        return self._read_document(cover, start, end) or self._read_noun(cover, start, end)

    def _read_quoted(self, cover: str, start: int, end: int) -> Subject | None:
        """Read a body whose name stands in quotation marks at the end: 武装组织“晨曦军”."""
        if end <= start or cover[end - 1] != QUOTED:
            return None
        quoted = self.read_mention(start, end - 1)
        if quoted is None or quoted.kind not in _BODIES:
            return None
        return Subject(quoted.kind, start, end, (quoted,))

    def _read_that(self, cover: str, start: int, end: int) -> Subject | None:
        """Read 该公司 as the company named last."""
        if cover[start] != "该" or end - start > _THAT_CHARS or self.read_mention(start, end) is not None:
            return None
        naming = self.known.body_before(start, cover[start + 1 : end])
        if naming is None:
            return None
        part = Part(_MENTION_KINDS[naming.kind], start, end, naming.idents)
        return Subject(part.kind, start, end, (part,))

    def _read_document(self, cover: str, start: int, end: int) -> Subject | None:
        """Read 白宫的声明 as 白宫, and 声明 alone as what stands for its issuer."""
        length = self.speech["document"].before(cover, start, end)
        if not length or self.known.before(start, end):
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
        found: list[Part] = []
        while len(found) < _MOST_SPEAKERS:
            first = found[-1] if found else part
            at = first.start - 1
            while at > start and not (cover[at] in _JOINTS or cover[at] in _STOPS) and first.start - at < _TITLE_CHARS:
                at -= 1
            if at <= start or cover[at] not in _JOINTS:
                break
            before = self.read_part(cover, start, at)
            if before is None or (before.kind != part.kind and not (before.idents and part.idents)):
                break
            if part.kind == "person" and before.kind != "person":  # 代表团团长、防长奥斯克: his own titles
                break
            found.append(before)
        return tuple(reversed(found))

    def read_mention(self, start: int, end: int) -> Part | None:
        """Read the mention that ends a phrase."""
        naming = self.known.before(start, end)
        if naming is None or not (naming.can_speak or (naming.kind == "place" and self._opens(start, naming.start))):
            return None
        return Part(_MENTION_KINDS[naming.kind], naming.start, naming.end, naming.idents)

    def _opens(self, start: int, at: int) -> bool:
        """Tell a place that opens a phrase, or follows one that does: 灰塔港和凯沃城."""
        before = self.known.before(start, at - 1) if at > start + 1 else None
        return at == start or (before is not None and before.start == start and before.kind == "place")

    def read_part(self, cover: str, start: int, end: int) -> Part | None:
        """Tell the one speaker a phrase names, or None."""
        if end <= start:
            return None
        named = self.read_mention(start, end)
        if named is not None and self._is_longer(cover, start, named):  # 维兰海岸警卫队, of a state nobody listed
            return Part("organization", start, end)
        if named is not None:
            return named if self.is_head(cover, start, named) else None
        known = self._read_person(cover, start, end) or self._read_state(cover, start, end)
        if known is not None:
            return known
        tail = _after_last(cover, start, end, "的")
        if self._is_institution(cover, tail, end):
            return self._read_institution(cover, tail, end)
        return self._read_latin(cover, tail, end) or self._read_people(cover, start, tail, end)

    def _read_state(self, cover: str, start: int, end: int) -> Part | None:
        return Part("state", start, end) if cover[start:end] in self.speech.states else None

    def _read_institution(self, cover: str, start: int, end: int) -> Part | None:
        """Read the last of several institutions, without what stands before its name (英国《金融时报》)."""
        start = max(start, cover.rfind("有", start, start + 1) + 1)
        low = max(start, _after_last(cover, start, end, "及和、《"))
        return Part("organization", low, end) if self._is_institution(cover, low, end) else None

    def _read_people(self, cover: str, start: int, tail: int, end: int) -> Part | None:
        """Read a side, people who are described, or an unknown name; `tail` is where the last attribute ends."""
        described = self._read_role(cover, start, end)
        return described or self._read_unknown(cover, tail, end) or self._read_behind_title(cover, tail, end)

    def _read_latin(self, cover: str, start: int, end: int) -> Part | None:
        """Read the Latin name of an outlet or a body at the end of a phrase: 美媒NBC."""
        at = end
        while at > start and cover[at - 1].isascii() and (cover[at - 1].isalpha() or cover[at - 1] in "&. "):
            at -= 1
        while at < end and cover[at] == " ":
            at += 1
        return Part("organization", at, end) if end - at > 1 else None

    def is_head(self, cover: str, start: int, named: Part) -> bool:
        """Tell the name that a phrase is about from one that is an object in it: 普京支持川普 is not about 川普."""
        at = named.start
        if at == start:
            return True
        if cover[at - 1] in _NOT_BEFORE:
            return False
        if cover[at - 1] in _LEADING or is_covered(cover[at - 1]):
            return True
        speech = self.speech
        kinds: tuple[WordKind, ...] = ("office", "trade", "group", "institution")
        title = max(speech[kind].before(cover, start, at) for kind in kinds)
        if title:
            return self._is_own_title(cover, start, at - title)
        return not (self.known.has_person(start, at) or self._has_predicate(cover, start, at))

    def _is_longer(self, cover: str, start: int, named: Part) -> bool:
        """Tell an institution before which a foreign name stands that is no mention of its own."""
        if named.kind != "organization" or not start < named.start <= start + _OWNER_CHARS:
            return False
        return all(
            char in self.speech.foreign
            and self.known.end_of_name(at) is None
            and self.known.at(at, named.start) is None
            for at, char in enumerate(cover[start : named.start], start)
        )

    def _is_own_title(self, cover: str, start: int, title: int) -> bool:
        """Tell a title before a name from one behind a verb with a subject of its own: 普京支持总统川普."""
        for at in range(title - 1, start - 1, -1):
            naming = self.known.at(at, title)
            if naming is not None and naming.kind == "person":
                return naming.end == title or cover[naming.end] in _LEADING
        return True

    def _has_predicate(self, cover: str, start: int, end: int) -> bool:
        """Tell words before a name in which something is done: 基辅无法接受普京."""
        speech = self.speech
        for at in range(start, end):
            inside = self.known.end_of_name(at)
            if inside is None and self.known.at(at, end) is None:
                verb = verb_at(speech, cover, at, end)
                if (verb is not None and len(verb.word) > 1) or speech["negation"].at(cover, at, end):
                    return True
        return False

    def _read_role(self, cover: str, start: int, end: int) -> Part | None:
        """Read a side (维方), a title that stands for its holder, or people who are only described."""
        speech, phrase = self.speech, cover[start:end]
        side = speech["side"].before(cover, start, end)
        if side and self._is_side(cover, start, end):
            return self.read_mention(start, end - side) or Part("group", start, end)
        if any(char in _NOT_DESCRIBED for char in phrase):
            return None
        if speech["office"].before(cover, start, end) or speech["trade"].before(cover, start, end):
            held = phrase in speech["office"].all
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
        """Read a known name before a title at the end of a phrase: 塔尔文总统."""
        title = self.speech["office"].before(cover, start, end)
        named = self.read_mention(start, end - title) if title and end - title > start else None
        return named if named is not None and named.kind == "person" else None

    def _is_institution(self, cover: str, start: int, end: int) -> bool:
        speech = self.speech
        phrase = cover[start:end]
        if phrase in speech["institution-name"].all or self.pack.outlet_by_shadow.get(phrase) is not None:
            return True
        length = speech["institution"].before(cover, start, end)
        if not length or speech["not-institution"].before(cover, start, end):
            return False
        return length > 1 or end - start >= _SURE_FOREIGN or (end - start > 1 and self.frequent.has(phrase))

    def _is_side(self, cover: str, start: int, end: int) -> bool:
        phrase = cover[start:end]
        if phrase in self.speech["not-side"].all:
            return False
        return (
            phrase.endswith("方面")
            or len(phrase) == 2
            or phrase[:-1] in self.speech.states
            or self.known.at(start, end - 1) is not None
        )

    def _read_unknown(self, cover: str, start: int, end: int) -> Part | None:
        """Read words made like a name as a person, if they are no state and no other word.

        Short ones must stand on the page more than once.
        """
        name = cover[start:end]
        if not name or not all(map(is_han, name)) or self.speech["not-a-name"].at(cover, start, end):
            return None
        if len(name) == 1:
            return None
        often = self.frequent.has(name)
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


def _trim(cover: str, start: int, end: int) -> tuple[int, int]:
    """Return a phrase without the marks around it, and without 等."""
    while end > start and (cover[end - 1] in " 《》〈〉" or is_covered(cover[end - 1])):
        end -= 1
    while start < end and cover[start] in " 《〈":
        start += 1
    etcetera = next((word for word in _ETCETERA if cover.endswith(word, start + 1, end)), "")
    return start, end - len(etcetera)
