"""The data by which names are made and words point back: each entry is reachable by its example."""

from __future__ import annotations

import pytest

from coding.build import article_of
from coding.mentions.build import book_of
from parley.errors import BadPack
from parley.lang.tables import Row, read_table
from parley.lang.zh import anaphors as anaphors_module
from parley.lang.zh import naming as naming_module
from parley.lang.zh.anaphors import load_anaphors
from parley.lang.zh.lexicon import load_lexicon
from parley.lang.zh.naming import load_naming

_PACKAGE = "parley.lang.zh"
_PARTS = read_table(_PACKAGE, "entities/institution_words.tsv", ("word", "part", "en", "example"))
_WORDS = read_table(_PACKAGE, "entities/name_words.tsv", ("kind", "words", "example"))
_POINTING = read_table(_PACKAGE, "entities/anaphors.tsv", ("word", "points", "example"))


def test_every_state_has_an_adjective() -> None:
    states = [entry.id for entry in load_lexicon().entries.values() if entry.kind == "state"]
    assert list(load_naming().adjectives) == states


@pytest.mark.parametrize("row", _PARTS, ids=lambda row: f"{row['word']}-{row['part']}")
def test_words_of_institutions_compose(row: Row) -> None:
    example = row["example"]
    book = book_of(article_of(f"{example}说，没有更多消息。"))
    names = {entity.name_en or "": entity.names for entity in book.entities()}
    found = [english for english, printed in names.items() if example in printed]
    assert found, sorted(names.values())


@pytest.mark.parametrize("row", _POINTING, ids=lambda row: row["word"])
def test_words_that_point_are_found(row: Row) -> None:
    found = [row["example"][start:end] for start, end, _ in load_anaphors().find(row["example"])]
    assert row["word"] in found


def test_kinds_hold_their_examples() -> None:
    for row in _WORDS:
        assert any(word in row["example"] for word in row.words("words")), row["kind"]


def _replace(monkeypatch: pytest.MonkeyPatch, module: object, file: str, cells: dict[str, str]) -> None:
    def read(package: str, name: str, columns: tuple[str, ...]) -> tuple[Row, ...]:
        rows = read_table(package, name, columns)
        return (Row(rows[0].cells | cells, rows[0].file, rows[0].line), *rows[1:]) if name == file else rows

    monkeypatch.setattr(module, "read_table", read)


@pytest.mark.parametrize(
    ("file", "cells", "message"),
    [
        ("entities/name_words.tsv", {"kind": "nonsense"}, "none of"),
        ("entities/name_words.tsv", {"words": "國|方"}, "on the shadow"),
        ("entities/institution_words.tsv", {"part": "tail"}, "must be one of"),
        ("entities/institution_words.tsv", {"example": "别的"}, "must hold the word"),
        ("entities/adjectives.tsv", {"id": "state/zz"}, "out of order"),
    ],
)
def test_naming_errors_name_file_and_line(
    monkeypatch: pytest.MonkeyPatch, file: str, cells: dict[str, str], message: str
) -> None:
    _replace(monkeypatch, naming_module, file, cells)
    with pytest.raises(BadPack, match=message) as caught:
        load_naming.__wrapped__()
    assert caught.value.subject.startswith(f"{file}:")


def test_anaphor_errors_name_file_and_line(monkeypatch: pytest.MonkeyPatch) -> None:
    _replace(monkeypatch, anaphors_module, "entities/anaphors.tsv", {"points": "nowhere"})
    with pytest.raises(BadPack, match="points at nothing known") as caught:
        load_anaphors.__wrapped__()
    assert caught.value.line > 0
