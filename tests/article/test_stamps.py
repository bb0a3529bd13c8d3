"""Dates as pages print them: every shape, with just the precision and the offset that are printed."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.article.stamps import find_dates, is_stamp

SHAPES = [
    ("2031-09-10", "2031-09-10"),
    ("2031-9-1", "2031-09-01"),
    ("17.10.2031", "2031-10-17"),
    ("21/05/2031 07:10", "2031-05-21T07:10"),
    ("2031/09/10", "2031-09-10"),
    ("2031.09.10", "2031-09-10"),
    ("2031年9月10日", "2031-09-10"),
    ("2031 年 9 月 10 日", "2031-09-10"),
    ("2031年09月10号", "2031-09-10"),
    ("２０３１年９月１０日", "2031-09-10"),
    ("2031-09-10 09:12", "2031-09-10T09:12"),
    ("2031-09-10 9:12", "2031-09-10T09:12"),
    ("2031-09-10 09:12:33", "2031-09-10T09:12:33"),
    ("2031-09-10T09:12:33", "2031-09-10T09:12:33"),
    ("2031-09-10T09:12:33.123", "2031-09-10T09:12:33"),
    ("2031-09-10T09:12:33Z", "2031-09-10T09:12:33+00:00"),
    ("2031-09-10T09:12:33+08:00", "2031-09-10T09:12:33+08:00"),
    ("2031-09-10T09:12:33+0800", "2031-09-10T09:12:33+08:00"),
    ("2031-09-10T09:12:33.000-05:00", "2031-09-10T09:12:33-05:00"),
    ("2031-09-10 09:12 UTC", "2031-09-10T09:12+00:00"),
    ("2031-09-10 09:12 GMT+8", "2031-09-10T09:12+08:00"),
    ("2031-09-10 09:12 (UTC+8)", "2031-09-10T09:12"),
    ("2031/09/10 09:12", "2031-09-10T09:12"),
    ("2031.09.10 09:12", "2031-09-10T09:12"),
    ("2031年9月10日 9时12分", "2031-09-10T09:12"),
    ("2031年9月10日09:12", "2031-09-10T09:12"),
    ("2031年9月10日 上午9:12", "2031-09-10T09:12"),
    ("2031年9月10日 下午3:05", "2031-09-10T15:05"),
    ("2031年9月10日 晚上11:30", "2031-09-10T23:30"),
    ("2031年9月10日 凌晨12:30", "2031-09-10T00:30"),
    ("2031年9月10日 中午12:30", "2031-09-10T12:30"),
    ("2031年9月10日 星期三 09:12", "2031-09-10T09:12"),
    ("2031年9月10日(星期三) 09:12", "2031-09-10T09:12"),
    ("2031年9月10日 周三 09:12", "2031-09-10T09:12"),
    ("2031-09-10 北京时间 09:12", "2031-09-10T09:12+08:00"),
    ("2031-09-10 莫斯科时间16:00", "2031-09-10T16:00+03:00"),
    ("2031年9月10日 香港時間 21:00", "2031-09-10T21:00+08:00"),
    ("2031-09-10 02:45 PM", "2031-09-10T14:45"),
    ("2031-09-10 12:05 a.m.", "2031-09-10T00:05"),
    ("20310910", "2031-09-10"),
    ("20310910T091233", "2031-09-10T09:12:33"),
    ("203109100912", "2031-09-10T09:12"),
    ("民国120年9月10日", "2031-09-10"),
    ("中華民國120年9月10日 09:12", "2031-09-10T09:12"),
    ("二〇三一年九月十日", "2031-09-10"),
    ("二零三一年十二月三十一日", "2031-12-31"),
    ("二〇三一年十月廿一日", "2031-10-21"),
    ("二〇三一年十二月卅一日", "2031-12-31"),
    ("10 September 2031", "2031-09-10"),
    ("10 Sep 2031 14:05", "2031-09-10T14:05"),
    ("September 10, 2031", "2031-09-10"),
    ("Sept. 10, 2031 at 3:05 p.m.", "2031-09-10T15:05"),
    ("Wed, 10 Sep 2031 09:12:33 GMT", "2031-09-10T09:12:33+00:00"),
    ("10 сентября 2031", "2031-09-10"),
    ("10 сентября 2031 г., 09:12", "2031-09-10T09:12"),
    ("09:12 2031-09-10", "2031-09-10T09:12"),
    ("09:12 | 2031年9月10日", "2031-09-10T09:12"),
    ("2031 09/10 09:12", "2031-09-10T09:12"),
    ("09-10 09:12", "????-09-10T09:12"),
    ("9月10日 09:12", "????-09-10T09:12"),
    ("9月10日", "????-09-10"),
    ("31-09-10 09:12", "2031-09-10T09:12"),
    ("2028-02-29", "2028-02-29"),
]


@pytest.mark.parametrize(("text", "value"), SHAPES)
def test_a_shape_is_read(text, value):
    assert [printed.value for printed in find_dates(text)] == [value]


@pytest.mark.parametrize(("text", "value"), SHAPES)
@pytest.mark.parametrize("around", ["来源：海岳社　{}　字号：大", "發布時間:{} 作者 王小明", "【{}】"])
def test_a_shape_is_read_inside_a_line(text, value, around):
    line = around.format(text)
    found = find_dates(line)
    assert [printed.value for printed in found] == [value]
    assert line[found[0].start : found[0].end] == found[0].exact
    assert found[0].exact.strip() == found[0].exact


@pytest.mark.parametrize(
    "text",
    [
        "2031-13-10",
        "2031-00-10",
        "2031-09-31",
        "2031-02-30",
        "2030-02-29",
        "1831-09-10",
        "12031-09-10",
        "2031-09-100",
        "1.2031.09.10",
        "3-4",
        "05/06/2031",
        "86对86",
        "110-119",
        "12海里",
        "13月1日",
        "二〇三一年十三月十日",
        "〇〇〇〇年一月一日",
        "",
        "……",
    ],
)
def test_what_is_no_date_is_left(text):
    assert find_dates(text) == []


def test_a_clock_that_cannot_be_is_left_out():
    assert [printed.value for printed in find_dates("2031-09-10 24:30")] == ["2031-09-10"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2031-09-10 09:12 +08:75", "2031-09-10T09:12"),
        ("2031-09-10 09:12 +08:5", "2031-09-10T09:12"),
        ("2031-09-10 09:12 +99:00", "2031-09-10T09:12"),
        ("2031-09-10 10:00-11:30", "2031-09-10T10:00"),  # from ten to half past eleven, no offset
    ],
)
def test_what_is_no_offset_is_not_taken_for_one(text, value):
    assert find_dates(text)[0].value == value


@pytest.mark.parametrize(
    "text", ["2031-09-10 09:1٢", "2031-09-10 09:12:3٣", "2031-09-10T09:12+0٨:00", "٢٠٣١-٠٩-١٠", "2031-09-10 ٠٩:12"]
)
def test_digits_of_other_scripts_never_get_into_a_value(text):
    assert all(printed.value.isascii() for printed in find_dates(text))


def test_several_dates_come_in_order_without_overlap():
    found = find_dates("出版:2031-09-09 20:10 更新:2031-09-10 03:05")
    assert [printed.value for printed in found] == ["2031-09-09T20:10", "2031-09-10T03:05"]
    assert found[0].end <= found[1].start


def test_only_the_beginning_of_a_line_is_looked_at():
    assert find_dates("字" * 400 + "2031-09-10") == []


@pytest.mark.parametrize(
    "text",
    [
        "2031-09-10",
        "2031-09-10 09:12",
        "2031-09-10 09:12 来源：海岳社 作者：王小明",
        "發布時間：2031年9月10日 下午3:05",
        "09-10 09:12",
        "Published September 10, 2031",
        "2031年9月10日 09:12  责任编辑：林某  人气 128",
    ],
)
def test_info_lines_are_stamps(text):
    assert is_stamp(text)


@pytest.mark.parametrize(
    "text",
    [
        "2031年9月10日,双方代表团在阿兹雷开始会谈。",
        "2031年9月10日，双方代表团在阿兹雷开始会谈，谈了五个小时",
        "9月10日",
        "两国代表团在九月十日见面",
        "86换86",
        "停火从2031年9月12日零时起生效，为期二十一天，到十月三日零时为止，双方互不攻击港口",
        "",
        "字" * 100 + "2031-09-10 09:12" + "字" * 100,
    ],
)
def test_sentences_and_bare_days_are_no_stamps(text):
    assert not is_stamp(text)


VALUE = re.compile(r"(?:\d{4}|\?{4})-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:[+-]\d\d:\d\d)?)?", re.ASCII)
PIECES = st.sampled_from(
    ["2031", "31", "9", "09", "10", "٩", "年", "月", "日", "-", "/", ".", " ", ":", "12", "上午", "下午", "Z", "+08", "UTC",
     "〇", "二〇三一", "民国", "Sep", "сентября", "am", "(", "周三", "T", "24", "60", "北京时间", "²", "+", "点", "分"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=14).map("".join)))
def test_whatever_is_found_is_a_date_of_the_text(text):
    end = 0
    for printed in find_dates(text):
        assert VALUE.fullmatch(printed.value)
        assert text[printed.start : printed.end] == printed.exact != ""
        assert printed.start >= end
        end = printed.end
        if printed.has_year:
            dt.datetime.fromisoformat(printed.value)
    is_stamp(text)


@given(st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(2099, 12, 31)))  # noqa: DTZ001 - local times are meant
def test_every_minute_comes_back(moment):
    wanted = moment.strftime("%Y-%m-%dT%H:%M")
    for pattern in ("%Y-%m-%d %H:%M", "%Y年%m月%d日 %H:%M", "%Y/%m/%d %H:%M"):
        assert [printed.value for printed in find_dates(moment.strftime(pattern))] == [wanted]


@pytest.mark.parametrize("text", ["05/06/2031", "发布 05/06/2031 07:10"])
def test_a_date_that_may_be_read_both_ways_is_read_only_where_the_day_comes_first(text):
    assert find_dates(text) == []
    assert [printed.value[:10] for printed in find_dates(text, day_first=True)] == ["2031-06-05"]


@pytest.mark.parametrize("text", ["2031/13/01", "32.01.2031", "1.2.3.2031", "17.10.20311", "比分 12.10"])
def test_numbers_between_dots_are_not_always_dates(text):
    assert find_dates(text) == []
