"""What a careful reader should know about a page: warnings, each with its evidence."""

from __future__ import annotations

import re
from collections import Counter

from parley.article.lines import Line
from parley.article.outlet import trade_of
from parley.lang.zh.pack import Pack
from parley.lang.zh.script import shadow
from parley.model.article import ArticleWarning, WarningCode
from parley.model.page import DecodeNote

_NOTE_CODES: dict[str, WarningCode] = {
    "wrong-declaration": "encoding",
    "undecodable-bytes": "mojibake",
    "mojibake": "mojibake",
    "mojibake-undone": "mojibake-undone",
    "truncated": "truncated",
}
_PLACES = (
    re.compile(r"[【\[](?P<name>[^【】\[\]\d]{3,30}?)\s?\d{4}年\d{1,2}月\d{1,2}日\s?(?:讯|电|报道|报导)[】\]]"),
    re.compile(r"[(](?P<name>[^()\d]{3,30}?)(?:记者|特约记者)[^()]{1,40}[)]"),
    re.compile(
        r"(?:线索|资料|投稿|稿件|消息)(?:或[\u3400-\u9fff]{2,4})?(?:请)?(?:提供)?给(?P<name>[^,，。\s]{3,30}?)(?:[,，]|请|。|$)"
    ),
    re.compile(r"(?:来源|稿源|编辑|作者)[::]\s?(?P<name>[^\s,，。|]{3,30})"),
)
_ITEM = re.compile(
    r"^(?:[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.．]|[(（]?\d{1,2}[)）]?[、.．:：]|[●■◆▲◎★※]|【[^】]{2,14}】)\s?(?P<rest>.{0,40})"
)
_PLACE_CHARS = 300
_MIN_ITEMS = 4
_MIN_BODY_CHARS = 30
_LIST_PAGE_SHARE = 0.06
_BULLETIN = re.compile(
    r"早报|晚报|晨报|早报|快讯|简报|要闻|新闻联播|速览|一览|汇总|盘点|每日|资讯汇总|早参|晚参|早知道|新闻早餐|briefing|roundup|日报\b",
    re.IGNORECASE,
)


def warnings_from_notes(notes: tuple[DecodeNote, ...]) -> list[ArticleWarning]:
    """Turn what happened while decoding into warnings."""
    return [
        ArticleWarning(code=_NOTE_CODES[note.code], message=note.message, evidence=note.evidence)
        for note in notes
        if note.code in _NOTE_CODES
    ]


def find_suspects(lines: list[Line], shadows: str, pack: Pack) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Find names of another trade standing where the outlet's name stands.

    Args:
        lines: The lines where an outlet names itself.
        shadows: The shadows of all lines of the page, in one string.
        pack: Knows the words of other trades.

    Returns:
        The names, most frequent first, and the words they stand in.
    """
    if not pack.foreign_words.has_any(shadows):
        return (), ()
    counts: dict[str, int] = {}
    evidence: list[str] = []
    for line in lines:
        folded = line.shadow[:_PLACE_CHARS]
        if not pack.foreign_words.has_any(folded):
            continue
        for pattern in _PLACES:
            for _, match in zip(range(4), pattern.finditer(folded), strict=False):
                start, end = match.span("name")
                name = line.text[start:end]
                if trade_of(name, pack) is None:
                    continue
                counts[name] = counts.get(name, 0) + 1
                evidence.append(line.text[match.start() : match.end()])
    names = tuple(sorted(counts, key=lambda name: (-counts[name], name)))
    return names, tuple(dict.fromkeys(evidence))


def replaced_warning(names: tuple[str, ...], evidence: tuple[str, ...], pack: Pack) -> ArticleWarning:
    """Make the warning for a name of another trade in the outlet's place."""
    trade = trade_of(names[0], pack)
    message = (
        f"{names[0]} is a name from another trade ({trade}) standing where the outlet's name stands; "
        "the outlet is unknown, and the bylines are not to be trusted"
    )
    return ArticleWarning(code="outlet-name-replaced", message=message, evidence=evidence[:5])


def bulletin_warning(title: str | None, heads: list[str]) -> ArticleWarning | None:
    """Tell a bulletin of several topics: a numbered or marked list of items under a title of that kind."""
    if not title or not _BULLETIN.search(shadow(title)):
        return None
    items = [match.group("rest") for line in heads if (match := _ITEM.match(shadow(line[:60])))]
    if len(items) < _MIN_ITEMS:
        return None
    message = f"{len(items)} numbered items under one title: read each as a story of its own"
    evidence = tuple(line[:40] for line in heads if _ITEM.match(shadow(line)))[:5]
    return ArticleWarning(code="multi-topic", message=message, evidence=evidence)


def spun_warning(text: str) -> ArticleWarning | None:
    """Tell text that a machine shuffled: sentences told twice, or Chinese with its common words gone."""
    sentences = [s.strip() for s in re.split(r"[。！？]", text) if len(s.strip()) > 12]
    if len(sentences) < 8:
        return None
    counts = Counter(sentences)
    repeated = [sentence for sentence, count in counts.items() if count > 1]
    told_again = len(sentences) - len(counts)
    if told_again * 4 < len(sentences):
        return None
    message = f"{told_again} of {len(sentences)} sentences repeat earlier ones: the text looks machine-made"
    return ArticleWarning(code="machine-spun", message=message, evidence=tuple(s[:40] for s in repeated[:3]))


def shape_warnings(*, body_chars: int, page_chars: int, cut: bool, ends_open: bool, last: str) -> list[ArticleWarning]:
    """Warn of pages that are hardly an article, and of texts that stop in the middle."""
    found = []
    if body_chars < _MIN_BODY_CHARS or (body_chars < page_chars * _LIST_PAGE_SHARE and body_chars < 100):
        message = f"only {body_chars} of the page's {page_chars} characters read like an article's text"
        found.append(ArticleWarning(code="not-an-article", message=message))
    if cut:
        message = "the page is larger or deeper than the limits; the rest of it was not read"
        found.append(ArticleWarning(code="truncated", message=message))
    elif ends_open:
        message = "the page stops in the middle"
        found.append(ArticleWarning(code="truncated", message=message, evidence=(last[-30:],)))
    return found


def no_date_warning() -> ArticleWarning:
    """Make the warning for a page that gives no date for itself."""
    return ArticleWarning(code="no-date", message="the page gives no date of its own")
