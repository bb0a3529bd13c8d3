"""The tables of terms, stances and targets: each entry is reachable by its example, and a wrong row is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from parley.errors import BadPack
from parley.lang.tables import Row
from parley.lang.zh.stance_marks import load_stance_marks, make_stance_marks
from parley.lang.zh.stances import load_stances, make_stances
from parley.lang.zh.topics import load_topics, make_topics

_DOCS = Path(__file__).parents[2] / "docs"


def test_terms_are_found_in_their_examples() -> None:
    topics = load_topics()
    lost = []
    for entry in topics.words:
        text = entry.example
        starred = "".join(2 * word[1:] for word in entry.beside if word.startswith("*"))
        found = topics.scan(text + "。" + starred, [text.index(entry.word) + len(entry.word)]).find(0, len(text))
        wanted = entry.topic if entry.kind != "none" else None
        if (wanted in {hit.topic for hit in found}) != (wanted is not None):
            lost.append((entry.word, entry.topic, text))
    assert not lost


def test_words_in_which_a_term_only_seems_to_stand_hide_it() -> None:
    topics = load_topics()
    for entry in topics.words:
        if entry.kind == "none":
            at = entry.example.index(entry.word)
            assert all(
                hit.end <= at or at + len(entry.word) <= hit.start
                for hit in topics.find(entry.example, 0, len(entry.example))
            )


def test_stances_are_found_in_their_examples() -> None:
    stances = load_stances()
    lost = [
        (entry.word, entry.frame)
        for entry in stances.words
        if entry.frame != "none"
        and entry not in [word for hit in stances.find(entry.example, 0, len(entry.example)) for word in hit.readings]
    ]
    assert not lost


def test_words_in_which_a_stance_only_seems_to_stand_give_nothing() -> None:
    stances = load_stances()
    for entry in stances.words:
        if entry.frame == "none":
            text = f"“{entry.word}”"
            assert not [hit for hit in stances.find(text, 0, len(text)) if hit.start <= 1], entry.word


def test_targets_are_found_in_their_examples() -> None:
    topics = load_topics()
    for word, (target, example) in topics.targets.items():
        assert (word, target) in [
            (example[hit.start : hit.end], hit.target) for hit in topics.find_targets(example, 0, len(example))
        ]


def test_terms_of_a_trade_truce_need_a_page_about_tariffs() -> None:
    topics = load_topics()
    text = "双方同意休战。关税不变，关税再谈。"
    assert [hit.topic for hit in topics.find(text[:7], 0, 6)] == ["ceasefire"]
    assert [hit.topic for hit in topics.find(text, 0, 6)] == ["trade-measures"]


def test_a_verb_and_an_object_of_classes_are_found_in_any_combination() -> None:
    topics = load_topics()
    for text in ("凯沃放还最后一批在押人员", "凯沃遣返被拘押人员", "凯沃移交异见人士"):
        assert [hit.topic for hit in topics.find(text, 0, len(text))] == ["prisoner-release"]


def test_a_word_that_needs_two_others_is_none_with_one() -> None:
    topics = load_topics()
    found = ["以80名学生换5名指挥官", "换5名指挥官"]
    assert [bool(topics.find(text, 0, len(text))) for text in found] == [True, False]


def test_a_word_that_needs_an_organisation_is_none_before_another_name() -> None:
    topics = load_topics()
    assert [hit.topic for hit in topics.scan("凯沃退出河盟", [4]).find(0, 6)] == ["alliance"]
    assert topics.scan("凯沃退出河盟", []).find(0, 6) == []


def test_of_two_terms_the_one_whose_words_stand_nearer_is_taken() -> None:
    topics = load_topics()
    assert [hit.topic for hit in topics.find("双方各释放40名战俘", 0, 10)] == ["prisoner-exchange"]


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        (("撤军", "withdrawal", "act", "@nobody", "-", "x"), "no class"),
        (("撤军", "withdrawal", "act", "&军", "-", "x"), "both columns"),
        (("撤军", "no-such", "act", "-", "-", "x"), "not in the codebook"),
        (("撤军", "withdrawal", "deed", "-", "-", "x"), "none of act thing"),
        (("撤軍", "withdrawal", "act", "-", "-", "x"), "simplified"),
    ],
)
def test_a_wrong_term_is_named_with_file_and_line(cells: tuple[str, ...], message: str) -> None:
    columns = ("word", "topic", "kind", "before", "beside", "example")
    row = Row(dict(zip(columns, cells, strict=True)), "domains/mine.tsv", 7)
    with pytest.raises(BadPack, match=message) as error:
        make_topics([row], ())
    assert "domains/mine.tsv:7" in str(error.value)


def test_a_wrong_class_is_named() -> None:
    row = Row({"class": "captive", "words": "战俘|囚犯"}, "term_classes.tsv", 4)
    with pytest.raises(BadPack, match="sorted"):
        make_topics([], (), (row,))


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        (("提议", "verbs", "propose", "-", "x"), "frame"),
        (("提议", "verb", "offer", "-", "x"), "not in the codebook"),
        (("提议", "verb", "-", "-", "x"), "do not go together"),
        (("提議", "verb", "propose", "-", "x"), "simplified"),
    ],
)
def test_a_wrong_stance_is_named(cells: tuple[str, ...], message: str) -> None:
    row = Row(dict(zip(("word", "frame", "stance", "negated", "example"), cells, strict=True)), "stances.tsv", 3)
    with pytest.raises(BadPack, match=message):
        make_stances((row,))


def test_marks_are_complete_and_checked() -> None:
    assert all(load_stance_marks().values())
    row = Row({"kind": "own", "words": "我方|我们", "example": "我方愿意停火"}, "stance_marks.tsv", 9)
    with pytest.raises(BadPack, match="sorted"):
        make_stance_marks((row,))
