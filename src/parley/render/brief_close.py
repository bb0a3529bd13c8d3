"""The second half of a brief: the timeline, the direct quotes, and what was and was not looked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from parley.errors import BadPage
from parley.model.account import Account, StatementLine, TimelineLine
from parley.render.labels import Language, find_label, label
from parley.render.sheet import Row, clip
from parley.render.words import code_words, entity_words, in_brackets, quoted, sources, time_words

_LAYERS = (
    "pages", "origins", "timeline", "quotes", "statements", "mentions", "times", "events", "provisions",
    "ledger", "differences", "next",
)  # fmt: skip
_DIRECT = ("direct", "fragment")


def refused_rows(refused: Sequence[BadPage], language: Language) -> list[Row]:
    """Return the section of the pages that could not be read; nothing when all could."""
    if not refused:
        return []
    rows = [Row("section", label("section.refused", language))]
    return [*rows, *(Row("note", clip(str(page), chars=300)) for page in refused)]


def timeline_rows(account: Account, numbers: Mapping[str, str], language: Language) -> list[Row]:
    """Return the timeline, each line with its sources and the exact words."""
    rows = [Row("section", label("section.timeline", language))]
    if not account.timeline:
        return [*rows, Row("note", label("section.timeline-none", language))]
    return [*rows, *(_row_of_time(line, numbers, language) for line in account.timeline)]


def _row_of_time(line: TimelineLine, numbers: Mapping[str, str], language: Language) -> Row:
    value = line.when.value if line.when else None
    when = time_words(value) if value else label("brief.no-date", language)
    kind = code_words("timeline-kind", line.kind, language)
    if line.type:
        kind = code_words("event-type", line.type, language)
    marks = sources((evidence.article for evidence in line.evidence), numbers)
    return Row("item", quoted(clip(line.evidence[0].exact), language), columns=(when, kind, marks))


def quote_rows(account: Account, numbers: Mapping[str, str], language: Language) -> list[Row]:
    """Return the direct quotes by speaker, in the order in which speakers first appear; unknown speakers last."""
    rows = [Row("section", label("section.quotes", language))]
    spoken: dict[tuple[str, ...], list[StatementLine]] = {}
    for statement in account.statements:
        if statement.form in _DIRECT:
            alone = (statement.speaker,) if statement.speaker else ()
            spoken.setdefault(statement.speakers or alone, []).append(statement)
    if not spoken:
        return [*rows, Row("note", label("section.quotes-none", language))]
    entities = {entity.id: entity for entity in account.entities}
    comma = label("brief.and", language)
    for speakers in sorted(spoken, key=lambda several: not several):
        names = comma.join(entity_words(entities.get(one), one, language) for one in speakers)
        rows.append(Row("item", "", mark=names or label("brief.speaker-unknown", language)))
        rows += [_row_of_quote(statement, numbers, language) for statement in spoken[speakers]]
    return rows


def _row_of_quote(statement: StatementLine, numbers: Mapping[str, str], language: Language) -> Row:
    marks = sources((evidence.article for evidence in statement.evidence), numbers)
    said = [quoted(clip(piece.exact), language) for piece in (statement.content, *statement.parts)]
    words = " … ".join(said) + " " + marks
    if statement.at:
        words += in_brackets(time_words(statement.at), language)
    return Row("detail", words)


def close_rows(account: Account, language: Language) -> list[Row]:
    """Return the closing note: which layers were made, which were not, and who made the sheet."""
    comma, colon = label("brief.and", language), label("brief.colon", language)
    made = [find_label(f"layer.{layer}", language) or layer for layer in account.layers]
    missing = [label(f"layer.{layer}", language) for layer in _LAYERS if layer not in account.layers]
    rows = [Row("section", label("section.close", language))]
    if made:
        rows.append(Row("note", label("layers.made", language) + colon + comma.join(made)))
    if missing:
        note = in_brackets(label("layers.missing-note", language), language)
        rows.append(Row("note", label("layers.missing", language) + colon + comma.join(missing) + note))
    makers = account.made_by
    rows.append(Row("note", label("brief.made-by", language, version=makers.version, pack=makers.pack)))
    return rows
