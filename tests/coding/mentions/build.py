"""Books of entities for the tests of mentions."""

from __future__ import annotations

from parley.coding.mentions import code_mentions
from parley.coding.mentions.book import EntityBook
from parley.coding.text.masks import make_paragraph
from parley.coding.text.passages import Passage
from parley.lang.zh.pack import load_pack
from parley.lang.zh.script import shadow
from parley.lang.zh.speech import load_speech
from parley.model import Article


def book_of(article: Article) -> EntityBook:
    """The entities and mentions of an article."""
    folded = shadow(article.text)
    blocks = [block for block in article.blocks if block.kind != "title" and block.end > block.start]
    passages = [Passage(block.kind, make_paragraph(folded, block.start, block.end)) for block in blocks]
    return code_mentions(article, folded, passages, load_pack(), load_speech())


def mentioned(book: EntityBook) -> list[str]:
    """Each distinct mention on one line, in order of its first place: words | entity | how it was linked."""
    lines = (f"{one.exact} | {one.entity} | {one.linked_by}" for one in book.mentions())
    return list(dict.fromkeys(lines))
