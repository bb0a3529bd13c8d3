"""The small words by which a stance is read: what negates it, joins it, points at a term or tells its bounds.

Read from `stance_marks.tsv`, on the shadow.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal, get_args

import ahocorasick

from parley.lang.tables import Row, read_table
from parley.lang.zh.script import shadow

_PACKAGE: Final = "parley.lang.zh"
_COLUMNS: Final = ("kind", "words", "example")

MarkKind = Literal[
    "about", "according", "agent", "agreement", "beginning", "belief", "contrast", "document", "each", "ends",
    "form-signed", "form-verbal", "form-written", "from", "goal", "government", "granting", "hedge", "interview",
    "join", "joint",
    "lasting", "listing", "members", "moment", "moving", "negation", "noun-lead", "opener", "ordinal", "organ",
    "others", "own", "passive", "person", "pointed", "pointing", "principle", "proposal", "purpose", "redline",
    "runs", "since", "stipulating", "talk", "title-after", "truce", "unconditional", "unilateral", "union",
    "unnamed", "until",
]  # fmt: skip
StanceMarks = dict[MarkKind, tuple[str, ...]]


def marks_on_page(text: str) -> StanceMarks:
    """Return the words of each kind that a text holds, the longest first; the others need not be looked for in it.

    Args:
        text: The shadow of a page.
    """
    held = {word for _, word in _automaton().iter(text)}
    return {kind: tuple(word for word in words if word in held) for kind, words in load_stance_marks().items()}


@lru_cache(maxsize=1)
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for words in load_stance_marks().values():
        for word in words:
            automaton.add_word(word, word)
    automaton.make_automaton()
    return automaton


@lru_cache(maxsize=1)
def load_stance_marks() -> StanceMarks:
    """Read and check the file.

    Returns:
        The words of each kind, the longest first.

    Raises:
        BadPack: The file is wrong; the error gives file and line.
    """
    return make_stance_marks(read_table(_PACKAGE, "stance_marks.tsv", _COLUMNS))


def make_stance_marks(rows: tuple[Row, ...]) -> StanceMarks:
    """Make the words of the rows of a table.

    Raises:
        BadPack: A row is wrong; the error gives file and line.
    """
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        words = row.words("words")
        if row["kind"] not in get_args(MarkKind) or row["kind"] in found:
            raise row.fail(f"kind {row['kind']!r} stands twice or is none of {' '.join(get_args(MarkKind))}")
        if not words or list(words) != sorted(set(words)) or any(word != shadow(word) for word in words):
            raise row.fail("words must be sorted, each once, in simplified, half-width, lower-case form")
        if not any(word in row["example"] for word in words):
            raise row.fail("the example holds none of the words")
        found[row["kind"]] = tuple(sorted(words, key=lambda word: (-len(word), word)))
    missing = [kind for kind in get_args(MarkKind) if kind not in found]
    if missing:
        raise rows[-1].fail(f"kinds missing: {' '.join(missing)}")
    return {kind: found[kind] for kind in get_args(MarkKind)}
