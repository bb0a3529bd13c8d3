"""The positions of a page as they are found: each once a clause, its stance fitted to its holders and its term."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from parley.coding.grammar import Clause
from parley.coding.provisions.chains import Settled
from parley.coding.provisions.found import Position, Unheld
from parley.coding.provisions.holders import UNNAMED, Holders
from parley.coding.provisions.sentences import Sentence
from parley.lang.zh.stance_marks import MarkKind, StanceMarks
from parley.lang.zh.term_scan import TermHit
from parley.model.coding import Stance, Topic

NO_HOLDER: Final = "stance on a term without a party that could be told to take it"
HOPED: Final = "term that is only hoped for behind an agreement on something else"
TALKS: Final = frozenset(("talks", "technical-talks", "leaders-meeting"))
_ASKING: Final = frozenset(("demand", "appeal", "propose"))
_SHARED: Final = frozenset(("agree", "accept", "commit"))
_IN_FORCE: Final = frozenset(("agree", "commit", "accept", "extend"))
_SAME_WITHIN: Final = 6
_LOOK_BACK: Final = 30


class Positions:
    """Collects the positions of one page, and answers for what was found before."""

    def __init__(self, text: str, holders: Holders, marks: StanceMarks) -> None:
        """Keep what is asked of the page.

        Args:
            text: The shadow.
            holders: The parties of the page.
            marks: The small words of stances.
        """
        self.text, self.holders, self.marks = text, holders, marks
        self.found: list[Position] = []
        self.unheld: list[Unheld] = []

    def put(
        self, term: TermHit, one: Settled, sentence: Sentence, clause: Clause, rule: str, *, shown: Clause | None = None
    ) -> None:
        """Put a position down, unless it is there; without holders it is left out with the reason.

        Args:
            term: The term.
            one: The stance and its holders.
            sentence: The sentence.
            clause: The clause in which the term stands.
            rule: The rule that found it.
            shown: The clause in which the stance is shown, where it is another.
        """
        if not one.holders or one.holders == UNNAMED:
            self.unheld.append(Unheld(term, clause, NO_HOLDER))
            return
        if sentence.partners and self._is_shared(one, clause):
            one = one._replace(holders=tuple(dict.fromkeys((*one.holders, *sentence.partners))))
        one = self._accuse(one, sentence)
        if one.stance in _SHARED and self._stands_between("belief", one, term, clause):
            self.unheld.append(Unheld(term, clause, HOPED))
            return
        stance = self._fit(one, term, clause)
        if self._is_there(clause, term.topic, stance, one.holders) or (stance == "violate" and term.topic in TALKS):
            return
        if stance == "propose" or (stance == "agree" and len(one.holders) > 1):
            self.holders.sign(one.holders)
        at = shown or self._shown(one, clause, sentence)
        apart = at is not clause and at.start <= one.link.start < at.end
        self.found.append(
            Position(
                term=term,
                stance=stance,
                holders=one.holders,
                clause=clause,
                shown=at,
                rule=f"zh.provisions.{rule}.v1",
                shown_at=(at.start, one.link.end) if apart else (clause.start, clause.end),
                toward=self._toward(one, clause) if stance in _ASKING else (),
                held=sentence.named if not one.link.own and one.holders == sentence.subject else None,
            )
        )

    def _is_shared(self, one: Settled, clause: Clause) -> bool:
        """Tell a stance that those take too with whom something was done: 我们…, 甲与乙会谈并签署…."""
        is_ours = one.stance in _SHARED and "我们" in self.text[clause.start : one.link.start]
        return is_ours or (one.stance == "agree" and not one.link.own and len(one.holders) == 1)

    def _accuse(self, one: Settled, sentence: Sentence) -> Settled:
        """Whoever says that another broke a truce accuses it."""
        said = self.holders.of_speaker(sentence.statement)
        if one.stance != "violate" or not said or set(said) & set(one.holders):
            return one
        return one._replace(stance="accuse-violation", holders=said)

    def _is_there(self, clause: Clause, topic: Topic, stance: Stance, holders: tuple[str, ...]) -> bool:
        near = (one for one in self.found[-_SAME_WITHIN:] if one.clause is clause)
        return any((one.term.topic, one.stance, one.holders) == (topic, stance, holders) for one in near)

    @staticmethod
    def _shown(one: Settled, clause: Clause, sentence: Sentence) -> Clause:
        if clause.start <= one.link.start < clause.end or sentence.shown is None:
            return clause
        return sentence.shown

    def _toward(self, one: Settled, clause: Clause) -> tuple[str, ...]:
        behind = [p for p in clause.phrases if p.start >= one.link.end and p.role in {None, "to"}]
        found = self.holders.parties(behind[0].heads) if behind else ()
        return tuple(party for party in found if party not in one.holders)

    def _fit(self, one: Settled, term: TermHit, clause: Clause) -> Stance:
        """Fit a stance: both agree, one accepts; consent to talk about a term is no consent to it."""
        stance, is_joint = one.stance, len(one.holders) > 1
        if stance in {"accept", "commit"} and is_joint:
            stance = "agree"
        elif stance == "agree" and not is_joint and not self._is_mutual(one, clause):
            stance = "accept"
        if stance not in {"agree", "accept"} or one.link.frame not in {"verb", "back"}:
            return stance
        if self._stands_between("goal", one, term, clause):
            return "agree-to-negotiate"
        return "agree-to-negotiate" if self._begins_talks(term, clause) else stance

    def _stands_between(self, kind: MarkKind, one: Settled, term: TermHit, clause: Clause) -> bool:
        """Tell a word in the term's clause, behind the stance, that makes of the term a goal or a hope."""
        words = self.text[max(clause.start, one.link.end) : term.start]
        return any(word in words for word in self.marks[kind])

    def _is_mutual(self, one: Settled, clause: Clause) -> bool:
        """Tell words that say that both agree, though only one of them is known here."""
        words = self.text[clause.start : one.link.start]
        return any(word in words for word in self.marks["joint"])

    def _begins_talks(self, term: TermHit, clause: Clause) -> bool:
        if term.topic in {"talks", "technical-talks"}:
            words = self.text[clause.start : clause.end]
            return any(word in words for word in self.marks["beginning"])
        rest = self.text[term.end : clause.end]
        return any(f"{word}{talk}" in rest for word in self.marks["beginning"] for talk in self.marks["talk"])

    def require(self, first: int, sentence: Sentence) -> None:
        """Give what is required (如果…) to those who take a stance in the main clause.

        Args:
            first: The number of positions before the sentence.
            sentence: The sentence.
        """
        main, required = self.found[first:], sentence.required
        if not main or required is None:
            return
        self.found[first:] = [
            replace(one, conditional=True, held=required if required is not one.clause else None) for one in main
        ]
        for term, clause in sentence.conditions:
            self.found.append(
                Position(
                    term=term,
                    stance="condition",
                    holders=main[0].holders,
                    clause=clause,
                    shown=clause,
                    rule="zh.provisions.condition.v1",
                    shown_at=(clause.start, clause.end),
                    for_topic=main[0].term.topic,
                )
            )

    def bound_by(self, terms: list[TermHit]) -> tuple[str, ...]:
        """Return who agreed on a term last: those for whom it comes into force or ends."""
        topics = {term.topic for term in terms}
        near = (one for one in reversed(self.found[-_LOOK_BACK:]) if one.term.topic in topics)
        return next((one.holders for one in near if one.stance in _IN_FORCE), ())

    def agreed(self) -> Topic:
        """Return what the last agreement is about; a paper, where none is known."""
        made = (one for one in reversed(self.found[-_LOOK_BACK:]) if one.stance in _IN_FORCE and len(one.holders) > 1)
        return next((one.term.topic for one in made), "documents")

    def authors(self) -> tuple[str, ...]:
        """Return whose paper 协议 or 方案 is: of those who put a term forward or agreed on it last."""
        made = (one for one in reversed(self.found[-_LOOK_BACK:]) if one.stance in {"propose", "demand", "agree"})
        return next((one.holders for one in made), ())
