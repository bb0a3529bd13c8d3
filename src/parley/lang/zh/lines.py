"""Tells lines of furniture by their words: the rules of `lines.tsv`, and a few shapes that no list can hold."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from parley.lang.words import WordFinder
from parley.lang.zh.pack import Effect, LineRule, Pack, load_pack
from parley.lang.zh.script import shadow
from parley.model.article import FurnitureKind

_SHORT = 80
_REPEATED_CHARS = 24
"""Lines up to this length come again on the pages of one outlet; what was read of them is kept."""
_REPEATED_LINES = 8_192
_LABEL_KINDS = frozenset({"credit", "stamp", "counter", "tags"})
_TELLING = (
    "说",
    "表示",
    "称",
    "指出",
    "宣布",
    "呼吁",
    "要求",
    "报道,",
    "报道，",
    "报道:",
    "报道称",
    "报道说",
    "报道指",
)
_NEVER_SENTENCES = frozenset({"share", "player"})
_LABEL_CHARS = 60
_LABEL_LINE_CHARS = 20
_SENTENCE_END = ("。", "！", "？", "!", "?", "”", "」", "；")
_SHAPED = re.compile(r"[\s|丨·/>»›→;]|::")
"""What parts the names of a menu or a breadcrumb; without it, only numbers and signs have a shape."""
_PATH = re.compile(r">>|>|»|›|→|::|&gt;")
_NUMBERS = re.compile(r"^[\s\d,.:/+%()|·k万-]{1,24}$")
_NUMBER_ENDS = frozenset("0123456789)万+%k·|/:-., ")
_SYMBOLS = re.compile(r"^[\W_]{1,40}$")
_TOKENS = re.compile(r"[\s|丨·/]+")
_MENU_TOKENS = 5
_COUNTED = re.compile(
    r"^(?:阅读|浏览|点击|评论|跟贴|跟帖|点赞|人气|分享|收藏|转发|推荐|回复|热度|\d{1,9}人)"
    r"[数量次:( ]{0,3}\d[\d,.万+]{0,9}\)?$"
)
_MANY_PIPES = 3
_COMMA = re.compile("[,，“]")
_GLUED = re.compile(r"(?<=[\u3400-\u9fff])[|丨](?=[\u3400-\u9fff])")
_RUN_ON_BARS = 2
_RUN_ON_CHARS = 60
_HEADLINE_CHARS = 8
"""Headlines of other pages, strung together without a sentence's end: 有片|某某亮相某某|某某开幕."""
_MAX_WORDS = 8
_APP_WORD = re.compile(r"app|客户端")
_APP = re.compile(
    r"(?:下载|安装|打开|开启|使用)[^。,，]{0,14}(?:app|客户端)(?![a-z])(?!后|的|时|可|会|需|要|被|以)"
    r"|(?:app|客户端)\s?(?:下载|安装)(?!量|后|的|次数)|^[^。,，]{0,12}[」》”\"]\s?(?:app|客户端)$"
)
_CONTACT = re.compile(r"(?:电话|传真|邮箱|e-?mail|热线)\s?[::]?\s?[\d+(][\d+() -]{5,}")


class LineKind(NamedTuple):
    """What a line of furniture is, what it does to the lines after it, and which rule said so."""

    kind: FurnitureKind
    effect: Effect
    rule: str


