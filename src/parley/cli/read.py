"""`parley read`: one page as it was read, in colour on a terminal."""

from __future__ import annotations

import os
import sys
from itertools import islice

import typer

from parley.cli.options import Layer, Setting
from parley.cli.output import Output
from parley.cli.pages import article_from_raw, coding_from_raw, make_one, say_skipped
from parley.cli.report import is_terminal, say
from parley.errors import BadPage
from parley.fetch import RawPage, find_pages
from parley.fetch.files import file_of_line
from parley.render.labels import Language
from parley.render.reading import Line, Style, render_reading

_COLOURS: dict[Style, str] = {
    "title": "1",
    "heading": "1;36",
    "field": "36",
    "kind": "34",
    "time": "35",
    "evidence": "2",
    "furniture": "90",
    "warning": "1;33",
}


def run_read(page: str, *, layers: tuple[Layer, ...], language: Language, color: bool | None, setting: Setting) -> int:
    """Read one page and show it.

    Args:
        page: A file, `-`, or `FILE:LINE` for a line of a JSONL file.
        layers: Coded layers to show as well.
        language: The language of the labels.
        color: Whether to colour; None to decide by the terminal and `NO_COLOR`.
        setting: The shared options.

    Returns:
        The exit code.
    """
    raw = _find_page(page, setting)
    article = (
        raw if isinstance(raw, BadPage) else make_one(raw, setting, coding_from_raw if layers else article_from_raw)
    )
    if isinstance(article, BadPage):
        say(f"parley: {article}")
        return 1
    colour = _wants_colour(color)
    with Output(None) as out:
        for line in render_reading(article, language=language, layers=layers):
            out.write(_paint(line, colour=colour) + "\n")
    return 0


def _find_page(page: str, setting: Setting) -> RawPage | BadPage:
    """Return the one page that is meant.

    Raises:
        typer.BadParameter: The argument stands for several pages.
    """
    file = None if os.path.lexists(page) else file_of_line(page)
    stdin = getattr(sys.stdin, "buffer", None)
    skip = say_skipped if setting.debug else None
    pages = find_pages([file or page], stdin=stdin, limits=setting.limits, skip=skip)
    if file is not None:
        missing = BadPage(page, "unreadable", f"{file} has no such page; see parley code {file}")
        return next((one for one in pages if _is_named(one, page)), missing)
    found = list(islice(pages, 2))
    if len(found) > 1:
        message = f"{page} holds several pages; name one of them (FILE, or FILE.jsonl:LINE)"
        raise typer.BadParameter(message, param_hint="PAGE")
    return found[0]


def _is_named(page: RawPage | BadPage, name: str) -> bool:
    """Tell the page `FILE:LINE`, with its own id or without, or what is wrong with the whole file."""
    own = page.subject if isinstance(page, BadPage) else page.path
    return name in (own, own.partition("#")[0]) or own == file_of_line(name)


def _wants_colour(choice: bool | None) -> bool:
    """Tell whether to colour: as asked, else on a terminal that `NO_COLOR` and `TERM` do not exclude."""
    if choice is not None:
        return choice
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return is_terminal(sys.stdout)


def _paint(line: Line, *, colour: bool) -> str:
    """Return a line with the colours of its pieces; the words themselves were made safe before."""
    if not colour:
        return "".join(piece.text for piece in line).rstrip()
    painted = [
        f"\x1b[{_COLOURS[piece.style]}m{piece.text}\x1b[0m" if piece.style in _COLOURS else piece.text for piece in line
    ]
    return "".join(painted)
