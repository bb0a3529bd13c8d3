"""Direct quotes and their speakers on a Chinese page: the layer `quotes`.

Comes in: an article's blocks and their shadow. Goes out: a statement for each quote that somebody said, and a
reason for each that was left out: quotes of titles and headings, names in quotation marks, quotes no verb of
speaking stands by. Indirect speech is not looked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from parley.coding.statements.clauses import Clause, find_clauses
from parley.coding.statements.links import Link, Linker
from parley.coding.statements.subjects import SubjectReader
from parley.coding.statements.tellings import Telling
from parley.coding.statements.told import Speaker, Told
from parley.coding.statements.who import SpeakerFinder
from parley.coding.text.bounds import DOTS, is_han
from parley.coding.text.marks import Quote
from parley.coding.text.masks import BRACKETED, QUOTED, Paragraph

NOT_CLOSED: Final = "quotation mark never closed"
RUNS_ON: Final = "quote runs on into the next paragraph; kept to this one"
NO_CLAUSE: Final = "quote without a reporting clause"
IS_NAME: Final = "name or title in quotation marks"
IS_DENIED: Final = "words that the speaker denies"
_CITING: Final = ("引述", "援引", "转引", "引用", "转述")
_SENTENCE_CHARS: Final = 8
_NAME_CHARS: Final = 12
_SHORT_NAME_CHARS: Final = 6
_TERM_COUNT: Final = 3
_CLAUSES_BACK: Final = 4


@dataclass(slots=True)
class QuoteReader:
    """Reads the quotes of a page, paragraph after paragraph.

    Attributes:
        reader: Reads subjects.
        finder: Finds speakers.
        tellings: What was found, in order.
        dropped: The words that were left out, with the reason.
        counts: How often the page quotes each string of words.
        told: The paragraphs read, with their clauses.
    """

    reader: SubjectReader
    finder: SpeakerFinder
    tellings: list[Telling] = field(default_factory=list)
    dropped: list[tuple[str, Paragraph, Quote]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    told: list[Told] = field(default_factory=list)
    _last: Telling | None = None
    _told: Told | None = None

    def read(self, paragraph: Paragraph, number: int, *, follows: bool, following: str) -> None:
        """Read one paragraph.

        Args:
            paragraph: The paragraph.
            number: Its number on the page.
            follows: True when no heading stands between it and the one read before.
            following: The first character of the next paragraph, or nothing.
        """
        told = Told(number, paragraph, self.reader.within(paragraph.base))
        clauses = find_clauses(paragraph, told.reader)
        self.finder.read(told, clauses, follows=follows)
        linker = Linker(paragraph, clauses)
        before = self._told if follows else None
        used: set[int] = set()
        for index, quote in enumerate(paragraph.quotes):
            if index in used:
                continue
            if not quote.closed and not self._runs_on(paragraph, quote, following):
                continue
            link = linker.link(index)
            if link.second is not None:
                used.add(link.second)
            self._tell(told, before, quote, link, linker)
        self._told = told
        self.told.append(told)

    def _runs_on(self, paragraph: Paragraph, quote: Quote, following: str) -> bool:
        """Tell a quote of several paragraphs from one whose closing mark is missing, and note either."""
        runs_on = following == paragraph.text[quote.start]
        self.dropped.append((RUNS_ON if runs_on else NOT_CLOSED, paragraph, quote))
        return runs_on

    def _tell(self, told: Told, before: Told | None, quote: Quote, link: Link, linker: Linker) -> None:
        paragraph = told.paragraph
        telling = Telling(paragraph, quote, link)
        if link.where == "none" or (link.where == "before" and not (link.adjacent and _ends_clause(paragraph, quote))):
            reason = self._why_not(paragraph, quote, link)
            if reason:
                self.dropped.append((reason, paragraph, quote))
                return
        if link.where == "carried":
            self._carry(telling, told, before)
        elif link.clause is not None:
            clause = told.clauses[link.clause]
            telling.clause = clause
            telling.speakers = () if _passes_on(clause, link) else told.speakers[link.clause]
            telling.start = _evidence_start(told, clause, telling.speakers)
        if telling.clause is not None and _is_of_another(told, telling.clause):
            telling.speakers = ()  # 某社引述某人的话报道: not the agency's words; whose is not read yet
        if (
            telling.clause is not None
            and telling.clause.teller.act == "deny"
            and not self._is_sentence(paragraph, quote)
        ):
            self.dropped.append((IS_DENIED, paragraph, quote))
            return
        weak = telling.clause is not None and telling.clause.verb.position == "before" and not telling.speakers
        if (telling.clause is None or (weak and not link.adjacent)) and not self._is_sentence(paragraph, quote):
            self.dropped.append((NO_CLAUSE, paragraph, quote))
            return
        telling.sentence = linker.sentence_of(quote.start)
        self.tellings.append(telling)
        self._last = telling

    def _carry(self, telling: Telling, told: Told, before: Told | None) -> None:
        """Give a quote that stands by itself the speaker of the sentence before it."""
        last = self._last
        if telling.link.clause is not None:
            clause, speakers = told.clauses[telling.link.clause], told.speakers[telling.link.clause]
            telling.clause, telling.speakers = clause, speakers
            if last is None or last.paragraph is not told.paragraph or last.quote.start < clause.verb_start:
                return
        if last is not None and last.paragraph is told.paragraph:
            telling.clause, telling.speakers = last.clause, last.speakers
        elif before is not None and _only_quotes(told.paragraph):
            self._carry_over(telling, before)

    def _carry_over(self, telling: Telling, before: Told) -> None:
        """Give a paragraph that is only a quote the speaker with whom the paragraph before it ended."""
        last = self._last
        if last is not None and last.paragraph is before.paragraph and _ends_with(before, last):
            telling.clause, telling.speakers = last.clause, last.speakers
        elif before.clauses and before.paragraph.cover.rstrip().endswith(":"):
            telling.clause, telling.speakers = before.clauses[-1], before.speakers[-1]
        else:
            self._carry_from_text(telling, before)

    def _carry_from_text(self, telling: Telling, before: Told) -> None:
        """Give the quote the one who speaks in the last sentences of the paragraph before it."""
        pairs = list(zip(before.clauses, before.speakers, strict=True))[-_CLAUSES_BACK:]
        for clause, speakers in reversed(pairs):
            if speakers and not clause.denied and clause.indirect == "content":
                telling.clause, telling.speakers = clause, speakers
                return

    def _why_not(self, paragraph: Paragraph, quote: Quote, link: Link) -> str:
        """Return why quoted words inside the reporter's sentence are no statement, or nothing."""
        if self._is_name(paragraph, quote):
            return IS_NAME
        return NO_CLAUSE if link.where == "none" and not self._is_sentence(paragraph, quote) else ""

    def _is_sentence(self, paragraph: Paragraph, quote: Quote) -> bool:
        start, end = quote.inner
        return end - start >= _SENTENCE_CHARS and paragraph.is_complete(quote)

    def _is_name(self, paragraph: Paragraph, quote: Quote) -> bool:
        """Tell a name in quotation marks by the words around it and by how it ends."""
        start, end = quote.inner
        if end - start > _NAME_CHARS or end <= start or paragraph.is_complete(quote):
            return False
        cover, speech = paragraph.cover, self.reader.speech
        if speech["name-before"].before(cover, max(0, quote.start - 6), quote.start):
            return True
        if speech["name-after"].at(cover, quote.end, len(cover)):
            return True
        if self._is_label(paragraph.text[start:end]):
            return True
        if cover[quote.end : quote.end + 1] == BRACKETED and paragraph.text[quote.end + 1 : quote.end + 2].isascii():
            return True
        return end - start <= _SHORT_NAME_CHARS and speech["name-end"].before(paragraph.text, start, end) > 0

    def _is_label(self, words: str) -> bool:
        """Tell a label by its form: a foreign name, a model's number, a title, or a term quoted again and again."""
        if any(char in DOTS for char in words) or (is_han(words[0]) and words[-1].isascii() and words[-1].isalnum()):
            return True
        titled = self.reader.speech["office"].before(words, 0, len(words)) and len(words) <= _SHORT_NAME_CHARS
        return bool(titled) or self.counts[words] >= _TERM_COUNT


