"""Finds the headline as the page prints it: the line that the head's own titles repeat, nearest above the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from parley.article.html import Markup
from parley.article.lines import Line, Lines
from parley.article.stamps import find_dates
from parley.lang.zh.lines import LineKind
from parley.lang.zh.script import shadow

_WORDS = re.compile(r"[^\w]+")
_TITLE_NAME = re.compile(r"title|headline|biaoti|subject|heading|\bh1\b", re.IGNORECASE)
_SUFFIX = re.compile(r"\s*(?:[|丨｜_—–»«·]|\s-|-\s|--|::)\s*|(?<=[\u3400-\u9fff”」!?！？)）])-(?=[\u3400-\u9fff])")
_META_NAMES = (
    "og:title", "twitter:title", "title", "headline", "dc.title", "articletitle", "parsely-title", "sailthru.title",
)  # fmt: skip
_MIN_CHARS = 4
_LINE_CHARS = 200
_ENOUGH = 0.55
_FAR_BELOW = 30
_NEAR = 12
_HEAD_CHARS = 400
_MAX_WANTED = 12
_FULL_TITLE = 14
_MUCH_LONGER = 4
_SENTENCE = ("。", "；", "，", ",")
_DUMP_TITLE_CHARS = 90


@dataclass(frozen=True, slots=True)
class Title:
    """A headline: its words, and the lines that print it (none when only the head has it)."""

    text: str
    lines: tuple[int, ...]


def fold_title(text: str) -> str:
    """Return only the letters and digits of a title, in their shadow form, for comparing."""
    return fold_shadow(shadow(text))


def fold_shadow(folded: str) -> str:
    """Do the same for a text that is a shadow already."""
    return _WORDS.sub("", folded).replace("_", "")


def find_title(page: Lines, kinds: list[LineKind | None], markup: Markup | None, first_body: int) -> Title | None:
    """Find the headline.

    Args:
        page: The page's lines.
        kinds: What the line rules say of each.
        markup: The page's head, None for text.
        first_body: Index of the first line of running text.
    """
    if markup is None:
        return _find_in_dump(page.lines, kinds, first_body)
    wanted = _wanted(markup)
    hints = _Hints.of(wanted)
    best: tuple[float, int] | None = None
    for index, line in enumerate(page.lines):
        if index > first_body + _FAR_BELOW and line.tag not in ("h1", "h2"):
            continue
        if line.tag != "h1" and not hints.may_fit(line.shadow):
            continue
        score = _score(page, line, index, wanted, first_body)
        if score > 0 and (best is None or score > best[0]):
            best = (score, index)
    if best is None:
        return _above_stamp(page.lines, kinds, first_body) or _from_head(markup)
    return _join(page.lines, best[1], wanted)


class _Hints(NamedTuple):
    """What tells at little cost that a line is like none of the wanted titles: most lines of a page are not."""

    known: frozenset[str]
    openings: frozenset[str]
    longest: int

    @classmethod
    def of(cls, wanted: list[tuple[str, float]]) -> _Hints:
        """Collect the characters of the wanted titles, those they begin with, and how long a line may be."""
        texts = [text for text, _ in wanted]
        longest = max(map(len, texts), default=0)
        return cls(frozenset("".join(texts)), frozenset(text[0] for text in texts), _MUCH_LONGER * longest)

    def may_fit(self, folded: str) -> bool:
        """Tell whether a line and a title may hold one another, or begin alike."""
        if not _MIN_CHARS <= len(folded) <= self.longest:
            return False
        return folded[0] in self.known or not folded[0].isalnum() or not self.openings.isdisjoint(folded)


def _wanted(markup: Markup) -> list[tuple[str, float]]:
    """Return what the head calls the page, folded, with how far each is to be trusted."""
    found: list[tuple[str, float]] = []
    for name in _META_NAMES:
        found += [(fold_title(strip_site(value, markup)), 1.0) for value in markup.meta.get(name, [])[:1]]
    for item in markup.json_ld:
        headline = item.get("headline")
        if isinstance(headline, str):
            found.append((fold_title(headline), 1.0))
    stripped = strip_site(markup.title, markup)
    found.append((fold_title(stripped), 0.95))
    found.append((fold_title(markup.title), 0.9 if stripped == markup.title else 0.8))
    best: dict[str, float] = {}
    for text, trust in found:
        if _MIN_CHARS <= len(text) <= _HEAD_CHARS and (text in best or len(best) < _MAX_WANTED):
            best[text] = max(trust, best.get(text, 0.0))
    return list(best.items())


def _score(page: Lines, line: Line, index: int, wanted: list[tuple[str, float]], first_body: int) -> float:
    """Return how likely a line is the headline; 0 when it is not."""
    if not _MIN_CHARS <= len(line.text) <= _LINE_CHARS:
        return 0.0
    folded = fold_shadow(line.shadow)
    if len(folded) < _MIN_CHARS or (len(folded) < 2 * _MIN_CHARS and line.tag not in ("h1", "h2")):
        return 0.0
    likeness = max((trust * _likeness(folded, text) for text, trust in wanted), default=0.0)
    is_heading = line.tag in ("h1", "h2", "h3")
    if likeness < _ENOUGH and not (line.tag == "h1" and index <= first_body and not line.links):
        return 0.0
    score = likeness + {"h1": 0.5, "h2": 0.2, "h3": 0.15}.get(line.tag, 0.0)
    named = _TITLE_NAME.search(page.boxes[line.box].name) is not None
    score += 0.2 * (named and not is_heading)
    score -= 0.4 * (line.links * 2 > len(line.text))
    score -= 0.3 * any(page.boxes[box].hint in ("navigation", "related", "share") for box in page.chain(line.box)[:3])
    if index > first_body:
        score -= 0.5 + min(0.3, (index - first_body) / 100)
    else:
        score -= min(0.25, (first_body - index) / 120)
    return score


def _likeness(folded: str, wanted: str) -> float:
    """Return how much of the line stands in the head's title, and of the title in the line (0 to 1)."""
    if folded == wanted:
        return 1.0
    if folded in wanted:
        at_start = wanted.startswith(folded)
        return 0.55 + 0.4 * len(folded) / len(wanted) + (0.05 if at_start else -0.15)
    if wanted in folded:
        return 0.6 * len(wanted) / len(folded)
    shared = _shared_prefix(folded, wanted)
    if shared >= 2 * _MIN_CHARS:
        return 0.7 * shared / max(len(folded), 1)
    return 0.0


