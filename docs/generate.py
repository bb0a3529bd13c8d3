"""Writes what is generated.

The JSON Schema files come from the model, the tables of docs/contract.md from the codebook, docs/commands.md from the
commands' own help. Run it with `make schema`; tests compare what it would write with what stands in the repository.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from parley.codebook import Codebook, load_codebook
from parley.model import SCHEMAS, schema_text

ROOT = Path(__file__).resolve().parent.parent
CONTRACT = ROOT / "docs" / "contract.md"
COMMANDS = ROOT / "docs" / "commands.md"
_COMMANDS_HEAD = """# Commands

What `--help` prints, command by command. Every command ends with 0 when all is done, 1 when pages were refused or an
error stopped it, 2 when it was called wrongly.
"""
_TABLE = re.compile(r"(<!-- codes: (?P<vocabulary>[a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def code_table(codebook: Codebook, vocabulary: str) -> str:
    """Return a vocabulary as a Markdown table."""
    lines = ["| code | 简体 | 繁體 | English | meaning |", "|---|---|---|---|---|"]
    lines += [
        f"| `{code.code}` | {code.label_zh_hans} | {code.label_zh_hant} | {code.label_en} | {code.meaning} |"
        for code in codebook.codes(vocabulary)
    ]
    return "\n".join(lines) + "\n"


def event_type_table(codebook: Codebook) -> str:
    """Return the event types with their CAMEO codes, scores and modes as a Markdown table."""
    lines = ["| type | 简体 | English | CAMEO | score | modes | meaning |", "|---|---|---|---|---|---|---|"]
    for code in codebook.codes("event-type"):
        known = codebook.event_types[code.code]
        cells = [
            f"`{code.code}`",
            code.label_zh_hans,
            code.label_en,
            ", ".join(known.cameo),
            f"{known.score:+g}" if known.score else "0",
            ", ".join(f"`{mode}`" for mode in known.modes),
            code.meaning,
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def fill_tables(text: str, codebook: Codebook) -> str:
    """Return the page with every table between its markers written anew."""

    def table(match: re.Match[str]) -> str:
        name = match["vocabulary"]
        body = event_type_table(codebook) if name == "event-type" else code_table(codebook, name)
        return f"{match[1]}{body}{match[3]}"

    return _TABLE.sub(table, text)


def help_of(*command: str) -> str:
    """Return what `parley COMMAND --help` prints."""
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    called = [sys.executable, "-m", "parley.cli.main", *command, "--help"]
    done = subprocess.run(called, env=environment, capture_output=True, encoding="utf-8", check=True)  # noqa: S603
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.strip().splitlines())


def commands_page() -> str:
    """Return the page of all commands."""
    top = help_of()
    names = re.findall(r"^  (\w+)  ", top.partition("Commands:\n")[2], re.MULTILINE)
    parts = [f"## parley\n\n```text\n{top}```\n"]
    parts += [f"## parley {name}\n\n```text\n{help_of(name)}```\n" for name in names]
    return "\n".join([_COMMANDS_HEAD, *parts])


def files() -> dict[Path, str]:
    """Return every generated file with what belongs in it."""
    schemas = ROOT / "src" / "parley" / "model" / "schema"
    made = {schemas / f"{name}.schema.json": schema_text(name) for name in SCHEMAS}
    made[CONTRACT] = fill_tables(CONTRACT.read_text("utf-8"), load_codebook())
    made[COMMANDS] = commands_page()
    return made


def main() -> None:
    """Write the files that differ."""
    for path, text in files().items():
        if not path.exists() or path.read_text("utf-8") != text:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
            print(f"wrote {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
