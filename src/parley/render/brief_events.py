"""The timeline of a brief, and what comes next."""

from __future__ import annotations

from collections.abc import Mapping

from parley.model.account import Account, NextLine, StatusAt, TimelineLine
from parley.model.coding import Quantity, When
from parley.render.labels import Language, label
from parley.render.sheet import Row, clip
from parley.render.words import Names, code_words, in_brackets, quoted, sources, time_words

_EVIDENCE_SHOWN = 2
_SPANS = {
    "minute": "span.TM",
    "hour": "span.TH",
    "day": "span.D",
    "week": "span.W",
    "month": "span.M",
    "year": "span.Y",
}


def timeline_rows(account: Account, numbers: Mapping[str, str], language: Language) -> list[Row]:
    """Return the events in order of time, each with its sources and the exact words.

    Where events were not coded, or none was found, the lines that say when pages were written stand instead.
    """
    names = Names(account.entities, language)
    events = [line for line in account.timeline if line.kind == "event"]
    if events:
        rows = [Row("section", label("section.timeline-events", language))]
        for line in events:
            rows += _rows_of_event(line, numbers, names)
        return rows
    rows = [Row("section", label("section.timeline", language))]
    if not account.timeline:
        return [*rows, Row("note", label("section.timeline-none", language))]
    return [*rows, *(_row_of_writing(line, numbers, language) for line in account.timeline)]


def _row_of_writing(line: TimelineLine, numbers: Mapping[str, str], language: Language) -> Row:
    kind = code_words("timeline-kind", line.kind, language)
    marks = sources((evidence.article for evidence in line.evidence), numbers)
    words = quoted(clip(line.evidence[0].exact), language)
    return Row("item", words, columns=(when_words(line.when, language), kind, marks))


def _rows_of_event(line: TimelineLine, numbers: Mapping[str, str], names: Names) -> list[Row]:
    language = names.language
    comma = label("brief.and", language)
    kind = (
        code_words("event-mode", line.mode, language)
        if line.mode
        else code_words("event-type", line.type or "", language)
    )
    who = comma.join(names.of(one.entity) for one in line.participants)
    told = [who, kind + in_brackets(code_words("event-status", line.status or "unknown", language), language)]
    told += [names.of(line.place)] if line.place else []
    told += [comma.join(quantity_words(one, language) for one in line.quantities)] if line.quantities else []
    words = " · ".join(part for part in told if part)
    rows = [Row("item", words, columns=(_when_or_told(line, language), _marks(line, numbers)))]
    if line.when_told is not None:
        rows.append(
            Row("detail", label("event.told", language) + label("brief.colon", language) + time_words(line.when_told))
        )
    if len({one.status for one in line.history}) > 1:
        steps = {one.status: one for one in reversed(line.history)}
        words_of = [_step_words(one, language) for one in line.history if steps[one.status] is one]
        rows.append(Row("detail", " → ".join(words_of)))
    rows += [
        Row("detail", f"{quoted(clip(evidence.exact), language)} {numbers.get(evidence.article, '[?]')}")
        for evidence in line.evidence[:_EVIDENCE_SHOWN]
    ]
    if len(line.evidence) > _EVIDENCE_SHOWN:
        rows.append(Row("detail", label("evidence.more", language, count=len(line.evidence) - _EVIDENCE_SHOWN)))
    return rows


def _step_words(step: StatusAt, language: Language) -> str:
    """Return a status with the day on which a page first told it."""
    told = in_brackets(step.told.partition("T")[0], language) if step.told else ""
    return code_words("event-status", step.status, language) + told


def _when_or_told(line: TimelineLine, language: Language) -> str:
    """Return when an event was or is to be; where no page gives a day, when the first page told of it."""
    told = next((one.told for one in line.history if one.told is not None), None)
    if (line.when is not None and line.when.value is not None) or told is None:
        return when_words(line.when, language)
    return label("event.undated", language, day=told.partition("T")[0])


def next_rows(account: Account, numbers: Mapping[str, str], language: Language) -> list[Row]:
    """Return what lay ahead when the pages were written; nothing when nobody looked."""
    if "next" not in account.layers:
        return []
    rows = [Row("section", label("section.next", language))]
    if not account.next:
        return [*rows, Row("note", label("section.next-none", language))]
    return [*rows, *(_row_of_next(line, numbers, language) for line in account.next)]


def _row_of_next(line: NextLine, numbers: Mapping[str, str], language: Language) -> Row:
    status = code_words("next-status", line.status, language)
    marks = sources((evidence.article for evidence in line.evidence), numbers)
    about = in_brackets(line.about, language) if line.about and line.about.startswith("l") else ""
    words = quoted(clip(line.what), language) + about
    return Row("item", words, columns=(when_words(line.when, language), status, marks))


def when_words(when: When | None, language: Language) -> str:
    """Return a time as a reader writes it, a range with both ends."""
    if when is None or when.value is None:
        return label("brief.no-date", language)
    if when.end_value is None:
        return time_words(when.value)
    return label("brief.span", language, first=time_words(when.value), last=time_words(when.end_value))


def quantity_words(quantity: Quantity, language: Language) -> str:
    """Return a number with its unit, its bound and its role where they say more than the number."""
    bound = "" if quantity.bound == "exact" else code_words("quantity-bound", quantity.bound, language) + " "
    role = in_brackets(label("role.each-side", language), language) if quantity.role == "each-side" else ""
    value = quantity.value
    number = f"{int(value)}" if float(value).is_integer() else f"{value:g}"
    span = _SPANS.get(quantity.unit)
    words = label(span, language, count=number) if span is not None else f"{number} {quantity.unit}"
    return f"{bound}{words}{role}"


def _marks(line: TimelineLine, numbers: Mapping[str, str]) -> str:
    return sources((evidence.article for evidence in line.evidence), numbers)
