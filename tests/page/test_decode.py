"""Bytes to characters: marks, declarations right and wrong, and what the bytes themselves allow."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.page.decode import declared_charset, decode

HANS = (
    "维兰总统塔尔文九日下午同凯沃总理多雷辛通电话。双方商定自十二日零时起停火二十一天，互不攻击港口和发电设施。"
    "这是两国爆发海上冲突以来领导人首次直接通话，米尔桑外交大臣全程在线。"
)
HANT = (
    "維蘭總統塔爾溫九日下午與凱沃總理杜瑞辛通電話。雙方商定自十二日零時起停火二十一天，互不攻擊港口和發電設施。"
    "這是兩國爆發海上衝突以來領導人首次直接通話，米爾桑外交大臣全程在線。"
)
RUSSIAN = "Президент Велана и премьер-министр Кайвора договорились о перемирии в портах на двадцать один день. " * 3


def page(text, charset=None):
    meta = f'<meta charset="{charset}">' if charset else ""
    return f"<html><head>{meta}</head><body><p>{text}</p></body></html>"


def codes(decoded):
    return [note.code for note in decoded.notes]


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_mark_is_believed_before_any_declaration(mark, encoding):
    found = decode(mark + page(HANS, "big5").encode(encoding), declared="gbk")
    assert found.text == page(HANS, "big5")
    assert codes(found) == []


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_told_by_its_zero_bytes(encoding):
    found = decode(page(HANS).encode(encoding))
    assert found.text == page(HANS)
    assert found.encoding == encoding


def test_utf8_without_a_declaration():
    found = decode(HANS.encode())
    assert (found.text, found.encoding, found.notes) == (HANS, "utf-8", ())


@pytest.mark.parametrize(
    ("charset", "encoding", "text"),
    [
        ("gb2312", "gb18030", HANS),
        ("GBK", "gb18030", HANS),
        ("gb18030", "gb18030", HANS + "䶮"),
        ("big5", "big5hkscs", HANT),
        ("Big5-HKSCS", "big5hkscs", HANT + "嘅喺"),
        ("windows-1251", "cp1251", RUSSIAN),
        ("koi8-r", "koi8-r", RUSSIAN),
        ("iso-8859-1", "cp1252", "Für die Fischer im Hafen ändert sich nichts – sagte die Ministerin in Zürich. " * 3),
        ("utf8", "utf-8", HANS),
    ],
)
def test_a_right_declaration_is_widened_and_followed(charset, encoding, text):
    found = decode(page(text, charset).encode(encoding))
    assert found.text == page(text, charset)
    assert found.encoding == encoding
    assert codes(found) == []


@pytest.mark.parametrize(
    ("charset", "encoding", "text"),
    [
        ("utf-8", "gb18030", HANS),
        ("gb2312", "utf-8", HANS),
        ("big5", "gb18030", HANS * 2),
        ("utf-8", "big5hkscs", HANT),
        ("gbk", "utf-8", HANT),
        ("iso-8859-1", "gb18030", HANS),
        ("windows-1252", "utf-8", RUSSIAN),
        ("utf-16", "gb18030", HANS),
    ],
)
def test_a_wrong_declaration_is_noted(charset, encoding, text):
    found = decode(page(text, charset).encode(encoding))
    assert found.text == page(text, charset)
    assert found.encoding == encoding
    assert codes(found) == ["wrong-declaration"]
    assert found.notes[0].evidence == (charset,)


@pytest.mark.parametrize(("encoding", "text"), [("gb18030", HANS), ("big5hkscs", HANT)])
def test_legacy_bytes_without_a_declaration(encoding, text):
    found = decode(text.encode(encoding))
    assert found.text == text
    assert found.encoding == encoding


def test_the_callers_declaration_comes_before_the_pages_own():
    found = decode(page(RUSSIAN, "koi8-r").encode("cp1251"), declared="windows-1251")
    assert found.encoding == "cp1251"
    assert RUSSIAN in found.text


@pytest.mark.parametrize("charset", ["x-nothing", "", " ", "中文", "a" * 500, "a\0b", "unicode;q=1"])
def test_an_unknown_declaration_is_passed_over(charset):
    assert decode(HANS.encode("gb18030"), declared=charset).text == HANS


NO_CHARSETS = ["hex", "rot13", "base64", "zlib", "bz2", "uu", "quopri", "idna", "punycode", "undefined"]


@pytest.mark.parametrize("charset", NO_CHARSETS)
def test_a_codec_that_is_no_charset_is_passed_over(charset):
    raw = page("The delegation said so.", charset).encode() + b"\xff\xfe\x81"
    assert "The delegation said so." in decode(raw).text


@pytest.mark.parametrize("charset", ["unicode_escape", "raw_unicode_escape", "utf-7"])
def test_an_escaping_codec_is_passed_over(charset):
    found = decode(page(HANS, charset).encode("gb18030"))
    assert found.text == page(HANS, charset)


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        ('<meta charset="gbk">', "gbk"),
        ("<META CHARSET=GB2312>", "gb2312"),
        ("<meta charset = 'Big5' />", "big5"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=gb18030">', "gb18030"),
        ('<?xml version="1.0" encoding="big5"?>', "big5"),
        ("<p>charset=gbk</p>", None),
        ("", None),
    ],
)
def test_declared_charset(head, wanted):
    assert declared_charset(head.encode()) == wanted


def test_a_declaration_counts_in_the_first_8_kb_only():
    meta = b'<meta charset="gbk">'
    assert declared_charset(b" " * (8192 - len(meta)) + meta) == "gbk"
    assert declared_charset(b" " * 8192 + meta) is None


def test_undecodable_bytes_are_replaced_and_noted():
    raw = page(HANS * 4, "utf-8").encode().replace("多雷辛".encode(), b"\xff\xff", 1)
    found = decode(raw)
    assert found.encoding == "utf-8"
    assert HANS in found.text
    assert codes(found) == ["undecodable-bytes"]
    assert "\ufffd" in found.notes[0].evidence[0]
    assert found.notes[0].evidence[0] in found.text


def test_one_bad_advert_does_not_change_the_encoding():
    raw = page(HANS * 8, "gbk").encode("gb18030") + b"\x80\xff"
    found = decode(raw)
    assert found.encoding == "gb18030"
    assert HANS * 8 in found.text


@given(st.binary(max_size=3000))
def test_any_bytes_are_decoded(raw):
    found = decode(raw)
    codecs.lookup(found.encoding)
    found.text.encode()  # no lone surrogates
    assert not found.text.startswith("\ufeff")


@given(st.text(max_size=300), st.sampled_from(["utf-8", "gb18030", "big5hkscs", "utf-16", "cp1251", "shift_jis"]))
def test_any_text_in_any_encoding_is_decoded(text, encoding):
    decode(text.encode(encoding, "ignore"), declared=encoding)


@given(st.binary(max_size=300), st.one_of(st.text(max_size=20), st.sampled_from(NO_CHARSETS)))
def test_any_declaration_is_survived(raw, charset):
    decode(raw + b"\xff", declared=charset).text.encode()
