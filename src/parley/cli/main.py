"""`parley`: the commands, and how they end: 0 done, 1 with refused pages or nothing read, 2 wrong use, 130 stopped.

Imports nothing heavy: each command loads what it needs when it runs.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from parley.cli import options
from parley.cli.help import LimitsCommand
from parley.errors import ParleyError

_BY_HAND = 130
_WRONG_USE = 2
_ABOUT = """Follow a negotiation through the news: one sourced account out of many pages, first of all in Chinese.

PAGES are files, folders, patterns, JSONL, or - for standard input.

\b
Examples:
  parley brief pages/                       one sheet about all the pages of a folder
  parley brief *.html --format md -o story.md
  parley code pages/ > articles.jsonl       one line of JSON for each page
  parley read page.html                     how one page was read, and why
"""

app = typer.Typer(
    name="parley",
    help=_ABOUT,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def main(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=options.print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Stand for the command itself."""


@app.command(cls=LimitsCommand, short_help="Print what each page says as JSON.")
def code(
    pages: options.Pages,
    *,
    form: Annotated[options.CodeForm, typer.Option("--format", help="One JSON object a line, or one array.")] = "jsonl",
    output: options.Output = None,
    max_bytes: options.MaxBytes = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> int:
    """Print what each page says as JSON: one line an article, as each is done.

    The fields are those of `parley schema article`.

    \b
    Examples:
      parley code pages/ > articles.jsonl
      parley code 'news/**/*.html' --format json -o articles.json
      zcat crawl.jsonl.gz | parley code -
    """  # noqa: D301 - \b keeps the help's lines apart
    from parley.cli.code import run_code

    return run_code(pages, form=form, setting=options.make_setting(output, max_bytes, quiet=quiet, debug=debug))


@app.command(cls=LimitsCommand, short_help="Print one account of many pages.")
def brief(
    pages: options.Pages,
    *,
    form: Annotated[
        options.BriefForm, typer.Option("--format", help="Text, Markdown, one HTML file, or the account as JSON.")
    ] = "text",
    language: options.Language = "zh",
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="DAY", help="The day (ISO 8601) on which things are due or over; by default the last page's."
        ),
    ] = None,
    zone: Annotated[
        str | None,
        typer.Option(metavar="ZONE", help="Tell clock times in this zone (Asia/Taipei), where pages give one."),
    ] = None,
    output: options.Output = None,
    max_bytes: options.MaxBytes = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> int:
    """Read pages about one story and print one account of it, each line with its source and the exact words.

    What happened and when; what is on the table, with each party's stances and who says so; where the accounts differ;
    what comes next; who said what, and through whom; the pages, and which of them are reprints of one text.

    \b
    Examples:
      parley brief pages/
      parley brief pages/ --language en --format md -o story.md
      parley brief pages/ --format html --zone Asia/Hong_Kong -o story.html
      parley brief *.txt --format json | jq .timeline
    """  # noqa: D301 - as above
    from parley.cli.brief import View, run_brief

    setting = options.make_setting(output, max_bytes, quiet=quiet, debug=debug)
    view = View(form, options.language_of(language), options.day(as_of), options.zone(zone))
    return run_brief(pages, view=view, setting=setting)


