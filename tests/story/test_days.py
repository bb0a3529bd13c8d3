"""The days a time value may mean."""

from datetime import date

import pytest

from parley.story.days import days_of


def day(value: str) -> int:
    return date.fromisoformat(value).toordinal()


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2031-09-10", {"2031-09-10"}),
        ("2031-09-10TEV", {"2031-09-10"}),
        ("2031-09-10T10:00", {"2031-09-10"}),
        ("2031-09-10T10:00+08:00", {"2031-09-10"}),
        ("2031-09-10T22:00-04:00", {"2031-09-10", "2031-09-11"}),
        ("2031-09-11T03:00+08:00", {"2031-09-11", "2031-09-10"}),
        ("2031", set()),
        ("soon", set()),
        ("2031-13-40", set()),
        (None, set()),
    ],
)
def test_a_value_means_its_day_and_a_clock_time_also_the_day_elsewhere(value, days):
    assert days_of(value) == {day(one) for one in days}


def test_a_week_means_seven_days_and_a_month_all_of_its_own():
    week = days_of("2031-W37")
    assert (len(week), min(week)) == (7, day("2031-09-08"))
    assert len(days_of("2032-02")) == 29


def test_the_last_month_of_time_is_no_error():
    assert day("9999-12-01") not in days_of("9999-12") or days_of("9999-12")
