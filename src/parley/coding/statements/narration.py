"""A page's paragraphs -> its reports, with quotes given to the reports they stand in, and sentences that carry on.

A sentence without a reporting clause behind a report in the same paragraph goes on with it, unless it looks like the
narrator's own: it opens with a time, tells of a dated past, or speaks of the speaker.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Final

from parley.coding.statements.carrying import Carrying
from parley.coding.statements.reports import Report, SentenceReader
from parley.coding.statements.sentences import Sentence, find_sentences
from parley.coding.statements.talk import Talk
from parley.coding.statements.tellings import Telling
from parley.coding.statements.told import Speaker, Told
from parley.model.coding import TimeExpression

_BULLETS: Final = frozenset(".·•●■◆▪–—-*○◎・‧①②③④⑤⑥⑦⑧⑨⑩")
_NUMBERS: Final = frozenset("0123456789一二三四五六七八九十")
_NUMBER_CHARS: Final = 4
_HEADING_CHARS: Final = 4
_BACK: Final = 6
_HEREBY: Final = ("现", "兹", "特此", "有关情况")
_AS_FOLLOWS: Final = ("如下", "有关情况", "有关事项")
_THIS: Final = ("该", "这名", "这位")
_DEMAND_CHARS: Final = 14
_THESE: Final = ("这", "上述", "具体", "其")
_DEMANDS: Final = ("要求", "主张", "建议", "条件", "方案", "提议", "诉求", "承诺", "共识")
_HOLD: Final = ("包括", "如下", "有", "为:", "是:")
_MORE: Final = ("还", "又", "并", "也", "亦", "再", "续")


class Narration:
    """Reads the reports of a page, paragraph after paragraph.

    Attributes:
        reports: The reports found, in order.
        alone: The quotes that belong to no report, in order.
    """

    def __init__(self, times: Sequence[TimeExpression], talk: Talk, find_issuer: Callable[[], Speaker | None]) -> None:
        """Start with no paragraph read.

        Args:
            times: The page's time expressions.
            talk: Who answers on a page of questions and answers.
            find_issuer: Finds the body whose own page it is, if it is one.
        """
        self._talk = talk
        self._find_issuer = find_issuer
        self.reports: list[Report] = []
        self.alone: list[Telling] = []
        self._carrying = Carrying(times)
        self._list: Report | None = None
        self._last: Report | None = None

    def read(self, told: Told, tellings: Sequence[Telling], *, follows: bool) -> None:
        """Read one paragraph.

        Args:
            told: The paragraph with its clauses.
            tellings: The quotes found in it.
            follows: True when no heading stands between it and the one read before.
        """
        outer = self._list if follows and _is_item(told) else None
        ended, self._last = self._last, None
        turn = self._talk.turn(told, follows=follows)
        if turn is not None:
            self.reports.extend(turn.reports)
            return
        if outer is None:
            self._list = None
        taken = {one.link.clause for one in tellings if one.link.where in ("after", "inside")}
        verbs = [one.verb_start for one in told.clauses]
        places = [one.quote.start for one in tellings]
        for sentence in find_sentences(told.paragraph):
            start, end = sentence.start, sentence.end
            inside = range(bisect_left(verbs, start), bisect_left(verbs, end))
            numbers = [number for number in inside if number not in taken]
            quotes = tellings[bisect_left(places, start) : bisect_left(places, end)]
            if not numbers and not quotes and any(number in taken for number in inside):
                continue  # only the reporting clause of the quote before it: “……。”他说。
            self._read_sentence(told, sentence, numbers, quotes, outer, ended if follows else None)

    def _read_sentence(
        self,
        told: Told,
        sentence: Sentence,
        numbers: list[int],
        quotes: Sequence[Telling],
        outer: Report | None,
        ended: Report | None,
    ) -> None:
        reader = SentenceReader(told, sentence, outer)
        reports = [self._with_speakers(one) for one in reader.read(numbers)]
        if told.paragraph.cover[sentence.end - 1] == ":":
            self._list = self._intro(told, sentence, reader.reports[-1] if reader.reports else None)
        for telling in quotes:
            self._give(telling, reports, ended)
        if not reports and not quotes:
            carried = self._carry(told, sentence, outer, ended)
            reports = [carried] if carried is not None else []
        for report in reports:
            self._relay_on(report, ended)
            report.form = "list-item" if outer is not None else report.form
            self.reports.append(report)
        if reports:
            self._last = reports[-1]

    def _intro(self, told: Told, sentence: Sentence, report: Report | None) -> Report | None:
        """Return the report that a list belongs to; 现通报如下 is the words of the page's own issuer."""
        if report is not None and report.speakers:
            return report
        words = told.paragraph.cover[sentence.start : sentence.end - 1]
        issuer = self._find_issuer() if words.endswith(_AS_FOLLOWS) and words.startswith(_HEREBY) else None
        if issuer is None:
            return report
        return Report(told, (issuer,), (), sentence.start, sentence.end, sentence.end, "list")

    def _with_speakers(self, report: Report) -> Report:
        """Give words of 双方 or 他们 within somebody's account to him: who says that both say so is known.

        该官员 is the one who was described so before.
        """
        if report.speakers and report.speakers[0].kind == "group" and report.speakers[0].key.startswith(_THIS):
            ending = report.speakers[0].key[-2:]
            seen = (one for one in self.reports[: -_BACK - 1 : -1] if one.speakers and one.speakers[0].kind == "group")
            before = next((one for one in seen if one.speakers[0].key.endswith(ending)), None)
            if before is not None:
                report.speakers, report.relays = before.speakers, report.relays or before.relays
        last, clause = self._last, report.clause
        if last is None or clause is None or not last.speakers:
            return report
        both = len(report.speakers) > 1 and len({speaker.span for speaker in report.speakers}) == 1
        plural = not report.speakers and clause.subject.kind == "unclear" and bool(clause.subject.parts)
        if (both or plural) and last.way != "deed":
            report.speakers, report.relays = last.speakers, last.relays
        return report

    def _relay_on(self, report: Report, ended: Report | None) -> None:
        """Let the relay of the words before stand for the same speaker's next words: 他还说, 声明又指."""
        if report.relays or not report.speakers:
            return
        clause, last = report.clause, self._last
        if last is None and clause is not None and self._is_continued(report):
            last = ended
        if clause is not None and clause.subject.kind == "document":
            last = next((one for one in self.reports[: -_BACK - 1 : -1] if one.names == report.names), last)
        if last is None:
            return
        if report.names == last.names:
            report.relays = last.relays
        elif clause is not None and clause.subject.kind == "document" and _holds(last, report):
            report.relays = last.chain

    def _is_continued(self, report: Report) -> bool:
        clause = report.clause
        if clause is not None and clause.verb.word.startswith("补充"):
            return True
        return clause is not None and report.told.paragraph.cover[clause.subject.end : clause.subject.end + 1] in _MORE

    def _give(self, telling: Telling, reports: list[Report], ended: Report | None) -> None:
        """Give a quote to the report it stands in, or let it stand alone."""
        number = telling.link.clause
        if telling.link.where == "before" and number is not None:
            for report in reports:
                if number in report.clauses or (report.start <= telling.quote.start < report.end):
                    report.tellings.append(telling)
                    return
        before = self._last if self._last is not None else ended
        if before is not None and telling.link.where == "carried" and telling.speakers:
            same = tuple(speaker.who for speaker in telling.speakers) == before.names
            telling.relays = before.relays if same else ()
        elif before is not None and telling.link.where == "carried" and self._last is not None:
            telling.speakers, telling.relays = before.speakers, before.relays
        self.alone.append(telling)
        self._last = _report_of(telling, self._told_of(telling, reports, before), telling.speakers)

    def _told_of(self, telling: Telling, reports: list[Report], before: Report | None) -> Told | None:
        del telling
        if reports:
            return reports[-1].told
        return before.told if before is not None else None

    def _carry(
        self, told: Told, sentence: Sentence, outer: Report | None, ended: Report | None = None
    ) -> Report | None:
        if outer is not None:
            words = told.paragraph.cover[_content_of(told, sentence) : sentence.end].strip("。;； ")
            return _carried(outer, told, sentence, "list") if len(words) > _HEADING_CHARS else None
        last = self._last
        if last is None and ended is not None and ended.speakers and _names_demands(told, sentence):
            return _carried(ended, told, sentence, "carried")
        if last is None or not last.speakers:
            return None
        counts = sentence.joined and self._carrying.is_item(told, sentence)
        if sentence.joined and not counts:
            last.end = sentence.end
            return None
        quoted = any(telling.form == "direct" for telling in last.tellings)
        if not counts and (quoted or not self._carrying.goes_on(told, sentence, last)):
            self._last = None
            return None
        return _carried(last, told, sentence, "carried")


