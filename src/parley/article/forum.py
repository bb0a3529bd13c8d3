"""Threads of forums, and comments below an article: the first post is the article, later posts are comments.

A post is known by its mark: a floor (楼主, 沙发, 2楼, #2) with a time beside it, or the line that says when it was
posted, where it is said of several elements of one name. Lines of pushes (推 name: …) are marks of their own.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import NamedTuple

from parley.article.lines import Lines
from parley.article.region import weigh_line
from parley.lang.zh.lines import LineKind

_FLOOR = re.compile(
    r"^(?:\S{1,20}\s)?[\[【(]?(?:(?P<word>楼主|沙发|板凳|地板|地下室)|第?\s?(?P<number>\d{1,5})\s?(?:楼|#)"
    r"|#\s?(?P<hash>\d{1,5})(?!\d))(?=$|[\s|丨:·>,，)\]】]|回复|回应|发表|20\d\d)"
    r"|(?P<tail>\d{1,5})楼\s?20\d\d[-/年]",
    re.ASCII,
)
_WORDS = {"楼主": 1, "沙发": 2, "板凳": 3, "地板": 4, "地下室": 5}
_TIME = re.compile(r"\d{1,2}:\d\d|20\d\d\s?[-/.年]|\d\s?(?:秒|分钟|小时|天|日|个月)前|昨天|前天|刚刚", re.ASCII)
_POSTED = re.compile(
    r"(?:发表于|发布于|回复于|张贴于|张贴|发表|posted(?:\son|\sby)?|»|›)[\s:]{0,3}(?:\S{1,20}\s)?"
    r"(?:20\d\d\s?[-/.年]|\d{1,2}[-/月]\d{1,2}|\d{1,3}\s?(?:分钟|小时|天)前|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\s)",
    re.ASCII,
)
_PUSH = re.compile(r"^(?:推|嘘|→)\s?[a-z][a-z0-9]{2,11}\s?:", re.ASCII)
_FLOOR_SIGN = re.compile("[楼#]|沙发|板凳|地板|地下室")
_FLOOR_SIGNS = ("楼", "#", "沙发", "板凳", "地板", "地下室")
_POSTED_SIGN = re.compile("发表|发布于|回复于|张贴|posted|[»›]")
_POSTED_SIGNS = ("发表", "发布于", "回复于", "张贴", "posted", "»", "›")
_PUSH_SIGNS = ("\n推", "\n嘘", "\n→")
_DIGITS = re.compile(r"\d+", re.ASCII)
_MARK_CHARS = 80
_NEAR = 3
_AUTHOR_CHARS = 12
_AUTHOR_LINES = 12
_SOME_TEXT = 30.0
_OPEN = frozenset({"stamp", "credit", "counter", "share", "navigation", "tags", "player", "breadcrumb"})
_STOPS = re.compile("[。，！？；!?,]")
_LATER = LineKind("comments", "line", "zh.forum.later-post")


class _Mark(NamedTuple):
    """A line that marks a post: its place, and the floor it names (0 when it only says when)."""

    line: int
    floor: int


def mark_posts(page: Lines, kinds: list[LineKind | None]) -> None:
    """Call the lines of later posts comments, in `kinds`; a page that is no thread stays as it is.

    Args:
        page: The page's lines, with shadows.
        kinds: What the line rules say of each; changed in place.
    """
    if any(sign in page.folded for sign in _PUSH_SIGNS):
        for index, line in enumerate(page.lines):
            if _PUSH.match(line.shadow):
                kinds[index] = _LATER
    marks = _find_floors(page) if any(sign in page.folded for sign in _FLOOR_SIGNS) else None
    if marks is None and any(sign in page.folded for sign in _POSTED_SIGNS):
        marks = _find_posted(page)
    if not marks:
        return
    weights = [
        0.0 if kind is not None and kind.kind not in _OPEN else weigh_line(line.text, line.links, line.tag)
        for line, kind in zip(page.lines, kinds, strict=True)
    ]
    posts = _post_boxes(page, marks)
    if posts is None and marks[0].floor == 0 and len(page.boxes) > 1:
        return  # several dates in running markup are no thread
    for index in _later_in_boxes(posts, marks, weights) if posts else _later_in_lines(page, marks, weights):
        kind = kinds[index]
        if posts or kind is None or kind.kind in _OPEN:
            kinds[index] = _LATER


def _find_floors(page: Lines) -> list[_Mark] | None:
    """Return the marks whose floors rise down the page; None when fewer than two do, and none is a second post's."""
    marks: list[_Mark] = []
    for index, line in enumerate(page.lines):
        if len(line.shadow) > _MARK_CHARS or not _FLOOR_SIGN.search(line.shadow):
            continue
        match = _FLOOR.search(line.shadow)
        if match is None:
            continue
        word = match["word"]
        floor = _WORDS[word] if word else int(match["number"] or match["hash"] or match["tail"])
        if floor > (marks[-1].floor if marks else 0) and (word or _is_timed(page, index)):
            marks.append(_Mark(index, floor))
    timed = any(_is_timed(page, mark.line) for mark in marks)
    enough = len(marks) > 1 and marks[1].floor <= marks[0].floor + _NEAR
    if timed and (enough or (len(marks) == 1 and marks[0].floor == 2)):
        return marks
    return None


