"""Decides for every line of a page whether it is text of the article, and what it is when it is not.

The region that holds the article is trimmed from both ends and weeded inside: lines that the rules or their
element's name tell to be furniture, lines of links, everything after a line that ends an article once its text is
told. What is left out keeps its kind and the rule that said so.
"""

from __future__ import annotations

from dataclasses import dataclass

from parley.article.lines import Lines
from parley.article.region import Weighed
from parley.article.title import Title, fold_shadow, fold_title
from parley.lang.zh.lines import LineKind
from parley.model.article import FurnitureKind

_GOOD_WEIGHT = 6.0
_TAIL_SHARE = 0.25
"""A line that ends articles is believed when at most this share of the region's text stands after it."""
_FIRM_TAILS = frozenset({"comments", "copyright", "footer", "related"})
_SOFT_INSIDE = frozenset({"stamp", "counter", "navigation", "tags"})
_SENTENCE_END = ("。", "！", "？", "”", "」", "…", "!", "?", ".", "：", ":", ")", "）", "；")
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_HIDDEN_DUPLICATE_CHARS = 12
_LINKED = 0.6
_SHORT_CHARS = 60


@dataclass(slots=True)
class Decision:
    """What became of a line: text of the article (`furniture` is None), or furniture with its rule."""

    furniture: FurnitureKind | None = None
    rule: str = ""


@dataclass(slots=True)
class Selected:
    """The decisions, line by line, and the first and last line of the text."""

    decisions: list[Decision]
    first: int
    last: int


def select_body(page: Lines, kinds: list[LineKind | None], weighed: Weighed, title: Title | None) -> Selected:
    """Decide what is text of the article.

    Args:
        page: The page's lines.
        kinds: What the line rules say of each.
        weighed: The weights, and the box that holds the article.
        title: The headline found.
    """
    count = len(page.lines)
    inside = _lines_inside(page, weighed.best)
    heads = set(title.lines) if title else set()
    good = [
        inside[i] and weighed.weights[i] >= _GOOD_WEIGHT and not weighed.hinted[page.lines[i].box] and i not in heads
        for i in range(count)
    ]
    if not any(good):
        return Selected([Decision("navigation", "zh.region.none")] * count, count, -1)
    first = _find_first(good, title)
    cut = _find_cut(kinds, weighed, good, first)
    last = max((i for i in range(first, cut) if good[i]), default=first)
    last = _extend_last(page, kinds, weighed, inside, last, cut)
    first = _extend_first(page, kinds, weighed, inside, first, title)
    decisions = []
    repeated = fold_title(title.text) if title else ""
    seen: set[str] = set()
    named = _named_furniture(page)
    for i in range(count):
        if i in heads:
            decisions.append(Decision("navigation", "title"))
        elif first <= i <= last and inside[i]:
            decisions.append(_decide_inside(page, kinds, weighed, named, i, good[i], repeated, seen))
        else:
            decisions.append(_decide_outside(page, kinds, named, i, first))
    _fill_lists(page, kinds, decisions, last)
    return Selected(decisions, first, last)


def select_as_told(page: Lines, kinds: list[LineKind | None], told: list[bool], title: Title | None) -> Selected:
    """Take the lines that a second opinion takes, without the headline and what our rules know as furniture."""
    heads = set(title.lines) if title else set()
    wanted = fold_title(title.text) if title else ""
    kept = [
        told[i] and i not in heads and not (kinds[i] is not None and len(page.lines[i].text) < _SHORT_CHARS)
        and fold_shadow(page.lines[i].shadow) != wanted
        for i in range(len(told))
    ]  # fmt: skip
    places = [i for i, keep in enumerate(kept) if keep]
    first, last = (places[0], places[-1]) if places else (len(kept), -1)
    named = _named_furniture(page)
    decisions = [
        Decision()
        if keep
        else Decision("navigation", "title")
        if i in heads
        else _decide_outside(page, kinds, named, i, first)
        for i, keep in enumerate(kept)
    ]
    return Selected(decisions, first, last)


def _lines_inside(page: Lines, box: int) -> list[bool]:
    """Return for each line whether it stands in the box."""
    member = [False] * len(page.boxes)
    for index, candidate in enumerate(page.boxes):
        member[index] = index == box or (candidate.parent >= 0 and member[candidate.parent])
    return [member[line.box] for line in page.lines]


def _find_first(good: list[bool], title: Title | None) -> int:
    """Return the first line of running text, below the headline when the headline stands above some."""
    after = max(title.lines) + 1 if title and title.lines else 0
    below = [i for i in range(after, len(good)) if good[i]]
    return below[0] if below else good.index(True)


