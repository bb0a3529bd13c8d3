"""Draft -> the grammar of its page: clauses, and frames for predicates in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import groupby, islice
from typing import Final

from parley.coding.draft import Draft
from parley.coding.grammar.clauses import MASKED, Clause, Phrase, cut_passage
from parley.coding.grammar.frames import Frame
from parley.coding.grammar.phrases import Named, make_phrases
from parley.coding.grammar.telling import find_telling
from parley.coding.text.masks import BRACKETED
from parley.lang.zh.grammar import GrammarWords, Mark, MarkKind, load_grammar
from parley.lang.zh.lexicon import load_lexicon
from parley.lang.zh.speech import Speech, Words, load_speech
from parley.model.coding import Statement, TimeExpression

_ROOM: Final = "grammar"
_CLAUSES_BACK: Final = 6
_LEAD_WEIGHT: Final = 2
_BODY_WEIGHT: Final = 0.7  # a union of states or a body, against a state or an armed group
_SIDES: Final = frozenset(("state", "group"))
_OUTLET_SORTS: Final = frozenset(("outlet", "agency", "media", "newspaper", "broadcaster"))
_OUTLET_ENDS: Final = ("社", "报", "台", "网", "之声", "新闻", "时报", "日报", "周刊", "通讯")
_POINTS: Final = frozenset(("point", "interval"))
_OWN: Final = ("我们", "我方", "我国", "我军", "本国")
_PRONOUNS: Final = ("他", "她")
_RELATIVE: Final = 2
_SHORT: Final = 2
_OPENING: Final = 8
_LEAD: Final = 16
_BEHIND: Final = 24
_BREAKING_OUT: Final = frozenset(("爆发", "发生", "开始"))
_PAUSE: Final = re.compile("[,，。；;]")
_AFTERWARDS: Final = ("后", "以后", "之后")
_BACKGROUND: Final = ("以来", "后", "前")
_NOUNS: Final = frozenset(("propose", "ask", "wish", "plan", "condition"))
_STANDING: Final = frozenset(("light", "done", "split"))


class Grammar:
    """The clauses of a page, and how predicates stand in them."""

    def __init__(self, draft: Draft, words: GrammarWords, speech: Speech) -> None:
        """Cut the page into clauses.

        Args:
            draft: The page with its mentions and times; with its statements, where 我们 shall mean the speaker.
            words: The function words.
            speech: The verbs of speaking, titles.
        """
        self.draft, self.words, self.speech = draft, words, speech
        names = _names(draft)
        self.text = _mask(draft, names)
        self.names = [name for name in names if self.text[name.start] != BRACKETED and not self._is_zone(name)]
        self._marks = list(words.marks(self.text, 0, len(self.text)))
        self._mark_starts = [mark.start for mark in self._marks]
        self._telling_ends = [end for _, end in find_telling(self.text)]
        self.clauses = tuple(self._clauses())
        self._starts = [clause.start for clause in self.clauses]
        self._times = [one for one in draft.times if one.kind in _POINTS and one.value]
        self._statements = sorted(draft.statements, key=lambda one: one.content.start)

    def _clauses(self) -> Iterable[Clause]:
        starts = [name.start for name in self.names]
        index = 0
        for passage in self.draft.passages:
            for start, end, stop, sentence in cut_passage(passage, self.text):
                names = self.names[bisect_left(starts, start) : bisect_left(starts, end)]
                phrases = make_phrases(self.text, start, names, self.words, self.speech) if names else ()
                yield Clause(start, end, stop, sentence, index, passage.kind, phrases)
                index += 1

    def _is_zone(self, name: Named) -> bool:
        """Tell a place that only says in which zone a time is told: 莫斯科时间."""
        return self.text.startswith("时间", name.end)

    def clause_at(self, at: int) -> Clause | None:
        """Return the clause that holds a place."""
        index = bisect_right(self._starts, at) - 1
        return self.clauses[index] if index >= 0 and at < self.clauses[index].end else None

    def before(self, clause: Clause) -> list[Clause]:
        """Return the clauses before one in its sentence, the nearest first, at most six."""
        found = []
        for index in range(clause.index - 1, max(-1, clause.index - 1 - _CLAUSES_BACK), -1):
            if self.clauses[index].sentence != clause.sentence:
                break
            found.append(self.clauses[index])
        return found

    @cached_property
    def main_parties(self) -> tuple[str, ...]:
        """The two parties that the page is about: those it names most, above all in its title and first paragraph."""
        book = self.draft.book
        lead = self.draft.passages[0].paragraph if self.draft.passages else None
        lead_end = lead.base + len(lead.text) if lead is not None else 0
        weights: dict[str, float] = {}
        for mention in book.mentions_in(0, len(self.text)):
            party = book.party(mention.entity)
            if party is None or not self._is_known(party) or self.is_outlet(party):
                continue
            if book.kind(mention.entity) != "place":
                weight = _LEAD_WEIGHT if mention.start < lead_end else 1
                side = 1 if book.kind(party) in _SIDES else _BODY_WEIGHT
                weights[party] = weights.get(party, 0) + weight * side
        return tuple(sorted(weights, key=lambda party: -weights[party])[:2])  # equal ones in the order of the text

    def side(self, entity: str) -> str:
        """Return the party an entity speaks for where the book knows it, else the entity itself."""
        party = self.draft.book.party(entity)
        return party if party is not None and self._is_known(party) else entity

    def _is_known(self, party: str) -> bool:
        return party in self._mentioned or self.draft.book.is_party(party)

    @cached_property
    def _mentioned(self) -> frozenset[str]:
        return frozenset(one.entity for one in self.draft.book.mentions())

    def is_outlet(self, entity: str) -> bool:
        """Tell an agency or a paper, which tells of what others do."""
        entry = load_lexicon().entries.get(entity)
        if entry is not None:
            return entry.sort in _OUTLET_SORTS
        return entity.startswith("org/") and entity.endswith(_OUTLET_ENDS)

    def statement_at(self, start: int, end: int) -> Statement | None:
        """Return the statement whose words (with their reporting clause) hold a span, the one that begins last."""
        index = bisect_right(self._statements, start, key=lambda one: one.content.start)
        for one in islice(reversed(self._statements[:index][-_CLAUSES_BACK:]), _CLAUSES_BACK):
            if one.content.start <= start and end <= one.content.end:
                return one
        return None

    def frame(self, clause: Clause, start: int, end: int) -> Frame:
        """Read how the predicate at a span of a clause stands in it."""
        speaking = self._speaking(clause, start)
        subjects, inherited = self._subjects(clause, start, speaking)
        earlier = self.before(clause)
        return Frame(
            clause=clause,
            subjects=subjects,
            inherited=inherited,
            partners=tuple(phrase for phrase in clause.phrases if phrase.role is not None),
            objects=tuple(p for p in clause.phrases if p.role is None and p.start >= end),
            marks=_kinds(
                mark for mark in self.marks_in(speaking, start) if mark.end <= start and not self._is_noun(mark, start)
            ),
            after=_kinds(self.marks_in(end, clause.end)),
            leads=_kinds(
                mark
                for one in earlier[:1]
                for mark in self.marks_in(one.start, one.end)
                if not self._is_noun(mark, one.end)
            ),
            times=self._times_of(clause, speaking, earlier),
            told=speaking > clause.start or any(self._speaking(one, one.end) > one.start for one in earlier),
        )

    def _is_noun(self, mark: Mark, before: int) -> bool:
        """Tell a word that is part of a noun before the predicate: the 提出 of 就甲提出的方案会谈, 这一提议."""
        reach = 1 if _STANDING & set(mark.kinds) else _RELATIVE
        if "的" in self.text[mark.end : min(mark.end + reach, before)]:
            return True
        if mark.start and self.text[mark.start - 1] == MASKED and self._is_invited(mark.start):
            return True
        return bool(_NOUNS & set(mark.kinds) and self.words.noun_before.before(self.text, mark.start - 3, mark.start))

    def _is_invited(self, at: int) -> bool:
        """Tell a name before a place with 应 before it: 应甲方提议."""
        while at and self.text[at - 1] == MASKED:
            at -= 1
        return at > 0 and self.text[at - 1] == "应"

    def marks_in(self, start: int, end: int) -> list[Mark]:
        """Return the function words between two places."""
        return self._marks[bisect_left(self._mark_starts, start) : bisect_left(self._mark_starts, end)]

    def _speaking(self, clause: Clause, before: int) -> int:
        """Return where the last verb of speaking before a place of a clause ends; the clause's start without one."""
        index = bisect_right(self._telling_ends, before) - 1
        return max(clause.start, self._telling_ends[index]) if index >= 0 else clause.start

    def _subjects(self, clause: Clause, start: int, speaking: int) -> tuple[tuple[str, ...], bool]:
        for low in dict.fromkeys((speaking, clause.start)):
            phrase = next((p for p in clause.phrases if p.role is None and low <= p.start and p.end <= start), None)
            pronoun = self._pronoun(clause, low, phrase.start if phrase else start)
            if pronoun:
                return pronoun, True
            if phrase is not None:
                return phrase.heads, False
        if self._has_other_subject(clause, speaking, start):
            return (), False
        for one in self.before(clause):
            phrase = self.subject(one)
            if phrase is not None:
                return tuple(head for head in phrase.heads if not self.is_outlet(head)), True
            pronoun = self._pronoun(one, one.start, min(one.end, one.start + _OPENING))
            if pronoun:
                return pronoun, True
        return (), True

    def _has_other_subject(self, clause: Clause, low: int, high: int) -> bool:
        """Tell a clause that begins with a noun of its own, which no name stands for: 有关谈判将…, 两辆卡车被…."""
        first = next((p.lead for p in clause.phrases if p.lead >= low), high)
        time = bisect_left(self._times, low, key=lambda one: one.start)
        at = low
        while at < min(first, high):
            if time < len(self._times) and self._times[time].start <= at < self._times[time].end:
                at = self._times[time].end
                time += 1
                continue
            length = self.words.opening(self.text, at, high) or max(
                self.speech[kind].at(self.text, at, high) for kind in ("opening", "adverb", "time", "preposition")
            )
            if not length:
                break
            if self.words.opening(self.text, at, high):
                return False
            at += length
        return min(first, high) - at > _SHORT

    def subject(self, clause: Clause) -> Phrase | None:
        """Return the phrase with which a clause begins, or its content behind a verb of speaking."""
        speaking = self._speaking(clause, clause.end)
        for low in dict.fromkeys((speaking, clause.start)):
            phrase = next((p for p in clause.phrases if p.role is None and p.start >= low), None)
            if phrase is not None and phrase.start - low <= _LEAD and not self.marks_in(low, phrase.start):
                return phrase
        return None

    def _pronoun(self, clause: Clause, low: int, high: int) -> tuple[str, ...]:
        """Return whom 我们, 他 or 双方 before a predicate stands for, where it is no mention."""
        words = self.text[low:high]
        if any(own in words for own in _OWN):
            statement = self.statement_at(clause.start, clause.end)
            return tuple(dict.fromkeys(map(self.side, statement.speakers))) if statement else ()
        if any(self.words.pair.at(self.text, at, high) for at in _places(self.words.pair, words, low)):
            return tuple(reversed(self.draft.book.antecedents(low)[:2]))
        if any(self.words.both.at(self.text, at, high) for at in _places(self.words.both, words, low)):
            return self.main_parties
        if any(one in words and f"{one}们" not in words and f"其{one}" not in words for one in _PRONOUNS):
            return self._person_before(clause, low)
        return ()

    def _person_before(self, clause: Clause, low: int) -> tuple[str, ...]:
        """Return whom 他 stands for: the person that the clauses before were about, else the one named last."""
        for one in reversed(self.clauses[max(0, clause.index - _CLAUSES_BACK) : clause.index]):
            phrase = next((p for p in one.phrases if p.role is None), None)
            if phrase is not None and self.draft.book.kind(phrase.heads[0]) == "person":
                return phrase.heads[:1]
        return tuple(self.draft.book.antecedents(low)[:1])

    def _times_of(self, clause: Clause, speaking: int, earlier: list[Clause]) -> tuple[TimeExpression, ...]:
        own = self._times_in(speaking, clause.end)
        if own or speaking > clause.start:
            return own
        for one in earlier:
            if self.text.endswith(_BACKGROUND, one.start, one.end):
                continue
            told = self._speaking(one, one.end)
            found = self._times_in(max(one.start, told), one.end)
            if found:
                return found
            if told > one.start:
                return ()
        return ()

    def _times_in(self, start: int, end: int) -> tuple[TimeExpression, ...]:
        low = bisect_left(self._times, start, key=lambda one: one.start)
        high = bisect_left(self._times, end, key=lambda one: one.start)
        return tuple(one for one in self._times[low:high] if not self._is_background(one))

    def _is_background(self, time: TimeExpression) -> bool:
        """Tell a time since which or after which something is: 4月2日以来."""
        behind = self.text[time.end : time.end + _BEHIND]
        if behind.startswith(_AFTERWARDS):
            return True
        since = _PAUSE.split(behind, maxsplit=1)[0].find("以来")
        between = self.marks_in(time.end, time.end + max(since, 0))
        return since >= 0 and not any(
            "light" in mark.kinds and self.text[mark.start : mark.end] not in _BREAKING_OUT for mark in between
        )


