"""Which party stands behind an entity of a page: by the book, else by whose name its own begins with."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import Final

from parley.coding.draft import Draft
from parley.coding.grammar import Grammar
from parley.lang.zh.lexicon import load_lexicon
from parley.lang.zh.stance_marks import load_stance_marks
from parley.model.coding import Entity

_OUTLETS: Final = ("报", "社", "台", "网", "刊", "/government", "/military", "/cabinet", "/presidency")
_NO_PARTY: Final = frozenset(("outlet", "generic"))
_SHORTEST: Final = 2


@lru_cache(maxsize=1)
def _capitals() -> dict[str, str]:
    """Return the state that each capital may stand for."""
    return {entry.capital: entry.id for entry in load_lexicon().entries.values() if entry.capital}


class PageParties:
    """Tells the party of each entity of one page.

    Attributes:
        union: The one union that the page names first, for 工会 alone; empty without one.
    """

    def __init__(self, draft: Draft, grammar: Grammar) -> None:
        """Read which names and titles tie entities to parties.

        Args:
            draft: The page.
            grammar: Its clauses, whose phrases say whose an office is.
        """
        self.book = draft.book
        self._organs = load_stance_marks()["organ"]
        self._known: dict[str, str | None] = {}
        entities = draft.book.entities()
        self._names = {
            name: one.id for one in entities if one.kind in {"state", "organization", "group"} for name in one.names
        }
        self._owners: dict[str, str] = {}
        for clause in grammar.clauses:
            for phrase in clause.phrases:
                if len(phrase.heads) == 1 and phrase.owners:
                    self._owners.setdefault(phrase.heads[0], phrase.owners[-1])
        self._entities = {one.id: one for one in entities}
        counts = Counter(party for one in draft.book.mentions() if (party := draft.book.party(one.entity)) is not None)
        states = [party for party, _ in counts.most_common() if party in self.book and self.book.kind(party) == "state"]
        self._state = states[0] if states else None
        unions = load_stance_marks()["union"]
        named = (one.id for one in entities if any(name.endswith(unions) and name not in unions for name in one.names))
        self.union = tuple(named)[:1]

    def of(self, ident: str) -> str | None:
        """Return the party an entity speaks for; a capital stands for its state, an outlet for none."""
        if ident not in self._known:
            self._known[ident] = None  # whoever belongs to itself by way of others belongs to nobody
            self._known[ident] = self._find(ident)
        return self._known[ident]

    def _find(self, ident: str) -> str | None:
        kind = self.book.kind(ident)
        if kind == "organization" and ident.endswith(_OUTLETS):
            return None
        found = self.book.party(ident)
        if found is not None and found != ident and found in self.book and self.book.kind(found) == "organization":
            return self.of(found) or found
        if found is not None:
            return found
        if kind == "place":
            return _capitals().get(ident)
        if kind == "person":
            owner = self._owners.get(ident)
            return (self.of(owner) if owner is not None and self.book.kind(owner) != "place" else None) or ident
        return self._body(ident) if kind == "organization" else None

    def _body(self, ident: str) -> str | None:
        entry = load_lexicon().entries.get(ident)
        if entry is not None and entry.sort in _NO_PARTY:
            return None
        entity = self._entities.get(ident)
        if entity is None:
            return ident
        if self._is_organ(entity):
            return self._state or ident
        return self._of_name(entity) or ident

    def _is_organ(self, entity: Entity) -> bool:
        """Tell an organ of a state that no state is named for: 政府, 国防部."""
        return all(name in self._organs for name in entity.names) and bool(entity.names)

    def _of_name(self, entity: Entity) -> str | None:
        """Return the party with whose name a longer one begins: 甲盟委员会."""
        for name in entity.names:
            for length in range(len(name) - 1, _SHORTEST - 1, -1):
                owner = self._names.get(name[:length])
                if owner is not None and owner != entity.id:
                    return self.of(owner)
        return None
