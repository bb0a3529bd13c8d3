"""Who is who across pages: renderings of one name that no lexicon lists, joined so that their accounts can be compared.

Two names join when a gloss gives one foreign name for both, when one is the end of the other, or when they sound alike
and hold the same office or speak for the same party. States and groups join by sound only where something else on the
same two pages does too. Two names that stand on one page never join; a listed name never joins an unlisted one
without a gloss.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final, NamedTuple

from parley.lang.zh.sounds import likeness_of_spellings, spell
from parley.model.coding import Coding, EntityKind, LinkedBy

_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_LATIN: Final = re.compile(r"[A-Za-z][A-Za-z .'\-]{3,}")
_DOTS: Final = re.compile(r"[·‧・•．.]")
_PARTIES: Final[tuple[EntityKind, ...]] = ("state", "group", "organization")
_ALIKE: Final = 0.8
_SAME_OFFICE: Final = 0.5
_MIN_SHORT: Final = 3
_COMPARED: Final = 40


@dataclass(slots=True)
class _Name:
    """An entity as all pages name it."""

    id: str
    kind: EntityKind
    listed: bool
    latin: set[str] = field(default_factory=set)
    pages: set[str] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)

    last: str = field(init=False)
    spelt: str = field(init=False)

    def __post_init__(self) -> None:
        """Keep the name, of a person the last part of it, and how it sounds."""
        self.last = _DOTS.split(self.id.partition("/")[2])[-1]
        self.spelt = spell(self.last)


class Link(NamedTuple):
    """Whom an id stands for in the whole run, and how that is known."""

    entity: str
    how: LinkedBy


class _Edge(NamedTuple):
    """Two names that may be one, the surest first; `alone` where nothing else need support it."""

    doubt: float
    one: str
    other: str
    alone: bool
    how: LinkedBy


_Edges = Callable[[Sequence[_Name], Mapping[str, str]], Iterator[_Edge]]


def identify(codings: Sequence[Coding]) -> dict[str, str]:
    """Return for each entity id that is another's rendering the id that stands for both.

    Args:
        codings: Pages, each once, in any order.
    """
    return {ident: link.entity for ident, link in find_links(codings).items()}


def find_links(codings: Sequence[Coding]) -> dict[str, Link]:
    """Return for each entity id that is another's rendering the id that stands for both, and how that is known.

    Args:
        codings: Pages, each once, in any order.
    """
    names = _collect(codings)
    parties = _join([name for name in names.values() if name.kind in _PARTIES], _party_edges, {})
    chiefs = {ident: link.entity for ident, link in parties.items()}
    people = _join([name for name in names.values() if name.kind == "person"], _person_edges, chiefs)
    return parties | people


def _collect(codings: Sequence[Coding]) -> dict[str, _Name]:
    names: dict[str, _Name] = {}
    for page in codings:
        for entity in page.entities:
            known = names.get(entity.id)
            if known is None:
                listed = _HAN.search(entity.id) is None
                known = names[entity.id] = _Name(entity.id, entity.kind, listed)
            known.pages.add(page.id)
            glosses = (*entity.names, entity.name_en or "")
            known.latin.update(form.casefold() for form in glosses if _LATIN.fullmatch(form))
            known.parties.update([entity.party] if entity.party is not None else [])
            known.offices.update(role.office for role in entity.roles)
    return names


def _join(names: Sequence[_Name], edges_of: _Edges, parties: Mapping[str, str]) -> dict[str, Link]:
    """Join names along their edges, the surest first, never two that stand on one page."""
    edges = sorted(set(edges_of(names, parties)))
    by_id = {name.id: name for name in names}
    supported = _supported(edges, by_id)
    group = {name.id: {name.id} for name in names}
    how: dict[str, LinkedBy] = {}
    for edge in edges:
        mine, theirs = group[edge.one], group[edge.other]
        if mine is theirs or not (edge.alone or edge in supported):
            continue
        if any(by_id[one].pages & by_id[other].pages for one in mine for other in theirs):
            continue
        how.setdefault(edge.one, edge.how)
        how.setdefault(edge.other, edge.how)
        mine |= theirs
        for ident in theirs:
            group[ident] = mine
    found: dict[str, Link] = {}
    for name in names:
        chief = min(group[name.id], key=lambda one: _rank(by_id[one]))
        if chief != name.id:
            found[name.id] = Link(chief, how[name.id])
    return found


def _rank(name: _Name) -> tuple[bool, int, int, str]:
    """Put the listed name first, then that of most pages, then the fullest."""
    return (not name.listed, -len(name.pages), -len(name.id), name.id)


def _supported(edges: Sequence[_Edge], by_id: Mapping[str, _Name]) -> set[_Edge]:
    """Return the edges between pages that another edge joins too."""
    spans: dict[tuple[str, str], set[_Edge]] = {}
    for edge in edges:
        for one in by_id[edge.one].pages:
            for other in by_id[edge.other].pages:
                spans.setdefault((min(one, other), max(one, other)), set()).add(edge)
    return {edge for same in spans.values() if len(same) > 1 for edge in same}


def _party_edges(names: Sequence[_Name], _parties: Mapping[str, str]) -> Iterator[_Edge]:
    yield from _gloss_edges(names)
    unlisted = [name for name in names if not name.listed]
    for one, other in _blocked(unlisted, lambda name: _sound_keys(name.last)):
        if one.kind != other.kind or one.pages & other.pages:
            continue
        if _is_short_of(one.last, other.last) or _is_short_of(other.last, one.last):
            yield _edge(0.1, one, other, alone=True, how="suffix")
        elif one.kind == "state" and len(one.last) == len(other.last):
            like = likeness_of_spellings(one.spelt, other.spelt)
            if like >= _ALIKE:
                yield _edge(1 - like, one, other, alone=False, how="pinyin")


def _person_edges(names: Sequence[_Name], parties: Mapping[str, str]) -> Iterator[_Edge]:
    yield from _gloss_edges(names)
    unlisted = [name for name in names if not name.listed]
    for one, other in _blocked(unlisted, lambda name: _sound_keys(name.last) | _offices(name, parties)):
        if one.pages & other.pages:
            continue
        mine = {parties.get(party, party) for party in one.parties}
        theirs = {parties.get(party, party) for party in other.parties}
        if mine and theirs and not mine & theirs:
            continue
        if one.last == other.last and "·" in one.id + other.id:
            yield _edge(0.05, one, other, alone=True, how="suffix")
            continue
        if not mine & theirs:
            continue
        like = likeness_of_spellings(one.spelt, other.spelt)
        shared = bool(_offices(one, parties) & _offices(other, parties))
        if like >= (_SAME_OFFICE if shared else _ALIKE):
            yield _edge(1 - like, one, other, alone=True, how="office" if shared else "pinyin")


def _offices(name: _Name, parties: Mapping[str, str]) -> set[str]:
    """Return the offices of a person, those of a party under the party's own name."""
    found: set[str] = set()
    for office in name.offices:
        for party in name.parties:
            before = f"office/{party.partition('/')[2]}-"
            if office.startswith(before):
                found.add(f"{parties.get(party, party)}-{office.removeprefix(before)}")
    return found


