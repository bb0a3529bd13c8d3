"""Strings the rules for differences together, leaves out what two of them find, and numbers the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from parley.account.differences.amounts import find_amounts
from parley.account.differences.bounds import find_bounds
from parley.account.differences.breaches import find_breaches
from parley.account.differences.claims import Claim, Found, claims_of
from parley.account.differences.contents import Contents
from parley.account.differences.facts import find_facts, find_proposers
from parley.account.differences.outcomes import find_outcomes
from parley.account.differences.rebuttals import find_rebuttals, find_stated
from parley.account.differences.repeats import join_repeats
from parley.account.differences.sayings import Abouts, sayings_of
from parley.account.differences.scopes import find_scopes
from parley.account.differences.silences import find_namings, find_silences
from parley.account.differences.stances import find_characterisations, find_stances
from parley.account.differences.words import Namer
from parley.account.records import Records
from parley.lang.zh.contrasts import load_contrasts
from parley.model.account import Difference, Version
from parley.model.coding import Entity, Topic
from parley.model.story import SameEvent, SameTerm


def find_differences(
    terms: Sequence[SameTerm],
    events: Sequence[SameEvent],
    lines: Mapping[str, str],
    records: Records,
    entities: Sequence[Entity],
) -> tuple[Difference, ...]:
    """Find where accounts of one term or one event do not match.

    Args:
        terms: The story's terms.
        events: Its events.
        lines: The id of each event's line in the timeline.
        records: Its records.
        entities: Its entities, for their names.
    """
    namer = Namer(entities)
    topics: dict[str, Topic] = {term.id: term.topic for term in terms}
    contents = Contents(load_contrasts())
    claims = [claim for term in terms for claim in claims_of(term, records, contents)]
    found = [*_of_terms(claims, topics, contents, records)]
    for event in events:
        found += find_facts(lines[event.id], tuple(records.events(event)), records)
    told = {(one.article, one.id): lines[event.id] for event in events for one in event.records}
    found += _of_sayings(Abouts(claims, told, records), contents, records)
    found += find_outcomes(events, lines, contents, records)
    kept = join_repeats(found, topics, records)
    return tuple(
        _make(f"d{number}", _in_order(one, records), topics.get(one.about), namer)
        for number, one in enumerate(kept, start=1)
    )


def _in_order(found: Found, records: Records) -> Found:
    """Put the versions in the fixed order of the parties whose accounts they are; those of none come last."""

    def key(version: Version) -> tuple[bool, list[str]]:
        sides = [records.parties.of(one) for one in version.according_to if records.parties.is_side(one)]
        return (not sides, sorted(set(sides)))

    return found._replace(versions=tuple(sorted(found.versions, key=key)))


def _of_terms(
    claims: Sequence[Claim], topics: Mapping[str, Topic], contents: Contents, records: Records
) -> Iterator[Found]:
    by_row: dict[str, list[Claim]] = {}
    by_topic: dict[Topic, list[Claim]] = {}
    for claim in claims:
        by_row.setdefault(claim.row, []).append(claim)
        by_topic.setdefault(topics[claim.row], []).append(claim)
    for same in by_row.values():
        yield from find_scopes(same, records)
        yield from find_proposers(same, records)
        yield from find_breaches(same, records)
    for same in by_topic.values():
        yield from find_amounts(same, records)
        yield from find_bounds(same, contents, load_contrasts(), records)
        yield from find_stances(same, records)
        yield from find_characterisations(same, records)
    yield from find_namings(claims, records)
    yield from find_silences(claims, topics, records)


def _of_sayings(abouts: Abouts, contents: Contents, records: Records) -> Iterator[Found]:
    contrasts = load_contrasts()
    for page in records.pages:
        sayings = tuple(sayings_of(page, abouts, contents, contrasts, records))
        yield from find_rebuttals(sayings, records)
        yield from find_stated(sayings, contrasts, contents, records)


def _make(ident: str, found: Found, topic: Topic | None, namer: Namer) -> Difference:
    words = namer.sentence(found, topic)
    return Difference(
        id=ident,
        kind=found.kind,
        about=found.about,
        summary_en=words.en,
        summary_zh=words.zh,
        versions=found.versions,
    )
