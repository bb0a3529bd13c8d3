"""The options that commands share, and what is made of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from parley.model.limits import Limits
    from parley.render.labels import Language as SheetLanguage

CodeForm = Literal["jsonl", "json"]
BriefForm = Literal["text", "md", "html", "json"]
EntitiesForm = Literal["table", "json", "jsonl"]
SchemaName = Literal["article", "account"]
Layer = Literal["statements"]
_Language = Literal["zh", "zh-hant", "en"]
_UNITS = {"": 1, "k": 1024, "m": 1024**2, "g": 1024**3}
_SIZE = re.compile(r"(\d{1,12})([kmg]?)(?:i?b)?", re.IGNORECASE)


def parse_size(text: str | int) -> int:
    """Return a number of bytes from `16M`, `500k` or a bare number.

    Raises:
        typer.BadParameter: It is none of these.
    """
    match = _SIZE.fullmatch(str(text).strip())
    size = int(match[1]) * _UNITS[match[2].lower()] if match else 0
    if size < 1:
        message = f"{str(text)!r} is no size; write it as 16M, 500k or 1000000"
        raise typer.BadParameter(message)
    return size


Pages = Annotated[
    list[str], typer.Argument(metavar="PAGES", help="Files, folders, patterns, or -.", show_default=False)
]
Output = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write here, and only when all is done.")
]
MaxBytes = Annotated[
    int | None,
    typer.Option(
        "--max-bytes", metavar="SIZE", parser=parse_size, help="The largest page read, such as 16M.", show_default=False
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar, and no line for each refused page.")]
Debug = Annotated[bool, typer.Option("--debug", help="Tracebacks, and the files that were passed over.")]
Language = Annotated[_Language, typer.Option("--language", "-l", help="The language of headings and labels.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What the shared options ask for.

    Attributes:
        output: The file to write; None for standard output.
        limits: The bounds on a page.
        quiet: Say only what ends the run.
        debug: Show tracebacks and what was passed over.
    """

    output: str | None
    limits: Limits
    quiet: bool
    debug: bool


def make_setting(output: str | None, max_bytes: int | None, *, quiet: bool, debug: bool) -> Setting:
    """Put the shared options together."""
    from msgspec.structs import replace

    from parley.model.limits import DEFAULT_LIMITS

    limits = DEFAULT_LIMITS
    if max_bytes is not None:
        limits = replace(limits, page_bytes=max_bytes, text_chars=max(max_bytes, limits.text_chars))
    return Setting(output=None if output == "-" else output, limits=limits, quiet=quiet, debug=debug)


def language_of(choice: _Language) -> SheetLanguage:
    """Return the language of the labels: `zh` means simplified characters."""
    names: Mapping[_Language, SheetLanguage] = {"zh": "zh-hans", "zh-hant": "zh-hant", "en": "en"}
    return names[choice]


def day(value: str | None) -> str | None:
    """Return a day or time as given, when it is ISO 8601.

    Raises:
        typer.BadParameter: It is not.
    """
    from datetime import datetime

    if value is None:
        return None
    try:
        datetime.fromisoformat(value)
    except ValueError as exc:
        message = f"{value!r} is no day; write it as 2025-03-18 or 2025-03-18T17:14+08:00"
        raise typer.BadParameter(message, param_hint="--as-of") from exc
    return value


def zone(value: str | None) -> str | None:
    """Return an IANA time zone's name as given, when there is one of that name.

    Raises:
        typer.BadParameter: There is none.
    """
    from zoneinfo import ZoneInfo

    if value is None:
        return None
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError) as exc:  # unknown, malformed, or the name of a folder
        message = f"{value!r} is no time zone; write it as Asia/Hong_Kong or Europe/Moscow"
        raise typer.BadParameter(message, param_hint="--zone") from exc
    return value


def print_version(wanted: bool) -> None:
    """Print the version and end."""
    if wanted:
        from importlib.metadata import PackageNotFoundError, version

        try:
            found = version("parley")
        except PackageNotFoundError:
            found = "(run from its source)"
        typer.echo(f"parley {found}")
        raise typer.Exit
