"""The timeline: one line an event, in the zone asked for, with the states it went through."""

import pytest

from account.pages import DOREZIN, KAIVOR, TALVEN, VEYLAN, Page, account_of
from parley.render import render_brief


def call(ident, published, when, status="happened", words="塔尔文同多雷辛通话。", **given):
    page = Page(ident, published=published).line(words)
    return page.event("consult", TALVEN, DOREZIN, when=when, status=status, mode="phone", **given)


def events(account):
    return [line for line in account.timeline if line.kind == "event"]


def test_an_event_announced_then_held_has_both_states_and_ends_as_held():
    made = account_of(call("a-1", "2031-09-09", "2031-09-10", "scheduled"), call("a-2", "2031-09-11", "2031-09-10"))
    (line,) = events(made)
    assert line.status == "happened"
    assert [(one.status, one.told, one.reported_by) for one in line.history] == [
        ("scheduled", "2031-09-09", ("o1",)),
        ("happened", "2031-09-11", ("o2",)),
    ]
    assert [span.article for span in line.evidence] == ["a-1", "a-2"]


def test_what_was_called_off_stays_so():
    made = account_of(
        call("a-1", "2031-09-09", "2031-09-12", "scheduled"),
        call("a-2", "2031-09-10", "2031-09-12", "cancelled"),
        call("a-3", "2031-09-10T12:00", "2031-09-12", "scheduled"),
    )
    assert [line.status for line in events(made)] == ["cancelled"]


def test_the_most_precise_time_is_shown_and_zones_are_kept():
    made = account_of(call("a-1", "2031-09-11", "2031-09-10"), call("a-2", "2031-09-11", "2031-09-10T22:00+08:00"))
    (line,) = events(made)
    assert (line.when.value, line.when_told) == ("2031-09-10T22:00+08:00", None)


@pytest.mark.parametrize(
    ("told", "shown", "original"),
    [
        ("2031-09-10T22:00+08:00", "2031-09-10T10:00-04:00", "2031-09-10T22:00+08:00"),
        ("2031-09-10T22:00", "2031-09-10T22:00", None),
        ("2031-09-10", "2031-09-10", None),
    ],
)
def test_clock_times_that_give_their_zone_are_moved_to_the_one_asked_for(told, shown, original):
    made = account_of(call("a-1", "2031-09-11", told), zone="America/New_York")
    (line,) = events(made)
    assert (line.when.value, line.when_told) == (shown, original)


def test_an_event_without_a_day_stands_where_it_was_told_and_the_sheet_says_so():
    made = account_of(
        call("a-1", "2031-09-09", None),
        call("a-2", "2031-09-20", "2031-09-19", words="第二次通话举行。"),
    )
    assert [line.when.value if line.when else None for line in events(made)] == [None, "2031-09-19"]
    assert "日期不明（2031-09-09 报道）" in render_brief(made)
    assert "no day given, told 2031-09-09" in render_brief(made, language="en")


def test_a_page_without_a_date_tells_an_event_last_and_without_a_day():
    made = account_of(call("a-1", None, None), call("a-2", "2031-09-20", "2031-09-19", words="第二次通话。"))
    assert [line.when.value if line.when else None for line in events(made)] == ["2031-09-19", None]
    assert "日期不明" in render_brief(made)


def test_weeks_and_parts_of_days_stand_in_order():
    made = account_of(
        call("a-1", "2031-09-20", "2031-W37", words="上周通话。"),
        Page("a-2", published="2031-09-20").line("会谈").event("assault", KAIVOR, when="2031-09-09TEV"),
        Page("a-3", published="2031-09-20").line("袭击").event("assault", VEYLAN, when="2031-09-01"),
    )
    assert [line.when.value for line in events(made)] == ["2031-09-01", "2031-W37", "2031-09-09TEV"]
