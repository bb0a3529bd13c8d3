"""Each entry of `grammar.tsv` is found in its example; what is wrong with the table is told with file and line."""

from __future__ import annotations

import pytest

from parley.errors import BadPack
from parley.lang.tables import Row
from parley.lang.zh.grammar import GRAMMAR_FILE, load_grammar, make_grammar

WORDS = load_grammar()
SETS = {
    "both": WORDS.both, "pair": WORDS.pair, "noun-after": WORDS.noun_after, "noun-before": WORDS.noun_before,
    "noun-tail": WORDS.noun_tail,
}  # fmt: skip


@pytest.mark.parametrize(("kind", "word", "example"), WORDS.rows)
def test_entry_is_reachable(kind: str, word: str, example: str) -> None:
    at = example.index(word)
    end = at + len(word)
    if kind == "joint":
        assert word in WORDS.joints
    elif kind == "preposition":
        assert WORDS.preposition(example, 0, end) == (len(word), WORDS.roles[word])
    elif kind in SETS:
        assert SETS[kind].at(example, at, len(example)) == len(word)
    else:
        found = {(mark.start, mark.end): mark.kinds for mark in WORDS.marks(example, 0, len(example))}
        pieces = [span for span in found if at <= span[0] and span[1] <= end]
        assert pieces == [] if kind == "none" and (at, end) not in found else kind in (*found[at, end], "none")


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        (("often", "常", "", "常来"), "kind 'often'"),
        (("done", "過", "", "過"), "simplified"),
        (("done", "过", "", "来了"), "does not hold"),
        (("done", "过", "with", "来过"), "role 'with'"),
        (("preposition", "与", "", "与"), "role ''"),
    ],
)
def test_loader_names_file_and_line(cells: tuple[str, ...], message: str) -> None:
    row = Row(dict(zip(("kind", "word", "role", "example"), cells, strict=True)), GRAMMAR_FILE, 7)
    with pytest.raises(BadPack, match=message) as caught:
        make_grammar((row,))
    assert str(caught.value).startswith(f"{GRAMMAR_FILE}:7")


def test_loader_refuses_disorder() -> None:
    row = Row({"kind": "done", "word": "过", "role": "", "example": "来过"}, GRAMMAR_FILE, 7)
    with pytest.raises(BadPack, match="out of order"):
        make_grammar((row, row))
