"""The ledger: one row a term, with each party's stances in order of time, their scope words and who says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import msgspec

from parley.account.durations import add_duration, day_of
from parley.account.records import Records, ToldTerm, evidence_of
from parley.account.status import judge
from parley.model.account import LedgerRow, Position
from parley.model.coding import Provision
from parley.model.moments import moment
from parley.model.story import SameTerm

_SETTLED: Final = frozenset(("agree", "accept", "order", "implement", "commit", "extend", "partly-accept"))


class _Span(NamedTuple):
    """From when, how long and until when a term holds; `computed` where no page tells the end."""

    starts: str | None
    duration: str | None
    ends: str | None
    computed: bool


_Key = tuple[str, str, tuple[str, ...], str | None, str | None]


def make_ledger(terms: Sequence[SameTerm], records: Records, *, as_of: str | None) -> tuple[LedgerRow, ...]:
    """Make one row for each term, in the order in which the story tells them.

    Args:
        terms: The story's terms.
        records: Its records.
        as_of: The moment for which status is told; None leaves expiry untold.
    """
    rows = [_make_row(term, tuple(records.provisions(term)), records, as_of) for term in terms]
    asked = _conditions(terms, records)
    return tuple(msgspec.structs.replace(row, positions=_with_conditions(row, asked)) for row in rows)


def _conditions(terms: Sequence[SameTerm], records: Records) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the rows that each party makes a condition, by the party and the topic they are a condition for."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for term in terms:
        for one in records.provisions(term):
            if one.provision.stance == "condition" and one.provision.for_topic is not None:
                for party in records.parties.all_of(one.provision.holders):
                    rows = found.get((party, one.provision.for_topic), ())
                    found[party, one.provision.for_topic] = tuple(dict.fromkeys((*rows, term.id)))
    return found


def _with_conditions(row: LedgerRow, asked: Mapping[tuple[str, str], tuple[str, ...]]) -> tuple[Position, ...]:
    """Return the positions of a row with the rows on which the party makes it depend."""
    return tuple(
        msgspec.structs.replace(one, conditions=tuple(ident for ident in rows if ident != row.id))
        if (rows := asked.get((one.party, row.topic), ())) and one.stance != "condition"
        else one
        for one in row.positions
    )


def _make_row(term: SameTerm, told: tuple[ToldTerm, ...], records: Records, as_of: str | None) -> LedgerRow:
    settled = [one.provision for one in told if one.provision.stance in _SETTLED]
    span = _span(settled)
    duration = span.duration or _first(settled, "duration") or _first([one.provision for one in told], "duration")
    starts = span.starts or (_first(settled, "starts") if span.ends is None else None)
    targets = tuple(dict.fromkeys(one.provision.target for one in told if one.provision.target is not None))
    verdict = judge(term.topic, told, records, is_past=_is_past(span.ends, as_of))
    return LedgerRow(
        id=term.id,
        topic=term.topic,
        target=targets[0] if len(targets) == 1 else None,
        status=verdict.status,
        claimed_by=verdict.claimed_by,
        as_of=as_of,
        duration=duration,
        starts=starts,
        ends=span.ends,
        ends_computed=span.computed if span.ends is not None else None,
        positions=_positions(told, records),
        targets=targets,
        family=term.family,
    )


def _span(settled: Sequence[Provision]) -> _Span:
    """Return how long the term holds by the last provision that tells it; unknown where it was extended since.

    Start and length count together only where one provision tells both.
    """
    found = _Span(None, None, None, computed=False)
    for one in settled:
        ends = one.ends or add_duration(one.starts, one.duration)
        if ends is not None:
            found = _Span(one.starts, one.duration, ends, computed=one.ends is None or bool(one.ends_computed))
        elif one.stance == "extend":
            found = _Span(None, one.duration, None, computed=False)
    return found


def _first(provisions: Sequence[Provision], field: str) -> str | None:
    found = (getattr(one, field) for one in provisions)
    return next((value for value in found if value is not None), None)


def _is_past(ends: str | None, as_of: str | None) -> bool:
    end, now = day_of(ends), day_of(as_of)
    return end is not None and now is not None and end < now


def _positions(told: Sequence[ToldTerm], records: Records) -> tuple[Position, ...]:
    """Return each party's stances, in order of time; the same stance on the same authority stands once."""
    lines: dict[_Key, list[ToldTerm]] = {}
    for one in told:
        provision = one.provision
        for party in records.parties.all_of(provision.holders):
            key = (party, provision.stance, records.says(one), provision.target, provision.duration)
            lines.setdefault(key, []).append(one)
    made = [_position(key, same, records) for key, same in lines.items()]
    return tuple(sorted(made, key=lambda one: moment(one.when or one.told)))


def _position(key: _Key, same: Sequence[ToldTerm], records: Records) -> Position:
    party, _, according_to, target, duration = key
    first = same[0].provision
    days = (records.published(one.page) for one in same)
    return Position(
        party=party,
        stance=first.stance,
        when=_first([one.provision for one in same], "when"),
        according_to=according_to,
        scope_words=tuple(dict.fromkeys(words for one in same for words in one.provision.scope_words)),
        conditions=(),
        reported_by=records.origins(one.page for one in same),
        evidence=evidence_of(same),
        target=target,
        duration=duration,
        quantities=tuple(dict.fromkeys(number for one in same for number in one.provision.quantities)),
        told=next((day for day in days if day is not None), None),
    )
