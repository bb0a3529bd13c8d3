"""The story's records by article and id, with what every part of an account asks of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from parley.account.sourced import source_evidence
from parley.model.coding import Coding, Event, Provision, Statement
from parley.model.parties import parties_of
from parley.model.record import Evidence, SourcedEvidence
from parley.model.story import SameEvent, SameTerm


class ToldEvent(NamedTuple):
    """An event with the page that tells it."""

    page: Coding
    event: Event


class ToldTerm(NamedTuple):
    """A provision with the page that tells it."""

    page: Coding
    provision: Provision


class Records:
    """Looks records up; `parties` knows who belongs to whom, `holders` hold stances, `order` is that of the pages."""

    def __init__(self, codings: Sequence[Coding], group_of: dict[str, str]) -> None:
        """Index the pages of a story, each once, in order of time."""
        self.pages = tuple(codings)
        self.parties = parties_of(codings)
        self.kinds = {entity.id: entity.kind for page in codings for entity in page.entities}
        self.holders = frozenset(
            self.parties.of(holder) for page in codings for one in page.provisions for holder in one.holders
        )
        self.order = {page.id: number for number, page in enumerate(codings)}
        self._group_of = group_of
        self._pages = {page.id: page for page in codings}
        self._events = {(page.id, event.id): event for page in codings for event in page.events}
        self._provisions = {(page.id, one.id): one for page in codings for one in page.provisions}
        self._statements = {(page.id, one.id): one for page in codings for one in page.statements}

    def events(self, group: SameEvent) -> Iterator[ToldEvent]:
        """Return the tellings of an event, in order of page and place."""
        for told in group.records:
            yield ToldEvent(self._pages[told.article], self._events[told.article, told.id])

    def provisions(self, group: SameTerm) -> Iterator[ToldTerm]:
        """Return the provisions of a term, in order of page and place."""
        for told in group.records:
            yield ToldTerm(self._pages[told.article], self._provisions[told.article, told.id])

    def statement(self, told: ToldEvent | ToldTerm) -> Statement | None:
        """Return the statement in which a record was told: the one it names, else one that holds its words, or None."""
        page, record = told
        if record.statement is not None:
            return self._statements.get((page.id, record.statement))
        holding = (one for one in page.statements if _hold(one.evidence, record.evidence[0]))
        return next((one for one in holding if one.speakers), None)

    def origins(self, pages: Iterable[Coding]) -> tuple[str, ...]:
        """Return the origin groups of pages, in order of their numbers: the witnesses, however many pages."""
        return tuple(sorted({self._group_of[page.id] for page in pages}, key=lambda group: (len(group), group)))

    def published(self, page: Coding) -> str | None:
        """Return when a page was published, or None."""
        return page.published.value if page.published is not None else None

    def says(self, told: ToldTerm) -> tuple[str, ...]:
        """Return who tells a provision: those it is according to, else the speakers of its statement, else none.

        Where it is according to a paper or an agency alone, the speakers whom that one relays tell it.
        """
        named = told.provision.according_to
        if named and any(self.parties.is_side(one) for one in named):
            return named
        statement = self.statement(told)
        speakers = statement.speakers if statement is not None else ()
        return speakers if speakers and (not named or any(self.parties.is_side(one) for one in speakers)) else named

    def claimants(self, told: ToldTerm) -> tuple[str, ...]:
        """Return the parties whose own account a provision stands in; none where only an outlet tells it."""
        return self.parties.all_of(one for one in self.says(told) if self.parties.is_side(one))


def _hold(spans: Iterable[Evidence], words: Evidence) -> bool:
    return any(span.start <= words.start and words.end <= span.end for span in spans)


def evidence_of(told: Iterable[ToldEvent | ToldTerm]) -> tuple[SourcedEvidence, ...]:
    """Return the evidence of records, each span once."""
    found: dict[tuple[str, int, int], SourcedEvidence] = {}
    for page, record in told:
        for span in record.evidence:
            found.setdefault((page.id, span.start, span.end), source_evidence(page, span))
    return tuple(found.values())
