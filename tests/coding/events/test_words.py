"""Each entry of `events.tsv` is reachable by its example; what is wrong with a table is told with file and line."""

from __future__ import annotations

import pytest

from coding.grammar.planted import draft_of
from parley.coding.events import code_events
from parley.errors import BadPack
from parley.lang.tables import Row
from parley.lang.zh.events import EVENTS_FILE, load_events, make_events

ROWS = load_events().rows
TRAPS = load_events().traps
_CELLS = {
    "word": "会谈", "with": "", "type": "consult", "mode": "meeting", "frame": "mutual", "use": "both",
    "example": "维方与凯方举行会谈。",
}  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.word}+{row.objects[:1] + row.objects_before[:1]}")
def test_entry_is_reachable(row) -> None:
    events, _ = code_events(draft_of(row.example))
    assert [event.type for event in events] == [row.type]
    assert events[0].mode == row.mode


@pytest.mark.parametrize(("word", "example"), TRAPS)
def test_trap_tells_nothing(word: str, example: str) -> None:
    found = [example[start:end] for start, end, _ in load_events().find(example)]
    assert word in example
    assert not any(piece in word for piece in found)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"type": "talk"}, "type 'talk'"),
        ({"mode": "chess"}, "mode 'chess'"),
        ({"frame": "crossed"}, "frame 'crossed'"),
        ({"use": "often"}, "use 'often'"),
        ({"word": "會談", "example": "會談"}, "simplified"),
        ({"example": "别的话。"}, "does not hold"),
    ],
)
def test_loader_names_file_and_line(change: dict[str, str], message: str) -> None:
    with pytest.raises(BadPack, match=message) as caught:
        make_events((Row(_CELLS | change, EVENTS_FILE, 7),))
    assert str(caught.value).startswith(f"{EVENTS_FILE}:7")


def test_loader_refuses_disorder() -> None:
    row = Row(_CELLS, EVENTS_FILE, 7)
    with pytest.raises(BadPack, match="out of order"):
        make_events((row, row))
