"""The words that tell an event: what type it is, who is who, and whether the word is a predicate of its own.

Read from `events.tsv`, all on the shadow. Where words overlap the longest wins; type `none` keeps a word in which a
trigger is something else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, cast, get_args

import ahocorasick

from parley.codebook import load_codebook
from parley.lang.tables import Row, read_table
from parley.lang.zh.script import shadow
from parley.model.coding import EventType

_PACKAGE: Final = "parley.lang.zh"
EVENTS_FILE: Final = "events.tsv"
_COLUMNS: Final = ("word", "with", "type", "mode", "frame", "use", "example")
_NONE: Final = "none"
_BEFORE: Final = "<"

FrameKind = Literal[
    "mutual", "visit", "receive", "act", "give", "release", "order", "sole", "mediate", "suffer", "state"
]  # fmt: skip
Use = Literal["verb", "noun", "both"]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells an event; see `events.tsv`.

    Attributes:
        word: The word.
        objects: Words of which one must stand behind it; empty when it needs none.
        objects_before: Words of which one may stand before it instead.
        type: The event's type.
        mode: Its mode, or None.
        frame: Who is who.
        use: Whether it is a predicate of its own.
        example: A sentence that it tells an event in.
    """

    word: str
    objects: tuple[str, ...]
    objects_before: tuple[str, ...]
    type: EventType
    mode: str | None
    frame: FrameKind
    use: Use
    example: str

    @property
    def has_objects(self) -> bool:
        """Tell whether the word tells this only with one of its object words."""
        return bool(self.objects or self.objects_before)


@dataclass(frozen=True, slots=True)
class EventWords:
    """All triggers.

    Attributes:
        rows: Each of them, in the file's order.
        traps: Words in which a trigger is something else, with their examples.
    """

    rows: tuple[Trigger, ...]
    traps: tuple[tuple[str, str], ...]
    _automaton: ahocorasick.Automaton

    def find(self, text: str) -> Iterator[tuple[int, int, tuple[Trigger, ...]]]:
        """Find the triggers of a text, leftmost and longest, with all that each word may tell."""
        for last, (length, triggers) in self._automaton.iter_long(text):
            if triggers:
                yield last + 1 - length, last + 1, triggers


@lru_cache(maxsize=1)
def load_events() -> EventWords:
    """Read, check and index the file.

    Raises:
        BadPack: The file is wrong; the error gives file and line.
    """
    return make_events(read_table(_PACKAGE, EVENTS_FILE, _COLUMNS))


def make_events(rows: tuple[Row, ...]) -> EventWords:
    """Make the triggers of the rows of a table.

    Raises:
        BadPack: A row is wrong; the error gives file and line.
    """
    triggers: dict[str, list[Trigger]] = {}
    previous = ("", "")
    for row in rows:
        if (row["word"], row["with"]) <= previous:
            raise row.fail(f"{row['word']} stands twice or out of order")
        previous = (row["word"], row["with"])
        if row["word"] not in row["example"]:
            raise row.fail(f"the example does not hold {row['word']}")
        found = triggers.setdefault(row["word"], [])
        if row["type"] != _NONE:
            found.append(_trigger(row))
    automaton = ahocorasick.Automaton()
    for word, found in triggers.items():
        automaton.add_word(word, (len(word), tuple(found)))
    automaton.make_automaton()
    told = tuple(trigger for found in triggers.values() for trigger in found)
    traps = tuple((row["word"], row["example"]) for row in rows if row["type"] == _NONE)
    return EventWords(told, traps, automaton)


def _trigger(row: Row) -> Trigger:
    modes = load_codebook().event_types[row["type"]].modes if row["type"] in load_codebook().event_types else ()
    if row["type"] in get_args(EventType) and row["mode"] not in {"-", *modes}:
        raise row.fail(f"mode {row['mode']!r} is none of - {' '.join(modes)}")
    for column, allowed in (("type", get_args(EventType)), ("frame", get_args(FrameKind)), ("use", get_args(Use))):
        if row[column] not in allowed:
            raise row.fail(f"{column} {row[column]!r} is none of {' '.join(allowed)}")
    words = (row["word"], *(word.removeprefix(_BEFORE) for word in row.words("with")))
    if any(word != shadow(word) for word in words):
        raise row.fail("a word is not in simplified, half-width, lower-case form")
    return Trigger(
        word=row["word"],
        objects=tuple(word for word in row.words("with") if not word.startswith(_BEFORE)),
        objects_before=tuple(word[1:] for word in row.words("with") if word.startswith(_BEFORE)),
        type=cast("EventType", row["type"]),
        mode=None if row["mode"] == "-" else row["mode"],
        frame=cast("FrameKind", row["frame"]),
        use=cast("Use", row["use"]),
        example=row["example"],
    )