def _find_cut(kinds: list[LineKind | None], weighed: Weighed, good: list[bool], first: int) -> int:
    """Return the line at which the body ends: a line that ends articles, with little text after it."""
    total = sum(weighed.weights[i] for i in range(first, len(good)) if good[i])
    told = 0.0
    for i in range(first, len(good)):
        kind = kinds[i]
        if kind is not None and kind.effect != "line" and told > 0:
            share = (total - told) / total if total else 0.0
            limit = 0.5 if kind.kind in _FIRM_TAILS else _TAIL_SHARE
            if share <= limit:
                return i
        if good[i]:
            told += weighed.weights[i]
    return len(good)


def _extend_last(
    page: Lines, kinds: list[LineKind | None], weighed: Weighed, inside: list[bool], last: int, cut: int
) -> int:
    """Take in short lines right after the last good one: verse, closing words, a caption."""
    home = page.lines[last].box
    at = last + 1
    while at < cut and inside[at] and kinds[at] is None:
        line = page.lines[at]
        if weighed.hinted[line.box] or line.links * 2 > len(line.text) or line.box != home:
            break
        if page.boxes[0] is page.boxes[line.box] and len(page.boxes) == 1 and not _ends_sentence(line.text):
            break
        last = at
        at += 1
    return last


def _extend_first(
    page: Lines, kinds: list[LineKind | None], weighed: Weighed, inside: list[bool], first: int, title: Title | None
) -> int:
    """Take in headings, captions and short opening lines right above the first good line."""
    home = page.lines[first].box
    top = max(title.lines) if title and title.lines and max(title.lines) < first else -1
    at = first - 1
    wanted = fold_title(title.text) if title else ""
    while at > top and inside[at] and kinds[at] is None:
        line = page.lines[at]
        if weighed.hinted[line.box] or line.links * 2 > len(line.text):
            break
        if wanted and fold_shadow(line.shadow) in wanted:
            break
        near = line.box == home or line.tag in _HEADINGS or line.tag in ("figcaption", "li")
        if not near:
            break
        first = at
        at -= 1
    return first


def _ends_sentence(text: str) -> bool:
    return text.endswith(_SENTENCE_END)


def _decide_inside(
    page: Lines,
    kinds: list[LineKind | None],
    weighed: Weighed,
    named: list[Decision | None],
    index: int,
    good: bool,  # noqa: FBT001
    title: str,
    seen: set[str],
) -> Decision:
    """Decide about a line between the first and the last of the body."""
    line = page.lines[index]
    kind = kinds[index]
    if kind is not None and not (kind.kind in _SOFT_INSIDE and _ends_sentence(line.text)):
        return Decision(kind.kind, kind.rule)
    if weighed.hinted[line.box]:
        return named[line.box] or Decision("related", "html.name")
    if line.links >= len(line.text) * _LINKED and len(line.text) > 3 and not good:
        return Decision("related", "html.links")
    folded = fold_shadow(line.shadow)
    if title and folded == title and not good:
        return Decision("navigation", "title.repeated")
    if len(folded) >= _HIDDEN_DUPLICATE_CHARS and len(page.boxes) > 1:
        if folded in seen and not good:
            return Decision("navigation", "html.repeated")
        seen.add(folded)
    return Decision()


def _decide_outside(
    page: Lines, kinds: list[LineKind | None], named: list[Decision | None], index: int, first: int
) -> Decision:
    """Name the furniture that a line outside the body is."""
    kind = kinds[index]
    if kind is not None:
        return Decision(kind.kind, kind.rule)
    line = page.lines[index]
    told = named[line.box]
    if told is not None:
        return told
    if index < first:
        return Decision("navigation", "position.before")
    return Decision("related" if line.links * 2 > len(line.text) else "footer", "position.after")


def _fill_lists(page: Lines, kinds: list[LineKind | None], decisions: list[Decision], last: int) -> None:
    """Call the short lines below the head of a list, in text without links, what the head is."""
    head: Decision | None = None
    for i in range(last + 1, len(decisions)):
        kind = kinds[i]
        if kind is not None:
            head = Decision(kind.kind, kind.rule) if kind.effect == "list" else None
        elif head is not None and decisions[i].rule == "position.after" and len(page.lines[i].text) <= _SHORT_CHARS:
            decisions[i] = head


def _named_furniture(page: Lines) -> list[Decision | None]:
    """Return for each box the furniture that the nearest telling name around it stands for, or None."""
    named: list[Decision | None] = []
    for box in page.boxes:
        if box.hint is not None:
            named.append(Decision(box.hint, f"html.name.{box.name[:40] or box.tag}"))
        else:
            named.append(named[box.parent] if box.parent >= 0 else None)
    return named


__all__ = ["Decision", "Selected", "select_body"]
