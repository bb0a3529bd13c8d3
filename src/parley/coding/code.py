"""Article -> Coding: strings the layers of this room together."""

from __future__ import annotations

from typing import Final

from parley.coding.book import EntityBook
from parley.coding.english import read_english_quotes
from parley.coding.marks import Quote, find_quotes
from parley.coding.masks import Paragraph, make_paragraph
from parley.coding.names import find_names
from parley.coding.quotes import read_quotes
from parley.coding.sources import said_from_telling
from parley.coding.statements import Left, Said, make_statements
from parley.coding.subjects import SubjectReader
from parley.coding.times import code_times
from parley.lang.zh.pack import Pack, load_pack
from parley.lang.zh.script import shadow
from parley.lang.zh.speech import Speech, load_speech
from parley.model.article import Article
from parley.model.coding import Coding, Dropped

STAGE: Final = "quotes"
TIMES: Final = "times"
HEADLINE: Final = "quote in a title or heading; it repeats the body"
NO_RULES: Final = "quote in a language without rules for speakers"


def code_article(article: Article, *, pack: Pack | None = None, speech: Speech | None = None) -> Coding:
    """Code an article: its direct quotes and their speakers, and its time expressions.

    Args:
        article: The article.
        pack: The language pack; the shipped one when None.
        speech: The words of speaking; the shipped ones when None.
    """
    pack, speech = pack or load_pack(), speech or load_speech()
    book = EntityBook(article.text, article.language)
    folded = shadow(article.text)
    if article.language == "zh":
        said, left = _read_chinese(article, folded, pack, speech)
    elif article.language == "en":
        said, left = read_english_quotes(article, folded, speech)
    else:
        said, left = [], _leave_all(article, folded)
    left += _leave_headlines(article, folded)
    left.sort(key=lambda one: (one.content, one.reason))
    statements = make_statements(said, article.text, book)
    fields = {name: getattr(article, name) for name in Article.__struct_fields__}
    return Coding(
        **fields,
        entities=book.entities(),
        mentions=book.mentions(),
        statements=statements,
        dropped=tuple(Dropped(stage=STAGE, reason=one.reason, exact=article.text[slice(*one.content)]) for one in left),
        times=code_times(article),
        layers=(STAGE, TIMES),
    )


def _read_chinese(article: Article, folded: str, pack: Pack, speech: Speech) -> tuple[list[Said], list[Left]]:
    blocks = [block for block in article.blocks if block.kind != "title" and block.end > block.start]
    paragraphs: list[tuple[Paragraph, bool]] = [
        (make_paragraph(folded, block.start, block.end), block.kind == "heading") for block in blocks
    ]
    names = find_names([one for one, _ in paragraphs], article.text, speech, pack.surnames)
    quotes = read_quotes(paragraphs, SubjectReader(speech, pack, names))
    said = [said_from_telling(telling, names, pack, speech) for telling in quotes.tellings]
    return said, [Left(reason, _content(paragraph, quote)) for reason, paragraph, quote in quotes.dropped]


def _content(paragraph: Paragraph, quote: Quote) -> tuple[int, int]:
    start, end = quote.inner
    return paragraph.base + start, paragraph.base + end


def _leave_headlines(article: Article, folded: str) -> list[Left]:
    blocks = [block for block in article.blocks if block.kind in ("title", "heading")]
    return [Left(HEADLINE, quote.inner) for block in blocks for quote in find_quotes(folded, block.start, block.end)]


def _leave_all(article: Article, folded: str) -> list[Left]:
    blocks = [block for block in article.blocks if block.kind not in ("title", "heading")]
    return [Left(NO_RULES, quote.inner) for block in blocks for quote in find_quotes(folded, block.start, block.end)]
