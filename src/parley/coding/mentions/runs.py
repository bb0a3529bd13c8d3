"""Runs of characters of foreign names -> names of states, places and persons, by what stands around them on the page.

Three such characters in a row are seldom anything but a name. What kind of name it is, all its places on the page
tell together; a name of which they tell nothing stays out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from parley.coding.mentions.pieces import Piece
from parley.coding.text.bounds import DOTS, is_han, verb_at
from parley.lang.zh.naming import Naming
from parley.lang.zh.speech import Speech, Words
from parley.model.coding import EntityKind

_MIN: Final = 2
_SURE: Final = 3
_LONGEST: Final = 8
_WORD: Final = 8
_CHILD_OF: Final = frozenset("之儿长次幼独王公弟妻女")
_RARE: Final = frozenset("都地但当次立方第基")
_ENDINGS: Final = frozenset(("地亚", "基亚", "都亚", "地利", "地安", "地那", "基斯", "第斯", "都斯", "当斯"))
SHORES: Final = frozenset("畔滨")
_TAKEN: Final = re.compile(b"\x01+")
_MARK: Final = "\ue003"
_MAX_NAMES: Final = 1000


class Run(NamedTuple):
    """A run of characters of foreign names."""

    start: int
    end: int


def find_runs(text: str, taken: bytearray, naming: Naming, speech: Speech) -> list[Run]:
    """Find the runs of a text, outside known names, cut where a common word begins or ends in them.

    Args:
        text: The folded shadow.
        taken: Where entities of the lexicon stand.
        naming: How names are made.
        speech: The words of the pack.
    """
    hidden = _hide(text, taken)
    cuts = dict(_cutting_words(naming, speech).places(text))
    straddling = _straddling_words(naming, speech)
    found: list[Run] = []
    for match in _run_pattern(speech).finditer(hidden):
        for part, end in _part(hidden, match.start(), match.end()):
            start = part + (straddling.before(hidden, part - 1, part + 1) > 1)
            dotted = (start and text[start - 1] in DOTS) or text[end : end + 1] in DOTS
            if end - start >= _MIN and not dotted:
                found.extend(_cut(text, start, end, cuts))
    return found


def _hide(text: str, taken: bytearray) -> str:
    """Return the text with a mark in place of each character that is taken."""
    parts, at = [], 0
    for match in _TAKEN.finditer(taken):
        parts += [text[at : match.start()], _MARK * (match.end() - match.start())]
        at = match.end()
    return "".join((*parts, text[at:]))


@lru_cache(maxsize=1)
def _run_pattern(speech: Speech) -> re.Pattern[str]:
    """Return what matches runs, also over single characters that are rare in names."""
    foreign = "".join(sorted(speech.foreign - _RARE))
    return re.compile(f"[{foreign}]+(?:[{''.join(sorted(_RARE))}][{foreign}]+)*")


def _part(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part a run at the characters that are rare in names, but where the page repeats it with them: 兰都尔."""
    begin = start
    for at in range(start, end):
        if text[at] in _RARE and not _is_joined(text, begin, at):
            yield begin, at
            begin = at + 1
    yield begin, end


def _is_joined(text: str, start: int, at: int) -> bool:
    """Tell a character that is rare in names but stands in one that the page repeats."""
    if at - start > _LONGEST:
        return False
    if at > start and text[at : at + 2] in _ENDINGS:
        return True
    name = text[start : at + 2]
    return text.find(name, text.find(name) + 1) > 0


def _cut(text: str, start: int, end: int, cuts: dict[int, int]) -> Iterator[Run]:
    """Cut a run at the words in it: 日 of 17日, a place's class, a title, a common word."""
    if start and text[start - 1].isdigit() and text[start] in "日月":
        start += 1
    if start and text[start] == "子" and text[start - 1] in _CHILD_OF:
        start += 1
    at = begin = start
    while at < end:
        length = cuts.get(at, 0)
        if length:
            if at - begin >= _MIN:
                yield Run(begin, at)
            at = begin = at + length
        else:
            at += 1
    if end - begin >= _MIN:
        yield Run(begin, min(end, begin + _LONGEST))


@lru_cache(maxsize=1)
def _straddling_words(naming: Naming, speech: Speech) -> Words:
    """Return the words of two characters of which only the last is one of foreign names: 抵达 before 纳祖尔."""
    kinds = (naming["run-before"], naming["place-before"], speech["time"], speech["preposition"], speech.verb_words)
    words = {word for words in kinds for word in words.all if len(word) == _MIN}
    return Words(word for word in words if word[0] not in speech.foreign and word[1] in speech.foreign)


@lru_cache(maxsize=1)
def _cutting_words(naming: Naming, speech: Speech) -> Words:
    """Return the words of two characters or more that no foreign name holds."""
    kinds = (naming["common"], naming["place-class"], speech["time"], speech["office"])
    return Words(word for words in kinds for word in words.all if len(word) > 1)


