"""The first half of a brief: what to beware of, the pages in order of time, and which of them are one text."""

from __future__ import annotations

from collections.abc import Mapping

from parley.model.account import Account, ArticleLine
from parley.model.story import OriginGroup
from parley.render.labels import Language, label
from parley.render.sheet import Row, clip
from parley.render.words import byline_words, code_words, quoted, time_words, warning_words

_EVIDENCE_SHOWN = 3
_EVIDENCE_CHARS = 120


def alert_rows(account: Account, language: Language) -> list[Row]:
    """Return one line that names every page with a warning, and of which kind; nothing when there is none."""
    codes: dict[str, list[str]] = {}
    for line in account.articles:
        for code in dict.fromkeys(warning.code for warning in line.warnings):
            codes.setdefault(code, []).append(f"[{line.number}]")
    parts = [f"{code_words('warning-code', code, language)} {''.join(marks)}" for code, marks in codes.items()]
    return [Row("alert", " · ".join(parts), mark=label("brief.attention", language))] if parts else []


def page_rows(account: Account, language: Language) -> list[Row]:
    """Return the section of the pages, in the order of the account."""
    rows = [Row("section", label("section.pages", language))]
    for line in account.articles:
        rows += _rows_of_page(line, language)
    return rows


def _rows_of_page(line: ArticleLine, language: Language) -> list[Row]:
    when = time_words(line.published) if line.published else label("brief.no-date", language)
    title = clip(line.title, chars=300) if line.title else label("brief.no-title", language)
    rows = [Row("item", title, mark=f"[{line.number}]", columns=(when, _outlet(line, language)), words_below=True)]
    for warning in line.warnings:
        rows.append(Row("detail", warning_words(warning, language), mark="!"))
        shown = warning.evidence[:_EVIDENCE_SHOWN]
        rows += [Row("deep", quoted(clip(words, chars=_EVIDENCE_CHARS), language)) for words in shown if words.strip()]
    if line.origin and line.origin != line.outlet:
        rows.append(Row("detail", _field("field.origin", language) + line.origin))
    elif not line.origin:
        rows.append(Row("detail", _field("field.origin", language) + label("field.origin-none", language)))
    if line.bylines:
        rows.append(Row("detail", _field("field.byline", language) + byline_words(line.bylines, language)))
    where = " · ".join(one for one in (line.path, line.url) if one)
    if where:
        rows.append(Row("detail", clip(where, chars=300)))
    return rows


def _outlet(line: ArticleLine, language: Language) -> str:
    if line.outlet:
        return line.outlet
    suspect = line.outlet_found is not None and line.outlet_found.suspect
    return label("brief.outlet-suspect" if suspect else "brief.outlet-unknown", language)


def reprint_rows(account: Account, numbers: Mapping[str, str], language: Language) -> list[Row]:
    """Return the section of pages that are one text, with the measure that says so."""
    rows = [Row("section", label("section.reprints", language))]
    groups = [group for group in account.origin_groups if group.reprints]
    for group in groups:
        rows += _rows_of_group(group, numbers, language)
    return rows if groups else [*rows, Row("note", label("section.reprints-none", language))]


def _rows_of_group(group: OriginGroup, numbers: Mapping[str, str], language: Language) -> list[Row]:
    original = numbers.get(group.articles[0], "[?]")
    comma = label("brief.comma", language)
    rows = [Row("item", group.label + comma + label("reprint.original", language, page=original), mark=group.id)]
    for one in group.reprints:
        percent = int(one.resemblance * 100)
        page, of = numbers.get(one.article, "[?]"), numbers.get(one.of, "[?]")
        words = label("reprint.of", language, page=page, of=of, percent=percent)
        rows.append(Row("detail", words + comma + label("reprint.rule", language, rule=one.rule)))
    return rows


def _field(key: str, language: Language) -> str:
    return label(key, language) + label("brief.colon", language)
