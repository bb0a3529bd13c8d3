"""A passage -> its clauses: split at commas, stops and coordinated predicates, within quotes too.

A comma in a bracket or a number splits nothing. Names are masked before, so that a word in a name is never taken for
one of the clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from parley.coding.text.masks import BRACKETED
from parley.coding.text.passages import Passage
from parley.lang.zh.grammar import PrepositionRole
from parley.model.article import BlockKind

MASKED: Final = "\ue002"
_BRACKETS: Final = re.compile(f"{BRACKETED}+")
_CUT: Final = re.compile(
    rf"(?=[，。！？；;!?\n…—,:并 \u3000{BRACKETED}])(?:"  # one look at most characters
    r"[，。！？；;!?\n…—]+"
    r"|(?<!\d)[,:]|[,:](?!\d)"
    r"|(?<=[^吞合兼一])并(?=[^列非不未无购发存肩没])"
    rf"|(?<=日[电讯])[ \u3000{BRACKETED}]+)"  # the dateline of an agency
)
_MARKS: Final = frozenset("，。！？；;!?\n…—,:并")
LONGEST: Final = 400  # characters without a mark are cut there, so that no text takes more than linear time
_STOPS: Final = frozenset("。！？!?\n")
_EDGE: Final = " \t\u3000“”「」『』\"'《》〈〉.‧·•·、-*"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase with names: 美国总统特朗普, 俄罗斯和乌克兰代表团.

    Attributes:
        start: Where its first name begins.
        end: Where its last name ends.
        heads: Whom it means: the last name of each coordinated part.
        owners: Names before a head that say whose it is (美国 in 美国总统特朗普).
        role: What the preposition before it says; None without one.
        lead: Where the preposition begins, or the phrase itself.
    """

    start: int
    end: int
    heads: tuple[str, ...]
    owners: tuple[str, ...]
    role: PrepositionRole | None
    lead: int


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause; offsets in the article's text.

    Attributes:
        start: Where its words begin.
        end: Where they end, before the mark.
        stop: The mark behind it, empty at the end of a passage.
        sentence: Where its sentence begins.
        index: Its place among the page's clauses.
        kind: The kind of its block.
        phrases: Its noun phrases with names, in order.
    """

    start: int
    end: int
    stop: str
    sentence: int
    index: int
    kind: BlockKind
    phrases: tuple[Phrase, ...]


def cut_passage(passage: Passage, text: str) -> Iterator[tuple[int, int, str, int]]:
    """Cut a passage into clauses.

    Args:
        passage: The passage.
        text: The masked shadow of the article.

    Yields:
        Start, end, the mark behind, and where the sentence begins.
    """
    base = passage.paragraph.base
    end = base + len(passage.paragraph.text)
    covered = [(base + match.start(), base + match.end()) for match in _BRACKETS.finditer(passage.paragraph.cover)]
    at = sentence = base
    bracket = 0
    for match in _CUT.finditer(text, base, end):
        while match.start() - at > LONGEST:
            yield (at, at + LONGEST, "", sentence)
            at += LONGEST
        while bracket < len(covered) and covered[bracket][1] <= match.start():
            bracket += 1
        if bracket < len(covered) and covered[bracket][0] <= match.start() and text[match.start()] in _MARKS:
            continue
        stop = match.group()
        span = _trim(text, at, match.start())
        if span is not None:
            yield (*span, stop, sentence)
        at = match.end()
        if stop[0] in _STOPS:
            sentence = at
    for low in range(at, end, LONGEST):
        span = _trim(text, low, min(low + LONGEST, end))
        if span is not None:
            yield (*span, "", sentence)


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and (text[start] in _EDGE or text[start] == BRACKETED):
        start += 1
    while start < end and text[end - 1] in _EDGE:
        end -= 1
    return (start, end) if start < end else None
