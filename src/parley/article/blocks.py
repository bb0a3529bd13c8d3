"""The lines chosen -> the article's text and its typed blocks, and the furniture in its places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from parley.article.lines import Line
from parley.article.live import Entry
from parley.article.select import Decision
from parley.article.title import Title
from parley.lang.zh.lines import LineReader
from parley.model.article import Block, BlockKind, Furniture, FurnitureKind

_BULLET = re.compile(
    r"^(?:[.·•●▪◆■◎–*][^\s.·•\d]|[-–—]{1,2}\s?[^\s\d—-]|[①-⑳]|[(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)]|\d{1,2}[.)][^\d])"
)
_HEADING_CHARS = 40
_ENDS = ("。", "！", "？", "…", "；", "，", "、", ":", "：", ".", "”", "」", "!", ",", ";", ")", "）", "』")
_HEADING_TAGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CAPTION = re.compile(
    r"(?:(?:摄|摄影|供图|资料图|资料图片|资料照|资料照片|图源|截图|翻摄|提供|制图)[)]?"
    r"|(?:社|网|报|台)发(?:[(][^()]{1,30}[)])?"
    r"|[(/](?:ap|afp|reuters|getty|xinhua|epa|法新社|美联社|路透社|路透|新华社|欧新社|中新社)[^()]{0,20}[)]?)$"
)
_AGENCY_CAPTION_CHARS = 90
_CAPTION_START = re.compile(r"^(?:.{2,40}\s制图[:：]|图片来源|图源|图说|图[:：]|图为|▲|△|△|↑|这是.{0,40}拍摄的|资料图)")
_CAPTION_CHARS = 160
_SENTENCES = re.compile(r"[^。！？!?]*[。！？!?]+[”」』\"]?|[^。！？!?]+$")
_AD_KINDS = frozenset({"promo", "advertisement", "tip-line", "share"})
_AD_CHARS = 60


@dataclass(frozen=True, slots=True)
class Built:
    """The article's text, its blocks and its furniture."""

    text: str
    blocks: tuple[Block, ...]
    furniture: tuple[Furniture, ...]


def is_list_item(line: Line) -> bool:
    """Tell an item of a list by its element or its bullet."""
    return line.tag == "li" or _BULLET.match(line.shadow[:8]) is not None


def is_caption(line: Line) -> bool:
    """Tell a picture's caption by its element or by its closing credit."""
    if line.tag == "figcaption":
        return True
    if len(line.text) > _CAPTION_CHARS:
        return False
    folded = line.shadow
    short = len(folded) <= _AGENCY_CAPTION_CHARS and folded.count("。") < 2
    return (short and _CAPTION.search(folded.rstrip("。 ")) is not None) or _CAPTION_START.match(folded) is not None


def is_heading(line: Line, following: Line | None, *, before_entry: bool = False) -> bool:
    """Tell a heading: a heading element, or a short line without an end, set in bold or above longer text."""
    if line.tag in _HEADING_TAGS:
        return True
    quoted = line.text[0] in "“「『" and line.text[-1] in "”」』"
    if len(line.text) > _HEADING_CHARS or line.tag == "li" or (line.text.endswith(_ENDS) and not quoted):
        return False
    if line.bold:
        return "，" not in line.text or len(line.text) <= _HEADING_CHARS // 2
    if line.tag != "text" or following is None:
        return False
    return before_entry or len(following.text) >= len(line.text)


def kind_of(line: Line, following: Line | None, *, before_entry: bool = False) -> BlockKind:
    """Tell the kind of a body line."""
    if is_caption(line):
        return "caption"
    if is_list_item(line):
        return "list-item"
    return "heading" if is_heading(line, following, before_entry=before_entry) else "paragraph"


