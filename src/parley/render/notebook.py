"""Records -> small HTML tables for a notebook. Everything of a page is escaped; no scripts, no addresses to load."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from parley.model.account import Account
from parley.model.article import Article
from parley.model.coding import Coding
from parley.model.record import Record
from parley.render.labels import Language, label
from parley.render.safe import html_text
from parley.render.sheet import clip
from parley.render.words import (
    Names,
    byline_words,
    code_words,
    entity_words,
    numbers_of,
    quoted,
    sources,
    time_words,
    warning_words,
)

_ROWS = 40
_CHARS = 300
_LEFT = ' style="text-align:left;vertical-align:top"'


def article_html(article: Article, *, language: Language = "zh-hans") -> str:
    """Return an article as a table: its fields, then its blocks."""
    published = time_words(article.published.value) if article.published else label("brief.no-date", language)
    rows = [
        (label("field.outlet", language), article.outlet.name or label("brief.outlet-unknown", language)),
        (label("field.origin", language), article.origin.name if article.origin else ""),
        (label("field.published", language), published),
        (label("field.byline", language), byline_words(article.bylines, language)),
        *((label("read.warnings", language), warning_words(one, language)) for one in article.warnings),
    ]
    blocks = [
        (
            f"{code_words('block-kind', block.kind, language)} {time_words(block.at) if block.at else ''}",
            article.block_text(block),
        )
        for block in article.blocks
    ]
    shown = [row for row in rows if row[1]]
    return _caption(article.title or label("brief.no-title", language)) + _table(shown) + _table(blocks)


def account_html(account: Account, *, language: Language = "zh-hans") -> str:
    """Return an account as tables: its timeline, its ledger, where accounts differ, who said what, its pages."""
    numbers = numbers_of(account)
    entities = {entity.id: entity for entity in account.entities}
    pages = [
        (f"[{one.number}]", time_words(one.published or ""), one.outlet or "", one.origin or "", one.title or "")
        for one in account.articles
    ]
    unknown = label("brief.speaker-unknown", language)
    told = [
        (
            entity_words(entities.get(one.speaker), one.speaker, language) if one.speaker else unknown,
            quoted(one.content.exact, language),
            sources((evidence.article for evidence in one.evidence), numbers),
        )
        for one in account.statements
    ]
    story = account.story
    tables = (
        ("section.timeline", _times(account, numbers)),
        ("section.ledger", _terms(account, language)),
        (
            "section.differences",
            [(one.summary_en if language == "en" else one.summary_zh,) for one in account.differences],
        ),
        ("section.statements", told),
        ("section.pages", pages),
    )
    parts = [_caption(story.title_zh or story.title_en or label("brief.untitled", language))]
    for key, rows in tables:
        if rows:
            parts += [f"<p><b>{html_text(label(key, language))}</b></p>", _table(rows)]
    return "".join(parts)


def _times(account: Account, numbers: Mapping[str, str]) -> list[tuple[str, ...]]:
    return [
        (
            time_words(one.when.value or "") if one.when else "",
            sources((evidence.article for evidence in one.evidence), numbers),
            one.evidence[0].exact,
        )
        for one in account.timeline
    ]


def _terms(account: Account, language: Language) -> list[tuple[str, ...]]:
    names = Names(account.entities, language)
    return [
        (
            one.id,
            code_words("topic", one.topic, language),
            code_words("term-status", one.status, language),
            ", ".join(
                f"{names.of(stance.party)} {code_words('stance', stance.stance, language)}" for stance in one.positions
            ),
        )
        for one in account.ledger
    ]


def install_notebook_views() -> bool:
    """Show articles and accounts as tables in the notebook that is running.

    Returns:
        Whether there is one.
    """
    module = sys.modules.get("IPython")
    shell: Any = module.get_ipython() if module is not None and hasattr(module, "get_ipython") else None
    if shell is None:
        return False
    views: tuple[tuple[type[Record], Callable[[Any], str]], ...] = (
        (Article, article_html),
        (Coding, article_html),
        (Account, account_html),
    )
    formatter = shell.display_formatter.formatters["text/html"]
    for kind, view in views:
        formatter.for_type(kind, view)
    return True


def _caption(text: str) -> str:
    return f"<p><b>{html_text(clip(text, chars=_CHARS))}</b></p>"


def _table(rows: Iterable[tuple[str, ...]]) -> str:
    """Return rows as a table; rows beyond the first forty are counted."""
    listed = list(rows)
    lines = [
        "<tr>" + "".join(f"<td{_LEFT}>{html_text(clip(cell, chars=_CHARS))}</td>" for cell in row) + "</tr>"
        for row in listed[:_ROWS]
    ]
    if len(listed) > _ROWS:
        lines.append(f"<tr><td{_LEFT}>… + {len(listed) - _ROWS}</td></tr>")
    return f"<table>{''.join(lines)}</table>" if lines else ""