class LineReader:
    """Reads lines against the pack's rules; each rule is one look-up, no pattern backtracks."""

    def __init__(self, pack: Pack) -> None:
        """Index the rules: whole lines by their words, openings by their first character, the rest by one finder."""
        self._whole: dict[str, LineKind] = {}
        self._start: dict[str, list[tuple[str, LineKind]]] = {}
        self._end: dict[str, list[tuple[str, LineKind]]] = {}
        self._any: dict[str, LineKind] = {}
        for rule in pack.line_rules:
            self._add(rule)
        for words in self._start.values():
            words.sort(key=lambda item: -len(item[0]))
        self._any_words = WordFinder(self._any)
        self._read_short = lru_cache(maxsize=_REPEATED_LINES)(self._read)

    def _add(self, rule: LineRule) -> None:
        kind = LineKind(rule.kind, rule.effect, rule.id)
        for word in rule.words:
            if rule.where == "start":
                self._start.setdefault(word[0], []).append((word, kind))
            elif rule.where == "end":
                self._end.setdefault(word[-1], []).append((word, kind))
            else:
                (self._whole if rule.where == "whole" else self._any).setdefault(word, kind)

    def read(self, line: str) -> LineKind | None:
        """Tell what kind of furniture a line is, or None when its words do not say.

        Args:
            line: One line of the page, in its own characters.
        """
        folded = shadow(line).strip()
        if not folded:
            return None
        return self.read_shadow(folded)

    def read_shadow(self, folded: str) -> LineKind | None:
        """Tell the kind of a line given as its stripped, non-empty shadow."""
        return self._read_short(folded) if len(folded) <= _REPEATED_CHARS else self._read(folded)

    def _read(self, folded: str) -> LineKind | None:
        length = len(folded)
        if length <= _LABEL_CHARS:
            found = self._whole.get(folded.strip(" :>»|·-—_<【】[]▼▲●■◆"))
            if found is not None:
                return found
        found = self._read_edges(folded, length)
        if found is None and folded[0] in "【[〔" and length > 1:
            found = self._read_edges(folded[1:], length)
        if found is None and length <= _LABEL_CHARS:
            found = self._read_words(folded)
        if found is not None:
            return found
        if length <= _SHORT and folded[0] not in '“「『"':
            kind = self._read_any(folded)
            if kind is not None:
                return kind
        return _read_shape(folded, length)

    def _read_words(self, folded: str) -> LineKind | None:
        """Tell a line that only strings whole lines together: 广告 广告, 微信 微博 打印."""
        words = folded.split() if " " in folded else []
        if not 1 < len(words) <= _MAX_WORDS:
            return None
        found = [kind for word in words if word[0].isalnum() and (kind := self._whole.get(word)) is not None]
        return found[0]._replace(effect="line") if len(found) == len(words) else None

    def _read_any(self, folded: str) -> LineKind | None:
        """Tell a line by words anywhere in its first sentence; what follows a sentence of text is cut elsewhere."""
        found = self._any_words.find_first(folded)
        if found is None or 0 <= folded.find("。") < found[0]:
            return None
        kind = self._any[found[1]]
        if folded.endswith(_SENTENCE_END) and any(word in folded for word in _TELLING):
            return None
        return None if kind.kind in _NEVER_SENTENCES and folded.endswith(_SENTENCE_END) else kind

    def _read_edges(self, folded: str, length: int) -> LineKind | None:
        for word, kind in self._start.get(folded[0], ()):
            if not folded.startswith(word) or (kind.kind == "credit" and not _is_label(folded, word)):
                continue
            sentence = folded.endswith(_SENTENCE_END)
            if kind.kind in _LABEL_KINDS and (length > _LABEL_CHARS or sentence):
                continue
            if kind.kind not in ("copyright", "promo") and (sentence and length > _LABEL_CHARS):
                continue
            return kind
        if length <= _SHORT:
            for word, kind in self._end.get(folded[-1], ()):
                if folded.endswith(word):
                    return kind
        return None


def _is_label(folded: str, word: str) -> bool:
    """Tell a label from a word that opens a sentence: something must part it from what follows, or little follows."""
    if len(folded) <= _LABEL_LINE_CHARS or word.endswith((":", "/")):
        return True
    return folded[len(word) : len(word) + 1] in ":|丨/ ([【-—>"


def _read_notice(folded: str, length: int) -> LineKind | None:
    """Tell, in a line without a full stop, what an app or an address is offered by, and headlines strung together."""
    if length <= _SHORT and _APP_WORD.search(folded) and _APP.search(folded):
        return LineKind("promo", "line", "zh.shape.app")
    if length <= _SHORT and _CONTACT.search(folded):
        return LineKind("footer", "tail", "zh.shape.contact")
    bars = len(_GLUED.findall(folded)) if length >= _RUN_ON_CHARS else 0
    is_run_on = bars >= _RUN_ON_BARS and length >= bars * _HEADLINE_CHARS and _COMMA.search(folded)
    return LineKind("related", "line", "zh.shape.run-on") if is_run_on else None


def _read_shape(folded: str, length: int) -> LineKind | None:  # noqa: PLR0911 - one shape, one return
    """Tell menus, breadcrumbs and bare numbers by their shape."""
    if length > 400 or "。" in folded:
        return None
    notice = _read_notice(folded, length)
    if notice is not None:
        return notice
    if not (_SHAPED.search(folded) or folded[-1] in _NUMBER_ENDS or not folded[0].isalnum()):
        return None
    if folded[-1] in _NUMBER_ENDS and (_COUNTED.match(folded) or _NUMBERS.match(folded)):
        return LineKind("counter", "line", "zh.shape.counter")
    if length <= 120 and _is_path(folded):
        return LineKind("breadcrumb", "line", "zh.shape.breadcrumb")
    if length <= 40 and not folded[0].isalnum() and _SYMBOLS.match(folded):
        return LineKind("navigation", "line", "zh.shape.symbols")
    if "," in folded or "，" in folded or "“" in folded:
        return None
    if folded.count("|") + folded.count("丨") >= _MANY_PIPES:
        return LineKind("navigation", "line", "zh.shape.menu")
    tokens = _TOKENS.split(folded)
    if len(tokens) > _MENU_TOKENS and length / len(tokens) <= 6 and "\u3400" <= max(folded) <= "\uffff":
        return LineKind("navigation", "line", "zh.shape.menu")
    return None


def _is_path(folded: str) -> bool:
    """Tell a breadcrumb: two to ten short names between arrows."""
    if "。" in folded or "，" in folded:
        return False
    names = [name.strip() for name in _PATH.split(folded)]
    return 2 <= len(names) <= 10 and 0 < len(names[0]) <= 20 and all(0 < len(name) <= 40 for name in names[1:])


@lru_cache(maxsize=1)
def line_reader() -> LineReader:
    """Return the reader for the shipped pack."""
    return LineReader(load_pack())
