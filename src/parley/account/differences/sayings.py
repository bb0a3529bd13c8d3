"""A saying: a statement of a page with what was coded in it, so that one can be set beside another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from parley.account.differences.claims import Claim
from parley.account.differences.contents import Contents
from parley.account.records import Records
from parley.account.sourced import source_evidence
from parley.lang.zh.contrasts import Contrast, Contrasts
from parley.model.account import Version
from parley.model.coding import Coding, Statement
from parley.model.record import Evidence

_Abouts = dict[str, list[tuple[int, int, str, bool]]]


class Saying(NamedTuple):
    """A statement on its page.

    Attributes:
        page: The page.
        statement: The statement.
        sides: The parties its speakers speak for; none for analysts, papers, unnamed people.
        start: Where its words begin.
        block: Which block of the page it stands in.
        content: What its words are about.
        marks: The words of contrast in it.
        rows: The rows of the ledger its words belong to, then the lines of the timeline.
        claims: The claims in its words.
    """

    page: Coding
    statement: Statement
    sides: frozenset[str]
    start: int
    block: int
    content: frozenset[str]
    marks: tuple[Contrast, ...]
    rows: tuple[str, ...]
    claims: tuple[Claim, ...]

    @property
    def speakers(self) -> frozenset[str]:
        """Return whose words they are."""
        return frozenset(self.statement.speakers)


class Abouts:
    """Which rows of the ledger and lines of the timeline the words of a page belong to."""

    def __init__(self, claims: Sequence[Claim], lines: Mapping[tuple[str, str], str], records: Records) -> None:
        """Index claims and events by page.

        Args:
            claims: All claims of the story.
            lines: The timeline's line of each event, by page and the event's id.
            records: The story's records.
        """
        self._spans: _Abouts = {}
        self._claims: dict[str, list[Claim]] = {}
        for claim in claims:
            self._add(claim.told.page, claim.provision.evidence, claim.row, is_term=True)
            self._claims.setdefault(claim.told.page.id, []).append(claim)
        for page in records.pages:
            for event in page.events:
                self._add(page, event.evidence, lines.get((page.id, event.id)), is_term=False)

    def _add(self, page: Coding, spans: Sequence[Evidence], ident: str | None, *, is_term: bool) -> None:
        if ident is not None:
            held = self._spans.setdefault(page.id, [])
            held += [(span.start, span.end, ident, is_term) for span in spans]

    def of(self, page: Coding, spans: Sequence[Evidence]) -> tuple[str, ...]:
        """Return what the words of the spans belong to, terms first."""
        hits = [
            (not is_term, ident)
            for start, end, ident, is_term in self._spans.get(page.id, ())
            if any(start < span.end and span.start < end for span in spans)
        ]
        return tuple(dict.fromkeys(ident for _, ident in sorted(hits, key=lambda hit: hit[0])))

    def claims(self, page: Coding, spans: Sequence[Evidence]) -> tuple[Claim, ...]:
        """Return the claims that stand in the spans."""
        held = self._claims.get(page.id, ())
        return tuple(
            one for one in held if any(_overlap(words, span) for words in one.provision.evidence for span in spans)
        )


def _overlap(one: Evidence, other: Evidence) -> bool:
    return one.start < other.end and other.start < one.end


def sayings_of(
    page: Coding, abouts: Abouts, contents: Contents, contrasts: Contrasts, records: Records
) -> Iterator[Saying]:
    """Return the statements of a page that have a speaker, in order of place."""
    starts = [block.start for block in page.blocks]
    for statement in sorted(page.statements, key=lambda one: (one.evidence[0].start, one.evidence[0].end)):
        if not statement.speakers or statement.form == "headline":
            continue
        spans = (*statement.evidence, statement.content)
        words = (contents.words(page, span) for span in spans)
        first = statement.evidence[0].start
        yield Saying(
            page=page,
            statement=statement,
            sides=frozenset(records.parties.of(one) for one in statement.speakers if records.parties.is_side(one)),
            start=first,
            block=bisect_right(starts, first),
            content=contents.of(page, spans),
            marks=tuple(dict.fromkeys(mark for piece in words for mark in contrasts.find(piece))),
            rows=abouts.of(page, spans),
            claims=abouts.claims(page, spans),
        )


def version_of(sayings: Sequence[Saying], records: Records) -> Version:
    """Put sayings together as one account's version: what its speakers do by saying it, and their words."""
    spans = {
        (saying.page.id, span.start, span.end): source_evidence(saying.page, span)
        for saying in sayings
        for span in saying.statement.evidence
    }
    denies = any(mark.sort == "reply" and mark.kind == "status" for mark in sayings[0].marks)
    return Version(
        value="deny" if denies else sayings[0].statement.act,
        according_to=tuple(dict.fromkeys(one for saying in sayings for one in saying.statement.speakers)),
        reported_by=records.origins(saying.page for saying in sayings),
        evidence=tuple(spans.values()),
    )
