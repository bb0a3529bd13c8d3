"""Who hosts the page, kept apart from who wrote it; a brand of another trade is nobody's outlet."""

from __future__ import annotations

import pytest

from article.pages import BODY, SENTENCES, TITLE, html, read
from parley.article.outlet import host_of, trade_of
from parley.lang.zh.pack import load_pack


@pytest.mark.parametrize(
    ("url", "name", "ident"),
    [
        ("https://www.news.cn/world/1.html", "新华社", "xinhua"),
        ("https://www.hk01.com/article/1", "香港01", "hk01"),
        ("http://news.zaobao.com.sg/1", "联合早报", "zaobao"),
        ("//www.cna.com.tw/1", "中央社", "cna-tw"),
    ],
)
def test_by_host(url, name, ident):
    outlet = read(html(), url=url).outlet
    assert (outlet.name, outlet.id, outlet.suspect) == (name, ident, False)
    assert outlet.evidence


def test_the_pages_own_address_counts_where_none_is_given():
    head = "<link rel='canonical' href='https://www.hk01.com/article/1'>"
    article = read(html(head=head))
    assert article.outlet.id == "hk01"
    assert article.source.url == "https://www.hk01.com/article/1"


@pytest.mark.parametrize(
    ("head", "name", "ident"),
    [
        ("<meta property='og:site_name' content='望川网'>", "望川网", None),
        ("<meta property='og:site_name' content='岸線新聞'>", "岸線新聞", None),
        ("<meta property='og:site_name' content='新华网'>", "新华网", "xinhua"),
        ("<meta name='application-name' content='望川晚报'>", "望川晚报", None),
        ("<meta property='og:site_name' content='Office of the President'>", "Office of the President", None),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","publisher":{"name":"望川网"}}</script>',
            "望川网",
            None,
        ),
    ],
)
def test_by_head(head, name, ident):
    outlet = read(html(head=head)).outlet
    assert (outlet.name, outlet.id) == (name, ident)


def test_by_the_end_of_the_title():
    page = html().replace(f"<title>{TITLE}", f"<title>{TITLE}_国际_望川网")
    assert read(page).outlet.name == "望川网"


@pytest.mark.parametrize(
    "notice",
    [
        "望川网版权所有 未经授权不得转载",
        "凡本网注明“来源：望川网”的作品，版权归本网所有",
        "Copyright © 2031 望川网",
        "版权所有 2020-2031 望川网",
        "望川網版權所有",
    ],
)
def test_by_notice(notice):
    outlet = read(html(below=f"<div class='footer'><p>{notice}</p></div>")).outlet
    assert outlet.name in {"望川网", "望川網"}
    assert outlet.evidence in notice


def test_by_its_own_dateline():
    first = SENTENCES[0]
    page = f"{TITLE}\n\n【新岸时报2031年9月10日讯】{first}\n\n" + "\n\n".join(SENTENCES[1:])
    assert read(page).outlet.name == "新岸时报"


def test_a_page_that_does_not_say_has_no_outlet():
    outlet = read(html()).outlet
    assert (outlet.name, outlet.id, outlet.suspect) == (None, None, False)


def test_the_origin_is_not_the_outlet():
    article = read(
        html(above="<p>2031-09-10 09:12 来源：新华社</p>", head="<meta property='og:site_name' content='望川网'>")
    )
    assert article.outlet.name == "望川网"
    assert article.origin is not None
    assert article.origin.name == "新华社"


def test_a_platform_hosts_and_the_account_writes():
    page = html(head="<script>var nickname = '远桅观察';</script>")
    article = read(page, url="https://mp.weixin.qq.com/s/abc")
    assert article.outlet.name in {"微信公众号", "微信公众平台"}
    assert article.origin is not None
    assert article.origin.name == "远桅观察"


BRAND = "金鲨湾赌场官网"
SPAM = f"""{TITLE}

【{BRAND}2031年09月11日讯】({BRAND}记者王小明综合报导){SENTENCES[0]}

{SENTENCES[1]}

{SENTENCES[2]}

责任编辑：林晓#

如果您有新闻线索或资料给{BRAND},请进入投稿页。
"""


def test_a_casinos_name_is_suspect_and_never_outlet_or_origin():
    article = read(SPAM)
    assert (article.outlet.name, article.outlet.suspect) == (None, True)
    assert BRAND in article.outlet.evidence
    assert article.origin is None
    assert [w.code for w in article.warnings if w.code == "outlet-name-replaced"]
    assert [(b.name, b.role) for b in article.bylines] == [("王小明", "reporter"), ("林晓", "editor")]
    assert all(BRAND not in byline.name for byline in article.bylines)


def test_a_casinos_name_in_the_head_is_no_outlet():
    page = html(head=f"<meta property='og:site_name' content='{BRAND}'>", above=f"<p>来源：{BRAND}</p>")
    article = read(page)
    assert article.outlet.name is None
    assert article.origin is None


def test_the_words_of_other_trades():
    pack = load_pack()
    assert trade_of(BRAND, pack) == "casino"
    assert trade_of("金鯊灣賭場官網", pack) == "casino"
    assert trade_of("望川网", pack) is None


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://WWW.News.Example:8080/a", "www.news.example"),
        ("//a.example/x", "a.example"),
        ("a.example/x", "a.example"),
        ("", ""),
        (None, ""),
        ("http://[::1", ""),
        ("javascript:void(0)", None),
    ],
)
def test_host_of(url, host):
    assert host is None or host_of(url) == host
    assert BODY


@pytest.mark.parametrize(
    ("banner", "name"),
    [
        ("望川网首页 | 新闻 | 国际 | 论坛", "望川网"),
        ("维兰共和国外交部 | 中文版", "维兰共和国外交部"),
        ("凯沃联邦总理府 中文网站", "凯沃联邦总理府"),
    ],
)
def test_a_dump_names_its_site_in_its_first_line(banner, name):
    assert read("\n".join([banner, TITLE, "2031-09-10 09:12", *SENTENCES])).outlet.name == name


def test_a_sentence_about_a_home_page_names_no_site():
    assert read("\n".join([TITLE, "2031-09-10 09:12", f"首页 {SENTENCES[0]}", *SENTENCES[1:]])).outlet.name is None


def test_a_placeholder_in_a_notice_is_no_outlet():
    notice = "<p>凡本网注明“来源：XXX（非望川网）”的作品，均转载自其它媒体。</p>"
    assert read(html(below=notice)).outlet.name == "望川网"
    assert read(html(below=notice.replace("（非望川网）", ""))).outlet.name is None
