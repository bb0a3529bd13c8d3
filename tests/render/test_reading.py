"""One page as it was read -> styled pieces."""

import pytest

from parley.model import ArticleWarning, Block
from parley.render import render_reading
from render.builders import article, coding


def text_of(lines):
    return "\n".join("".join(piece.text for piece in line) for line in lines)


def test_render_reading_keeps_the_order_of_the_page():
    text = text_of(render_reading(article()))
    order = [text.index(words) for words in ("首页 国际", "段落", "谈的是港口", "另一条新闻")]
    assert order == sorted(order)


def test_render_reading_shows_fields_with_their_evidence():
    text = text_of(render_reading(article(), language="en"))
    assert "Outlet     望川网  ← 望川网 版权所有" in text
    assert "Published  2031-09-10 09:12 +08:00  ← 2031-09-10 09:12 (printed stamp)" in text
    assert "Byline     邬晓汀 (editor)  ← 编辑：邬晓汀" in text
    assert "! no date: the page gives no date" in text


def test_render_reading_greys_furniture_with_kind_and_rule():
    lines = render_reading(article(), language="en")
    (piece,) = next(line for line in lines if line and "首页 国际" in line[0].text)
    assert piece.style == "furniture"
    assert "[navigation · zh.menu]" in piece.text


def test_render_reading_shows_the_time_of_entries():
    blocks = (Block(kind="entry", start=0, end=4, at="2031-09-10T02:45+08:00"),)
    assert "2031-09-10 02:45 +08:00  维凯通话" in text_of(render_reading(article(blocks=blocks)))


def test_render_reading_shows_statements_when_asked():
    assert "quotes.v1" not in text_of(render_reading(coding()))
    text = text_of(render_reading(coding(), layers=("statements",)))
    shown = text.split("谁说了什么")[1]
    assert "鲁曼" in shown
    assert f"⟦{coding().statements[0].content.exact}⟧" in shown
    assert "quotes.v1" in shown


@pytest.mark.parametrize("hostile", ["\x1b[31m红\x07", "\u202e反", "换\n行\r"])
def test_render_reading_makes_all_words_safe(hostile):
    page = article(
        title=hostile + "题",
        body=hostile,
        warnings=(ArticleWarning(code="mojibake", message=hostile, evidence=(hostile,)),),
    )
    for line in render_reading(page):
        for piece in line:
            assert not set(piece.text) & set("\x1b\x07\u202e\n\r")
