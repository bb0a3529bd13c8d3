"""Builders for the tests of this room: small pages of our own writing, and the steps between a page and an article."""

from __future__ import annotations

from parley.article.draft import Draft, draft_page
from parley.article.extract import extract
from parley.lang.zh.lines import line_reader
from parley.model.article import Article
from parley.page import DEFAULT_LIMITS, read_page

TITLE = "维兰与凯沃在阿兹雷会面 双方商定下周再谈"
SENTENCES = (
    "维兰和凯沃的代表团十日在米尔桑首都阿兹雷会面，会谈持续五个小时，地点在城东的旧海关大楼。",
    "维兰代表团团长埃格林在会后说，双方就热线的开通时间谈得最久，分歧也最大。",
    "凯沃代表团团长纳廷则说，对方在撤舰问题上没有给出任何期限，这让会谈难以推进。",
    "米尔桑外交大臣拉苏因表示，下一轮会谈定在十八日，届时将讨论滞留商船离港的办法。",
)
BODY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)


def html(body: str = BODY, *, head: str = "", title: str = TITLE, above: str = "", below: str = "") -> str:
    """A whole page around a body; `above` stands between headline and body, `below` behind it."""
    return (
        f"<!doctype html><html><head><title>{title}</title>{head}</head><body>"
        f"<h1>{title}</h1>{above}<div class='content'>{body}</div>{below}</body></html>"
    )


def read(text: str, **given: str) -> Article:
    return extract(read_page(text.encode(), **given))


def draft(text: str) -> Draft:
    return draft_page(read_page(text.encode()), line_reader(), DEFAULT_LIMITS)


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, article.block_text(block)) for block in article.blocks]


def furniture(article: Article) -> dict[str, str]:
    return {piece.text: piece.kind for piece in article.furniture}
