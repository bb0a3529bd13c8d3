"""Codings under one set of entity ids: each rendering of a name under the id that stands for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from parley.model.coding import Coding, Entity, Event, Provision, Statement


def rename(page: Coding, ids: Mapping[str, str]) -> Coding:
    """Return a page with the ids of its entities replaced; words and places stay as they are.

    Args:
        page: The page.
        ids: What an id becomes; ids that are not in it stay.
    """
    if not any(entity.id in ids or entity.party in ids for entity in page.entities):
        return page
    change = msgspec.structs.replace
    return change(
        page,
        entities=_entities(page.entities, ids),
        mentions=tuple(change(one, entity=ids.get(one.entity, one.entity)) for one in page.mentions),
        statements=tuple(_statement(one, ids) for one in page.statements),
        events=tuple(_event(one, ids) for one in page.events),
        provisions=tuple(_provision(one, ids) for one in page.provisions),
    )


def _entities(entities: Iterable[Entity], ids: Mapping[str, str]) -> tuple[Entity, ...]:
    return tuple(
        msgspec.structs.replace(one, id=ids.get(one.id, one.id), party=_one(one.party, ids)) for one in entities
    )


def _statement(one: Statement, ids: Mapping[str, str]) -> Statement:
    return msgspec.structs.replace(
        one,
        speakers=_all(one.speakers, ids),
        relayed_by=_all(one.relayed_by, ids),
        addressees=_all(one.addressees, ids),
    )


def _event(one: Event, ids: Mapping[str, str]) -> Event:
    return msgspec.structs.replace(
        one,
        holder=_one(one.holder, ids),
        place=_one(one.place, ids),
        participants=tuple(
            msgspec.structs.replace(who, entity=ids.get(who.entity, who.entity)) for who in one.participants
        ),
    )


def _provision(one: Provision, ids: Mapping[str, str]) -> Provision:
    return msgspec.structs.replace(
        one,
        holders=_all(one.holders, ids),
        toward=_all(one.toward, ids),
        according_to=_all(one.according_to, ids),
        place=_one(one.place, ids),
    )


def _one(ident: str | None, ids: Mapping[str, str]) -> str | None:
    return ids.get(ident, ident) if ident is not None else None


def _all(idents: Iterable[str], ids: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids.get(ident, ident) for ident in idents))
