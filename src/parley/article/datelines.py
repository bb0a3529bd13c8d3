"""Datelines (电头): the opening words of agency copy and of overseas papers' own reports, and what they say."""

from __future__ import annotations

import re
from typing import NamedTuple

from parley.article.stamps import find_dates, han_number
from parley.lang.zh.pack import OutletEntry, Pack
from parley.lang.zh.script import shadow

_OPENING_CHARS = 90
_WIRE = re.compile(
    r"^[\s(【\[据]{0,3}(?P<head>[^\d\s,，。:【】()]{2,24}?)\s?"
    r"(?P<date>(?:\d{4}\s?年\s?)?(?:\d{1,2}\s?月\s?)?\d{1,2}\s?日|(?:[一二三四五六七八九十]{1,2}月)?[一二三四五六七八九十廿卅]{1,3}日)\s?"
    r"(?P<mark>电|讯|专电|综合电|综合外电报导|综合外电报道|综合报导|综合报道|外电报导|外电报道|报导|报道|消息)(?=[\s(【】)\]:,，/]|$|[\u3400-\u9fff])"
)
_HAN_DIGITS = re.compile("[一二三四五六七八九十廿卅]{1,3}")
_UNDATED = re.compile(r"^[\s(【\[据]{0,3}(?P<head>[^\d\s,，。:【】()]{2,16}?)(?P<mark>电|专电)(?=[\s(【)])")
_BRACKET = re.compile(
    r"^[【\[](?P<head>[^\d【】\[\]]{2,30}?)\s?(?P<date>\d{4}年\d{1,2}月\d{1,2}日)\s?(?P<mark>讯|电|报导|报道)\s?[】\]]"
)
_NAMED = re.compile(r"^[【\[(](?P<head>[^\d【】\[\]()]{2,16}?)(?P<mark>讯|消息|综合报道|综合报导|报道|报导)[】\])]")
_PLAIN = re.compile(r"^(?P<head>[^\d\s,，。:【】()]{2,12}?)(?P<mark>讯|消息)[\s(:]")
_REPORTER = re.compile(r"^(?:特派)?(?:记者|記者|特派员|特派員)(?P<name>[\u3400-\u9fff]{3})(?=[\u3400-\u9fff]{2})")
_ENGLISH = re.compile(
    r"^(?P<place>[A-Z][A-Za-z.,'\s]{1,40}?),?\s?(?:(?P<date>[A-Z][a-z]{2,8}\.?\s\d{1,2})\s?)?\((?P<head>[A-Z][A-Za-z\s]{1,20})\)\s?[-–—]"
)
_AGENCY_ENDS = ("社", "网", "报", "台", "新闻", "通讯社", "时报", "日报", "晚报", "在线", "周刊", "电讯")


class DatelineFound(NamedTuple):
    """A dateline: the name in it, as printed and in the pack; its place and date; its exact words."""

    name: str
    entry: OutletEntry | None
    place: str | None
    date: str | None
    exact: str
    own: bool
    reporter: str | None = None


def find_dateline(text: str, pack: Pack, *, folded: str | None = None) -> DatelineFound | None:
    """Read the dateline at the beginning of a paragraph.

    Args:
        text: The paragraph, in the page's own characters.
        pack: Knows the agencies.
        folded: Its shadow, when the caller has it.

    Returns:
        None when the paragraph begins with something else. `own` is true for the bracketed form that papers
        use for their own reports (【某报2031年9月9日讯】).
    """
    head = text[:_OPENING_CHARS]
    folded = shadow(head) if folded is None else folded[:_OPENING_CHARS]
    for pattern, own in ((_BRACKET, True), (_NAMED, True), (_WIRE, False), (_UNDATED, False), (_PLAIN, False)):
        match = pattern.match(folded)
        if match is None:
            continue
        found = _read(match, head, pack, own=own)
        if found is not None:
            return found
    match = _ENGLISH.match(head)
    if match is not None:
        name = match.group("head").strip()
        entry = pack.outlet_named(name)
        if entry is not None:
            return DatelineFound(name, entry, match.group("place").strip(" ,"), None, match.group(0).strip(), own=False)
    return None


def _read(match: re.Match[str], head: str, pack: Pack, *, own: bool) -> DatelineFound | None:
    start, end = match.span("head")
    printed = head[start:end].strip()
    name, place = _split(printed, pack)
    entry = pack.outlet_named(name) if name else None
    groups = match.groupdict()
    if name is None or (entry is None and not name.endswith(_AGENCY_ENDS) and not (own and groups.get("date"))):
        return None
    if match.re in (_PLAIN, _UNDATED) and entry is None:
        return None
    day = _HAN_DIGITS.sub(lambda digits: str(han_number(digits.group(0))), groups.get("date") or "")
    dates = find_dates(day)
    value = dates[0].value if dates else _day_only(day)
    exact = head[: match.end()].strip()
    named = _REPORTER.match(printed[len(name) :])
    reporter = named.group("name") if named is not None else None
    return DatelineFound(name, entry, place, value, exact, own=own, reporter=reporter)


def _split(printed: str, pack: Pack) -> tuple[str | None, str | None]:
    """Split 新华社北京 into agency and place: the longest opening that the pack knows, else up to 社 or 网."""
    length = pack.outlet_prefix(printed)
    if length:
        return printed[:length], _place(printed[length:])
    folded = shadow(printed)
    for mark in ("通讯社", "社", "网", "报", "台"):
        at = folded.find(mark)
        if 0 < at < len(folded) - len(mark):
            return printed[: at + len(mark)], _place(printed[at + len(mark) :])
    return printed, None


def _place(rest: str) -> str | None:
    """Return the place behind an agency's name, without a reporter named in between (中央社記者王某某台北)."""
    match = _REPORTER.match(rest)
    if match is not None:
        rest = rest[match.end() :]
    return rest.strip(" 、") or None


def _day_only(text: str | None) -> str | None:
    """Keep a day without a month as it is printed in ISO form with unknown parts left open."""
    if not text:
        return None
    digits = re.sub(r"\D", "", text)
    return f"????-??-{int(digits):02d}" if digits and len(digits) <= 2 else None
