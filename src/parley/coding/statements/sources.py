"""What kind of source a speaker is, and reports and quotes as they go into statements."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from parley.coding.statements.circumstances import Circumstances, read_circumstances
from parley.coding.statements.clauses import Clause
from parley.coding.statements.make import Named, Said, Span
from parley.coding.statements.reports import Report
from parley.coding.statements.tellings import Telling
from parley.coding.statements.told import Speaker
from parley.coding.text.masks import Paragraph
from parley.lang.zh.pack import Pack
from parley.lang.zh.speech import Speech
from parley.model.coding import SourceType, StatementForm, TimeExpression

_PRESS_ENDS = ("社", "报", "台", "网", "新闻", "周刊", "杂志", "广播公司")
_SIDE_CHARS = 3
_LEAD = " \u3000,，:、;；道着“「『"
_TAIL = " \u3000,，;；。"


class Stating:
    """Makes statements of what was found on a page."""

    def __init__(self, pack: Pack, speech: Speech, times: Sequence[TimeExpression]) -> None:
        """Keep what is asked of the language and of the page.

        Args:
            pack: The language pack.
            speech: The words of speaking.
            times: The page's time expressions.
        """
        self._times = times
        self._starts = [one.start for one in times]
        self.pack = pack
        self.speech = speech

    def from_telling(self, telling: Telling) -> Said:
        """Turn a quote into what a statement is made of."""
        clause = telling.clause
        return Said(
            content=telling.content(),
            evidence=telling.evidence(),
            speakers=tuple(_named(speaker) for speaker in telling.speakers),
            act=clause.teller.act if clause is not None else "say",
            reporting=clause.teller.reporting if clause is not None else "neutral",
            form=telling.form,
            source_type=self._type_of_telling(telling),
            rule=telling.rule,
            relays=tuple(_named(speaker) for speaker in telling.relays),
        )

    def from_report(self, report: Report) -> Said:
        """Turn a report, with the quotes in it, into what a statement is made of."""
        first = report.tellings[0] if report.tellings else None
        teller = first.clause.teller if first is not None and first.clause is not None else None
        source = self._type_of(report.speakers, report.told.paragraph, report.clause)
        return Said(
            content=_content(report),
            evidence=_evidence(report),
            speakers=tuple(_named(speaker) for speaker in report.speakers),
            act=teller.act if teller is not None else report.act,
            reporting=teller.reporting if teller is not None else report.reporting,
            form=_form(report, source),
            source_type=source,
            rule=first.rule if first is not None and bool(first.speakers) == bool(report.speakers) else report.rule,
            relays=tuple(_named(speaker) for speaker in report.relays),
            told=self._circumstances(report),
        )

    def _circumstances(self, report: Report) -> Circumstances:
        if report.clause is None:
            return Circumstances()
        paragraph = report.told.paragraph
        low = bisect_left(self._starts, paragraph.base)
        high = bisect_left(self._starts, paragraph.base + len(paragraph.text))
        return read_circumstances(report.told, report.clause, self._times[low:high])

    def _type_of_telling(self, telling: Telling) -> SourceType:
        if telling.clause is None:
            return "unattributed"
        clause = telling.clause if telling.link.where != "carried" else None
        return self._type_of(telling.speakers, telling.paragraph, clause)

    def _type_of(self, speakers: tuple[Speaker, ...], paragraph: Paragraph, clause: Clause | None) -> SourceType:
        if not speakers:
            return "unattributed"
        if clause is not None and self._is_post(paragraph, clause):
            return "social-post"
        speaker = speakers[0]
        if speaker.kind == "person":
            return "named-person"
        if speaker.kind == "group":
            return self._group_type(speaker.key)
        outlet = self.pack.outlet_by_shadow.get(speaker.key)
        if outlet is not None:
            return "institution" if outlet.kind == "government" else "press-report"
        return "press-report" if speaker.key.endswith(_PRESS_ENDS) else "institution"

    def _group_type(self, key: str) -> SourceType:
        if self.speech["side"].before(key, 0, len(key)) and len(key) <= _SIDE_CHARS:
            return "institution"
        return "analyst" if self.speech["analyst"].before(key, 0, len(key)) else "unnamed-official"

    def _is_post(self, paragraph: Paragraph, clause: Clause) -> bool:
        """Tell a post by the words of its clause: 在社交媒体上发文说."""
        cover, media = paragraph.cover, self.speech["self-media"]
        return any(media.at(cover, at, clause.verb_end) for at in range(clause.start, clause.verb_end))


def _named(speaker: Speaker) -> Named:
    return Named(speaker.kind, speaker.key, speaker.span, speaker.linked_by, ident=speaker.ident)


def _form(report: Report, source: SourceType) -> StatementForm:
    if report.tellings:
        return "direct" if any(telling.form == "direct" for telling in report.tellings) else "fragment"
    return "post" if source == "social-post" and report.form == "indirect" else report.form


def _content(report: Report) -> Span:
    """Return the quoted words, from the first to the last; without a quote what stands behind the verb."""
    base, text = report.told.paragraph.base, report.told.paragraph.text
    if report.tellings:
        return report.tellings[0].content()[0], report.tellings[-1].content()[1]
    start, end = report.content, report.end
    while start < end and text[start] in _LEAD:
        start += 1
    while end > start and text[end - 1] in _TAIL:
        end -= 1
    if start < end:
        return base + start, base + end
    start, end = report.start, report.end
    if report.clause is not None and report.clause.verb_start > report.start:
        end = min(end, report.clause.start) if report.clause.start > report.start else end
    while end > start and text[end - 1] in _TAIL:
        end -= 1
    return base + start, base + max(end, start + 1)


def _evidence(report: Report) -> tuple[Span, ...]:
    base = report.told.paragraph.base
    end = max([report.end, *(telling.quote.end for telling in report.tellings)])
    return ((base + report.start, base + end),)
