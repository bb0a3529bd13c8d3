"""Origin and bylines of whole pages."""

from __future__ import annotations

import json

import pytest

from article.pages import BODY, SENTENCES, html, read


def bylines(article):
    return [(byline.name, byline.role) for byline in article.bylines]


@pytest.mark.parametrize(
    ("info", "name"),
    [
        ("来源：海岳社", "海岳社"),
        ("2031-09-10 09:12 来源：海岳社 作者：王小明", "海岳社"),
        ("2031-09-10 09:12 新华社", "新华社"),
        ("2031年9月10日 09:12 | 中央社", "中央社"),
        ("稿源：新华社", "新华社"),
        ("转自：远洲日报", "远洲日报"),
    ],
)
def test_the_origin_is_read_beside_the_stamp(info, name):
    origin = read(html(above=f"<div class='info'>{info}</div>")).origin
    assert origin is not None
    assert origin.name == name
    assert origin.evidence in info


def test_the_dateline_names_the_origin():
    origin = read(html(f"<p>海岳社阿兹雷9月10日电 {SENTENCES[0]}</p>" + BODY, above="<p>2031-09-11 08:10</p>")).origin
    assert origin is not None
    assert origin.name == "海岳社"
    assert origin.credited_as is None
    assert (origin.dateline.place, origin.dateline.date) == ("阿兹雷", "2031-09-10")


def test_credit_and_dateline_of_one_house():
    page = html(f"<p>新华社阿兹雷9月10日电 {SENTENCES[0]}</p>" + BODY, above="<p>2031-09-11 08:10 来源：新华网</p>")
    origin = read(page).origin
    assert origin is not None
    assert (origin.name, origin.id) == ("新华社", "xinhua")
    assert origin.credited_as is not None
    assert "新华网" in origin.credited_as


def test_an_account_beside_its_credit():
    page = html(above="<p>来源：海岳社</p>", head="<meta property='og:site_name' content='望川网'>")
    assert read(page).origin.name == "海岳社"


def test_no_origin_is_none():
    assert read(html()).origin is None


@pytest.mark.parametrize(
    ("first", "last", "wanted"),
    [
        ("海岳社阿兹雷9月10日电(记者 王小明 李大伟)", "", [("王小明", "reporter"), ("李大伟", "reporter")]),
        ("", "（编辑：林晓）", [("林晓", "editor")]),
        ("", "（王小明）", [("王小明", "author")]),
        ("（中央社記者王小明台北10日電）", "", [("王小明", "reporter")]),
        ("", "(記者:溫北辰、解語)", [("溫北辰", "reporter"), ("解語", "reporter")]),
    ],
)
def test_makers_in_the_text(first, last, wanted):
    body = "".join(f"<p>{s}</p>" for s in (first + SENTENCES[0], *SENTENCES[1:-1], SENTENCES[-1] + last))
    assert bylines(read(html(body, above="<p>2031-09-11 08:10</p>"))) == wanted


def test_makers_around_the_text():
    page = html(above="<p>2031-09-10 09:12 来源：海岳社 作者：王小明</p>", below="<p>责任编辑：林晓</p>")
    assert bylines(read(page)) == [("王小明", "author"), ("林晓", "editor")]


def test_an_editor_alone_makes_no_author():
    page = html(below="<p>【责任编辑：林晓】</p>", head="<meta name='author' content='林晓'>")
    assert bylines(read(page)) == [("林晓", "editor")]


def test_metadata_counts_only_where_the_name_is_printed():
    data = json.dumps({"@type": "NewsArticle", "author": {"name": "Ann Talven"}})
    head = f'<script type="application/ld+json">{data}</script>'
    assert bylines(read(html(head=head, above="<p>By Ann Talven</p>"))) == [("Ann Talven", "author")]
    assert bylines(read(html(head=head))) == []


def test_authors_nested_without_end_are_survived():
    depth = 600
    head = '<script type="application/ld+json">{"author":' + "[" * depth + '"x"' + "]" * depth + "}</script>"
    assert bylines(read(html(head=head))) == []


def test_every_byline_carries_the_line_it_was_read_from():
    page = html(above="<p>2031-09-10 来源：海岳社 记者：王小明 摄影：陈晓</p>", below="<p>责编：林晓</p>")
    article = read(page)
    assert bylines(article) == [("王小明", "reporter"), ("陈晓", "photographer"), ("林晓", "editor")]
    assert all(byline.name in byline.exact for byline in article.bylines)
