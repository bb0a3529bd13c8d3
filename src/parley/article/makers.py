"""Who wrote the article: origin and bylines, settled from credits, dateline and metadata."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from parley.article.credits import Credit, is_chinese_name
from parley.article.datelines import DatelineFound
from parley.article.html import Markup
from parley.article.outlet import Hosted, trade_of
from parley.article.stamps import find_dates
from parley.lang.zh.pack import Pack
from parley.lang.zh.script import shadow
from parley.model.article import Byline, BylineRole, Dateline, Origin, Stamp

_SOURCE_META = ("source", "mediaid", "og:article:source", "contentsource", "article:source", "copyright-source")
_ACCOUNT_KEYS = ("nickname", "mediaName", "media_name", "accountName", "screen_name")
_ACCOUNT = re.compile(r"""["']?\s{0,3}[:=]\s{0,3}(?:htmlDecode\()?["'](?P<name>[^"'<>\\]{1,30})["']""")
_MAKER_NAME = re.compile(
    r"source|author|account|nick|writer|laiyuan|media(?!-)|\bfrom|copyfrom|pgc|article-sub|news_about", re.IGNORECASE
)
_AUTHOR_NAME = re.compile(r"author|reporter|writer|byline", re.IGNORECASE)
_NAME_SLASH_HOUSE = re.compile(
    r"^(?P<name>[\u3400-\u9fff]{2,4}(?:[ 、][\u3400-\u9fff]{2,4}){0,4})\s?/\s?"
    r"(?P<house>[\u3400-\u9fffA-Za-z0-9]{2,16})$"
)


class HeadLine(NamedTuple):
    """A line between headline and text: its words, its element's name, and whether no line rule knows it."""

    text: str
    name: str
    free: bool


_NOT_A_NAME = re.compile(
    r"^(?:原创|转载|分享|评论|字号|阅读|浏览|举报|人气|点击|来源|时间|发布|更新|编辑|首页|正文|星期|周|最后|建立|出版|作者|责编|昨天|今天|前天|优质|刚刚|\d)"
)
_NUMBERED = re.compile(r"第?[A-Za-z]?\d{1,5}[号版期页]$|〔\d{4}〕")
_INFO_CHARS = 60
_CODE_NAME = re.compile(r"[A-Za-z]{0,4}\d{4,20}")
_AFTER_HOUSE_NAME = re.compile(r"[\[／/]")
_CLOSING_HOUSE = re.compile(r"[(（](?:据|来源[:：]?|來源[:：]?)?\s?(?P<name>[\u3400-\u9fffA-Za-z0-9]{2,12})[)）]$")
_HOUSE_SUFFIX = re.compile(r"(?:通讯社|通訊社|新闻网|新聞網|客户端|社|网|網)$")
_HOUSE_REPORTER = re.compile(
    r"(?:^|[\s(（【·])(?P<house>[\u3400-\u9fff]{2,8}(?:报|報|社|网|網|台|新闻|新聞|时报|時報|周刊))"
    r"\s?[／/]?\s?(?:特派|特约|特約|首席|驻外)?(?:记者|記者|编译|編譯)"
)
_HOUSE_ENDS = ("网", "網", "報", "报", "社", "台", "号", "新闻", "新聞", "综合", "客户端", "周刊", "在线")
_INFO_WORDS = re.compile(r"[\s|·,，/]+")
_AUTHOR_META = (
    "author",
    "article:author",
    "byl",
    "sailthru.author",
    "parsely-author",
    "dc.creator",
    "og:article:author",
)
_URLISH = re.compile(r"https?:|www\.|@|\.com")
_ROLES: dict[str, BylineRole] = {
    "author": "author", "reporter": "reporter", "correspondent": "correspondent", "editor": "editor",
    "translator": "translator", "photographer": "photographer",
}  # fmt: skip


def find_origin(  # noqa: PLR0913, PLR0917
    found: list[Credit],
    dateline: DatelineFound | None,
    published: Stamp | None,
    pack: Pack,
    hosted: Hosted,
    markup: Markup | None,
    suspects: frozenset[str],
    heads: list[HeadLine],
    account: str | None,
    ending: list[str],
) -> Origin | None:
    """Settle who wrote the article: the printed credit, the name beside the stamp, the dateline, metadata.

    Where credit and dateline name one house (来源:新华网, 新华社北京…电), the dateline's agency is the origin and
    the credit is kept as it is printed.
    """
    line = _dateline(dateline, published, suspects, pack)
    credit = next((c for c in found if c.role == "source" and _is_source(c.name, suspects, pack)), None)
    if credit is not None:
        return _from_credit(credit, dateline, line, pack)
    if account is not None:
        return _origin(account, pack, line, account, account)
    beside = _beside_stamp(heads, pack, hosted)
    if beside is not None and (pack.outlet_named(beside[0]) or line is None):
        return _origin(beside[0], pack, line, beside[1], beside[1])
    if line is not None and dateline is not None:
        return _origin(dateline.name, pack, line, None, dateline.exact)
    return (
        _from_closing(ending[0], pack)
        or next((origin for text in ending[1:] if (origin := _from_lone_house(text, pack))), None)
        or _from_byline(heads, pack)
        or _from_meta(markup, pack)
    )


