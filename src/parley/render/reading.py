"""One page as it was read -> styled pieces: its fields, its text block by block, and the rest of the page between them.

Pure: the pieces are words with the name of a style; whoever prints them decides what the styles look like.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from rich.cells import cell_len

from parley.model.article import Article, Block, Furniture, Stamp
from parley.model.coding import Coding, Statement
from parley.render.labels import Language, label
from parley.render.layout import pad
from parley.render.safe import printable
from parley.render.sheet import clip
from parley.render.words import (
    byline_words,
    code_words,
    entity_words,
    in_brackets,
    quoted,
    time_words,
    warning_words,
)

Style = Literal["plain", "title", "heading", "field", "kind", "time", "evidence", "furniture", "warning"]
_FIELD_CELLS = 11
_KIND_CELLS = 11
_FURNITURE_CHARS = 200
_MARKS = ("⟦", "⟧")


class Piece(NamedTuple):
    """Words, safe to print, and the name of their style."""

    text: str
    style: Style = "plain"


Line = tuple[Piece, ...]


def render_reading(
    article: Article, *, language: Language = "zh-hans", layers: tuple[str, ...] = ()
) -> tuple[Line, ...]:
    """Lay out an article as it was read.

    Args:
        article: The article, or its coding where `layers` are wanted.
        language: The language of the labels.
        layers: Coded layers to show below the text; `statements` is known.
    """
    lines = [*_title_lines(article, language), *_fields(article, language), (), *_warnings(article, language), ()]
    lines += [_section("read.article", language), *_body(article, language)]
    lines += [(), (Piece(label("read.furniture", language), "furniture"),)]
    if "statements" in layers and isinstance(article, Coding):
        lines += [(), _section("section.statements", language), *_statements(article, language)]
    return tuple(lines)


def _section(key: str, language: Language) -> Line:
    return (Piece(label(key, language), "heading"),)


def _title_lines(article: Article, language: Language) -> Iterator[Line]:
    title = article.title or label("brief.no-title", language)
    yield (Piece(printable(title), "title"),)
    yield ()


def _fields(article: Article, language: Language) -> Iterator[Line]:
    source = article.source
    form = code_words("page-form", source.form, language)
    script = " ".join(one for one in (article.language, article.script) if one)
    values: tuple[tuple[str, str | None, str | None], ...] = (
        ("field.outlet", _outlet(article, language), article.outlet.evidence),
        ("field.origin", *_origin(article, language)),
        ("field.published", *_stamp(article.published, language)),
        ("field.updated", *(_stamp(article.updated, language) if article.updated else (None, None))),
        ("field.language", script, None),
        ("field.region", article.region, None),
        ("field.url", source.url, None),
        ("field.retrieved", source.retrieved_at, None),
        ("field.form", f"{form} · {source.encoding}", None),
        ("field.id", article.id, None),
    )
    for key, value, evidence in values:
        if value:
            yield _field(label(key, language), value, evidence)
    for one in article.bylines:
        yield _field(label("field.byline", language), byline_words((one,), language), one.exact)


def _field(name: str, value: str, evidence: str | None) -> Line:
    pieces = [Piece(pad(name, _FIELD_CELLS), "field"), Piece(printable(clip(value, chars=300)))]
    if evidence and evidence.strip() and evidence.strip() != value:
        pieces.append(Piece("  ← " + printable(clip(evidence, chars=120)), "evidence"))
    return tuple(pieces)


def _outlet(article: Article, language: Language) -> str:
    if article.outlet.name:
        known = in_brackets(article.outlet.id, language) if article.outlet.id else ""
        return article.outlet.name + known
    return label("brief.outlet-suspect" if article.outlet.suspect else "brief.outlet-unknown", language)


def _origin(article: Article, language: Language) -> tuple[str, str | None]:
    if article.origin is None:
        return label("field.origin-none", language), None
    return article.origin.name, article.origin.evidence


def _stamp(stamp: Stamp | None, language: Language) -> tuple[str, str | None]:
    if stamp is None:
        return label("brief.no-date", language), None
    return time_words(stamp.value), stamp.exact + in_brackets(
        code_words("stamp-place", stamp.found_in, language), language
    )


def _warnings(article: Article, language: Language) -> Iterator[Line]:
    if not article.warnings:
        yield (Piece(label("read.warnings-none", language), "evidence"),)
    for warning in article.warnings:
        yield (Piece("! " + printable(warning_words(warning, language)), "warning"),)
        for words in warning.evidence[:5]:
            yield (Piece("    " + quoted(printable(clip(words, chars=200)), language), "evidence"),)


def _body(article: Article, language: Language) -> Iterator[Line]:
    """Yield blocks and furniture in the order of the page."""
    waiting = list(article.furniture)
    for block in article.blocks:
        before = _before(waiting, block.start)
        yield from _furniture(before, language)
        waiting = waiting[len(before) :]
        yield _block(article, block, language)
    yield from _furniture(waiting, language)


def _before(furniture: list[Furniture], start: int) -> list[Furniture]:
    """Return the furniture at the front that stood before this place of the text."""
    for index, one in enumerate(furniture):
        if one.offset > start:
            return furniture[:index]
    return furniture


def _block(article: Article, block: Block, language: Language) -> Line:
    kind = pad(printable(code_words("block-kind", block.kind, language)), _KIND_CELLS)
    pieces = [Piece(kind + " ", "kind")]
    if block.at:
        pieces.append(Piece(time_words(block.at) + "  ", "time"))
    style: Style = "title" if block.kind == "title" else "heading" if block.kind == "heading" else "plain"
    return (*pieces, Piece(printable(article.block_text(block)), style))


def _furniture(furniture: Iterable[Furniture], language: Language) -> Iterator[Line]:
    for one in furniture:
        why = f"[{code_words('furniture-kind', one.kind, language)} · {one.rule}]"
        words = printable(clip(one.text, chars=_FURNITURE_CHARS))
        yield (Piece(f"{' ' * (_KIND_CELLS + 1)}{words}  {printable(why)}", "furniture"),)


def _statements(coding: Coding, language: Language) -> Iterator[Line]:
    if not coding.statements:
        yield (Piece(label("section.statements-none", language)),)
    names = {entity.id: entity_words(entity, entity.id, language) for entity in coding.entities}
    for statement in coding.statements:
        yield _statement(statement, names, language)


def _statement(statement: Statement, names: dict[str, str], language: Language) -> Line:
    """Lay out one statement: who, through whom, the evidence with the words said marked, how it was coded."""
    said_by = [names.get(one, one) for one in statement.speakers] or [label("brief.speaker-unknown", language)]
    chain = [label("brief.and", language).join(said_by), *(names.get(one, one) for one in statement.relayed_by)]
    speakers = printable(" ← ".join(chain))
    room = " " * max(2, _KIND_CELLS + 1 - cell_len(speakers))
    codes = (code_words("act", statement.act, language), code_words("statement-form", statement.form, language))
    how = f"  [{' · '.join(printable(one) for one in (*codes, statement.rule))}]"
    return (Piece(speakers + room, "kind"), *_marked(statement), Piece(how, "furniture"))


def _marked(statement: Statement) -> Iterator[Piece]:
    """Yield the evidence with what was said between marks."""
    content = statement.content
    holder = next((one for one in statement.evidence if one.start <= content.start and content.end <= one.end), None)
    if holder is None:
        yield Piece(_MARKS[0] + printable(content.exact) + _MARKS[1])
        return
    yield Piece(printable(holder.exact[: content.start - holder.start]), "evidence")
    yield Piece(_MARKS[0] + printable(content.exact) + _MARKS[1])
    yield Piece(printable(holder.exact[content.end - holder.start :]), "evidence")
