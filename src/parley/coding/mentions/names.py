"""The names of persons on a page, found without a list of persons.

A name shows itself by its dots (萨米·奥图), by a gloss in brackets after it, or by the title before it (外长奥斯克).
What it looks like elsewhere on the page is then known: short forms (奥图), and the other names of a gloss.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from parley.coding.text.bounds import DOTS, bound_at, foreign_run, foreign_run_before, is_han, is_name_end
from parley.coding.text.masks import BRACKETED, LOST, Paragraph
from parley.lang.zh.naming import load_naming
from parley.lang.zh.script import shadow
from parley.lang.zh.speech import Speech

_MIN_FOREIGN: Final = 2
_SURE_FOREIGN: Final = 3
_LATIN = re.compile(r"[A-Z][\w.'’-]*(?: [A-Za-z][\w.'’-]*){0,5}")
_FULL_LATIN = re.compile(r"[A-Z][a-z'’-]+(?: [A-Z][\w.'’-]*){1,4}")
_DOT = re.compile(r"[‧·•・∙⋅.]")
_DOT_IN_NAME = re.compile("[" + re.escape("".join(sorted(DOTS))) + "]")
_BRACKETS = re.compile(BRACKETED + "+")
_SPLIT = re.compile(r"[,，/、;；]")
_LONGEST_GLOSSED: Final = 5
_LONGEST_NAME: Final = 40
_RARE_FIRST: Final = 2
_RARE_CHARS: Final = 5
_SELDOM_LAST: Final = frozenset("会可能要是有无来去等将已还则氏案战死亡病")
_PLAIN_BOUNDS: Final = frozenset("也在对向与和的从就则仍已曾")
_MAX_SIGHTINGS: Final = 2000
_MAX_LENGTHENED: Final = 200


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
    """

    key: str
    span: tuple[int, int]
    printed: str
    name_en: str | None = None
    aliases: dict[str, Literal["suffix", "gloss"]] = field(default_factory=dict)
    also: dict[str, None] = field(default_factory=dict)


def find_names(
    paragraphs: Sequence[Paragraph], text: str, speech: Speech, surnames: frozenset[str], titles: Sequence[int] = ()
) -> tuple[Person, ...]:
    """Find the persons of a page.

    Args:
        paragraphs: Its blocks.
        text: The article's text, for names as printed.
        speech: The words of the pack.
        surnames: Chinese family names.
        titles: Where titles end in the text, besides those of the pack's words, in order.
    """
    persons: dict[str, Person] = {}
    dotted: dict[str, Person] = {}
    for paragraph in paragraphs:
        for seen in _dotted_names(paragraph, speech):
            _note(dotted, seen, text)
    cover = "\n".join(paragraph.cover for paragraph in paragraphs)
    _lengthen(dotted, cover, text, speech)
    shorts = _short_forms(dotted.values())
    for paragraph in paragraphs:
        found = itertools.chain(
            _titled_names(paragraph, speech, surnames),
            _named_behind(paragraph, titles, speech, surnames),
            _glossed_names(paragraph, text, speech),
        )
        for seen in found:
            if not _belongs(seen, dotted, shorts, paragraph):
                _note(persons, seen, text)
    _lengthen(persons, cover, text, speech)
    _join_glosses(dotted, persons)
    return (*dotted.values(), *persons.values())


def _belongs(seen: Sighting, dotted: dict[str, Person], shorts: dict[str, str], paragraph: Paragraph) -> bool:
    """Tell a name behind a title that is a person's with a fuller name, its last character in doubt."""
    end = seen.end - paragraph.base
    return any(key in dotted or key in shorts for key in (seen.key, seen.key + paragraph.text[end : end + 1]))


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
        del persons[key]


def _note(persons: dict[str, Person], seen: Sighting, text: str) -> None:
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


def _dotted_names(paragraph: Paragraph, speech: Speech) -> Iterator[Sighting]:
    cover, last = paragraph.cover, 0
    for match in _DOT_IN_NAME.finditer(cover):
        at = match.start()
        if at < last or not 0 < at < len(cover) - 1:
            continue
        start = foreign_run_before(speech, cover, at)
        end = at
        while end < len(cover) and cover[end] in DOTS:
            run = foreign_run(speech, cover, end + 1, len(cover))
            if run == end + 1:
                break
            end = run
        if end - at > _LONGEST_NAME:
            last = end
            continue
        start, end = _title_before(speech, cover, start), _gloss_behind(paragraph, end, speech)
        if last <= start < at < end - 1 and _SURE_FOREIGN < end - start <= _LONGEST_NAME:
            last = end
            yield _sight(paragraph, start, end, speech)


def _glossed_end(paragraph: Paragraph, start: int, speech: Speech) -> int:
    """Return where a name behind a title ends that only its Latin gloss tells: 执行长河俊浩(Ha Jun-ho); or 0."""
    cover, text = paragraph.cover, paragraph.text
    at = cover.find(BRACKETED, start + _MIN_FOREIGN, start + _LONGEST_GLOSSED)
    if at < 0 or text[at] != "(" or not text[at + 1 : at + 2].isascii() or not all(map(is_han, cover[start:at])):
        return 0
    return 0 if bound_at_title(speech, cover, start, at) else at


