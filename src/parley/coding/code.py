"""Article -> Coding: strings the layers of this room together."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from parley.coding.draft import Draft
from parley.coding.events import code_events
from parley.coding.mentions import code_mentions
from parley.coding.provisions import code_provisions
from parley.coding.statements import code_statements
from parley.coding.text.masks import make_paragraph
from parley.coding.text.passages import Passage
from parley.coding.times import code_times
from parley.lang.zh.pack import Pack, load_pack
from parley.lang.zh.script import shadow
from parley.lang.zh.speech import Speech, load_speech
from parley.model.article import Article
from parley.model.coding import Coding

LAYERS: Final[dict[str, tuple[str, ...]]] = {
    "zh": ("mentions", "times", "statements", "events", "provisions"),
    "en": ("mentions", "times", "statements"),
}
"""The layers that are coded, by the article's language; in others only names and times that look the same are found."""


def code_article(article: Article, *, pack: Pack | None = None, speech: Speech | None = None) -> Coding:
    """Code an article: who is named, when, who says what, what happened, what is on the table.

    Args:
        article: The article.
        pack: The language pack; the shipped one when None.
        speech: The words of speaking; the shipped ones when None.
    """
    pack, speech = pack or load_pack(), speech or load_speech()
    draft = make_draft(article, pack, speech)
    draft = replace(draft, times=code_times(article, pack=pack, folded=draft.shadow))
    statements, unsaid = code_statements(draft, pack, speech)
    draft = replace(draft, statements=statements)
    events, uneventful = code_events(draft)
    provisions, unsettled = code_provisions(draft)
    return Coding(
        **{name: getattr(article, name) for name in Article.__struct_fields__},
        entities=draft.book.entities(),
        mentions=draft.book.mentions(),
        times=draft.times,
        statements=statements,
        events=events,
        provisions=provisions,
        dropped=(*unsaid, *uneventful, *unsettled),
        layers=LAYERS.get(article.language, ()),
    )


def make_draft(article: Article, pack: Pack, speech: Speech) -> Draft:
    """Make the draft that the layers work on: the shadow, the passages, the entities named."""
    folded = shadow(article.text)
    blocks = [block for block in article.blocks if block.kind != "title" and block.end > block.start]
    passages = tuple(Passage(block.kind, make_paragraph(folded, block.start, block.end)) for block in blocks)
    return Draft(article, folded, passages, code_mentions(article, folded, passages, pack, speech))
