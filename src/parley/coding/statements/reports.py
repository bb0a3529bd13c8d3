"""What is told without a quote, sentence by sentence: who tells it, through whom, and where the words stand.

Comes in: a paragraph with its reporting clauses and their speakers, and the quotes found in it. Goes out: a report for
each speaker of a sentence, with the quotes that belong to it. A sentence in which a named person speaks inside the
account of somebody else (克宫说，普京强调…) is the person's, relayed by the other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal

from parley.coding.statements.clauses import Clause
from parley.coding.statements.openings import read_cited
from parley.coding.statements.sentences import Sentence
from parley.coding.statements.tellings import Telling
from parley.coding.statements.told import Opening, Speaker, Told
from parley.coding.text.masks import QUOTED
from parley.model.coding import Act, Reporting, StatementForm

Way = Literal["content", "deed", "relay", "opening", "carried", "list", "talk"]

_PAUSES: Final = frozenset(",，:：")
_ENDS: Final = frozenset("。！？!?；;")
_TRIM: Final = " ,，:、；;。的道着"
_OWN_CHARS: Final = 8
_BACK: Final = 12
_INTRO_CHARS: Final = 12
_SPLIT_CHARS: Final = 40
_OCCASION_CHARS: Final = 24
_COMMENTS: Final = ("置评", "评论", "回应", "表态", "作答", "答复", "回复", "回答")
_INNER_DEEDS: Final[frozenset[Act]] = frozenset(("urge", "warn"))
_MOUTHS: Final = ("发言", "秘书", "助手", "助理", "幕僚", "办公室")
_LIGHT_VERBS: Final = ("予以", "表示", "加以", "进行", "强烈", "严厉", "坚决", "断然", "公开", "作出")
_NOT_TELLING: Final = ("这是", "那是", "这也是", "自从")
_NOT_NAMED: Final = ("missing", "pronoun")
_LIKELY: Final = ("有望", "料将", "预料", "预计", "可能")
_PRESS: Final = ("报道", "报导", "媒体")
_INTROS: Final = ("如下", "以下", "下列", "几点", "要点", "事项", "内容", "共识", "方面")
_ACTS: Final[frozenset[Act]] = frozenset(("propose", "demand", "promise", "warn"))
_FACTS: Final[frozenset[Act]] = frozenset(("say", "write"))


@dataclass(slots=True)
class Report:
    """Words told without a quote, or around quotes; offsets in the paragraph.

    Attributes:
        told: The paragraph.
        speakers: Whose words they are; empty when that is not clear.
        relays: Through whom they are known, nearest first.
        start: Where the evidence begins.
        end: Where it ends.
        content: Where what is said begins.
        way: How it is told.
        clause: Its reporting clause; None where it has none of its own.
        clauses: The numbers of all clauses that belong to it.
        tellings: The quotes in it.
        act: The act of speaking.
        reporting: The reporter's stance.
        form: As in the records of a coding.
    """

    told: Told
    speakers: tuple[Speaker, ...]
    relays: tuple[Speaker, ...]
    start: int
    end: int
    content: int
    way: Way
    clause: Clause | None = None
    clauses: list[int] = field(default_factory=list)
    tellings: list[Telling] = field(default_factory=list)
    act: Act = "say"
    reporting: Reporting = "neutral"
    form: StatementForm = "indirect"
    is_told: bool = True

    @property
    def rule(self) -> str:
        """Return the id of the rule that made it."""
        return f"zh.statement.{self.way}.v1"

    @property
    def names(self) -> tuple[str, ...]:
        """Return what tells its speakers from others."""
        return tuple(speaker.who for speaker in self.speakers)

    @property
    def chain(self) -> tuple[Speaker, ...]:
        """Return the relays of somebody who speaks inside it: its own speakers, then its relays."""
        return (*self.speakers, *self.relays)


class SentenceReader:
    """Reads the reports of one sentence."""

    def __init__(self, told: Told, sentence: Sentence, outer: Report | None = None) -> None:
        """Start with nothing read.

        Args:
            told: The paragraph.
            sentence: The sentence.
            outer: The report that the sentence stands in, for the items of a list.
        """
        self.told = told
        self.sentence = sentence
        self.cover = told.paragraph.cover
        self.reports: list[Report] = []
        self._current = outer
        self._outer = outer
        self._done: set[int] = set()

    def read(self, numbers: list[int]) -> list[Report]:
        """Return the reports of the sentence.

        Args:
            numbers: The clauses of the sentence that no quote outside the sentence has taken.
        """
        opening = self.told.openings.get(self.sentence.first)
        if opening is not None:
            self._open(opening)
        for number in numbers:
            if number not in self._done:
                self._read_clause(number, numbers)
        for report in self.reports:
            report.is_told = self._is_told(report)
        return [report for report in self.reports if report.is_told]

    def _open(self, opening: Opening) -> None:
        self._add(Report(self.told, opening.speakers, (), self.sentence.start, 0, opening.end, "opening"))

    def _read_clause(self, number: int, numbers: list[int]) -> None:
        clause, speakers = self.told.clauses[number], self.told.speakers[number]
        if clause.verb.word in self.told.reader.speech["citing"].all:
            self._cite(number, numbers)
            return
        way = way_of(clause, self.cover)
        if way is None or self._is_background(clause) or self._ends_bare(clause):
            return
        if (clause.verb.position == "relay" and not speakers) or self._is_doubtful(clause, way):
            return
        current = self._current
        if current is None:
            if speakers or (way == "content" and pauses(clause, self.cover)):
                self._begin(number, speakers, (), way)
        elif self._is_same(current, clause, speakers) or self._is_told_of(current, clause, way):
            self._go_on(current, number)
        elif speakers and self._stands_apart(clause):
            self._meet(current, number, way)

    def _is_told_of(self, current: Report, clause: Clause, way: Way) -> bool:
        """Tell the deed of another within what somebody says: 他说，甲国已同意…，而乙国也承诺…."""
        return way == "deed" and current.way == "content" and self.cover[clause.start] == "而" and self._also(clause)

    def _also(self, clause: Clause) -> bool:
        return any(char in "也亦" for char in self.cover[clause.subject.end : clause.verb_start])

    def _is_doubtful(self, clause: Clause, way: Way) -> bool:
        """Tell a verb that may not be the predicate of its subject, or that nobody is the subject of."""
        if clause.subject.kind == "missing":
            return self._current is None and clause.verb.act == "expect"
        if self.cover.startswith(_NOT_TELLING, clause.start) and not pauses(clause, self.cover):
            return True
        return clause.subject.loose and (way == "deed" or not pauses(clause, self.cover))

    def _is_background(self, clause: Clause) -> bool:
        """Tell a deed of the past that is told as background: 双方去年曾呼吁停火."""
        once = "曾" in self.cover[clause.subject.end : clause.verb_start] and clause.teller.act == "announce"
        return (once and not pauses(clause, self.cover)) or self._is_occasion(clause) or self._is_only_likely(clause)

    def _is_only_likely(self, clause: Clause) -> bool:
        """Tell an announcement that is only expected: 似乎有望在7月宣布协议."""
        before = self.cover[clause.start : clause.verb_start]
        return clause.teller.act == "announce" and any(word in before for word in _LIKELY)

    def _is_occasion(self, clause: Clause) -> bool:
        """Tell a deed that only says when something else was so: 甲国宣布退出前，….

        What somebody says may open so itself (他说会谈后，…); only announcements and the like are taken.
        """
        limit = min(self.sentence.end, clause.verb_end + _OCCASION_CHARS)
        stop = next((at for at in range(clause.verb_end, limit) if self.cover[at] in _PAUSES), None)
        if stop is None or stop == clause.verb_end or clause.teller.act in _FACTS:
            return False
        return self.cover[stop - 1] in "前后" and clause.start <= self.sentence.start + 1

    def _ends_bare(self, clause: Clause) -> bool:
        """Tell a verb at the end of its sentence with nothing said before it: 双方发表联合声明."""
        behind = self.cover[clause.verb_end : self.sentence.end].strip(_TRIM)
        bare = not behind and clause.indirect != "deed" and clause.start <= self.sentence.start
        return bare and self.cover[clause.verb_end : clause.verb_end + 1] != ":" and not _adds(clause)

    def _is_same(self, current: Report, clause: Clause, speakers: tuple[Speaker, ...]) -> bool:
        if clause.subject.kind == "pronoun" and current.speakers:
            return current.speakers[0].kind in ("person", "group") or not speakers
        return clause.subject.kind == "missing" or current.names == tuple(one.who for one in speakers)

    def _meet(self, current: Report, number: int, way: Way) -> None:
        """Tell a speaker within another's account from one who speaks beside him."""
        clause, speakers = self.told.clauses[number], self.told.speakers[number]
        known = next((one for one in self.reports[-_BACK:] if one.names == tuple(s.who for s in speakers)), None)
        if known is not None or self._is_contrasted(clause):
            relays = known.relays if known is not None else self._relays_beside(current)
            self._begin(number, speakers, relays, way)
        elif current.way == "deed":
            self._begin(number, speakers, current.relays, way)
        elif self._is_inner(current, clause, speakers, way):
            self._begin(number, speakers, current.chain, way)

    def _relays_beside(self, current: Report) -> tuple[Speaker, ...]:
        """Return through whom one is known who speaks beside another: the same, or who counts both in a list."""
        return current.chain if current is self._outer or current.way == "relay" else current.relays

    def _is_inner(self, current: Report, clause: Clause, speakers: tuple[Speaker, ...], way: Way) -> bool:
        if len(speakers) > 1:
            return current.way == "relay" or self._opens_with_press(current)
        if current.way == "relay" or way == "content" or self._opens_with_press(current):
            return True
        return speakers[0].kind == "person" and clause.teller.act in _INNER_DEEDS and _is_mouth(current)

    def _opens_with_press(self, current: Report) -> bool:
        """Tell 据甲国媒体报道，… from 根据某部的声明，…."""
        opening = self.cover[current.start : current.content].rstrip(" ,，:")
        return current.way == "opening" and opening.endswith(_PRESS)

    def _stands_apart(self, clause: Clause) -> bool:
        """Tell a clause behind a comma, or at the sentence's beginning, from one in the middle of another."""
        before = self.cover[clause.start - 1 : clause.start] if clause.start > self.sentence.start else ","
        return before in (",", "，", ":", "、", QUOTED) or clause.start <= self.sentence.start

    def _is_contrasted(self, clause: Clause) -> bool:
        speech = self.told.reader.speech
        if speech["contrast"].at(self.cover, clause.start, clause.verb_start) and self.cover[clause.start] in "而但却":
            return True
        return bool(speech["contrast"].at(self.cover, clause.subject.end, clause.verb_start))

    def _cite(self, number: int, numbers: list[int]) -> None:
        """Read 某社援引某人的话说: the cited one speaks, the agency relays."""
        clause, speakers = self.told.clauses[number], self.told.speakers[number]
        behind = [
            one
            for one in range(number + 1, min(number + _BACK, len(self.told.clauses)))
            if numbers[0] <= one <= numbers[-1]
        ]
        if self.cover[clause.verb_end : clause.verb_end + 1] == QUOTED and clause.subject.kind in _NOT_NAMED:
            return  # 他引用了“…”这个词
        cited = read_cited(self.told, clause, [self.told.clauses[one] for one in behind])
        if cited is None:
            if speakers and self._current is None:
                self._begin(number, speakers, (), "relay")
            return
        if not cited.speakers:
            cited, speakers = cited._replace(speakers=speakers), ()
        current = self._current
        relays = speakers if clause.subject.kind != "missing" else ()
        if not relays and cited.speakers and current is not None and current.way in ("relay", "opening"):
            relays = current.chain
        taken = [one for one in behind if self.told.clauses[one].verb_end <= cited.end]
        self._done.update(taken)
        self._begin(taken[-1] if taken else number, cited.speakers, relays, "content")
        report = self.reports[-1]
        report.content = cited.end
        report.clauses.extend((number, *taken))
        report.start = min(report.start, self._start_of(clause))

    def _begin(self, number: int, speakers: tuple[Speaker, ...], relays: tuple[Speaker, ...], way: Way) -> None:
        clause = self.told.clauses[number]
        if clause.verb.position == "relay" or (way == "content" and self._is_source(clause)):
            way = "relay"
        content = clause.verb_end if way in ("content", "relay") else clause.verb_start
        if way == "content" and not self.cover[content : self.sentence.end].strip(_TRIM):
            content = clause.start if self.reports else self.sentence.start
        report = Report(self.told, speakers, relays, self._start_of(clause), 0, content, way, clause, [number])
        report.act, report.reporting = clause.teller.act, clause.teller.reporting
        self._add(report)

    def _is_source(self, clause: Clause) -> bool:
        """Tell 据某部称 from 某部称."""
        speech = self.told.reader.speech
        start = clause.start
        while start < clause.subject.start and self.cover[start] == " ":
            start += 1
        return bool(speech["according"].at(self.cover, start, clause.verb_start)) and start < clause.subject.start

    def _start_of(self, clause: Clause) -> int:
        """Return where the evidence begins: with the sentence, or with the clause of a second speaker."""
        if not self.reports:
            return self.sentence.start
        start = max(clause.start, self.sentence.start)
        while start < clause.verb_start and self.cover[start] in " ,，":
            start += 1
        return start

    def _add(self, report: Report) -> None:
        if self.reports:
            end = report.start
            while end > self.reports[-1].start and self.cover[end - 1] in " ,，":
                end -= 1
            self.reports[-1].end = end
        report.end = self.sentence.end
        self.reports.append(report)
        self._current = report

    def _go_on(self, current: Report, number: int) -> None:
        current.clauses.append(number)
        if current is self._outer or current.way != "deed" or current.clause is None:
            return
        clause = self.told.clauses[number]
        if way_of(clause, self.cover) == "content" and not current.tellings:
            current.way = "content" if current.act in _FACTS else current.way

    def _is_told(self, report: Report) -> bool:
        """Tell a report with words of its own from one that only leads over to the next speaker, or to a list."""
        if report is self.reports[-1] and self.cover[self.sentence.end - 1] == ":" and report.clause is not None:
            words = self.cover[report.clause.verb_end : report.end].strip(_TRIM)
            return len(words) > _INTRO_CHARS and not any(word in words for word in _INTROS)
        if QUOTED in self.cover[report.content : report.end]:
            return True
        if report.way == "deed" or report is self.reports[-1]:
            return bool(self.cover[report.content : report.end].strip(_TRIM)) or len(self.reports) == 1
        return len(self.cover[report.content : report.end].strip(_TRIM)) >= _OWN_CHARS


