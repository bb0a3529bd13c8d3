"""A page on its way to an article: its lines told apart, with the headline and where the text begins and ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from parley.article.credits import is_byline
from parley.article.embedded import read_embedded
from parley.article.forum import mark_posts
from parley.article.html import Markup, read_markup
from parley.article.lines import Line, Lines
from parley.article.makers import HeadLine
from parley.article.region import find_region
from parley.article.second import second_opinion
from parley.article.select import Decision, Selected, select_as_told, select_body
from parley.article.stamps import is_stamp
from parley.article.text import read_text
from parley.article.title import Title, find_title
from parley.lang.zh.lines import LineKind, LineReader
from parley.model.limits import Limits
from parley.model.page import Page

_HAN = re.compile(r"[\u3400-\u9fff]+")
_MAKER = re.compile("[者员译]")
_ENOUGH_CHARS = 100
_ABOVE = 6
_BELOW = 25
_INSIDE = 12
_SHORT_CHARS = 160
_FAR_BELOW = 25
_GOOD_WEIGHT = 6.0
_LANG_SAMPLE = 1500
_BYLINE_CHARS = 48
_MAYBE_STAMPS = frozenset({"counter", "stamp", "credit", "share", "navigation"})


@dataclass(slots=True)
class Draft:
    """A page on its way to an article: what has been found so far."""

    page: Page
    lines: Lines
    markup: Markup | None
    kinds: list[LineKind | None]
    decisions: list[Decision]
    title: Title | None
    first: int
    last: int
    texts: list[str]

    def body_lines(self) -> list[Line]:
        """Return the lines that are text of the article."""
        lines = self.lines.lines
        return [lines[i] for i, decision in enumerate(self.decisions) if decision.furniture is None]

    def body(self) -> list[str]:
        """Return their words."""
        return [line.text for line in self.body_lines()]

    def around(self) -> list[int]:
        """Return the lines of furniture near the headline and right below the text: where credits stand."""
        top = min(self.title.lines) if self.title and self.title.lines else max(0, self.first - _ABOVE)
        top = top if top < self.first else max(0, self.first - _ABOVE)
        near = range(max(0, min(top, self.first) - _ABOVE), self.first)
        after = range(self.last + 1, min(len(self.decisions), self.last + 1 + _BELOW))
        inside = [i for i in range(self.first, self.last + 1) if self.decisions[i].furniture in ("credit", "stamp")][
            :_INSIDE
        ]
        picked = [*near, *inside, *after]
        return [
            i
            for i in picked
            if self.decisions[i].furniture is not None and len(self.lines.lines[i].text) <= _SHORT_CHARS
        ]


def draft_page(page: Page, reader: LineReader, limits: Limits) -> Draft:
    """Tell the article of a page from its furniture.

    Args:
        page: The decoded page.
        reader: Knows the lines that are furniture by their words.
        limits: Bounds on the walk over markup.
    """
    markup = read_markup(page.text, limits=limits) if page.source.form == "html" else None
    draft = _choose(
        page, markup, markup.lines if markup is not None else read_text(page.text, limit=limits.lines), reader, limits
    )
    if markup is None or sum(len(text) for text in draft.body()) >= _ENOUGH_CHARS:
        return draft
    lines = read_embedded(page.text, markup, limits=limits)
    if lines is None:
        return draft
    other = _choose(page, markup, lines, reader, limits)
    richer = sum(len(text) for text in other.body()) > 2 * sum(len(text) for text in draft.body())
    return _merge(draft, other) if richer else draft


def _merge(draft: Draft, other: Draft) -> Draft:
    """Put the article that the page's data holds in the place of what its visible lines say of it."""
    at = min(draft.first, len(draft.decisions))
    shift = len(draft.lines.boxes)
    moved_boxes = (replace(box, parent=box.parent + shift if box.parent >= 0 else 0) for box in other.lines.boxes)
    boxes = [*draft.lines.boxes, *moved_boxes]
    for line in other.lines.lines:
        line.box += shift
    shown = [
        decision if decision.furniture is not None else Decision("promo", "data.shown-in-part")
        for decision in draft.decisions
    ]
    lines = Lines(
        lines=[*draft.lines.lines[:at], *other.lines.lines, *draft.lines.lines[at:]],
        boxes=boxes,
        cut=draft.lines.cut,
        folded=f"{draft.lines.folded}\n{other.lines.folded}",
        notes=(*draft.lines.notes, *other.lines.notes),
    )
    title = draft.title
    if title is not None:
        moved = tuple(i + len(other.decisions) if i >= at else i for i in title.lines)
        title = Title(title.text, moved)
    return Draft(
        page=draft.page,
        lines=lines,
        markup=draft.markup,
        kinds=[*draft.kinds[:at], *other.kinds, *draft.kinds[at:]],
        decisions=[*shown[:at], *other.decisions, *shown[at:]],
        title=title or other.title,
        first=at + other.first,
        last=at + other.last,
        texts=[line.text for line in lines.lines],
    )


