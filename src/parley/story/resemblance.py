"""How much of one page stands in another: the measure behind origin groups."""

from __future__ import annotations

from typing import Final

from parley.model.article import Article
from parley.story.sentences import fold_sentences, grams, numbers

THRESHOLD: Final = 0.6
_NEAR_SENTENCE: Final = 0.75
_MIN_SENTENCES: Final = 3
_BRIEF_CHARS: Final = 40
_KEPT: Final = 128

RULE_SENTENCES: Final = "story.reprint.sentences.v1"
RULE_BRIEF: Final = "story.reprint.brief.v1"


class Resemblances:
    """Compares pages; keeps the sentences of all and the character runs of the last few it compared."""

    def __init__(self) -> None:
        """Start empty."""
        self._sentences: dict[str, tuple[str, ...]] = {}
        self._runs: dict[str, _Runs] = {}

    def add(self, article: Article) -> tuple[str, ...]:
        """Take in an article and return its folded sentences."""
        return self._sentences.setdefault(article.id, fold_sentences(article))

    def measure(self, one: str, other: str) -> tuple[float, str]:
        """Return the share of the shorter page's sentences that stand in the other, and the rule that measured.

        Args:
            one: The id of an article taken in.
            other: Another.
        """
        short, long = sorted((one, other), key=lambda ident: (len(self._sentences[ident]), ident))
        sentences = self._sentences[short]
        if not sentences:
            return 0.0, RULE_SENTENCES
        if len(sentences) < _MIN_SENTENCES:
            return self._measure_brief(short, long), RULE_BRIEF
        exact = frozenset(self._sentences[long])
        runs = self._runs_of(long)
        hits = sum(sentence in exact or runs.hold(sentence) for sentence in sentences)
        return round(hits / len(sentences), 3), RULE_SENTENCES

    def _measure_brief(self, short: str, long: str) -> float:
        """Measure a page of one or two sentences: all of it must stand in a page that is as short."""
        sentences, other = self._sentences[short], self._sentences[long]
        same = len(other) <= _MIN_SENTENCES and set(sentences) <= set(other)
        return 1.0 if same and sum(map(len, sentences)) >= _BRIEF_CHARS else 0.0

    def _runs_of(self, ident: str) -> _Runs:
        found = self._runs.get(ident)
        if found is None:
            if len(self._runs) >= _KEPT:
                self._runs.clear()
            found = _Runs(self._sentences[ident])
            self._runs[ident] = found
        return found


class _Runs:
    """The character runs and the numbers of a page."""

    def __init__(self, sentences: tuple[str, ...]) -> None:
        self._grams = frozenset(run for sentence in sentences for run in grams(sentence))
        self._numbers = numbers(sentences)

    def hold(self, sentence: str) -> bool:
        """Tell whether a sentence stands here but for a few characters; another number makes it another sentence."""
        own = grams(sentence)
        near = sum(run in self._grams for run in own) >= _NEAR_SENTENCE * len(own)
        return near and numbers((sentence,)) <= self._numbers
