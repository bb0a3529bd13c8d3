"""Words of contrast, of measures, and how names sound."""

import pytest

from parley.errors import BadPack
from parley.lang.tables import Row
from parley.lang.zh import contrasts, measures, sounds
from parley.lang.zh.contrasts import load_contrasts
from parley.lang.zh.measures import load_measures
from parley.lang.zh.script import shadow
from parley.lang.zh.sounds import likeness, load_sounds


def test_every_word_of_contrast_is_found_in_itself():
    words = load_contrasts()
    for one in words.words:
        assert one in words.find(one.word), one.word


def test_the_longest_word_wins_and_what_only_holds_one_shows_nothing():
    (found,) = load_contrasts().find(shadow("巴迪既不承認也不否認"))
    assert found.sort == "plain"
    assert [one.sort for one in load_contrasts().find("发言人予以否认")] == ["reply"]


def test_idle_characters_are_single_and_idle_words_short():
    words = load_contrasts()
    assert all(len(char) == 1 for char in words.idle)
    assert all(len(word) > 1 for word in words.idle_words)


def test_measures_know_what_they_are_about_and_what_points_back():
    assert load_measures().find("暂停对七类稀有矿产的出口管制") == "export-control"
    assert load_measures().find("停火") is None
    assert "这一" in load_measures().back
    assert "原定" in load_measures().former


def test_names_of_one_sound_are_alike_and_others_are_not():
    assert likeness("赫瓦利", "赫法利") > 0.8
    assert likeness("塞尔汗", "赛尔汗") == 1.0
    assert likeness("赫瓦利", "卡斯蒙") < 0.4
    assert likeness("", "赫") == 0.0
    assert all(len(char) == 1 for char in load_sounds())


@pytest.mark.parametrize(
    ("module", "load", "rows"),
    [
        (contrasts, "load_contrasts", [("否認", "deny", "status", "否認")]),
        (contrasts, "load_contrasts", [("否认", "nothing", "status", "否认")]),
        (contrasts, "load_contrasts", [("否认", "deny", "nothing", "否认")]),
        (contrasts, "load_contrasts", [("否认", "deny", "status", "例句")]),
        (contrasts, "load_contrasts", [("否认", "deny", "status", "否认")] * 2),
        (measures, "load_measures", [("关税", "tariff", "例句")]),
        (measures, "load_measures", [("关税", "tariff", "关税")] * 2),
        (sounds, "load_sounds", [("ke", "克克")]),
    ],
)
def test_a_wrong_line_is_refused_with_its_place(monkeypatch, module, load, rows):
    made = tuple(Row(dict(zip(module._COLUMNS, cells, strict=True)), "x.tsv", at) for at, cells in enumerate(rows, 2))
    monkeypatch.setattr(module, "read_table", lambda *_: made)
    with pytest.raises(BadPack) as caught:
        getattr(module, load).__wrapped__()
    assert caught.value.line in {2, 3}
