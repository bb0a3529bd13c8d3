"""`parley brief`: pages -> one account, printed as a sheet for people or as JSON."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence

from parley import pipeline
from parley.cli.options import BriefForm, Setting
from parley.cli.output import Output
from parley.cli.pages import coding_from_raw, end, make_report, read_pages, refuse_overwriting
from parley.cli.report import Report, is_terminal
from parley.model import Account, json_from_record
from parley.render.labels import Language

_WIDEST = 120


def run_brief(pages: Sequence[str], *, form: BriefForm, language: Language, as_of: str | None, setting: Setting) -> int:
    """Read the pages and print their account.

    Args:
        pages: The arguments.
        form: `text`, `md` or `json`.
        language: The language of headings and labels.
        as_of: The day the account is made for, or None.
        setting: The shared options.

    Returns:
        The exit code.
    """
    refuse_overwriting(pages, setting.output)
    with Output(setting.output) as out:
        with make_report(pages, setting, streams=False) as report:
            codings = list(read_pages(pages, setting, report, coding_from_raw))
        if codings:
            account = pipeline.account(codings, as_of=as_of)
            out.write(_write(account, form, language, report, to_screen=setting.output is None))
    return end(report)


def _write(account: Account, form: BriefForm, language: Language, report: Report, *, to_screen: bool) -> str:
    if form == "json":
        return json_from_record(account, indent=2) + "\n"
    from parley.render.brief import render_brief

    width = None
    if to_screen and is_terminal(sys.stdout):
        width = min(_WIDEST, shutil.get_terminal_size().columns - 1)
    return render_brief(account, form=form, language=language, refused=report.refused, width=width)
