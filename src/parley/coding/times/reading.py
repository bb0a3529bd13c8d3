"""What every parser of this room needs: the shadow, its atoms, and the listed words."""

from __future__ import annotations

from dataclasses import dataclass

from parley.coding.times.tokens import Token
from parley.lang.zh.times import TimeWords, Zones


@dataclass(frozen=True, slots=True)
class Reading:
    """What a parser needs: the shadow, the atoms and the words.

    Attributes:
        folded: The shadow of the whole text.
        tokens: Its atoms.
        words: The listed words.
    """

    folded: str
    tokens: list[Token]
    words: TimeWords

    @property
    def zones(self) -> Zones:
        """Return the zone words."""
        return self.words.zones
