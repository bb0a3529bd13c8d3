"""Strings the rules for mentions together."""

from __future__ import annotations

from collections.abc import Sequence

from parley.coding.mentions.book import EntityBook
from parley.coding.text.passages import Passage
from parley.lang.zh.pack import Pack
from parley.lang.zh.speech import Speech
from parley.model.article import Article


def code_mentions(article: Article, folded: str, passages: Sequence[Passage], pack: Pack, speech: Speech) -> EntityBook:
    """Open the book of a page's entities.

    Args:
        article: The article.
        folded: Its shadow.
        passages: Its blocks.
        pack: The language pack.
        speech: The words of speaking.
    """
    del folded, passages, pack, speech
    return EntityBook(article.text, article.language)
