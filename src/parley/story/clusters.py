"""Which pages carry one text: found without comparing all with all.

Pages are taken from the longest to the shortest. Each looks up the few character runs that mark its sentences
among the pages that began a cluster, is compared with the best of those, and joins one or begins its own. A
thousand reprints of one text are so compared once each with the longest of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from parley.model.article import Article
from parley.story.resemblance import THRESHOLD, Resemblances
from parley.story.sentences import candidate_keys

_COMPARED: Final = 8
_COMMON: Final = 200
_MIN_SHARED: Final = 2


class Cluster(NamedTuple):
    """Ids of pages that carry one text; the first is the longest, to which each of the others was compared."""

    ids: list[str]


def cluster(articles: Sequence[Article], resemblances: Resemblances) -> list[Cluster]:
    """Group articles of different ids by their text.

    Args:
        articles: Articles, no id twice, in any order.
        resemblances: Compares them; every article is added to it.
    """
    found: dict[str, Cluster] = {}
    index: dict[str, list[str]] = {}
    for article in _longest_first(articles, resemblances):
        keys = candidate_keys(resemblances.add(article))
        head = _find_head(article.id, keys, index, resemblances)
        if head is not None:
            found[head].ids.append(article.id)
            continue
        found[article.id] = Cluster([article.id])
        for key in keys:
            holders = index.setdefault(key, [])
            if len(holders) < _COMMON:
                holders.append(article.id)
    return list(found.values())


def _longest_first(articles: Sequence[Article], resemblances: Resemblances) -> list[Article]:
    def key(article: Article) -> tuple[int, int, str]:
        sentences = resemblances.add(article)
        return (-len(sentences), -sum(map(len, sentences)), article.id)

    return sorted(articles, key=key)


def _find_head(ident: str, keys: frozenset[str], index: dict[str, list[str]], resemblances: Resemblances) -> str | None:
    shared: Counter[str] = Counter()
    for key in keys:
        shared.update(index.get(key, ()))
    least = min(_MIN_SHARED, len(keys))
    ranked = sorted((head for head, count in shared.items() if count >= least), key=lambda head: (-shared[head], head))
    measured = [(resemblances.measure(ident, head)[0], head) for head in ranked[:_COMPARED]]
    best = min(measured, key=lambda item: (-item[0], item[1]), default=(0.0, ""))
    return best[1] if best[0] >= THRESHOLD else None
