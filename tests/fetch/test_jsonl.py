"""Lines of JSON -> raw pages: good lines, bad lines, packed files, bounds."""

import gzip
import io
import json
import zlib
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.errors import BadPage
from parley.fetch import RawPage
from parley.fetch.jsonl import pages_from_lines


@dataclass(frozen=True)
class Small:
    page_bytes: int = 1000
    jsonl_bytes: int = 1_000_000
    unpack_ratio: int = 200


def pages(raw, **limits):
    return list(pages_from_lines(io.BytesIO(raw), name="f.jsonl", limits=Small(**limits)))


def test_pages_from_lines_keeps_what_a_line_tells():
    line = {"url": "https://a.example/1", "html": "<p>停火</p>", "retrieved_at": "2025-03-18T17:14:00+08:00", "x": [1]}
    assert pages(json.dumps(line).encode()) == [
        RawPage(
            raw="<p>停火</p>".encode(),
            path="f.jsonl:1",
            url="https://a.example/1",
            charset="utf-8",
            retrieved_at="2025-03-18T17:14:00+08:00",
        )
    ]


def test_pages_from_lines_names_pages_by_their_line_and_id():
    raw = b'\xef\xbb\xbf{"text": "one", "id": 7}\r\n\r\n{"text": "two", "path": "p/2.html"}'
    assert [page.path for page in pages(raw)] == ["f.jsonl:1#7", "f.jsonl:3#p/2.html"]


def test_pages_from_lines_takes_text_where_html_is_empty():
    assert pages(b'{"html": " ", "text": "words"}')[0].raw == b"words"


@pytest.mark.parametrize(
    "line",
    [
        b"not json",
        b"[1, 2]",
        b'{"url": "https://a.example"}',
        b'{"text": 5}',
        b'{"text": "a", "retrieved_at": "yesterday"}',
        b'{"text": "\\ud800"}',
        b'{"text": "\xff"}',
        b"[" * 900,
        b'{"text": ""}',
        b'{"text": "cut',
    ],
)
def test_pages_from_lines_refuses_a_bad_line_and_goes_on(line):
    first, bad, last = pages(b'{"text": "one"}\n' + line + b'\n{"text": "three"}\n')
    assert (first.raw, last.raw) == (b"one", b"three")
    assert isinstance(bad, BadPage)
    assert (bad.code, bad.subject) == ("bad-line", "f.jsonl:2")
    assert "\n" not in str(bad)


def test_pages_from_lines_passes_over_a_line_that_is_too_long():
    raw = b'{"text": "one"}\n{"text": "' + b"x" * 500_000 + b'"}\n{"text": "three"}\n'
    _, bad, last = pages(raw)
    assert (bad.code, bad.subject) == ("too-large", "f.jsonl:2")
    assert last.path == "f.jsonl:3"


def test_pages_from_lines_unpacks_members_that_follow_one_another():
    raw = gzip.compress(b'{"text": "one"}\n{"te') + gzip.compress(b'xt": "two"}\n') + b"\0" * 10
    assert [page.raw for page in pages(raw)] == [b"one", b"two"]


def test_pages_from_lines_stops_at_a_bomb():
    raw = gzip.compress(b'{"text": "one"}\n' + b" " * 70_000_000)
    first, *_, bad = pages(raw, jsonl_bytes=1 << 40)
    assert first.raw == b"one"
    assert bad.code == "bomb"


def test_pages_from_lines_stops_at_the_limit_of_the_file():
    *good, bad = pages(b'{"text": "one"}\n' * 100_000)
    assert good
    assert (bad.code, bad.subject) == ("too-large", "f.jsonl")


def test_pages_from_lines_tells_of_damaged_gzip():
    whole = gzip.compress(b'{"text": "one"}\n' * 10)
    assert pages(whole[:-12])[-1].code == "binary"
    assert pages(b"\x1f\x8b" + b"\xff" * 50)[-1].code == "binary"


def test_pages_from_lines_refuses_what_parley_wrote():
    raw = b'{"schema": "parley.article/1", "text": "words"}\n' * 3
    (bad,) = pages(raw)
    assert bad.code == "unsupported"


def test_pages_from_lines_tells_of_a_file_without_lines():
    assert [page.code for page in pages(b"\n \n")] == ["empty"]


def test_pages_from_lines_tells_of_a_broken_stream():
    class Broken(io.BytesIO):
        def read(self, _size=-1):
            raise OSError(5, "Input/output error")

    (bad,) = pages_from_lines(Broken(), name="f.jsonl", limits=Small())
    assert bad.code == "unreadable"


@given(st.binary(max_size=3000), st.booleans())
def test_pages_from_lines_gives_a_page_or_a_refusal_for_any_bytes(raw, packed):
    for page in pages(zlib.compress(raw, wbits=31) if packed else raw):
        assert isinstance(page, RawPage | BadPage)


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=50).filter(str.strip), max_size=20))
def test_pages_from_lines_gives_back_what_was_written(texts):
    raw = "".join(json.dumps({"text": text}) + "\n" for text in texts).encode()
    found = [page.raw.decode() for page in pages(raw) if isinstance(page, RawPage)]
    assert found == texts
