"""A predicate in its clause: who acts, on or with whom, whether it is denied, meant or done, when and where."""

from __future__ import annotations

from dataclasses import dataclass

from parley.coding.grammar.clauses import Clause, Phrase
from parley.lang.zh.grammar import MarkKind, PrepositionRole
from parley.model.coding import TimeExpression


@dataclass(frozen=True, slots=True)
class Frame:
    """How a predicate stands in its clause.

    Attributes:
        clause: The clause.
        subjects: Entities before the predicate that it is said of; those of an earlier clause where it has none.
        inherited: True when the subjects stand in an earlier clause.
        partners: Prepositional phrases of the clause by role.
        objects: Phrases behind the predicate without a preposition.
        marks: The kinds of function words before the predicate in its clause, nearest last.
        after: The kinds of function words behind it.
        leads: The kinds of function words in the clause before it in its sentence.
        times: The time expressions that it may have: those of its clause, else of the clauses before it.
        told: True when a verb of speaking stands before it in its sentence.
    """

    clause: Clause
    subjects: tuple[str, ...]
    inherited: bool
    partners: tuple[Phrase, ...]
    objects: tuple[Phrase, ...]
    marks: tuple[MarkKind, ...]
    after: tuple[MarkKind, ...]
    leads: tuple[MarkKind, ...]
    times: tuple[TimeExpression, ...]
    told: bool

    def with_role(self, *roles: PrepositionRole) -> tuple[str, ...]:
        """Return the entities of the phrases with one of some prepositions."""
        return tuple(head for phrase in self.partners if phrase.role in roles for head in phrase.heads)

    def has(self, *kinds: MarkKind) -> bool:
        """Tell whether a function word of one of some kinds stands before the predicate."""
        return any(kind in self.marks for kind in kinds)
