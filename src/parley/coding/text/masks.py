"""A paragraph without what is said or added in it: quotes and brackets covered, everything at its old place.

Rules that look for the reporter's own words read the cover, so that a verb inside a quote is never taken for
the reporter's.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from parley.coding.text.marks import Quote, find_quotes

QUOTED: Final = "\ue000"
BRACKETED: Final = "\ue001"
LOST: Final = "?;？；"
_LOST_RUN = re.compile(r"(?:[?？][;；])+[?？]?")  # what is left of characters that an encoding lost
_BRACKET_CHARS: Final = 80
_OPENERS: Final = {"(": ")", "【": "】", "[": "]", "〔": "〕"}
_SENTENCE_ENDS: Final = frozenset("。！？!?；;\n")
_INNER_CLOSERS: Final = frozenset("’』»")
_FINAL: Final = frozenset("。！？!?…")


class Paragraph(NamedTuple):
    """A block of text on its way through the rules.

    Attributes:
        base: Where it begins in the article's text.
        text: Its shadow.
        cover: The same with quotes and brackets covered.
        quotes: Its outermost quotes, in order, counted from its own beginning.
        starts: Where its sentences begin, in order; the first is 0.
    """

    base: int
    text: str
    cover: str
    quotes: tuple[Quote, ...]
    starts: tuple[int, ...]

    def is_complete(self, quote: Quote) -> bool:
        """Tell whether the words of a quote end like a sentence."""
        start, end = quote.inner
        while end > start and self.text[end - 1] in _INNER_CLOSERS:
            end -= 1
        return end > start and self.text[end - 1] in _FINAL


def make_paragraph(shadow: str, start: int, end: int) -> Paragraph:
    """Cover the quotes and brackets of one block.

    Args:
        shadow: The shadow of the article's text.
        start: Where the block begins.
        end: Where it ends.
    """
    text = shadow[start:end]
    quotes = tuple(find_quotes(text, 0, len(text)))
    chars = list(text)
    for quote in quotes:
        chars[quote.start : quote.end] = QUOTED * (quote.end - quote.start)
    for match in _LOST_RUN.finditer(text):
        chars[match.start() : match.end()] = BRACKETED * (match.end() - match.start())
    _cover_brackets(chars)
    cover = "".join(chars)
    bare = Paragraph(start, text, cover, quotes, ())
    return bare._replace(starts=_sentence_starts(bare))


def _cover_brackets(chars: list[str]) -> None:
    opened: dict[str, int] = {}
    for at, char in enumerate(chars):
        if char in _OPENERS:
            opened[_OPENERS[char]] = at
        elif char in opened:
            start = opened.pop(char)
            if at - start <= _BRACKET_CHARS and QUOTED not in chars[start : at + 1]:
                chars[start : at + 1] = BRACKETED * (at + 1 - start)


def _sentence_starts(paragraph: Paragraph) -> tuple[int, ...]:
    cover = paragraph.cover
    starts = {0}
    starts.update(at + 1 for at, char in enumerate(cover) if char in _SENTENCE_ENDS)
    starts.update(quote.end for quote in paragraph.quotes if paragraph.is_complete(quote))
    return tuple(sorted(start for start in starts if start < len(cover)))