def _ends_clause(paragraph: Paragraph, quote: Quote) -> bool:
    """Tell a quote after which the reporter's sentence ends or pauses, from one that is a part of it."""
    return paragraph.is_complete(quote) or not is_han(paragraph.cover[quote.end : quote.end + 1] or " ")


def _passes_on(clause: Clause, link: Link) -> bool:
    """Tell a press report that passes on words which are not its own."""
    return clause.verb.position == "relay" and not link.adjacent


def _is_of_another(told: Told, clause: Clause) -> bool:
    """Tell a clause whose subject cites somebody else before it speaks: 引述, 援引."""
    behind = told.paragraph.cover[clause.subject.end : clause.verb_start]
    return clause.subject.end <= clause.verb_start and any(word in behind for word in _CITING)


def _evidence_start(told: Told, clause: Clause, speakers: tuple[Speaker, ...]) -> int:
    """Return where the reporting clause begins: at its speaker's title, or at the earlier clause that names him."""
    base = told.paragraph.base
    start = clause.subject.start if clause.subject.kind != "missing" else clause.start
    if clause.subject.kind == "missing" and speakers:
        named = speakers[0].span[0] - base
        if clause.sentence <= named < start:
            earlier = [one.subject.start for one in told.clauses if one.subject.start <= named < one.subject.end + 1]
            start = earlier[-1] if earlier else named
    cover = told.paragraph.cover
    while start > clause.start and cover[start - 1] == QUOTED:  # “晨曦号”船长
        start -= 1
    while start < clause.verb_start and cover[start] in " ,，、)":
        start += 1
    return start


def _only_quotes(paragraph: Paragraph) -> bool:
    return not paragraph.cover.replace(QUOTED, "").strip(" \u3000。,，.!！?？-—")


def _ends_with(told: Told, last: Telling) -> bool:
    """Tell whether a paragraph ends with the sentence of its last quote."""
    tail = told.paragraph.starts[-1] if told.paragraph.starts else 0
    return last.quote.end >= tail or last.sentence >= tail or (last.clause is not None and last.clause.sentence >= tail)


def read_quotes(paragraphs: Sequence[tuple[Paragraph, bool]], reader: SubjectReader) -> QuoteReader:
    """Read the quotes of a page.

    Args:
        paragraphs: Its blocks in order, without the title; True for headings, whose quotes are left to the caller.
        reader: Reads subjects on this page.
    """
    quotes = QuoteReader(reader, SpeakerFinder())
    for paragraph, is_heading in paragraphs:
        if not is_heading:
            quotes.counts.update(paragraph.text[slice(*quote.inner)] for quote in paragraph.quotes)
    follows = True
    for number, (paragraph, is_heading) in enumerate(paragraphs):
        if is_heading:
            follows = follows and paragraph.cover.rstrip().endswith("。")  # the caption of a picture
            continue
        following = paragraphs[number + 1][0].text[:1] if number + 1 < len(paragraphs) else ""
        quotes.read(paragraph, number, follows=follows, following=following)
        follows = True
    return quotes
