"""Account -> the brief: one sheet for an editor, as text, Markdown or HTML. Pure, and the same bytes every time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from parley.errors import BadPage
from parley.model.account import Account
from parley.render.brief_close import close_rows, refused_rows
from parley.render.brief_events import next_rows, timeline_rows
from parley.render.brief_pages import alert_rows, page_rows, reprint_rows
from parley.render.brief_said import statement_rows
from parley.render.brief_stories import story_rows
from parley.render.brief_terms import difference_rows, ledger_rows
from parley.render.labels import Language, count_label, label
from parley.render.sheet import Row, clip, write_markdown, write_text
from parley.render.sheet_html import write_html
from parley.render.words import numbers_of, time_words

BriefForm = Literal["text", "md", "html"]


def render_brief(
    account: Account,
    *,
    form: BriefForm = "text",
    language: Language = "zh-hans",
    refused: Sequence[BadPage] = (),
    width: int | None = None,
) -> str:
    """Write the brief of a story.

    Args:
        account: What is told.
        form: `text` for a screen or a mail, `md` for Markdown, `html` for one file that a browser opens.
        language: The language of headings and labels; words of pages stay as they are.
        refused: Pages that could not be read, so that the sheet names them.
        width: Cells a line in text, for a screen; None keeps each exact quotation on one line.
    """
    numbers = numbers_of(account)
    rows = [
        *_head_rows(account, language),
        *alert_rows(account, language),
        *story_rows(account, numbers, language),
        *timeline_rows(account, numbers, language),
        *ledger_rows(account, numbers, language),
        *difference_rows(account, numbers, language),
        *next_rows(account, numbers, language),
        *statement_rows(account, numbers, language),
        *page_rows(account, language),
        *refused_rows(refused, language),
        *reprint_rows(account, numbers, language),
        *close_rows(account, language),
    ]
    if form == "html":
        return write_html(rows, language=language)
    return write_markdown(rows) if form == "md" else write_text(rows, width=width)


def _head_rows(account: Account, language: Language) -> list[Row]:
    story = account.story
    ours, theirs = (story.title_en, story.title_zh) if language == "en" else (story.title_zh, story.title_en)
    title = ours or theirs or label("brief.untitled", language)
    comma = label("brief.comma", language)
    parts = [_span(story.first, story.last, language)] if story.first and story.last else []
    parts.append(
        count_label("brief.pages", len(account.articles), language)
        + comma
        + count_label("brief.origins", len(account.origin_groups), language)
    )
    if account.as_of:
        parts.append(label("as-of", language, day=time_words(account.as_of)))
    return [Row("title", clip(title, chars=300)), Row("lead", " · ".join(parts))]


def _span(first: str, last: str, language: Language) -> str:
    """Return the days from the first page to the last, once when they are one."""
    days = (first.partition("T")[0], last.partition("T")[0])
    return days[0] if days[0] == days[1] else label("brief.span", language, first=days[0], last=days[1])
