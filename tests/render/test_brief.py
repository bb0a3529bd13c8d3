"""Account -> the sheet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from parley.errors import BadPage
from parley.model import ArticleWarning, Outlet
from parley.render import render_brief
from render.builders import account, line, moment, ruman, statement

HOSTILE = st.text(
    st.sampled_from("停火`|<>*_[]()#\n\r\x1b\x07\x9b\u202e\u2066\u2028\ud800!-1. \"'&"), min_size=1, max_size=40
)


def test_render_brief_text():
    assert render_brief(account()) == (
        "维凯通话\n"
        "========\n"
        "2031-09-09 至 2031-09-12 · 2 页，1 个独立来源\n"
        "\n"
        "时间线（页面、电头与直播条目的时间）\n"
        "------------------------------------\n"
        "2031-09-10 09:12 +08:00  直播条目  [1][2]  “谈的是港口。”\n"
        "\n"
        "谁说了什么\n"
        "----------\n"
        "帕维克·鲁曼\n"
        "      “谈的是港口。” [1][2]\n"
        "\n"
        "页面（按时间先后）\n"
        "------------------\n"
        "\n"
        "[1]   2031-09-10 09:12 +08:00  望川网\n"
        "      维凯通话\n"
        "      来源：海岳社\n"
        "      署名：邬晓汀（编辑）\n"
        "      1.html\n"
        "\n"
        "[2]   2031-09-10 09:12 +08:00  东澜新闻网\n"
        "      维凯通话\n"
        "      来源：海岳社\n"
        "      署名：邬晓汀（编辑）\n"
        "      2.html\n"
        "\n"
        "转载（几页实为一篇）\n"
        "--------------------\n"
        "o1    海岳社，以 [1] 为底本\n"
        "      [2] 与 [1] 相同 99%，规则 reprint.v1\n"
        "\n"
        "说明\n"
        "----\n"
        "已完成：页面、独立来源、时间线、谁说了什么\n"
        "本版本尚未编码：事件、条款、条款台账、各方说法的差异、后续日程"
        "（这些部分空白表示没有查找，不表示没有内容）\n"
        "由 parley 0.1 制作，语言包 zh/1\n"
    )


def test_render_brief_markdown():
    rendered = render_brief(account(), form="md", language="en")
    assert rendered.startswith("# 维凯通话\n\n2031-09-09 to 2031-09-12 · 2 pages, 1 independent origin\n\n## Timeline")
    assert "- **\\[1\\]** 2031-09-10 09:12 +08:00 · 望川网 · 维凯通话\n    - Origin: 海岳社\n" in rendered
    assert "- **Pavik Ruman**\n    - “谈的是港口。” \\[1\\]\\[2\\]\n" in rendered
    html = MarkdownIt("commonmark").render(rendered)
    assert html.count("<h2>") == 5
    assert "<strong>[1]</strong>" in html


def test_render_brief_warns_first_and_beside_the_page():
    warning = ArticleWarning(
        code="outlet-name-replaced", message="a casino", evidence=("【赌场2031年9月9日讯】", "(赌场记者)")
    )
    suspect = line(outlet=None, warnings=(warning,), outlet_found=Outlet(name=None, id=None, evidence="", suspect=True))
    text = render_brief(account(articles=(suspect,)))
    head, body = text.split("页面（按时间先后）")
    assert "媒体名被替换 [1]" in head
    assert "媒体不明（页面上的名称不可信）" in body
    assert "! 媒体名被替换：" in body
    assert "“【赌场2031年9月9日讯】”" in body
    assert "a casino" in render_brief(account(articles=(suspect,)), language="en")


def test_render_brief_prints_each_speaker_once_and_unknown_ones_last():
    told = (
        statement(None, exact="不知是谁说的"),
        statement(exact="第一句"),
        statement(exact="第二句"),
        statement("person/nobody", exact="第三句"),
        statement(exact="转述的话", form="indirect"),
    )
    text = render_brief(account(statements=told)).split("谁说了什么\n")[1]
    order = [
        text.index(words) for words in ("鲁曼", "第一句", "第二句", "person/nobody", "第三句", "说话人不明", "不知是谁")
    ]
    assert order == sorted(order)
    assert text.count("鲁曼") == 1
    assert "（表示） 转述的话 [1]" in text


def test_render_brief_keeps_quotation_marks_of_the_page():
    text = render_brief(account(statements=(statement(exact="「港口」"),)))
    assert "\n      「港口」 [1]\n" in text


def test_render_brief_says_when_there_is_nothing():
    empty = account(articles=(), origin_groups=(), timeline=(), statements=(), layers=("pages",))
    text = render_brief(empty)
    for words in ("0 页，至多 0 个独立来源", "没有发现互相转载的页面", "没有带时间的内容", "没有找到任何人的话"):
        assert words in text


def test_render_brief_leaves_missing_values_open():
    bare = line(title=None, outlet=None, origin=None, published=None, bylines=(), path=None)
    text = render_brief(account(articles=(bare,), timeline=(moment(value=None),)))
    for words in ("日期不明", "媒体不明", "（页面没有标题）", "来源：页面没有说明"):
        assert words in text


def test_render_brief_names_refused_pages():
    refused = (BadPage("bad.html", "empty", "0 bytes; leave it out"),)
    assert "bad.html: 0 bytes; leave it out" in render_brief(account(), refused=refused)


def test_render_brief_numbers_a_page_given_twice_with_both():
    twice = account(articles=(line(1), line(2)), statements=(statement(),))
    assert "“谈的是港口。” [1][2]" in render_brief(twice)


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
def test_render_brief_wraps_to_the_width(language):
    from rich.cells import cell_len

    text = render_brief(account(articles=(line(title="停火" * 100),)), language=language, width=60)
    assert max(map(cell_len, text.splitlines())) <= 60


@given(HOSTILE)
def test_render_brief_cannot_be_broken_by_a_page(words):
    evil = account(
        articles=(
            line(
                title=words,
                outlet=words,
                origin=words,
                path=words,
                url=words,
                published=words,
                warnings=(ArticleWarning(code="mojibake", message=words, evidence=(words,)),),
            ),
        ),
        entities=(ruman(names=(words,)),),
        timeline=(moment(value=words, exact=words),),
        statements=(statement(exact=words),),
    )
    plain = account(
        articles=(line(title="x", url="x", warnings=(ArticleWarning(code="mojibake", message="x", evidence=("x",)),)),)
    )
    text = render_brief(evil)
    assert not any(char in text for char in "\x1b\x07\x9b\u202e\u2066\u2028\ud800\r")
    markdown = render_brief(evil, form="md")
    assert not any(char in markdown for char in "\x1b\x07\x9b\u202e\u2066\u2028\ud800\r")
    html = MarkdownIt("commonmark").render(markdown)
    for tag in ("<a ", "<img", "<script", "<code", "<em>", "<table", "<h3"):
        assert tag not in html
    assert html.count("<h") == MarkdownIt("commonmark").render(render_brief(plain, form="md")).count("<h")


def test_render_brief_cuts_off_a_flood():
    text = render_brief(account(statements=(statement(exact="停" * 1_000_000),)))
    assert len(text) < 10_000
    assert "[…]" in text
