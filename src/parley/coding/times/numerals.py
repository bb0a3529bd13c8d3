"""Numbers as they are written in Chinese news: 廿三, 二〇三一, 2,870万, 一千五百."""

from __future__ import annotations

from typing import Final

_DIGITS: Final = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_TENS: Final = {"廿": 20, "卅": 30}
_UNITS: Final = {"十": 10, "百": 100, "千": 1_000}
_MYRIADS: Final = {"万": 10_000, "亿": 100_000_000, "兆": 1_000_000_000_000}
_LONGEST: Final = 24


def read_han(text: str) -> int | None:
    """Return the number that Chinese numerals stand for, or None.

    Example:
        >>> read_han("廿三"), read_han("二〇三一"), read_han("一千零五"), read_han("三万五千"), read_han("日")
        (23, 2031, 1005, 35000, None)
    """
    if not text or len(text) > _LONGEST:
        return None
    if len(text) > 1 and all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    total = section = 0
    digit: int | None = None
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _TENS:
            section, digit = section + _TENS[char], None
        elif char in _UNITS:
            section, digit = section + (1 if digit is None else digit) * _UNITS[char], None
        elif char == "万":
            total, section, digit = total + (section + (digit or 0)) * _MYRIADS[char], 0, None
        elif char in _MYRIADS:
            total, section, digit = (total + section + (digit or 0)) * _MYRIADS[char], 0, None
        else:
            return None
    return total + section + (digit or 0)


def read_number(text: str) -> float | int | None:
    """Return the number written in digits, with separators, decimals and 万 or 亿, or in Chinese numerals.

    Example:
        >>> read_number("2,870万"), read_number("1.5"), read_number("三十"), read_number("3千")
        (28700000, 1.5, 30, 3000)
    """
    scale = 1
    digits = text.replace(",", "").replace(" ", "")
    if len(digits) > _LONGEST:
        return None
    while len(digits) > 1 and digits[0].isdigit() and digits[-1] in "十百千万亿兆":
        scale *= (_UNITS | _MYRIADS)[digits[-1]]
        digits = digits[:-1]
    if digits.isascii() and digits[:1].isdigit():
        return _scaled(digits, scale)
    return read_han(text)


def _scaled(digits: str, scale: int) -> float | int | None:
    whole, dot, part = digits.partition(".")
    if not whole.isdigit() or (dot and not part.isdigit()):
        return None
    if not dot:
        return int(whole) * scale
    value = int(whole + part) * scale / 10 ** len(part)
    return int(value) if value == int(value) else value