@app.command(cls=LimitsCommand, short_help="List who and what the pages name.")
def entities(
    pages: options.Pages,
    *,
    form: Annotated[
        options.EntitiesForm, typer.Option("--format", help="A table (tab-separated), or JSON with the same fields.")
    ] = "table",
    output: options.Output = None,
    max_bytes: options.MaxBytes = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> int:
    """List who and what the pages name: each with its names on the pages, its party and offices, and how it was linked.

    Linked by: lexicon (the name is listed), gloss (a name in brackets), office (a title, or words like 双方), suffix (a
    part of a full name), new (a name the page itself shows). Persons of several pages that are one are told with the
    reason; two names that one page uses side by side never join.

    \b
    Examples:
      parley entities pages/
      parley entities *.html --format jsonl | jq 'select(.kind == "person")'
      parley entities pages/ | grep person/ | column -t -s "$(printf '\\t')"
    """  # noqa: D301 - as above
    from parley.cli.entities import run_entities

    return run_entities(pages, form=form, setting=options.make_setting(output, max_bytes, quiet=quiet, debug=debug))


@app.command(cls=LimitsCommand, short_help="Show how one page was read.")
def read(
    page: Annotated[str, typer.Argument(help="A file, - for standard input, or FILE.jsonl:LINE.", show_default=False)],
    *,
    layer: Annotated[options.Layer | None, typer.Option(help="Also show a coded layer.")] = None,
    language: options.Language = "zh",
    color: Annotated[
        bool | None, typer.Option("--color/--no-color", help="Colour; by default on a terminal only (see NO_COLOR).")
    ] = None,
    max_bytes: options.MaxBytes = None,
    debug: options.Debug = False,
) -> int:
    """Show one page as it was read: fields with their evidence, text by block, the rest of the page, warnings.

    \b
    Examples:
      parley read page.html
      parley read page.html --layer statements --language en
      parley read crawl.jsonl:12 --no-color | less
    """  # noqa: D301 - as above
    from parley.cli.read import run_read

    setting = options.make_setting(None, max_bytes, quiet=False, debug=debug)
    wanted = (layer,) if layer else ()
    return run_read(page, layers=wanted, language=options.language_of(language), color=color, setting=setting)


@app.command(short_help="Print the JSON Schema of the output.")
def schema(
    name: Annotated[options.SchemaName, typer.Argument(help="Which document.")] = "article",
) -> int:
    """Print the JSON Schema of a line of `parley code` (article) or of `parley brief --format json` (account).

    \b
    Examples:
      parley schema
      parley schema account > account.schema.json
    """  # noqa: D301 - as above
    from parley.cli.output import Output
    from parley.model import shipped_schema

    with Output(None) as out:
        out.write(shipped_schema(name))
    return 0


def run(args: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; every error becomes one line on standard error.

    Args:
        args: What stands behind `parley`; None for the command line.
    """
    from parley.cli.output import ReaderGone, give_up_stdout, use_utf8

    use_utf8()
    given = list(sys.argv[1:] if args is None else args)
    bare = not given
    try:
        result = typer.main.get_command(app).main(given or ["--help"], prog_name="parley", standalone_mode=False)
    except ReaderGone:
        give_up_stdout()
        return 0
    except (KeyboardInterrupt, typer.Abort):
        return _BY_HAND
    except SystemExit as exc:
        return exc.code if isinstance(exc.code, int) else 1
    except Exception as exc:  # noqa: BLE001 - the edge of the program
        return _explain(exc, debug="--debug" in given)
    return _WRONG_USE if bare else result if isinstance(result, int) else 0


def _explain(error: Exception, *, debug: bool) -> int:
    """Say what went wrong, in one line, and return the exit code."""
    from parley.cli.output import CannotWrite, give_up_stdout
    from parley.cli.report import say, say_traceback

    if isinstance(error, CannotWrite):
        give_up_stdout()
    usage = getattr(error, "format_message", None)
    if usage is not None:
        context = getattr(error, "ctx", None)
        command = context.command_path if context is not None else "parley"
        say(f"parley: {usage().replace('Value error, ', '')} (see {command} --help)")
        return int(getattr(error, "exit_code", _WRONG_USE))
    if debug:
        say_traceback(error)
    if isinstance(error, ParleyError):
        say(f"parley: {error}")
    else:
        hint = "" if debug else "; run it again with --debug to see where"
        say(f"parley: something is wrong inside parley ({type(error).__name__}: {error}){hint}")
    return 1


if __name__ == "__main__":
    sys.exit(run())
