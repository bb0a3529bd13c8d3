"""Which lines of a page are the article, and what the others are."""

from __future__ import annotations

import pytest

from article.pages import BODY, SENTENCES, TITLE, draft, furniture, html, read
from parley.article.region import weigh_line

NAV = (
    "<ul class='nav'>"
    + "".join(f"<li><a href=/{n}>{n}</a></li>" for n in ("首页", "国际", "财经", "体育", "文娱"))
    + "</ul>"
)
RELATED = (
    "<div class='related'><h3>相关新闻</h3><ul>"
    + "".join(
        f"<li><a href=/{n}>{n}</a></li>"
        for n in ("米尔桑提出港口停火倡议，各方反应不一", "内海沿岸多国上调海运保险费率")
    )
    + "</ul></div>"
)
COMMENTS = "<div class='comments'><h3>网友评论</h3><p>又是各说各的，看三天以后吧，反正没人当真。</p></div>"
FOOTER = "<div class='footer'><p>关于我们 | 联系我们</p><p>版权所有 望川网 未经授权不得转载</p></div>"


def body_of(text):
    return draft(text).body()


@pytest.mark.parametrize("around", ["content", "main", "x7", "article-body", "left"])
def test_the_body_is_found_whatever_its_box_is_called(around):
    page = (
        html(below=RELATED + COMMENTS + FOOTER)
        .replace("class='content'", f"class='{around}'")
        .replace("<h1>", NAV + "<h1>")
    )
    assert body_of(page) == list(SENTENCES)


def test_a_body_in_a_box_named_after_furniture_is_believed_when_it_holds_the_text():
    page = html(below=FOOTER).replace("class='content'", "class='recommend'")
    assert body_of(page) == list(SENTENCES)


def test_a_body_of_lines_and_breaks():
    assert body_of(html("<br><br>".join(SENTENCES), below=RELATED)) == list(SENTENCES)


def test_a_body_in_table_cells():
    assert body_of(html(f"<table><tr><td>{BODY}</td></tr></table>", below=FOOTER)) == list(SENTENCES)


def test_related_headlines_inside_the_text_are_not_the_text():
    related = "<p class='inline-rel'><a href=/1>相关新闻：一图看清洛尔萨群岛争议</a></p>"
    page = html(f"<p>{SENTENCES[0]}</p>{related}<p>{SENTENCES[1]}</p>")
    article = read(page)
    assert "一图看清" not in article.text
    assert furniture(article)["相关新闻：一图看清洛尔萨群岛争议"] == "related"


def test_furniture_keeps_its_kind():
    page = html(
        above="<div class='info'>2031-09-10 09:12 来源：海岳社</div><div>人气 5215</div>",
        below="<p>【责任编辑：林晓】</p>" + RELATED + COMMENTS + FOOTER,
    )
    found = furniture(read(page))
    assert found["人气 5215"] == "counter"
    assert found["【责任编辑：林晓】"] == "credit"
    assert found["相关新闻"] == "related"
    assert found["网友评论"] == "comments"
    assert found["版权所有 望川网 未经授权不得转载"] in {"copyright", "footer"}
    assert "又是各说各的，看三天以后吧，反正没人当真。" in found


def test_hidden_text_is_left_out():
    page = html(BODY + "<div style='display: none'><p>这里藏着一段不给读者看的文字，长度也不短。</p></div>")
    assert "不给读者看" not in read(page).text


def test_scripts_and_styles_are_left_out():
    page = html(
        BODY
        + "<script>var text='这不是正文，一个字也不是。'</script><style>p{}</style><noscript>请打开脚本。</noscript>"
    )
    assert body_of(page) == list(SENTENCES)


def test_a_subheading_and_a_closing_line_are_taken_in():
    page = html(BODY.replace("<p>", "<h2>热线开通的时间</h2><p>", 1) + "<p>会谈到此为止。</p>")
    assert body_of(page) == ["热线开通的时间", *SENTENCES, "会谈到此为止。"]


def test_the_headline_repeated_in_the_body_is_not_told_twice():
    article = read(html(f"<p>{TITLE}</p>{BODY}"))
    assert article.text.count(TITLE) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "凯方说，任何船只未经允许不得驶入十二海里以内。",
        "观察人士担心冲突全面升级，波及内海沿岸各国。",
        "“感谢各国支持我们。”塔尔文在码头对获释渔民说。",
        "凯沃商务部吊销了三家公司的出口许可证。",
        "她在Facebook上写道，停火不会自动延长。",
    ],
)
@pytest.mark.parametrize("place", [1, 4])
def test_a_sentence_with_a_word_of_furniture_stays_in_the_text(sentence, place):
    parts = list(SENTENCES)
    parts.insert(place, sentence)
    assert body_of(html("".join(f"<p>{part}</p>" for part in parts), below=FOOTER)) == parts


@pytest.mark.parametrize(
    ("text", "links", "tag", "least", "most"),
    [
        (SENTENCES[0], 0, "p", 30, 60),
        (SENTENCES[0], len(SENTENCES[0]), "p", 0, 0),
        ("首页", 0, "li", 0, 0),
        ("热线开通的时间", 0, "h2", 0, 1),
        ("The delegations met for five hours in the old customs house, and they will meet again.", 0, "p", 60, 90),
    ],
)
def test_weights(text, links, tag, least, most):
    assert least <= weigh_line(text, links, tag) <= most
