"""When the page says it was published and updated: stamps beside the headline, JSON-LD, metadata, dateline.

A sentence of the body is never asked. The printed stamp wins, because readers see it; metadata and JSON-LD add
precision when they agree with it, stand in when nothing is printed, and are warned of when they disagree.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from parley.article.stamps import Printed, find_dates
from parley.lang.zh.script import shadow
from parley.model.article import ArticleWarning, Stamp, StampPlace

_PUBLISHED_META = (
    "article:published_time", "og:published_time", "og:article:published_time", "bytedance:published_time",
    "weibo:article:create_at", "article:create_at", "datepublished", "publishdate", "publish-date", "publish_date",
    "publication_date", "pubdate", "apub:time", "_pubtime_", "firstcreatetime", "og:release_date", "dc.date.issued",
    "dcterms.created", "dc.date", "parsely-pub-date", "sailthru.date", "article.published", "og:time", "date",
    "articledate", "dateupdate", "pub_date", "publishedtime", "og:pubdate", "cxenseparse:recs:publishtime",
)  # fmt: skip
_UPDATED_META = (
    "article:modified_time", "og:updated_time", "bytedance:updated_time", "weibo:article:update_at", "datemodified",
    "lastmod", "last-modified", "lastmodified", "article:updated_time", "revised", "dcterms.modified",
)  # fmt: skip
_LIKE_PUBLISHED = re.compile(r"(?:publi[sc]|pub|release|create|issue).{0,12}(?:time|date)")
_LIKE_UPDATED = re.compile(r"modif|updat|expire|last")
_UPDATED_WORDS = ("更新", "最后修改", "修改时间", "updated", "modified", "обновлено")
_SCRIPT_KEYS = (
    "createTime", "create_time", "publish_time", "publishTime", "pubTime", "pub_time", "ptime", "publishDate",
    "pubDate",    "publishedAt", "published_at", "time_publish", "datePublished", "createdAt", "var ct",
)  # fmt: skip
_SCRIPT_VALUE = re.compile(
    r"""["']?\s{0,3}[:=]\s{0,3}["']?(?P<value>\d{10}(?:\d{3})?(?!\d)|20\d\d[-/年.]\d{1,2}[-/月.]\d{1,2}[^"'<>;,}]{0,20})"""
)
_URL_DATE = re.compile(
    r"(?<!\d)(?P<year>20[0-4]\d|19[89]\d)[-/_]?(?P<month>0[1-9]|1[0-2])[-/_]?(?P<day>0[1-9]|[12]\d|3[01])(?!\d{1,3}(?:\D|$))"
)
_WINDOW_CHARS = 160
_CONFLICT_DAYS = 1
_EPOCH_DIGITS = 10


class Found(NamedTuple):
    """A date with the part of the page that gave it; `label` says what stood before it."""

    printed: Printed
    place: StampPlace
    updated: bool = False


class Dated(NamedTuple):
    """What was settled: both stamps (None when the page gives none) and what was odd."""

    published: Stamp | None
    updated: Stamp | None
    warnings: tuple[ArticleWarning, ...]


def stamps_in(text: str, *, folded: str | None = None, day_first: bool = False) -> list[Found]:
    """Return the dates of one line of the page's furniture, told apart by the words before them.

    Args:
        text: The line.
        folded: Its shadow, when the caller has it.
        day_first: Where the page is from, 05/06/2033 is the fifth of June.
    """
    found = []
    head = text[: 2 * _WINDOW_CHARS]
    folded = shadow(head) if folded is None else folded[: len(head)]
    before = 0
    for printed in find_dates(head, folded=folded, day_first=day_first):
        label = folded[before : printed.start]
        updated = any(word in label for word in _UPDATED_WORDS) and not any(
            word in label for word in ("发布", "published", "发表")
        )
        found.append(Found(printed, "stamp", updated))
        before = printed.end
    return found


def dates_in_meta(meta: dict[str, list[str]], times: list[str]) -> list[Found]:
    """Return the dates of the page's metadata, published ones first."""
    found = []
    for names, updated in ((_PUBLISHED_META, False), (_UPDATED_META, True)):
        for name in names:
            for value in meta.get(name, [])[:1]:
                found += [Found(p, "metadata", updated) for p in _read_value(value)[:1]]
    if not any(not item.updated for item in found):
        found += [
            Found(printed, "metadata", updated=False)
            for name, values in meta.items()
            if _LIKE_PUBLISHED.search(name) and not _LIKE_UPDATED.search(name)
            for printed in _read_value(values[0])[:1]
        ][:1]
    for value in times[:1]:
        found += [Found(p, "metadata", updated=False) for p in _read_value(value)[:1]]
    return found


