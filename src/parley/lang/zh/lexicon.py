"""The entity lexicon of the Chinese pack: data files in `entities/` -> entries by id and by form.

Forms are keyed on the folded shadow (simplified, half-width, lower case, one kind of dot). A form that several
entities have gives all of them: which one is meant is for a later stage. Nothing here reads an article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from parley.lang.tables import Row, read_table
from parley.lang.zh.pack import load_pack
from parley.lang.zh.script import shadow
from parley.lang.zh.short_forms import ShortForm, load_short_forms
from parley.model.coding import EntityKind, Role

_PACKAGE: Final = "parley.lang.zh"
_FOLDER: Final = "entities"
_FORM_COLUMNS: Final = ("name", "hant", "tw", "hk", "sg", "full", "more")
_HEAD: Final = ("id", "name_en", "name", "hant", "tw", "hk", "sg")
_COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "states": (*_HEAD, "full", "more", "one_char", "capital", "iso2", "zone", "wikidata", "ambiguous"),
    "organizations": (*_HEAD, "more", "kind", "of", "is", "wikidata", "ambiguous"),
    "groups": (*_HEAD, "full", "more", "kind", "of", "wikidata", "ambiguous"),
    "people": (*_HEAD, "full", "more", "party", "roles", "wikidata", "ambiguous"),
    "offices": (*_HEAD, "more", "rank", "only", "ambiguous"),
    "places": (*_HEAD, "more", "kind", "in", "zone", "wikidata", "ambiguous"),
}
_KINDS: Final[dict[str, EntityKind]] = {
    "states": "state",
    "organizations": "organization",
    "groups": "group",
    "people": "person",
    "offices": "office",
    "places": "place",
}
_PREFIXES: Final = {"organization": "org"}
_OWNER_COLUMNS: Final = ("party", "of", "in")
_SORT_COLUMNS: Final = ("kind", "rank")
_DATE: Final = r"(?:\d{4}(?:-\d{2}(?:-\d{2})?)?)?"
_ROLE: Final = re.compile(rf"(office/[a-z0-9-]+) ({_DATE})\.\.({_DATE})")
_WIKIDATA: Final = re.compile(r"Q[1-9]\d*")
_DOTS: Final = str.maketrans(dict.fromkeys("‧•・･∙⋅ꞏ", "·"))
_HAN_POINT: Final = re.compile(r"(?<=[\u4e00-\u9fff])\.(?=[\u4e00-\u9fff])")
_MIN_OUTLET: Final = 3  # two characters are as often a word (上报); those that are not stand in short_forms.tsv


def fold(shadowed: str) -> str:
    """Return a shadow with one kind of dot between the parts of names; same length.

    Example:
        >>> fold("唐纳德‧特朗普 史蒂夫.威特科夫")
        '唐纳德·特朗普 史蒂夫·威特科夫'
    """
    dotted = shadowed.translate(_DOTS)
    return _HAN_POINT.sub("·", dotted) if "." in dotted else dotted


@dataclass(frozen=True, slots=True)
class Entry:
    """One entity of the lexicon.

    Attributes:
        id: `person/donald-trump`; the part before the slash tells the file.
        kind: As in the records of a coding.
        name_en: English name.
        name: Canonical name, simplified.
        forms: Every form, folded, without repetition, the canonical one first.
        owner: The side a person speaks for, the state a place lies in, what an organisation belongs to; or None.
        sort: What kind of organisation, group, place or office it is; empty for others.
        stands_for: The composed id an organisation stands for (the Kremlin: `org/ru-presidency`), or None.
        roles: Offices held; an open end means that no end is known here.
        only: Forms of an office that only some states use, with those states.
        capital: A state's capital, or None.
        zone: IANA zone of a place or of a state's capital, or None.
        wikidata: Wikidata id, or None.
    """

    id: str
    kind: EntityKind
    name_en: str
    name: str
    forms: tuple[str, ...]
    owner: str | None = None
    sort: str = ""
    stands_for: str | None = None
    roles: tuple[Role, ...] = ()
    only: tuple[tuple[str, tuple[str, ...]], ...] = ()
    capital: str | None = None
    zone: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entities of the pack, checked and indexed.

    Attributes:
        entries: By id, in the order of the files.
        forms: Folded form -> ids of all entities that have it, longest forms first.
        short_forms: One-character forms, compounds, traps and the like.
        holders: Office id -> the people who held it with the role, in order of person id.
        owners: The part of an id after the slash -> id, for whatever can own an office.
    """

    entries: dict[str, Entry]
    forms: dict[str, tuple[str, ...]]
    short_forms: tuple[ShortForm, ...]
    holders: dict[str, tuple[tuple[str, Role], ...]]
    owners: dict[str, str]

    def candidates(self, form: str) -> tuple[str, ...]:
        """Return the ids of all entities with this form, in any script; empty when none has it."""
        return self.forms.get(fold(shadow(form.strip())), ())

    def holders_at(self, office: str, day: str) -> tuple[str, ...]:
        """Return the people who may have held an office on a day: unknown ends exclude nobody.

        Args:
            office: An office id with its owner: `office/us-president`.
            day: ISO 8601, to the day.
        """
        return tuple(person for person, role in self.holders.get(office, ()) if _covers(role, day))

    def split_office(self, office: str) -> tuple[str, str] | None:
        """Return owner and title of an office id (`office/us-president`); None for a title alone or an unknown id."""
        return _split_office(office, self.owners, self.entries)

    def split_institution(self, id_: str) -> tuple[str, str] | None:
        """Return owner and kind of a composed institution (`org/ru-foreign-ministry`); None for others."""
        return _split_generic(id_, self.owners, self.entries)


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Read, check and index the lexicon.

    Raises:
        BadPack: A file is wrong; the error gives file and line.
    """
    rows = {name: read_table(_PACKAGE, f"{_FOLDER}/{name}.tsv", columns) for name, columns in _COLUMNS.items()}
    folded = _fold_cells(
        row[column]
        for name in rows
        for row in rows[name]
        for column in (*_FORM_COLUMNS, "ambiguous")
        if row.cells.get(column)
    )
    entries = {entry.id: entry for name in rows for entry in _read_entries(name, rows[name], folded)}
    lines = {row["id"]: row for name in rows for row in rows[name]}
    claims = _claim_forms(entries)
    _check_ambiguous(claims, lines, folded)
    owners = _index_owners(entries, lines)
    _check_references(entries, lines, owners)
    _add_outlets(entries, claims)
    short_forms = load_short_forms()
    for short in short_forms:
        short.check_meanings(entries)
    _check_one_chars(rows["states"], short_forms)
    return Lexicon(
        entries=entries,
        forms={form: tuple(claims[form]) for form in sorted(claims, key=lambda form: (-len(form), form))},
        short_forms=short_forms,
        holders=_index_holders(entries),
        owners=owners,
    )


def _fold_cells(cells: Iterable[str]) -> dict[str, str]:
    """Fold many cells at once: one conversion costs less than thousands."""
    wanted = list(dict.fromkeys(cells))
    return dict(zip(wanted, fold(shadow("\n".join(wanted))).split("\n"), strict=True))


def _read_entries(name: str, rows: tuple[Row, ...], folded: dict[str, str]) -> Iterator[Entry]:
    kind = _KINDS[name]
    prefix = _PREFIXES.get(kind, kind) + "/"
    seen = ""
    for row in rows:
        if not row["id"].startswith(prefix) or not row["name"] or not row["name_en"]:
            raise row.fail(f"an id with {prefix}, a name and an English name must be given")
        if row["id"] <= seen:
            raise row.fail(f"{row['id']} repeats an id or is out of order")
        seen = row["id"]
        yield _read_entry(kind, row, folded)


def _read_entry(kind: EntityKind, row: Row, folded: dict[str, str]) -> Entry:
    cells = row.cells
    wikidata = cells.get("wikidata", "")
    if wikidata and not _WIKIDATA.fullmatch(wikidata):
        raise row.fail(f"{wikidata} is no Wikidata id")
    forms = [form for column in _FORM_COLUMNS if cells.get(column) for form in folded[cells[column]].split("|")]
    return Entry(
        id=row["id"],
        kind=kind,
        name_en=row["name_en"],
        name=row["name"],
        forms=tuple(dict.fromkeys(forms)),
        owner=next((cells[column] for column in _OWNER_COLUMNS if cells.get(column)), None),
        sort=next((cells[column] for column in _SORT_COLUMNS if column in cells), ""),
        stands_for=cells.get("is") or None,
        roles=tuple(_read_role(row, word) for word in row.words("roles")) if "roles" in cells else (),
        only=tuple(_read_only(row, word) for word in row.words("only")) if "only" in cells else (),
        capital=cells.get("capital") or None,
        zone=cells.get("zone") or None,
        wikidata=wikidata or None,
    )


def _read_role(row: Row, word: str) -> Role:
    match = _ROLE.fullmatch(word)
    if match is None:
        raise row.fail(f"{word!r} is no role: write office/us-president 2025-01-20..")
    office, since, to = match.groups()
    if since and to and to < since[: len(to)]:
        raise row.fail(f"{word!r} ends before it begins")
    return Role(office=office, since=since or None, to=to or None)


def _read_only(row: Row, word: str) -> tuple[str, tuple[str, ...]]:
    form, _, codes = word.partition("=")
    if not form or not codes:
        raise row.fail(f"{word!r} must be a form, = and the codes of states")
    return form, tuple(f"state/{code}" for code in codes.split())


def _claim_forms(entries: dict[str, Entry]) -> dict[str, list[str]]:
    claims: dict[str, list[str]] = {}
    for entry in entries.values():
        for form in entry.forms:
            claims.setdefault(form, []).append(entry.id)
    return claims


def _check_ambiguous(claims: dict[str, list[str]], lines: dict[str, Row], folded: dict[str, str]) -> None:
    """Hold that a form of several entities is noted with each of them, and nothing else is."""
    noted = {id_: set(folded[row["ambiguous"]].split("|")) if row["ambiguous"] else set() for id_, row in lines.items()}
    for form, ids in claims.items():
        for id_ in ids:
            if (len(ids) > 1) != (form in noted[id_]):
                others = ", ".join(
                    f"{other} ({lines[other].file}:{lines[other].line})" for other in ids if other != id_
                )
                raise lines[id_].fail(f"{form} is shared with {others or 'no other entity'}: mend the column ambiguous")
    for id_, forms in noted.items():
        for form in forms:
            if id_ not in claims.get(form, ()):
                raise lines[id_].fail(f"{form} is called ambiguous but is no form of {id_}")


def _index_owners(entries: dict[str, Entry], lines: dict[str, Row]) -> dict[str, str]:
    owners: dict[str, str] = {}
    for entry in entries.values():
        if entry.kind in ("state", "organization", "group"):
            other = owners.setdefault(entry.id.partition("/")[2], entry.id)
            if other != entry.id:
                raise lines[entry.id].fail(
                    f"{other} has the same name behind the slash: offices could not tell them apart"
                )
    return owners


def _check_references(entries: dict[str, Entry], lines: dict[str, Row], owners: dict[str, str]) -> None:
    for entry in entries.values():
        row = lines[entry.id]
        named = [entry.owner, entry.capital, *(state for _, states in entry.only for state in states)]
        for reference in named:
            if reference and reference not in entries:
                raise row.fail(f"{reference} is not in the lexicon")
        for role in entry.roles:
            if _split_office(role.office, owners, entries) is None:
                raise row.fail(f"{role.office} names no title of offices.tsv behind an owner")
        for form, _ in entry.only:
            if form not in entry.forms:
                raise row.fail(f"{form} is no form of {entry.id}")
        if entry.stands_for and _split_generic(entry.stands_for, owners, entries) is None:
            raise row.fail(f"{entry.stands_for} names no generic institution behind a state")


def _check_one_chars(rows: tuple[Row, ...], short_forms: tuple[ShortForm, ...]) -> None:
    """Hold that a state has exactly the one-character forms whose contexts are given."""
    given: dict[str, set[str]] = {}
    for short in short_forms:
        if short.kind == "one":
            for id_ in short.meanings[0]:
                given.setdefault(id_, set()).add(short.form)
    for row in rows:
        if set(row.words("one_char")) != given.get(row["id"], set()):
            raise row.fail(
                f"one_char must be {'|'.join(sorted(given.get(row['id'], set())))}, as short_forms.tsv has it"
            )


def _split_office(office: str, owners: dict[str, str], entries: dict[str, Entry]) -> tuple[str, str] | None:
    """Split an office id; the owner may itself be composed (`office/cn-defence-ministry-spokesperson`)."""
    found = _split_id(office, "office", owners, entries)
    if found is not None:
        return found
    name = office.partition("/")[2]
    for at in (at for at, char in enumerate(name) if char == "-"):
        institution = f"org/{name[:at]}"
        if f"office/{name[at + 1 :]}" in entries and _split_generic(institution, owners, entries):
            return institution, f"office/{name[at + 1 :]}"
    return None


def _split_generic(id_: str, owners: dict[str, str], entries: dict[str, Entry]) -> tuple[str, str] | None:
    found = _split_id(id_, "org", owners, entries)
    return found if found and entries[found[1]].sort == "generic" else None


def _split_id(id_: str, prefix: str, owners: dict[str, str], entries: dict[str, Entry]) -> tuple[str, str] | None:
    """Split a composed id at the first hyphen that leaves an owner before it and a known title behind it."""
    name = id_.partition("/")[2]
    at = name.find("-")
    while at > 0:
        owner, title = owners.get(name[:at]), f"{prefix}/{name[at + 1 :]}"
        if owner and title in entries:
            return owner, title
        at = name.find("-", at + 1)
    return None


def _add_outlets(entries: dict[str, Entry], claims: dict[str, list[str]]) -> None:
    """Add news outlets under `org/`: government sources stand in organizations.tsv, whose forms also win."""
    own = frozenset(claims)
    outlets = [
        outlet for outlet in load_pack().outlets if outlet.kind != "government" and f"org/{outlet.id}" not in entries
    ]
    folded = _fold_cells(name for outlet in outlets for name in (outlet.name, outlet.name_hant, *outlet.aliases))
    for outlet in outlets:
        id_ = f"org/{outlet.id}"
        names = dict.fromkeys(folded[name] for name in (outlet.name, outlet.name_hant, *outlet.aliases))
        forms = tuple(form for form in names if form not in own and len(form) >= _MIN_OUTLET)
        if forms:
            entries[id_] = Entry(id_, "organization", outlet.name_en, outlet.name, forms, sort="outlet")
            for form in forms:
                claims.setdefault(form, []).append(id_)


def _index_holders(entries: dict[str, Entry]) -> dict[str, tuple[tuple[str, Role], ...]]:
    found: dict[str, list[tuple[str, Role]]] = {}
    for entry in entries.values():
        for role in entry.roles:
            found.setdefault(role.office, []).append((entry.id, role))
    return {office: tuple(holders) for office, holders in found.items()}


def _covers(role: Role, day: str) -> bool:
    begun = role.since is None or role.since <= day[: len(role.since)]
    return begun and (role.to is None or day[: len(role.to)] <= role.to)
