"""The examples of the README and the docs run, and print what they show.

A fenced `console` or `python` block with the comment `<!-- run -->` on the line above it is executed from the root of
the repository. In a console block, lines that start with `$ ` are commands (a `\\` at the end continues one), the
lines below them are what they print, on standard output and standard error; a line `...` stands for any number of
lines, `…` at a line's end for the rest of it. A python block shows what it prints in the fenced `text` block that
follows it, when there is one.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/*.md")])
TIMEOUT_S = 120
_BLOCK = re.compile(
    r"^<!-- run -->\n+```(?P<kind>console|python)\n(?P<body>.*?)^```\n(?:\n*```text\n(?P<shown>.*?)^```$)?",
    re.MULTILINE | re.DOTALL,
)


class Example(NamedTuple):
    """One block: its kind, what to run, and what it shows (None when it shows nothing)."""

    kind: str
    body: str
    shown: str | None


def find_examples(text: str) -> list[Example]:
    return [Example(match["kind"], match["body"], match["shown"]) for match in _BLOCK.finditer(text)]


def split_commands(body: str) -> list[tuple[str, str]]:
    """Return the commands of a console block, each with the output shown below it."""
    commands: list[tuple[str, str]] = []
    continued = False
    for line in body.splitlines():
        if continued:
            command, shown = commands[-1]
            commands[-1] = (f"{command}\n{line}", shown)
        elif line.startswith("$ "):
            commands.append((line[2:], ""))
        else:
            assert commands, f"a console block must begin with a command, not with {line!r}"
            command, shown = commands[-1]
            commands[-1] = (command, f"{shown}{line}\n")
            continue
        continued = line.endswith("\\")
    return commands


def matches(shown: str, printed: str) -> bool:
    """Compare line by line, without regard to white space at line ends and around the whole."""
    pattern = ""
    for line in map(str.rstrip, shown.strip("\n").splitlines()):
        if line == "...":
            pattern += r"(?:[^\n]*\n)*?"
        elif line.endswith("…"):
            pattern += re.escape(line[:-1]) + r"[^\n]*\n"
        else:
            pattern += re.escape(line) + r"\n"
    lines = [line.rstrip() for line in printed.strip("\n").splitlines()]
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in lines)) is not None


def run(command: list[str], *, code: str | None = None) -> str:
    environment = {
        **os.environ,
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]),
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "PYTHONIOENCODING": "utf-8",
    }
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        input=code or "",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=TIMEOUT_S,
        check=False,
    )
    if code is not None:
        assert done.returncode == 0, done.stdout
    return done.stdout


EXAMPLES = [
    pytest.param(example, id=f"{path.relative_to(ROOT)}-{number}")
    for path in PAGES
    for number, example in enumerate(find_examples(path.read_text("utf-8")), start=1)
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_example_prints_what_it_shows(example):
    if example.kind == "python":
        printed = run([sys.executable, "-"], code=example.body)
        assert example.shown is None or matches(example.shown, printed), printed
        return
    for command, shown in split_commands(example.body):
        printed = run(["bash", "-c", command])
        assert matches(shown, printed), f"$ {command}\n{printed}"


def test_every_mark_stands_above_a_block_that_runs():
    for path in PAGES:
        text = path.read_text("utf-8")
        assert len(re.findall(r"^<!-- run -->$", text, re.MULTILINE)) == len(find_examples(text)), path.name


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\n", "a\nb\n", False),
        ("a\n...\nd\n", "a\nb\nc\nd\n", True),
        ("a\n...\nd\n", "a\nd\n", True),
        ("a\n...\n", "a\n", True),
        ("a\n...\nd\n", "a\nb\n", False),
        ("停火…\n", "停火21天\n", True),
        ("a.c\n", "abc\n", False),
        ("a  \n\n", "a\n", True),
        ("", "", True),
        ("", "a\n", False),
    ],
)
def test_matches(shown, printed, same):
    assert matches(shown, printed) is same


def test_split_commands_keeps_outputs_apart():
    body = "$ one \\\n    --two\nout\n$ three\n"
    assert split_commands(body) == [("one \\\n    --two", "out\n"), ("three", "")]


def test_find_examples_takes_marked_blocks_only():
    text = "```console\n$ no\n```\n\n<!-- run -->\n```python\nprint(1)\n```\n\n```text\n1\n```\n<!-- run -->\n```console\n$ yes\n```\n"
    assert find_examples(text) == [Example("python", "print(1)\n", "1\n"), Example("console", "$ yes\n", None)]


def test_a_python_example_runs_from_the_root():
    printed = run(
        [sys.executable, "-"], code="import os\nprint(sorted(os.listdir())[:0], os.path.exists('pyproject.toml'))"
    )
    assert matches("[] True\n", printed)


def test_a_console_example_finds_this_interpreter_first():
    printed = run(["bash", "-c", "command -v python"])
    assert Path(printed.strip()).parent == Path(sys.executable).parent
