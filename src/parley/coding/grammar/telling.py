"""The verbs by which somebody tells something, in one pass over a page: where each begins and ends."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import ahocorasick

from parley.coding.text.masks import QUOTED
from parley.lang.zh.speech import load_speech

_PERFORMING: Final = frozenset(("宣布",))  # the saying is the doing
_ACTS: Final = frozenset(
    ("say", "write", "announce", "confirm", "claim", "reveal", "assess", "warn", "accuse", "note", "question")
)
_BEFORE_NOUN: Final = frozenset("的该,，。！？；;:\n 份项" + QUOTED)


def find_telling(text: str) -> Iterator[tuple[int, int]]:
    """Find the verbs that tell; not those of wishing, demanding, agreeing, which say how an event stands.

    Args:
        text: The masked shadow of the article.
    """
    documents = load_speech()["document"].all
    for last, (word, tells) in _automaton().iter_long(text):
        start = last + 1 - len(word)
        before = text[start - 1] if start else ""
        if not tells or (len(word) > 1 and before == "的"):
            continue
        if word in documents and (not before or before in _BEFORE_NOUN):
            continue
        yield start, last + 1


@lru_cache(maxsize=1)
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for verb in load_speech().verbs.values():
        tells = verb.act in _ACTS and verb.position != "none" and verb.word not in _PERFORMING
        automaton.add_word(verb.word, (verb.word, tells))
    automaton.make_automaton()
    return automaton
