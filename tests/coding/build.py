"""Articles for the tests of the coding room, made of paragraphs without a page."""

from __future__ import annotations

from factory import make_article
from parley.model import Article, Block, Coding


def article_of(text: str, *, language: str = "zh", title: str | None = None) -> Article:
    """An article with one block a line; a line that starts with `## ` is a heading."""
    lines = [line for line in text.split("\n") if line.removeprefix("## ")]
    blocks, parts, at = [], [], 0
    if title is not None:
        blocks.append(Block(kind="title", start=0, end=len(title)))
        parts.append(title)
        at = len(title) + 1
    for line in lines:
        kind = "heading" if line.startswith("## ") else "paragraph"
        words = line.removeprefix("## ")
        blocks.append(Block(kind=kind, start=at, end=at + len(words)))
        parts.append(words)
        at += len(words) + 1
    return make_article(text="\n".join(parts), blocks=tuple(blocks), language=language, title=title, furniture=())


def speakers_of(coding: Coding, number: int) -> list[str]:
    """The fullest names of a statement's speakers."""
    return _names(coding, coding.statements[number].speakers)


def _names(coding: Coding, idents: tuple[str, ...]) -> list[str]:
    entities = {entity.id: entity for entity in coding.entities}
    return [entities[ident].name_zh or entities[ident].name_en or entities[ident].names[0] for ident in idents]


def told(coding: Coding) -> list[str]:
    """Each statement on one line: content | speakers < relays | act | form | rule."""
    return [
        " | ".join(
            (
                statement.content.exact,
                " < ".join(["、".join(speakers_of(coding, number)) or "-", *_names(coding, statement.relayed_by)]),
                statement.act,
                statement.form,
                statement.rule.split(".")[2],
            )
        )
        for number, statement in enumerate(coding.statements)
    ]
