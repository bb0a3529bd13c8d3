"""The statements of an account: each as its page has it; what several pages tell of one utterance, once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parley.account.durations import day_of
from parley.account.records import Records
from parley.account.sourced import source_evidence
from parley.lang.zh.script import shadow
from parley.model.account import StatementLine
from parley.model.coding import Coding, Statement
from parley.model.record import Evidence

_SAME_CHARS: Final = 8
_OPENING: Final = '“「『"'
_CLOSING: Final = '”」』"'
_QUOTED: Final = frozenset(("direct", "fragment", "post"))
_NOT_WORDS = re.compile(r"[\W_]+")
_MIN_CHARS: Final = 10
_ALIKE: Final = 0.6
_ALIKE_QUOTED: Final = 0.3
_RUN: Final = 5
_COMPARED: Final = 40
_Key = tuple[str, str]
_Line = list[tuple[Coding, Statement]]


def list_statements(codings: Sequence[Coding], group_of: dict[str, str], records: Records) -> tuple[StatementLine, ...]:
    """List the statements of all pages in order of page and place.

    Words that several pages of one origin group quote are listed once, with the evidence of each page: words of at
    least eight characters, shorter ones when the same speaker says them. So is an utterance that pages translate or
    shorten differently: of the same speaker, told within a day, in like words. The line is that of the first page that
    names the speaker, else of the first.

    Args:
        codings: Pages in order of time, each once.
        group_of: Article id -> origin group id.
        records: The story's records.
    """
    lines: dict[_Key, _Line] = {}
    for page in codings:
        own: set[_Key] = set()
        for statement in page.statements:
            key = _key(page, statement, group_of[page.id])
            if key in own:  # said twice on one page: two statements
                key = (key[0], f"{page.id}/{statement.id}")
            own.add(key)
            lines.setdefault(key, []).append((page, statement))
    return tuple(_make_line(told) for told in _join(list(lines.values()), records))


def _key(page: Coding, statement: Statement, group: str) -> _Key:
    folded = _fold(statement)
    if len(folded) >= _SAME_CHARS:
        return (group, "=" + folded)
    if statement.speakers:
        return (group, f"{_NOT_WORDS.sub('', shadow(statement.speakers[0]))}={folded}")
    return (group, f"{page.id}/{statement.id}")


def _fold(statement: Statement) -> str:
    return _NOT_WORDS.sub("", shadow(statement.content.exact))


def _join(lines: Sequence[_Line], records: Records) -> list[_Line]:
    """Join lines of one speaker on other pages, told within a day, whose words are alike."""
    kept: list[_Line] = []
    by_speaker: dict[tuple[tuple[str, ...], int], list[tuple[_Line, str]]] = {}
    for line in lines:
        page, statement = line[0]
        words = _fold(statement)
        day = day_of(statement.at or records.published(page))
        if not statement.speakers or day is None or len(words) < _MIN_CHARS:
            kept.append(line)
            continue
        near = [
            pair
            for at in (day.toordinal() - 1, day.toordinal(), day.toordinal() + 1)
            for pair in by_speaker.get((statement.speakers, at), ())[-_COMPARED:]
        ]
        same = next((other for other, theirs in near if _is_one(line, words, other, theirs)), None)
        if same is not None:
            same.extend(line)
            continue
        kept.append(line)
        by_speaker.setdefault((statement.speakers, day.toordinal()), []).append((line, words))
    return kept


def _is_one(line: _Line, words: str, other: _Line, theirs: str) -> bool:
    """Tell two renderings of one utterance; what one page tells twice is two."""
    if {page.id for page, _ in line} & {page.id for page, _ in other}:
        return False
    mine, more = _grams(words, 2), _grams(theirs, 2)
    alike = len(mine & more) / min(len(mine), len(more))
    if alike >= _ALIKE:
        return True
    both_quoted = line[0][1].form in _QUOTED and other[0][1].form in _QUOTED
    return both_quoted and alike >= _ALIKE_QUOTED and bool(_grams(words, _RUN) & _grams(theirs, _RUN))


def _grams(words: str, size: int) -> set[str]:
    return {words[at : at + size] for at in range(len(words) - size + 1)}


def _make_line(told: _Line) -> StatementLine:
    page, statement = next(((p, s) for p, s in told if s.speakers), told[0])
    ordered = [(page, statement), *(pair for pair in told if pair[0] is not page)]
    folded = {_fold(statement)}
    wordings = []
    for where, one in ordered[1:]:
        if _fold(one) not in folded:
            folded.add(_fold(one))
            wordings.append(source_evidence(where, one.content))
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
        relayed_by=statement.relayed_by,
        parts=tuple(part for span in statement.evidence[1:] if (part := _quoted_part(span)) is not None),
        wordings=tuple(wordings),
    )


def _quoted_part(span: Evidence) -> Evidence | None:
    """Return the words between the outermost quotation marks of a further piece of a broken-up quotation."""
    starts = [at for mark in _OPENING if (at := span.exact.find(mark)) >= 0]
    ends = [at for mark in _CLOSING if (at := span.exact.rfind(mark)) >= 0]
    if not starts or not ends or min(starts) + 1 >= max(ends):
        return None
    start, end = min(starts) + 1, max(ends)
    return Evidence(start=span.start + start, end=span.start + end, exact=span.exact[start:end])
