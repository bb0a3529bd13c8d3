"""The opening words of agency copy and of a paper's own reports."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.article.datelines import find_dateline
from parley.article.makers import complete_day
from parley.lang.zh.pack import load_pack
from parley.model.article import Stamp

REST = " 维兰和凯沃的代表团在阿兹雷会面。"


@pytest.mark.parametrize(
    ("opening", "name", "place", "day", "own"),
    [
        ("新华社北京9月10日电", "新华社", "北京", "????-09-10", False),
        ("新华社阿兹雷2031年9月10日电", "新华社", "阿兹雷", "2031-09-10", False),
        ("据新华社北京9月10日电", "新华社", "北京", "????-09-10", False),
        ("(新华社北京9月10日电)", "新华社", "北京", "????-09-10", False),
        ("海岳社卡尔港9月9日电", "海岳社", "卡尔港", "????-09-09", False),
        ("申緯社阿茲雷9月10日電", "申緯社", "阿茲雷", "????-09-10", False),
        ("中新社布雷尼茨9月10日专电", "中新社", "布雷尼茨", "????-09-10", False),
        ("海岳社卡尔港9日电", "海岳社", "卡尔港", "????-??-09", False),
        ("望川网9月10日讯", "望川网", None, "????-09-10", False),
        ("【新岸时报2031年9月10日讯】", "新岸时报", None, "2031-09-10", True),
        ("【新岸時報2031年09月10日訊】", "新岸時報", None, "2031-09-10", True),
        ("【新岸时报讯】", "新岸时报", None, None, True),
    ],
)
def test_a_dateline_is_read(opening, name, place, day, own):
    found = find_dateline(opening + REST, load_pack())
    assert found is not None
    assert (found.name, found.place, found.date, found.own) == (name, place, day, own)
    assert opening.startswith(found.exact)


@pytest.mark.parametrize(
    ("opening", "reporter"),
    [("(中央社記者王小明台北10日電)", "王小明"), ("（中央社記者王小明台北10日電）", "王小明")],
)
def test_a_reporter_inside_is_told_from_the_place(opening, reporter):
    found = find_dateline(opening + REST, load_pack())
    assert found is not None
    assert found.entry.id == "cna-tw"
    assert (found.reporter, found.place) == (reporter, "台北")


def test_an_english_dateline():
    found = find_dateline("KARLHAVN, Sept. 9 (Xinhua) -- The two delegations met.", load_pack())
    assert found is not None
    assert found.entry.id == "xinhua"
    assert found.place is not None
    assert found.place.startswith("KARLHAVN")


@pytest.mark.parametrize(
    "text",
    [
        "维兰总统塔尔文9日来电，说会谈照常。",
        "双方9月10日电话会谈七十五分钟。",
        "9月10日电，两国代表团见面。",
        "他在9月10日讯问了证人。",
        "据新华社报道，两国代表团在阿兹雷会面。",
        "【解读】两份声明为什么不同",
        "电话打了七十五分钟。",
        "The delegations met in Azre.",
        "",
    ],
)
def test_other_openings_are_no_dateline(text):
    found = find_dateline(text, load_pack())
    assert found is None or found.date is None


@pytest.mark.parametrize(
    ("value", "published", "wanted"),
    [
        ("2031-09-10", "2031-09-11", "2031-09-10"),
        ("????-09-10", "2031-09-11T08:00+08:00", "2031-09-10"),
        ("????-12-31", "2032-01-01", "2031-12-31"),
        ("????-??-10", "2031-09-10", "2031-09-10"),
        ("????-??-31", "2031-09-01", "2031-08-31"),
        ("????-??-31", "2032-01-01", "2031-12-31"),
        ("????-??-11", "2031-09-10", "2031-09-11"),  # a zone further east
        (None, "2031-09-10", None),
        ("????-09-10", None, None),
    ],
)
def test_a_day_is_completed_by_the_page(value, published, wanted):
    stamp = Stamp(value=published, exact="x", found_in="stamp") if published else None
    assert complete_day(value, stamp) == wanted


@pytest.mark.parametrize("value", ["????-??-31", "????-??-30", "????-??-00", "????-??-99"])
@pytest.mark.parametrize("published", ["2031-03-01", "2031-05-01", "2031-09-10"])
def test_a_completed_day_is_a_day(value, published):
    """31日 on 1 March cannot be 31 February."""
    from datetime import date

    done = complete_day(value, Stamp(value=published, exact="x", found_in="stamp"))
    assert done is None or date.fromisoformat(done)


PIECES = st.sampled_from(
    [
        "新华社",
        "海岳社",
        "北京",
        "9月10日",
        "31日",
        "٩日",
        "电",
        "讯",
        "【",
        "】",
        "(",
        ")",
        "据",
        " ",
        "记者",
        "2031年",
        "-",
        "AFP",
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=10).map("".join)))
def test_any_opening_is_read(text):
    found = find_dateline(text, load_pack())
    assert found is None or (found.name and found.exact in text)


@pytest.mark.parametrize(
    ("opening", "name", "place", "day"),
    [
        ("【啟岸社蒙泰港十六日電】", "啟岸社", "蒙泰港", "????-??-16"),
        ("【啟岸社蒙泰港五月十六日電】", "啟岸社", "蒙泰港", "????-05-16"),
        ("(海岳社卡尔港廿一日电)", "海岳社", "卡尔港", "????-??-21"),
    ],
)
def test_a_dateline_whose_day_is_written_in_chinese(opening, name, place, day):
    found = find_dateline(opening + REST, load_pack())
    assert found is not None
    assert (found.name, found.place, found.date) == (name, place, day)
