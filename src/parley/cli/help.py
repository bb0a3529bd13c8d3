"""Help that names every bound on a page with its default, read from where the bounds are kept."""

from __future__ import annotations

import inspect
import re
from typing import Any

from typer.core import TyperCommand

_ATTRIBUTE = re.compile(r"^ {4}(\w+): (.*(?:\n {8,}.*)*)", re.MULTILINE)


class LimitsCommand(TyperCommand):
    """A command whose help ends with the bounds on one page. They are loaded only when help is asked for."""

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Write the bounds below the options."""
        super().format_epilog(ctx, formatter)
        with formatter.section("Bounds on one page (only the first can be changed, with --max-bytes)"):
            formatter.write_dl(limit_lines())


def limit_lines() -> list[tuple[str, str]]:
    """Return each bound with its default and its meaning."""
    from msgspec.structs import asdict

    from parley.model.limits import DEFAULT_LIMITS, Limits

    described = inspect.cleandoc(Limits.__doc__ or "")
    meanings = {name: " ".join(words.split()) for name, words in _ATTRIBUTE.findall(described)}
    return [
        (f"{name} {value:,}", meanings.get(name, name.replace("_", " ")))
        for name, value in asdict(DEFAULT_LIMITS).items()
    ]
