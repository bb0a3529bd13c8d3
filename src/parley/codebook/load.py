"""Data files to codebook: reads the tables once, checks every cell, and names file and line where one is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import NamedTuple, NoReturn

from parley.codebook.vocabulary import Code, Codebook, EventTypeCode
from parley.errors import BadPack

CODES_FILE = "codes.tsv"
EVENT_TYPES_FILE = "event_types.tsv"
_CODE_COLUMNS = ("vocabulary", "code", "label_zh_hans", "label_zh_hant", "label_en", "meaning")
_EVENT_TYPE_COLUMNS = ("type", "cameo", "score", "modes")
_NONE = "-"
_LOWEST_SCORE, _HIGHEST_SCORE = -10, 10


class _Row(NamedTuple):
    """The cells of one line, and where it stands."""

    cells: tuple[str, ...]
    file: str
    line: int

    def fail(self, message: str) -> NoReturn:
        """Refuse the line."""
        raise BadPack(self.file, self.line, message)


@cache
def load_codebook() -> Codebook:
    """Return the codebook that ships with Parley, read and checked once.

    Raises:
        BadPack: A data file is missing or wrong; the error gives file and line.
    """
    return make_codebook(codes=_read(CODES_FILE), event_types=_read(EVENT_TYPES_FILE))


def make_codebook(*, codes: str, event_types: str) -> Codebook:
    """Make a codebook from the text of its two tables.

    Raises:
        BadPack: A table is wrong; the error gives file and line.
    """
    vocabularies: dict[str, dict[str, Code]] = {}
    for row in _rows(codes, CODES_FILE, _CODE_COLUMNS):
        code = _code_from_row(row)
        vocabulary = vocabularies.setdefault(code.vocabulary, {})
        if code.code in vocabulary:
            row.fail(f"{code.vocabulary} {code.code} stands here a second time; remove one of the two")
        vocabulary[code.code] = code
    types: dict[str, EventTypeCode] = {}
    for row in _rows(event_types, EVENT_TYPES_FILE, _EVENT_TYPE_COLUMNS):
        event_type = _event_type_from_row(row, vocabularies)
        if event_type.code in types:
            row.fail(f"{event_type.code} stands here a second time; remove one of the two")
        types[event_type.code] = event_type
    frozen = {name: MappingProxyType(vocabulary) for name, vocabulary in vocabularies.items()}
    return Codebook(vocabularies=MappingProxyType(frozen), event_types=MappingProxyType(types))


def _read(name: str) -> str:
    try:
        return resources.files("parley.codebook").joinpath(name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as exc:
        raise BadPack(name, 0, f"cannot be read ({exc}); reinstall the package") from exc


def _rows(text: str, name: str, columns: tuple[str, ...]) -> Iterable[_Row]:
    numbered = enumerate(text.split("\n"), start=1)
    lines = [_Row(tuple(line.split("\t")), name, n) for n, line in numbered if line and not line.startswith("#")]
    if not lines:
        raise BadPack(name, 0, "holds no entries")
    header, *rows = lines
    if header.cells != columns:
        header.fail(f"the header must be {' '.join(columns)}, separated by tabs")
    for row in rows:
        if len(row.cells) != len(columns):
            row.fail(f"{len(row.cells)} cells where {len(columns)} belong")
        for column, cell in zip(columns, row.cells, strict=True):
            if not cell or cell != cell.strip():
                row.fail(f"the cell under {column} is empty or has spaces around it; write {_NONE} for none")
        yield row


def _code_from_row(row: _Row) -> Code:
    vocabulary, code, label_zh_hans, label_zh_hant, label_en, meaning = row.cells
    if _NONE in {vocabulary, code, label_zh_hans, label_zh_hant, label_en}:
        row.fail(f"{vocabulary} {code} lacks a name; only the meaning may be {_NONE}")
    return Code(
        vocabulary=vocabulary,
        code=code,
        label_zh_hans=label_zh_hans,
        label_zh_hant=label_zh_hant,
        label_en=label_en,
        meaning="" if meaning == _NONE else meaning,
    )


def _event_type_from_row(row: _Row, vocabularies: dict[str, dict[str, Code]]) -> EventTypeCode:
    code, cameo, score, modes = row.cells
    if code not in vocabularies.get("event-type", {}):
        row.fail(f"{code} is no event type of {CODES_FILE}")
    parts = tuple(cameo.split("|"))
    if not all(part.isascii() and part.isdigit() for part in parts):
        row.fail(f"{cameo} is no list of CAMEO codes")
    names = () if modes == _NONE else tuple(modes.split("|"))
    unknown = [name for name in names if name not in vocabularies.get("event-mode", {})]
    if unknown:
        row.fail(f"{unknown[0]} is no event mode of {CODES_FILE}")
    return EventTypeCode(code=code, cameo=parts, score=_score_from_cell(score, row), modes=names)


def _score_from_cell(cell: str, row: _Row) -> float:
    try:
        score = float(cell)
    except ValueError:
        row.fail(f"{cell} is no number")
    if not _LOWEST_SCORE <= score <= _HIGHEST_SCORE:
        row.fail(f"the score {cell} is not between {_LOWEST_SCORE} and {_HIGHEST_SCORE}")
    return score
