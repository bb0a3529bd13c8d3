"""The names of persons on a page, found without a list of persons.

A name shows itself by its dots (萨米·奥图), by a gloss in brackets after it, or by the title before it (外长奥斯克).
What it looks like elsewhere on the page is then known: short forms (奥图), and the other names of a gloss.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from parley.coding.text.bounds import DOTS, bound_at, foreign_run, foreign_run_before, is_han, is_name_end
from parley.coding.text.masks import BRACKETED, LOST, Paragraph
from parley.lang.zh.script import shadow
from parley.lang.zh.speech import Speech, Words

_MIN_FOREIGN: Final = 2
_SURE_FOREIGN: Final = 3
_LATIN = re.compile(r"[A-Z][\w.'’-]*(?: [A-Za-z][\w.'’-]*){0,5}")
_FULL_LATIN = re.compile(r"[A-Z][a-z'’-]+(?: [A-Z][\w.'’-]*){1,4}")
_DOT = re.compile(r"[‧·•・∙⋅.]")
_SPLIT = re.compile(r"[,，/、;；]")
_MAX_SIGHTINGS: Final = 2000
_MAX_LENGTHENED: Final = 200
_MAX_LOOKUPS: Final = 500


class Sighting(NamedTuple):
    """A name seen: where it stands in the article's text, and where the brackets after it have their words."""

    key: str
    start: int
    end: int
    gloss: tuple[int, int] = (0, 0)


@dataclass(slots=True)
class Person:
    """A person of the page under the fullest name it gives.

    Attributes:
        key: That name on the shadow, without spaces.
        span: Where that name was first seen in the article's text.
        printed: The same as printed.
        name_en: The Latin name of a gloss, or None.
        aliases: Other names, by how they are linked to it.
        also: The other names its glosses gave, as printed.
        titles: Titles that stood before the name.
    """

    key: str
    span: tuple[int, int]
    printed: str
    name_en: str | None = None
    aliases: dict[str, Literal["suffix", "gloss"]] = field(default_factory=dict)
    also: dict[str, None] = field(default_factory=dict)
    titles: set[str] = field(default_factory=set)


class Names:
    """The persons of a page by each of their names. A short form that two persons share stands for neither."""

    def __init__(self, persons: Iterable[Person], states: frozenset[str], cover: str = "") -> None:
        """Index persons by name; `cover` is the page's text without quotes and brackets."""
        self._cover = cover
        self._frequent: dict[str, bool] = {}
        self.persons = {person.key: person for person in persons}
        self.states = states
        owners: dict[str, set[str]] = {}
        for person in self.persons.values():
            for alias in person.aliases:
                owners.setdefault(alias, set()).add(person.key)
        self._of = {key: key for key in self.persons}
        for alias, keys in owners.items():
            if len(keys) == 1:
                self._of.setdefault(alias, next(iter(keys)))
            else:
                self._of.pop(alias, None)
        self.words = Words(self._of)

    def person(self, name: str) -> Person | None:
        """Return the person with this name (on the shadow)."""
        key = self._of.get(name)
        return self.persons[key] if key is not None else None

    def is_frequent(self, name: str) -> bool:
        """Tell whether the page has a name more than once; only so many names are looked up."""
        if name not in self._frequent and len(self._frequent) < _MAX_LOOKUPS:
            self._frequent[name] = self._cover.find(name, self._cover.find(name) + 1) > 0
        return self._frequent.get(name, False)

    def with_surname(self, surname: str) -> Person | None:
        """Return the one person of the page with this Chinese family name (黃 for 黃家榮), or None."""
        found = [person for key, person in self.persons.items() if key.startswith(surname) and not _DOT.search(key)]
        return found[0] if len(found) == 1 else None

    def holder(self, title: str) -> Person | None:
        """Return the one person of the page with this title, or None when there are more or none."""
        holders = [person for person in self.persons.values() if title in person.titles]
        return holders[0] if len(holders) == 1 else None


def find_names(paragraphs: Sequence[Paragraph], text: str, speech: Speech, surnames: frozenset[str]) -> Names:
    """Find the persons of a page.

    Args:
        paragraphs: Its blocks.
        text: The article's text, for names as printed.
        speech: The words of the pack.
        surnames: Chinese family names.
    """
    states = speech.states | frozenset(_find_states(paragraphs, speech))
    persons: dict[str, Person] = {}
    dotted: dict[str, Person] = {}
    for paragraph in paragraphs:
        for seen in _dotted_names(paragraph, speech):
            _note(dotted, seen, text, paragraph, speech)
    cover = "\n".join(paragraph.cover for paragraph in paragraphs)
    _lengthen(dotted, cover, text, speech)
    shorts = _short_forms(dotted.values())
    for paragraph in paragraphs:
        for seen in (*_titled_names(paragraph, speech, surnames, states), *_glossed_names(paragraph, text, speech)):
            owner = _owner(seen, dotted, shorts, paragraph)
            if owner is None:
                _note(persons, seen, text, paragraph, speech)
            else:
                _note_title(owner, seen, paragraph, speech)
    _lengthen(persons, cover, text, speech)
    _join_glosses(dotted, persons)
    return Names((*dotted.values(), *persons.values()), states, cover)


