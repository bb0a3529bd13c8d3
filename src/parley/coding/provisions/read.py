"""Clauses -> the positions of parties on terms, sentence by sentence."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from parley.coding.draft import Draft
from parley.coding.grammar import Clause, Grammar
from parley.coding.provisions.behind import BehindReader
from parley.coding.provisions.chains import Link, Settled, settle
from parley.coding.provisions.clause_terms import ClauseTerms
from parley.coding.provisions.holders import Holders
from parley.coding.provisions.inherit import Inheritance
from parley.coding.provisions.links import LinkReader, Reading, chain_above
from parley.coding.provisions.positions import TALKS, Positions
from parley.coding.provisions.sentences import Sentence
from parley.lang.zh.stances import load_stances
from parley.lang.zh.term_scan import TermHit
from parley.model.coding import Stance, Statement

_NO_ACTS: Final = TALKS | {"ceasefire", "surrender-safety", "political"}
_ACTED: Final = frozenset(("implement", "suspend", "extend", "withdraw", "supersede"))
_ENDED: Final = frozenset(("suspend", "withdraw"))
_REQUESTS: Final = frozenset(("demand", "appeal"))
_UNLISTED: Final = frozenset(("demand", "appeal", "commit"))
_SHORTEST: Final = 4
_HEAD: Final = 2
_LEAD: Final = 12


class PositionReader:
    """Reads the positions of one page."""

    def __init__(self, draft: Draft, grammar: Grammar, holders: Holders, terms: ClauseTerms) -> None:
        """Keep what is asked of the page and of the language."""
        self.grammar, self.holders, self.terms = grammar, holders, terms
        self.marks = holders.marks
        self.text = draft.shadow
        self.positions = Positions(draft.shadow, holders, self.marks)
        self.links = LinkReader(grammar, holders, load_stances(), self.marks)
        self.inheritance = Inheritance(grammar, holders, self.positions, self.marks)
        self.behind = BehindReader(self.inheritance, self.positions, self.marks)
        self._has_truce = any(word in draft.shadow for word in self.marks["truce"])
        self._bases = {passage.paragraph.base for passage in draft.passages}
        self._list: tuple[Link, Clause] | None = None

    def read(self) -> Positions:
        """Read all passages but headings."""
        for at, clauses in groupby(self.grammar.clauses, key=lambda clause: clause.sentence):
            several = list(clauses)
            if several[0].kind == "heading":
                continue
            if at in self._bases and several[0].kind != "list-item":
                self.inheritance.begin_passage()
                self._list = None
            self._read_sentence(several)
        return self.positions

    def _read_sentence(self, clauses: list[Clause]) -> None:
        terms = [self._own_terms(self.terms.of(clause)) for clause in clauses]
        if not any(terms) and not self._may_matter(clauses):
            self.inheritance.skip(clauses)
            return
        sentence = Sentence()
        if self._list is not None and self._starts_item(clauses[0]):
            sentence.open([self._list[0]], self._list[1])
        first = len(self.positions.found)
        for clause, found in zip(clauses, terms, strict=True):
            sentence.statement = self._statement(clause)
            reading = self.links.read(clause, found, sentence.statement)
            self._read_clause(reading, sentence)
            self.inheritance.carry(reading, sentence)
            sentence.last = reading
        self.positions.require(first, sentence)
        self.inheritance.end_sentence(sentence)

    def _may_matter(self, clauses: list[Clause]) -> bool:
        """Tell a sentence without terms that may announce some, or take up what was put forward before."""
        words = self.text[clauses[0].start : clauses[-1].end]
        pointers = (*self.marks["proposal"], *self.marks["pointed"]) if self.positions.found else ()
        return any(word in words for word in (*self.marks["opener"], *pointers))

    def _statement(self, clause: Clause) -> Statement | None:
        found = self.grammar.statement_at(clause.start, clause.end)
        return found or self.grammar.statement_at(clause.end - 1, clause.end)

    def _starts_item(self, clause: Clause) -> bool:
        return clause.kind == "list-item" or self.text.startswith(self.marks["ordinal"], clause.start)

    def _read_clause(self, reading: Reading, sentence: Sentence) -> None:
        clause, condition = reading.clause, reading.condition
        if condition is not None:
            sentence.required = clause
            sentence.conditions += [(term, clause) for term in reading.terms if term.start >= condition]
            reading.terms = [term for term in reading.terms if term.start < condition]
        if self.text.startswith(self.marks["contrast"], clause.start):
            sentence.close()
        taken = self._take_lists(reading, sentence) if reading.lists else self._take_terms(reading, sentence)
        taken |= self.behind.take_backs(reading, sentence, taken)
        taken |= self.behind.take_nouns(reading, sentence)
        if taken:
            sentence.loose = []
            return
        before = len(self.positions.found)
        self.behind.take_pointed(reading, sentence)
        if len(self.positions.found) == before and not reading.terms and self._take_unlisted(reading, sentence):
            return
        if reading.terms:
            sentence.loose.append(reading)

    def _own_terms(self, terms: list[TermHit]) -> list[TermHit]:
        """Give papers (落实协议) the topic of what was agreed; none beside another term."""
        others = [term for term in terms if term.kind != "accord"]
        terms = [term for term in terms if not self.text.startswith(self.marks["stipulating"], term.end)]
        return others or [term._replace(topic=self.positions.agreed()) for term in terms[:1]]

    def _take_lists(self, reading: Reading, sentence: Sentence) -> set[TermHit]:
        """Take the terms behind words that announce them: 三条红线, 条件是."""
        taken = set()
        for link in reading.lists:
            full = self.inheritance.complete(link, reading, sentence)
            self._list = (full, reading.clause)
            sentence.open([full], reading.clause)
            for term in reading.terms:
                if term.start > link.end and full.holders:
                    settled = Settled(full.stance or "condition", full.holders, full)
                    self.positions.put(term, settled, sentence, reading.clause, "list")
                    taken.add(term)
        return taken

    def _take_terms(self, reading: Reading, sentence: Sentence) -> set[TermHit]:
        """Take the terms behind verbs, and acts told without any."""
        taken = set()
        pending = self._pending(reading, sentence)
        for term in reading.terms:
            lead = self.text[reading.clause.start : term.start]
            chain = chain_above(
                reading, term, pending, moved_by=max((one for one in self.marks["moving"] if one in lead), default="")
            )
            full = [self.inheritance.complete(link, reading, sentence) for link in chain]
            is_breach = term.kind == "breach"
            settled = settle(full, is_breach=is_breach)
            if self._is_form(term, reading):
                continue
            if (is_breach and not self._has_truce) or _is_backed(reading, term, settled):
                continue
            for one in settled:
                if self._counts(one, term, reading, chain, sentence):
                    self.positions.put(term, one, sentence, reading.clause, "verb")
                    taken.add(term)
            if not chain and self._take_act(term, reading, sentence):
                taken.add(term)
        return taken

    def _take_unlisted(self, reading: Reading, sentence: Sentence) -> bool:
        """Take what a party asks for, promises or refuses where no word names its topic: it is `other`."""
        link = reading.chain[-1] if reading.chain else None
        is_bare = reading.backs or reading.lists or reading.condition is not None
        if link is None or is_bare or link.frame != "verb" or link.stance not in _UNLISTED or not link.own:
            return False
        if reading.clause.end - link.end < _SHORTEST or len([one for one in reading.chain if one.frame != "say"]) > 1:
            return False
        term = TermHit(link.end, reading.clause.end, "other", "thing")
        self.positions.put(term, Settled(link.stance, link.holders, link), sentence, reading.clause, "unlisted")
        return True

    def _is_form(self, term: TermHit, reading: Reading) -> bool:
        """Tell talks that are only the form in which another term of the clause is dealt with: 就撤军开始谈判."""
        others = [one for one in reading.terms if one.end <= term.start and one.topic not in TALKS]
        if not others or term.topic not in TALKS:
            return False
        lead = self.text[max(reading.clause.start, others[0].start - _LEAD) : others[0].start]
        return any(word in lead for word in self.marks["about"])

    def _pending(self, reading: Reading, sentence: Sentence) -> list[Link]:
        """Return what governs a clause from before: for long where it ended its clause, else only plain clauses."""
        clause = reading.clause
        if not sentence.is_open:
            named = any(p.role is None and p.start <= clause.start + _HEAD for p in clause.phrases)
            goes_on = (
                (reading.is_plain or self._is_asked(reading, sentence))
                and not named
                and not self.text.startswith(self.marks["joint"], clause.start)
            )
            refused = any(link.stance in {"reject", "deny"} for link in sentence.pending)
            return sentence.pending if goes_on and not refused else []
        has_own = any(link.frame == "verb" and link.own and link.stance not in _ACTED for link in reading.chain)
        return [] if (sentence.of_list or sentence.is_cited) and has_own else sentence.pending

    def _is_asked(self, reading: Reading, sentence: Sentence) -> bool:
        """Tell what another is asked for, or accused of, in a further clause: 呼吁甲停火，确保援助进入."""
        first = reading.chain[0] if reading.chain else None
        if first is None or first.own or not sentence.pending or reading.is_negated:
            return False
        above = sentence.pending[0].stance
        if above == "accuse-violation":
            return first.stance == "violate"
        grants = self.text.startswith(self.marks["granting"], first.start)
        return above in _REQUESTS and (grants or first.stance in _ACTED)

    def _counts(self, one: Settled, term: TermHit, reading: Reading, chain: list[Link], sentence: Sentence) -> bool:
        """Tell whether a weak word is enough here: talks that will be held must be held by both sides."""
        frame, is_talk = one.link.frame, term.topic in TALKS
        if one.stance in _ACTED and frame in {"verb", "do"} and len(chain) == 1:
            told = self.text[one.link.end : term.start]
            is_own = one.link.own or reading.clause.kind == "list-item" or any(w in told for w in self.marks["members"])
            is_own = is_own or (frame == "do" and one.holders == sentence.subject)
            is_done = one.stance != "implement" or frame == "do" or (term.kind == "act" and term.topic not in _NO_ACTS)
            return is_own and is_done and (not is_talk or one.stance in _ENDED)
        if one.stance == "implement" and (is_talk or all(link.frame == "verb" for link in chain)):
            return False
        if all(link.frame == "done" for link in chain) and term.kind == "thing":
            return term.start - chain[-1].end <= _HEAD
        if is_talk and frame in {"will", "done"} and one.stance == "commit":
            if term.kind == "thing":
                return True
            is_joint = len(one.holders) > 1 or self.inheritance.is_pointed(reading.clause, term)
            return frame == "will" and is_joint and term.topic != "leaders-meeting"
        return True

    def _take_act(self, term: TermHit, reading: Reading, sentence: Sentence) -> bool:
        """Take an act told of a party without any word of stance: done, or in a party's own list to be done."""
        clause, statement = reading.clause, sentence.statement
        if term.kind != "act" or term.topic in _NO_ACTS or reading.backs:
            return False
        if self.text.startswith(self.marks["title-after"], term.end) or self.text.endswith(
            self.marks["since"], clause.start, clause.end
        ):
            return False
        holders = self.holders.subjects(clause, clause.start, term.start, statement) or self._who_went_on(clause, term)
        if not holders:
            return False
        is_meant = (clause.kind == "list-item" and statement is not None) or sentence.required is not None
        stance: Stance = "commit" if is_meant else "implement"
        if self.text.endswith(self.marks["negation"], clause.start, term.start):
            stance = "reject"
        link = Link("will", stance, holders, own=True, start=term.start, end=term.start)
        self.positions.put(term, Settled(stance, holders, link), sentence, clause, "act")
        return True

    def _who_went_on(self, clause: Clause, term: TermHit) -> tuple[str, ...]:
        """Return who did what the clause before tells, where this one goes on without a subject: 解封港口，放行粮船."""
        last = self.positions.found[-1] if self.positions.found else None
        goes_on = last is not None and last.clause.sentence == clause.sentence and last.clause.index == clause.index - 1
        named = any(p.role is None and p.start < term.start for p in clause.phrases)
        return last.holders if last is not None and goes_on and last.stance == "implement" and not named else ()


def _is_backed(reading: Reading, term: TermHit, settled: list[Settled]) -> bool:
    """Tell a term that a word behind it takes, where only weak words stand above it."""
    backs = [back for back in reading.backs if back.start >= term.end]
    if any(back.stance == "condition" for back in backs):
        return all(one.stance != "reject" for one in settled)
    return bool(backs) and all(
        one.link.frame in {"will", "done", "must"} or one.stance == "implement" for one in settled
    )