def _shared_prefix(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))


def _join(lines: list[Line], index: int, wanted: list[tuple[str, float]]) -> Title:
    """Join a headline that is broken over several lines of one heading."""
    picked = [index]
    folded = fold_title(lines[index].text)
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(lines) and lines[at].tag == lines[index].tag and lines[at].box == lines[index].box:
            if len(picked) > 2:
                break
            piece = fold_title(lines[at].text)
            joined = folded + piece if step > 0 else piece + folded
            if not piece or not any(text.startswith(joined) or joined.endswith(text) for text, _ in wanted):
                break
            folded = joined
            picked.append(at)
            at += step
    picked.sort()
    return Title(" ".join(lines[at].text for at in picked), tuple(picked))


def _above_stamp(lines: list[Line], kinds: list[LineKind | None], first_body: int) -> Title | None:
    """Take the line right above the info line, where the head has only the site's name."""
    for index in range(first_body - 1, max(0, first_body - _NEAR), -1):
        kind = kinds[index]
        if kind is None or kind.kind not in ("stamp", "credit"):
            continue
        line = lines[index - 1]
        if kinds[index - 1] is None and _MIN_CHARS < len(line.text) <= _DUMP_TITLE_CHARS and not line.links:
            return Title(line.text, (index - 1,))
    return None


def _from_head(markup: Markup) -> Title | None:
    """Take the headline from the head alone, without the site's name."""
    values = [value for name in ("og:title", "twitter:title", "headline") for value in markup.meta.get(name, [])[:1]]
    for value in (*values, markup.title):
        title = strip_site(value, markup).strip()
        if title:
            return Title(title, ())
    return None


def strip_site(title: str, markup: Markup) -> str:
    """Return a head title without the names of site and section behind it."""
    parts = [part for part in _SUFFIX.split(title) if part]
    if len(parts) < 2:
        return title
    site = {fold_title(value) for value in markup.meta.get("og:site_name", [])}
    if fold_title(parts[-1]) in site:
        return title[: title.rfind(parts[-1])].rstrip(" |丨｜_-—–»«·")
    return max(parts, key=len) if len(parts[0]) < 2 * _MIN_CHARS else parts[0]


def _is_running(text: str) -> bool:
    """Tell a paragraph of running text, which no headline stands below in a dump."""
    return len(text) > _DUMP_TITLE_CHARS or (
        len(text) > _DUMP_TITLE_CHARS // 3 and text.endswith(("。", "。”", "。」"))
    )


def _find_in_dump(lines: list[Line], kinds: list[LineKind | None], first_body: int) -> Title | None:
    """In text, the headline is the first line above the body that is neither furniture nor a stamp."""
    candidates: list[int] = []
    opening = next((i for i, line in enumerate(lines) if _is_running(line.text)), first_body)
    for index in range(min(opening, len(lines))):
        line = lines[index]
        if kinds[index] is not None or len(line.text) > _DUMP_TITLE_CHARS:
            continue
        dates = find_dates(line.text)
        if dates and sum(len(date.exact) for date in dates) * 2 > len(line.text):
            continue
        if line.text.endswith(_SENTENCE) or len(fold_title(line.text)) < _MIN_CHARS:
            continue
        candidates.append(index)
    if not candidates:
        return None
    followed = [i for i in candidates if i + 1 < len(lines) and find_dates(lines[i + 1].text[:120])]
    chosen = followed[0] if followed else max(candidates, key=lambda i: (min(len(lines[i].text), _FULL_TITLE), -i))
    return Title(lines[chosen].text, (chosen,))
