"""The small parts of the time layer: numerals, hours, offsets, instants, durations, anchors."""

from __future__ import annotations

from datetime import date

import pytest

from parley.coding.times.anchors import anchor_from
from parley.coding.times.moments import Moment, add_days, add_months, offset_at, safe_date, turn_hour, with_offset
from parley.coding.times.numerals import read_han, read_number
from parley.coding.times.spans import iso_duration
from parley.coding.times.zones import same_instant


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("零", 0), ("〇", 0), ("十", 10), ("十二", 12), ("二十", 20), ("廿三", 23), ("卅一", 31), ("三十一", 31),
        ("二〇三一", 2031), ("一百零五", 105), ("两千三百", 2300), ("三万五千", 35_000), ("一亿二千万", 120_000_000),
        ("人", None), ("", None), ("一" * 40, None),
    ],
)  # fmt: skip
def test_read_han_reads_numerals(written, number):
    assert read_han(written) == number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("2,870万", 28_700_000), ("1.5", 1.5), ("1.5万", 15_000), ("12.5亿", 1_250_000_000), ("3千", 3000),
        ("175", 175), ("1.", None), ("三百", 300), ("9" * 40, None),
    ],
)  # fmt: skip
def test_read_number_reads_digits_and_numerals(written, number):
    assert read_number(written) == number


@pytest.mark.parametrize(
    ("hour", "part", "deep", "expected"),
    [
        (4, "TAF", False, (16, 0)), (12, "TAF", False, (12, 0)), (9, "TEV", False, (21, 0)), (12, "TEV", False, (0, 1)),
        (1, "TNI", True, (1, 0)), (11, "TNI", True, (23, 0)), (12, "TMO", True, (0, 0)), (12, "TMI", False, (12, 0)),
        (1, "TMI", False, (13, 0)), (24, None, False, (0, 1)), (16, "TAF", False, (16, 0)), (4, None, False, (4, 0)),
    ],
)  # fmt: skip
def test_turn_hour_counts_to_twenty_four(hour, part, deep, expected):
    assert turn_hour(hour, part, deep=deep) == expected


def test_turn_hour_puts_a_minute_past_midnight_on_the_day_named():
    assert turn_hour(12, "TNI", deep=True, minute=1) == (0, 0)


@pytest.mark.parametrize(
    ("counts", "value"),
    [
        ({"day": 30}, "P30D"), ({"hour": 1, "minute": 20}, "PT1H20M"), ({"year": 1.5}, "P1Y6M"), ({"hour": 0.5}, "PT30M"),
        ({"month": 0.5}, "P15D"), ({"week": 1.5}, "P10D"), ({"week": 2}, "P2W"), ({"week": 1, "day": 2}, "P9D"),
        ({"quarter": 2}, "P6M"), ({"day": 2.5}, "P2DT12H"), ({"day": 0}, "P0D"), ({"second": 30}, "PT30S"),
    ],
)  # fmt: skip
def test_iso_duration_writes_whole_units(counts, value):
    assert iso_duration(counts) == value


def test_offsets_follow_summer_time():
    assert offset_at("America/New_York", 2031, 1, 5, 8) == "-05:00"
    assert offset_at("America/New_York", 2031, 7, 5, 8) == "-04:00"
    assert offset_at("Asia/Kolkata", 2031, 7, 5, 8) == "+05:30"
    assert offset_at("Asia/Kolkata", 2031, 2, 30, 8) == ""


def test_a_day_gets_no_offset():
    assert with_offset(Moment(2031, 9, 9), "Europe/Moscow").iso() == "2031-09-09"
    assert with_offset(Moment(2031, 9, 9, part="TMO"), "Europe/Moscow").iso() == "2031-09-09TMO+03:00"


def test_same_instant_moves_the_hour_and_the_day():
    told = Moment(2031, 9, 9, hour=20, offset="-04:00")
    gloss = Moment(2031, 9, 9, hour=8, offset="+08:00")
    assert same_instant(gloss, told, fixed_day=False).iso() == "2031-09-10T08:00+08:00"
    assert same_instant(gloss, told, fixed_day=True) == gloss


def test_same_instant_keeps_what_cannot_be_the_same():
    told = Moment(2031, 9, 9, hour=16, minute=15, offset="+03:00")
    gloss = Moment(2031, 9, 9, hour=9, minute=40, offset="+08:00")
    assert same_instant(gloss, told, fixed_day=False) == gloss


def test_calendar_ends_are_none():
    assert safe_date(2031, 2, 29) is None
    assert add_days(date.max, 1) is None
    assert add_months(9999, 12, 1) is None
    assert add_months(2031, 11, 3) == (2032, 2)


@pytest.mark.parametrize(
    ("value", "day", "offset"),
    [
        ("2031-09-10T09:12+08:00", date(2031, 9, 10), "+08:00"), ("2031-09-10T01:12Z", date(2031, 9, 10), "+00:00"),
        ("2031-09-10", date(2031, 9, 10), ""), ("2031-09-10T09:12:33.5+0800", date(2031, 9, 10), "+08:00"),
        ("2031-02-30", None, ""), ("2031", None, ""), (None, None, ""),
    ],
)  # fmt: skip
def test_anchor_from_reads_iso_values(value, day, offset):
    anchor = anchor_from(value, "published")
    assert (anchor.day, anchor.offset) == (day, offset)
