"""What the clauses of one sentence leave for those that follow."""

from __future__ import annotations

from dataclasses import dataclass, field

from parley.coding.grammar import Clause
from parley.coding.provisions.chains import Link
from parley.coding.provisions.links import Reading
from parley.lang.zh.term_scan import TermHit
from parley.model.coding import Statement


@dataclass(slots=True)
class Sentence:
    """A sentence as far as it was read.

    Attributes:
        statement: The statement in which the clause at hand stands, or None.
        subject: The parties of the last subject.
        named: The clause in which that subject stands.
        partners: The parties with whom something was done: 与凯方.
        pending: Words that may still govern what follows.
        is_open: True where they ended their clause (同意，…), so that what follows is theirs.
        shown: The clause in which they stand.
        loose: Clauses with terms that nothing governs yet.
        last: The clause before.
        required: The clause that begins with 如果 and the like.
        conditions: The terms in it.
    """

    statement: Statement | None = None
    subject: tuple[str, ...] = ()
    named: Clause | None = None
    partners: tuple[str, ...] = ()
    pending: list[Link] = field(default_factory=list)
    is_open: bool = False
    shown: Clause | None = None
    loose: list[Reading] = field(default_factory=list)
    last: Reading | None = None
    required: Clause | None = None
    conditions: list[tuple[TermHit, Clause]] = field(default_factory=list)

    def open(self, links: list[Link], clause: Clause) -> None:
        """Let words govern all that follows."""
        self.pending, self.is_open, self.shown = links, True, clause

    def close(self) -> None:
        """Let nothing govern what follows."""
        self.pending, self.is_open = [], False

    @property
    def of_list(self) -> bool:
        """Tell whether terms of a list are awaited."""
        return bool(self.pending) and self.pending[0].frame == "list"

    @property
    def is_cited(self) -> bool:
        """Tell whether an agreement is cited."""
        return bool(self.pending) and self.pending[0].frame == "stipulate"

    @property
    def lasts(self) -> bool:
        """Tell whether what governs goes on behind a semicolon: a list, an agreement that is cited."""
        return bool(self.pending) and self.is_open and self.pending[0].frame in {"list", "announce", "stipulate"}
