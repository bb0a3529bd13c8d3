"""Page -> Article: strings the parts of this room together. Pure: beside the page it knows only the pack."""

from __future__ import annotations

import hashlib
from typing import Literal

import msgspec

from parley.article.blocks import build
from parley.article.credits import Credit
from parley.article.datelines import DatelineFound, find_dateline
from parley.article.dates import Dated
from parley.article.draft import Draft, draft_page, ending_of, furniture_of, head_lines, page_url
from parley.article.facts import find_credits, find_host, find_live, find_zone, settle_dates, tell_language
from parley.article.makers import account_in_scripts, authors_before_house, find_bylines, find_origin
from parley.article.warn import (
    bulletin_warning,
    find_suspects,
    no_date_warning,
    replaced_warning,
    shape_warnings,
    spun_warning,
    warnings_from_notes,
)
from parley.errors import BadPage
from parley.lang.zh.lines import LineReader, line_reader
from parley.lang.zh.pack import Pack, load_pack
from parley.lang.zh.script import script_of
from parley.model.article import Article, ArticleWarning
from parley.model.limits import DEFAULT_LIMITS, Limits
from parley.model.page import Page, Source


def extract(page: Page, *, pack: Pack | None = None, limits: Limits = DEFAULT_LIMITS) -> Article:
    """Find the article of a page.

    Args:
        page: The decoded page.
        pack: The language pack; the shipped one when None.
        limits: Bounds on the walk over markup.

    Raises:
        BadPage: `no-article`: the page holds no text that could be one.
    """
    pack = pack or load_pack()
    reader = line_reader()
    draft = draft_page(page, reader, limits)
    subject = page.source.path or page.source.url or "page"
    if not draft.body():
        message = "no article text was found on it; if it is a list or a form, leave it out, else save the page whole"
        raise BadPage(subject, "no-article", message)
    return _finish(draft, pack, reader)


def _finish(draft: Draft, pack: Pack, reader: LineReader) -> Article:
    lines = draft.body_lines()
    body = [line.text for line in lines]
    datelines = (find_dateline(line.text, pack, folded=line.shadow) for line in lines[:3])
    dateline = next((found for found in datelines if found is not None), None)
    suspects, evidence = find_suspects([*lines[:3], *furniture_of(draft)], draft.lines.folded, pack)
    hosted = find_host(draft, pack, dateline, suspects)
    zone = find_zone(draft, hosted)
    language = tell_language("\n".join(body), draft.markup)
    dated = settle_dates(draft, dateline, zone, trust_head=language != "zh")
    credits_found = find_credits(draft, pack)
    suspect_set = frozenset(suspects)
    account = account_in_scripts(draft.page.text) if hosted.platform is not None else None
    origin = find_origin(
        credits_found,
        dateline,
        dated.published,
        pack,
        hosted,
        draft.markup,
        suspect_set,
        head_lines(draft),
        account,
        ending_of(draft),
    )
    bylines = find_bylines(
        [*_credits_of_head(draft, dateline, pack), *credits_found], draft.markup, hosted, draft.texts
    )
    entries, days = find_live(draft, dated, zone)
    built = build(draft.lines.lines, draft.decisions, draft.title, entries, days, reader)
    warnings = _warn(draft, dated, pack, suspects, evidence)
    return Article(
        id="a-" + hashlib.sha256(built.text.encode("utf-8")).hexdigest()[:16],
        source=_source(draft),
        title=draft.title.text if draft.title else None,
        language=language,
        script=_script_of(draft) if language == "zh" else None,
        region=(hosted.entry.region or None) if hosted.entry else None,
        published=dated.published,
        updated=dated.updated,
        outlet=hosted.outlet,
        origin=origin,
        bylines=bylines,
        text=built.text,
        blocks=built.blocks,
        furniture=built.furniture,
        warnings=warnings,
    )


def _script_of(draft: Draft) -> Literal["hans", "hant"] | None:
    """Tell the script of headline and text, by the shadows that the lines have already."""
    lines = [draft.lines.lines[i] for i in draft.title.lines] if draft.title is not None else []
    lines += draft.body_lines()
    return script_of("\n".join(line.text for line in lines), folded="\n".join(line.shadow for line in lines))


def _credits_of_head(draft: Draft, dateline: DatelineFound | None, pack: Pack) -> list[Credit]:
    """Return the makers named without a label: in elements named after authors, and in the dateline."""
    found = authors_before_house(head_lines(draft), pack)
    if dateline is not None and dateline.reporter:
        found.append(Credit("reporter", dateline.reporter, dateline.exact))
    return found


def _source(draft: Draft) -> Source:
    source = draft.page.source
    if source.url is None and draft.markup is not None:
        url = page_url(draft.markup)
        if url is not None:
            return msgspec.structs.replace(source, url=url)
    return source


def _warn(
    draft: Draft, dated: Dated, pack: Pack, suspects: tuple[str, ...], evidence: tuple[str, ...]
) -> tuple[ArticleWarning, ...]:
    found = warnings_from_notes((*draft.page.notes, *draft.lines.notes))
    found += dated.warnings
    if dated.published is None:
        found.append(no_date_warning())
    if suspects:
        found.append(replaced_warning(suspects, evidence, pack))
    if draft.title is None:
        found.append(ArticleWarning(code="no-title", message="no headline was found on the page"))
    body = draft.body()
    for one in (bulletin_warning(draft.title.text if draft.title else None, body), spun_warning("\n".join(body))):
        if one is not None:
            found.append(one)
    page_chars = sum(len(line.text) for line in draft.lines.lines)
    found += shape_warnings(
        body_chars=sum(len(line) for line in body),
        page_chars=page_chars,
        cut=draft.lines.cut,
        ends_open=_ends_open(draft.page),
        last=draft.page.text.rstrip(),
    )
    return tuple(sorted(found, key=lambda warning: (warning.code, warning.message)))


def _ends_open(page: Page) -> bool:
    """Tell a page that stops inside a tag, or without the end tags of a document that it opened."""
    if page.source.form != "html":
        return False
    tail = page.text.rstrip()[-400:].lower()
    cut_tag = tail.rfind("<") > tail.rfind(">")
    return cut_tag and "</html>" not in tail
