"""What was said, by whom, where -> statements with their evidence, numbered in order of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from parley.coding.mentions.book import EntityBook
from parley.coding.statements.circumstances import Circumstances
from parley.model.coding import Act, EntityKind, LinkedBy, Reporting, SourceType, Statement, StatementForm
from parley.model.record import evidence_at

Span = tuple[int, int]
_GLOSS = re.compile(r"[(（][^()（）]{0,80}[)）]")


class Named(NamedTuple):
    """A speaker as it goes into the book of entities: see `EntityBook.add`."""

    kind: EntityKind
    key: str
    span: Span
    linked_by: LinkedBy = "new"
    printed: str | None = None
    name_en: str | None = None
    aliases: tuple[str, ...] = ()
    ident: str | None = None


class Said(NamedTuple):
    """What somebody said; offsets in the article's text."""

    content: Span
    evidence: tuple[Span, ...]
    speakers: tuple[Named, ...]
    act: Act
    reporting: Reporting
    form: StatementForm
    source_type: SourceType
    rule: str
    relays: tuple[Named, ...] = ()
    told: Circumstances = Circumstances()


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
    speakers = [_enter(named, book) for named in said.speakers]
    relays = [_enter(named, book) for named in said.relays]
    return Statement(
        id=ident,
        speakers=tuple(dict.fromkeys(speakers)),
        act=said.act,
        form=said.form,
        reporting=said.reporting,
        source_type=said.source_type if speakers else "unattributed",
        relayed_by=tuple(dict.fromkeys(one for one in relays if one not in speakers)),
        addressees=tuple(one for one in said.told.addressees if one not in speakers),
        at=said.told.at,
        channel=text[slice(*said.told.channel)] if said.told.channel is not None else None,
        content=evidence_at(text, *said.content),
        evidence=tuple(evidence_at(text, *span) for span in said.evidence),
        rule=said.rule,
    )


def _enter(named: Named, book: EntityBook) -> str:
    """Return the id of somebody, entering him in the book where it does not have him."""
    if named.ident is not None:
        return named.ident
    return book.add(
        named.kind,
        named.key,
        named.span,
        linked_by=named.linked_by,
        printed=named.printed or _GLOSS.sub("", book.text[slice(*named.span)]),
        name_en=named.name_en,
        aliases=named.aliases,
    )
