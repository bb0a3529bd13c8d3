"""The statements of an account: each as its page has it; the words that reprints of one text repeat, once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parley.account.sourced import source_evidence
from parley.lang.zh.script import shadow
from parley.model.account import StatementLine
from parley.model.coding import Coding, Statement
from parley.model.record import Evidence

_SAME_CHARS: Final = 8
_OPENING: Final = '“「『"'
_CLOSING: Final = '”」』"'
_NOT_WORDS = re.compile(r"[\W_]+")
_Key = tuple[str, str]


def list_statements(codings: Sequence[Coding], group_of: dict[str, str]) -> tuple[StatementLine, ...]:
    """List the statements of all pages in order of page and place.

    Words that several pages of one origin group quote are listed once, with the evidence of each page: words of at
    least eight characters, shorter ones when the same speaker says them. The line is that of the first page that
    names the speaker, else of the first.

    Args:
        codings: Pages in order of time, each once.
        group_of: Article id -> origin group id.
    """
    lines: dict[_Key, list[tuple[Coding, Statement]]] = {}
    for page in codings:
        own: set[_Key] = set()
        for statement in page.statements:
            key = _key(page, statement, group_of[page.id])
            if key in own:  # said twice on one page: two statements
                key = (key[0], f"{page.id}/{statement.id}")
            own.add(key)
            lines.setdefault(key, []).append((page, statement))
    return tuple(_make_line(told) for told in lines.values())


def _key(page: Coding, statement: Statement, group: str) -> _Key:
    folded = _NOT_WORDS.sub("", shadow(statement.content.exact))
    if len(folded) >= _SAME_CHARS:
        return (group, "=" + folded)
    if statement.speakers:
        return (group, f"{_NOT_WORDS.sub('', shadow(statement.speakers[0]))}={folded}")
    return (group, f"{page.id}/{statement.id}")


def _make_line(told: list[tuple[Coding, Statement]]) -> StatementLine:
    page, statement = next(((p, s) for p, s in told if s.speakers), told[0])
    ordered = [(page, statement), *(pair for pair in told if pair[0] is not page)]
    return StatementLine(
        speaker=statement.speakers[0] if statement.speakers else None,
        article=page.id,
        id=statement.id,
        act=statement.act,
        form=statement.form,
        rule=statement.rule,
        at=statement.at,
        content=statement.content,
        evidence=tuple(source_evidence(where, span) for where, one in ordered for span in one.evidence),
        speakers=statement.speakers,
        parts=tuple(part for span in statement.evidence[1:] if (part := _quoted_part(span)) is not None),
    )


def _quoted_part(span: Evidence) -> Evidence | None:
    """Return the words between the outermost quotation marks of a further piece of a broken-up quotation."""
    starts = [at for mark in _OPENING if (at := span.exact.find(mark)) >= 0]
    ends = [at for mark in _CLOSING if (at := span.exact.rfind(mark)) >= 0]
    if not starts or not ends or min(starts) + 1 >= max(ends):
        return None
    start, end = min(starts) + 1, max(ends)
    return Evidence(start=span.start + start, end=span.start + end, exact=span.exact[start:end])
