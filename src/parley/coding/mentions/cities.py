"""Cities told by the word before them alone, in whatever characters they are written: 首都伊蓝, 边境城市济安."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parley.coding.text.bounds import is_han
from parley.lang.zh.naming import Naming
from parley.lang.zh.speech import Speech

_SHORTEST: Final = 2
_LONGEST: Final = 4
_STOPS: Final = frozenset(
    "的了在和与及或同对向从由将被把给以于就还也都又已曾未不没各该此这那每某本其并但而有后前时说称据令请来"
    "去到至即则却只仅等们他她它内外上下之里"
)
_ENDS: Final = frozenset("，。、；！？,.;!?()（）\n的和与及市在")


def find_cities(text: str, taken: bytearray, naming: Naming, speech: Speech) -> Iterator[tuple[int, int]]:
    """Find the names between a word such as 首都 and where a name must end.

    Args:
        text: The folded shadow.
        taken: Where names stand already.
        naming: How names are made.
        speech: The words of the pack.
    """
    for at, length in naming["city-class"].places(text):
        start = at + length
        for end in range(start + _SHORTEST, min(len(text), start + _LONGEST) + 1):
            char = text[end - 1]
            if not is_han(char) or char in _STOPS or taken[end - 1]:
                break
            if _ends(text, end, naming, speech):
                name = text[start:end]
                if not naming["not-city"].at(name, 0, len(name)) and not _holds_word(name, naming, speech):
                    yield start, end
                break


def _ends(text: str, end: int, naming: Naming, speech: Speech) -> bool:
    following = text[end : end + 1]
    if not following or following in _ENDS:
        return True
    return naming["city-after"].at(text, end, len(text)) > 1 or speech["time"].at(text, end, len(text)) > 1


def _holds_word(name: str, naming: Naming, speech: Speech) -> bool:
    """Tell words that are no name: another class of places, an action, a title."""
    size = len(name)
    kinds = (naming["place-class"], naming["city-after"], naming["common"], speech["office"], speech["group"])
    return any(words.at(name, at, size) > 1 for words in kinds for at in range(size - 1)) or (
        speech.verb_words.at(name, 0, size) > 1
    )
