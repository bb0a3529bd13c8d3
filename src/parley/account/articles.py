"""The pages of an account: one line each, in order of time, numbered from 1."""

from __future__ import annotations

from collections.abc import Sequence

from parley.model.account import ArticleLine
from parley.model.coding import Coding


def list_articles(codings: Sequence[Coding], group_of: dict[str, str]) -> tuple[ArticleLine, ...]:
    """List every page; a page that was given twice has two lines.

    Args:
        codings: Pages in order of time.
        group_of: Article id -> origin group id.
    """
    return tuple(
        ArticleLine(
            id=page.id,
            number=number,
            path=page.source.path,
            url=page.source.url,
            title=page.title,
            outlet=page.outlet.name,
            origin=page.origin.name if page.origin is not None else None,
            published=page.published.value if page.published is not None else None,
            origin_group=group_of[page.id],
            bylines=page.bylines,
            warnings=page.warnings,
            outlet_found=page.outlet,
            published_found=page.published,
        )
        for number, page in enumerate(codings, start=1)
    )