def _holds(last: Report, report: Report) -> bool:
    """Tell whether a document was issued in what a source told before: 据某部消息，甲、乙发表声明。声明说."""
    base = last.told.paragraph.base
    inside = all(base + last.start <= speaker.span[0] < base + last.end for speaker in report.speakers)
    return last.way in ("opening", "relay") and inside


def _names_demands(told: Told, sentence: Sentence) -> bool:
    """Tell a sentence that says what was demanded before: 这些要求包括：第一、…."""
    head = told.paragraph.cover[sentence.start : min(sentence.end, sentence.start + _DEMAND_CHARS)]
    return head.startswith(_THESE) and any(word in head for word in _DEMANDS) and any(word in head for word in _HOLD)


def _carried(report: Report, told: Told, sentence: Sentence, way: str) -> Report:
    carried = Report(
        told, report.speakers, report.relays, sentence.start, sentence.end, _content_of(told, sentence), "carried"
    )
    if way == "list":
        carried.way, carried.form = "list", "list-item"
    return carried


def _content_of(told: Told, sentence: Sentence) -> int:
    """Return where the words of an item begin, behind its bullet or number."""
    text, at = told.paragraph.text, sentence.start
    while at < sentence.end and (text[at] in _BULLETS or text[at] in " 、)("):
        at += 1
    number = at
    while number < sentence.end and text[number] in _NUMBERS:
        number += 1
    return number + 1 if number > at and text[number : number + 1] in ("、", ".", ")", "，") else at


def _is_item(told: Told) -> bool:
    """Tell the item of a list by its bullet or number."""
    text = told.paragraph.text.lstrip(" (")
    if text[:1] in _BULLETS:
        return True
    length = 0
    while length < min(len(text), _NUMBER_CHARS) and text[length] in _NUMBERS:
        length += 1
    return length > 0 and text[length : length + 1] in ("、", ".", ")", "，", " ")


def _report_of(telling: Telling, told: Told | None, speakers: tuple[Speaker, ...]) -> Report | None:
    """Return a quote as a report, for what carries on behind it."""
    if told is None or not speakers:
        return None
    start, end = telling.start, telling.quote.end
    report = Report(told, speakers, telling.relays, start, end, telling.quote.start, "content", telling.clause)
    report.tellings.append(telling)
    return report
