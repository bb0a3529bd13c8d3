"""Wrappings are opened within bounds; what is no page is refused by name."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.errors import BadPage
from parley.page import DEFAULT_LIMITS, Limits
from parley.page.unpack import inflate, too_large, unpack

PAGE = "<html><body><p>维兰代表团说，会谈十八日继续。</p></body></html>".encode()

MHTML = b"""From: <Saved by a browser>
Snapshot-Content-Location: https://news.example/world/1
Subject: =?utf-8?Q?=E4=BC=9A=E8=B0=88?=
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----Boundary--7"

------Boundary--7
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable
Content-Location: https://news.example/world/1?page=3D1

<html><body><p>=E7=BB=B4=E5=85=B0=E4=BB=A3=E8=A1=A8=E5=9B=A2=E8=AF=B4=EF=BC=
=8C=E4=BC=9A=E8=B0=88=E7=BB=A7=E7=BB=AD=E3=80=82</p></body></html>
------Boundary--7
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://news.example/1.png

iVBORw0KGgo=
------Boundary--7--
"""


def refused(raw, limits=DEFAULT_LIMITS):
    with pytest.raises(BadPage) as caught:
        unpack(raw, subject="page", limits=limits)
    assert caught.value.subject == "page"
    assert caught.value.message
    return caught.value.code


def opened(raw, limits=DEFAULT_LIMITS):
    return unpack(raw, subject="page", limits=limits)


def test_bare_bytes_pass_through():
    assert opened(PAGE) == (PAGE, None, None)


def test_gzip_is_undone():
    assert opened(gzip.compress(PAGE)).raw == PAGE


@pytest.mark.parametrize("layers", [2, 3])
def test_nested_gzip_is_undone(layers):
    raw = PAGE
    for _ in range(layers):
        raw = gzip.compress(raw)
    assert opened(raw).raw == PAGE


def test_gzip_in_four_layers_is_a_bomb():
    raw = PAGE
    for _ in range(4):
        raw = gzip.compress(raw)
    assert refused(raw) == "bomb"


def test_members_one_after_another_are_joined():
    assert opened(gzip.compress(PAGE[:20]) + gzip.compress(b"") + gzip.compress(PAGE[20:])).raw == PAGE


def test_bytes_behind_the_last_member_are_left_out():
    assert opened(gzip.compress(PAGE) + b"\0" * 512).raw == PAGE


def test_truncated_gzip_gives_what_is_there():
    packed = gzip.compress(PAGE * 40, compresslevel=0)
    assert (PAGE * 40).startswith(opened(packed[: len(packed) // 2]).raw)


@pytest.mark.parametrize("raw", [b"\x1f\x8b", b"\x1f\x8b\x08\x00", gzip.compress(PAGE, mtime=0)[:10]])
def test_gzip_that_stops_at_once_is_refused(raw):
    assert refused(raw) == "binary"


def test_damaged_gzip_is_refused():
    packed = bytearray(gzip.compress(PAGE * 40))
    packed[20:24] = b"\xff\xff\xff\xff"
    assert refused(bytes(packed)) == "binary"


def test_a_bomb_is_refused():
    limits = Limits(page_bytes=1_000_000)
    assert refused(gzip.compress(b"a" * 1_000_001), limits) == "bomb"
    assert len(opened(gzip.compress(b"a" * 1_000_000), limits).raw) == 1_000_000


def test_a_bomb_in_many_members_is_refused():
    assert refused(gzip.compress(b"a" * 100_000) * 11, Limits(page_bytes=1_000_000)) == "bomb"


def test_a_ratio_above_the_bound_is_refused():
    limits = Limits(unpack_ratio=10)
    assert refused(gzip.compress(b"a" * 4_000_000), limits) == "bomb"
    assert len(opened(gzip.compress(b"a" * 1_000_000), limits).raw) == 1_000_000  # below 1 MiB the ratio is not asked


def test_many_empty_members_are_passed_over():
    assert opened(gzip.compress(b"", mtime=0) * 500 + gzip.compress(PAGE)).raw == PAGE


def archive():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("page.html", PAGE)
    return out.getvalue()


@pytest.mark.parametrize(
    "raw",
    [
        archive(),
        b"%PDF-1.7\n",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0",
        b"GIF89a",
        b"\x7fELF\x02",
        b"7z\xbc\xaf\x27\x1c",
        b"Rar!\x1a\x07",
        b"\xfd7zXZ\x00",
        b"BZh91AY",
        b"\x28\xb5\x2f\xfd\x00",
        b"SQLite format 3\x00",
    ],
)
def test_other_files_are_refused_packed_or_not(raw):
    assert refused(raw) == "unsupported"
    assert refused(gzip.compress(raw)) == "unsupported"


def test_empty_is_refused():
    assert refused(b"") == "empty"


def test_too_large_is_refused():
    assert refused(b"a" * 101, Limits(page_bytes=100)) == "too-large"
    assert opened(b"a" * 100, Limits(page_bytes=100)).raw == b"a" * 100
    assert "101 bytes" in str(too_large("p", 101, Limits(page_bytes=100)))


def test_mhtml_is_opened():
    found = opened(MHTML)
    assert found.raw.strip() == "<html><body><p>维兰代表团说，会谈继续。</p></body></html>".encode()
    assert found.charset == "utf-8"
    assert found.url == "https://news.example/world/1?page=3D1"


def test_mhtml_without_the_parts_address_takes_the_snapshots():
    raw = MHTML.replace(b"Content-Location: https://news.example/world/1?page=3D1\n", b"")
    assert opened(raw).url == "https://news.example/world/1"


def test_mhtml_in_base64_and_gbk():
    import base64

    body = base64.b64encode("<p>会谈继续</p>".encode("gbk"))
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=gbk\r\n"
    raw = head + b"Content-Transfer-Encoding: base64\r\n\r\n" + body + b"\r\n--b--\r\n"
    assert opened(raw).raw.decode("gbk") == "<p>会谈继续</p>"
    assert opened(raw).charset == "gbk"


def test_mhtml_without_text_is_refused():
    raw = MHTML.replace(b"Content-Type: text/html; charset=utf-8", b"Content-Type: image/gif")
    assert refused(raw) == "no-article"


def wrapped(header: bytes) -> bytes:
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
    return head + header + b"\r\n\r\n" + PAGE + b"\r\n--b--\r\n"


@pytest.mark.parametrize(
    "header",
    [
        b'Content-Type: text/html; charset="a\0b"',
        b"Content-Type: text/html; charset*=foo'x'%ff%00",
        b"Content-Type: text/html; charset*=utf-8''gbk",
        "Content-Type: text/html; charset=中文".encode(),
        b"Content-Type: text/html; charset=undefined",
        b"Content-Type: text/html; charset=idna",
        b"Content-Type: text/html; charset=hex",
        b"Content-Type: text/html\r\nContent-Transfer-Encoding: x-uuencode",
        b"Content-Type: text/html\r\nContent-Transfer-Encoding: base64",
        b"Content-Type: text/html\r\nContent-Transfer-Encoding: \xff\xfe",
        b"Content-Type: text/html\r\nContent-Location: \xff\xfe",
        b"Content-Type:",
        b"",
    ],
)
def test_odd_mhtml_headers_give_a_page_or_a_named_error(header):
    try:
        found = opened(wrapped(header))
    except BadPage:
        return
    assert isinstance(found.raw, bytes)


@pytest.mark.parametrize("depth", [20, 2000])
def test_nested_mhtml_gives_a_page_or_a_named_error(depth):
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b0\r\n\r\n"
    for level in range(1, depth):
        head += b"--b%d\r\nContent-Type: multipart/related; boundary=b%d\r\n\r\n" % (level - 1, level)
    raw = head + b"--b%d\r\nContent-Type: text/html\r\n\r\n" % (depth - 1) + PAGE
    try:
        found = opened(raw)
    except BadPage:
        return
    assert PAGE in found.raw


def test_inflate_leaves_other_bytes_alone():
    assert inflate(PAGE, subject="p", limit=10, ratio=1) == PAGE


@given(
    st.binary(max_size=400), st.sampled_from([b"", b"\x1f\x8b", b"\x1f\x8b\x08", MHTML[:200], MHTML, wrapped(b"")[:60]])
)
def test_any_bytes_are_unpacked_or_refused(raw, head):
    try:
        found = unpack(head + raw, subject="p", limits=Limits(page_bytes=2000))
    except BadPage:
        return
    assert len(found.raw) <= 2000
