"""The codebook covers the model exactly, and a wrong table is refused with its file and line."""

from __future__ import annotations

import re
import typing

import opencc
import pytest

from parley.codebook import LANGUAGES, Codebook, load_codebook
from parley.codebook.load import make_codebook
from parley.errors import BadPack
from parley.model import account, article, coding, page

ONLY_HERE = {"event-mode", "refusal"}
"""Vocabularies that the model leaves open."""

CODES = "vocabulary\tcode\tlabel_zh_hans\tlabel_zh_hant\tlabel_en\tmeaning\n"
EVENT_TYPES = "type\tcameo\tscore\tmodes\n"
AID = "event-type\taid\t援助\t援助\taid\t-\nevent-mode\tmilitary\t军事\t軍事\tmilitary\t-\n"


def model_vocabularies() -> dict[str, set[str]]:
    found = {}
    for module in (page, article, coding, account):
        for name, alias in vars(module).items():
            if typing.get_origin(alias) is typing.Literal:
                vocabulary = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()
                found[vocabulary] = set(typing.get_args(alias))
    return found


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook()


def test_vocabularies_are_those_of_the_model(codebook):
    assert set(codebook.vocabularies) == set(model_vocabularies()) | ONLY_HERE


@pytest.mark.parametrize("vocabulary", sorted(model_vocabularies()))
def test_codes_are_those_of_the_model(codebook, vocabulary):
    assert set(codebook.vocabularies[vocabulary]) == model_vocabularies()[vocabulary]


def test_event_types_all_have_a_row(codebook):
    assert set(codebook.event_types) == set(codebook.vocabularies["event-type"])


def test_event_modes_all_belong_to_a_type(codebook):
    used = {mode for event_type in codebook.event_types.values() for mode in event_type.modes}
    assert used == set(codebook.vocabularies["event-mode"])


def test_cameo_codes_belong_to_one_type(codebook):
    codes = [code for event_type in codebook.event_types.values() for code in event_type.cameo]
    assert len(codes) == len(set(codes))
    assert {code[:2] for code in codes} == {f"{n:02}" for n in range(3, 21)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_tell_the_codes_of_a_vocabulary_apart(codebook, language):
    for name in codebook.vocabularies:
        labels = [code.label(language) for code in codebook.codes(name)]
        assert all(labels)
        assert len(labels) == len(set(labels)), name


def test_simplified_and_traditional_labels_are_in_their_script(codebook):
    to_simplified = opencc.OpenCC("t2s")
    for name in codebook.vocabularies:
        for code in codebook.codes(name):
            assert to_simplified.convert(code.label_zh_hans) == code.label_zh_hans
            if to_simplified.convert(code.label_zh_hant) == code.label_zh_hant:
                assert code.label_zh_hant == code.label_zh_hans, f"{name} {code.code}"


def test_label_picks_the_language(codebook):
    assert codebook.label("block-kind", "title", "zh-Hans") == "标题"
    assert codebook.label("block-kind", "title", "zh-Hant") == "標題"
    assert codebook.label("block-kind", "title", "en") == "title"


def test_label_of_an_unknown_code_is_refused(codebook):
    with pytest.raises(KeyError):
        codebook.label("block-kind", "footnote", "en")


def test_codebook_cannot_be_changed(codebook):
    with pytest.raises(TypeError):
        codebook.vocabularies["topic"] = {}
    with pytest.raises(TypeError):
        codebook.vocabularies["topic"]["weather"] = None


def test_loading_twice_gives_one_codebook():
    assert load_codebook() is load_codebook()


@pytest.mark.parametrize(
    ("codes", "event_types", "place", "reason"),
    [
        ("", EVENT_TYPES, "codes.tsv:0", "no entries"),
        ("vocabulary\tcode\n", EVENT_TYPES, "codes.tsv:1", "header"),
        (f"# note\n{CODES}topic\tceasefire\n", EVENT_TYPES, "codes.tsv:3", "2 cells where 6 belong"),
        (CODES + "topic\tceasefire\t停火\t停火\t\t-\n", EVENT_TYPES, "codes.tsv:2", "under label_en is empty"),
        (CODES + "topic\tceasefire\t停火\t停火\t-\t-\n", EVENT_TYPES, "codes.tsv:2", "lacks a name"),
        (CODES + "topic\tceasefire \t停火\t停火\tceasefire\t-\n", EVENT_TYPES, "codes.tsv:2", "spaces around it"),
        (CODES + AID + AID, EVENT_TYPES, "codes.tsv:4", "second time"),
        (CODES + AID, "type\n", "event_types.tsv:1", "header"),
        (CODES + AID, EVENT_TYPES + "help\t07\t1\t-\n", "event_types.tsv:2", "no event type"),
        (CODES + AID, EVENT_TYPES + "aid\tseven\t1\t-\n", "event_types.tsv:2", "CAMEO"),
        (CODES + AID, EVENT_TYPES + "aid\t07\tmuch\t-\n", "event_types.tsv:2", "no number"),
        (CODES + AID, EVENT_TYPES + "aid\t07\t11\t-\n", "event_types.tsv:2", "not between"),
        (CODES + AID, EVENT_TYPES + "aid\t07\t1\tcivil\n", "event_types.tsv:2", "no event mode"),
        (CODES + AID, EVENT_TYPES + "aid\t07\t1\t-\naid\t07\t1\t-\n", "event_types.tsv:3", "second time"),
    ],
)
def test_wrong_table_is_refused_with_file_and_line(codes, event_types, place, reason):
    with pytest.raises(BadPack, match=reason) as refused:
        make_codebook(codes=codes, event_types=event_types)
    assert refused.value.subject == place


def test_right_tables_are_read():
    codebook = make_codebook(codes=CODES + AID, event_types=EVENT_TYPES + "aid\t07\t10\tmilitary\n")
    assert codebook.event_types["aid"].modes == ("military",)
    assert codebook.event_types["aid"].score == 10
    assert codebook.codes("event-mode")[0].meaning == ""
