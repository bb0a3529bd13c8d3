"""Arguments -> articles: the loop that every command shares. A crash inside one page is that page's refusal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import typer

from parley import pipeline
from parley.cli.options import Setting
from parley.cli.report import Report, is_terminal, say, say_traceback
from parley.errors import BadPage
from parley.fetch import RawPage, find_pages
from parley.fetch.files import count_files
from parley.model import Article, Coding
from parley.model.limits import Limits

_T = TypeVar("_T")


def make_report(pages: Sequence[str], setting: Setting, *, streams: bool) -> Report:
    """Make the report of a run.

    Args:
        pages: The arguments, to count them for the bar.
        setting: The shared options.
        streams: Results are printed while pages are read.
    """
    shares = streams and setting.output is None and is_terminal(sys.stdout)
    return Report(quiet=setting.quiet, count=lambda: count_files(pages), shares_terminal=shares)


def read_pages(
    pages: Sequence[str], setting: Setting, report: Report, make: Callable[[RawPage, Limits], _T]
) -> Iterator[_T]:
    """Yield what `make` makes of each page; refusals go to the report.

    Args:
        pages: The arguments.
        setting: The shared options.
        report: Told of each page.
        make: Makes a result of one page.
    """
    stdin = getattr(sys.stdin, "buffer", None)
    skip = say_skipped if setting.debug else None
    for raw in find_pages(pages, stdin=stdin, limits=setting.limits, skip=skip, exclude=setting.output):
        made = raw if isinstance(raw, BadPage) else make_one(raw, setting, make)
        if isinstance(made, BadPage):
            report.refuse(made)
        else:
            report.done()
            yield made


def make_one(raw: RawPage, setting: Setting, make: Callable[[RawPage, Limits], _T]) -> _T | BadPage:
    """Return what `make` makes of one page, or why it could not; whatever goes wrong ends here."""
    try:
        return make(raw, setting.limits)
    except BadPage as exc:
        if setting.debug:
            say_traceback(exc)
        return exc
    except Exception as exc:  # noqa: BLE001 - the edge of one page: the others go on
        if setting.debug:
            say_traceback(exc)
        hint = "see the traceback above" if setting.debug else "run it again with --debug to see where"
        words = f"parley failed on this page ({type(exc).__name__}: {str(exc)[:200]}); {hint}"
        return BadPage(raw.path, "internal", words)


def article_from_raw(raw: RawPage, limits: Limits) -> Article:
    """Make the article of a raw page.

    Raises:
        BadPage: The page cannot be read.
    """
    page = pipeline.read_page(
        raw.raw, path=raw.path, url=raw.url, charset=raw.charset, retrieved_at=raw.retrieved_at, limits=limits
    )
    return pipeline.extract(page, limits=limits)


def coding_from_raw(raw: RawPage, limits: Limits) -> Coding:
    """Make the coding of a raw page.

    Raises:
        BadPage: The page cannot be read.
    """
    return pipeline.code(article_from_raw(raw, limits))


def end(report: Report) -> int:
    """Print the summary and return the exit code: 0 when every page was read, else 1."""
    if not report.read:
        say(f"parley: none of the {report.seen} pages could be read" if report.seen else "parley: there are no pages")
    else:
        report.summarise()
    return 1 if report.refused or not report.read else 0


def refuse_overwriting(pages: Sequence[str], output: str | None) -> None:
    """Refuse to write over a page that is to be read.

    Raises:
        typer.BadParameter: The output is one of the pages.
    """
    if output is None or not os.path.isfile(output):  # noqa: PTH113 - paths stay strings, as the user wrote them
        return
    if any(os.path.isfile(page) and os.path.samefile(page, output) for page in pages):  # noqa: PTH113, PTH121
        message = f"{output} is one of the pages; name another file"
        raise typer.BadParameter(message, param_hint="--output")


def say_skipped(name: str, why: str) -> None:
    """Tell of a file that was passed over."""
    say(f"parley: passed over {name}: {why}")
