"""What words are about, as character pairs and numbers: what two sayings must share to be about one thing.

Names of people, states and organisations are left out (they stand in every sentence of a story), and so are
characters and words that tell no matter from another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from parley.lang.zh.contrasts import ContrastClass, Contrasts
from parley.lang.zh.script import shadow
from parley.model.coding import Coding
from parley.model.record import Evidence

_NAMED: Final = frozenset(("person", "state", "organization", "group", "office"))
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")
_COUNTED: Final = re.compile(r"\d[百千万亿]{0,2}(个?百分[点比]|[^\d\n])")
_HAN: Final = re.compile(r"[\u3400-\u9fff]+")
_GAP: Final = "\n"


class Contents:
    """Reads the words of pages; each page is prepared once."""

    def __init__(self, contrasts: Contrasts) -> None:
        """Keep the words that tell no matter from another."""
        self.contrasts = contrasts
        self._idle = {ord(char): _GAP for char in contrasts.idle}
        self._idle_words = contrasts.idle_words
        self._texts: dict[str, tuple[str, str]] = {}

    def words(self, page: Coding, span: Evidence) -> str:
        """Return the words of a span as rules match them: simplified, half-width."""
        return self._read(page)[0][span.start : span.end]

    def of(self, page: Coding, spans: Iterable[Evidence]) -> frozenset[str]:
        """Return the character pairs of the words that tell a matter, and the numbers (`#30`)."""
        bare = self._read(page)[1]
        found: set[str] = set()
        for span in spans:
            piece = bare[span.start : span.end]
            found.update("#" + number for number in _NUMBER.findall(piece))
            for run in _HAN.findall(piece):
                found.update(run[at : at + 2] for at in range(len(run) - 1))
        return frozenset(found)

    def has(self, page: Coding, spans: Iterable[Evidence], sort: ContrastClass) -> bool:
        """Tell whether a word of contrast of a class stands in the spans."""
        return any(mark.sort == sort for span in spans for mark in self.contrasts.find(self.words(page, span)))

    def _read(self, page: Coding) -> tuple[str, str]:
        """Return a page's shadow, and the shadow with names and idle words blanked."""
        known = self._texts.get(page.id)
        if known is None:
            text = shadow(page.text)
            kinds = {entity.id: entity.kind for entity in page.entities}
            chars = list(text)
            for mention in page.mentions:
                if kinds.get(mention.entity) in _NAMED:
                    chars[mention.start : mention.end] = _GAP * (mention.end - mention.start)
            bare = "".join(chars)
            for word in self._idle_words:
                bare = bare.replace(word, _GAP * len(word))
            bare = _COUNTED.sub(_blank_unit, bare)
            known = (text, bare.translate(self._idle))
            self._texts[page.id] = known
        return known


def _blank_unit(match: re.Match[str]) -> str:
    """Return a number without the unit behind it, which is no matter of its own."""
    return match[0][: match.start(1) - match.start()] + _GAP * len(match[1])
