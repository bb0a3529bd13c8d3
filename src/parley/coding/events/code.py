"""Strings the rules for events together."""

from __future__ import annotations

from parley.coding.draft import Draft
from parley.model.coding import Dropped, Event


def code_events(draft: Draft) -> tuple[tuple[Event, ...], tuple[Dropped, ...]]:
    """Find the events of a page.

    Args:
        draft: The page with its entities, mentions, times and statements.

    Returns:
        The events in order of the text, and what was left out with the reason.
    """
    del draft
    return (), ()
