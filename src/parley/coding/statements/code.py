"""Strings the rules for statements together."""

from __future__ import annotations

from functools import partial
from typing import Final

from parley.coding.draft import Draft
from parley.coding.statements.english import read_english_quotes
from parley.coding.statements.known import know_names
from parley.coding.statements.make import Left, Said, make_statements
from parley.coding.statements.narration import Narration
from parley.coding.statements.pages import find_answerer, find_issuer
from parley.coding.statements.phrases import Frequent
from parley.coding.statements.quotes import QuoteReader, read_quotes
from parley.coding.statements.sources import Stating
from parley.coding.statements.subjects import SubjectReader
from parley.coding.statements.talk import Talk
from parley.coding.statements.tellings import Telling
from parley.coding.text.marks import Quote, find_quotes
from parley.coding.text.masks import Paragraph
from parley.lang.zh.pack import Pack
from parley.lang.zh.speech import Speech
from parley.model.coding import Dropped, Statement

STAGE: Final = "statements"
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
    frequent = Frequent("\n".join(one.cover for one, _ in paragraphs))
    known = know_names(draft.book, draft.shadow, draft.times)
    quotes = read_quotes(paragraphs, SubjectReader(speech, pack, frequent, known))
    narration = _narrate(quotes, draft)
    stating = Stating(pack, speech, draft.times)
    said = [stating.from_telling(telling) for telling in narration.alone]
    said += [stating.from_report(report) for report in narration.reports]
    return said, [Left(reason, _content(paragraph, quote)) for reason, paragraph, quote in quotes.dropped]


def _narrate(quotes: QuoteReader, draft: Draft) -> Narration:
    """Read the reports around the quotes, paragraph after paragraph."""
    openings = [one.paragraph.text for one in draft.passages if one.kind != "heading"]
    talk = Talk(find_answerer(draft), openings)
    narration = Narration(draft.times, talk, partial(find_issuer, draft))
    by_base: dict[int, list[Telling]] = {}
    for telling in quotes.tellings:
        by_base.setdefault(telling.paragraph.base, []).append(telling)
    number = -1
    for told in quotes.told:
        narration.read(told, by_base.get(told.paragraph.base, ()), follows=told.number == number + 1)
        number = told.number
    return narration


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
