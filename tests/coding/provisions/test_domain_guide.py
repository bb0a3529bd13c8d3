"""The worked example of docs/domains.md: its file is read as it stands there, and gives what the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from coding.provisions.build import draft_of
from parley.coding.grammar import read_grammar
from parley.coding.provisions.clause_terms import ClauseTerms
from parley.coding.provisions.holders import Holders
from parley.coding.provisions.read import PositionReader
from parley.lang.tables import Row
from parley.lang.zh.topics import Topics, make_topics

_PAGE = (Path(__file__).parents[3] / "docs" / "domains.md").read_text("utf-8")
_TABLE = _PAGE.partition("<!-- domain: fisheries -->\n```text\n")[2].partition("```")[0]
_RESULTS = re.findall(r"^\| (\S+。) \| `(\S+)` \| `(\S+)` \| (\S+) \|$", _PAGE, re.MULTILINE)
_IDS = {"维兰": "state/veland", "凯沃": "state/kevo"}


@pytest.fixture(scope="module")
def fisheries() -> Topics:
    lines = [line for line in _TABLE.splitlines() if not line.startswith("#")]
    columns = lines[0].split("\t")
    rows = [
        Row(dict(zip(columns, line.split("\t"), strict=True)), "fisheries.tsv", n) for n, line in enumerate(lines[1:])
    ]
    return make_topics(rows, ())


def _positions(topics: Topics, text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    draft = draft_of(text)
    grammar = read_grammar(draft)
    found = PositionReader(draft, grammar, Holders(draft, grammar), ClauseTerms(draft, grammar, topics)).read().found
    return [(one.term.topic, one.stance, one.holders) for one in found]


def test_the_page_has_its_example() -> None:
    assert len(_RESULTS) == 3


@pytest.mark.parametrize(("clause", "topic", "stance", "holder"), _RESULTS)
def test_the_example_gives_what_the_page_says(
    fisheries: Topics, clause: str, topic: str, stance: str, holder: str
) -> None:
    assert _positions(fisheries, clause) == [(topic, stance, (_IDS[holder],))]


def test_a_boat_that_only_sails_is_no_term(fisheries: Topics) -> None:
    assert _positions(fisheries, "维兰的渔船驶出港口。") == []
