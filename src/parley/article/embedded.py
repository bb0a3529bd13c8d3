"""Articles that a page holds only as data: JSON-LD `articleBody`, and the state of single-page applications.

Asked only when the visible lines hold no article. The longest text under a name that articles are kept under is
taken; markup inside it is read like a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from parley.article.html import Markup, fold_space, read_markup
from parley.article.lines import Line, Lines
from parley.model.limits import Limits

_KEYS = frozenset(
    """abstract articlebody articlecontent body bodyhtml content contenthtml contents desc description detail fulltext
    html htmlbody maintext news_content paragraphs sub_abstracts text""".split()
)
_SCRIPT = re.compile(
    r"<script[^>]{0,200}?(?:type=[\"']application/json[\"']|id=[\"']__[A-Z_]{4,30}[\"'])[^>]{0,200}>(?P<json>[^<]{20,})</script",
    re.IGNORECASE,
)
_PARSED = re.compile(r"JSON\.parse\((?P<json>\"(?:[^\"\\]|\\.){200,}\")\)")
_TAG = re.compile(r"</?(?:p|br|div|span|strong|img|h\d)\b", re.IGNORECASE)
_MIN_CHARS = 60
_MAX_ITEMS = 50_000
_JSON_CHARS = 4_000_000


def read_embedded(text: str, markup: Markup, *, limits: Limits) -> Lines | None:
    """Return the lines of the article that the page's data holds, or None.

    Args:
        text: The page's markup.
        markup: Its head, with the JSON-LD objects.
        limits: Bounds for reading markup inside the data.
    """
    found: list[str] = []
    for item in markup.json_ld:
        body = item.get("articleBody")
        if isinstance(body, str):
            found.append(body)
    for _, match in zip(range(6), _SCRIPT.finditer(text), strict=False):
        raw = match.group("json")
        if len(raw) <= _JSON_CHARS:
            found.extend(_texts(raw))
    for _, match in zip(range(6), _PARSED.finditer(text), strict=False):
        inner = _decode(match.group("json"))
        if isinstance(inner, str) and len(inner) <= _JSON_CHARS:
            found.extend(_texts(inner))
    best = max(found, key=_words, default="")
    if _words(best) < _MIN_CHARS:
        return None
    if _TAG.search(best):
        return read_markup(best, limits=limits).lines
    lines = [fold_space(part) for part in best.split("\n")]
    return Lines(lines=[Line(text=line, tag="p") for line in lines if line])


def _words(text: str) -> int:
    """Return how many characters of running text there are, roughly."""
    return sum(char.isalpha() for char in text[:200_000]) if not text.startswith(("{", "[", "http")) else 0


def _decode(raw: str) -> object:
    """Return what the JSON holds, or None when it is none."""
    try:
        return msgspec.json.decode(raw.encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError):
        return None


def _texts(raw: str) -> Iterator[str]:
    """Yield the strings under article names, however deep, and lists of paragraphs joined."""
    waiting: list[tuple[str, object]] = [("", _decode(raw))]
    for _ in range(_MAX_ITEMS):
        if not waiting:
            return
        key, item = waiting.pop()
        if isinstance(item, str) and key.lower() in _KEYS:
            yield item
        elif isinstance(item, dict):
            waiting.extend((str(name), value) for name, value in item.items())
        elif isinstance(item, list):
            if item and all(isinstance(part, str) for part in item) and key.lower() in _KEYS:
                yield "\n".join(str(part) for part in item)
            waiting.extend((key, value) for value in item)
