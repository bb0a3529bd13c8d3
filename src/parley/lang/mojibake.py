"""Characters that went wrong before the page reached us: undone where exact, flagged where not.

Undone, because the way back is exact: UTF-8 that was once read as Latin-1 or as GB18030 and written again;
readings in brackets that a copying site spliced in after single characters (战(zhàn)争(zhēng)).
Only flagged: runs of `?;` or `?` that stand for characters that are gone, U+FFFD, 锟斤拷.
"""

from __future__ import annotations

import re

from parley.lang.zh.script import simplify
from parley.model.page import DecodeNote

_LATIN = re.compile(
    r"[\u00c2-\u00f4\u0152\u0153\u0160\u0161\u0178\u017d\u017e][\u0080-\u00bf\u2013-\u2122\u0152-\u0192\u02c6\u02dc\u20ac]"
)
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü"
_READING = re.compile(
    rf"[(（[【<〔](?<=[\u3400-\u9fff].)[ \u3000]?([a-zA-Z{_TONED}]{{1,6}}[1-5]?)[ \u3000]?[)）\]】>〕]"
)
_COMMON_READINGS = ("de)", "le)", "shi)", "zhong)", "guo)", "de）", "guo）", "de]")
_SYLLABLE = re.compile(
    rf"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:[aeiouv{_TONED}]){{1,3}}(?:ng|n|r)?[1-5]?", re.IGNORECASE
)
_ZHUYIN = re.compile(r"[(（]?[\u3105-\u312f]{1,3}[ˊˇˋ˙]?[)）]?")
_ZHUYIN_MARK = re.compile("[ㄅㄆㄇㄈㄉㄊㄋㄌㄍㄎㄏㄐㄑㄒㄓㄔㄕㄖㄗㄘㄙㄚㄜㄞㄠㄢㄣㄤㄥㄧㄨㄩ]")
_TONED_SIGN = re.compile(f"[{_TONED}]")
_LATIN_SIGNS = ("ä¸", "å\x9b", "ç\x9a", "çš", "Ã©", "â€", "ï¼")
_LOST_SIGN = re.compile(rf"[?？][;；?]|[{_TONED}gn]\)")
_LOST = re.compile(
    r"(?:[?？][;；]\s?){2,200}|[?？][;；][?？]|(?<=[\u3400-\u9fff])\?{2,200}(?=[\u3400-\u9fff])"
    rf"|[?？](?<=[\u3400-\u9fff].)[a-z]{{0,4}}[{_TONED}][a-z]{{0,2}}[)）]"
)
_LOST_MARKS = ("锟斤拷", "烫烫烫", "屯屯屯", "\ufffd\ufffd")
_LEVEL_ONE = (0xB0, 0xD7)
_SCAN_CHARS = 60_000
_ENOUGH_READINGS = 3
_ENOUGH_LATIN = 10


def repair_encoding(text: str) -> tuple[str, tuple[DecodeNote, ...]]:
    """Undo a decoding that went wrong before the page reached us, where encoding it again is exact.

    Returns:
        The text, changed only where a note with code `mojibake-undone` says so.
    """
    notes: list[DecodeNote] = []
    if "的" in text[:_SCAN_CHARS] or text.isascii():  # the commonest character survives no such accident
        return text, ()
    text = _undo_latin(text, notes)
    return _undo_gb(text, notes), tuple(notes)


def repair_words(text: str) -> tuple[str, tuple[DecodeNote, ...]]:
    """Take out readings spliced in between characters, and flag what is lost.

    Args:
        text: Text as a reader sees it (no markup); line feeds are kept.

    Returns:
        The text, changed only where a note with code `mojibake-undone` says so.
    """
    notes: list[DecodeNote] = []
    text = _undo_readings(text, notes)
    _flag_lost(text, notes)
    return text, tuple(notes)


def _undo_latin(text: str, notes: list[DecodeNote]) -> str:
    sample = text[:_SCAN_CHARS]
    if not any(sign in sample for sign in _LATIN_SIGNS) or len(_LATIN.findall(text[:200_000])) < _ENOUGH_LATIN:
        return text
    for encoding in ("cp1252", "latin-1"):
        try:
            undone = text.encode(encoding).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
        if len(undone) < len(text):
            notes.append(_undone_note(f"UTF-8 that had been read as {encoding}", text, undone))
            return undone
    return text


def _undo_gb(text: str, notes: list[DecodeNote]) -> str:
    """Undo UTF-8 that was read as GB18030: its Chinese turns into rare characters that encode back exactly."""
    sample = text[:_SCAN_CHARS]
    if not any(mark in sample for mark in ("鐨勭", "鐨�", "鍦ㄤ", "锛屽", "锛岀", "銆傘", "鐨勪", "涓浗")):
        return text
    try:
        undone = text.encode("gb18030").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text
    notes.append(_undone_note("UTF-8 that had been read as GB18030", text, undone))
    return undone


def _undo_readings(text: str, notes: list[DecodeNote]) -> str:
    for pattern, name, is_likely in (
        (_READING, "pinyin readings", _may_hold_pinyin(text)),
        (_ZHUYIN, "bopomofo readings", _ZHUYIN_MARK.search(text) is not None),
    ):
        if not is_likely:
            continue
        found = [m for m in pattern.finditer(text) if _is_reading(m)]
        if len(found) < _ENOUGH_READINGS:
            continue
        undone = pattern.sub(lambda m: "" if _is_reading(m) else m.group(0), text)
        evidence = tuple(text[max(0, m.start() - 1) : m.end()] for m in found[:5])
        message = f"{len(found)} {name} spliced in after single characters were taken out"
        notes.append(DecodeNote(code="mojibake-undone", message=message, evidence=evidence))
        text = undone
    return text


def _may_hold_pinyin(text: str) -> bool:
    return _TONED_SIGN.search(text) is not None or any(sign in text for sign in _COMMON_READINGS)


def _is_reading(match: re.Match[str]) -> bool:
    """Tell a spliced-in reading from a gloss: glosses stand behind rare characters, a copying site's behind any."""
    before = match.string[match.start() - 1 : match.start()]
    if not _is_common(before):
        return False
    return match.re is _ZHUYIN or _SYLLABLE.fullmatch(match.group(1)) is not None


def _is_common(char: str) -> bool:
    """Tell the 3,755 commonest characters: level one of GB 2312, rows 16 to 55."""
    try:
        raw = simplify(char).encode("gb2312")
    except UnicodeEncodeError:
        return False
    return len(raw) == 2 and _LEVEL_ONE[0] <= raw[0] <= _LEVEL_ONE[1]


def _flag_lost(text: str, notes: list[DecodeNote]) -> None:
    runs: list[re.Match[str]] = []
    if _LOST_SIGN.search(text):
        runs = [m for _, m in zip(range(20), _LOST.finditer(text), strict=False)]
    marks = [mark for mark in _LOST_MARKS if mark in text]
    if not runs and not marks:
        return
    evidence = [text[max(0, m.start() - 6) : min(len(text), m.end() + 6)].strip() for m in runs[:5]]
    evidence += [text[max(0, text.find(m) - 6) : text.find(m) + 9] for m in marks]
    message = "characters were lost before the page reached us; they are left as they stand"
    notes.append(DecodeNote(code="mojibake", message=message, evidence=tuple(evidence)))


def _undone_note(what: str, before: str, after: str) -> DecodeNote:
    return DecodeNote(
        code="mojibake-undone",
        message=f"{what} was read again as it was written",
        evidence=(before[:40].strip(), after[:20].strip()),
    )
