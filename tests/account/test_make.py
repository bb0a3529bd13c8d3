"""An account: pages numbered in order of time, a first timeline, each quote once, all of it with evidence."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from coding.build import article_of
from factory import make_source
from parley.account.make import make_account
from parley.coding.code import code_article
from parley.model import Account, Block, Coding, Dateline, Makers, Origin, Outlet, Stamp, json_from_record
from parley.story.make import make_story

_BY = Makers(version="0", pack="zh/0")
_LEAD = "申纬社阿兹雷9月10日电 维兰和凯沃代表团十日在阿兹雷举行会谈。"
_WIRE = f"{_LEAD}\n会谈持续约五个小时，没有签署文件。\n总统塔尔文说：“今天没有人提前离席。”\n双方商定十八日再谈一轮。"


def page(text: str, ident: str, **given: Any) -> Coding:
    article = article_of(text, title=given.pop("title", f"题目{ident}"))
    fields = {name: getattr(article, name) for name in article.__struct_fields__}
    published = given.pop("published", "2031-09-10")
    fields |= {
        "id": ident,
        "source": make_source(path=given.pop("path", f"{ident}.html")),
        "published": Stamp(value=published, exact="x", found_in="stamp") if published else None,
        "outlet": Outlet(name=given.pop("outlet", None), id=None, evidence="x"),
        "origin": given.pop("origin", None),
    }
    return code_article(type(article)(**fields | given))


def wire_origin(exact: str = "申纬社阿兹雷9月10日电") -> Origin:
    dateline = Dateline(place="阿兹雷", date="2031-09-10", exact=exact)
    return Origin(name="申纬社", id=None, dateline=dateline, credited_as=None, evidence="x")


def account(*pages: Coding) -> Account:
    return make_account(make_story(pages), as_of=None, made_by=_BY)


def test_articles_are_numbered_in_order_of_time_with_unknown_dates_last() -> None:
    made = account(
        page("第三页。", "a-3", published=None),
        page("第二页。", "a-2", published="2031-09-10T09:00+08:00"),
        page("第一页。", "a-1", published="2031-09-10T00:30Z"),
    )
    assert [(line.number, line.id) for line in made.articles] == [(1, "a-1"), (2, "a-2"), (3, "a-3")]
    assert (made.story.first, made.story.last) == ("2031-09-10T00:30Z", "2031-09-10T09:00+08:00")
    assert made.story.title_zh == "题目a-1"


def test_timeline_has_entries_datelines_and_pages_that_have_neither() -> None:
    live = article_of("10日最新消息\n【02:45】停火生效。随后平静。\n【01:10】\n双方换人。", title="直播")
    at = ["2031-09-10T02:45+08:00", "2031-09-10T01:10+08:00"]
    kinds = [("title", None), ("heading", None), ("entry", at[0]), ("entry", at[1]), ("paragraph", at[1])]
    blocks = tuple(
        Block(kind=kind, start=block.start, end=block.end, at=when)
        for block, (kind, when) in zip(live.blocks, kinds, strict=True)
    )
    made = account(
        page(_WIRE, "a-1", origin=wire_origin(), published="2031-09-11"),
        page("只有一页。", "a-2", published="2031-09-09"),
        page(live.text.removeprefix("直播\n"), "a-3", title="直播", blocks=blocks, published="2031-09-10"),
    )
    written = [line for line in made.timeline if line.kind != "event"]
    told = [(line.kind, line.when.value if line.when else None, line.evidence[0].exact) for line in written]
    assert told == [
        ("published", "2031-09-09", "题目a-2"),
        ("dateline", "2031-09-10", "申纬社阿兹雷9月10日电"),
        ("entry", "2031-09-10T01:10+08:00", "双方换人。"),
        ("entry", "2031-09-10T02:45+08:00", "停火生效。"),
    ]
    assert [line.id for line in made.timeline] == [f"t{number}" for number in range(1, len(made.timeline) + 1)]
    assert written[1].place == "阿兹雷"


def test_quotes_of_reprints_are_listed_once_with_the_evidence_of_each_page() -> None:
    made = account(
        page(_WIRE, "a-1", origin=wire_origin(), outlet="申纬社"),
        page(_WIRE, "a-2", origin=wire_origin(), outlet="东澜网", published="2031-09-11"),
        page("总统塔尔文说：“今天没有人提前离席。”", "a-3", published="2031-09-12"),
    )
    assert [(line.article, [span.article for span in line.evidence]) for line in made.statements] == [
        ("a-1", ["a-1", "a-2"]),
        ("a-3", ["a-3"]),
    ]
    assert [line.reported_by for line in made.timeline if line.kind == "dateline"] == [("o1",)]
    assert "person/塔尔文" in [entity.id for entity in made.entities]


def test_a_page_given_twice_is_listed_twice_and_told_once() -> None:
    made = account(page(_WIRE, "a-1", path="x.html"), page(_WIRE, "a-1", path="y.html"))
    assert [(line.number, line.path) for line in made.articles] == [(1, "x.html"), (2, "y.html")]
    assert [len(line.evidence) for line in made.statements] == [1]
    assert [len(line.evidence) for line in made.timeline if line.kind != "event"] == [1]


def test_words_said_twice_on_a_page_are_two_statements() -> None:
    text = "总统塔尔文说：“今天没有人提前离席。”\n总统塔尔文又说：“今天没有人提前离席。”"
    assert [line.id for line in account(page(text, "a-1")).statements] == ["s1", "s2"]


def test_an_account_of_nothing_is_empty() -> None:
    made = account()
    assert (made.articles, made.timeline, made.story.title_zh, made.story.first) == ((), (), None, None)
    assert made.layers == ("pages", "origins", "timeline")


def test_layers_name_what_was_made() -> None:
    assert account(page("一页。", "a-1")).layers[:4] == ("pages", "origins", "timeline", "statements")


@given(st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(shuffler: random.Random) -> None:
    pages = [
        page(_WIRE, "a-1", origin=wire_origin(), published="2031-09-10T23:00+08:00"),
        page(_WIRE[:-6], "a-2", origin=wire_origin(), published="2031-09-11"),
        page("总统塔尔文说：“船先走，人后走。”", "a-3", published=None),
        page("总统塔尔文说：“船先走，人后走。”", "a-3", published="2031-09-11", path="z.html"),
    ]
    expected = json_from_record(account(*pages))
    shuffler.shuffle(pages)
    made = account(*pages)
    assert json_from_record(made) == expected
    texts = {coding.id: coding.text for coding in pages}
    for line in (*made.timeline, *made.statements):
        assert all(texts[span.article][span.start : span.end] == span.exact for span in line.evidence)
