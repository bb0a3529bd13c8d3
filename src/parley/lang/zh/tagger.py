"""The shadow of a text -> the spans that may name entities of the lexicon, with all candidates for each.

The longest form wins and spans never overlap. Words in which a form is something else (traps), the parts of longer
names and the halves of dotted names of other people do not come out. Which candidate is meant is not decided here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

import ahocorasick

from parley.lang.tables import read_lines
from parley.lang.zh.lexicon import Lexicon, fold, load_lexicon
from parley.lang.zh.short_forms import ShortForm

_PACKAGE: Final = "parley.lang.zh"
_SHORT_NAME: Final = 2
_MAX_NAME: Final = 40


class Tag(NamedTuple):
    """A span that may name an entity.

    Attributes:
        start: Offset in the shadow, which is that in the text.
        end: Offset behind it.
        candidates: Ids of the entities it may stand for.
        form: The form found, folded.
    """

    start: int
    end: int
    candidates: tuple[str, ...]
    form: str


class _Pattern(NamedTuple):
    """A form within a string that shows it: 俄 in 俄外长.

    Attributes:
        length: The form's length; negative for a trap, which only says that the form there is something else.
        tail: What of the string stands behind the form.
        candidates: Its candidates.
        not_before: Characters that forbid it behind them.
        loan: True where characters of foreign names on either side show that it is only a part of one.
        lead: In a compound, what of it stands before the form.
        rest: In a compound, what of it stands behind the form.
    """

    length: int
    tail: int
    candidates: tuple[str, ...] = ()
    not_before: frozenset[str] = frozenset()
    loan: bool = False
    lead: int = 0
    rest: int = 0


class Tagger:
    """Finds the forms of a lexicon in text; linear in the text's length."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Build the automaton.

        Args:
            lexicon: The forms to find.
        """
        self._foreign = frozenset(char for _, line in read_lines(_PACKAGE, "transliteration.txt") for char in line)
        patterns = _collect_patterns(lexicon, self._foreign)
        self._joins = _joining_words(lexicon)
        self._given = _given_names(lexicon)
        self._automaton = ahocorasick.Automaton()
        for string, found in patterns.items():
            self._automaton.add_word(string, tuple(found))
        self._automaton.make_automaton()

    def tag(self, shadow: str) -> list[Tag]:
        """Find the spans that may name entities, in order of position.

        Args:
            shadow: The shadow of a text (`parley.lang.zh.script.shadow`).

        Returns:
            Spans that do not overlap, each with its candidates.
        """
        text = fold(shadow)
        layers = self._find(text)
        edges = {edge for layer in layers for span in layer for edge in span} if "·" in text else set()
        taken = bytearray(len(text))
        tags: list[Tag] = []
        for layer in layers:
            for (start, end), pattern in sorted(layer.items(), key=_longest_first):
                if any(taken[start:end]) or 2 in taken[start - pattern.lead : end + pattern.rest]:
                    continue
                if pattern.loan and self._is_within_name(text, start, end, taken):
                    continue
                if edges and self._is_dotted_part(text, start, end, pattern.candidates, edges):
                    continue
                taken[start:end] = (b"\x02" if end - start > 1 else b"\x01") * (end - start)
                tags.append(Tag(start, end, pattern.candidates, text[start:end]))
        return sorted(tags)

    def _find(self, text: str) -> tuple[_Found, _Found, _Found]:
        """Find what is sure, the characters of compounds, and what depends on what stands beside it; without traps."""
        sure: _Found = {}
        compounds: _Found = {}
        doubtful: _Found = {}
        trapped: list[tuple[_Found, tuple[int, int]]] = []
        for last, patterns in self._automaton.iter(text):
            for pattern in patterns:
                end = last + 1 - pattern.tail
                start = end - abs(pattern.length)
                in_compound = pattern.lead or pattern.rest
                if pattern.length < 0:
                    layers = (compounds,) if in_compound else (sure, compounds, doubtful)
                    trapped.extend((layer, (start, end)) for layer in layers)
                    continue
                before = start - pattern.lead - 1
                if (before >= 0 and text[before] in pattern.not_before) or _cuts_latin(text, start, end):
                    continue
                found = compounds if in_compound else doubtful if pattern.loan else sure
                known = found.get((start, end))
                found[start, end] = pattern if known is None else _unite(known, pattern)
        for layer, span in trapped:
            layer.pop(span, None)
        return sure, compounds, doubtful

    def _is_within_name(self, text: str, start: int, end: int, taken: bytearray) -> bool:
        """Tell a short form that goes on in characters of foreign names: 达尔 in 阿布达尔."""
        foreign_before = start > 0 and not taken[start - 1] and text[start - 1] in self._foreign
        if foreign_before and text[max(0, start - 2) : start] not in self._joins:
            return True
        if end - start < _SHORT_NAME or end >= len(text):
            return False
        return not taken[end] and text[end] in self._foreign and text[end : end + 2] not in self._joins

    def _is_dotted_part(self, text: str, start: int, end: int, candidates: tuple[str, ...], edges: set[int]) -> bool:
        """Tell a form that is only a part of a dotted name of somebody else: 特朗普 in 埃里克·特朗普.

        Args:
            text: The folded shadow.
            start: Where the form begins.
            end: Where it ends.
            candidates: Whom it may stand for.
            edges: Where forms begin and end: a dot between two known names separates them.
        """
        if text[end : end + 1] == "·" and end + 1 not in edges:
            return end + 1 < len(text) and text[end + 1] in self._foreign
        if not start or text[start - 1] != "·" or start - 1 in edges:
            return False
        head = start - 1
        while head and start - head < _MAX_NAME and self._is_in_name(text[head - 1]):
            head -= 1
        parts = {part for part in text[head : start - 1].split("·") if part}
        given = {name for id_ in candidates for name in self._given.get(id_, ())}
        return bool(parts) and not any(part.endswith(name) for part in parts for name in given)

    def _is_in_name(self, char: str) -> bool:
        return char in self._foreign or char == "·" or (char.isascii() and char.isalpha())


_Found = dict[tuple[int, int], _Pattern]


@lru_cache(maxsize=1)
def load_tagger() -> Tagger:
    """Return the tagger of the pack's lexicon."""
    return Tagger(load_lexicon())


