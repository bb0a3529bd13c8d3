"""A sheet for people as one HTML file that loads nothing: rows in, markup out. Every word is escaped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parley.render.safe import html_text
from parley.render.sheet import Row, RowKind

_LANGUAGES: Final = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant", "en": "en"}
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE: Final = """
:root { color-scheme: light dark; --ink: #1b1b1f; --soft: #5b5b66; --line: #d9d9e0; --page: #fcfcfd; --mark: #f3f0e3; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e7e7ea; --soft: #a5a5b0; --line: #3a3a44; --page: #17171b; --mark: #2b2a22; }
}
body { margin: 0 auto; max-width: 54rem; padding: 1.5rem 1rem 4rem; background: var(--page); color: var(--ink);
  font: 1rem/1.6 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.3; margin: 0 0 .3rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .6rem; padding-bottom: .2rem; border-bottom: 1px solid var(--line); }
p { margin: .3rem 0; }
ul { margin: 0; padding: 0; list-style: none; }
li { margin: .45rem 0; }
ul ul { margin: .2rem 0 .2rem 1.2rem; }
ul ul li { margin: .2rem 0; }
ul ul ul li { color: var(--soft); }
.mark { font-weight: 600; margin-right: .5em; }
.cell { color: var(--soft); font-variant-numeric: tabular-nums; margin-right: .8em; }
.alert { background: var(--mark); border-left: .3rem solid var(--line); padding: .4rem .7rem; }
.lead { color: var(--soft); }
@media print { body { max-width: none; padding: 0; background: none; } li { break-inside: avoid; } }
"""
_DEPTH: Final[dict[RowKind, int]] = {"item": 1, "note": 1, "detail": 2, "deep": 3}


def write_html(rows: Sequence[Row], *, language: str) -> str:
    """Write the rows as one HTML file without scripts and without anything to load.

    Args:
        rows: The sheet.
        language: The language of its labels, as in `parley.render.labels`.
    """
    title = next((row.words for row in rows if row.kind == "title"), "Parley")
    head = (
        f'<!DOCTYPE html>\n<html lang="{_LANGUAGES[language]}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{html_text(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
    )
    return head + "".join(_body(rows)) + "</main>\n</body>\n</html>\n"


def _body(rows: Sequence[Row]) -> Iterator[str]:
    """Write headings and paragraphs as they are, the rest as nested lists."""
    depth = 0
    for row in rows:
        wanted = _DEPTH.get(row.kind, 0)
        while depth > wanted:
            yield "</li></ul>\n"
            depth -= 1
        if not wanted:
            yield _block(row)
            continue
        if depth == wanted:
            yield "</li>\n"
        while depth < wanted:
            depth += 1
            yield "<ul>\n" if depth == wanted else "<ul><li>\n"
        yield f"<li>{_words(row)}"
    yield "</li></ul>\n" * depth


def _block(row: Row) -> str:
    tags = {"title": "h1", "section": "h2"}
    tag = tags.get(row.kind, "p")
    opening = tag if row.kind in tags else f'p class="{row.kind}"'
    return f"<{opening}>{_words(row)}</{tag}>\n"


def _words(row: Row) -> str:
    mark = f'<span class="mark">{html_text(row.mark)}</span>' if row.mark else ""
    cells = "".join(f'<span class="cell">{html_text(cell)}</span>' for cell in row.columns if cell)
    return mark + cells + html_text(row.words)
