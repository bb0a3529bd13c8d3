"""Credits: labels with names behind them, in the lines around a headline and an article's end, and in brackets.

`来源:新华网 作者:王某某 责任编辑:林某` becomes a source, an author and an editor. What a label makes of a name is
in the pack; an editor is never an author.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from parley.article.stamps import find_dates
from parley.lang.zh.pack import LabelRole, Pack
from parley.lang.zh.script import narrow, shadow

_AFTER_HOUSE = "|".join(f"(?<={end})" for end in ("本报", "本刊", "本网", "报", "社", "网", "刊", "台", "闻"))
_EDGE = rf"(?:^|(?<=[\s|丨【\[(（、;,，·>:：\d。】》\])/—■□●◎◆▲-])|{_AFTER_HOUSE})"
_NAME_END = re.compile(r"[|丨【】\[\]()（）<>#→。！？!?\"“”]|\s{2,}|-{2,}")
_PERSON_SEPARATOR = re.compile(r"[、,，&;；/\s]+|和(?=[\u3400-\u9fff]{2,4}$)")
_HAN_NAME = re.compile(r"[\u3400-\u9fff]{2,4}")
_HAN_RUN = re.compile(r"[\u3400-\u9fff]+")
_DOTTED_NAME = re.compile(r"[\u3400-\u9fff]{1,10}(?:[·‧•・][\u3400-\u9fff]{1,10}){1,4}")
_LATIN_NAME = re.compile(r"[A-Za-z][A-Za-z.'\-]{1,20}(?:\s[A-Za-z][A-Za-z.'\-]{0,20}){0,3}")
_MIXED_NAME = re.compile(r"[\w·‧•.\-]{2,16}")
_CODE = re.compile(r"[_\s]?(?:[A-Z]{1,4}\d{2,6}|\d{3,8})$|_.{0,12}$", re.ASCII)
_SOURCE_STOPS = re.compile(
    r"[\s,，]+(?=字号|字体|分享|打印|收藏|评论|阅读|浏览|点击|举报|关注|我要|大|中|小|A-|作者|编辑|责任|记者|发布|时间|日期|\d|【|\[|人气|参与|"
    r"责编|查看|扫|微信|微博|更多|收听|听|上传|录入|审核|投稿|繁體|繁体|简体|订阅|标签|类别|栏目)"
)
_WORK = re.compile(r"(?:(?:综合|即时|綜合|即時|连线|連線|现场|現場)?(?:报道|报导|報道|報導)|(?:发自|發自).{1,8})$")
_VAGUE_SOURCES = ("网络", "本站", "互联网")
_MAX_SOURCE_CHARS = 40
_CODE_SOURCE = re.compile(r"[A-Za-z]{0,4}\d{5,}")
_MAX_NAMES = 12
_COLON = re.compile("[:：|丨︱/]")
_BRACKETS = re.compile(r"[(（【\[〔](?P<inner>[^()（）【】\[\]〔〕]{2,120})[)）】\]〕]")


class Credit(NamedTuple):
    """A name behind a label, as printed, with the line it was read from."""

    role: LabelRole
    name: str
    exact: str


@lru_cache(maxsize=4)
def _label_pattern(pack: Pack) -> re.Pattern[str]:
    longest_first = sorted(pack.labels, key=lambda label: (-len(label), label))
    words = "|".join(re.escape(label) for label in longest_first)
    return re.compile(_EDGE + f"(?P<label>{words})" + r"(?P<colon>\s?[:：|丨︱/]\s?|\s?)")


def read_credits(text: str, pack: Pack, *, following: str = "", folded: str | None = None) -> list[Credit]:
    """Return the credits of one line (or of the inside of a bracket).

    Args:
        text: The line, in the page's own characters; only its first 200 characters are looked at.
        pack: Knows the labels.
        following: The next line, where the name may stand when the label ends this one.
        folded: The line's shadow, when the caller has it.
    """
    head = text[:200]
    folded = shadow(head) if folded is None else folded[:200]
    if not _COLON.search(folded) and not pack.long_labels.has_any(folded):
        return []
    matches = list(_label_pattern(pack).finditer(folded))
    matches = _drop_inner(matches, folded)
    found: list[Credit] = []
    for index, match in enumerate(matches):
        role = pack.labels[match.group("label")]
        if len(match.group("label")) == 1 and not match.group("colon").strip():
            continue
        end = matches[index + 1].start() if index + 1 < len(matches) else len(head)
        value = head[match.end() : end]
        colon = match.group("colon").strip() != ""
        exact = head[match.start() : end].strip()
        if not value.strip(" :：|") and index + 1 == len(matches) and 0 < len(following) <= _MAX_SOURCE_CHARS and colon:
            value, exact = following, f"{exact} {following}"
        if role == "source":
            name = _read_source(value, pack, colon=colon)
            if name:
                found.append(Credit(role, name, exact))
            continue
        found += [Credit(role, name, exact) for name in read_names(value, pack, sure=colon)]
    return found


def _drop_inner(matches: list[re.Match[str]], folded: str) -> list[re.Match[str]]:
    """Drop labels that are only part of a name or of running words (编辑部, 记者会, 来源地)."""
    kept = []
    for match in matches:
        after = folded[match.end() : match.end() + 1]
        if not match.group("colon") and after in (
            "部",
            "会",
            "于",
            "们",
            "站",
            "节",
            "地",
            "的",
            "是",
            "在",
            "为",
            "家",
            "从",
            "了",
            "和",
            "自",
        ):
            continue
        kept.append(match)
    return kept


def _read_source(value: str, pack: Pack, *, colon: bool) -> str | None:
    value = value.lstrip(" :：").strip()
    quoted = value[:1] in '"“《' if value else False
    if quoted:
        value = value[1:]
    value = _NAME_END.split(value, maxsplit=1)[0]
    if _CODE_SOURCE.match(value):
        return None
    for printed in find_dates(value):
        value = value[: printed.start] if printed.start else value[printed.end :]
        break
    value = value.removesuffix("参与互动")
    value = _SOURCE_STOPS.split(value, maxsplit=1)[0].strip(" ,，;；:：|-·》")
    if " " in value and any("\u3400" <= char <= "\u9fff" for char in value):
        value = _first_words(value)
    if not 1 < len(value) <= _MAX_SOURCE_CHARS or (pack.is_no_name(value) and value not in _VAGUE_SOURCES):
        return None
    if not colon and len(value) > 16:
        return None
    return value


def _first_words(value: str) -> str:
    """Cut a source at the first blank between two Chinese words; keep Latin names whole."""
    parts = value.split(" ")
    kept = [parts[0]]
    for part in parts[1:]:
        if not part.isascii() and not kept[-1].isascii():
            break
        if part.isascii() and not kept[-1].isascii():
            break
        kept.append(part)
    return " ".join(kept)


def read_names(value: str, pack: Pack, *, sure: bool) -> list[str]:
    """Return the personal names at the beginning of `value`, as printed.

    Args:
        value: What stands behind a label.
        pack: Knows the family names.
        sure: A colon stood before the names, so that pen-names count too.
    """
    value = narrow(value).lstrip(" :|丨︱/-").strip()
    value = _NAME_END.split(value, maxsplit=1)[0]
    dates = find_dates(value)
    if dates:
        value = value[: dates[0].start]
    names: list[str] = []
    if _LATIN_NAME.fullmatch(value.strip()):
        return [value.strip()] if not pack.is_no_name(value.strip().lower()) else []
    for piece in _PERSON_SEPARATOR.split(value)[:_MAX_NAMES]:
        name = _WORK.sub("", _CODE.sub("", piece).strip(" :：·-_"))
        if not name:
            continue
        if shadow(name).endswith(pack.no_name_ends):
            continue
        glued = split_glued(name, pack)
        if glued:
            names += glued
            continue
        if not _is_name(name, pack, sure=sure, first=not names):
            break
        names.append(name)
    return names


def _is_name(name: str, pack: Pack, *, sure: bool, first: bool) -> bool:
    folded = shadow(name)
    if pack.is_no_name(folded):
        return False
    if _DOTTED_NAME.fullmatch(name):
        return True
    if _HAN_NAME.fullmatch(name):
        return is_chinese_name(name, pack) or (sure and first)
    return sure and first and _MIXED_NAME.fullmatch(name) is not None and not name.isdigit()


def split_glued(text: str, pack: Pack) -> list[str]:
    """Return the names of a run without separators (黄某某赵某某), when it parts into names of three or two only."""
    if not 5 <= len(text) <= 12 or not _HAN_RUN.fullmatch(text):
        return []
    names: list[str] = []
    at = 0
    while at < len(text):
        size = 3 if len(text) - at != 4 and len(text) - at >= 3 else 2
        name = text[at : at + size]
        if not is_chinese_name(name, pack):
            return []
        names.append(name)
        at += size
    return names


def is_chinese_name(name: str, pack: Pack) -> bool:
    """Tell whether two to four Chinese characters begin with a family name."""
    folded = shadow(name)
    if not _HAN_NAME.fullmatch(name) or pack.is_no_name(folded):
        return False
    if len(folded) == 4:
        return folded[:2] in pack.surnames or (folded[0] in pack.surnames and folded[1] in pack.surnames)
    return folded[0] in pack.surnames or folded[:2] in pack.surnames


_BYLINE = re.compile(  # on the shadow
    r"^[■□●◎◆▲\s]{0,3}[\[【(〔]?(?P<house>[\u3400-\u9fffa-z0-9·]{0,12}?)\s?/?\s?"
    r"(?:特约|见习|首席|实习|驻外|全媒体|融媒体|特派|主任|高级|法庭)?(?P<label>记者|编译|通讯员|特派员|评论员)\s?[:/|丨]?\s?"
    r"(?P<names>[\u3400-\u9fff·‧•]{2,12}(?:\s?[\s、,，/][\u3400-\u9fff·‧•]{2,12}){0,7})"
    r"(?:\s?(?:摄影|综合|即时)?(?:报道|报导)|\s?[文图]|\s?发自[\u3400-\u9fff]{2,6})?[\]】)〕]?$"
)
_CLOSING = re.compile(  # on the shadow
    r"[(〔【](?P<name>[\u3400-\u9fff]{2,4}(?:[\s、]{1,2}[\u3400-\u9fff]{2,4}){0,3})\s?"
    r"(?:/[\u3400-\u9fff]{2,8}(?:报道|报导))?[)〕】][^。，]{0,12}$"
)
_CLOSED = re.compile("[)）〕】]")
_PLACES_AND_WORK = ("报道", "报导", "综合", "电", "摄", "翻摄", "外电")
_BYLINE_CHARS = 48


def is_byline(text: str, *, folded: str | None = None) -> bool:
    """Tell a line that only names its reporters: 某某晚报记者 张某 李某.

    Args:
        text: The line, in the page's own characters.
        folded: Its shadow, when the caller has it.

    Example:
        >>> is_byline("某某晚报记者 王小明 李大伟")
        True
        >>> is_byline("记者从会议上获悉")
        False
    """
    if len(text) > _BYLINE_CHARS or text.rstrip(")）。 ").endswith(("摄", "攝")):
        return False
    match = _BYLINE.match(shadow(text) if folded is None else folded)
    if match is None:
        return False
    names = _byline_names(match, text)
    return (
        bool(names)
        and all(len(name) <= 4 or "·" in name or "‧" in name for name in names)
        and not text.endswith(("获悉", "了解到", "表示"))
    )


def _byline_names(match: re.Match[str], text: str) -> list[str]:
    start, end = match.span("names")
    pieces = _PERSON_SEPARATOR.split(narrow(text[start:end]))
    return [piece for piece in pieces if piece and not shadow(piece).endswith(_PLACES_AND_WORK)]


def byline_credits(text: str) -> list[Credit]:
    """Return the reporters of a line that `is_byline` tells."""
    match = _BYLINE.match(shadow(text))
    names = _byline_names(match, text) if match is not None else []
    role: LabelRole = "translator" if match is not None and match.group("label") == "编译" else "reporter"
    return [Credit(role, name, text) for name in names]


def credits_in_brackets(text: str, pack: Pack, *, folded: str | None = None) -> list[Credit]:
    """Return the credits that stand in brackets of a paragraph: (记者张某 李某), (编辑:王某).

    Args:
        text: The paragraph, in the page's own characters.
        pack: Knows the labels.
        folded: Its shadow, when the caller has it.
    """
    found: list[Credit] = []
    for _, match in zip(range(6), _BRACKETS.finditer(text), strict=False):
        inner = slice(*match.span("inner"))
        named = read_credits(text[inner], pack, folded=None if folded is None else folded[inner])
        found += [credit._replace(exact=match.group(0)) for credit in named]
    return found


def names_in_last_bracket(text: str, pack: Pack) -> list[Credit]:
    """Return the authors whose bare names close a text in brackets: ……举行。(张某某), (王某某／台中報導)."""
    tail = text[-60:]
    match = _CLOSING.search(shadow(tail)) if _CLOSED.search(tail) else None
    if match is None:
        return []
    names = [name for name in _PERSON_SEPARATOR.split(tail[slice(*match.span("name"))]) if name]
    if not all(is_chinese_name(name, pack) and pack.outlet_named(name) is None for name in names):
        return []
    return [Credit("author", name, tail[match.start() : match.end()]) for name in names]
