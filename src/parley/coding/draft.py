"""A coding in the making: what the layers coded so far give to the layers that follow."""

from __future__ import annotations

from dataclasses import dataclass, field

from parley.coding.mentions.book import EntityBook
from parley.coding.text.passages import Passage
from parley.model.article import Article
from parley.model.coding import Statement, TimeExpression


@dataclass(frozen=True, slots=True)
class Draft:
    """An article with the layers coded so far.

    Attributes:
        article: The article.
        shadow: Its text, simplified and half-width, of the same length.
        passages: Its blocks in order, without the title.
        book: Its entities and mentions; layers may add to it.
        times: Its time expressions, in order.
        statements: Its statements, in order.
        made: What rooms made of this draft and share, by room: its grammar; empty again when a layer is added.
    """

    article: Article
    shadow: str
    passages: tuple[Passage, ...]
    book: EntityBook
    times: tuple[TimeExpression, ...] = ()
    statements: tuple[Statement, ...] = ()
    made: dict[str, object] = field(init=False, default_factory=dict, compare=False, repr=False)
