"""The statements of a brief, by speaker: who said what, and through whom it is known."""

from __future__ import annotations

from collections.abc import Mapping

from parley.model.account import Account, StatementLine
from parley.render.labels import Language, label
from parley.render.sheet import Row, clip
from parley.render.words import Names, code_words, in_brackets, quoted, sources, time_words

_DIRECT = ("direct", "fragment", "post")


def statement_rows(account: Account, numbers: Mapping[str, str], language: Language) -> list[Row]:
    """Return the statements by speaker, in the order in which speakers first appear; unknown speakers last.

    Quoted words stand in quotation marks, reported ones behind the act of speaking.
    """
    rows = [Row("section", label("section.statements", language))]
    spoken: dict[tuple[str, ...], list[StatementLine]] = {}
    for statement in account.statements:
        alone = (statement.speaker,) if statement.speaker else ()
        spoken.setdefault(statement.speakers or alone, []).append(statement)
    if not spoken:
        return [*rows, Row("note", label("section.statements-none", language))]
    names = Names(account.entities, language)
    comma = label("brief.and", language)
    also = label("statement.also", language)
    for speakers in sorted(spoken, key=lambda several: not several):
        who = comma.join(names.of(one) for one in speakers)
        rows.append(Row("item", "", mark=who or label("brief.speaker-unknown", language)))
        for statement in spoken[speakers]:
            rows.append(_row_of_statement(statement, numbers, names))
            rows += [
                Row("deep", f"{quoted(clip(one.exact), language)} {numbers.get(one.article, '[?]')}", mark=also)
                for one in statement.wordings
            ]
    return rows


def _row_of_statement(statement: StatementLine, numbers: Mapping[str, str], names: Names) -> Row:
    language = names.language
    marks = sources((evidence.article for evidence in statement.evidence), numbers)
    pieces = (statement.content, *statement.parts)
    if statement.form in _DIRECT:
        words = " … ".join(quoted(clip(piece.exact), language) for piece in pieces)
    else:
        act = in_brackets(code_words("act", statement.act, language), language).strip()
        words = f"{act} " + " … ".join(clip(piece.exact) for piece in pieces)
    words = f"{words} {marks}"
    if statement.relayed_by:
        chain = label("statement.chain-step", language).join(names.of(one) for one in statement.relayed_by)
        words += in_brackets(label("statement.through", language, who=chain), language)
    if statement.at:
        words += in_brackets(time_words(statement.at), language)
    return Row("detail", words)
