"""Who hosts the page: its address, what its head calls the site, its copyright notice, its own dateline.

A name that holds a word of another trade (a casino's, a lender's) is never an outlet: it is reported as a warning
with its evidence, and the outlet stays unknown.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from parley.article.html import Markup
from parley.lang.zh.pack import OutletEntry, Pack, Platform
from parley.lang.zh.script import shadow
from parley.model.article import Outlet

_NOTICE = re.compile(
    r"(?P<name>[\u3400-\u9fffA-Za-z0-9]{2,14}?(?:网|报|社|台|在线|新闻|晚报|日报|時報|时报))(?:版权所有|版权与免责|版权声明|版权及免责|法律声明)"
)
_OWN_WORKS = re.compile(
    r"注明[\"“「'‘]?(?:稿件)?(?:来源|文章来源|稿源)\s?[:：]\s?(?P<name>[\u3400-\u9fffA-Za-z0-9]{2,14}?)[\"”」'’(（]"
)
_NOT_OTHERS = re.compile(
    r"[(]非(?P<name>[\u3400-\u9fffA-Za-z0-9]{2,12}?(?:网|报|社|台|在线|新闻))[)]"
)  # 注明来源:XXX(非某某网)的作品
_PLACEHOLDER = re.compile(r"[Xx×*某○Oo_]{2,}|本[网站报社台]|其他.{0,6}")
_BANNER = re.compile(
    r"^(?P<name>[\u3400-\u9fff]{3,16}?)\s?[|丨·_-]?\s?"
    r"(?:首页|官方网站|官网|门户网站|中文网站?|中文版|网站首页)(?:\s?[|丨]|\s|$)"
)
_BANNER_LINES = 3
_NOTICE_SIGNS = ("权", "權", "声明", "聲明", "注明", "註明", "opyright", "OPYRIGHT", "©", "(c)", "(C)")
_COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\)|版权所有)\s?(?:©|\(c\)|\d{4}|[-–—至,\s]|by)*\s?(?P<name>[\u3400-\u9fffA-Za-z0-9.]{2,20})",
    re.IGNORECASE,
)
_SITE_ENDS = (
    "网",
    "報",
    "报",
    "社",
    "台",
    "新聞",
    "新闻",
    "在线",
    "線上",
    "时报",
    "時報",
    "周刊",
    "週刊",
    "之声",
    "早报",
    "晚报",
    "客户端",
    "频道",
)
_TITLE_PARTS = re.compile(r"\s*[_|丨｜\-–—»«]+\s*")
_CHINESE_REGIONS = frozenset(("CN", "HK", "TW", "MO", "SG", "MY"))
_MAX_NAME_CHARS = 24


class Hosted(NamedTuple):
    """The outlet found, with its pack entry and platform when the pack knows them."""

    outlet: Outlet
    entry: OutletEntry | None
    platform: Platform | None


def host_of(url: str | None) -> str:
    """Return the host name of an address, lower case; empty when there is none."""
    if not url:
        return ""
    try:
        return (urlsplit(url if "//" in url else f"//{url}").hostname or "").lower()
    except ValueError:
        return ""


def find_outlet(
    pack: Pack,
    *,
    url: str | None,
    markup: Markup | None,
    furniture: list[str],
    dateline: str | None,
    suspects: tuple[str, ...],
) -> Hosted:
    """Find who hosts the page.

    Args:
        pack: Knows outlets, platforms and the words of other trades.
        url: The page's address, given or canonical.
        markup: Its head; None for text.
        furniture: The page's lines that are not the article.
        dateline: The name in a bracketed dateline of the page's own report, if there is one.
        suspects: Names of other trades found in the outlet's places.
    """
    host = host_of(url)
    platform = pack.platform_at(host)
    if platform is not None:
        entry = pack.outlet_named(platform.name)
        return Hosted(Outlet(name=platform.name, id=platform.id, evidence=host), entry, platform)
    by_name = _platform_of(pack, markup)
    if by_name is not None and not pack.outlet_at(host):
        return Hosted(
            Outlet(name=_site_called(markup) or by_name.name, id=by_name.id, evidence=by_name.name), None, by_name
        )
    found = _by_host(pack, host) or _by_head(pack, markup) or _by_notice(pack, furniture)
    if found is None and markup is None:
        found = _by_banner(pack, furniture)
    if found is None and dateline and not trade_of(dateline, pack):
        found = _named(pack, dateline, dateline)
    if found is not None and trade_of(found.outlet.name or "", pack) is None:
        return found
    if suspects:
        return Hosted(Outlet(name=None, id=None, evidence=suspects[0], suspect=True), None, None)
    return Hosted(Outlet(name=None, id=None, evidence=""), None, None)


def _platform_of(pack: Pack, markup: Markup | None) -> Platform | None:
    """Return the platform that the head names as its site."""
    if markup is None:
        return None
    names = [value for key in ("og:site_name", "application-name") for value in markup.meta.get(key, [])[:1]]
    names += _TITLE_PARTS.split(markup.title)[1:]
    return next((found for name in names if (found := pack.platform_named(name)) is not None), None)


def _site_called(markup: Markup | None) -> str | None:
    """Return what the head calls the site, or None."""
    values = markup.meta.get("og:site_name", []) if markup is not None else []
    return values[0] if values else None


def trade_of(name: str, pack: Pack) -> str | None:
    """Return the other trade whose word stands in a name, or None."""
    folded = shadow(name)
    if not pack.foreign_words.has_any(folded):
        return None
    return next(trade for word, trade in pack.foreign_trades.items() if word in folded)


def _named(pack: Pack, name: str, evidence: str) -> Hosted:
    entry = pack.outlet_named(name)
    outlet = Outlet(name=name, id=entry.id if entry else None, evidence=evidence)
    return Hosted(outlet, entry, None)


def _by_host(pack: Pack, host: str) -> Hosted | None:
    entry = pack.outlet_at(host) if host else None
    if entry is None:
        return None
    hant = entry.region in ("HK", "TW", "MO") and entry.name_hant
    return Hosted(Outlet(name=entry.name_hant if hant else entry.name, id=entry.id, evidence=host), entry, None)


def _by_head(pack: Pack, markup: Markup | None) -> Hosted | None:
    """Read the site's name from `og:site_name`, the application's name, or the end of the title."""
    if markup is None:
        return None
    names = (
        "og:site_name",
        "application-name",
        "apple-mobile-web-app-title",
        "site_name",
        "publisher",
        "copyright",
        "author",
    )
    found: Hosted | None = None
    for name in names:
        for value in markup.meta.get(name, [])[:1]:
            named = _site_name(pack, value, sure=name == "og:site_name")
            if named and (found is None or (found.entry is None and named.entry)):
                found = found if found and name in ("publisher", "copyright", "author") and not named.entry else named
    if found is not None:
        return found
    parts = [part for part in _TITLE_PARTS.split(markup.title) if part]
    for part in reversed(parts[1:]):
        named = _site_name(pack, part, sure=False)
        if named is not None:
            return named
    return _publisher(pack, markup)


def _site_name(pack: Pack, value: str, *, sure: bool) -> Hosted | None:
    value = value.strip()
    entry = pack.outlet_named(value)
    if entry is not None:
        if value.isascii() and entry.region in _CHINESE_REGIONS:
            value = entry.name if entry.region in ("CN", "SG", "MY") else entry.name_hant
        return Hosted(Outlet(name=value, id=entry.id, evidence=value), entry, None)
    if (sure and len(value) <= 3 * _MAX_NAME_CHARS) or (len(value) <= _MAX_NAME_CHARS and value.endswith(_SITE_ENDS)):
        parts = [part for part in _TITLE_PARTS.split(value) if part]
        for part in parts:
            if pack.outlet_named(part):
                return _named(pack, part, value)
        return Hosted(Outlet(name=parts[0] if parts else value, id=None, evidence=value), None, None)
    return None


def _publisher(pack: Pack, markup: Markup) -> Hosted | None:
    for item in markup.json_ld:
        publisher = item.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else None
        if isinstance(name, str) and 1 < len(name) <= _MAX_NAME_CHARS:
            return _named(pack, name.strip(), name.strip())
    return None


def _by_banner(pack: Pack, furniture: list[str]) -> Hosted | None:
    """Read the name that the first line of a dumped page gives its site: 某某网首页 | 新闻, 某某部 | 中文版."""
    for line in furniture[:_BANNER_LINES]:
        match = _BANNER.match(shadow(line[:60]))
        if match is not None:
            name = line[slice(*match.span("name"))]
            return _named(pack, name, line[: match.end()].strip())
    return None


def _by_notice(pack: Pack, furniture: list[str]) -> Hosted | None:
    """Read the house's name from its copyright notice."""
    notices = [line for line in furniture if any(sign in line for sign in _NOTICE_SIGNS)]
    for pattern in (_NOTICE, _NOT_OTHERS, _OWN_WORKS, _COPYRIGHT):
        for line in notices:
            if len(line) > 600 or (pattern is _COPYRIGHT and len(line) > 200):
                continue
            match = pattern.search(shadow(line)) if pattern is not _COPYRIGHT else pattern.search(line)
            if match is None:
                continue
            start, end = match.span("name")
            name = line[start:end].strip(" .")
            if _PLACEHOLDER.fullmatch(name):
                continue
            known = pack.outlet_named(name) is not None
            if known or (pattern is not _COPYRIGHT and "非" not in name) or name.endswith(_SITE_ENDS):
                return _named(pack, name, line[match.start() : match.start() + 40].strip())
    return None
