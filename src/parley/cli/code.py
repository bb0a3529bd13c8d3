"""`parley code`: pages -> one JSON object each, printed as each is done."""

from __future__ import annotations

from collections.abc import Sequence

from parley.cli.options import CodeForm, Setting
from parley.cli.output import Output
from parley.cli.pages import coding_from_raw, end, make_report, read_pages, refuse_overwriting
from parley.model import json_from_record


def run_code(pages: Sequence[str], *, form: CodeForm, setting: Setting) -> int:
    """Code the pages and print them.

    Args:
        pages: The arguments.
        form: `jsonl` for a line each, `json` for one array.
        setting: The shared options.

    Returns:
        The exit code.
    """
    refuse_overwriting(pages, setting.output)
    opening, between, closing = ("[\n", ",\n", "\n]\n") if form == "json" else ("", "\n", "\n")
    with make_report(pages, setting, streams=True) as report, Output(setting.output) as out:
        for coding in read_pages(pages, setting, report, coding_from_raw):
            line = json_from_record(coding)
            if form == "json":
                out.write((between if out.started else opening) + line)
            else:
                out.write(line + closing)
        if form == "json" and out.started:
            out.write(closing)
    return end(report)
