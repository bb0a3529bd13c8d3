"""Short forms: one-character names of states (俄军), compounds (俄乌), sides (俄方), words that only look like names.

All of it is data (`entities/short_forms.tsv`); this module reads the rows and puts the words of sets in their place.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from typing import Final, Literal, cast, get_args

from parley.lang.tables import Row, read_table

_PACKAGE: Final = "parley.lang.zh"
_FILE: Final = "entities/short_forms.tsv"
_COLUMNS: Final = ("form", "kind", "meanings", "before", "after", "not_before", "traps", "example")

ShortKind = Literal["set", "beside", "one", "side", "name", "compound", "joint", "guard", "trap", "anaphor"]


@dataclass(frozen=True, slots=True)
class ShortForm:
    """One row of the file, with the words of sets in place.

    Attributes:
        form: The short form, on the shadow.
        kind: What it is; the file's header explains each.
        meanings: Candidate ids, the likelier first: one group for the whole form, in compounds one for each character.
        before: Words of which one stands right before the form.
        after: Words of which one stands right behind it; with neither, the form needs no company.
        not_before: Characters that forbid the form behind them.
        traps: Words in which the form is something else.
        example: A sentence's piece in which the form is meant.
        row: Where it stands.
    """

    form: str
    kind: ShortKind
    meanings: tuple[tuple[str, ...], ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    not_before: frozenset[str]
    traps: tuple[str, ...]
    example: str
    row: Row

    def check_meanings(self, known: Container[str]) -> None:
        """Hold that the meanings are known and fit the kind.

        Raises:
            BadPack: They do not.
        """
        for id_ in (id_ for group in self.meanings for id_ in group):
            if id_ not in known:
                raise self.row.fail(f"{id_} is not in the lexicon")
        wanted = {"compound": len(self.form), "trap": 0, "anaphor": 0, "beside": 0}.get(self.kind, 1)
        if len(self.meanings) != wanted:
            raise self.row.fail(f"{self.form} needs {wanted} groups of meanings, not {len(self.meanings)}")

    def contexts(self) -> tuple[tuple[str, int], ...]:
        """Return the strings that show the form, each with the place of the form in it."""
        if not self.before and not self.after:
            return ((self.form, 0),)
        behind = tuple((word + self.form, len(word)) for word in self.before)
        return behind + tuple((self.form + word, 0) for word in self.after)


def load_short_forms() -> tuple[ShortForm, ...]:
    """Read the short forms, in the order of the file, without the sets.

    Raises:
        BadPack: The file is wrong; the error gives the line.
    """
    rows = read_table(_PACKAGE, _FILE, _COLUMNS)
    sets: dict[str, Row] = {row["form"]: row for row in rows if row["kind"] == "set"}
    seen: set[tuple[str, str]] = set()
    for row in rows:
        if row["kind"] not in get_args(ShortKind):
            raise row.fail(f"kind {row['kind']!r} is none of {' '.join(get_args(ShortKind))}")
        if (row["form"], row["kind"]) in seen:
            raise row.fail(f"{row['form']} stands twice as {row['kind']}")
        seen.add((row["form"], row["kind"]))
    return tuple(_read_short_form(row, sets) for row in rows if row["kind"] != "set")


def _read_short_form(row: Row, sets: dict[str, Row]) -> ShortForm:
    groups = row["meanings"].split(" ") if row["meanings"] else []
    traps = row.words("traps")
    for trap in traps:
        if row["form"] not in trap or trap == row["form"]:
            raise row.fail(f"the trap {trap} must hold {row['form']} and more")
    return ShortForm(
        form=row["form"],
        kind=cast("ShortKind", row["kind"]),
        meanings=tuple(tuple(group.split("|")) for group in groups),
        before=_expand(row, "before", sets),
        after=_expand(row, "after", sets),
        not_before=frozenset(row["not_before"]),
        traps=traps,
        example=row["example"],
        row=row,
    )


def _expand(row: Row, column: str, sets: dict[str, Row]) -> tuple[str, ...]:
    """Return the words of a cell, those of sets in place of their names."""
    if not row[column]:
        return ()
    found: dict[str, None] = {}
    for word in row.words(column):
        if word.startswith("@") and word not in sets:
            raise row.fail(f"{word} is no set of this file")
        found.update(dict.fromkeys(sets[word].words(column) if word.startswith("@") else (word,)))
    return tuple(found)
