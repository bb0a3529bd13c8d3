"""A block of the article with its text as rules read it."""

from __future__ import annotations

from dataclasses import dataclass

from parley.coding.text.masks import Paragraph
from parley.model.article import BlockKind


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the article: what kind it is, and its text with quotes and brackets covered."""

    kind: BlockKind
    paragraph: Paragraph
