"""Strings the rules for provisions together."""

from __future__ import annotations

from typing import Final

from parley.coding.draft import Draft
from parley.coding.grammar import read_grammar
from parley.coding.provisions.clause_terms import ClauseTerms
from parley.coding.provisions.holders import Holders
from parley.coding.provisions.make import make_provisions
from parley.coding.provisions.read import PositionReader
from parley.lang.zh.topics import load_topics
from parley.model.coding import Dropped, Provision

STAGE: Final = "provisions"


def code_provisions(draft: Draft) -> tuple[tuple[Provision, ...], tuple[Dropped, ...]]:
    """Find the provisions of a page.

    Args:
        draft: The page with its entities, mentions, times and statements.

    Returns:
        The provisions in order of the text, and what was left out with the reason.
    """
    if draft.article.language != "zh":
        return (), ()
    grammar = read_grammar(draft)
    holders = Holders(draft, grammar)
    terms = ClauseTerms(draft, grammar, load_topics())
    positions = PositionReader(draft, grammar, holders, terms).read()
    text = draft.article.text
    left = [(one.reason, text[one.clause.start : one.clause.end]) for one in positions.unheld]
    dropped = tuple(Dropped(stage=STAGE, reason=reason, exact=exact) for reason, exact in dict.fromkeys(left))
    return make_provisions(draft, grammar, holders, terms, positions.found), dropped
