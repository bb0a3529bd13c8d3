"""Who speaks on a page as a whole: the body whose own page it is, the one who answers the questions on it."""

from __future__ import annotations

from typing import Final

from parley.coding.draft import Draft
from parley.coding.statements.told import Speaker
from parley.lang.zh.script import shadow

_ANSWERS: Final = ("答记者问", "答问", "记者会", "发布会", "吹风会")
_SHORT: Final = 60
_PRESS: Final = ("社", "报", "台", "网", "新闻", "周刊")
_BODY: Final = ("organization", "state", "group")


def find_answerer(draft: Draft) -> Speaker | None:
    """Return the first person named in a title or heading that tells of questions and answers.

    Args:
        draft: The page with its mentions.
    """
    blocks = [block for block in draft.article.blocks if block.kind in ("title", "heading")]
    spans = [(block.start, block.end) for block in blocks]
    spans += [
        (one.paragraph.base, one.paragraph.base + len(one.paragraph.text))
        for one in draft.passages
        if len(one.paragraph.text) <= _SHORT and one.paragraph.text.rstrip(" ()摘要节选全文").endswith(_ANSWERS)
    ]
    for start, end in spans:
        if any(word in draft.shadow[start:end] for word in _ANSWERS):
            for mention in draft.book.mentions_in(start, end):
                if draft.book.kind(mention.entity) == "person":
                    return _speaker(draft, mention.start, mention.end, mention.entity)
    return None


def find_issuer(draft: Draft) -> Speaker | None:
    """Return the body whose own page this is, for pages that speak in their own voice (现通报如下).

    That is the outlet where the page names it as one that acts in the story, else the first body that the title or
    the text names.

    Args:
        draft: The page with its mentions.
    """
    outlet = draft.article.outlet.name if draft.article.outlet is not None else None
    wanted = shadow(outlet).replace(" ", "") if outlet else ""
    title = next((block for block in draft.article.blocks if block.kind == "title"), None)
    bodies = [one for one in draft.book.mentions() if draft.book.kind(one.entity) in _BODY]
    for mention in bodies:
        words = draft.shadow[mention.start : mention.end]
        if (
            wanted
            and not wanted.endswith(_PRESS)
            and (words == wanted or wanted.startswith(words + "中文") or wanted.endswith(words))
        ):
            return _speaker(draft, mention.start, mention.end, mention.entity)
    named = [one for one in bodies if draft.book.kind(one.entity) == "organization"]
    first = next((one for one in named if title is not None and one.end <= title.end), next(iter(named), None))
    return _speaker(draft, first.start, first.end, first.entity) if first is not None else None


def _speaker(draft: Draft, start: int, end: int, ident: str) -> Speaker:
    return Speaker(draft.book.kind(ident), draft.shadow[start:end], (start, end), "lexicon", ident)
