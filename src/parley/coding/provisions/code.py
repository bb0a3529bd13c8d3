"""Strings the rules for provisions together."""

from __future__ import annotations

from parley.coding.draft import Draft
from parley.model.coding import Dropped, Provision


def code_provisions(draft: Draft) -> tuple[tuple[Provision, ...], tuple[Dropped, ...]]:
    """Find the provisions of a page.

    Args:
        draft: The page with its entities, mentions, times and statements.

    Returns:
        The provisions in order of the text, and what was left out with the reason.
    """
    del draft
    return (), ()
