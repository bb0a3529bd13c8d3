r"""Words of a page -> words that can be printed: what could steer a terminal or break a line is shown instead.

Page words are hostile until shown otherwise: they may hold escape sequences, line ends, bidirectional overrides,
markup. Nothing is removed; each such character is shown by its number (`\x1b`, `\u202e`).
"""

from __future__ import annotations

import html
import re

_LINE_ENDS = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_MARKDOWN = re.compile(r"[\\`*_\[\]|~$#]|://|(?<=www)\.|@")
_AT_START = re.compile(r"(?P<space>\s*)(?P<mark>[-+=]|\d{1,9}(?=[.)]))")
_LINE_END_SIGN = "⏎"


def printable(text: str) -> str:
    r"""Return the words on one line, every character that is not plain text shown by its number.

    Example:
        >>> printable("停火\x1b[2J\u202e30日\n正文")
        '停火\\x1b[2J\\u202e30日 ⏎ 正文'
    """
    one_line = _LINE_ENDS.sub(f" {_LINE_END_SIGN} ", text.strip()).replace("\t", " ")
    return _UNPRINTABLE.sub(_show, one_line)


def markdown_text(text: str) -> str:
    r"""Return the words as Markdown that shows just these words: no markup, no links, no HTML of the page's own.

    Example:
        >>> markdown_text("<b>停火</b> *30日* | `x`")
        '&lt;b&gt;停火&lt;/b&gt; \\*30日\\* \\| \\`x\\`'
    """
    marked = _MARKDOWN.sub(_escape, printable(text))
    marked = _AT_START.sub(_escape_start, marked, count=1) if _AT_START.match(marked) else marked
    return html.escape(marked, quote=False)


def html_text(text: str) -> str:
    """Return the words as HTML text, also for attribute values in quotes."""
    return html.escape(printable(text), quote=True)


def _show(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _escape(match: re.Match[str]) -> str:
    return "\\" + match.group()


def _escape_start(match: re.Match[str]) -> str:
    mark = match.group("mark")
    return match.group("space") + (mark + "\\" if mark.isdigit() else "\\" + mark)
