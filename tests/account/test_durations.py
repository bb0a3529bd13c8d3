"""Durations and starts -> ends."""

from datetime import date

import pytest

from parley.account.durations import add_duration, comparable, day_of


@pytest.mark.parametrize(
    ("start", "duration", "ends"),
    [
        ("2031-05-01", "P30D", "2031-05-31"),
        ("2031-01-31", "P1M", "2031-02-28"),
        ("2032-02-29", "P1Y", "2033-02-28"),
        ("2031-05-01", "P2W", "2031-05-15"),
        ("2031-05-01", "PT72H", "2031-05-04"),
        ("2031-05-01", "PT5H", None),
        ("2031-05-20T06:00+03:00", "PT72H", "2031-05-23T06:00+03:00"),
        ("2031-05-20T23:30", "PT90M", "2031-05-21T01:00"),
        ("2031-05", "P30D", None),
        ("2031-05-01TMO", "P30D", None),
        (None, "P30D", None),
        ("2031-05-01", None, None),
        ("2031-05-01", "30 days", None),
        ("2031-05-01", "P", None),
        ("9999-12-31", "P9999Y", None),
        ("2031-02-31", "P1D", None),
    ],
)
def test_an_end_is_as_precise_as_its_start_or_not_told(start, duration, ends):
    assert add_duration(start, duration) == ends


def test_a_day_is_read_off_any_value_that_has_one():
    assert day_of("2031-05-01TMO") == date(2031, 5, 1)
    assert day_of("2031-05") is None
    assert day_of(None) is None


@pytest.mark.parametrize(
    ("value", "by"),
    [
        ("2031-W37", "2031-09-08"),
        ("2031-W99", None),
        ("2031-09-10TEV", "2031-09-10"),
        ("2031-09-10T10:00Z", "2031-09-10T10:00Z"),
        (None, None),
    ],
)
def test_weeks_and_parts_of_days_can_be_put_in_order(value, by):
    assert comparable(value) == by