def build(
    lines: list[Line],
    decisions: list[Decision],
    title: Title | None,
    entries: dict[int, Entry],
    day_headings: frozenset[int],
    reader: LineReader,
) -> Built:
    """Put the article's text together.

    Args:
        lines: The page's lines.
        decisions: What became of each.
        title: The headline, which opens the text.
        entries: Live entries by the line that opens them.
        day_headings: Lines that only name a day of a live page.
        reader: Tells ad sentences inside paragraphs.
    """
    builder = _Builder()
    if title is not None:
        builder.add("title", title.text, None)
    body = [i for i, decision in enumerate(decisions) if decision.furniture is None]
    following = dict(pairwise(body))
    ats = _spread(body, entries, day_headings, lines, following)
    heads = set(title.lines) if title else set()
    for index, (line, decision) in enumerate(zip(lines, decisions, strict=True)):
        if index in heads:
            continue
        if decision.furniture is not None:
            builder.put_aside(decision.furniture, line.text, decision.rule)
            continue
        text, before, behind = cut_ads(line, reader)
        for ad, ad_kind, rule in before:
            builder.put_aside(ad_kind, ad, rule)
        if text:
            after = following.get(index)
            kind: BlockKind = (
                "entry"
                if index in entries
                else kind_of(line, _line_at(lines, after), before_entry=after is not None and after in entries)
            )
            builder.add("heading" if index in day_headings else kind, text, ats.get(index))
        for ad, ad_kind, rule in behind:
            builder.put_aside(ad_kind, ad, rule)
    return Built(builder.text, tuple(builder.blocks), tuple(builder.furniture))


def _line_at(lines: list[Line], index: int | None) -> Line | None:
    return None if index is None else lines[index]


def _spread(
    body: list[int],
    entries: dict[int, Entry],
    day_headings: frozenset[int],
    lines: list[Line],
    following: dict[int, int],
) -> dict[int, str]:
    """Give every block below a live stamp the entry's time, up to the next stamp or day heading.

    A heading right above a stamp belongs to the entry that the stamp opens.
    """
    ats: dict[int, str] = {}
    current: str | None = None
    for index in body:
        entry = entries.get(index)
        if entry is not None:
            current = entry.at
        elif index in day_headings:
            current = None
        after = following.get(index)
        opens_next = after is not None and after in entries and entry is None
        if opens_next and after is not None and is_heading(lines[index], lines[after], before_entry=True):
            ats[index] = entries[after].at
        elif current is not None:
            ats[index] = current
    return ats


Cut = list[tuple[str, FurnitureKind, str]]
"""Sentences cut off a paragraph: their words, their kind, and the rule that told them."""


def cut_ads(line: Line, reader: LineReader) -> tuple[str, Cut, Cut]:
    """Cut advertising sentences off both ends of a paragraph.

    Returns:
        The paragraph without them, what was cut before it and what behind it.
    """
    text = line.text
    if len(text) < _AD_CHARS and text.find("。") in (-1, len(text) - 1):
        return text, [], []
    spans = [match.span() for match in _SENTENCES.finditer(text)]
    before: Cut = []
    behind: Cut = []
    first, last = 0, len(spans) - 1
    while first < last and (found := _read_ad(line, spans[last], reader)):
        behind.insert(0, (text[slice(*spans[last])].strip(), *found))
        last -= 1
    while first < last and (found := _read_ad(line, spans[first], reader)):
        before.append((text[slice(*spans[first])].strip(), *found))
        first += 1
    if not before and not behind:
        return text, [], []
    if first == last and (found := _read_ad(line, spans[first], reader)):
        before.append((text[slice(*spans[first])].strip(), *found))
        return "", before, behind
    return text[spans[first][0] : spans[last][1]].strip(), before, behind


def _read_ad(line: Line, span: tuple[int, int], reader: LineReader) -> tuple[FurnitureKind, str] | None:
    start, end = span
    if end - start > _AD_CHARS:
        return None
    folded = line.shadow[start:end].strip()
    found = reader.read_shadow(folded) if folded else None
    return (found.kind, found.rule) if found is not None and found.kind in _AD_KINDS else None


class _Builder:
    """Grows the text; every piece knows its place when it is added."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.blocks: list[Block] = []
        self.furniture: list[Furniture] = []

    @property
    def text(self) -> str:
        return "\n".join(self._parts)

    def add(self, kind: BlockKind, text: str, at: str | None) -> None:
        start = self._length + (1 if self._parts else 0)
        self._parts.append(text)
        self._length = start + len(text)
        self.blocks.append(Block(kind=kind, start=start, end=self._length, at=at))

    def put_aside(self, kind: FurnitureKind, text: str, rule: str) -> None:
        offset = self._length + (1 if self._parts else 0)
        self.furniture.append(Furniture(kind=kind, text=text, offset=offset, rule=rule))