def _owner(seen: Sighting, dotted: dict[str, Person], shorts: dict[str, str], paragraph: Paragraph) -> Person | None:
    """Return the person with a fuller name whom a name behind a title belongs to, its last character in doubt."""
    end = seen.end - paragraph.base
    for key in (seen.key, seen.key + paragraph.text[end : end + 1]):
        if key in dotted or key in shorts:
            return dotted.get(key) or dotted[shorts[key]]
    return None


def _lengthen(persons: dict[str, Person], cover: str, text: str, speech: Speech) -> None:
    """Add to a name the character that always follows it on the page, where that can end a name: 拉苏 + 因.

    Such characters more often begin the next word, so that one name without them is enough to leave them off.
    """
    for key in sorted(persons)[:_MAX_LENGTHENED]:
        last = _DOT.split(key)[-1]
        at = cover.find(last)
        tail = cover[at + len(last) : at + len(last) + 1] if at >= 0 else ""
        if not tail or tail not in speech["name-ending"].all or bound_at(speech, cover, at + len(last), len(cover)) > 1:
            continue
        if cover.count(last) != cover.count(last + tail):
            continue
        short = persons.pop(key)
        start, end = short.span
        person = persons.setdefault(key + tail, Person(key + tail, (start, end + 1), text[start : end + 1]))
        person.name_en = person.name_en or short.name_en
        person.titles |= short.titles
        person.also.update(short.also)
        person.aliases |= {alias: how for alias, how in short.aliases.items() if how == "gloss"}


def _short_forms(dotted: Iterable[Person]) -> dict[str, str]:
    """Give each dotted name its parts as short forms, and return those that only one name has."""
    owners: dict[str, str] = {}
    shared: set[str] = set()
    for person in dotted:
        for part in _DOT.split(person.key):
            if len(part) >= _MIN_FOREIGN:
                person.aliases.setdefault(part, "suffix")
                if owners.setdefault(part, person.key) != person.key:
                    shared.add(part)
    return {part: key for part, key in owners.items() if part not in shared}


def _join_glosses(dotted: dict[str, Person], persons: dict[str, Person]) -> None:
    """Drop persons found under a name that is the gloss of another; 伊多·塔尔温(塔尔文) is one person."""
    glossed = {
        alias
        for person in (*dotted.values(), *persons.values())
        for alias, how in person.aliases.items()
        if how == "gloss"
    }
    for key in [key for key, person in persons.items() if key in glossed and not person.aliases]:
        for person in (*dotted.values(), *persons.values()):
            if key in person.aliases:
                person.titles |= persons[key].titles
        del persons[key]


def _note(persons: dict[str, Person], seen: Sighting, text: str, paragraph: Paragraph, speech: Speech) -> None:
    person = persons.get(seen.key)
    if person is None:
        if len(persons) >= _MAX_SIGHTINGS:
            return
        person = persons[seen.key] = Person(seen.key, (seen.start, seen.end), text[seen.start : seen.end])
    for part in _SPLIT.split(text[slice(*seen.gloss)]):
        name = part.strip()
        if name and all(is_han(char) or char in DOTS for char in name) and len(name) >= _MIN_FOREIGN:
            person.aliases.setdefault(shadow(name), "gloss")
            person.also[name] = None
        elif person.name_en is None and _LATIN.fullmatch(name):
            person.name_en = name
    _note_title(person, seen, paragraph, speech)


def _note_title(person: Person, seen: Sighting, paragraph: Paragraph, speech: Speech) -> None:
    """Note the title before a name, alone and with what stands before it: 总统, 维兰总统."""
    cover, at = paragraph.cover, seen.start - paragraph.base
    length = speech["office"].before(cover, max(0, at - 8), at)
    if length:
        title = at - length
        person.titles.add(cover[title:at])
        start = foreign_run_before(speech, cover, title)
        if start < title:
            person.titles.add(cover[start:at])


def _dotted_names(paragraph: Paragraph, speech: Speech) -> Iterator[Sighting]:
    cover, last = paragraph.cover, 0
    for at, char in enumerate(cover):
        if at < last or char not in DOTS or not 0 < at < len(cover) - 1:
            continue
        start = foreign_run_before(speech, cover, at)
        end = at
        while end < len(cover) and cover[end] in DOTS:
            run = foreign_run(speech, cover, end + 1, len(cover))
            if run == end + 1:
                break
            end = run
        if start < at < end and start >= last and end - start > _SURE_FOREIGN:
            last = end
            yield _sight(paragraph, start, end, speech)


