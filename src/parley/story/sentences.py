"""A page's sentences as they are compared: folded to one script, without punctuation, white space or width.

Small differences between reprints (a converted character, a changed word, two sentences made one) are met by
comparing runs of five characters.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from typing import Final

from parley.lang.zh.script import shadow
from parley.model.article import Article

GRAM: Final = 5
MIN_CHARS: Final = 8
_KEYS_PER_SENTENCE: Final = 2
_ENDS = re.compile(r"[。！？!?；;…]+|\.(?=\s)|\n")
_NUMBER = re.compile(r"\d+")
_NOT_WORDS = re.compile(r"[\W_]+")


def fold_sentences(article: Article) -> tuple[str, ...]:
    """Return the folded sentences of an article's body, in order; the title is left out, reprints change it."""
    found: list[str] = []
    for block in article.blocks:
        if block.kind == "title":
            continue
        folded = shadow(article.text[block.start : block.end])
        parts = (_NOT_WORDS.sub("", part) for part in _ENDS.split(folded))
        found += [part for part in parts if len(part) >= MIN_CHARS]
    return tuple(found)


def fold_words(words: str) -> str:
    """Return words in one script, without punctuation and white space."""
    return _NOT_WORDS.sub("", shadow(words))


def grams(sentence: str) -> list[str]:
    """Return the runs of five characters of a folded sentence, in order."""
    return [sentence[i : i + GRAM] for i in range(len(sentence) - GRAM + 1)]


def numbers(sentences: Iterable[str]) -> frozenset[str]:
    """Return the numbers in digits that stand in folded sentences."""
    return frozenset(number for sentence in sentences for number in _NUMBER.findall(sentence))


def candidate_keys(sentences: tuple[str, ...]) -> frozenset[str]:
    """Return the runs by which pages find each other: of each sentence the two that hash lowest.

    A sentence that changed a little most often keeps one of them (winnowing, Schleimer et al. 2003).
    """
    keys: set[str] = set()
    for sentence in sentences:
        runs = sorted({(zlib.crc32(run.encode("utf-8")), run) for run in grams(sentence)})
        keys.update(run for _, run in runs[:_KEYS_PER_SENTENCE])
    return frozenset(keys)
