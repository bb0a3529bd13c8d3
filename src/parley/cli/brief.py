"""`parley brief`: pages -> one account, printed as a sheet for people or as JSON."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from typing import NamedTuple

from parley import pipeline
from parley.cli.options import BriefForm, Setting
from parley.cli.output import Output
from parley.cli.pages import coding_from_raw, end, make_report, read_pages, refuse_overwriting
from parley.cli.report import Report, is_terminal
from parley.model import Account, json_from_record
from parley.render.labels import Language

_WIDEST = 120


class View(NamedTuple):
    """How the account is to be told.

    Attributes:
        form: `text`, `md`, `html` or `json`.
        language: The language of headings and labels.
        as_of: The day the account is made for, or None.
        zone: The IANA zone of its clock times, or None.
    """

    form: BriefForm
    language: Language
    as_of: str | None
    zone: str | None


def run_brief(pages: Sequence[str], *, view: View, setting: Setting) -> int:
    """Read the pages and print their account.

    Args:
        pages: The arguments.
        view: How the account is to be told.
        setting: The shared options.

    Returns:
        The exit code.
    """
    refuse_overwriting(pages, setting.output)
    with Output(setting.output) as out:
        with make_report(pages, setting, streams=False) as report:
            codings = list(read_pages(pages, setting, report, coding_from_raw))
        if codings:
            account = pipeline.account(codings, as_of=view.as_of, zone=view.zone)
            out.write(_write(account, view, report, to_screen=setting.output is None))
    return end(report)


def _write(account: Account, view: View, report: Report, *, to_screen: bool) -> str:
    if view.form == "json":
        return json_from_record(account, indent=2) + "\n"
    from parley.render.brief import render_brief

    width = None
    if to_screen and is_terminal(sys.stdout):
        width = min(_WIDEST, shutil.get_terminal_size().columns - 1)
    return render_brief(account, form=view.form, language=view.language, refused=report.refused, width=width)
