"""Markup -> lines: one walk over a fast HTML5 tree. Scripts, styles and hidden parts are left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from parley.article.bound import bound_markup
from parley.article.hints import hint_of
from parley.article.lines import Box, Line, Lines
from parley.model.limits import Limits

_BLOCK = frozenset(
    """address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td
    tfoot th thead tr ul""".split()
)
_BOX = _BLOCK - frozenset("caption dd dt figcaption h1 h2 h3 h4 h5 h6 hr li p tbody td tfoot th thead tr".split())
_SKIP = frozenset(
    """!doctype -comment -doctype applet audio button canvas datalist embed head iframe input map math meter noscript
    object option progress script select source style svg template textarea track video""".split()
)
_IN_ITEM = frozenset(("div", "p", "section"))
_BOLD = frozenset(("b", "strong"))
_WHAT = {
    **dict.fromkeys(_BLOCK, "block"),
    **dict.fromkeys(_SKIP, "skip"),
    **dict.fromkeys(_BOLD, "bold"),
    "-text": "text",
    "a": "a",
    "br": "break",
}
"""What the walk does with an element: anything else is looked into."""
_WHAT_BY_ID: dict[int, str] = {}
_OWN_IDS = 1_000
"""Names that HTML knows have numbers below this; others are numbered anew on each page."""
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_JSON_LD_CHARS = 500_000
_TANGLED = 20_000
_NAME_CHARS = 200


@dataclass(slots=True)
class Markup:
    """A page's markup, read: its lines, and what its head says.

    Attributes:
        lines: The visible lines.
        meta: `name`, `property` or `itemprop` of each meta element, lower case -> its contents in order.
        title: The `title` element's text.
        url: The canonical address.
        json_ld: The objects of schema.org blocks, flattened.
        lang: The `lang` attribute of the root.
        times: The `datetime` of each time element.
        tangled: Its formatting elements are left open over so many blocks that slow readers would choke on it.
    """

    lines: Lines
    meta: dict[str, list[str]] = field(default_factory=dict)
    title: str = ""
    url: str | None = None
    json_ld: list[dict[str, object]] = field(default_factory=list)
    lang: str = ""
    times: list[str] = field(default_factory=list)
    tangled: bool = False


def read_markup(text: str, *, limits: Limits) -> Markup:
    """Parse markup and walk over it once.

    Args:
        text: The page's markup.
        limits: How many nodes and how deep to look.
    """
    bounded = bound_markup(text)
    tree = LexborHTMLParser(bounded.text)
    markup = Markup(lines=Lines(cut=bounded.cut), tangled=bounded.copies > _TANGLED)
    _read_head(tree, markup)
    root = tree.body or tree.root
    if root is not None:
        _Walk(markup.lines, limits).walk(root)
    return markup


def fold_space(text: str) -> str:
    """Return `text` with runs of white space and invisible marks folded to one space, ends stripped."""
    text = " ".join(text.split())
    if not text.isascii() and _INVISIBLE.search(text):
        text = " ".join(_INVISIBLE.sub("", text).split())
    return text


def _read_head(tree: LexborHTMLParser, markup: Markup) -> None:
    root = tree.root
    if root is not None:
        markup.lang = (root.attributes.get("lang") or "").lower()
    title = tree.css_first("title")
    if title is not None:
        markup.title = fold_space(title.text())
    for node in tree.css("meta")[:400]:
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = attributes.get("content")
        if name and content:
            markup.meta.setdefault(name.strip().lower(), []).append(fold_space(content)[:2000])
    found: dict[str, list[LexborNode]] = {"link": [], "time": [], "script": []}
    for node in tree.css('link[rel="canonical"],time[datetime],script[type="application/ld+json"]'):
        found[node.tag or ""].append(node)
    for node in found["link"][:1]:
        markup.url = node.attributes.get("href")
    for node in found["time"][:20]:
        markup.times.append(node.attributes.get("datetime") or "")
    for node in found["script"][:20]:
        markup.json_ld.extend(_read_json_ld(node.text()))


def _read_json_ld(text: str) -> list[dict[str, object]]:
    """Return the objects of a JSON-LD block, `@graph` and lists opened; nothing when it is not JSON."""
    if len(text) > _JSON_LD_CHARS:
        return []
    try:
        data = msgspec.json.decode(text.replace("\n", " ").replace("\t", " ").encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError):
        return []
    found: list[dict[str, object]] = []
    waiting = [data]
    while waiting and len(found) < 100:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting[:0] = item[:100]
        elif isinstance(item, dict):
            found.append(item)
            graph = item.get("@graph")
            if isinstance(graph, list):
                waiting.extend(graph[:100])
    return found


class _Walk:
    """One walk over the tree, without recursion, within the limits. The loop is inlined: it is what a page costs.

    A box is made when the first line in it is: most elements of a page hold none.
    """

    def __init__(self, out: Lines, limits: Limits) -> None:
        self._out = out
        self._limits = limits
        self._parts: list[str] = []
        self._links = 0
        self._plain = 0
        self._blocks: list[tuple[str, str]] = []
        self._boxes = [0]
        self._tags = ["body"]
        self._pre = 0

    def walk(self, root: LexborNode) -> None:  # noqa: C901, PLR0912, PLR0915 - inlined on purpose, see the class
        """Visit every node below `root` in order."""
        left = self._limits.nodes
        depth_limit = self._limits.depth
        parts = self._parts
        in_link = in_bold = 0
        following: list[LexborNode | None] = []
        closings: list[str] = []
        known = _WHAT_BY_ID.get
        node = root.first_child
        while True:
            if node is None:
                if not following:
                    break
                node = following.pop()
                closing = closings.pop()
                if closing == "a":
                    in_link -= 1
                elif closing == "bold":
                    in_bold -= 1
                elif closing:
                    if parts:
                        self._flush()
                    self._leave(closing)
                continue
            left -= 1
            if left < 0:
                self._out.cut = True
                break
            what = known(node.tag_id)
            if what is None:
                what = _what_is(node)
            if what == "text":
                content = node.text_content
                if not content or content.isspace():
                    if parts:
                        parts.append(" ")
                elif self._pre and "\n" in content:
                    self._add_lines(content, in_link, in_bold)
                else:
                    parts.append(content)
                    if in_link:
                        self._links += len(content)
                    if not in_bold:
                        self._plain += 1
                node = node.next
                continue
            if what == "skip":
                node = node.next
                continue
            if what == "break":
                if parts:
                    self._flush()
                node = node.next
                continue
            if len(following) + 1 >= depth_limit:
                self._out.cut = True
                node = node.next
                continue
            if what == "block":
                if parts:
                    self._flush()
                tag = node.tag or ""
                if not self._enter(node, tag):
                    node = node.next
                    continue
                closings.append(tag)
            else:
                if what == "a":
                    in_link += 1
                elif what:
                    in_bold += 1
                closings.append(what)
            following.append(node.next)
            node = node.first_child
        self._flush()

    def _add_lines(self, content: str, in_link: int, in_bold: int) -> None:
        """Add preformatted text: its own line feeds end lines."""
        for part in content.split("\n"):
            self._parts.append(part)
            self._links += len(part) if in_link else 0
            self._plain += not in_bold
            self._flush()

    def _enter(self, node: LexborNode, tag: str) -> bool:
        """Open a block; return whether to look inside."""
        attributes = node.attributes
        name = ""
        if attributes:
            name = _join_names(attributes.get("class"), attributes.get("id"))
            style = attributes.get("style")
            if style and _HIDDEN.search(style[:2000]) and not hint_of(tag, name)[1]:
                return False
        self._blocks.append((tag, name))
        self._tags.append("li" if tag in _IN_ITEM and self._tags[-1] == "li" else tag)
        self._pre += tag == "pre"
        return True

    def _leave(self, tag: str) -> None:
        self._blocks.pop()
        self._tags.pop()
        self._pre -= tag == "pre"
        del self._boxes[len(self._blocks) + 1 :]

    def _flush(self) -> None:
        parts = self._parts
        if not parts:
            return
        text = fold_space(parts[0] if len(parts) == 1 else "".join(parts))
        if text:
            links = min(self._links, len(text))
            self._out.lines.append(Line(text, self._tags[-1], self._box(), links, self._plain == 0))
        parts.clear()
        self._links = 0
        self._plain = 0

    def _box(self) -> int:
        """Return the innermost box, with those around it made where they are still wanting."""
        made = self._boxes
        boxes = self._out.boxes
        for tag, name in self._blocks[len(made) - 1 :]:
            parent = made[-1]
            if not name and tag not in _BOX:
                made.append(parent)
                continue
            hint, good = hint_of(tag, name)
            made.append(len(boxes))
            boxes.append(Box(parent, tag, hint, good, boxes[parent].depth + 1, name[:60]))
        return made[-1]


def _what_is(node: LexborNode) -> str:
    """Return what the walk does with an element, and keep it by the parser's number for its name."""
    what = _WHAT.get(node.tag or "", "")
    if node.tag_id < _OWN_IDS:
        _WHAT_BY_ID[node.tag_id] = what
    return what


def _join_names(classes: str | None, ident: str | None) -> str:
    """Return an element's classes and id in one string."""
    if classes:
        return (f"{classes} {ident}" if ident else classes).strip()[:_NAME_CHARS]
    return ident.strip()[:_NAME_CHARS] if ident else ""
