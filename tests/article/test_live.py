"""Live pages: entries with a time of their own, whichever way the page is ordered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.article.live import find_entries

HONG_KONG = "Asia/Hong_Kong"


def times(lines, published="2031-09-10T09:00+08:00", zone=HONG_KONG):
    return [entry.at for entry in find_entries(lines, published=published, zone=zone)[0]]


def clocks(*values):
    return [f"【{value}】双方代表团在阿兹雷会面。" for value in values]


def test_newest_last():
    assert times(clocks("08:10", "09:30", "11:45")) == [
        "2031-09-10T08:10+08:00",
        "2031-09-10T09:30+08:00",
        "2031-09-10T11:45+08:00",
    ]


def test_newest_first():
    assert times(clocks("11:45", "09:30", "08:10")) == [
        "2031-09-10T11:45+08:00",
        "2031-09-10T09:30+08:00",
        "2031-09-10T08:10+08:00",
    ]


def test_newest_last_across_midnight():
    got = times(clocks("21:06", "22:30", "00:40", "02:45"), published="2031-09-09T20:10+08:00")
    assert [value[:16] for value in got] == [
        "2031-09-09T21:06",
        "2031-09-09T22:30",
        "2031-09-10T00:40",
        "2031-09-10T02:45",
    ]


def test_newest_first_across_midnight():
    got = times(clocks("02:45", "00:40", "22:30", "21:06"), published="2031-09-09T20:10+08:00")
    assert [value[:16] for value in got] == [
        "2031-09-10T02:45",
        "2031-09-10T00:40",
        "2031-09-09T22:30",
        "2031-09-09T21:06",
    ]


def test_day_headings_give_the_day():
    lines = ["10日最新消息", *clocks("02:45", "00:40"), "9日最新消息", *clocks("23:20", "20:10")]
    entries, headings = find_entries(lines, published="2031-09-09T20:10+08:00", zone=HONG_KONG)
    assert headings == [0, 3]
    assert [entry.line for entry in entries] == [1, 2, 4, 5]
    assert [entry.at[:16] for entry in entries] == [
        "2031-09-10T02:45",
        "2031-09-10T00:40",
        "2031-09-09T23:20",
        "2031-09-09T20:10",
    ]


@pytest.mark.parametrize(
    ("heading", "published", "day"),
    [
        ("10日最新消息", "2031-09-10", "2031-09-10"),
        ("9月10日", "2031-09-10", "2031-09-10"),
        ("2031年9月10日 星期三", "2031-09-12", "2031-09-10"),
        ("10日(周三)直播：", "2031-09-10", "2031-09-10"),
        ("香港時間9月10日", "2031-09-11", "2031-09-10"),
        ("１０日最新動態", "2031-09-10", "2031-09-10"),
        ("30日最新消息", "2031-10-01", "2031-09-30"),
        ("1日最新消息", "2031-08-31", "2031-09-01"),
        ("31日最新消息", "2032-01-01", "2031-12-31"),
        ("1日最新消息", "2031-12-31", "2032-01-01"),
        ("31日最新消息", "2031-03-01", "2031-03-31"),
    ],
)
def test_the_day_of_a_heading(heading, published, day):
    got = times([heading, *clocks("08:10", "09:30")], published=published, zone=None)
    assert got == [f"{day}T08:10", f"{day}T09:30"]


@pytest.mark.parametrize(
    ("line", "clock"),
    [
        ("【02:45】双方会面", "02:45"),
        ("[02:45] 双方会面", "02:45"),
        ("（２：４５）双方会面", "02:45"),
        ("02:45", "02:45"),
        ("02:45 双方会面", "02:45"),
        ("02:45双方会面", "02:45"),
        ("02:45|双方会面", "02:45"),
        ("【02:45:10】双方会面", "02:45"),
        ("【2时45分】双方会面", "02:45"),
        ("2031-09-10 02:45 双方会面", "02:45"),
        ("9月10日 02:45 双方会面", "02:45"),
        ("【10日02:45】双方会面", "02:45"),
    ],
)
def test_shapes_of_stamps(line, clock):
    assert times([line, line.replace("45", "50").replace("４５", "５０")], zone=None)[0] == f"2031-09-10T{clock}"


@pytest.mark.parametrize(
    "lines",
    [
        [],
        clocks("08:10"),
        ["双方会面。", "再谈。"],
        ["2:1战胜对手", "3:2险胜"],
        ["【25:10】甲", "【29:59】乙"],
        ["【9:75】甲", "【9:80】乙"],
    ],
)
def test_fewer_than_two_stamps_are_no_live_page(lines):
    assert find_entries(lines, published="2031-09-10", zone=HONG_KONG) == ([], [])


def test_without_a_date_there_are_no_entries():
    assert find_entries(clocks("08:10", "09:30"), published=None, zone=HONG_KONG)[0] == []


def test_without_a_zone_there_is_no_offset():
    assert times(clocks("08:10", "09:30"), zone=None)[0] == "2031-09-10T08:10"


def test_the_offset_is_that_of_the_moment():
    lines = ["11月1日", *clocks("08:10"), "11月3日", *clocks("08:10")]
    got = times(lines, published="2031-11-02", zone="America/New_York")
    assert [value[-6:] for value in got] == ["-04:00", "-05:00"]


def test_the_stamp_ends_where_the_words_begin():
    entries, _ = find_entries(["【02:45】双方会面", "03:10 再谈"], published="2031-09-10", zone=None)
    assert [entry.stamp_end for entry in entries] == [7, 5]


LINES = st.lists(
    st.one_of(
        st.text(min_size=1, max_size=30).filter(str.strip),
        st.times().map(lambda time: f"【{time.hour}:{time.minute:02d}】甲"),
        st.integers(0, 40).map(lambda day: f"{day}日最新消息"),
        st.sampled_from(["2月30日", "99月1日", "٩日", "２０:１０", "0日", "2031年2月29日 12:00", "【٢:٤٥】甲"]),
    ),
    max_size=8,
)


@given(
    LINES,
    st.sampled_from([None, "2031-09-10", "2031-01-01T00:00", "2031-12-31T23:59+08:00"]),
    st.sampled_from([None, HONG_KONG]),
)
def test_any_lines_are_read(lines, published, zone):
    entries, headings = find_entries(lines, published=published, zone=zone)
    assert all(0 <= entry.line < len(lines) and 0 < entry.stamp_end <= len(lines[entry.line]) for entry in entries)
    assert {entry.line for entry in entries}.isdisjoint(headings)
    assert len(entries) != 1


def test_headings_that_name_the_clock_give_the_day():
    lines = ["香港時間9月10日", *clocks("1:14", "00:38"), "香港時間9月9日", "另一消息", *clocks("23:51", "22:55")]
    got = times(lines, published="2031-09-10")
    assert got == [
        "2031-09-10T01:14+08:00",
        "2031-09-10T00:38+08:00",
        "2031-09-09T23:51+08:00",
        "2031-09-09T22:55+08:00",
    ]
