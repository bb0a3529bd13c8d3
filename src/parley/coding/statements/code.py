"""Strings the rules for statements together."""

from __future__ import annotations

from typing import Final

from parley.coding.draft import Draft
from parley.coding.mentions.names import find_names
from parley.coding.statements.english import read_english_quotes
from parley.coding.statements.make import Left, Said, make_statements
from parley.coding.statements.quotes import read_quotes
from parley.coding.statements.sources import said_from_telling
from parley.coding.statements.subjects import SubjectReader
from parley.coding.text.marks import Quote, find_quotes
from parley.coding.text.masks import Paragraph
from parley.lang.zh.pack import Pack
from parley.lang.zh.speech import Speech
from parley.model.coding import Dropped, Statement

STAGE: Final = "quotes"
HEADLINE: Final = "quote in a title or heading; it repeats the body"
NO_RULES: Final = "quote in a language without rules for speakers"


def code_statements(draft: Draft, pack: Pack, speech: Speech) -> tuple[tuple[Statement, ...], tuple[Dropped, ...]]:
    """Find the statements of a page.

    Args:
        draft: The page with its entities and mentions; speakers that are not in its book yet are added.
        pack: The language pack.
        speech: The words of speaking.

    Returns:
        The statements in order of the text, and what was left out with the reason.
    """
    text = draft.article.text
    if draft.article.language == "zh":
        said, left = _read_chinese(draft, pack, speech)
    elif draft.article.language == "en":
        said, left = read_english_quotes(draft.article, draft.shadow, speech)
    else:
        said, left = [], _leave_all(draft)
    left += _leave_headlines(draft)
    left.sort(key=lambda one: (one.content, one.reason))
    dropped = tuple(Dropped(stage=STAGE, reason=one.reason, exact=text[slice(*one.content)]) for one in left)
    return make_statements(said, text, draft.book), dropped


def _read_chinese(draft: Draft, pack: Pack, speech: Speech) -> tuple[list[Said], list[Left]]:
    paragraphs = [(passage.paragraph, passage.kind == "heading") for passage in draft.passages]
    names = find_names([one for one, _ in paragraphs], draft.article.text, speech, pack.surnames)
    quotes = read_quotes(paragraphs, SubjectReader(speech, pack, names))
    said = [said_from_telling(telling, names, pack, speech) for telling in quotes.tellings]
    return said, [Left(reason, _content(paragraph, quote)) for reason, paragraph, quote in quotes.dropped]


def _content(paragraph: Paragraph, quote: Quote) -> tuple[int, int]:
    start, end = quote.inner
    return paragraph.base + start, paragraph.base + end


def _leave_headlines(draft: Draft) -> list[Left]:
    blocks = [one for one in draft.article.blocks if one.kind in ("title", "heading")]
    return [
        Left(HEADLINE, quote.inner) for block in blocks for quote in find_quotes(draft.shadow, block.start, block.end)
    ]


def _leave_all(draft: Draft) -> list[Left]:
    blocks = [passage.paragraph for passage in draft.passages if passage.kind != "heading"]
    return [Left(NO_RULES, _content(paragraph, quote)) for paragraph in blocks for quote in paragraph.quotes]