def _is_timed(page: Lines, index: int) -> bool:
    """Tell whether a time stands on a line or beside it."""
    near = page.lines[max(0, index - _NEAR) : index + _NEAR + 1]
    return any(len(line.shadow) <= _MARK_CHARS and _TIME.search(line.shadow) for line in near)


def _find_posted(page: Lines) -> list[_Mark]:
    """Return the lines that say when something was posted, when there are several."""
    found = [
        _Mark(index, 0)
        for index, line in enumerate(page.lines)
        if len(line.shadow) <= _MARK_CHARS
        and _POSTED_SIGN.search(line.shadow)
        and _POSTED.search(line.shadow)
        and "。" not in line.shadow
    ]
    return found if len(found) > 1 else []


def _post_boxes(page: Lines, marks: list[_Mark]) -> list[list[int]] | None:
    """Return the lines of each mark's post, when the posts are elements side by side; None when they are not."""
    chains = [page.chain(page.lines[mark.line].box)[::-1] for mark in marks]
    if len(chains) < 2:
        return None
    shared = sum(1 for _ in takewhile(lambda level: len(set(level)) == 1, zip(*chains, strict=False)))
    if any(len(chain) <= shared for chain in chains):
        return None
    tops = [chain[shared] for chain in chains]
    if len(set(tops)) < len(tops):
        return None
    names = {(page.boxes[top].tag, _DIGITS.sub("", page.boxes[top].name)) for top in tops}
    if marks[0].floor == 0 and (len(names) > 1 or not any(name for _, name in names)):
        return None
    post_of = dict.fromkeys(range(len(page.boxes)), -1) | {top: place for place, top in enumerate(tops)}
    for index, box in enumerate(page.boxes):
        if post_of[index] < 0 <= box.parent:
            post_of[index] = post_of[box.parent]
    posts: list[list[int]] = [[] for _ in tops]
    for index, line in enumerate(page.lines):
        if post_of[line.box] >= 0:
            posts[post_of[line.box]].append(index)
    return posts


def _later_in_boxes(posts: list[list[int]], marks: list[_Mark], weights: list[float]) -> list[int]:
    """Return the lines of all posts but the first; of all, where the article stands above them."""
    first = sum(weights[i] for i in posts[0])
    above = sum(weights[: posts[0][0]])
    is_comments = marks[0].floor > 1 or above >= max(first, _SOME_TEXT)
    if is_comments and above < _SOME_TEXT:
        return []
    return [i for post in (posts if is_comments else posts[1:]) for i in post]


def _later_in_lines(page: Lines, marks: list[_Mark], weights: list[float]) -> range:
    """Return the lines from the second post on, with its author's name above its mark."""
    start = marks[0].line
    above = sum(weights[:start])
    first = sum(weights[start : marks[1].line]) if len(marks) > 1 and marks[0].floor <= 1 else 0.0
    if first > max(above, 0.0 if marks[0].floor else _SOME_TEXT):
        start = marks[1].line
    elif above < _SOME_TEXT:
        return range(0)
    for _ in range(_AUTHOR_LINES):
        line = page.lines[start - 1]
        if start < 2 or len(line.text) > _AUTHOR_CHARS or _STOPS.search(line.text):
            break
        start -= 1
    return range(start, len(page.lines))