def dates_in_json_ld(items: list[dict[str, object]]) -> list[Found]:
    """Return the dates of schema.org objects that are articles."""
    found = []
    for item in items:
        for key, updated in (("datePublished", False), ("dateModified", True)):
            value = item.get(key)
            if isinstance(value, str):
                found += [Found(p, "json-ld", updated) for p in _read_value(value)[:1]]
    return found


def dates_in_scripts(text: str, zone: str | None) -> list[Found]:
    """Return the publication times that scripts of the page hold (WeChat, single-page applications)."""
    found: list[Found] = []
    for key in _SCRIPT_KEYS:
        at = text.find(key)
        match = _SCRIPT_VALUE.match(text, at + len(key)) if at >= 0 else None
        if match is None:
            continue
        value = match.group("value")
        if value.isdecimal() and value.isascii():
            printed = _from_epoch(int(value[:_EPOCH_DIGITS]), zone)
            found.append(Found(printed._replace(exact=value), "script"))
        else:
            found += [Found(p, "script") for p in find_dates(value)[:1]]
    return found


def dates_in_url(url: str) -> list[Found]:
    """Return the day that the page's address holds."""
    match = _URL_DATE.search(url[:500])
    if match is None:
        return []
    value = f"{match['year']}-{match['month']}-{match['day']}"
    try:
        date.fromisoformat(value)
    except ValueError:
        return []
    return [Found(Printed(value, match.group(0), match.start(), match.end()), "url")]


def _read_value(value: str) -> list[Printed]:
    if value.isdecimal() and value.isascii() and len(value) in (_EPOCH_DIGITS, _EPOCH_DIGITS + 3):
        return [_from_epoch(int(value[:_EPOCH_DIGITS]), None)]
    return find_dates(value)


def _from_epoch(seconds: int, zone: str | None) -> Printed:
    moment = datetime.fromtimestamp(seconds, UTC)
    if zone:
        moment = moment.astimezone(ZoneInfo(zone))
    value = moment.isoformat(timespec="seconds")
    return Printed(value, str(seconds), 0, len(str(seconds)))


def settle(found: list[Found], *, zone: str | None, trust_head: bool = False) -> Dated:
    """Settle on one publication and one update time.

    Args:
        found: Every date the page gives for itself, the most trusted first within each kind.
        zone: The outlet's IANA zone, for printed times without an offset; None when unknown.
        trust_head: Ask JSON-LD and metadata before the printed stamps: for pages in languages whose stamps the
            rules know less well.
    """
    known = [item for item in found if item.printed.has_year]
    years = {item.printed.value[4:10]: item for item in known}
    found = [_with_year(item, years) for item in found]
    known = [item for item in found if item.printed.has_year]
    published = [item for item in known if not item.updated]
    updated = [item for item in known if item.updated]
    order: dict[StampPlace, int] = {
        "stamp": 0, "json-ld": 1, "metadata": 2, "script": 3, "dateline": 4, "url": 5,
    }  # fmt: skip
    if trust_head:
        order["stamp"] = 3
    published.sort(key=lambda item: order[item.place])
    warnings = []
    chosen = published[0] if published else None
    if chosen is not None:
        chosen = _offset_of_head(chosen, published, zone)
        chosen = _sharpen(chosen, published, zone)
        other = _conflicting(chosen, published, zone)
        if other is not None:
            message = f"the {chosen.place} says {chosen.printed.value}, the {other.place} {other.printed.value}"
            evidence = (chosen.printed.exact, other.printed.exact)
            warnings.append(ArticleWarning(code="date-conflict", message=message, evidence=evidence))
    late = _offset_of_head(updated[0], [*updated, *published], zone) if updated else None
    return Dated(_stamp(chosen, zone), _stamp(late, zone), tuple(warnings))


