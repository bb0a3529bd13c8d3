"""The events, terms, differences and schedule of a brief, in each language and form."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from account.pages import K_OFFICE, KAIVOR, V_OFFICE, VEYLAN, Page, account_of
from parley.model import Quantity
from parley.render import render_brief
from render.test_brief import HOSTILE

MARKUP = "停火<script>alert(1)</script><img src=http://evil.example/x onerror=alert(1)> [a](http://evil.example) `x`"


def story(words="停止袭击能源设施30天", title="维凯通话"):
    first = Page("a-1", title=title).say(V_OFFICE, f"维兰总统府说，两国同意{words}。", act="announce")
    first.term(
        "ceasefire",
        "agree",
        VEYLAN,
        KAIVOR,
        target="energy-and-infrastructure",
        duration="P30D",
        starts="2031-09-12",
        scope_words=(words,),
        quantities=(Quantity(value=86, unit="人", bound="exact", role="each-side"),),
    )
    first.line(f"双方18日再谈{words}").event("consult", VEYLAN, KAIVOR, when="2031-09-18", status="scheduled")
    second = Page("a-2", published="2031-09-11", title=title).say(
        K_OFFICE, f"凯沃总理府说，凯沃接受{words}", form="direct"
    )
    second.term("ceasefire", "accept", KAIVOR, target="energy")
    second.line("导弹击中港口").event("assault", KAIVOR, when="2031-09-11T03:00+08:00", status="denied")
    return account_of(first, second)


SECTIONS = {
    "zh-hans": ("时间线", "条款台账（各方立场）", "各方说法的差异", "后续日程", "谁说了什么", "页面（按时间先后）"),
    "zh-hant": ("時間線", "條款台帳（各方立場）", "各方說法的差異", "後續日程", "誰說了什麼", "頁面（按時間先後）"),
    "en": (
        "Timeline",
        "Ledger of terms",
        "Where the accounts differ",
        "What comes next",
        "Who said what",
        "Pages, in order",
    ),
}


@pytest.mark.parametrize("language", SECTIONS)
@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_every_section_is_there_in_order_in_each_language_and_form(language, form):
    text = render_brief(story(), form=form, language=language)
    places = [text.index(words) for words in SECTIONS[language]]
    assert places == sorted(places)
    assert "停止袭击能源设施30天" in text, "words of pages are never converted"


def test_the_ledger_tells_status_length_scope_and_whose_word_it_is():
    text = render_brief(story())
    assert (
        "l1    停火（能源和基础设施、能源） · 说法不一的一致（维兰称） · 30 天 · 自 2031-09-12 起 · 至 2031-10-12（推算）"
        in text
    )
    assert (
        "维兰、凯沃 达成一致 · 能源和基础设施 · 30 天 · 86 人（每方） · “停止袭击能源设施30天” · 据维兰总统府 [1]"
        in text
    )
    english = render_brief(story(), language="en")
    assert "ceasefire (energy and infrastructure, energy) · agreed, disputed (so says 维兰) · 30 days" in english


def test_the_differences_show_both_versions_with_their_tellers_and_words():
    text = render_brief(story()).split("各方说法的差异\n")[1].split("后续日程")[0]
    assert "d1    停火：范围（l1）" in text
    assert re.search(r"凯沃总理府： 能源 \[2\]\n\s+“凯沃总理府说", text)
    assert re.search(r"维兰总统府： 能源和基础设施 \[1\]", text)


def test_what_comes_next_has_day_state_and_page():
    text = render_brief(story()).split("后续日程\n")[1]
    assert "2031-09-18  已安排  [1]  “双方18日再谈停止袭击能源设施30天”" in text


def test_nobody_looked_is_said_apart_from_nothing_was_found():
    none = account_of(Page("a-1").line("今日无事。"))
    assert "没有找到条款" in render_brief(none)
    unread = account_of(Page("a-1", layers=()).line("今日无事。"))
    text = render_brief(unread)
    assert "条款台账（各方立场）" not in text
    assert "本版本尚未编码：谁说了什么、事件、条款、条款台账、各方说法的差异、后续日程" in text


def test_a_stance_told_on_many_places_shows_two_and_counts_the_rest():
    page = Page("a-1")
    for number in range(5):
        page.line(f"维兰第{number}次提议停火").term("ceasefire", "propose", VEYLAN)
    assert "另有 3 处原文" in render_brief(account_of(page))


class Reader(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.addresses = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.addresses += [value for name, value in attrs if name in {"src", "href", "action", "srcset", "data"}]


def test_html_loads_nothing_runs_nothing_and_says_so():
    html = render_brief(story(MARKUP, title=MARKUP), form="html")
    read = Reader(html)
    assert not {"script", "img", "a", "link", "iframe", "form"} & set(read.tags)
    assert read.addresses == []
    assert "default-src 'none'" in html
    assert "@import" not in html
    assert "url(" not in html
    assert "&lt;script&gt;" in html
    assert html.count("<ul>") == html.count("</ul>")
    assert html.count("<li>") == html.count("</li>")
    assert html.startswith('<!DOCTYPE html>\n<html lang="zh-Hans">')


@given(HOSTILE, st.sampled_from(["text", "md", "html"]))
def test_words_of_pages_cannot_break_any_form(words, form):
    words = words.replace("\n", " ").replace("\r", " ").replace("\ud800", "") or "x"
    text = render_brief(story(words), form=form)
    assert not any(char in text for char in "\x1b\x07\x9b\u202e\u2066\u2028\r")
    if form == "html":
        assert Reader(text).tags == Reader(render_brief(story("x"), form="html")).tags or "<" not in words
