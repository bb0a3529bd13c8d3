"""The entities of an account: those of its pages, one record for each id."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from parley.model.coding import Coding, Entity


def unite_entities(codings: Sequence[Coding]) -> tuple[Entity, ...]:
    """Unite the entities of pages by id, in order of their first page; names are kept in order of appearance."""
    found: dict[str, Entity] = {}
    for page in codings:
        for entity in page.entities:
            known = found.get(entity.id)
            found[entity.id] = entity if known is None else _unite(known, entity)
    return tuple(found.values())


def _unite(known: Entity, other: Entity) -> Entity:
    return msgspec.structs.replace(
        known,
        name_en=known.name_en or other.name_en,
        name_zh=known.name_zh or other.name_zh,
        names=tuple(dict.fromkeys((*known.names, *other.names))),
        wikidata=known.wikidata or other.wikidata,
        party=known.party or other.party,
        roles=tuple(dict.fromkeys((*known.roles, *other.roles))),
    )
