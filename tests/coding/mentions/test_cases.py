"""Every case of `cases/`: an article, the marker, and every mention in it. No Python to add one."""

from __future__ import annotations

from pathlib import Path

import pytest

from coding.build import article_of
from coding.mentions.build import book_of, mentioned

_MARKER = "# output\n"


def _cases() -> list[pytest.ParameterSet]:
    found = []
    for path in sorted((Path(__file__).parent / "cases").glob("*.txt")):
        for number, case in enumerate(path.read_text("utf-8").split("===\n"), start=1):
            text, _, output = (case.rstrip("\n") + "\n").partition(_MARKER)
            found.append(pytest.param(text, output.splitlines(), id=f"{path.stem}-{number}"))
    return found


@pytest.mark.parametrize(("text", "expected"), _cases())
def test_mentions_case(text: str, expected: list[str]) -> None:
    assert mentioned(book_of(article_of(text))) == expected
