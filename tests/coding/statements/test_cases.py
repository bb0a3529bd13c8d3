"""Every rule case of `cases/`: an article, the marker, and what must be found in it. No Python to add one."""

from __future__ import annotations

from pathlib import Path

import pytest

from coding.build import article_of, told
from parley.coding.code import code_article

_MARKER = "# output\n"


def _cases() -> list[pytest.ParameterSet]:
    found = []
    for path in sorted((Path(__file__).parent / "cases").glob("*.txt")):
        language = "en" if path.stem == "english" else "zh"
        for number, case in enumerate(path.read_text("utf-8").split("===\n"), start=1):
            text, _, output = (case.rstrip("\n") + "\n").partition(_MARKER)
            found.append(pytest.param(text, output.splitlines(), language, id=f"{path.stem}-{number}"))
    return found


@pytest.mark.parametrize(("text", "expected", "language"), _cases())
def test_quotes_case(text: str, expected: list[str], language: str) -> None:
    coding = code_article(article_of(text, language=language))
    assert told(coding) == expected
    assert all(coding.text[span.start : span.end] == span.exact for span in coding.spans())