def _origin(name: str, pack: Pack, line: Dateline | None, credited_as: str | None, evidence: str) -> Origin:
    entry = pack.outlet_named(name)
    ident = entry.id if entry else None
    return Origin(name=name, id=ident, dateline=line, credited_as=credited_as, evidence=evidence)


def _is_source(name: str, suspects: frozenset[str], pack: Pack) -> bool:
    """Tell a house from a suspect name, and from the codes that some systems print behind 来源."""
    return name not in suspects and trade_of(name, pack) is None and _CODE_NAME.fullmatch(name) is None


def _from_credit(credit: Credit, dateline: DatelineFound | None, line: Dateline | None, pack: Pack) -> Origin:
    """Take the printed credit; the dateline's agency instead, where both name one house."""
    name = credit.name
    entry = pack.outlet_named(name)
    if line is not None and dateline is not None and not dateline.own:
        known = dateline.entry is not None and dateline.entry is entry and dateline.entry.kind == "agency"
        if known or (dateline.entry is None and entry is None and _same_house(name, dateline.name)):
            name = dateline.name
    evidence = credit.exact if name == credit.name or dateline is None else dateline.exact
    return _origin(name, pack, line, credit.exact, evidence)


def _from_closing(last: str, pack: Pack) -> Origin | None:
    """Read the house that closes a text in brackets: ……(新华社)."""
    match = _CLOSING_HOUSE.search(last[-40:])
    if match is None or pack.outlet_named(match.group("name")) is None:
        return None
    return _origin(match.group("name"), pack, None, match.group(0), match.group(0))


def _from_lone_house(text: str, pack: Pack) -> Origin | None:
    """Read a house named alone on a line right below the text."""
    name = text.strip(" ,，。—-()（）[]【】·|")
    if not 1 < len(name) <= 16 or pack.outlet_named(name) is None:
        return None
    return _origin(name, pack, None, text, text)


def _dateline(
    dateline: DatelineFound | None, published: Stamp | None, suspects: frozenset[str], pack: Pack
) -> Dateline | None:
    if dateline is None or dateline.name in suspects or trade_of(dateline.name, pack):
        return None
    return Dateline(place=dateline.place, date=complete_day(dateline.date, published), exact=dateline.exact)


def complete_day(value: str | None, published: Stamp | None) -> str | None:
    """Complete a dateline's day with the year (and month) of publication, at or before which it lies.

    Returns:
        None when the publication is unknown, or when no such day exists.
    """
    if value is None or not value.startswith("?"):
        return value
    if published is None:
        return None
    year, month, day = (int(part) for part in published.value[:10].split("-"))
    their_day = int(value[8:10])
    if value[5:7] != "??":
        their_month = int(value[5:7])
        year -= (their_month, their_day) > (month, day) and month < 3 and their_month > 10  # across New Year
        month = their_month
    elif their_day > day + 1:
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
    try:
        return date(year, month, their_day).isoformat()
    except ValueError:
        return None


def account_in_scripts(text: str) -> str | None:
    """Return the account that a platform's page names in its scripts, or None."""
    for key in _ACCOUNT_KEYS:
        at = text.find(key)
        while at >= 0:
            match = _ACCOUNT.match(text, at + len(key))
            if match is not None:
                return match.group("name").strip() or None
            at = text.find(key, at + len(key))
    return None


def _beside_stamp(heads: list[HeadLine], pack: Pack, hosted: Hosted) -> tuple[str, str] | None:
    """Read the bare name that portals print beside the stamp: 2031年9月10日 19:55 新京报."""
    short = [line for line in reversed(heads) if len(line.text) <= _INFO_CHARS]
    found = [(name, line) for line in short if (name := _name_in_stamp(line.text, line.name, pack, hosted))]
    found = [(name, line) for line in short if (name := _name_alone(line, pack))] + found
    found.sort(key=lambda item: pack.outlet_named(item[0]) is None)
    return (found[0][0], found[0][1].text) if found else None


def _name_in_stamp(text: str, name: str, pack: Pack, hosted: Hosted) -> str | None:
    """Read a name that shares its line with the date."""
    dates = find_dates(text)
    if not dates:
        return None
    rest = text[: dates[0].start] + " | " + text[dates[-1].end :]
    pieces = [piece.strip("()（）【】:：-") for piece in _INFO_WORDS.split(rest)]
    pieces = [p for p in pieces if len(p) > 1 and not p.isdigit() and not _NUMBERED.search(p)]
    for piece in pieces:
        house = _AFTER_HOUSE_NAME.split(piece, maxsplit=1)[0]
        if pack.outlet_named(house) is not None:
            return house
    named = [p for p in pieces if not _NOT_A_NAME.match(shadow(p)) and re.search(r"[\u3400-\u9fff]{2}|[A-Za-z]{3}", p)]
    if hosted.platform is not None and named and len(named[0]) <= 16:
        return named[0]
    marked = name and _MAKER_NAME.search(name) is not None
    if len(named) == 1 and 2 <= len(named[0]) <= 12 and (marked or named[0].endswith(_HOUSE_ENDS)):
        return named[0]
    return None


