"""The reporting clauses of a paragraph: each verb of speaking in the reporter's own words, with its subject."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from parley.coding.statements.phrases import Subject
from parley.coding.statements.subjects import SubjectReader
from parley.coding.text.bounds import verb_at
from parley.coding.text.masks import BRACKETED, QUOTED, Paragraph
from parley.lang.zh.speech import Indirect, Speech, Verb

_REACH: Final = 120
_PAUSES: Final = frozenset(",，…—")
_COMMAS: Final = frozenset(",，:")
_WIRED: Final = ("日电", "日讯", "日专电", "电", "讯")
_BEHIND_WIRE: Final = frozenset((" ", "/", "—", "-", "\u3000", ":", BRACKETED))
_DATELINE_CHARS: Final = 40
_NOUN_MAKERS: Final = ("作出", "做出", "给予", "得到", "收到", "作了")
_NOUNS: Final = frozenset(
    ("回应", "承诺", "保证", "解释", "评价", "评论", "答复", "回答", "批评", "表态", "反驳", "通报")
)
_JOINT: Final = frozenset(("联合", "书面", "共同", "正式"))
_OF_NOUN: Final = frozenset(("一个", "一项", "一份", "这一", "那一", "上述", "有关", "相关", "任何", "各项"))
_PAPERS: Final = frozenset(("声明", "通报", "报告", "报道", "报导"))
_ISSUING: Final = ("发表", "发布", "发出", "签署", "通过", "宣读", "发了")
_LIGHT: Final = frozenset(("say", "write"))


@dataclass(frozen=True, slots=True)
class Clause:
    """A reporting clause; offsets in its paragraph.

    Attributes:
        start: Where the clause begins, behind the comma, stop or quote before it.
        verb_start: Where the verb (or the chain of verbs, 回应说) begins.
        verb_end: Where it ends.
        verb: The last verb of the chain, which says where the quote may stand.
        teller: The verb of the chain that says most: 警告 in 警告说.
        subject: Who speaks.
        sentence: Where its sentence begins.
        indirect: How the verb tells what was said without a quote; see `speech.tsv`.
        denied: True when the verb is negated (没有回应), a noun, or only describes one (谈到的停火).
    """

    start: int
    verb_start: int
    verb_end: int
    verb: Verb
    teller: Verb
    subject: Subject
    sentence: int
    denied: bool
    indirect: Indirect = "none"


def find_clauses(paragraph: Paragraph, reader: SubjectReader) -> list[Clause]:
    """Find the reporting clauses of a paragraph, in order."""
    found: list[Clause] = []
    cover, speech = paragraph.cover, reader.speech
    done, first = 0, dateline_end(cover)
    for at, _ in speech.find_verbs(reader.known.without_names(cover)):
        verb = verb_at(speech, cover, at, len(cover)) if at >= done else None
        if verb is None or (_needs_quote(verb) and not paragraph.quotes):
            continue
        clause = _read_clause(paragraph, reader, at, verb, first)
        if clause is not None:
            found.append(clause)
        done = clause.verb_end if clause is not None else at + len(verb.word)
    return found


def _needs_quote(verb: Verb) -> bool:
    """Tell a verb that tells of words only where they are quoted: 同意, 下令."""
    return verb.indirect == "none" and verb.position in ("both", "before")


def _read_clause(paragraph: Paragraph, reader: SubjectReader, at: int, verb: Verb, first: int) -> Clause | None:
    cover = paragraph.cover
    end, last, teller, indirect = _chain(reader.speech, cover, at, verb)
    start = _clause_start(paragraph, at, first)
    subject = reader.read(cover, start, at)
    if len(cover[at:end]) == 1 and not _stands_alone(cover, end) and subject.kind == "unclear":
        return None
    if at > 0 and cover[at - 1] == "被":
        return None
    sentence = paragraph.starts[max(0, bisect_right(paragraph.starts, at) - 1)]
    named = subject.end if subject.parts else start
    denied = _is_denied(reader.speech, cover, max(named, at - 8), at) or _is_noun(cover, at, end)
    return Clause(start, at, end, last, teller, subject, sentence, denied, indirect)


def _chain(speech: Speech, cover: str, at: int, verb: Verb) -> tuple[int, Verb, Verb, Indirect]:
    """Join verbs that follow one another: 回应说, 警告称; the first that can tells indirectly (表示反对)."""
    end, last, teller, indirect = at + len(verb.word), verb, verb, verb.indirect
    while True:
        following = verb_at(speech, cover, end, len(cover))
        if following is None or following.position not in ("both", "before") or last.position == "topic":
            return end, last, teller, indirect
        if teller.act in _LIGHT:
            teller = following
        if indirect != "content" and following.indirect != "none":
            indirect = following.indirect
        end, last = end + len(following.word), following


def _clause_start(paragraph: Paragraph, at: int, first: int) -> int:
    """Return where the clause of a verb begins: behind a comma, a sentence's end, or a quote that stands by itself."""
    cover = paragraph.cover
    low = max(0, first, at - _REACH, paragraph.starts[max(0, bisect_right(paragraph.starts, at) - 1)])
    start = max(low, *(cover.rfind(comma, low, at) + 1 for comma in _COMMAS))
    quoted = cover.rfind(QUOTED, start, at)
    while quoted >= 0:
        if cover[quoted + 1] != QUOTED and paragraph.text[quoted - 1] in _PAUSES:
            return quoted + 1
        quoted = cover.rfind(QUOTED, start, quoted)
    return start


def dateline_end(cover: str) -> int:
    """Return where the text begins behind a dateline and what stands in brackets: 某社某地5月18日电(记者…); else 0."""
    found = 0
    head = cover[:_DATELINE_CHARS]
    for word in _WIRED if "电" in head or "讯" in head else ():
        at = head.find(word)
        if at > 0 and cover[at + len(word) : at + len(word) + 1] in _BEHIND_WIRE:
            found = at + len(word)
            break
    while found < len(cover) and (cover[found] in " /—-\u3000:" or cover[found] == BRACKETED):
        found += 1
    return found


def _is_noun(cover: str, at: int, end: int) -> bool:
    """Tell a verb that is used as a noun (做了介绍), or only describes the noun after it (双方谈到的停火)."""
    if end - at > 1 and at > 0 and cover[at - 1] in "了出过":
        return True
    if any(word in cover[max(0, at - 6) : at] for word in _NOUN_MAKERS) and cover[at:end] in _NOUNS:
        return True
    if cover[at:end] in _PAPERS and any(word in cover[max(0, at - 6) : at] for word in _ISSUING):
        return True
    if cover[max(0, at - 2) : at] in _JOINT and cover[at - 3 : at - 2] == "的":
        return True
    if cover[max(0, at - 2) : at] in _OF_NOUN or cover[at - 1 : at] == "该" or cover[end : end + 1] == "之":
        return True
    return cover[end : end + 1] == "的" and cover[end + 1 : end + 2] != "是"


def _stands_alone(cover: str, end: int) -> bool:
    """Tell a verb that is followed by a comma, a colon, a quote or the sentence's end."""
    return end >= len(cover) or cover[end] in _COMMAS or cover[end] == QUOTED or cover[end] in "。！!"


def _is_denied(speech: Speech, cover: str, start: int, end: int) -> bool:
    return any(speech["negation"].at(cover, place, end) for place in range(start, end))