def read_grammar(draft: Draft) -> Grammar:
    """Cut a page into clauses with their phrases; once for a draft, however often it is asked for.

    Args:
        draft: The page with its mentions and times; with its statements, where 我们 shall mean the speaker.
    """
    found = draft.made.get(_ROOM)
    if not isinstance(found, Grammar):
        found = draft.made[_ROOM] = Grammar(draft, load_grammar(), load_speech())
    return found


def _places(words: Words, text: str, base: int) -> Iterator[int]:
    return (base + at for at in words.starts(text))


def _kinds(marks: Iterable[Mark]) -> tuple[MarkKind, ...]:
    return tuple(kind for mark in marks for kind in mark.kinds)


def _names(draft: Draft) -> list[Named]:
    mentions = draft.book.mentions_in(0, len(draft.shadow))
    spans = groupby(mentions, key=lambda one: (one.start, one.end))
    return [Named(*span, tuple(one.entity for one in group)) for span, group in spans]


def _mask(draft: Draft, names: list[Named]) -> str:
    chars = list(draft.shadow)
    for name in names:
        chars[name.start : name.end] = MASKED * (name.end - name.start)
    for passage in draft.passages:
        if BRACKETED in passage.paragraph.cover:
            base = passage.paragraph.base
            for at, char in enumerate(passage.paragraph.cover, start=base):
                if char == BRACKETED:
                    chars[at] = BRACKETED
    return "".join(chars)
