"""Direct quotes and their speakers on an English page: “…,” said X; X said: “…”; X said the plan was “…”.

The same layer as on Chinese pages with simpler means: the verb must stand next to its subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from parley.coding.statements.make import Left, Named, Said, Span
from parley.coding.text.marks import Quote, find_quotes
from parley.lang.zh.speech import Speech, Verb
from parley.model.article import Article
from parley.model.coding import StatementForm

NO_CLAUSE: Final = "quote without a reporting clause"
NOT_CLOSED: Final = "quotation mark never closed"
_BEFORE_CHARS: Final = 240
_BEHIND_CHARS: Final = 160
_ADDRESSEE_CHARS: Final = 60
_SENTENCE_CHARS: Final = 8
_WORD = re.compile(r"[^\W_](?:[\w'’-]|\.(?=\w))*\.?")
_SENTENCE_END = re.compile(r"(?<![A-Z])[.!?][”\"]?\s+(?=[A-Z“\"])")
_TELLING: Final = frozenset(("told", "tells", "asked"))
_LINKS: Final = frozenset(("de", "van", "von", "bin", "al", "el", "da", "of", "and", "for"))
_ADVERBS: Final = frozenset(("also", "later", "then", "has", "had", "reportedly", "previously", "repeatedly"))


class _Word(NamedTuple):
    text: str
    start: int
    end: int

    @property
    def plain(self) -> str:
        return self.text.rstrip(".").lower()


class _Clause(NamedTuple):
    verb: Verb
    start: int
    end: int
    named: Named | None
    pronoun: bool


@dataclass(slots=True)
class EnglishReader:
    """Reads the quotes of one page, paragraph after paragraph."""

    text: str
    speech: Speech
    said: list[Said] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    _full: dict[str, str] = field(default_factory=dict)
    _titles: dict[str, Named] = field(default_factory=dict)
    _person: Named | None = None

    def learn(self, start: int, end: int) -> None:
        """Learn the full names of a block: Ido Talven, by whose last word Talven is then known."""
        for first, last in _capital_runs(self._words(start, end)):
            words = self._without_title([word for word in self._words(first, last) if word.start >= first])
            if 2 <= len(words) <= 4 and words[-1].plain not in self.speech["en-institution"].all:
                name = self.text[words[0].start : words[-1].end]
                self._full.setdefault(words[-1].plain, name)

    def read(self, start: int, end: int, quotes: list[Quote]) -> None:
        """Read one paragraph."""
        last: _Clause | None = None
        used: set[int] = set()
        for number, quote in enumerate(quotes):
            if number in used:
                continue
            if not quote.closed:
                self.left.append(Left(NOT_CLOSED, quote.inner))
                continue
            limit = quotes[number + 1].start if number + 1 < len(quotes) else end
            low = quotes[number - 1].end if number else start
            led = self.text[max(start, quote.start - 3) : quote.start].rstrip().endswith(":")
            behind = None if led else self._clause_behind(quote, limit)
            clause, where = (behind, "after") if behind else (self._clause_before(quote, max(low, start)), "before")
            second = None
            if behind and limit < end and self.text[behind.end : limit].strip() == ",":
                second, where = quotes[number + 1], "inside"
                used.add(number + 1)
            if clause is None and last is not None and self._is_sentence(quote):
                clause, where = last, "carried"
            self._tell(quote, clause, where, second)
            last = clause or last

    def _tell(self, quote: Quote, clause: _Clause | None, where: str, second: Quote | None) -> None:
        if clause is None and not self._is_sentence(quote):
            self.left.append(Left(NO_CLAUSE, quote.inner))
            return
        named = clause.named if clause else None
        names = {
            "after": "clause-after",
            "inside": "clause-inside",
            "before": "clause-before",
            "carried": "carried-over",
        }
        spans: list[Span] = [(quote.start, quote.end)]
        form: StatementForm = "direct"
        if clause is not None and where in ("after", "inside"):
            spans = [(quote.start, clause.end), *([(second.start, second.end)] if second else [])]
        elif clause is not None and where == "before":
            spans = [(clause.start, quote.end)]
            led = self.text[max(0, quote.start - 2) : quote.start].strip()[-1:]
            form = "direct" if led in (":", ",") or self._is_sentence(quote) else "fragment"
        self.said.append(
            Said(
                content=quote.inner,
                evidence=tuple(spans),
                speakers=(named,) if named else (),
                act=clause.verb.act if clause else "say",
                reporting=clause.verb.reporting if clause else "neutral",
                form=form,
                source_type="named-person" if named and named.kind == "person" else "institution",
                rule=f"en.quote.{names[where] if named else 'unattributed'}.v1",
            )
        )

    def _is_sentence(self, quote: Quote) -> bool:
        start, end = quote.inner
        return end - start >= _SENTENCE_CHARS and self.text[end - 1] in ".!?…"

    def _clause_behind(self, quote: Quote, limit: int) -> _Clause | None:
        if self.text[quote.inner[1] - 1] not in ",.!?…—" and self.text[quote.end : quote.end + 1] != ",":
            return None
        words = list(self._words(quote.end, min(limit, quote.end + _BEHIND_CHARS)))[:9]
        for index, word in enumerate(words):
            verb = self.speech.english.get(word.plain)
            if verb is None:
                continue
            if index == 0:
                return self._inverted(words, verb)
            named, pronoun = self._subject(words[:index])
            gap = self.text[quote.end : words[0].start].strip(" ,")
            end = self._clause_end(word, limit)
            if gap or end is None or not (named or pronoun):
                return None
            return _Clause(verb, words[0].start, end, named, pronoun)
        return None

    def _clause_end(self, word: _Word, limit: int) -> int | None:
        """Return the end of the clause, behind those who are told; None where the verb has an object of its own."""
        start = word.end
        for at in range(start, min(limit, start + _ADDRESSEE_CHARS)):
            if self.text[at] in ',.;:“"':
                return at if word.plain in _TELLING or not self.text[start:at].strip() else None
        return start if limit - start <= 1 or not self.text[start:limit].strip() else None

    def _inverted(self, words: list[_Word], verb: Verb) -> _Clause | None:
        """Read said X."""
        run: list[_Word] = []
        for word in words[1:]:
            if not (word.text[0].isupper() or (run and word.plain in _LINKS)):
                break
            run.append(word)
            if self.text[word.end : word.end + 1] == ",":
                break
        named = self._name(run) if run else None
        return _Clause(verb, words[0].start, run[-1].end, named, pronoun=False) if named else None

    def _clause_before(self, quote: Quote, low: int) -> _Clause | None:
        start = max(low, quote.start - _BEFORE_CHARS)
        for match in _SENTENCE_END.finditer(self.text, start, quote.start + 1):
            start = match.end()
        words = list(self._words(start, quote.start))
        for index in range(len(words) - 1, 0, -1):
            verb = self.speech.english.get(words[index].plain)
            if verb is None:
                continue
            named, pronoun = self._subject(words[:index])
            if named or pronoun:
                return _Clause(verb, words[0].start, words[index].end, named, pronoun)
        return None

    def _subject(self, words: list[_Word]) -> tuple[Named | None, bool]:
        """Read the subject that ends with these words; an apposition between commas is stepped over."""
        while words and words[-1].plain in _ADVERBS:
            words = words[:-1]
        if not words:
            return None, False
        if words[-1].plain in self.speech["en-pronoun"].all:
            return self._person, True
        if self.text[words[-1].end : words[-1].end + 1] == ",":
            words = words[: next((i + 1 for i, word in enumerate(words) if self.text[word.end] == ","), 0)]
        run = _capital_tail(words)
        if not run:
            return None, False
        return self._name(run), False

    def _name(self, run: list[_Word]) -> Named | None:
        the = run[0].plain == "the"
        run = run[1:] if the else run
        bare = self._without_title(run)
        if not run:
            return None
        span = (run[0].start, run[-1].end)
        if not bare:
            return self._titles.get(run[-1].plain)
        words = self.text[bare[0].start : bare[-1].end]
        if the or any(word.plain in self.speech["en-institution"].all for word in bare):
            return Named("organization", _key(self.text[slice(*span)]), span)
        full = self._full.get(bare[-1].plain, words) if len(bare) == 1 else words
        linked = "suffix" if full != words else "new"
        named = Named("person", _key(full), span, linked, full, full)  # type: ignore[arg-type]
        self._person = named
        for word in run[: len(run) - len(bare)]:
            self._titles[word.plain] = named
        return named

    def _without_title(self, words: list[_Word]) -> list[_Word]:
        index = 0
        while index < len(words) and words[index].plain in self.speech["en-title"].all | {
            "prime",
            "minister",
            "foreign",
        }:
            index += 1
        return words[index:]

    def _words(self, start: int, end: int) -> Iterator[_Word]:
        for match in _WORD.finditer(self.text, start, end):
            yield _Word(match.group(), match.start(), match.end())


def _capital_runs(words: Iterator[_Word]) -> Iterator[tuple[int, int]]:
    run: list[_Word] = []
    for word in words:
        near = bool(run) and word.start - run[-1].end == 1
        if word.text[0].isupper() and (near or not run):
            run.append(word)
            continue
        if run:
            yield run[0].start, run[-1].end
        run = [word] if word.text[0].isupper() else []
    if run:
        yield run[0].start, run[-1].end


def _capital_tail(words: list[_Word]) -> list[_Word]:
    run: list[_Word] = []
    for word in reversed(words):
        apart = bool(run) and run[0].start - word.end != 1
        if apart or not (word.text[0].isupper() or word.plain in _LINKS or word.plain == "the"):
            break
        run.insert(0, word)
        if word.plain == "the":
            break
    while run and run[0].plain in _LINKS:
        run.pop(0)
    return run if run and run[-1].text[0].isupper() else []


def _key(name: str) -> str:
    return "".join(name.lower().split())


def read_english_quotes(article: Article, folded: str, speech: Speech) -> tuple[list[Said], list[Left]]:
    """Read the quotes of an English page.

    Args:
        article: The page.
        folded: The shadow of its text.
        speech: The words of speaking.
    """
    reader = EnglishReader(article.text, speech)
    blocks = [block for block in article.blocks if block.kind not in ("title", "heading")]
    for block in blocks:
        reader.learn(block.start, block.end)
    for block in blocks:
        reader.read(block.start, block.end, find_quotes(folded, block.start, block.end))
    return reader.said, reader.left
