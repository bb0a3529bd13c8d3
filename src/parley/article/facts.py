"""What a draft says of itself: host, zone, dates, credits, live entries, language."""

from __future__ import annotations

import re

from parley.article.credits import (
    Credit,
    byline_credits,
    credits_in_brackets,
    is_byline,
    names_in_last_bracket,
    read_credits,
)
from parley.article.datelines import DatelineFound
from parley.article.dates import (
    Dated,
    Found,
    dates_in_json_ld,
    dates_in_meta,
    dates_in_scripts,
    dates_in_url,
    settle,
    stamps_in,
)
from parley.article.draft import Draft, furniture_of, page_url
from parley.article.html import Markup
from parley.article.lines import Line
from parley.article.live import Entry, find_entries
from parley.article.outlet import Hosted, find_outlet, host_of
from parley.article.stamps import Printed, find_dates
from parley.lang.zh.pack import Pack

_PIECE_CHARS = 12
_NEAR_BELOW = 5
_CREDIT_CHARS = 40
_HOME_ZONES = {
    "北京时间": "Asia/Shanghai", "香港时间": "Asia/Hong_Kong", "台北时间": "Asia/Taipei",
    "台湾时间": "Asia/Taipei", "新加坡时间": "Asia/Singapore", "大马时间": "Asia/Kuala_Lumpur",
}  # fmt: skip
_MAINLAND = re.compile(
    r"icp备|icp证|公网安备|违法和不良信息|互联网新闻信息服务|信息网络传播视听|广播电视节目制作经营|12377"
)
_DAY_FIRST_ZONES = ("Asia/Hong_Kong", "Asia/Macau", "Asia/Singapore", "Asia/Kuala_Lumpur", "Europe/", "Australia/")
_MAINLAND_HOSTS = (".cn", ".xn--fiqs8s", ".中国")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_CYRILLIC_LANGUAGES = frozenset(("ru", "uk", "bg", "sr", "be"))
_HAN = re.compile(r"[\u3400-\u9fff]+")
_KANA = re.compile(r"[\u3040-\u30ff]+")
_UKRAINIAN = re.compile("[іїєґ]")
_LANG_SAMPLE = 600


def find_host(draft: Draft, pack: Pack, dateline: DatelineFound | None, suspects: tuple[str, ...]) -> Hosted:
    """Find who hosts the page."""
    url = url_of(draft)
    own = dateline.name if dateline is not None and dateline.own else None
    furniture = [line.text for line in furniture_of(draft)]
    return find_outlet(pack, url=url, markup=draft.markup, furniture=furniture, dateline=own, suspects=suspects)


def url_of(draft: Draft) -> str | None:
    """Return the page's address: the one it came with, else the one that its head gives."""
    return draft.page.source.url or (page_url(draft.markup) if draft.markup else None)


def find_zone(draft: Draft, hosted: Hosted) -> str | None:
    """Return the zone the page's stamps are in: the outlet's, the readers' the text writes for, or the mainland's."""
    if hosted.entry is not None and hosted.entry.zone:
        return hosted.entry.zone
    if hosted.platform is not None or (hosted.entry is not None and hosted.entry.region == "CN"):
        return "Asia/Shanghai"
    told = zip(draft.lines.lines, draft.decisions, strict=True)
    folded = "\n".join(line.shadow for line, decision in told if decision.furniture is None)
    named = {zone for word, zone in _HOME_ZONES.items() if folded.count(word) > 1}
    if len(named) == 1:
        return named.pop()
    if hosted.entry is None and url_of(draft) and host_of(url_of(draft)).endswith(_MAINLAND_HOSTS):
        return "Asia/Shanghai"
    tail = "\n".join(line.shadow for line in draft.lines.lines[-60:])
    return "Asia/Shanghai" if _MAINLAND.search(tail) else None


def settle_dates(draft: Draft, dateline: DatelineFound | None, zone: str | None, *, trust_head: bool) -> Dated:
    """Settle when the page was published and updated."""
    found: list[Found] = []
    order = draft.around()
    day_first = zone is not None and zone.startswith(_DAY_FIRST_ZONES)
    heads = [i for i in order if i < draft.first]
    tails = [i for i in order if i >= draft.first]
    joined = " ".join(text for i in heads if len(text := draft.texts[i]) <= _PIECE_CHARS and text[:1].isdigit())
    for index in [*reversed(heads), *tails]:
        if index > draft.first and not _dates_the_page(draft, index):
            continue
        found += stamps_in(draft.texts[index], folded=draft.lines.lines[index].shadow, day_first=day_first)
    pieced = [item for item in stamps_in(joined) if item.printed.has_year and item.printed.has_clock]
    found = pieced + found
    found = _prefer_labelled(found)
    if draft.markup is not None:
        found += dates_in_json_ld(draft.markup.json_ld)
        found += dates_in_meta(draft.markup.meta, draft.markup.times)
        if not any(item.printed.has_year and not item.updated for item in found):
            found += dates_in_scripts(draft.page.text, zone)
        found += dates_in_url(draft.page.source.url or page_url(draft.markup) or "")
    elif draft.page.source.url:
        found += dates_in_url(draft.page.source.url)
    if dateline is not None and dateline.date and not dateline.date.startswith("?"):
        found.append(Found(Printed(dateline.date, dateline.exact, 0, 0), "dateline"))
    return settle(found, zone=zone, trust_head=trust_head)