def _choose(page: Page, markup: Markup | None, lines: Lines, reader: LineReader, limits: Limits) -> Draft:
    """Tell article from furniture, line by line."""
    if markup is not None:
        lines.repair_words()
    lines.cast_shadows()
    kinds = [_kind_of(line, reader, limits.line_chars) for line in lines.lines]
    mark_posts(lines, kinds)
    weighed = find_region(lines, kinds)
    if weighed.total < _GOOD_WEIGHT:  # nothing but links: a link that was never closed runs through the text
        for line in lines.lines:
            line.links = 0
        weighed = find_region(lines, kinds)
    opening = _first_text(lines, weighed.weights, weighed.best)
    title = find_title(lines, kinds, markup, opening)
    if title is not None and title.lines and not title.lines[0] < opening <= title.lines[-1] + _FAR_BELOW:
        weighed = find_region(lines, kinds, near=range(title.lines[-1] + 1, title.lines[-1] + _FAR_BELOW))
    chosen = select_body(lines, kinds, weighed, title)
    if markup is not None and not (markup.tangled or lines.cut) and _is_unsure(lines, chosen):
        told = second_opinion(page.text, lines)
        other = select_as_told(lines, kinds, told, title) if told is not None else chosen
        if other.last >= other.first:
            chosen = other
    return Draft(
        page,
        lines,
        markup,
        kinds,
        chosen.decisions,
        title,
        chosen.first,
        chosen.last,
        [line.text for line in lines.lines],
    )


def _is_unsure(lines: Lines, chosen: Selected) -> bool:
    """Tell whether our own choice needs a second opinion: no text, or text that is not in Chinese."""
    body = [lines.lines[i].text for i, decision in enumerate(chosen.decisions) if decision.furniture is None]
    sample = "".join(body)[:_LANG_SAMPLE]
    han = sum(map(len, _HAN.findall(sample)))
    return han * 5 < len(sample) or not sample


def _kind_of(line: Line, reader: LineReader, limit: int) -> LineKind | None:
    """Tell furniture by its words; info lines by their shape, whatever label they begin with."""
    kind = reader.read_shadow(line.shadow[:limit])
    if kind is not None and kind.kind not in _MAYBE_STAMPS:
        return kind
    if len(line.text) <= _BYLINE_CHARS and _MAKER.search(line.shadow) and is_byline(line.text, folded=line.shadow):
        return LineKind("credit", "line", "zh.shape.byline")
    return LineKind("stamp", "line", "zh.shape.stamp") if is_stamp(line.text, folded=line.shadow) else kind


def _first_text(lines: Lines, weights: list[float], best: int) -> int:
    inside = [False] * len(lines.boxes)
    for index, box in enumerate(lines.boxes):
        inside[index] = index == best or (box.parent >= 0 and inside[box.parent])
    for index, line in enumerate(lines.lines):
        if inside[line.box] and weights[index] > 6:
            return index
    return len(lines.lines)


def page_url(markup: Markup) -> str | None:
    """Return the address that the head gives for the page, or None."""
    for value in (markup.url, *markup.meta.get("og:url", [])[:1]):
        if value and value.startswith(("http://", "https://", "//")):
            return "https:" + value if value.startswith("//") else value
    return None


def furniture_of(draft: Draft) -> list[Line]:
    """Return the lines that are not the article."""
    lines = draft.lines.lines
    return [lines[i] for i, decision in enumerate(draft.decisions) if decision.furniture is not None]


def ending_of(draft: Draft) -> list[str]:
    """Return the last words of the text, and the lines right below it, where some pages name the house."""
    below = range(draft.last + 1, min(draft.last + 4, len(draft.texts)))
    return [draft.texts[draft.last], *(draft.texts[i] for i in below if not draft.lines.lines[i].links)]


def head_lines(draft: Draft) -> list[HeadLine]:
    """Return the lines between headline and text, with the names of their elements."""
    top = max(draft.title.lines) if draft.title and draft.title.lines else -1
    found = []
    for index in draft.around():
        if top < index < draft.first:
            line = draft.lines.lines[index]
            free = draft.kinds[index] is None
            found.append(HeadLine(line.text, draft.lines.boxes[line.box].name, free))
    return found
