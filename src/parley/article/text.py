"""Plain text -> lines: a dump's own line feeds, with blank lines noted."""

from __future__ import annotations

from parley.article.html import fold_space
from parley.article.lines import Line, Lines


def read_text(text: str, *, limit: int) -> Lines:
    """Return the lines of a dump or of an article's plain text; white space folded, bullets kept.

    Args:
        text: The page's characters.
        limit: The most lines read; the rest is cut off.
    """
    out = Lines()
    gap = False
    for raw in text.split("\n"):
        folded = fold_space(raw)
        if not folded:
            gap = True
            continue
        if len(out.lines) >= limit:
            out.cut = True
            break
        out.lines.append(Line(text=folded, gap=gap))
        gap = False
    return out
