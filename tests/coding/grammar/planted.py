"""Drafts with planted names: the rules for clauses and events are tested apart from those that find names."""

from __future__ import annotations

import re
from typing import Final

from factory import make_article
from parley.coding.draft import Draft
from parley.coding.mentions.book import EntityBook, Profile
from parley.coding.text.masks import make_paragraph
from parley.coding.text.passages import Passage
from parley.coding.times import code_times
from parley.lang.zh.script import shadow
from parley.model.article import Block, Stamp

PUBLISHED: Final = "2031-09-10T09:12+08:00"
NAMES: Final[dict[str, str]] = {
    "维兰": "state/维兰", "维方": "state/维兰", "維方": "state/维兰", "維蘭": "state/维兰", "维军": "state/维兰",
    "凯沃": "state/凯沃", "凯方": "state/凯沃", "凱方": "state/凯沃", "凱沃": "state/凯沃",
    "诺林": "state/诺林", "諾林": "state/诺林", "塔尔文": "person/塔尔文", "塔爾文": "person/塔尔文",
    "多雷辛": "person/多雷辛", "奥斯克": "person/奥斯克", "阿兹雷": "place/阿兹雷", "河岸阵线": "group/河岸阵线",
    "申纬社": "org/申纬社",
}  # fmt: skip
PARTIES: Final = {"person/塔尔文": "state/维兰", "person/多雷辛": "state/凯沃", "person/奥斯克": "state/诺林"}
_NAME: Final = re.compile("|".join(sorted(NAMES, key=lambda name: (-len(name), name))))


def draft_of(*lines: str, published: str | None = PUBLISHED) -> Draft:
    """A page of paragraphs (headings begin with `## `) in which the invented names are mentions."""
    blocks, text = [Block(kind="title", at=None, start=0, end=2)], "会谈\n"
    for line in lines:
        words = line.removeprefix("## ")
        if words:
            kind = "heading" if line.startswith("## ") else "paragraph"
            blocks.append(Block(kind=kind, at=None, start=len(text), end=len(text) + len(words)))
        text += words + "\n"
    stamp = Stamp(value=published, exact=published, found_in="stamp") if published else None
    article = make_article(
        text=text, blocks=tuple(blocks), title="会谈", language="zh", published=stamp, updated=None, origin=None,
        furniture=(),
    )  # fmt: skip
    folded = shadow(text)
    passages = tuple(
        Passage(block.kind, make_paragraph(folded, block.start, block.end)) for block in blocks if block.kind != "title"
    )
    book = EntityBook(text, "zh")
    for found in _NAME.finditer(text):
        ident = NAMES[found.group()]
        kind = {"org": "organization"}.get(prefix := ident.partition("/")[0], prefix)
        book.put(ident, Profile(kind, party=PARTIES.get(ident), is_party=kind in {"state", "group"}))
        book.mention(ident, found.span(), "lexicon")
    return Draft(article, folded, passages, book, code_times(article))
