"""Published and updated: which of the page's dates counts, what it is completed with, and when two are at odds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article.pages import html, read
from parley.article.dates import (
    Found,
    add_offset,
    dates_in_json_ld,
    dates_in_meta,
    dates_in_scripts,
    dates_in_url,
    settle,
    stamps_in,
)
from parley.article.stamps import Printed

SHANGHAI = "Asia/Shanghai"


def found(value, place="stamp", *, updated=False):
    return Found(Printed(value, f"as printed {value}", 0, 1), place, updated)


def published(*items, zone=SHANGHAI, **given):
    stamp = settle(list(items), zone=zone, **given).published
    return (stamp.value, stamp.found_in) if stamp else None


def codes(dated):
    return [warning.code for warning in dated.warnings]


def test_nothing_found_is_nothing_said():
    dated = settle([], zone=SHANGHAI)
    assert (dated.published, dated.updated, dated.warnings) == (None, None, ())


@pytest.mark.parametrize(
    ("value", "zone", "wanted"),
    [
        ("2031-09-10T09:12", SHANGHAI, "2031-09-10T09:12+08:00"),
        ("2031-09-10T09:12", None, "2031-09-10T09:12"),
        ("2031-09-10", SHANGHAI, "2031-09-10"),
        ("2031-09-10T09:12+03:00", SHANGHAI, "2031-09-10T09:12+03:00"),
        ("2031-07-10T09:12", "America/New_York", "2031-07-10T09:12-04:00"),
        ("2031-01-10T09:12", "America/New_York", "2031-01-10T09:12-05:00"),
        ("2031-09-10T01:12:05+00:00", SHANGHAI, "2031-09-10T09:12:05+08:00"),
        ("2031-09-10T01:12:05+00:00", None, "2031-09-10T01:12:05+00:00"),
    ],
)
def test_offsets_come_from_the_page_or_the_outlets_zone(value, zone, wanted):
    assert published(found(value), zone=zone) == (wanted, "stamp")


def test_the_printed_stamp_wins():
    items = [found("2031-09-10T09:12:40+08:00", "json-ld"), found("2031-09-10T09:12:00+08:00", "metadata")]
    assert published(*items, found("2031-09-10T09:12")) == ("2031-09-10T09:12+08:00", "stamp")


def test_order_of_trust_without_a_stamp():
    order = ["json-ld", "metadata", "script", "dateline", "url"]
    for at, place in enumerate(order):
        items = [found(f"2031-09-1{n}", other) for n, other in enumerate(order)][at:]
        assert published(*reversed(items)) == (f"2031-09-1{at}", place)


def test_the_head_is_asked_first_where_stamps_are_known_less_well():
    items = [found("2031-09-10"), found("2031-09-10T09:12:00+02:00", "metadata")]
    assert published(*items, zone=None, trust_head=True) == ("2031-09-10T09:12:00+02:00", "metadata")


def test_a_bare_day_is_sharpened_by_a_clock_of_the_same_day():
    assert published(found("2031-09-10"), found("2031-09-10T09:12:33", "metadata")) == (
        "2031-09-10T09:12:33+08:00",
        "metadata",
    )
    late = found("2031-09-09T20:12:33+00:00", "json-ld")  # the tenth in Shanghai
    assert published(found("2031-09-10"), late) == ("2031-09-10T04:12:33+08:00", "json-ld")


@pytest.mark.parametrize("clock", ["00:00", "00:00:00", "23:59:59"])
def test_a_clock_that_only_fills_a_field_sharpens_nothing(clock):
    assert published(found("2031-09-10"), found(f"2031-09-10T{clock}", "metadata")) == ("2031-09-10", "stamp")


def test_a_clock_of_another_day_sharpens_nothing():
    assert published(found("2031-09-10"), found("2031-09-09T09:12", "metadata"))[0] == "2031-09-10"


def test_a_stamp_without_a_year_is_completed_by_another_date_of_the_page():
    assert published(found("????-09-10T09:12"), found("2031-09-10", "url")) == ("2031-09-10T09:12+08:00", "stamp")


def test_a_stamp_without_a_year_is_left_out_when_no_date_completes_it():
    assert published(found("????-09-10T09:12")) is None
    assert published(found("????-09-10T09:12"), found("2031-08-01", "url")) == ("2031-08-01", "url")


@pytest.mark.parametrize(
    ("other", "warned"), [("2031-07-02", True), ("2031-09-08", True), ("2031-09-09", False), ("2031-09-11", False)]
)
def test_dates_more_than_a_day_apart_are_a_conflict(other, warned):
    dated = settle([found("2031-09-10T09:12"), found(other, "metadata")], zone=SHANGHAI)
    assert codes(dated) == (["date-conflict"] if warned else [])
    assert dated.published.value == "2031-09-10T09:12+08:00"
    if warned:
        assert dated.warnings[0].evidence == ("as printed 2031-09-10T09:12", f"as printed {other}")


@pytest.mark.parametrize("place", ["url", "script"])
def test_addresses_and_scripts_are_no_conflict(place):
    assert codes(settle([found("2031-09-10"), found("2030-01-01", place)], zone=SHANGHAI)) == []


def test_published_and_updated_are_apart():
    dated = settle([found("2031-09-10T03:05", updated=True), found("2031-09-09T20:10")], zone="Asia/Hong_Kong")
    assert dated.published.value == "2031-09-09T20:10+08:00"
    assert dated.updated.value == "2031-09-10T03:05+08:00"
    assert codes(dated) == []


def test_only_updated_leaves_published_open():
    dated = settle([found("2031-09-10T03:05", updated=True)], zone=SHANGHAI)
    assert dated.published is None
    assert dated.updated is not None


def test_a_printed_time_takes_the_one_offset_of_the_head_where_the_zone_is_unknown():
    items = [found("2031-09-10T09:12"), found("2031-09-10T09:12:00+03:00", "metadata")]
    assert published(*items, zone=None) == ("2031-09-10T09:12+03:00", "stamp")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("出版:2031-09-09 20:10 更新:2031-09-10 03:05", [("2031-09-09T20:10", False), ("2031-09-10T03:05", True)]),
        ("最后更新：2031-09-10", [("2031-09-10", True)]),
        ("发布更新时间 2031-09-10", [("2031-09-10", False)]),
        ("Updated: September 10, 2031", [("2031-09-10", True)]),
        ("海岳社", []),
    ],
)
def test_stamps_are_told_apart_by_the_words_before_them(text, wanted):
    assert [(item.printed.value, item.updated) for item in stamps_in(text)] == wanted


def test_metadata():
    meta = {
        "article:published_time": ["2031-09-10T09:12:00+08:00"],
        "article:modified_time": ["2031-09-10T11:00:00+08:00"],
        "description": ["2030-01-01"],
    }
    got = [(item.printed.value, item.updated) for item in dates_in_meta(meta, [])]
    assert got == [("2031-09-10T09:12:00+08:00", False), ("2031-09-10T11:00:00+08:00", True)]


@pytest.mark.parametrize(
    ("meta", "times", "wanted"),
    [
        ({"mypubdate": ["2031-09-10"]}, [], ["2031-09-10"]),
        ({"release-time": ["1946769120"]}, [], ["2031-09-10T01:12:00+00:00"]),
        ({"pubdate": ["1946769120000"]}, [], ["2031-09-10T01:12:00+00:00"]),
        ({}, ["2031-09-10T09:12:00+08:00", "2031-09-11"], ["2031-09-10T09:12:00+08:00"]),
        ({"pubdate": ["next week"]}, ["soon"], []),
        ({"pubdate": ["²²²²²²²²²²"]}, [], []),
        ({"pubdate": ["٢٠٣١٠٩١٠٠٠"]}, [], None),
        ({"pubdate": [""]}, [""], []),
    ],
)
def test_metadata_in_other_forms(meta, times, wanted):
    got = [item.printed.value for item in dates_in_meta(meta, times)]
    assert wanted is None or got == wanted


def test_json_ld():
    items = [{"datePublished": "2031-09-10T09:12:00Z", "dateModified": "2031-09-11"}, {"datePublished": 5}, {}]
    got = [(item.printed.value, item.updated) for item in dates_in_json_ld(items)]
    assert got == [("2031-09-10T09:12:00+00:00", False), ("2031-09-11", True)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('var ct = "1946769120";', "2031-09-10T09:12:00+08:00"),
        ("{createTime: '2031-09-10 09:12'}", "2031-09-10T09:12"),
        ('{"publishTime":1946769120000}', "2031-09-10T09:12:00+08:00"),
        ('"pubDate" : "2031年9月10日"', "2031-09-10"),
    ],
)
def test_scripts(text, value):
    assert [item.printed.value for item in dates_in_scripts(text, SHANGHAI)] == [value]


@pytest.mark.parametrize("text", ["", "createTime", "createTime = 12345", "createTime:null, x", 'createTime="soon"'])
def test_scripts_without_a_date(text):
    assert dates_in_scripts(text, SHANGHAI) == []


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("https://news.example/2031/09/10/1.html", ["2031-09-10"]),
        ("https://news.example/20310910/1.html", ["2031-09-10"]),
        ("https://news.example/2031-09/10/c_1.htm", ["2031-09-10"]),
        ("https://news.example/a/2031/02/30/", []),
        ("https://news.example/id/120310910", []),
        ("https://news.example/", []),
        ("", []),
    ],
)
def test_addresses(url, wanted):
    assert [item.printed.value for item in dates_in_url(url)] == wanted


def test_add_offset_keeps_what_has_one():
    assert add_offset("2031-09-10T09:12Z", SHANGHAI) == "2031-09-10T09:12Z"
    assert add_offset("2031-09-10T09:12-05:00", SHANGHAI) == "2031-09-10T09:12-05:00"
    assert add_offset("2031-09-10", SHANGHAI) == "2031-09-10"


LINES = st.lists(
    st.tuples(
        st.one_of(
            st.datetimes().map(lambda moment: moment.strftime("%Y-%m-%d %H:%M")),
            st.dates().map(lambda day: f"更新 {day.month}月{day.day}日"),
            st.text(alphabet=st.sampled_from("0123456789٢〇零年月日-: +/.T"), max_size=24),
        ),
        st.sampled_from(["stamp", "json-ld", "metadata", "script", "dateline", "url"]),
    ),
    max_size=5,
)


@given(LINES, st.sampled_from([None, SHANGHAI, "America/New_York"]), st.booleans())
def test_any_dates_are_settled(lines, zone, trust_head):
    items = [item._replace(place=place) for line, place in lines for item in stamps_in(line)]
    dated = settle(items, zone=zone, trust_head=trust_head)
    for stamp in (dated.published, dated.updated):
        assert stamp is None or stamp.value[:4].isdecimal()


@pytest.mark.parametrize(
    ("below", "url"),
    [
        ("<p>沪ICP备00000000号</p>", None),
        ("<p>违法和不良信息举报电话 00000</p>", None),
        ("<p>互联网新闻信息服务许可证 000</p>", None),
        ("", "https://www.wangchuan-wanbao.com.cn/a/1.html"),
    ],
)
def test_what_only_mainland_pages_have_tells_the_zone(below, url):
    above = "<p>2031-09-10 09:12</p>"
    given = {"url": url} if url else {}
    assert read(html(above=above, below=below), **given).published.value == "2031-09-10T09:12+08:00"
    assert read(html(above=above)).published.value == "2031-09-10T09:12"


def test_the_host_of_an_outlet_elsewhere_is_not_asked():
    article = read(html(above="<p>2031-09-10 09:12</p>"), url="https://sputniknews.cn/20310910/1.html")
    assert article.published.value == "2031-09-10T09:12"


@pytest.mark.parametrize(
    ("url", "day"), [("https://www.hk01.com/article/1", "2031-06-05"), ("https://www.cna.com.tw/1", None)]
)
def test_slashes_are_read_by_where_the_page_is_from(url, day):
    published = read(html(above="<p>05/06/2031</p>"), url=url).published
    assert (published.value if published else None) == day