def _titled_names(
    paragraph: Paragraph, speech: Speech, surnames: frozenset[str], states: frozenset[str]
) -> Iterator[Sighting]:
    cover = paragraph.cover
    for at in speech.titles.starts(cover):
        length = speech.titles.at(cover, at, len(cover))
        if not length:
            continue
        start = at + length
        while cover[start : start + 1] == BRACKETED and paragraph.text[start] in LOST:
            start += 1
        end = name_end(speech, surnames, cover, start)
        if end and cover[start:end] not in states and end - start > 1:
            yield _sight(paragraph, start, end, speech)


def _glossed_names(paragraph: Paragraph, text: str, speech: Speech) -> Iterator[Sighting]:
    """Find names that only the Latin words in brackets after them show: 塔尔文(Ido Talven)."""
    cover = paragraph.cover
    for at in range(1, len(cover)):
        if cover[at] != BRACKETED or not is_han(cover[at - 1]):
            continue
        start = foreign_run_before(speech, cover, at)
        if at - start < _MIN_FOREIGN or (start and cover[start - 1] in DOTS):
            continue
        seen = _sight(paragraph, start, at, speech)
        if any(_FULL_LATIN.fullmatch(part.strip()) for part in _SPLIT.split(text[slice(*seen.gloss)])):
            yield seen


def name_end(speech: Speech, surnames: frozenset[str], cover: str, start: int) -> int:
    """Return the end of the name that begins at `start`, behind a title; 0 when none does."""
    end = len(cover)
    if start >= end or not is_han(cover[start]) or bound_at_title(speech, cover, start, end):
        return 0
    run = foreign_run(speech, cover, start, end)
    length = run - start
    if run < end and cover[run] in DOTS:
        return 0
    if length >= _SURE_FOREIGN or (length == _MIN_FOREIGN and is_name_end(speech, cover, run, end)):
        return 0 if speech["not-a-name"].at(cover, start, run) else run
    return _chinese_name_end(speech, surnames, cover, start)


def bound_at_title(speech: Speech, cover: str, start: int, end: int) -> bool:
    """Tell a title that is followed by another title or by the ending of an institution: no name begins there."""
    return bool(speech["office"].at(cover, start, end) or speech["institution"].at(cover, start, end) > 1)


def _chinese_name_end(speech: Speech, surnames: frozenset[str], cover: str, start: int) -> int:
    end = len(cover)
    family = 2 if cover[start : start + 2] in surnames else 1 if cover[start] in surnames else 0
    if not family or speech["surname-words"].at(cover, start, end):
        return 0
    for given in (2, 1):
        stop = start + family + given
        name = cover[start + family : stop]
        if stop > end or not all(map(is_han, name)):
            continue
        plain = not any(_is_function_char(speech, char) for char in name)
        if plain and is_name_end(speech, cover, stop, end):
            return stop
    return 0


def is_chinese_name(speech: Speech, surnames: frozenset[str], name: str) -> bool:
    """Tell words made like a Chinese name: a family name, one or two characters, no particle and no common word.

    Args:
        speech: The words of the pack.
        surnames: Chinese family names.
        name: The words, on the shadow.
    """
    family = 2 if name[:2] in surnames and len(name) > 2 else 1 if name[:1] in surnames else 0
    given = name[family:]
    if not family or not 1 <= len(given) <= 2 or speech["surname-words"].at(name, 0, len(name)):
        return False
    plain = not any(_is_function_char(speech, char) for char in given)
    return plain and given[-1] not in speech["not-name-end"].all


def _is_function_char(speech: Speech, char: str) -> bool:
    return (
        char in speech["preposition"].all
        or char in speech["adverb"].all
        or char in speech.verb_words.all
        or char in "的等了自"
    )


def _sight(paragraph: Paragraph, start: int, end: int, speech: Speech) -> Sighting:
    """Record a name with the words of the brackets right after it."""
    gloss, cover = (0, 0), paragraph.cover
    if cover[end : end + 1] in speech["name-ending"].all and cover[end + 1 : end + 2] == BRACKETED:
        end += 1
    at = end
    while cover[at : at + 1] == " ":
        at += 1
    if cover[at : at + 1] == BRACKETED and paragraph.text[at] == "(":
        close = paragraph.text.find(")", at)
        gloss = (paragraph.base + at + 1, paragraph.base + close) if close > 0 else gloss
    key = paragraph.text[start:end].replace(" ", "")
    return Sighting(key, paragraph.base + start, paragraph.base + end, gloss)


def _find_states(paragraphs: Sequence[Paragraph], speech: Speech) -> Iterator[str]:
    """Find the names that stand before what only a state has: 维兰共和国, 凯沃外交部."""
    seen: Counter[str] = Counter()
    for paragraph in paragraphs:
        cover = paragraph.cover
        for at in speech["state-mark"].starts(cover):
            if speech["state-mark"].at(cover, at, len(cover)):
                start = foreign_run_before(speech, cover, at)
                if at - start >= _MIN_FOREIGN:
                    seen[cover[start:at]] += 1
    yield from seen
