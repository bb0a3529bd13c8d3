"""The tables of time words, zones and units: every entry is reachable, unique and does what its row says."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from parley.errors import BadPack
from parley.lang.zh import times, units
from parley.lang.zh.script import shadow
from parley.lang.zh.times import LEXED, load_times
from parley.lang.zh.units import load_units

WORDS = load_times()


def test_every_word_is_found_where_it_stands_alone():
    for kind, words in WORDS.kinds.items():
        for word in words.by_word:
            found = words.at(word, 0)
            assert found is not None, (kind, word)
            assert found.word == word


def test_every_word_is_found_before_its_end():
    for kind, words in WORDS.kinds.items():
        for word in words.by_word:
            found = words.before(word, len(word))
            assert found is not None, (kind, word)
            assert found.word == word


def test_every_listed_word_is_lexed_as_its_kind():
    for kind in LEXED:
        for word in WORDS[kind].by_word:
            assert WORDS.lexed.by_word[word].kind == kind, word


def test_every_row_has_an_example_with_one_of_its_words():
    for kind, words in WORDS.kinds.items():
        for example in {word.example for word in words.by_word.values()}:
            of_row = [word.word for word in words.by_word.values() if word.example == example]
            assert any(word in shadow(example) for word in of_row), (kind, example)


def test_every_place_names_its_zone_before_the_word_time():
    for word, zone in WORDS.zones.named.items():
        text = f"{word}时间"
        assert WORDS.zones.before(text, len(word)) == (0, zone)
        assert ZoneInfo(zone) is not None


def test_places_are_found_longest_first():
    assert [match.group() for match in WORDS.zones.place.finditer("罗马尼亚与罗马")] == ["罗马尼亚", "罗马"]


def test_guards_keep_a_word_out_of_another():
    assert WORDS["same"].at("次日本队", 0) is None
    assert WORDS["same"].at("次日,", 0) is not None
    assert WORDS["day"].at("说明天", 1) is None


def test_traditional_forms_reach_the_zones_through_the_shadow():
    for word in ("紐約", "臺灣", "東京", "葉門", "卡達", "沙烏地阿拉伯", "義大利", "寮國", "澤西"):
        assert shadow(word) == word or shadow(word) in WORDS.zones.named or word == "澤西"


def test_every_unit_is_found_where_it_stands_alone():
    table = load_units()
    for word, unit in table.by_word.items():
        assert table.at(word, 0) == unit


@pytest.mark.parametrize(
    ("module", "loader", "rows", "message"),
    [
        (times, "load_times", "nothing\t今天\t0\t\t\t今天", "is none of"),
        (times, "load_times", "day\t今天|今天\t0\t\t\t今天", "stands twice"),
        (times, "load_times", "day\t後天\t0\t\t\t後天", "simplified"),
        (times, "load_times", "day\t今天\t0\t\t(\t今天", "no pattern"),
        (units, "load_units", "a\t吨\t\tmaybe\t", "neither yes nor no"),
        (units, "load_units", "a\t吨|吨\t\tyes\t", "stands twice"),
        (units, "load_units", "a\t吨\t\tyes\t(", "no pattern"),
    ],
)
def test_a_wrong_row_is_named_by_file_and_line(monkeypatch, module, loader, rows, message):
    header = (
        "kind\twords\tvalue\tnot_after\tnot_before\texample"
        if module is times
        else "kind\twords\tunit\tone\tnot_before"
    )
    monkeypatch.setattr("parley.lang.tables.read_text", lambda *_: f"{header}\n{rows}\n")
    with pytest.raises(BadPack, match=message) as caught:
        getattr(module, loader).__wrapped__()
    assert caught.value.line == 2


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("place\tMoon/Base\t月球", "no IANA zone"),
        ("star\tEtc/UTC\t世界", "none of zone, place, en"),
        ("place\tEtc/UTC\t東京", "simplified"),
        ("place\tEtc/UTC\t东京\nplace\tAsia/Tokyo\t东京", "already stands"),
    ],
)
def test_a_wrong_zone_is_named_by_file_and_line(monkeypatch, rows, message):
    monkeypatch.setattr("parley.lang.tables.read_text", lambda *_: f"kind\tzone\twords\n{rows}\n")
    with pytest.raises(BadPack, match=message):
        times._load_zones()
