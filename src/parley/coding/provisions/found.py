"""What the rules of this room hand to one another: positions found in a clause, before they become records."""

from __future__ import annotations

from dataclasses import dataclass

from parley.coding.grammar import Clause
from parley.lang.zh.term_scan import TermHit
from parley.model.coding import Stance, Topic


@dataclass(frozen=True, slots=True)
class Position:
    """One stance of some parties on one term.

    Attributes:
        term: The words that name the term.
        stance: The stance.
        holders: The parties that hold it.
        toward: The parties of whom something is asked.
        clause: The clause in which the term stands.
        shown: The clause in which the stance is shown; the same, as a rule.
        held: An earlier clause of the sentence in which the holder is named, or None.
        rule: Name of the rule that found it.
        shown_at: The words of that clause up to the stance word; those of the term's clause, where it is the same.
        conditional: True where a condition is tied to it.
        for_topic: What a condition is a condition for.
    """

    term: TermHit
    stance: Stance
    holders: tuple[str, ...]
    clause: Clause
    shown: Clause
    rule: str
    shown_at: tuple[int, int]
    toward: tuple[str, ...] = ()
    held: Clause | None = None
    conditional: bool | None = None
    for_topic: Topic | None = None


@dataclass(frozen=True, slots=True)
class Unheld:
    """A stance on a term that no party could be told for."""

    term: TermHit
    clause: Clause
    reason: str
