"""The stance words of a clause -> links of a chain, each with its frame, its stance and the parties of its subject."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Final

from parley.coding.grammar import Clause, Grammar
from parley.coding.grammar.clauses import MASKED
from parley.coding.provisions.chains import Link
from parley.coding.provisions.holders import Holders
from parley.lang.zh.stance_marks import StanceMarks
from parley.lang.zh.stances import StanceFrame, StanceHit, Stances, StanceWord
from parley.lang.zh.term_scan import TermHit
from parley.model.coding import Stance, Statement

_MOST: Final = 24  # a clause with more words of stance is none that anybody wrote
_HALTED: Final = frozenset(
    ("ceasefire", "force-limits", "arms-control", "mobilisation", "surrender-safety", "security-guarantee")
)
_GOVERNS_ALL: Final = frozenset(("will", "must", "done"))
_MOVED: Final = frozenset(("extend", "suspend", "withdraw", "supersede"))
_ENDED: Final = frozenset(("suspend", "withdraw"))
_IF_WITHIN: Final = 12
_SUBJECT_REACH: Final = 6
_IN_PRINCIPLE: Final = frozenset(("accept", "agree", "commit"))
_OFFERED: Final = frozenset(("propose", "demand"))
_ANSWERED: Final = frozenset(("accept", "reject", "agree", "deny"))
_MEASURES: Final = frozenset("点项条大")
_NUMERALS: Final = frozenset("两二三四五六七八九十几数多")
_CITED_WITHIN: Final = 80
_UNTIL: Final = ("在", "直到", "直至")
_BEFORE: Final = ("之前", "以前", "前", "之后", "以后")
_UNTIL_WITHIN: Final = 3
_AFTER: Final = 4
_OTHER_WITHIN: Final = 3
_AGENT_GAP: Final = 3


@dataclass(slots=True)
class Reading:
    """A clause as its stance words show it.

    Attributes:
        clause: The clause.
        statement: The statement in which it stands, or None.
        terms: Its terms.
        chain: Verbs and the like, in order.
        backs: Words whose term stands before them.
        nouns: Words that name somebody's proposal.
        lists: Words that announce terms.
        condition: Where 如果 and the like end, or None.
        is_negated: True where a stance was told not to be taken: 尚未决定.
    """

    clause: Clause
    statement: Statement | None
    terms: list[TermHit]
    chain: list[Link] = field(default_factory=list)
    backs: list[Link] = field(default_factory=list)
    nouns: list[Link] = field(default_factory=list)
    lists: list[Link] = field(default_factory=list)
    condition: int | None = None
    is_negated: bool = False

    @property
    def is_plain(self) -> bool:
        """Tell a clause whose words show no stance."""
        shown = [one for one in self.chain if one.frame not in {"cause", "done"} and (one.own or one.frame != "do")]
        return not (shown or self.backs or self.lists or self.is_negated) and self.condition is None


class LinkReader:
    """Reads the stance words of clauses on one page."""

    def __init__(self, grammar: Grammar, holders: Holders, stances: Stances, marks: StanceMarks) -> None:
        """Keep what is asked of the page and of the language."""
        self.grammar, self.holders, self.stances, self.marks = grammar, holders, stances, marks
        self.text = grammar.text

    def read(self, clause: Clause, terms: list[TermHit], statement: Statement | None) -> Reading:
        """Read one clause.

        Args:
            clause: The clause.
            terms: Its terms.
            statement: The statement in which it stands, or None.
        """
        reading = Reading(clause, statement, terms)
        low = clause.start
        if any(word in self.text[clause.start : clause.end] for word in self.marks["hedge"]):
            return reading
        for hit in islice(self.stances.find(self.text, clause.start, clause.end), _MOST):
            if self._is_within_term(hit, terms) or self._is_circumstance(hit, clause):
                continue
            word = self._choose(hit, reading)
            stance = None if word is None else self._stance(word, hit, clause)
            if word is None or (stance is None and word.stance is not None):
                reading.is_negated = reading.is_negated or word is not None
                continue
            self._enter(reading, word, stance, hit, low)
            if word.frame not in {"done", "will", "noun", "back", "list"}:
                low = hit.end
        return reading

    @staticmethod
    def _is_within_term(hit: StanceHit, terms: list[TermHit]) -> bool:
        term = next((one for one in terms if one.start <= hit.start and hit.end <= one.end), None)
        if term is None:
            return False
        if hit.start > term.start or term.topic in _HALTED:
            return True
        stances = {word.stance for word in hit.readings}
        if hit.end == term.end:
            return stances.isdisjoint(_ENDED) and all(word.frame != "do" for word in hit.readings)
        return stances <= {"implement", None}

    def _is_circumstance(self, hit: StanceHit, clause: Clause) -> bool:
        """Tell what only says when something is: the 达成 of 在达成协议之前不会撤军."""
        opens = max(self.text.rfind(word, clause.start, hit.start) for word in _UNTIL)
        if opens < 0 or hit.start - opens > _UNTIL_WITHIN:
            return False
        ends = (self.text.find(word, hit.end, clause.end) for word in _BEFORE)
        return any(0 < end < clause.end - _AFTER for end in ends)

    def _choose(self, hit: StanceHit, reading: Reading) -> StanceWord | None:
        """Choose how a word is read here; None where it shows nothing."""
        by_frame = {word.frame: word for word in hit.readings}
        if self.text.startswith("接受", hit.start) and any(
            word in self.text[hit.end : reading.clause.end] for word in self.marks["interview"]
        ):
            return None
        clause, terms = reading.clause, reading.terms
        if "list" in by_frame and self._announces(hit, clause):
            return by_frame["list"]
        if "noun" in by_frame and self._is_noun(hit, clause, terms):
            return by_frame["noun"]
        is_last = hit.end >= clause.end - 1
        if "back" in by_frame and self.text.startswith(self.marks["moment"], hit.end) and hit.end < clause.end:
            return None
        if "back" in by_frame and ("verb" not in by_frame or is_last):
            return by_frame["back"] if is_last or not by_frame["back"].word.endswith(("条件", "前提")) else None
        return self._choose_verb(hit, clause, by_frame)

    def _choose_verb(
        self, hit: StanceHit, clause: Clause, by_frame: dict[StanceFrame, StanceWord]
    ) -> StanceWord | None:
        """Choose how a word is read that is neither a noun nor behind its term, as far as its frames tell."""
        if "stipulate" in by_frame:
            return by_frame["stipulate"] if self._cites(hit, clause) else by_frame.get("verb")
        if "wish" in by_frame:
            return by_frame["wish"] if self._asks_another(hit, clause) else by_frame.get("guess")
        found = next((word for word in hit.readings if word.frame not in {"list", "noun", "back"}), None)
        is_answer = hit.end >= clause.end - 1 and found is not None and found.stance in _ANSWERED
        return replace(found, frame="back") if found and is_answer and self._has_agent(hit, clause) else found

    def _cites(self, hit: StanceHit, clause: Clause) -> bool:
        """Tell words that cite what an agreement says: 协议规定, 主要内容包括."""
        opens = hit.start == clause.start and self.text.startswith(self.marks["stipulating"], hit.start)
        before = self.text[max(clause.sentence, hit.start - _CITED_WITHIN) if opens else clause.start : hit.start]
        is_cited = any(word in before for word in self.marks["agreement"])
        return is_cited and len(self.holders.signatories(clause.start)) > 1

    def _asks_another(self, hit: StanceHit, clause: Clause) -> bool:
        """Tell a wish that another shall do something: 希望各方停火."""
        if self.text.startswith(self.marks["others"], hit.end):
            return True
        phrase = next((p for p in clause.phrases if hit.end <= p.lead <= hit.end + _OTHER_WITHIN), None)
        return phrase is not None and phrase.role is None

    def _has_agent(self, hit: StanceHit, clause: Clause) -> bool:
        """Tell words whose holder stands right before them as agent: 得到凯沃支持, 遭凯方拒绝."""
        near = next((p for p in clause.phrases if hit.start - _AGENT_GAP <= p.end <= hit.start), None)
        return near is not None and self.text.endswith(self.marks["agent"], clause.start, near.start)

    def _announces(self, hit: StanceHit, clause: Clause) -> bool:
        """Tell a word like 条件 that names what follows: 条件是, 三条红线, 要求:."""
        if hit.readings[0].word in self.marks["redline"]:
            return True
        rest = self.text[hit.end : hit.end + 4]
        if hit.end == clause.end and self.text[hit.start] in _MEASURES and self._is_counted(hit.start):
            return True
        if hit.end == clause.end:
            follows = self.text.startswith(self.marks["listing"], clause.end + len(clause.stop))
            return follows or clause.stop.startswith(":") or self.text[hit.start - 2 : hit.start - 1].isdigit()
        return rest.startswith(("是", "为", "包括", "分别", "之一", "有", "清单")) or self.text[hit.end - 1] == "是"

    def _is_counted(self, at: int) -> bool:
        """Tell a measure word with a number before it: 五大要求."""
        before = self.text[at - 1] if at else ""
        return before.isdigit() or before in _NUMERALS

    def _is_noun(self, hit: StanceHit, clause: Clause, terms: list[TermHit]) -> bool:
        before = self.text[hit.start - 1] if hit.start > clause.start else ""
        if before in self.marks["noun-lead"] or before.isdigit():
            return True
        if hit.start > clause.start and any(term.end == hit.start for term in terms):
            return True
        is_last = hit.end == clause.end and not clause.stop.startswith((":", "，", ","))
        return is_last and before != MASKED

    def _stance(self, word: StanceWord, hit: StanceHit, clause: Clause) -> Stance | None:
        if word.frame in {"will", "done", "must", "noun", "list", "if", "stipulate"}:
            return word.stance
        before = self.text[max(clause.start, hit.start - 8) : hit.start]
        if before.endswith(self.marks["negation"]):
            return word.negated
        in_principle = word.stance in _IN_PRINCIPLE and any(one in before for one in self.marks["principle"])
        return "accept-in-principle" if in_principle else word.stance

    def _enter(self, reading: Reading, word: StanceWord, stance: Stance | None, hit: StanceHit, low: int) -> None:
        if word.frame == "if":
            if reading.condition is None and hit.start - low <= _IF_WITHIN:
                reading.condition = hit.end
            return
        parties = self._parties(reading, word, stance, hit, low)
        link = Link(word.frame, stance, parties, bool(parties), hit.start, hit.end)
        target = {"back": reading.backs, "noun": reading.nouns, "list": reading.lists}.get(word.frame, reading.chain)
        target.append(link)

    def _parties(
        self, reading: Reading, word: StanceWord, stance: Stance | None, hit: StanceHit, low: int
    ) -> tuple[str, ...]:
        is_passive = word.frame in {"will", "done"} and self.text.startswith(self.marks["passive"], hit.end)
        if word.frame == "must" or is_passive:
            return ()
        if word.frame == "stipulate":
            joint = self.holders.joint(reading.clause, reading.clause.start, hit.start, reading.statement)
            return joint if len(joint) > 1 else self.holders.signatories(reading.clause.start)
        if word.frame == "back" and self._has_agent(hit, reading.clause):
            return self.holders.adjacent(reading.clause, low, hit.start)
        named = self._find(reading, stance, hit, low)
        if named:
            return named
        return self.holders.unnamed(low, hit.start, reading.statement)

    def _find(self, reading: Reading, stance: Stance | None, hit: StanceHit, low: int) -> tuple[str, ...]:
        if stance in _OFFERED:
            near = self.holders.adjacent(reading.clause, low, hit.start)
            if near and self.text.startswith(("的", "所"), hit.end):
                return near
            return self.holders.subjects(reading.clause, low, hit.start, reading.statement) or near
        if stance == "agree":
            joint = self.holders.joint(reading.clause, low, hit.start, reading.statement)
            is_signed = len(joint) == 1 and any(word.negated is None for word in hit.readings)
            return (self.holders.persons(reading.clause, low, hit.start) if is_signed else ()) or joint
        return self.holders.subjects(reading.clause, low, hit.start, reading.statement)


def chain_above(reading: Reading, term: TermHit, pending: list[Link], *, moved_by: str) -> list[Link]:
    """Return the words that govern a term of a clause, outermost first.

    Args:
        reading: The clause.
        term: The term.
        pending: What governs the clause from before.
        moved_by: 把 or 将, where it may have moved the term before its verb (将停火延长), else empty.
    """
    before = [link for link in reading.chain if link.end <= term.start or _is_part(link, term)]
    after = [
        link
        for link in reading.chain
        if term.end <= link.start <= term.end + _SUBJECT_REACH and link.frame in _GOVERNS_ALL
    ]
    moved = [link for link in reading.chain if link.start >= term.end and (link.stance in _MOVED or link.frame == "do")]
    if moved and (moved_by or moved[0].start - term.end <= _SUBJECT_REACH):
        kept = (one for one in before if moved_by != "将" or one.frame != "will" or one.end - one.start > 1)
        before, after = [*kept, moved[0]], []
    return [*pending, *before, *after]


def _is_part(link: Link, term: TermHit) -> bool:
    """Tell a stance word that stands in a term with the words it needs: 暂停 in 暂停与该组织的和谈."""
    return term.start <= link.start < term.end or link.start < term.start < link.end
