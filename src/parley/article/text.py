"""Plain text -> lines: a dump's own line feeds, with blank lines noted."""

from __future__ import annotations

from parley.article.html import fold_space
from parley.article.lines import Line, Lines


def read_text(text: str) -> Lines:
    """Return the lines of a dump or of an article's plain text; white space folded, bullets kept."""
    out = Lines()
    gap = False
    for raw in text.split("\n"):
        folded = fold_space(raw)
        if not folded:
            gap = True
            continue
        out.lines.append(Line(text=folded, gap=gap))
        gap = False
    return out
