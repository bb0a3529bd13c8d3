"""Stances whose term stands before them: 就停火达成共识, 普京的停火提议, 对这一提议做出积极回应."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from parley.coding.grammar import Clause
from parley.coding.provisions.chains import Link, Settled, settle
from parley.coding.provisions.inherit import Inheritance
from parley.coding.provisions.links import Reading
from parley.coding.provisions.positions import Positions
from parley.coding.provisions.sentences import Sentence
from parley.lang.zh.stance_marks import StanceMarks
from parley.lang.zh.term_scan import TermHit
from parley.model.coding import Stance

_TAKES: Final = frozenset(
    ("accept", "reject", "agree", "note", "order", "deny", "partly-accept", "accept-in-principle", "consider", "extend")
)
_ANSWERS: Final = frozenset(("accept", "reject", "deny", "note"))
_LONGER: Final = frozenset("至到了为一二两三四五六七八九十")
_IN_TIME: Final = frozenset(("ceasefire", "trade-measures"))
_ASKS: Final = frozenset(("appeal", "demand"))
_OF_THE_BOUND: Final = frozenset(("implement", "expire", "extend", "partly-accept"))
_OF_BOTH: Final = frozenset(("expire", "extend"))
_AGREED_ON: Final = frozenset(("ceasefire", "arms-control"))
_SPAN_BACK: Final = 3


class BehindReader:
    """Reads the stance words of a clause that come after their term."""

    def __init__(self, inheritance: Inheritance, positions: Positions, marks: StanceMarks) -> None:
        """Keep what is asked of the page."""
        self.inheritance, self.positions, self.marks = inheritance, positions, marks
        self.holders, self.text = positions.holders, positions.text

    def take_backs(self, reading: Reading, sentence: Sentence, known: set[TermHit]) -> set[TermHit]:
        """Take the terms before words like 达成共识.

        Args:
            reading: The clause.
            sentence: The sentence so far.
            known: The terms of the clause that were taken already.

        Returns:
            The terms taken.
        """
        taken: set[TermHit] = set()
        for back in reading.backs:
            if self._is_blocked(back, reading, sentence):
                continue
            terms = list(self._terms_before(reading, back, sentence))
            if not terms and back.stance == "agree":
                holders = self._holders(back, reading, sentence)
                sentence.open([back._replace(frame="verb", holders=holders)], reading.clause)
            for at, term in terms:
                if back.stance in {"implement", "expire"} and term in known:
                    continue
                settled = Settled(back.stance or "agree", self._holders(back, at, sentence), back)
                self.positions.put(term, settled, sentence, at.clause, "back", shown=reading.clause)
                taken.add(term)
        return taken

    @staticmethod
    def _is_blocked(back: Link, reading: Reading, sentence: Sentence) -> bool:
        """Tell a stance that is only asked for, guessed or refused: 敦促双方就停火达成共识."""
        above = [link for link in reading.chain if link.end <= back.start]
        pending = sentence.pending if sentence.is_open else []
        refused = back.stance == "condition" and any(link.stance in {"reject", "withdraw"} for link in reading.chain)
        return refused or any(_asks(link) for link in (*above, *pending))

    def _terms_before(self, reading: Reading, back: Link, sentence: Sentence) -> Iterable[tuple[Reading, TermHit]]:
        own = [term for term in reading.terms if term.end <= back.start + 1]
        if not own or self.text.startswith(self.marks["join"], reading.clause.start):
            for one in sentence.loose[-_SPAN_BACK:]:
                yield from ((one, term) for term in one.terms)
        last = sentence.last
        if not own and not sentence.loose and last and self.text.startswith(self.marks["about"], last.clause.start):
            yield from ((last, term) for term in last.terms)
        yield from ((reading, term) for term in own)

    def _holders(self, back: Link, at: Reading, sentence: Sentence) -> tuple[str, ...]:
        if back.holders and (back.stance != "agree" or len(back.holders) > 1):
            return back.holders
        clause = at.clause
        if back.stance != "agree":
            bound = self.positions.bound_by(at.terms) if back.stance in _OF_THE_BOUND else ()
            found = bound or self.inheritance.inherited(sentence)
            is_joint = back.stance in _OF_BOTH and any(term.topic in _AGREED_ON for term in at.terms)
            return found or (self.holders.both(clause.start) if is_joint else ())
        joint = self.holders.joint(clause, clause.start, clause.end, sentence.statement)
        found = joint or back.holders or self.inheritance.inherited(sentence)
        return found or self.holders.both(clause.start)

    def take_nouns(self, reading: Reading, sentence: Sentence) -> set[TermHit]:
        """Take the terms of somebody's proposal; return them."""
        taken: set[TermHit] = set()
        for noun in reading.nouns:
            holders, low = self.inheritance.owner(noun, reading)
            if not holders:
                continue
            for term in reading.terms:
                if low <= term.start and term.end <= noun.start:
                    settled = Settled(noun.stance or "propose", holders, noun)
                    self.positions.put(term, settled, sentence, reading.clause, "noun")
                    taken.add(term)
        return taken

    def take_pointed(self, reading: Reading, sentence: Sentence) -> None:
        """Take a stance on what was put forward last, where words of the clause point at it."""
        links = [one for one in (*reading.chain, *reading.backs) if one.stance in _TAKES and one.frame != "announce"]
        if not links or not self.positions.found or reading.terms or reading.condition is not None:
            return
        at = self._pointer(reading, links)
        if at is None:
            return
        full = [self.inheritance.complete(link, reading, sentence) for link in reading.chain]
        first: Stance = links[0].stance or "accept"
        settled = settle(full) if full else [Settled(first, links[0].holders, links[0])]
        if not settled or settled[0].stance not in _TAKES | _ASKS or settled[0].link.frame == "must":
            return
        last = self.positions.found[-1]
        if at == links[0].start and links[0].frame != "back" and last.term.topic not in _IN_TIME:
            return
        one = settled[0]._replace(holders=settled[0].holders or self.inheritance.inherited(sentence))
        if one.holders != last.holders or one.stance != last.stance:
            term = TermHit(at, at + 2, last.term.topic, last.term.kind)
            self.positions.put(term, one, sentence, reading.clause, "pointed")

    def _points_itself(self, link: Link, clause: Clause) -> bool:
        """Tell words that say by themselves what is meant: 下达命令, 延长14天, 延长至."""
        last = self.positions.found[-1]
        if link.frame == "back" and link.own:
            return last.clause.sentence == clause.sentence and link.stance in _ANSWERS
        if link.stance == "order":
            return "下达" in self.text[clause.start : clause.end]
        rest = self.text[link.end : link.end + 1]
        return link.stance == "extend" and (link.end == clause.end or rest.isdigit() or rest in _LONGER)

    def _pointer(self, reading: Reading, links: list[Link]) -> int | None:
        """Find the words that point at what was put forward; not stance words themselves, but orders and 延长."""
        clause = reading.clause
        if self._points_itself(links[0], clause):
            return links[0].start
        own = [(link.start, link.end) for link in (*reading.chain, *reading.backs)]
        for kind in ("proposal", "pointed"):
            for word in self.marks["proposal" if kind == "proposal" else "pointed"]:
                at = self.text.find(word, clause.start, clause.end)
                if at < 0 or any(low <= at < high for low, high in own):
                    continue
                lead = self.text[max(clause.start, at - 3) : at]
                if kind == "proposal" or lead.endswith(self.marks["pointing"]):
                    return at
        return None


def _asks(link: Link) -> bool:
    return link.frame in {"guess", "must"} or link.stance in {"demand", "appeal", "propose", "order"}
