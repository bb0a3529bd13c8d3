"""What was said, by whom, where -> statements with their evidence, numbered in order of the text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from parley.coding.mentions.book import EntityBook
from parley.model.coding import Act, EntityKind, LinkedBy, Reporting, SourceType, Statement, StatementForm
from parley.model.record import evidence_at

Span = tuple[int, int]


class Named(NamedTuple):
    """A speaker as it goes into the book of entities: see `EntityBook.add`."""

    kind: EntityKind
    key: str
    span: Span
    linked_by: LinkedBy = "new"
    printed: str | None = None
    name_en: str | None = None
    aliases: tuple[str, ...] = ()


class Said(NamedTuple):
    """A quote that somebody said; offsets in the article's text."""

    content: Span
    evidence: tuple[Span, ...]
    speakers: tuple[Named, ...]
    act: Act
    reporting: Reporting
    form: StatementForm
    source_type: SourceType
    rule: str


class Left(NamedTuple):
    """A quote that was left out, and why."""

    reason: str
    content: Span


def make_statements(said: Iterable[Said], text: str, book: EntityBook) -> tuple[Statement, ...]:
    """Make statements of quotes, entering their speakers in the book.

    Args:
        said: The quotes, in any order.
        text: The article's text.
        book: The page's entities.
    """
    ordered = sorted(said, key=lambda one: one.content)
    return tuple(_make(f"s{number}", one, text, book) for number, one in enumerate(ordered, start=1))


def _make(ident: str, said: Said, text: str, book: EntityBook) -> Statement:
    speakers = [
        book.add(
            named.kind,
            named.key,
            named.span,
            linked_by=named.linked_by,
            printed=named.printed,
            name_en=named.name_en,
            aliases=named.aliases,
        )
        for named in said.speakers
    ]
    return Statement(
        id=ident,
        speakers=tuple(dict.fromkeys(speakers)),
        act=said.act,
        form=said.form,
        reporting=said.reporting,
        source_type=said.source_type if speakers else "unattributed",
        relayed_by=(),
        addressees=(),
        at=None,
        channel=None,
        content=evidence_at(text, *said.content),
        evidence=tuple(evidence_at(text, *span) for span in said.evidence),
        rule=said.rule,
    )