def _gloss_edges(names: Sequence[_Name]) -> Iterator[_Edge]:
    by_latin: dict[str, list[_Name]] = {}
    for name in names:
        for latin in name.latin:
            by_latin.setdefault(latin, []).append(name)
    for same in by_latin.values():
        for one, other in combinations(sorted(same, key=lambda name: name.id)[:_COMPARED], 2):
            if one.kind == other.kind and not (one.listed and other.listed):
                yield _edge(0.0, one, other, alone=True, how="gloss")


def _edge(doubt: float, one: _Name, other: _Name, *, alone: bool, how: LinkedBy) -> _Edge:
    first, second = sorted((one.id, other.id))
    return _Edge(doubt, first, second, alone, how)


def _sound_keys(name: str) -> set[str]:
    """Return the keys under which like names meet: how they begin and how they end."""
    return {f"<{spell(name[:1])}", f"{spell(name[-1:])}>"} if name else set()


def _blocked(names: Sequence[_Name], keys: Callable[[_Name], set[str]]) -> Iterator[tuple[_Name, _Name]]:
    """Return the pairs of names that have a key in common."""
    blocks: dict[str, list[_Name]] = {}
    for name in sorted(names, key=lambda name: name.id):
        for key in sorted(keys(name)):
            blocks.setdefault(key, []).append(name)
    seen: set[tuple[str, str]] = set()
    for same in blocks.values():
        for at, one in enumerate(same):
            for other in same[at + 1 : at + 1 + _COMPARED]:
                if (one.id, other.id) not in seen:
                    seen.add((one.id, other.id))
                    yield one, other


def _is_short_of(short: str, full: str) -> bool:
    """Tell a short form of a body's name: its characters in order, the first and the last the same (高原阵线)."""
    if not _MIN_SHORT <= len(short) < len(full) or short[0] != full[0] or short[-2:] != full[-2:]:
        return False
    rest = iter(full)
    return all(char in rest for char in short)
