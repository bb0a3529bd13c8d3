"""Finds the part of a page that holds the article: the element whose text is most, and most purely, running text.

Each line is weighed by how much it reads like a sentence of an article; an element's mass is the weight below
it, its junk the text that weighs nothing. The element with the best mass times purity wins, so that a wider
element only wins when what it adds is text of the same kind. (The idea of text density is that of CETD, Sun,
Song and Liao 2011; the weights are ours, set on pages of many outlets.)
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from parley.article.lines import Lines
from parley.lang.zh.lines import LineKind

_STOP = re.compile(r"[。！？；，、：…”」』!?;,:.\"]")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_HAN_FULL_CHARS = 24
_FULL_CHARS = 70
_HEADING_CHARS = 60
_HEADING_TAGS = frozenset(("h1", "h2", "h3", "h4", "th"))
_HINTED = 0.08
_GOOD = 1.25
_JUNK_CAP = 60
_PURITY_POWER = 2.0
_NEAR = 6.0
_HINT_SHARE = 0.45
"""An element that holds more than this share of the page's text is believed to be the article whatever its name."""


@dataclass(slots=True)
class Weighed:
    """A page's lines weighed: `weights` by line, and which boxes are believed to be what they are named."""

    weights: list[float]
    hinted: list[bool]
    mass: list[float]
    best: int
    total: float


def weigh_line(text: str, links: int, tag: str) -> float:
    """Return how much a line reads like running text: about its length in characters, or 0."""
    length = len(text)
    if length < 6 or links * 2 > length:
        return 0.0
    own = length - links
    if length < _HEADING_CHARS and tag in _HEADING_TAGS:
        return own * 0.1
    has_stop = _STOP.search(text) is not None
    if length > _FULL_CHARS * 2:
        return own * (1.0 if has_stop else 0.35)
    full = _HAN_FULL_CHARS if sum(map(len, _HAN.findall(text))) * 3 > length else _FULL_CHARS
    if has_stop:
        return own * min(1.0, length / full)
    return own * (0.35 if length > full * 2 else 0.1)


def find_region(page: Lines, kinds: list[LineKind | None], *, near: range = range(0)) -> Weighed:
    """Weigh every line and find the box that holds the article.

    Args:
        page: The page's lines and boxes.
        kinds: What the line rules say of each line.
        near: Lines right below the headline, which count more when the first choice lay far from it.
    """
    weights = [
        0.0 if kind is not None else weigh_line(line.text, line.links, line.tag)
        for line, kind in zip(page.lines, kinds, strict=True)
    ]
    for index in near:
        if index < len(weights):
            weights[index] *= _NEAR
    raw_mass = _sum_up(page, weights)
    total = raw_mass[0] if raw_mass else 0.0
    hinted = _believe_hints(page, raw_mass, total)
    scaled = [weight * (_HINTED if hinted[line.box] else 1.0) for line, weight in zip(page.lines, weights, strict=True)]
    mass = _sum_up(page, scaled)
    junk = _sum_up(
        page,
        [
            float(min(_JUNK_CAP, len(line.text))) if weight < len(line.text) * 0.2 else 0.0
            for line, weight in zip(page.lines, scaled, strict=True)
        ],
    )
    best, best_score = 0, -1.0
    for index, box in enumerate(page.boxes):
        if mass[index] <= 0:
            continue
        purity = mass[index] / (mass[index] + junk[index])
        score = mass[index] * purity**_PURITY_POWER
        if box.good and not hinted[index]:
            score *= _GOOD
        if score > best_score:
            best, best_score = index, score
    return Weighed(weights=scaled, hinted=hinted, mass=mass, best=best, total=total)


def _sum_up(page: Lines, values: list[float]) -> list[float]:
    """Return each box's total of its own lines and of those in the boxes below it."""
    totals = [0.0] * len(page.boxes)
    for line, value in zip(page.lines, values, strict=True):
        totals[line.box] += value
    for index in range(len(page.boxes) - 1, 0, -1):
        totals[page.boxes[index].parent] += totals[index]
    return totals


def _believe_hints(page: Lines, mass: list[float], total: float) -> list[bool]:
    """Return for each box whether it, or one around it, is furniture by its name.

    A name is not believed where the box holds much of the page's text, or where it also names an article.
    """
    believed = [False] * len(page.boxes)
    for index, box in enumerate(page.boxes):
        if box.parent >= 0 and believed[box.parent]:
            believed[index] = True
            continue
        if box.hint is None or mass[index] > total * _HINT_SHARE:
            continue
        if box.good and mass[index] > total * 0.25:
            continue
        believed[index] = True
    return believed
