"""Which side an entity speaks for: the party it belongs to, or itself where it is one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from parley.model.coding import Coding, Entity

_MAY_BE_PARTIES: Final = frozenset(("group", "organization"))
_STEPS: Final = 4
_MIN_STANCES: Final = 2


class Parties:
    """The parties behind entity ids; the same id means the same entity on every page."""

    def __init__(self, entities: Iterable[Entity], holders: Iterable[str] = ()) -> None:
        """Index entities; of two records with one id the first that names a party counts.

        Args:
            entities: The entities of all pages.
            holders: The holders of stances, once for each: a group or an organisation that holds two or more is a
                party of its own (an armed group, a union of states), one that only speaks (analysts, a paper) is not.
        """
        self._above: dict[str, str] = {}
        self._kinds: dict[str, str] = {}
        for entity in entities:
            self._kinds.setdefault(entity.id, entity.kind)
            if entity.party is not None and entity.party != entity.id:
                self._above.setdefault(entity.id, entity.party)
        counted = Counter(holders)
        self._sides = {ident for ident, kind in self._kinds.items() if kind == "state"} | set(self._above.values())
        self._sides |= {
            ident
            for ident, count in counted.items()
            if count >= _MIN_STANCES and self._kinds.get(ident) in _MAY_BE_PARTIES
        }

    def of(self, ident: str) -> str:
        """Return the party an entity belongs to, at the top of the chain; the entity itself when it has none."""
        for _ in range(_STEPS):
            if self._kinds.get(ident) == "state" or ident not in self._above:
                break
            ident = self._above[ident]
        return ident

    def is_side(self, ident: str) -> bool:
        """Tell an entity that has a party or is one, from an outlet or an observer that speaks for none."""
        return self.of(ident) in self._sides

    def all_of(self, idents: Iterable[str]) -> tuple[str, ...]:
        """Return the parties of several entities, each once, in order."""
        return tuple(dict.fromkeys(self.of(ident) for ident in idents))


def parties_of(codings: Iterable[Coding]) -> Parties:
    """Return the parties of coded pages."""
    pages = tuple(codings)
    return Parties(
        (entity for page in pages for entity in page.entities),
        (holder for page in pages for provision in page.provisions for holder in provision.holders),
    )
