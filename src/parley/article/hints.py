"""What an element's tag, class and id say about what it holds. English and pinyin names, as Chinese sites use them."""

from __future__ import annotations

import re
from functools import lru_cache

from parley.model.article import FurnitureKind

_B = r"(?:^|[\s_\-])"
_E = r"(?:$|[\s_\-\d])"
_HINTS: tuple[tuple[FurnitureKind, str], ...] = (
    ("comments", r"comment|pinglun|disqus|gentie|liuyan|replies|discuss|cmt[-_\s]|[-_\s]cmt|postlist-reply|fb-root"),
    (
        "related",
        (r"relat|recommend|xiangguan|tuijian|xgxw|xgyd|hot-?list|hot-?news|hotlist|"
        rf"{_B}rank|paihang|guess|more-?news|most-?read|popular|sidebar|side-?bar|{_B}aside|"
        rf"outbrain|taboola|read-?more|read-?next|up-?next|also-?(?:read|like)|trending|"
        rf"{_B}hot{_E}|news-?list|article-?list|list-?item|remen|yuedu|{_B}right(?:box|bar|side|col)?{_E}|"
        rf"zhuanti|{_B}feed{_E}|latest|promo-?list|card-?list|carousel|inline-?link|story-?list"),
    ),
    (
        "share",
        rf"share|fenxiang|social|bds_|jiathis|{_B}tool(?:s|bar|box)?{_E}|{_B}sns{_E}|font-?size|{_B}operat|addthis",
    ),
    (
        "navigation",
        (rf"{_B}nav|navbar|daohang|{_B}menu|topbar|top-?bar|crumb|{_B}pager|paginat|page-?num|page-?nav|"
        rf"skip-?link|{_B}search|{_B}login|masthead|site-?header|page-?header|{_B}tab{_E}|daohang|dropdown|{_B}mianbao"),
    ),
    (
        "footer",
        rf"footer|{_B}foot{_E}|copy-?right|banquan|{_B}bottom(?:bar|nav|box)?{_E}|friend-?link|disclaimer|{_B}legal",
    ),
    (
        "promo",
        (rf"qr-?code|erweima|ewm{_E}|wx-?code|subscri|newsletter|app-?down|{_B}download|paywall|sign-?up|donat|reward|"
        rf"{_B}vip{_E}|follow-?us|app-?banner|open-?app|membership|cookie|consent|gdpr|modal|popup|pop-?up|toast"),
    ),
    (
        "advertisement",
        rf"{_B}ads?{_E}|advert|guanggao|sponsor|{_B}gg{_E}|{_B}banner|ad-?slot|dfp|adsby|ad-?wrap|ad-?box|ad-?unit|{_B}ad-",
    ),
    ("tags", rf"{_B}tags?{_E}|tag-?list|key-?words?|hash-?tag|{_B}topics?{_E}|biaoqian"),
    ("player", rf"{_B}player|video-?(?:player|box|js|wrap|title|list)|audio|tts-|{_B}speech"),
    (
        "credit",
        rf"bianji|{_B}editor(?!-?content|ial|-?body)|zrbj|zebian|author-?(?:bio|info|card|box|desc)|about-?author|bio{_E}",
    ),
)  # fmt: skip
_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _HINTS)
_ANY = re.compile("|".join(f"(?:{pattern})" for _, pattern in _HINTS), re.IGNORECASE)
_GOOD = re.compile(
    rf"article|{_B}content|contents?{_E}|zhengwen|neirong|story-?body|post-?body|entry-?content|{_B}detail|"
    rf"main-?text|news-?text|{_B}text{_E}|js_content|rich_?media|art_?body|{_B}zw{_E}|newsbody|trs_editor|{_B}cont{_E}|"
    rf"post_?text|left_?zw|articlebody|ueditor|{_B}body",
    re.IGNORECASE,
)
_TAG_HINTS: dict[str, FurnitureKind] = {
    "nav": "navigation",
    "footer": "footer",
    "aside": "related",
    "menu": "navigation",
    "address": "credit",
    "dialog": "promo",
}
_NAME_CHARS = 200


@lru_cache(maxsize=16_384)
def hint_of(tag: str, name: str) -> tuple[FurnitureKind | None, bool]:
    """Return the furniture that an element is named after, and whether it is named after an article.

    Args:
        tag: The element's name.
        name: Its class and id, separated by a space.
    """
    hint = _TAG_HINTS.get(tag)
    good = tag in ("article", "main")
    rank = len(_PATTERNS)
    for word in name[:_NAME_CHARS].split():
        word_rank, word_good = _read_word(word)
        rank = min(rank, word_rank)
        good = good or word_good
    if hint is None and rank < len(_PATTERNS):
        hint = _PATTERNS[rank][0]
    return hint, good


@lru_cache(maxsize=65_536)
def _read_word(word: str) -> tuple[int, bool]:
    """Return the first hint of one class or id, as its place in the list, and whether it names an article."""
    rank = len(_PATTERNS)
    if _ANY.search(word):
        rank = next(place for place, (_, pattern) in enumerate(_PATTERNS) if pattern.search(word))
    return rank, _GOOD.search(word) is not None
