"""The headline as the page prints it."""

from __future__ import annotations

import pytest

from article.pages import BODY, SENTENCES, TITLE, draft, html


def title_of(text):
    found = draft(text).title
    return found.text if found else None


@pytest.mark.parametrize("tail", ["", "_国际_望川网", " - 望川网", "|国际|望川网", " — 望川网", "-望川网"])
def test_the_printed_heading_without_the_sites_name(tail):
    page = html().replace(f"<title>{TITLE}", f"<title>{TITLE}{tail}")
    assert title_of(page) == TITLE


def test_another_heading_does_not_stand_in_for_it():
    page = html(
        above="<div class='side'><h2>内海油价急跌半成</h2></div>",
        below="<h2>相关新闻</h2><h3>米尔桑提港口停火倡议</h3>",
    )
    assert title_of(page) == TITLE


def test_a_headline_broken_over_two_lines_is_joined():
    first, second = TITLE.split(" ")
    page = html().replace(f"<h1>{TITLE}</h1>", f"<h1>{first}<br>{second}</h1>")
    assert title_of(page) == TITLE


def test_a_headline_in_a_div():
    page = html().replace(f"<h1>{TITLE}</h1>", f"<div class='title'>{TITLE}</div>")
    assert title_of(page) == TITLE


def test_a_headline_only_in_the_head():
    page = f"<html><head><title>{TITLE} - 望川网</title></head><body>{BODY}</body></html>"
    found = draft(page).title
    assert found is not None
    assert (found.text, found.lines) == (TITLE, ())


def test_the_sites_own_heading_is_not_the_headline():
    page = html(above="").replace("<h1>", "<h1>望川网</h1><h2>").replace(f"{TITLE}</h1>", f"{TITLE}</h2>")
    assert title_of(page) == TITLE


@pytest.mark.parametrize("content", [" ", "&#x200b;", "|", " - "])
def test_an_empty_title_in_the_head_is_none(content):
    page = f"<html><head><meta property='og:title' content='{content}'></head><body>{BODY}</body></html>"
    found = draft(page).title
    assert found is None or found.text.strip()


def test_no_headline():
    assert title_of(f"<html><body>{BODY}</body></html>") is None


DUMP = f"""首页 国际 财经 体育 文娱 健康
首页 > 国际 > 正文

{TITLE}

2031-09-10 09:12 来源：海岳社

{SENTENCES[0]}

{SENTENCES[1]}

相关新闻
米尔桑提港口停火倡议
"""


def test_the_headline_of_a_dump():
    found = draft(DUMP).title
    assert found is not None
    assert found.text == TITLE


def test_the_headline_of_a_bare_article():
    assert title_of(f"{TITLE}\n\n{SENTENCES[0]}\n\n{SENTENCES[1]}\n") == TITLE


def test_text_that_begins_with_a_paragraph_has_no_headline():
    assert title_of("\n\n".join(SENTENCES)) is None
