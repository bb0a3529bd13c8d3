"""Strings the rules for events together."""

from __future__ import annotations

import re
from typing import Final

from parley.coding.draft import Draft
from parley.coding.events.find import Telling, find_tellings
from parley.coding.events.merge import Told, merge_tellings
from parley.coding.grammar import Grammar, read_grammar
from parley.coding.quantities import find_quantities
from parley.lang.zh.events import load_events
from parley.model.coding import Dropped, Event, Quantity, TimeExpression, When
from parley.model.record import evidence_at

_NUMERAL: Final = re.compile(r"\d+|[〇零一二两三四五六七八九十百千万亿数几半]+")
STAGE: Final = "events"
UNCLEAR: Final = "event that leaves open whose act it is, or when"
RULE: Final = "zh.event.{}.v1"


def code_events(draft: Draft, grammar: Grammar | None = None) -> tuple[tuple[Event, ...], tuple[Dropped, ...]]:
    """Find the events of a page.

    Args:
        draft: The page with its entities, mentions, times and statements.
        grammar: Its clauses; read from the draft when None.

    Returns:
        The events in order of the text, and what was left out with the reason.
    """
    if draft.article.language != "zh":
        return (), ()
    grammar = grammar or read_grammar(draft)
    told, left = merge_tellings(find_tellings(grammar, load_events()), draft.book, grammar.main_parties)
    told.sort(key=lambda one: one.tellings[0].start)
    events = tuple(_event(f"e{number}", one, grammar) for number, one in enumerate(told, start=1))
    text = draft.article.text
    return events, tuple(
        Dropped(stage=STAGE, reason=UNCLEAR, exact=text[one.clause.start : one.clause.end]) for one in left
    )


def _event(ident: str, told: Told, grammar: Grammar) -> Event:
    first = told.tellings[0]
    text = grammar.draft.article.text
    statement = grammar.statement_at(first.start, first.end)
    spans = dict.fromkeys((one.clause.start, one.clause.end) for one in told.tellings)
    return Event(
        id=ident,
        type=first.trigger.type,
        mode=first.trigger.mode,
        status=told.status,
        holder=statement.speakers[0] if statement and statement.speakers else None,
        participants=tuple(told.participants.values()),
        when=_when(told.time),
        place=next((one.parts.place for one in told.tellings if one.parts.place), None),
        quantities=_quantities(first, grammar),
        statement=statement.id if statement else None,
        evidence=tuple(evidence_at(text, *span) for span in spans),
        rule=RULE.format(first.trigger.frame),
    )


def _quantities(first: Telling, grammar: Grammar) -> tuple[Quantity, ...]:
    """Return the quantities of a telling's clause; no look where nothing but its time has a numeral."""
    start, end = first.clause.start, first.clause.end
    numerals = sum(1 for _ in _NUMERAL.finditer(grammar.text, start, end))
    dates = (one for one in grammar.draft.times if start <= one.start < end and one.kind in {"point", "interval"})
    if numerals <= sum(1 for one in dates for _ in _NUMERAL.finditer(grammar.text, one.start, one.end)):
        return ()
    return tuple(found for _, found in find_quantities(grammar.draft.article.text, start, end))


def _when(time: TimeExpression | None) -> When | None:
    if time is None:
        return None
    zones = (time.zone,) if time.zone is not None else ()
    return When(value=time.value, end_value=time.end_value, granularity=time.granularity, zones=zones)