def tag(shadow: str) -> list[Tag]:
    """Find the spans of a text's shadow that may name entities of the pack's lexicon.

    Args:
        shadow: The shadow of a text (`parley.lang.zh.script.shadow`).

    Example:
        >>> [(found.form, found.candidates[0]) for found in tag("普京和川普通话")]
        [('普京', 'person/vladimir-putin'), ('川普', 'person/donald-trump')]
    """
    return load_tagger().tag(shadow)


def _longest_first(item: tuple[tuple[int, int], _Pattern]) -> tuple[int, int]:
    start, end = item[0]
    return start - end, start


def _cuts_latin(text: str, start: int, end: int) -> bool:
    """Tell a span that begins or ends within a Latin word or a number."""
    return _is_latin(text, start - 1, start) or _is_latin(text, end - 1, end)


def _is_latin(text: str, left: int, right: int) -> bool:
    if left < 0 or right >= len(text):
        return False
    pair = text[left] + text[right]
    return pair.isascii() and pair.isalnum()


def _unite(known: _Pattern, other: _Pattern) -> _Pattern:
    return known._replace(candidates=tuple(dict.fromkeys((*known.candidates, *other.candidates))))


def _collect_patterns(lexicon: Lexicon, foreign: frozenset[str]) -> dict[str, list[_Pattern]]:
    patterns: dict[str, list[_Pattern]] = {}
    guarded = {short.form for short in lexicon.short_forms if short.kind == "guard"}
    for form, candidates in lexicon.forms.items():
        if form not in guarded:
            loan = len(form) == _SHORT_NAME and _is_loan(form, candidates, lexicon, foreign)
            patterns.setdefault(form, []).append(_Pattern(len(form), 0, candidates, loan=loan))
    for short in lexicon.short_forms:
        for string, at in short.contexts() if short.meanings else ():
            for pattern in _short_patterns(short, len(string) - at, foreign):
                _add(patterns, string, pattern)
        for trap in short.traps:
            for at in _places(trap, short.form):
                whole = _Pattern(len(short.form), len(trap) - at - len(short.form))
                for pattern in _short_patterns(short, len(trap) - at, foreign) if short.meanings else (whole,):
                    _add(patterns, trap, pattern._replace(length=-pattern.length, candidates=()))
    _add_guard_states(patterns, lexicon)
    return patterns


def _short_patterns(short: ShortForm, left: int, foreign: frozenset[str]) -> Iterator[_Pattern]:
    """Make the patterns of a short form that begins `left` characters before the end of a string."""
    size = 1 if short.kind == "compound" else len(short.form)
    loan = short.kind == "one" and short.form in foreign
    for lead, group in enumerate(short.meanings):
        rest = len(short.form) - lead - size
        yield _Pattern(size, left - lead - size, group, short.not_before, loan, lead, rest)


def _add(patterns: dict[str, list[_Pattern]], string: str, pattern: _Pattern) -> None:
    found = patterns.setdefault(string, [])
    if pattern not in found:
        found.append(pattern)


def _places(word: str, form: str) -> Iterator[int]:
    at = word.find(form)
    while at >= 0:
        yield at
        at = word.find(form, at + 1)


def _add_guard_states(patterns: dict[str, list[_Pattern]], lexicon: Lexicon) -> None:
    """Let a guarded name also stand right behind a name of its state: 叙利亚德拉."""
    for short in lexicon.short_forms:
        if short.kind != "guard":
            continue
        owner = lexicon.entries[short.meanings[0][0]].owner
        for name in lexicon.entries[owner].forms if owner else ():
            _add(patterns, name + short.form, _Pattern(len(short.form), 0, short.meanings[0]))


def _is_loan(form: str, candidates: tuple[str, ...], lexicon: Lexicon, foreign: frozenset[str]) -> bool:
    """Tell the short form of a person with a foreign name, which may be a piece of a longer one."""
    if not all(char in foreign for char in form):
        return False
    entries = [lexicon.entries[id_] for id_ in candidates]
    return all(entry.kind == "person" and any("·" in full for full in entry.forms) for entry in entries)


def _given_names(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """Return the first parts of people's dotted names, by id."""
    found: dict[str, frozenset[str]] = {}
    for entry in lexicon.entries.values():
        parts = {part for form in entry.forms if "·" in form for part in form.split("·")[:-1]}
        if entry.kind == "person" and parts:
            found[entry.id] = frozenset(parts)
    return found


def _joining_words(lexicon: Lexicon) -> frozenset[str]:
    """Return the words that are made of characters of foreign names and may stand right beside a name."""
    return frozenset(word for short in lexicon.short_forms if short.kind == "beside" for word in short.after)
