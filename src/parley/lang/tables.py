"""Reading a pack's data files: UTF-8, `#` comments, one entry a line; errors name file and line."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources

from parley.errors import BadPack


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a table: its cells by column name, and where it stands."""

    cells: dict[str, str]
    file: str
    line: int

    def __getitem__(self, column: str) -> str:
        """Return the cell of a column."""
        return self.cells[column]

    def words(self, column: str) -> tuple[str, ...]:
        """Return the cell's parts, separated by `|` in the file; empty for an empty cell."""
        return tuple(part for part in self.cells[column].split("|") if part)

    def fail(self, message: str) -> BadPack:
        """Make the error for this row."""
        return BadPack(self.file, self.line, message)


def read_text(package: str, name: str) -> str:
    """Return a data file's text.

    Raises:
        BadPack: The file is missing or not UTF-8.
    """
    try:
        return resources.files(package).joinpath(name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as exc:
        raise BadPack(name, 0, f"cannot be read ({exc}); reinstall the package") from exc


def read_lines(package: str, name: str) -> tuple[tuple[int, str], ...]:
    """Return the entries of a one-column file with their line numbers."""
    numbered = enumerate(read_text(package, name).split("\n"), start=1)
    return tuple((n, line) for n, line in numbered if line.strip() and not line.startswith("#"))


def read_table(package: str, name: str, columns: tuple[str, ...]) -> tuple[Row, ...]:
    """Return the rows of a tab-separated table whose header must be `columns`.

    Raises:
        BadPack: The header or a row does not fit; the error gives file and line.
    """
    lines = read_lines(package, name)
    if not lines:
        raise BadPack(name, 0, "holds no entries")
    number, header = lines[0]
    if tuple(header.split("\t")) != columns:
        raise BadPack(name, number, f"the header must be {' '.join(columns)}")
    rows = []
    for number, line in lines[1:]:
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise BadPack(name, number, f"{len(cells)} cells where {len(columns)} belong")
        rows.append(Row(dict(zip(columns, cells, strict=True)), name, number))
    return tuple(rows)
