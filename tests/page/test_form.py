"""Markup, a dump of a whole page, or an article alone: told by content."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.lang.zh.lines import line_reader
from parley.page.form import tell_form
from parley.page.read import read_page

ARTICLE = """维凯代表团在阿兹雷会面

2031年9月10日

海岳社阿兹雷9月10日电 维兰和凯沃的代表团十日在阿兹雷会面，谈了五个小时。

双方商定十八日再谈。
"""


def form_of(text):
    return tell_form(text, line_reader())


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><p>字",
        "<html>字",
        "  \n<HTML LANG=zh>字",
        "<div class=a><p>字<span>句</span></p></div>",
        "<p>甲</p>\n<p>乙</p>\n<p>丙</p>",
        "甲<br>乙<br/>丙<BR />丁",
        "<script src=x></script><a href='/'>首页</a><li>甲",
    ],
)
def test_markup(text):
    assert form_of(text) == "html"


@pytest.mark.parametrize(
    "extra",
    [
        "当前位置：首页 > 国际 > 正文",
        "分享到：微信 微博",
        "人气 5215",
        "相关新闻",
        "网友评论",
        "版权所有 未经授权不得转载",
        "Play Listen to More News",
        "标签：停火 换俘",
        "如果您有新闻线索，请进入投稿页",
        "关于我们 | 联系我们",
    ],
)
def test_a_dump_of_a_page_is_told_by_its_furniture(extra):
    assert form_of(ARTICLE + "\n" + extra + "\n") == "text-dump"


@pytest.mark.parametrize(
    "text",
    [
        ARTICLE,
        "The two delegations met for five hours.\n\nThey will meet again.",
        "通航率 a<b 而 c>d，三者都不成立。",
        "他写道：<此处删去两字>，然后签名。",
        "用 <p> 标签写成的一行字。",
        "",
    ],
)
def test_plain_text(text):
    assert form_of(text) == "plain-text"


@pytest.mark.parametrize(
    ("path", "raw", "form"),
    [
        ("a.txt", b"<!doctype html><html><body><p>abc def ghi", "html"),
        ("a.html", ARTICLE.encode(), "plain-text"),
        ("a.md", (ARTICLE + "\n相关新闻\n").encode(), "text-dump"),
    ],
)
def test_the_files_name_is_not_asked(path, raw, form):
    assert read_page(raw, path=path).source.form == form


@given(st.text(max_size=400))
def test_any_text_has_a_form(text):
    assert form_of(text) in {"html", "text-dump", "plain-text"}
