"""Which reporting clause a quote belongs to: before it, behind it, in its middle, or carried over from the last one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Final, Literal

from parley.coding.statements.clauses import Clause
from parley.coding.text.marks import Quote
from parley.coding.text.masks import BRACKETED, QUOTED, Paragraph

Where = Literal["before", "after", "inside", "carried", "none"]

_REACH: Final = 400
_ADDRESSEE_CHARS: Final = 24
_OBJECT_CHARS: Final = 20
_BEHIND_CHARS: Final = 100
_CLAUSES_BACK: Final = 12
_GAPS: Final = frozenset(("", "道", "是", "的是", "着", "了", "过"))
_ACTS: Final = frozenset(
    ("accuse", "announce", "confirm", "deny", "promise", "reveal", "threaten", "thank", "urge", "warn", "welcome")
)
_ENDS: Final = frozenset("。！？!?；;")
_PAUSES: Final = frozenset(",，…—")


@dataclass(frozen=True, slots=True)
class Link:
    """How a quote is tied to a clause.

    Attributes:
        where: Where the clause stands.
        clause: The clause's number in its paragraph; None when it is carried over or there is none.
        adjacent: True when only punctuation stands between the verb and the quote.
        second: The number of the quote's other part, when the clause stands in its middle.
    """

    where: Where
    clause: int | None = None
    adjacent: bool = False
    second: int | None = None


class Linker:
    """Ties the quotes of one paragraph to its clauses."""

    def __init__(self, paragraph: Paragraph, clauses: list[Clause]) -> None:
        """Index the clauses by where their verbs end and begin."""
        self.paragraph = paragraph
        self.clauses = clauses
        self._ends = [clause.verb_end for clause in clauses]
        self._starts = [clause.verb_start for clause in clauses]

    def link(self, number: int) -> Link:
        """Tie one quote.

        Args:
            number: Its number in the paragraph.
        """
        quote = self.paragraph.quotes[number]
        before = bisect_right(self._ends, quote.start) - 1
        if before >= 0 and self._is_adjacent(self.clauses[before], quote):
            return Link("before", before, adjacent=True)
        behind = self._find_behind(number)
        if behind is not None:
            return behind
        governing = self._find_governing(before, quote)
        if governing is not None:
            return Link("before", governing)
        if self.stands_alone(quote):
            main = self._main_clause(before)
            return Link("carried", self._find_leading(number) if main is None else main)
        return Link("none")

    def _is_adjacent(self, clause: Clause, quote: Quote) -> bool:
        if clause.denied or quote.start - clause.verb_end > _ADDRESSEE_CHARS:
            return False
        gap = self.paragraph.cover[clause.verb_end : quote.start]
        if ":" not in gap and (clause.verb.position in ("topic", "before") or _is_act_of_others(clause)):
            return False
        if gap.strip(" :,，") in _GAPS:
            return True
        return gap.rstrip().endswith(":") and not any(char in _ENDS or char in ",，" for char in gap)

    def _find_behind(self, number: int) -> Link | None:
        paragraph = self.paragraph
        quote = paragraph.quotes[number]
        index = bisect_left(self._starts, quote.end)
        if index >= len(self.clauses) or not self._pauses(quote):
            return None
        clause = self.clauses[index]
        if clause.verb.position != "both" or clause.denied or clause.subject.kind == "missing":
            return None
        if clause.verb_start - quote.end > _BEHIND_CHARS:
            return None
        if paragraph.cover[quote.end : clause.start].strip(" ,，"):
            return None
        if clause.start < quote.end and QUOTED in paragraph.cover[quote.end : clause.verb_start]:
            return None
        return self._read_behind(number, index)

    def _read_behind(self, number: int, index: int) -> Link | None:
        """Look at what follows the verb: the sentence's end, or the second part of the quote."""
        cover, quotes = self.paragraph.cover, self.paragraph.quotes
        at = self.clauses[index].verb_end
        while at < len(cover) and (cover[at] in " 道着" or cover[at] == BRACKETED):
            at += 1
        if at >= len(cover) or cover[at] in _ENDS:
            return Link("after", index, adjacent=True)
        if cover[at] in ",，":
            while at < len(cover) and cover[at] in " ,，":
                at += 1
            second = number + 1
            if second < len(quotes) and quotes[second].start == at:
                return Link("inside", index, adjacent=True, second=second)
        return None

    def _find_leading(self, number: int) -> int | None:
        """Find the clause that leads over from this quote to the next: “……。”他告诉记者：“……”."""
        quotes = self.paragraph.quotes
        index = bisect_left(self._starts, quotes[number].end)
        if index >= len(self.clauses) or number + 1 >= len(quotes):
            return None
        clause, following = self.clauses[index], quotes[number + 1]
        leads = following.start > clause.verb_end and self._is_adjacent(clause, following)
        return index if leads and clause.start == quotes[number].end else None

    def _pauses(self, quote: Quote) -> bool:
        """Tell a quote that can be followed by its clause: it ends like a sentence or with a pause."""
        if self.paragraph.is_complete(quote):
            return True
        last = self.paragraph.text[quote.inner[1] - 1]
        following = self.paragraph.cover[quote.end : quote.end + 1]
        return last in _PAUSES or following in (",", "，")

    def _find_governing(self, last: int, quote: Quote) -> int | None:
        """Find the clause in whose sentence a fragment stands; verbs of speaking win over demands and refusals."""
        weak = None
        sentence = self.sentence_of(quote.start)
        for index in range(last, max(-1, last - _CLAUSES_BACK), -1):
            clause = self.clauses[index]
            if clause.sentence != sentence or quote.start - clause.verb_end > _REACH:
                break
            if clause.denied or clause.verb.position in ("topic", "relay"):
                continue
            if clause.verb.position == "before":
                weak = index if weak is None and self._is_near(clause, quote) else weak
            elif _is_act_of_others(clause):
                weak = index if weak is None else weak
            else:
                return index
        return weak

    def _is_near(self, clause: Clause, quote: Quote) -> bool:
        """Tell a quote that is the object of a demand or a refusal: in its clause, and no noun's attribute."""
        gap = self.paragraph.cover[clause.verb_end : quote.start]
        return len(gap) <= _OBJECT_CHARS and not any(char in ",，" for char in gap) and not gap.endswith("的")

    def _main_clause(self, last: int) -> int | None:
        """Return the clause that opens the last sentence with somebody speaking: its first verb of speaking proper."""
        found = None
        for index in range(last, max(-1, last - _CLAUSES_BACK), -1):
            clause = self.clauses[index]
            if clause.sentence != self.clauses[last].sentence:
                break
            proper = clause.verb.position == "both" and clause.verb.act not in _ACTS and not clause.denied
            if proper or found is None:
                found = index
        return found

    def sentence_of(self, at: int) -> int:
        """Return where the sentence of a place begins."""
        starts = self.paragraph.starts
        return starts[max(0, bisect_right(starts, at) - 1)]

    def stands_alone(self, quote: Quote) -> bool:
        """Tell a quote that is a sentence of its own: nothing of the reporter's before or behind it."""
        cover = self.paragraph.cover
        at = quote.start - 1
        while at >= 0 and cover[at] in " \u3000":
            at -= 1
        if at >= 0 and cover[at] not in _ENDS and cover[at] != QUOTED:
            return False
        following = cover[quote.end : quote.end + 1]
        return self.paragraph.is_complete(quote) or following == "" or following in _ENDS


def _is_act_of_others(clause: Clause) -> bool:
    """Tell what an institution did (宣布, 承诺), of which somebody earlier in the sentence may be speaking."""
    return clause.verb.act in _ACTS and clause.subject.kind in ("organization", "group", "state")