def _offset_of_head(chosen: Found, others: list[Found], zone: str | None) -> Found:
    """Give a printed time the one offset that the page's head uses, where the outlet's zone is unknown."""
    value = chosen.printed.value
    if zone is not None or not chosen.printed.has_clock or _has_offset(value):
        return chosen
    offsets = {
        o.printed.value[-6:] for o in others if o.place in ("metadata", "json-ld") and _has_offset(o.printed.value)
    }
    offset = offsets.pop() if len(offsets) == 1 else ""
    if offset in ("", "+00:00"):
        return chosen
    return chosen._replace(printed=chosen.printed._replace(value=value + offset))


def _with_year(item: Found, years: dict[str, Found]) -> Found:
    """Give a stamp without a year the year of another date of the page, when month and day agree."""
    printed = item.printed
    if printed.has_year:
        return item
    other = years.get(printed.value[4:10])
    if other is None:
        return item
    return item._replace(printed=printed._replace(value=other.printed.value[:4] + printed.value[4:]))


def _sharpen(chosen: Found, others: list[Found], zone: str | None) -> Found:
    """Take a date with a clock over the same day without one."""
    if chosen.printed.has_clock:
        return chosen
    for other in others:
        if not other.printed.has_clock or other.place == "script":
            continue
        local = add_offset(other.printed.value, zone)
        if _in_zone(local, zone)[:10] == chosen.printed.value[:10] and not local[10:].startswith(
            ("T00:00", "T23:59:59")
        ):
            return other
    return chosen


def _in_zone(value: str, zone: str | None) -> str:
    """Return the value told in the outlet's zone, when both its offset and the zone are known."""
    if zone is None or "T" not in value or not _has_offset(value):
        return value
    return datetime.fromisoformat(value).astimezone(ZoneInfo(zone)).isoformat()


def _conflicting(chosen: Found, others: list[Found], zone: str | None) -> Found | None:
    """Return a date of another kind that is more than a day off; addresses and scripts are not asked."""
    day = date.fromisoformat(_in_zone(chosen.printed.value, zone)[:10])
    for other in others:
        if other.place in (chosen.place, "url", "script"):
            continue
        theirs = date.fromisoformat(_in_zone(other.printed.value, zone)[:10])
        if abs((theirs - day).days) > _CONFLICT_DAYS:
            return other
    return None


def _has_offset(value: str) -> bool:
    return value.endswith("Z") or "+" in value or "-" in value[10:]


def add_offset(value: str, zone: str | None) -> str:
    """Add the zone's offset at that moment to a local time; days and times with an offset stay as they are."""
    if zone is None or "T" not in value or _has_offset(value):
        return value
    moment = datetime.fromisoformat(value).replace(tzinfo=ZoneInfo(zone))
    offset = moment.strftime("%z")
    return f"{value}{offset[:3]}:{offset[3:5]}"


def _stamp(found: Found | None, zone: str | None) -> Stamp | None:
    if found is None:
        return None
    value = add_offset(found.printed.value, zone)
    if _has_offset(value) and value.endswith("+00:00") and zone is not None:
        value = _in_zone(value, zone)
    return Stamp(value=value, exact=found.printed.exact, found_in=found.place)
