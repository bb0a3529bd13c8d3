"""A second opinion on where the article is, from trafilatura: slow, so asked only where our own choice is unsure.

It is unsure on pages in languages the weights were not set for, and where the region chosen holds little of the
page's text. Trafilatura's words are only used to choose among the page's own lines; none of its text is kept.
"""

from __future__ import annotations

import re

from parley.article.lines import Lines
from parley.article.title import fold_shadow, fold_title

_LONG_CHARS = 25
_MIN_CHARS = 200
_TAG_CHARS = 4_000_000
_LINE = re.compile(r"\n+")


def second_opinion(text: str, page: Lines) -> list[bool] | None:
    """Return for each line of the page whether trafilatura takes it for the article, or None when it finds none.

    Args:
        text: The page's markup.
        page: Its lines, with shadows.
    """
    extracted = _extract(text)
    if extracted is None or len(extracted) < _MIN_CHARS:
        return None
    whole = fold_title(extracted)
    pieces = {fold_title(piece) for piece in _LINE.split(extracted)}
    return [_is_in(fold_shadow(line.shadow), whole, pieces) for line in page.lines]


def _is_in(folded: str, whole: str, pieces: set[str]) -> bool:
    return bool(folded) and (folded in pieces or (len(folded) >= _LONG_CHARS and folded in whole))


def _extract(text: str) -> str | None:
    if len(text) > _TAG_CHARS:
        return None
    from trafilatura import extract as trafilatura_extract  # 0.4 s, paid by the first unsure page

    try:
        found: str | None = trafilatura_extract(text, include_comments=False, include_tables=True)
    except Exception:  # noqa: BLE001 - a library run on hostile markup; without its opinion ours stands
        return None
    return found
