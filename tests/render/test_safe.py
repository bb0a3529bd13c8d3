"""Hostile words -> words that can be printed."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from parley.render.safe import html_text, markdown_text, printable

MARKDOWN = MarkdownIt("gfm-like", {"linkify": False})
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize(
    "char", [*map(chr, [*range(9), *range(0x0E, 0x20), 0x7F, 0x9B]), *BIDI, "\ud800", "\U000e0041"]
)
def test_printable_shows_what_could_steer(char):
    shown = printable(f"a{char}b")
    assert char not in shown
    assert shown.startswith("a\\")
    assert f"{ord(char):x}" in shown


@given(st.text())
def test_printable_is_one_line_without_controls(text):
    shown = printable(text)
    assert len(shown.splitlines()) <= 1
    assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 or char in BIDI for char in shown)
    shown.encode("utf-8")


@given(st.text(st.sampled_from("停火a1 *_`~[]()<>|#-+.:!&\\\"'\n$^=@/wW")))
def test_markdown_text_comes_back_as_the_words_themselves(text):
    rendered = MARKDOWN.render(markdown_text(text))
    words = html.unescape(rendered.strip().removeprefix("<p>").removesuffix("</p>"))
    assert words.split() == printable(text).split()


@pytest.mark.parametrize(
    "text",
    [
        "# 标题",
        "- 项",
        "1. 项",
        "> 引",
        "[看](http://evil.example)",
        "![图](http://evil.example/x.png)",
        "<img src=x onerror=alert(1)>",
        "https://evil.example",
        "www.evil.example",
        "`code`",
        "**bold**",
        "a | b\n--|--\n1 | 2",
        "&lt;b&gt;",
        "---",
        "    code",
    ],
)
def test_markdown_text_makes_no_markup(text):
    rendered = MarkdownIt("gfm-like", {"linkify": False}).render(f"- {markdown_text(text)}")
    assert rendered.startswith("<ul>\n<li>")
    inner = rendered.removeprefix("<ul>\n<li>").removesuffix("</li>\n</ul>\n")
    assert "<" not in inner


@given(st.text())
def test_html_text_makes_no_markup(text):
    shown = html_text(text)
    assert not set("<>\"'") & set(shown)
    assert html.unescape(shown) == printable(text)
