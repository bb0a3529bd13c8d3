"""Whose stance it is where the clause does not say: the subject before, the speaker, those who agreed before."""

from __future__ import annotations

from parley.coding.grammar import Clause, Grammar, Phrase
from parley.coding.provisions.chains import Link
from parley.coding.provisions.holders import UNNAMED, Holders
from parley.coding.provisions.links import Reading
from parley.coding.provisions.positions import Positions
from parley.coding.provisions.sentences import Sentence
from parley.lang.zh.stance_marks import StanceMarks
from parley.lang.zh.term_scan import TermHit

_QUOTES = "“”「」『』 "


class Inheritance:
    """Tells the holders of links without a subject of their own, and keeps what clauses leave for later ones."""

    def __init__(self, grammar: Grammar, holders: Holders, positions: Positions, marks: StanceMarks) -> None:
        """Keep what is asked of the page."""
        self.grammar, self.holders, self.positions, self.marks = grammar, holders, positions, marks
        self.text = positions.text
        self._before: tuple[str, ...] = ()
        self._skipped: list[Clause] = []

    # --- asking

    def complete(self, link: Link, reading: Reading, sentence: Sentence) -> Link:
        """Return a link with its holders."""
        return link if link.holders else link._replace(holders=self.holders_of(link, reading, sentence))

    def holders_of(self, link: Link, reading: Reading, sentence: Sentence) -> tuple[str, ...]:
        """Return the parties that a link in a clause is said of.

        Args:
            link: The link.
            reading: Its clause.
            sentence: The sentence so far.
        """
        if link.holders:
            return link.holders
        above = [one for one in reading.chain if one.end <= link.start and one.holders]
        if link.frame == "must":
            said = [one for one in above if one.frame != "must"]
            spoken = self.holders.of_speaker(sentence.statement)
            return said[-1].holders if said else spoken or (sentence.subject if sentence.statement is None else ())
        if above:
            return above[-1].holders
        if link.frame in {"will", "done"} and self._points_before(link, reading):
            return self.positions.found[-1].holders if self.positions.found else ()
        return self.inherited(sentence)

    def _points_before(self, link: Link, reading: Reading) -> bool:
        terms = [term for term in reading.terms if term.end <= link.start]
        return any(self.is_pointed(reading.clause, term) for term in terms)

    def is_pointed(self, clause: Clause, term: TermHit) -> bool:
        """Tell a term that was met before: 这些谈判, 有关谈判."""
        near = max(clause.start, term.start - 2)
        return self.text.startswith(self.marks["pointing"], near) or (
            self.text.startswith(self.marks["pointing"], clause.start)
        )

    def inherited(self, sentence: Sentence) -> tuple[str, ...]:
        """Return the subject before in the sentence, else the speaker, else the subject of the sentence before."""
        return sentence.subject or self.holders.of_speaker(sentence.statement) or self._subject_before()

    def _subject_before(self) -> tuple[str, ...]:
        for clause in reversed(self._skipped):
            subject = self.grammar.subject(clause)
            found = self.holders.parties(subject.heads) if subject is not None else ()
            if found:
                self._before = found
                break
        self._skipped = []
        return self._before

    # --- keeping

    def begin_passage(self) -> None:
        """Forget the subjects of the passage before."""
        self._before, self._skipped = (), []
        self.holders.remember(())

    def skip(self, clauses: list[Clause]) -> None:
        """Keep a sentence without terms, in case its subject is asked for."""
        self._skipped = clauses

    def end_sentence(self, sentence: Sentence) -> None:
        """Keep the subject of a sentence for the next."""
        self._before, self._skipped = sentence.subject or self._subject_before(), []

    def carry(self, reading: Reading, sentence: Sentence) -> None:
        """Keep what a clause leaves for the next: its subject, its partners, words that still govern."""
        clause = reading.clause
        if self._cites_agreement(clause):
            signed = self.holders.signatories(clause.start)
            link = Link("stipulate", "agree", signed, own=False, start=clause.start, end=clause.end)
            sentence.open([link], clause)
            return
        self._carry_subject(reading, sentence)
        partners = [head for p in clause.phrases if p.role == "with" for head in p.heads]
        sentence.partners = self.holders.parties(partners) or sentence.partners
        ends = clause.stop.startswith(("；", ";")) and not sentence.lasts
        if ends or self.text.endswith("以来", clause.start, clause.end):
            sentence.close()
        else:
            self._carry_links(reading, sentence)

    def _cites_agreement(self, clause: Clause) -> bool:
        """Tell 根据协议 and the like."""
        opens = self.text.startswith(self.marks["according"], clause.start)
        return opens and self.text.endswith(self.marks["agreement"], clause.start, clause.end)

    def _carry_subject(self, reading: Reading, sentence: Sentence) -> None:
        clause = reading.clause
        subject = self._subject(reading)
        own = self.holders.parties(subject.heads) if subject is not None else ()
        if not own and any(one in self.text[clause.start : clause.end] for one in ("双方", "两国", "两位")):
            own = self.holders.both(clause.start)
        if own and reading.condition is None:
            sentence.subject, sentence.named = own, clause
            if len(own) > 1 and not (sentence.is_open and sentence.pending):
                self.holders.remember(own)
        elif self.text.startswith(self.marks["unnamed"], clause.start):
            sentence.subject, sentence.named = UNNAMED, None
        elif self.text.startswith(self.marks["document"], clause.start):
            sentence.subject, sentence.named = self.positions.authors(), None

    @staticmethod
    def _subject(reading: Reading) -> Phrase | None:
        """Return the phrase with which a clause begins its own predication: behind the last verb of speaking."""
        said = max((link.end for link in reading.chain if link.frame == "say"), default=0)
        verb = min((link.start for link in reading.chain if link.frame != "say" and link.start >= said), default=None)
        phrases = [p for p in reading.clause.phrases if p.role is None and (verb is None or p.start < verb)]
        return next((p for p in phrases if p.start >= said), phrases[0] if phrases else None)

    def _carry_links(self, reading: Reading, sentence: Sentence) -> None:
        clause = reading.clause
        verbs = [link for link in reading.chain if link.frame not in {"done", "cause", "say"}]
        if not verbs or reading.lists:
            return
        full = [self.complete(link, reading, sentence) for link in verbs]
        rest = self.grammar.text[full[-1].end : clause.end].strip(_QUOTES)
        explained = self.text.startswith(self.marks["listing"], clause.end + len(clause.stop))
        if full[-1].holders and (full[-1].frame == "stipulate" or self._lists_members(full[-1], clause)):
            sentence.open([full[-1]], clause)
        elif not rest or (explained and any(noun.end == clause.end for noun in reading.nouns)):
            offers = [noun._replace(holders=self.owner(noun, reading)[0]) for noun in reading.nouns]
            sentence.open([*full, *(one for one in offers if one.holders)], clause)
        elif not sentence.is_open:
            sentence.pending, sentence.shown = full, clause

    def _lists_members(self, link: Link, clause: Clause) -> bool:
        """Tell what is done to several things that are told one by one: 解除的措施包括…, …."""
        told = self.text[link.end : clause.end]
        return link.stance not in {"condition", "note"} and any(word in told for word in self.marks["members"])

    def owner(self, noun: Link, reading: Reading) -> tuple[tuple[str, ...], int]:
        """Find whose proposal a noun names, and where the owner's name ends: 普京关于…的提议, 美国的停火方案."""
        clause = reading.clause
        above = [link for link in reading.chain if link.end <= noun.start and link.stance != "implement"]
        if above and above[-1].stance in {"propose", "demand", "appeal"}:
            return (), noun.start
        low = above[-1].end if above else clause.start
        for phrase in clause.phrases:
            if phrase.start >= low and phrase.end <= noun.start and phrase.role is None:
                near = min((term.start for term in reading.terms if term.start >= phrase.end), default=-1)
                if near == phrase.end or self.text.startswith(("的", "关于", "有关"), phrase.end):
                    return self.holders.parties(phrase.heads), phrase.end
        return (), low
