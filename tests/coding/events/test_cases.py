"""Every rule case of `cases/`: paragraphs with planted names, and the events that must be told. No Python to add one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs

from coding.grammar.planted import draft_of
from parley.coding.events import code_events
from parley.coding.events.code import UNCLEAR
from parley.model.coding import Event


def told(*lines: str) -> list[str]:
    """Each event on one line: type, mode, status, day | who | words."""
    return [_line(event) for event in code_events(draft_of(*lines))[0]]


def _line(event: Event) -> str:
    day = event.when.value[:10] if event.when and event.when.value else "-"
    who = ", ".join(f"{part.entity.partition('/')[2]} {part.role}" for part in event.participants)
    words = " / ".join(span.exact for span in event.evidence)
    return f"{event.type} {event.mode or '-'} {event.status} {day} | {who} | {words}"


def _cases() -> list[pytest.ParameterSet]:
    found = []
    for path in sorted((Path(__file__).parent / "cases").glob("*.txt")):
        for case in path.read_text("utf-8").split("# case ")[1:]:
            name, _, rest = case.partition("\n")
            text, _, output = rest.partition("# output\n")
            found.append(pytest.param(text.splitlines(), output.splitlines(), id=f"{path.stem}: {name}"))
    return found


@pytest.mark.parametrize(("lines", "expected"), _cases())
def test_events_case(lines: list[str], expected: list[str]) -> None:
    assert told(*lines) == expected


def test_what_names_nobody_is_left_out_with_a_reason() -> None:
    events, dropped = code_events(draft_of("9日,港口附近发生空袭。"))
    assert events == ()
    assert [(one.stage, one.reason, one.exact) for one in dropped] == [("events", UNCLEAR, "港口附近发生空袭")]


def test_time_place_quantities_and_rule_of_an_event() -> None:
    (event,), _ = code_events(draft_of("维方与凯方9日在阿兹雷互换86名战俘。"))
    assert (event.when.value, event.when.granularity, event.place) == ("2031-09-09", "day", "place/阿兹雷")
    assert [(one.value, one.unit) for one in event.quantities] == [(86, "人")]
    assert event.rule == "zh.event.mutual.v1"
    assert event.holder is None


def test_english_pages_have_no_events_yet() -> None:
    draft = draft_of("维方9日空袭凯沃。")
    english = replace(draft, article=structs.replace(draft.article, language="en"))
    assert code_events(english) == ((), ())