def way_of(clause: Clause, cover: str) -> Literal["content", "deed"] | None:
    """Tell how a clause tells what was said, or that it does not without a quote.

    Args:
        clause: The clause.
        cover: Its paragraph's cover.
    """
    if clause.denied or clause.indirect == "none":
        return None
    following = cover[clause.verb_end : clause.verb_end + 1]
    is_paused = pauses(clause, cover)
    if clause.teller.act == "decline-comment" and clause.verb.word[-1] in "就对":
        return "deed" if _is_completed(clause, cover) else None
    if clause.indirect == "content":
        taken = following in ("了", "过") and clause.teller.act in _FACTS
        return None if taken else "content"
    if clause.indirect == "pause":
        return "content" if is_paused else None
    if following in _PAUSES and clause.verb.position == "both":
        return "content"
    bare = is_paused or following == "、"
    light = cover[clause.verb_start : clause.verb_end] != clause.verb.word or clause.teller.act == "decline-comment"
    named = bool(clause.subject.parts) and not clause.subject.loose and following in _PAUSES
    led = (named and clause.teller.act in _ACTS) or any(
        cover.endswith(word, 0, clause.verb_start) for word in _LIGHT_VERBS
    )
    return None if bare and following != QUOTED and not (light or led) else "deed"


def pauses(clause: Clause, cover: str) -> bool:
    """Tell a verb behind which a pause, a quote or the end of the sentence stands.

    Args:
        clause: Its clause.
        cover: The paragraph's cover.
    """
    following = cover[clause.verb_end : clause.verb_end + 1]
    return following in _PAUSES or following in (QUOTED, "") or following in _ENDS


def _is_completed(clause: Clause, cover: str) -> bool:
    """Tell 拒绝就此事置评 from other words that begin so."""
    end = clause.verb_end
    while (
        end < min(len(cover), clause.verb_end + _SPLIT_CHARS) and cover[end] not in _PAUSES and cover[end] not in _ENDS
    ):
        end += 1
    return cover[clause.verb_end : end].endswith(_COMMENTS)


def _adds(clause: Clause) -> bool:
    """Tell 表示欢迎: the chain of verbs says what is said."""
    return clause.verb_end - clause.verb_start > len(clause.verb.word) and clause.indirect == "content"


def _is_mouth(report: Report) -> bool:
    """Tell a speaker who speaks for others: an institution, an office, a spokesman."""
    if not report.speakers or report.speakers[0].kind != "person":
        return True
    clause = report.clause
    titled = report.told.paragraph.text[clause.subject.start : clause.subject.end] if clause is not None else ""
    return any(word in titled for word in _MOUTHS)
