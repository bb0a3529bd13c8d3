"""What kind of text a page is: markup, the visible text of a whole page, or an article alone. By content only."""

from __future__ import annotations

import re

from parley.lang.zh.lines import LineReader
from parley.model.page import PageForm

_TAG = re.compile(
    r"<(?:!doctype|html|head|body|div|p|br|span|table|tr|td|a|meta|script|article|section|h[1-6]|ul|li)"
    r"(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_ENOUGH_TAGS = 3
_SCAN_CHARS = 400_000
_OF_A_PAGE = frozenset(
    {
        "breadcrumb", "comments", "copyright", "counter", "footer", "navigation", "player", "related",
        "share", "tags", "tip-line",
    }
)  # fmt: skip


def tell_form(text: str, reader: LineReader) -> PageForm:
    """Tell which kind of text this is.

    Args:
        text: The decoded page.
        reader: Knows the lines that only whole pages have.
    """
    head = text[:_SCAN_CHARS]
    tags = [match.group(0).lower() for _, match in zip(range(_ENOUGH_TAGS), _TAG.finditer(head), strict=False)]
    if len(tags) == _ENOUGH_TAGS or any(tag.startswith(("<!doctype", "<html")) for tag in tags):
        return "html"
    for line in head.split("\n"):
        found = reader.read(line)
        if found is not None and found.kind in _OF_A_PAGE:
            return "text-dump"
    return "plain-text"
