"""The names of a clause -> noun phrases: whom each means, and the preposition before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from parley.coding.grammar.clauses import Phrase
from parley.coding.text.masks import BRACKETED
from parley.lang.zh.grammar import GrammarWords, PrepositionRole
from parley.lang.zh.speech import Speech

_LONGEST_TITLE: Final = 24
_LONGEST_MODIFIER: Final = 12
_FAR: Final = frozenset(("with", "by"))
_QUOTES: Final = "“”「」『』\"' "


class Named(NamedTuple):
    """Words that stand for one entity, or for several at once (双方)."""

    start: int
    end: int
    entities: tuple[str, ...]


def make_phrases(
    text: str, start: int, names: Sequence[Named], words: GrammarWords, speech: Speech
) -> tuple[Phrase, ...]:
    """Join the names of a clause to phrases.

    Args:
        text: The shadow with names masked.
        start: Where the clause begins.
        names: Its names in order, none within another.
        words: The function words.
        speech: For the titles that stand before names.
    """
    found: list[Phrase] = []
    reach = start
    for name in names:
        gap = text[reach : name.start].strip(_QUOTES).replace(BRACKETED, "")
        last = found[-1] if found else None
        if last is not None and _joins(gap, last, name, words, speech):
            heads = tuple(dict.fromkeys((*last.heads, *name.entities)))
            found[-1] = Phrase(last.start, name.end, heads, last.owners, last.role, last.lead)
        elif last is not None and not (last.role == "at" and gap) and _is_attributive(gap, words, speech):
            kept, owner = last.heads[:-1], last.heads[-1:]
            if owner == name.entities[:1]:
                owner = ()
            heads = (*kept, *name.entities)
            found[-1] = Phrase(last.start, name.end, heads, (*last.owners, *owner), last.role, last.lead)
        else:
            lead, role = _preposition(text, reach, name.start, words)
            found.append(Phrase(name.start, name.end, name.entities, (), role, lead))
        reach = name.end
    return tuple(found)


def _joins(gap: str, last: Phrase, name: Named, words: GrammarWords, speech: Speech) -> bool:
    """Tell a name that stands beside the last one, not under it: 甲和乙, 俄乌."""
    if not gap:
        return name.end - name.start == 1 and last.end - last.start <= len(last.heads)
    if last.role == "at" and gap in words.roles:
        return False  # 在甲地与乙会谈
    return gap in words.joints or _is_joint(gap, words, speech)


def _is_joint(gap: str, words: GrammarWords, speech: Speech) -> bool:
    """Tell a noun with a joint behind it, or a title with one before it: 代表团和, 总统与, 与反对派领导人."""
    if len(gap) > 1 and gap[0] in words.joints and _is_title(gap[1:], speech):
        return True
    for length in (1, 2):
        head = gap[:-length]
        if head and gap[-length:] in words.joints and _is_title(head, speech):
            return True
    return False


def _is_attributive(gap: str, words: GrammarWords, speech: Speech) -> bool:
    if not gap or _is_title(gap, speech):
        return True
    if len(gap) > _LONGEST_TITLE or gap[0] != "的":
        return False
    return len(gap) == 1 or (_is_title(gap[1:], speech) or next(words.marks(gap, 1, len(gap)), None) is None)


def _is_title(gap: str, speech: Speech) -> bool:
    """Tell words that end in a title or the noun of a body: 外交部长, 代表团, 国家安全顾问."""
    if len(gap) > _LONGEST_TITLE or any(char.isdigit() for char in gap):
        return False
    length = speech.titles.before(gap, 0, len(gap)) or speech["state-mark"].before(gap, 0, len(gap))
    length = length or speech["side"].before(gap, 0, len(gap))
    return bool(length) and len(gap) - length <= _LONGEST_MODIFIER // 2


def _preposition(text: str, start: int, end: int, words: GrammarWords) -> tuple[int, PrepositionRole | None]:
    """Find the preposition of a name, right before it or before words that describe it (与来访的…)."""
    near = words.preposition(text, start, end)
    if near is not None:
        return end - near[0], near[1]
    described = text[end - 1] == "的" if end > start else False
    for at in range(end - 1, max(start, end - _LONGEST_MODIFIER), -1):
        found = words.preposition(text, start, at)
        if found is not None and words.prepositions.at(text, at - found[0], end) == found[0]:
            fits = described or (found[1] in _FAR and next(words.marks(text, at, end), None) is None)
            return (at - found[0], found[1]) if fits else (end, None)
    return end, None
