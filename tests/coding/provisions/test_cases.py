"""Every rule case of `cases/`: a text, the marker, and the provisions in it. No Python to add one."""

from __future__ import annotations

from pathlib import Path

import pytest

from coding.provisions.build import told

_MARKER = "# output\n"


def _cases() -> list[pytest.ParameterSet]:
    found = []
    for path in sorted((Path(__file__).parent / "cases").glob("*.txt")):
        for number, case in enumerate(path.read_text("utf-8").split("===\n"), start=1):
            text, _, output = (case.rstrip("\n") + "\n").partition(_MARKER)
            found.append(pytest.param(text, output.splitlines(), id=f"{path.stem}-{number}"))
    return found


@pytest.mark.parametrize(("text", "expected"), _cases())
def test_provisions_case(text: str, expected: list[str]) -> None:
    assert told(text) == expected
