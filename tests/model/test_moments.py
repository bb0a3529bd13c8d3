"""Order of ISO values of unlike precision and offset."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.model.moments import common_offset, granularity, moment, offset_minutes


def test_moment_orders_by_instant_and_puts_unknown_last() -> None:
    values = [
        "2031",
        "2031-09",
        "2031-09-09",
        "2031-09-10T00:30Z",
        "2031-09-10T09:00+08:00",
        "2031-09-10T01:30:30Z",
        None,
    ]
    assert sorted({*values}, key=moment) == values


def test_moment_places_values_without_offset_by_the_one_given() -> None:
    assert moment("2031-09-10T08:00", assumed_offset=480) == moment("2031-09-10T00:00Z")


@pytest.mark.parametrize("value", ["", "gestern", "2031-13-01", "2031-02-30", "0000", "2031-09-10T25:00"])
def test_moment_takes_what_is_no_date(value: str) -> None:
    assert moment(value) == moment(None)


def test_common_offset_is_the_most_frequent() -> None:
    assert common_offset(["2031-09-10T08:00+08:00", "2031-09-10T08:00+08:00", "2031-09-10T08:00Z", "2031", None]) == 480
    assert common_offset([]) == 0
    assert offset_minutes("2031-09-10T08:00-03:30") == -210


@pytest.mark.parametrize(
    ("value", "expected"),
    [("2031", "year"), ("2031-09", "month"), ("2031-09-10", "day"), ("2031-09-10T08:00Z", "minute")],
)
def test_granularity(value: str, expected: str) -> None:
    assert granularity(value) == expected


@given(st.text(max_size=30))
def test_moment_survives_any_text(value: str) -> None:
    assert isinstance(moment(value), int)
