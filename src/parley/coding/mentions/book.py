"""The entities of a page and the mentions that stand for them, as the layers of a coding find and use them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import Final

from parley.lang.zh.lexicon import fold
from parley.lang.zh.script import shadow
from parley.model.coding import Entity, EntityKind, LinkedBy, Mention, Role

_PREFIXES: Final[dict[EntityKind, str]] = {"organization": "org"}
_NEAREST: Final = 40


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of an entity, without how the page names it.

    Attributes:
        kind: What it is.
        name_en: Its English name, or None.
        name_zh: Its Chinese name, or None.
        wikidata: Its Wikidata id, or None.
        party: The side it belongs to or speaks for; None where it has none, and for parties themselves.
        roles: Offices of a person.
        is_party: True for what can be a side of its own: states, armed groups, unions, companies.
    """

    kind: EntityKind
    name_en: str | None = None
    name_zh: str | None = None
    wikidata: str | None = None
    party: str | None = None
    roles: tuple[Role, ...] = ()
    is_party: bool = False


@dataclass(slots=True)
class EntityBook:
    """Collects the entities and mentions of one page, and answers for the other layers.

    Attributes:
        text: The article's text.
        language: Its language.
        folded: Its folded shadow; made when it is not given.
    """

    text: str
    language: str
    folded: str = ""
    _profiles: dict[str, Profile] = field(default_factory=dict)
    _names: dict[str, dict[str, None]] = field(default_factory=dict)
    _mentions: dict[tuple[int, int, str], LinkedBy] = field(default_factory=dict)
    _ids: dict[str, str] = field(default_factory=dict)
    _sorted: list[Mention] | None = None

    # --- writing

    def put(self, ident: str, profile: Profile) -> None:
        """Enter an entity, or complete one that is there: what is known already stays."""
        known = self._profiles.get(ident)
        if known is None:
            self._profiles[ident] = profile
        elif known is not profile:
            self._profiles[ident] = replace(
                known,
                name_en=known.name_en or profile.name_en,
                party=known.party or profile.party,
                roles=tuple(dict.fromkeys((*known.roles, *profile.roles))),
            )

    def mention(
        self,
        ident: str,
        span: tuple[int, int],
        linked_by: LinkedBy,
        *,
        is_name: bool = True,
        printed: str | None = None,
    ) -> None:
        """Record that the words at `span` stand for an entity that was put.

        Args:
            ident: The entity.
            span: Where the words stand in the article's text.
            linked_by: How they were linked to it.
            is_name: False for words that only point at it (双方, 该组织): they are no name of it.
            printed: The name as printed; the words themselves when None.
        """
        self._mentions.setdefault((*span, ident), linked_by)
        self._sorted = None
        if is_name:
            words = printed or self.text[slice(*span)]
            self._names.setdefault(ident, {})[words] = None
            key = self.folded[slice(*span)].replace(" ", "") if printed is None and self.folded else _key(words)
            self._ids.setdefault(key, ident)

    def add(
        self,
        kind: EntityKind,
        key: str,
        span: tuple[int, int],
        *,
        linked_by: LinkedBy = "new",
        printed: str | None = None,
        name_en: str | None = None,
        aliases: tuple[str, ...] = (),
    ) -> str:
        """Record that the words at `span` name an entity, and return its id: the one that has the words already.

        Args:
            kind: What it is.
            key: Its fullest name on the shadow, without spaces.
            span: Where the words stand in the article's text.
            linked_by: How the words were linked to the name.
            printed: Its fullest name as printed; the words themselves when None.
            name_en: Its Latin name, where the page gives one.
            aliases: Other names of it on the page, as printed.
        """
        found = self.at(*span) or self.named(key) or self.named(self.text[slice(*span)])
        if found is not None and self._profiles[found].kind == kind:
            self.mention(found, span, linked_by)
            return found
        ident = f"{_PREFIXES.get(kind, kind)}/{_key(key)}"
        words = printed or self.text[slice(*span)]
        english = self.language == "en"
        self.put(ident, Profile(kind, words if english else name_en, words if self.language == "zh" else None))
        for name in (words, *aliases):
            self._names.setdefault(ident, {})[name] = None
            self._ids.setdefault(_key(name), ident)
        self.mention(ident, span, linked_by)
        return ident

    # --- reading

    def idents(self) -> list[str]:
        """Return the ids of all entities mentioned so far, each once."""
        return list(dict.fromkeys(ident for _, _, ident in self._mentions))

    def __contains__(self, ident: str) -> bool:
        """Tell whether an entity was put."""
        return ident in self._profiles

    def kind(self, ident: str) -> EntityKind:
        """Return what an entity is."""
        return self._profiles[ident].kind

    def profile(self, ident: str) -> Profile:
        """Return what is known of an entity that was put."""
        return self._profiles[ident]

    def party(self, ident: str) -> str | None:
        """Return the party an entity speaks for: the state, organisation or group; a party itself; or None."""
        profile = self._profiles.get(ident)
        if profile is None:
            return None
        return ident if profile.is_party else profile.party

    def is_party(self, ident: str) -> bool:
        """Tell a state, an armed group or another body that is a side of its own."""
        profile = self._profiles.get(ident)
        return profile is not None and profile.is_party

    def roles(self, ident: str) -> tuple[Role, ...]:
        """Return the offices known of an entity."""
        profile = self._profiles.get(ident)
        return profile.roles if profile is not None else ()

    def named(self, words: str) -> str | None:
        """Return the entity that the page names with just these words, in any script; None when none."""
        return self._ids.get(_key(words))

    def at(self, start: int, end: int) -> str | None:
        """Return the entity with a mention on exactly this span; of several the first by id."""
        return next((one.entity for one in self._from(start) if (one.start, one.end) == (start, end)), None)

    def mentions_in(self, start: int, end: int, *, nested: bool = False) -> list[Mention]:
        """Return the mentions that lie within a span, by start; longest first where they start together.

        Args:
            start: Where the span begins.
            end: Where it ends.
            nested: Also return mentions within a longer one: 俄 in 俄外交部.
        """
        found: list[Mention] = []
        reach = start
        for one in self._from(start):
            if one.start >= end:
                break
            if one.end > end:
                continue
            inside = one.end <= reach and not (found and (one.start, one.end) == (found[-1].start, found[-1].end))
            if nested or not inside:
                found.append(one)
            reach = max(reach, one.end)
        return found

    def antecedents(self, at: int) -> list[str]:
        """Return the persons named before a place, the nearest first, each once; at most some forty mentions back."""
        mentions = self._in_order()
        last = bisect_left(mentions, at, key=lambda one: one.start)
        near = reversed(mentions[max(0, last - _NEAREST) : last])
        return list(dict.fromkeys(one.entity for one in near if self.kind(one.entity) == "person"))

    def parties_before(self, at: int) -> list[str]:
        """Return the parties mentioned before a place, themselves or by those who speak for them, the nearest first."""
        mentions = self._in_order()
        last = bisect_left(mentions, at, key=lambda one: one.start)
        near = (self.party(one.entity) for one in reversed(mentions[max(0, last - _NEAREST) : last]))
        return list(dict.fromkeys(party for party in near if party is not None))

    def holder(self, office: str) -> str | None:
        """Return the one person of the page who holds an office; None when nobody or more than one does."""
        found = [ident for ident, one in self._profiles.items() if any(role.office == office for role in one.roles)]
        named = [ident for ident in found if ident in self._names]
        return named[0] if len(named) == 1 else None

    def mentions(self) -> tuple[Mention, ...]:
        """Return all mentions in order of place."""
        return tuple(
            Mention(start=start, end=end, exact=self.text[start:end], entity=ident, linked_by=linked_by)
            for (start, end, ident), linked_by in sorted(self._mentions.items())
        )

    def entities(self) -> tuple[Entity, ...]:
        """Return the mentioned entities, and the parties they belong to, in order of their first mention."""
        first: dict[str, int] = {}
        for start, _, ident in sorted(self._mentions):
            first.setdefault(ident, start)
        order = sorted(first, key=lambda ident: (first[ident], ident))
        parties = {profile.party for profile in map(self._profiles.__getitem__, order) if profile.party is not None}
        behind = sorted(party for party in parties if party in self._profiles and party not in first)
        return tuple(self._entity(ident) for ident in (*order, *behind))

    def _entity(self, ident: str) -> Entity:
        profile = self._profiles[ident]
        return Entity(
            id=ident,
            kind=profile.kind,
            name_en=profile.name_en,
            name_zh=profile.name_zh,
            names=tuple(self._names.get(ident, ())),
            wikidata=profile.wikidata,
            party=profile.party,
            roles=profile.roles,
        )

    def _in_order(self) -> list[Mention]:
        if self._sorted is None:
            self._sorted = sorted(self.mentions(), key=lambda one: (one.start, -one.end, one.entity))
        return self._sorted

    def _from(self, start: int) -> list[Mention]:
        mentions = self._in_order()
        return mentions[bisect_left(mentions, start, key=lambda one: one.start) :]


def _key(words: str) -> str:
    return fold(shadow(words)).replace(" ", "")
