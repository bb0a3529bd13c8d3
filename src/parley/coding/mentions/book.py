"""The entities of a page as they are met: one for each distinct name, and the mentions that were used."""

from __future__ import annotations

from dataclasses import dataclass, field

from parley.model.coding import Entity, EntityKind, LinkedBy, Mention


@dataclass(slots=True)
class _Draft:
    kind: EntityKind
    name: str
    name_en: str | None
    names: dict[str, None]


@dataclass(slots=True)
class EntityBook:
    """Collects entities and mentions of one page."""

    text: str
    language: str
    _drafts: dict[str, _Draft] = field(default_factory=dict)
    _mentions: dict[tuple[int, int, str], LinkedBy] = field(default_factory=dict)

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
        """Record that the words at `span` name an entity, and return its id.

        Args:
            kind: What it is.
            key: Its fullest name on the shadow, without spaces.
            span: Where the words stand in the article's text.
            linked_by: How the words were linked to the name.
            printed: Its fullest name as printed; the words themselves when None.
            name_en: Its Latin name, where the page gives one.
            aliases: Other names of it on the page, as printed.
        """
        ident = f"{kind}/{key}"
        words = self.text[slice(*span)]
        draft = self._drafts.get(ident)
        if draft is None:
            draft = self._drafts[ident] = _Draft(kind, printed or words, name_en, {})
        draft.names.update(dict.fromkeys((printed or words, words, *aliases)))
        self._mentions.setdefault((*span, ident), linked_by)
        return ident

    def entities(self) -> tuple[Entity, ...]:
        """Return the entities in order of their first mention."""
        first: dict[str, int] = {}
        for start, _, ident in sorted(self._mentions):
            first.setdefault(ident, start)
        return tuple(self._entity(ident) for ident in sorted(first, key=lambda ident: (first[ident], ident)))

    def _entity(self, ident: str) -> Entity:
        draft = self._drafts[ident]
        english = self.language == "en"
        return Entity(
            id=ident,
            kind=draft.kind,
            name_en=draft.name if english else draft.name_en,
            name_zh=draft.name if self.language == "zh" else None,
            names=tuple(draft.names),
        )

    def mentions(self) -> tuple[Mention, ...]:
        """Return the mentions in order of place."""
        return tuple(
            Mention(start=start, end=end, exact=self.text[start:end], entity=ident, linked_by=linked_by)
            for (start, end, ident), linked_by in sorted(self._mentions.items())
        )
