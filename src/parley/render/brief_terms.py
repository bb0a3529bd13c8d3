"""The ledger of a brief, term by term, and where the accounts differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from parley.model.account import Account, LedgerRow, Position, Version
from parley.model.record import Evidence
from parley.render.brief_events import quantity_words
from parley.render.labels import Language, find_label, label
from parley.render.sheet import Row, clip
from parley.render.words import Names, code_words, in_brackets, quoted, sources, span_words, time_words

_EVIDENCE_SHOWN = 2
_VOCABULARIES = ("stance", "target", "sides", "topic", "act")


def ledger_rows(account: Account, numbers: Mapping[str, str], language: Language) -> list[Row]:
    """Return the terms on the table, each with every party's stances; nothing when nobody looked."""
    if "ledger" not in account.layers:
        return []
    rows = [Row("section", label("section.ledger", language))]
    if not account.ledger:
        return [*rows, Row("note", label("section.ledger-none", language))]
    names = Names(account.entities, language)
    for line in account.ledger:
        rows.append(_row_of_term(line, names))
        for same in _alike(line.positions):
            rows += _rows_of_stance(same, numbers, names)
    return rows


def _row_of_term(line: LedgerRow, names: Names) -> Row:
    language, comma = names.language, label("brief.and", names.language)
    targets = comma.join(code_words("target", one, language) for one in line.targets)
    title = code_words("topic", line.topic, language) + (in_brackets(targets, language) if targets else "")
    claimed = comma.join(names.of(party) for party in line.claimed_by)
    status = code_words("term-status", line.status, language)
    if claimed:
        status += in_brackets(label("ledger.claimed-by", language, who=claimed), language)
    parts = [title, status]
    if line.duration:
        parts.append(span_words(line.duration, language))
    if line.starts:
        parts.append(label("ledger.starts", language, day=time_words(line.starts)))
    if line.ends:
        computed = in_brackets(label("ledger.computed", language), language) if line.ends_computed else ""
        parts.append(label("ledger.ends", language, day=time_words(line.ends)) + computed)
    return Row("item", " · ".join(parts), mark=line.id)


def _alike(positions: Sequence[Position]) -> list[list[Position]]:
    """Put the positions together that are one stance on one scope, of one party or told of several at once."""
    found: dict[tuple[str, str, str | None], list[Position]] = {}
    for position in positions:
        found.setdefault((position.party, position.stance, position.target), []).append(position)
    joint: dict[tuple[object, ...], list[Position]] = {}
    for (_, stance, target), same in found.items():
        spans = tuple((one.article, one.start) for position in same for one in position.evidence)
        joint.setdefault((stance, target, spans), []).extend(same)
    return list(joint.values())


def _rows_of_stance(same: Sequence[Position], numbers: Mapping[str, str], names: Names) -> list[Row]:
    evidence = [one for position in same for one in position.evidence]
    marks = sources((one.article for one in evidence), numbers)
    words = " · ".join([code_words("stance", same[0].stance, names.language), *_terms_of(same, names)])
    who = label("brief.and", names.language).join(dict.fromkeys(names.of(position.party) for position in same))
    return [Row("detail", f"{words} {marks}", mark=who), *_evidence_rows(evidence, names.language)]


def _terms_of(same: Sequence[Position], names: Names) -> list[str]:
    """Return the terms of a stance: scope, length, numbers, the words that fix the scope, and whose account it is."""
    language, comma = names.language, label("brief.and", names.language)
    told = [code_words("target", same[0].target, language)] if same[0].target else []
    told += dict.fromkeys(span_words(one.duration, language) for one in same if one.duration)
    told += dict.fromkeys(quantity_words(number, language) for one in same for number in one.quantities)
    scope = dict.fromkeys(quoted(words, language) for one in same for words in one.scope_words)
    told += [comma.join(scope)] if scope else []
    tellers = dict.fromkeys(names.of(one) for position in same for one in position.according_to)
    asked = dict.fromkeys(ident for one in same for ident in one.conditions)
    told += [label("ledger.conditions", language, rows=comma.join(asked))] if asked else []
    told += [label("ledger.according-to", language, who=comma.join(tellers))] if tellers else []
    return told


def _evidence_rows(evidence: Sequence[Evidence], language: Language) -> list[Row]:
    exacts = list(dict.fromkeys(one.exact for one in evidence))
    rows = [Row("deep", quoted(clip(exact), language)) for exact in exacts[:_EVIDENCE_SHOWN]]
    more = len(exacts) - _EVIDENCE_SHOWN
    return [*rows, Row("deep", label("evidence.more", language, count=more))] if more > 0 else rows


def difference_rows(account: Account, numbers: Mapping[str, str], language: Language) -> list[Row]:
    """Return where the accounts differ, each version with who says so; nothing when nobody looked."""
    if "differences" not in account.layers:
        return []
    rows = [Row("section", label("section.differences", language))]
    if not account.differences:
        return [*rows, Row("note", label("section.differences-none", language))]
    names = Names(account.entities, language)
    topics = {line.id: line.topic for line in account.ledger}
    for difference in account.differences:
        topic = topics.get(difference.about)
        kind = code_words("difference-kind", difference.kind, language)
        is_stated = "/" in difference.about
        about = code_words("topic", topic, language) if topic is not None else label("difference.event", language)
        head = kind if difference.kind == "omission" or is_stated else about + label("brief.colon", language) + kind
        head += "" if is_stated else in_brackets(difference.about, language)
        rows.append(Row("item", head, mark=difference.id))
        for version in difference.versions:
            rows += _rows_of_version(version, numbers, names)
    return rows


def _rows_of_version(version: Version, numbers: Mapping[str, str], names: Names) -> list[Row]:
    language = names.language
    comma = label("brief.and", language)
    tellers = comma.join(names.of(one) for one in version.according_to) or label("difference.page", language)
    is_quote = any(version.value == one.exact for one in version.evidence)
    value = "" if is_quote else comma.join(_value(part, names) for part in version.value.split(" / ")) + " "
    marks = sources((evidence.article for evidence in version.evidence), numbers)
    head = Row("detail", f"{value}{marks}", mark=tellers + label("brief.colon", language).strip())
    return [head, *_evidence_rows(version.evidence, language)]


def _value(value: str, names: Names) -> str:
    """Return a version's value in the reader's language: a code's label, an entity's name, a duration, or as it is."""
    for vocabulary in _VOCABULARIES:
        words = code_words(vocabulary, value, names.language)
        if words != value:
            return words
    outcome = find_label(f"value.{value}", names.language)
    return outcome or (names.of(value) if "/" in value else span_words(value, names.language))