def _name_alone(line: HeadLine, pack: Pack) -> str | None:
    """Read a name on a line of its own: a house the pack knows, or one in an element named after makers."""
    text = line.text.strip(" |·")
    slashed = _NAME_SLASH_HOUSE.match(text)
    if slashed is not None and pack.outlet_named(slashed.group("house")):
        return slashed.group("house")
    if not line.free or not 1 < len(text) <= 16:
        return None
    if pack.outlet_named(text) is not None:
        return text
    if (
        _MAKER_NAME.search(line.name)
        and not _NOT_A_NAME.match(shadow(text))
        and not find_dates(text)
        and re.search(r"[\u3400-\u9fff]{2}", text)
    ):
        return text
    return None


def authors_before_house(heads: list[HeadLine], pack: Pack) -> list[Credit]:
    """Read bylines of the form 王某某/某某日报, or alone in an element named after authors, below the headline."""
    found = []
    for line in heads:
        if line.free and _AUTHOR_NAME.search(line.name) and is_chinese_name(line.text.strip(), pack):
            found.append(Credit("author", line.text.strip(), line.text))
        match = _NAME_SLASH_HOUSE.match(line.text.strip())
        if match is not None and pack.outlet_named(match.group("house")):
            found += [Credit("author", name, line.text) for name in re.split("[ 、]", match.group("name"))]
    return found


def _from_byline(heads: list[HeadLine], pack: Pack) -> Origin | None:
    """Read the house whose reporter a byline names: 某某日报特派记者 张某 发自某地."""
    for line in heads:
        match = _HOUSE_REPORTER.search(line.text) if len(line.text) <= 60 else None
        if match is not None and trade_of(match.group("house"), pack) is None:
            return _origin(match.group("house"), pack, None, None, match.group(0))
    return None


def _same_house(one: str, other: str) -> bool:
    """Tell two names of one house that the pack does not know: 某某网 and 某某社."""
    return len(one) > 2 and _HOUSE_SUFFIX.sub("", one) == _HOUSE_SUFFIX.sub("", other)


def _from_meta(markup: Markup | None, pack: Pack) -> Origin | None:
    if markup is None:
        return None
    for name in _SOURCE_META:
        for value in markup.meta.get(name, [])[:1]:
            if (
                1 < len(value) <= 20
                and not _URLISH.search(value)
                and trade_of(value, pack) is None
                and not value.isdigit()
            ):
                return _origin(value, pack, None, value, f"meta {name}: {value}")
    return None


def find_bylines(found: list[Credit], markup: Markup | None, hosted: Hosted, texts: list[str]) -> tuple[Byline, ...]:
    """Settle the bylines: each name once for each role, in page order; metadata only where it is printed as well."""
    bylines: list[Byline] = []
    seen: set[tuple[str, str]] = set()
    for credit in found:
        role = _ROLES.get(credit.role)
        if role is None or (credit.name, role) in seen:
            continue
        if role in ("author", "reporter") and (hosted.outlet.name == credit.name):
            continue
        seen.add((credit.name, role))
        bylines.append(Byline(name=credit.name, role=role, exact=credit.exact))
    if not any(byline.role in ("author", "reporter", "correspondent") for byline in bylines):
        bylines += _authors_of_head(
            markup, {byline.name for byline in bylines}, texts, account=hosted.platform is not None
        )
    return tuple(bylines)


def _authors_of_head(markup: Markup | None, taken: set[str], texts: list[str], *, account: bool) -> list[Byline]:
    """Take authors from JSON-LD or metadata when a line of the page prints the very name."""
    if markup is None:
        return []
    names: list[str] = []
    for item in markup.json_ld:
        names += _json_names(item.get("author"))
    for key in _AUTHOR_META:
        for value in markup.meta.get(key, [])[:6]:
            if not _URLISH.search(value):
                names.append(value.removeprefix("By ").removeprefix("by "))
    site = {value.lower() for value in markup.meta.get("og:site_name", [])}
    printed = [text for text in texts if len(text) <= 120]
    bylines = []
    for name in dict.fromkeys(name.strip() for name in names):
        latin = re.fullmatch(r"[A-Z][\w.'’-]+(?:\s[\w.'’-]+){1,4}", name) is not None
        if not (latin or (account and 1 < len(name) <= 12)) or name in taken or name.lower() in site:
            continue
        line = next((text for text in printed if name.lower() in text.lower()), None)
        if line is not None:
            bylines.append(Byline(name=name, role="author", exact=line))
    return bylines


def _json_names(author: object, *, depth: int = 0) -> list[str]:
    if isinstance(author, str):
        return [author]
    if isinstance(author, dict):
        name = author.get("name")
        return [name] if isinstance(name, str) else []
    if isinstance(author, list) and depth < 3:
        return [name for one in author[:10] for name in _json_names(one, depth=depth + 1)]
    return []
