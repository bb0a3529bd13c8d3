"""A quote with what was found about it, before it becomes a statement; offsets count from its paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from parley.coding.statements.clauses import Clause
from parley.coding.statements.links import Link
from parley.coding.statements.told import Speaker
from parley.coding.text.bounds import is_han
from parley.coding.text.marks import Quote
from parley.coding.text.masks import Paragraph
from parley.model.coding import StatementForm

_TAIL_CHARS: Final = 100
_LEAD_CHARS: Final = 300
_LONG_CHARS: Final = 16
_ENDS: Final = frozenset("。！？!?；;")


@dataclass(slots=True)
class Telling:
    """A quote on its way to a statement.

    Attributes:
        paragraph: Where it stands.
        quote: Its place; the first part, when a clause stands in its middle.
        link: How it is tied to its clause.
        clause: The clause, of this paragraph or, when carried over, of the one before.
        speakers: Who speaks, as far as that is clear.
        start: Where the reporting clause begins.
        sentence: Where its sentence begins.
        relays: Through whom the words are known, nearest first.
    """

    paragraph: Paragraph
    quote: Quote
    link: Link
    clause: Clause | None = None
    speakers: tuple[Speaker, ...] = ()
    start: int = 0
    sentence: int = 0
    relays: tuple[Speaker, ...] = ()

    @property
    def rule(self) -> str:
        """Return the id of the rule that found the speaker, or that found none."""
        if not self.speakers:
            return "zh.quote.unattributed.v1"
        names = {"before": "clause-before", "after": "clause-after", "inside": "clause-inside"}
        return f"zh.quote.{names.get(self.link.where, 'carried-over')}.v1"

    @property
    def form(self) -> StatementForm:
        """Tell a quoted sentence from a phrase quoted inside the reporter's sentence."""
        start, end = self.quote.inner
        words = self.paragraph.text[start:end]
        if self.link.where != "before" or self.paragraph.is_complete(self.quote):
            return "direct"
        led = self.paragraph.cover[max(0, self.quote.start - 2) : self.quote.start].strip()[-1:]
        following = self.paragraph.cover[self.quote.end : self.quote.end + 1]
        if self.link.adjacent and led in (":", ",", "，") and not is_han(following or " "):
            return "direct"
        return "direct" if len(words) >= _LONG_CHARS and ("，" in words or "," in words) else "fragment"

    def content(self) -> tuple[int, int]:
        """Return where the words inside the marks stand in the article's text."""
        start, end = self.quote.inner
        return self.paragraph.base + start, self.paragraph.base + end

    def evidence(self) -> tuple[tuple[int, int], ...]:
        """Return where the piece from the reporting clause through the quote stands, as one span or two."""
        base, quote, clause = self.paragraph.base, self.quote, self.clause
        start, end = quote.start, quote.end
        parts: tuple[tuple[int, int], ...] = ()
        if clause is not None and self.link.where in ("after", "inside"):
            end = clause.verb_end
            if self.link.second is not None:
                second = self.paragraph.quotes[self.link.second]
                parts = ((base + second.start, base + second.end),)
        elif clause is not None and self.link.where == "before":
            start = self.start if quote.start - self.start <= _LEAD_CHARS else clause.start
            end = quote.end if self.form == "direct" else self._tail()
        return ((base + start, base + end), *parts)

    def _tail(self) -> int:
        """Return the end of the sentence in which a phrase is quoted, if it is near."""
        cover = self.paragraph.cover
        for at in range(self.quote.end, min(len(cover), self.quote.end + _TAIL_CHARS)):
            if cover[at] in _ENDS:
                return at + (cover[at] not in "；;")
        return len(cover) if len(cover) - self.quote.end < _TAIL_CHARS else self.quote.end
