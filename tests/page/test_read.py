"""Bytes to a page: what it records, what it repairs, what it refuses."""

from __future__ import annotations

import gzip
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.errors import BadPage
from parley.model.codec import json_from_record, record_from_json
from parley.model.page import Page
from parley.page import DEFAULT_LIMITS, Limits, page_from_text, read_page

TEXT = "维兰代表团说，会谈十八日继续，地点仍是阿兹雷。双方的说法不同。"


def refused(raw, **given):
    with pytest.raises(BadPage) as caught:
        read_page(raw, **given)
    return caught.value


def test_a_page_records_where_it_came_from():
    raw = gzip.compress(TEXT.encode("gb18030"))
    page = read_page(raw, path="a/b.txt.gz", url="https://news.example/1", retrieved_at="2031-09-10T08:00Z")
    assert page.text == TEXT
    assert page.source.path == "a/b.txt.gz"
    assert page.source.url == "https://news.example/1"
    assert page.source.retrieved_at == "2031-09-10T08:00Z"
    assert page.source.encoding == "gb18030"
    assert page.source.sha256 == hashlib.sha256(raw).hexdigest()
    assert page.notes == ()


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\xff\xfe", "empty"),
        (b"\x00\x85", "empty"),
        ("\u3000\u0085\ufeff\u0085".encode(), "empty"),
        (b"\x00\x01\x02\x03" * 200, "binary"),
        (bytes(range(256)) * 20, "binary"),
        (b"PK\x03\x04" + b"\0" * 40, "unsupported"),
        (gzip.compress(b""), "empty"),
    ],
)
def test_what_is_no_text_is_refused(raw, code):
    assert refused(raw).code == code


def test_an_error_names_the_path_else_the_address():
    assert str(refused(b"", path="a.html")).startswith("a.html: 0 bytes")
    assert refused(b"", url="https://news.example/1").subject == "https://news.example/1"
    assert refused(b"").subject == "page"


def test_control_characters_and_line_ends():
    page = read_page("甲\r\n乙\r丙\x07\x0b丁\x7f\n".encode() + TEXT.encode() * 10)
    assert page.text.startswith("甲\n乙\n丙丁\n")


def test_control_characters_of_utf16_are_dropped():
    page = read_page("\ufeff甲\x07乙丙\r\n".encode("utf-16-le") + TEXT.encode("utf-16-le") * 10)
    assert page.text.startswith("甲乙丙\n")


def test_a_longer_text_than_the_limit_is_cut_with_a_note():
    page = read_page(TEXT.encode() * 10, limits=Limits(text_chars=20))
    assert page.text == (TEXT * 10)[:20]
    assert [note.code for note in page.notes] == ["truncated"]


def test_a_page_over_the_limit_is_refused():
    assert refused(TEXT.encode(), limits=Limits(page_bytes=10)).code == "too-large"


def test_repairs_are_noted():
    text = "".join(c for c in TEXT * 4 if c not in "，。")
    page = read_page(text.encode().decode("latin-1").encode())
    assert page.text == text
    assert [note.code for note in page.notes] == ["mojibake-undone"]


def test_readings_in_a_dump_are_taken_out_and_in_markup_left_to_the_reader():
    spliced = "战(zhàn)争(zhēng)国(guó)家"
    assert read_page(spliced.encode()).text == "战争国家"
    assert read_page(f"<html><p>{spliced}</p>".encode()).text == f"<html><p>{spliced}</p>"


def test_page_from_text():
    page = page_from_text(TEXT, path="pages.jsonl:3", url="https://news.example/1")
    assert page.text == TEXT
    assert page.source.encoding == "utf-8"
    assert page_from_text(TEXT + "\ud800").text == TEXT + "?"
    with pytest.raises(BadPage):
        page_from_text("")


def test_the_charset_of_the_header_is_followed():
    russian = "Президент Велана и премьер-министр Кайвора договорились о перемирии. " * 3
    page = read_page(russian.encode("cp1251"), charset="windows-1251")
    assert page.text == russian
    assert page.source.encoding == "cp1251"


def test_limits_are_positive():
    assert all(getattr(DEFAULT_LIMITS, name) > 0 for name in DEFAULT_LIMITS.__struct_fields__)


RAW = st.one_of(
    st.binary(max_size=2000),
    st.text(max_size=600).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.tuples(
        st.text(alphabet=st.sampled_from("维兰总统说，。<p>/ \n(zhàn)?;\x00\ufeff"), max_size=300),
        st.sampled_from(["utf-8", "gb18030", "big5hkscs", "utf-16", "utf-32", "utf-8-sig"]),
        st.sampled_from(["", '<meta charset="gbk">', "<meta charset=hex>", "<meta charset=utf-7>"]),
    ).map(lambda given: (given[2] + given[0]).encode(given[1], "ignore")),
)


@given(RAW)
def test_any_bytes_give_a_page_or_a_named_error(raw):
    try:
        page = read_page(raw)
    except BadPage:
        return
    assert page.text.strip()
    assert "\r" not in page.text
    page.text.encode()
    assert record_from_json(json_from_record(page), Page) == page
    assert read_page(raw) == page


@given(st.text(max_size=300))
def test_any_text_gives_a_page_or_a_named_error(text):
    try:
        page = page_from_text(text)
    except BadPage:
        return
    assert page.source.encoding == "utf-8"