class Votes:
    """What the places of a name tell of its kind."""

    def __init__(self, text: str, pieces: list[Piece], naming: Naming, speech: Speech) -> None:
        """Keep the folded shadow, the titles that the lexicon knows in it, and the words."""
        self._titles = {piece.start: piece.end - piece.start for piece in pieces if piece.title is not None}
        self.text = text
        self.naming = naming
        self.speech = speech
        self._words = {kind: naming[kind] for kind in ("state-sure", "place-head", "place-class", "place-before")}

    def count(self, runs: list[Run], persons: frozenset[str]) -> dict[str, Counter[EntityKind]]:
        """Count the votes for each name.

        Args:
            runs: All runs of the text.
            persons: Names of the page's persons, folded.
        """
        votes: dict[str, Counter[EntityKind]] = {}
        known = Counter(self.text[run.start : run.end] for run in runs)
        for run in self._parted(runs, known):
            name = self._trim(self.text[run.start : run.end], known)
            if name in persons or len(votes) >= _MAX_NAMES:
                continue
            end = run.start + len(name)
            votes.setdefault(name, Counter()).update(self._vote(run.start, end, persons))
        return votes

    def _parted(self, runs: list[Run], known: Counter[str]) -> Iterator[Run]:
        """Part the runs that end in a name which is a run of its own elsewhere: 塞尔旺|蒙特莱恩."""
        for run in runs:
            name = self.text[run.start : run.end]
            starts = (at for at in range(_MIN, len(name) - _MIN) if known[name[at:]])
            at = next(starts, 0)
            if at:
                yield Run(run.start, run.start + at)
            yield Run(run.start + at, run.end)

    def _trim(self, name: str, known: Counter[str]) -> str:
        """Leave off what the page's other runs show to be no part of the name: 塔卢姆 beside 塔卢姆里."""
        for size in range(_MIN, len(name)):
            if known[name[:size]] > known[name]:
                return name[:size]
        return name

    def _vote(self, start: int, end: int, persons: frozenset[str]) -> Counter[EntityKind]:
        text, size, low = self.text, len(self.text), max(0, start - _WORD)
        votes: Counter[EntityKind] = Counter()
        office = self._titles.get(end) or self.speech["office"].at(text, end, size)
        if self._words["state-sure"].at(text, end, size):
            votes["state"] += 2
        elif office:
            votes["state"] += 2 if self._opens_name(end + office, persons) else 1
            votes["person"] += 0 if self._opens_name(end + office, persons) else 1
        head = self._words["place-head"].at(text, end, size)
        if head and text[end + head : end + head + 1] not in SHORES:
            votes["place"] += 2
        votes.update(self._vote_before(low, start))
        votes["place"] += 2 * text.startswith("时间", end)
        if votes["place"] and self.naming["city-after"].at(text, end, size) > 1:
            votes["place"] += 2
        votes["person"] += self.naming["person-after"].at(text, end, size) > 0
        verb = verb_at(self.speech, text, end, size)
        votes["person"] += verb is not None and verb.position in ("both", "before") and self._opens_clause(start)
        return votes

    def _vote_before(self, low: int, start: int) -> Counter[EntityKind]:
        """Count what stands before a name."""
        votes: Counter[EntityKind] = Counter()
        text, words = self.text, self._words
        if self.naming["state-class"].before(text, low, start):
            votes["state"] += 2
        if words["place-class"].before(text, low, start):
            votes["place"] += 3
        elif words["place-before"].before(text, low, start):
            votes["place"] += 2
        if self.speech["office"].before(text, low, start) or self.speech["trade"].before(text, low, start):
            votes["person"] += 2
        return votes

    def _opens_clause(self, start: int) -> bool:
        return start == 0 or not is_han(self.text[start - 1])

    def _opens_name(self, at: int, persons: frozenset[str]) -> bool:
        if any(self.text[at : at + size] in persons for size in range(_MIN, _WORD)):
            return True
        return self.text[at : at + 1] in self.speech.foreign and self.text[at + 1 : at + 2] in self.speech.foreign


def share_of_rare(name: str, naming: Naming) -> float:
    """Return the share of a run's characters that are rare outside foreign names.

    Args:
        name: The run.
        naming: How names are made.
    """
    return sum(char not in naming["weak-char"].all for char in name) / len(name)


def kind_of(name: str, votes: Counter[EntityKind], *, is_rare: bool) -> EntityKind | None:
    """Return the kind a name's votes speak for; None where they are too few for so short a name, or even.

    Args:
        name: The name.
        votes: Its votes.
        is_rare: All its characters are rare outside foreign names.
    """
    if not any(votes.values()):
        return None
    (kind, most), *others = votes.most_common()
    if others and others[0][1] == most:
        rivals = [kind, *(other for other, votes_of in others if votes_of == most)]
        kind = "person" if most == 1 and "person" in rivals else "state" if "state" in rivals else kind
    needed = 1 if len(name) >= _SURE else 2 if is_rare or kind != "state" else _SURE
    return kind if most >= needed else None