def _dates_the_page(draft: Draft, index: int) -> bool:
    """Tell whether a date below the text is the page's own: its line says so, or stands right below."""
    if draft.decisions[index].furniture in ("related", "comments", "copyright", "tags"):
        return False
    folded = draft.lines.lines[index].shadow
    named = any(word in folded for word in ("发布", "日期", "时间", "发表", "更新", "published", "updated"))
    return named or index <= draft.last + 2


def _prefer_labelled(found: list[Found]) -> list[Found]:
    """Put stamps with a clock before bare days, keeping the order otherwise."""
    return sorted(found, key=lambda item: not (item.printed.has_clock and item.printed.has_year))


def find_credits(draft: Draft, pack: Pack) -> list[Credit]:
    """Return every credit of the page, in page order: of its furniture, and of both ends of its text."""
    placed: list[tuple[int, Credit]] = []
    for index in draft.around():
        placed += [(index, credit) for credit in _credits_of_furniture(draft, index, pack)]
    body = [i for i, decision in enumerate(draft.decisions) if decision.furniture is None]
    for index in sorted({*body[:2], *body[-3:]}):
        placed += [(index, credit) for credit in _credits_of_text(draft.lines.lines[index], pack)]
    if not any(credit.role in ("author", "reporter") for _, credit in placed):
        for index in {body[0], body[-1]}:
            placed += [(index, credit) for credit in names_in_last_bracket(draft.texts[index], pack)]
    placed.sort(key=lambda item: item[0])
    return [credit for _, credit in placed]


def _credits_of_furniture(draft: Draft, index: int, pack: Pack) -> list[Credit]:
    texts = draft.texts
    folded = draft.lines.lines[index].shadow
    kind = draft.decisions[index].furniture
    if kind in ("related", "comments") or (kind == "copyright" and not find_dates(texts[index], folded=folded)):
        return []
    if kind == "footer" and index > draft.last + _NEAR_BELOW:
        return []
    if is_byline(texts[index], folded=folded):
        return byline_credits(texts[index])
    following = texts[index + 1] if index + 1 < len(texts) else ""
    return read_credits(texts[index], pack, following=following, folded=folded)


def _credits_of_text(line: Line, pack: Pack) -> list[Credit]:
    found = _credits_of_short_line(line, pack) if len(line.text) <= _CREDIT_CHARS else []
    in_brackets = credits_in_brackets(line.text, pack, folded=line.shadow)
    return found + [credit for credit in in_brackets if credit.role != "source"]


def _credits_of_short_line(line: Line, pack: Pack) -> list[Credit]:
    """Return the makers that a short line of the text names; photographers where it ends in 摄."""
    photo = line.text.rstrip("。 )）").endswith(("摄", "攝"))
    named = read_credits(line.text, pack, folded=line.shadow)
    found = [credit for credit in named if credit.role in ("reporter", "correspondent", "author")]
    return [c._replace(role="photographer") for c in found] if photo else found


def find_live(draft: Draft, dated: Dated, zone: str | None) -> tuple[dict[int, Entry], frozenset[int]]:
    """Return the live entries by the line that opens them, and the lines that only name a day."""
    indexes = [i for i, decision in enumerate(draft.decisions) if decision.furniture is None]
    lines = [draft.lines.lines[i].text for i in indexes]
    published = dated.published.value if dated.published else None
    entries, days = find_entries(lines, published=published, zone=zone)
    return {indexes[e.line]: e for e in entries}, frozenset(indexes[i] for i in days)


def tell_language(text: str, markup: Markup | None) -> str:
    """Tell the language by its characters, else by what the markup declares; `und` when neither says."""
    sample = text[:_LANG_SAMPLE]
    han, kana = sum(map(len, _HAN.findall(sample))), sum(map(len, _KANA.findall(sample)))
    if kana * 10 > han and kana > 10:
        return "ja"
    if han * 5 > len(sample):
        return "zh"
    declared = (markup.lang if markup else "")[:2]
    if _CYRILLIC.search(sample):
        return declared if declared in _CYRILLIC_LANGUAGES else "uk" if _UKRAINIAN.search(sample) else "ru"
    if len(declared) == 2 and declared.isalpha() and declared != "zh":
        return declared
    return "en" if han == 0 else "und"
