"""Short forms of bodies that the page names in full but never explains: 自由军, 赫伦 of 赫伦飞机公司, 诺盟, 维通社."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parley.coding.text.bounds import is_han, is_name_end
from parley.lang.zh.naming import Naming
from parley.lang.zh.speech import Speech

_STEM: Final = 2
_LONGEST: Final = 4
_WORD: Final = 8
_LOAN: Final = 2
_OFTEN: Final = 4
_STOPS: Final = frozenset(
    "的了着过和与及或同跟在对向从由将被把给使让为以于就还也都又已曾未不没各该此这那每某本其并但"
    "而若有后前时说称据令请来去到至即则却只仅们他她它我你兼数多两一三几新老大小"
)
_MAX_PLACES: Final = 20
_PLAIN_FIRMS: Final = frozenset(("公司", "集团"))


class Shorts:
    """Finds the short forms of a body in a text."""

    def __init__(self, text: str, naming: Naming, speech: Speech) -> None:
        """Keep the folded shadow and the words."""
        self.text = text
        self.naming = naming
        self.speech = speech

    def of(self, full: str) -> Iterator[str]:
        """Return the short forms of a body that the text uses besides its full name.

        Args:
            full: The body's name, folded.
        """
        head = self._head(full)
        if not head or len(full) - head < _STEM:
            return
        yield from self._ends_of(full, head)
        yield from self._stem_of(full)
        yield from self._letters_of(full, head)

    def alone(self, taken: bytearray) -> Iterator[str]:
        """Return names such as 诺盟 that the page uses again and again and never gives in full.

        Args:
            taken: Where names stand already.
        """
        text = self.text
        found: dict[str, int] = {}
        for at, length in self.naming["short-tail"].places(text):
            end = at + length
            name = text[max(0, at - 1) : end]
            if at < 1 or taken[at - 1] or taken[at] or not is_han(name[0]) or self._is_generic(name):
                continue
            if name[0] not in _STOPS and self._opens(at - 1):
                found[name] = found.get(name, 0) + 1 + self._closes(end)
        yield from (name for name, weight in found.items() if weight >= _OFTEN)

    def _head(self, full: str) -> int:
        size = len(full)
        return max(self.naming[row].before(full, 0, size) for row in ("body-head", "group-head", "firm-head"))

    def _ends_of(self, full: str, head: int) -> Iterator[str]:
        """Return the head with the two to four characters before it: 自由军 of 卡迪尔自由军."""
        telling = self.naming["group-head"].before(full, 0, len(full))
        for stem in range(0 if telling == head > _STEM else _STEM, min(_LONGEST, len(full) - head - 1) + 1):
            short = full[-head - stem :]
            if not self._is_generic(short) and self._stands_alone(short, full):
                yield short
                return

    def _stem_of(self, full: str) -> Iterator[str]:
        """Return what stands before the head of a firm's name: 赫伦 of 赫伦飞机公司."""
        firm = self.naming["firm-head"].before(full, 0, len(full))
        stem = full[: len(full) - firm]
        if not firm or len(stem) < _LOAN or stem in self.naming["common"].all:
            return
        loan = all(char in self.speech.foreign for char in stem)
        told = loan or len(stem) > _LOAN or full[-firm:] not in _PLAIN_FIRMS
        if told and not self.naming.parts["domain"].at(stem, 0, len(stem)) and self._stands_alone(stem, full):
            yield stem

    def _letters_of(self, full: str, head: int) -> Iterator[str]:
        """Return a character of the name with the head's last: 诺盟 of 诺尔湾经济联盟, 团阵 of 团结阵线."""
        tails = self.naming["short-tail"]
        for tail in sorted(tails.all):
            if tail not in full[-head:]:
                continue
            for char in dict.fromkeys(full[:-head]):
                short = char + tail
                if not self._is_generic(short) and self._stands_alone(short, full):
                    yield short

    def _is_generic(self, short: str) -> bool:
        return any(short in self.naming[row].all for row in ("not-body", "generic-body", "class-noun"))

    def _stands_alone(self, short: str, full: str) -> bool:
        """Tell a form that begins after a boundary at one place, and ends before one there."""
        at, tried = self.text.find(short), 0
        while at >= 0 and tried < _MAX_PLACES:
            end = at + len(short)
            lead = full.find(short)
            inside = self.text.startswith(full, at - lead) if at >= lead else False
            if not inside and self._opens(at) and self._closes(end):
                return True
            at, tried = self.text.find(short, end), tried + 1
        return False

    def _opens(self, at: int) -> bool:
        if at == 0 or not is_han(self.text[at - 1]) or self.text[at - 1] in "的和与及同对向":
            return True
        low = max(0, at - _WORD)
        return any(
            words.before(self.text, low, at) > 1
            for words in (self.naming["walk-stop"], self.speech["preposition"], self.speech["adverb"])
        )

    def _closes(self, end: int) -> bool:
        text, size = self.text, len(self.text)
        return (
            is_name_end(self.speech, text, end, size)
            or self.speech["office"].at(text, end, size) > 0
            or self.naming["person-after"].at(text, end, size) > 0
        )