def _title_before(speech: Speech, cover: str, start: int) -> int:
    """Return where a dotted name begins with characters rare in names: behind a title (司令优素·巴迪)."""
    for at in range(start, max(-1, start - _RARE_CHARS), -1):
        if at < start and (not is_han(cover[at]) or _is_function_char(speech, cover[at])):
            break
        if speech["office"].before(cover, max(0, at - 8), at) or speech["trade"].before(cover, max(0, at - 8), at):
            return at
    opens = start < _RARE_FIRST or not is_han(cover[start - _RARE_FIRST]) or cover[start - _RARE_FIRST] == "的"
    if opens and start and is_han(cover[start - 1]) and not _is_function_char(speech, cover[start - 1]):
        return start - 1
    return start


def _gloss_behind(paragraph: Paragraph, end: int, speech: Speech) -> int:
    """Return where a dotted name ends whose last characters are rare in names: right before its Latin gloss."""
    cover = paragraph.cover
    if speech["office"].at(cover, end, len(cover)):
        return end
    if _has_rare_last(speech, cover, end):
        return end + 1
    for at in (end, end + 1, end + 2):
        if cover[at : at + 1] == BRACKETED:
            return at if paragraph.text[at] == "(" and paragraph.text[at + 1 : at + 2].isascii() else end
        if not is_han(cover[at : at + 1] or " "):
            break
    return end


def _has_rare_last(speech: Speech, cover: str, end: int) -> bool:
    """Tell a last character that foreign names seldom have, right before where a name must end: 威拉功表示."""
    last = cover[end : end + 1]
    if not last or not is_han(last) or _may_end(speech, cover, end, len(cover)) or _is_function_char(speech, last):
        return False
    behind = (
        end + 1 >= len(cover)
        or not is_han(cover[end + 1])
        or bound_at(speech, cover, end + 1, len(cover)) > (cover[end + 1] not in _PLAIN_BOUNDS)
    )
    return behind and last not in speech["not-name-end"].all and last not in _SELDOM_LAST


def _titled_names(paragraph: Paragraph, speech: Speech, surnames: frozenset[str]) -> Iterator[Sighting]:
    cover = paragraph.cover
    for at, length in speech.titles.places(cover):
        start = at + length
        while cover[start : start + 1] == BRACKETED and paragraph.text[start] in LOST:
            start += 1
        end = name_end(speech, surnames, cover, start) or _glossed_end(paragraph, start, speech)
        if end and cover[start:end] not in speech.states and end - start > 1:
            yield _sight(paragraph, start, end, speech)


def _named_behind(
    paragraph: Paragraph, titles: Sequence[int], speech: Speech, surnames: frozenset[str]
) -> Iterator[Sighting]:
    """Find the names that begin right where a title ends."""
    first = bisect_left(titles, paragraph.base)
    for title in itertools.islice(titles, first, None):
        start = title - paragraph.base
        if start >= len(paragraph.cover):
            break
        end = name_end(speech, surnames, paragraph.cover, start) or _glossed_end(paragraph, start, speech)
        if end and paragraph.cover[start:end] not in speech.states and end - start > 1:
            yield _sight(paragraph, start, end, speech)


def _glossed_names(paragraph: Paragraph, text: str, speech: Speech) -> Iterator[Sighting]:
    """Find names that only the Latin words in brackets after them show: 塔尔文(Ido Talven)."""
    cover = paragraph.cover
    for match in _BRACKETS.finditer(cover, 1):
        at = match.start()
        if not is_han(cover[at - 1]):
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
    if run - start >= _MIN_FOREIGN and cover[run : run + 1] in load_naming()["name-inner"].all:
        longer = foreign_run(speech, cover, run + 1, end)
        run = longer if longer > run + 1 and _may_end(speech, cover, longer, end) else run
    length = run - start
    if run < end and cover[run] in DOTS:
        return 0
    if length >= _SURE_FOREIGN or (length == _MIN_FOREIGN and _is_short_name(speech, cover, start, run)):
        return 0 if speech["not-a-name"].at(cover, start, run) else run
    return _chinese_name_end(speech, surnames, cover, start)


def _is_short_name(speech: Speech, cover: str, start: int, end: int) -> bool:
    """Tell two characters of foreign names that end where a name may, or are both rare in other words."""
    if _may_end(speech, cover, end, len(cover)):
        return True
    return not any(char in load_naming()["weak-char"].all for char in cover[start:end])


def bound_at_title(speech: Speech, cover: str, start: int, end: int) -> bool:
    """Tell a title that is followed by another title or by the ending of an institution: no name begins there."""
    return bool(speech["office"].at(cover, start, end) or speech["institution"].at(cover, start, end) > 1)


def _may_end(speech: Speech, cover: str, at: int, end: int) -> bool:
    """Tell whether a name behind a title may end before `at`: at a boundary, or at what persons do (定于, 率团)."""
    return is_name_end(speech, cover, at, end) or load_naming()["person-after"].at(cover, at, end) > 0


def _chinese_name_end(speech: Speech, surnames: frozenset[str], cover: str, start: int) -> int:
    end = len(cover)
    family = 2 if cover[start : start + 2] in surnames else 1 if cover[start] in surnames else 0
    if not family or speech["surname-words"].at(cover, start, end):
        return 0
    family += cover[start + family : start + family + 1] == "氏"  # 阮氏秋河
    for given in (2, 1):
        stop = start + family + given
        name = cover[start + family : stop]
        if stop > end or not all(map(is_han, name)):
            continue
        if given > 1 and bound_at(speech, cover, stop - 1, end) > 1:
            continue
        plain = not any(_is_function_char(speech, char) for char in name)
        if plain and _may_end(speech, cover, stop, end):
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
