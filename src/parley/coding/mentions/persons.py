"""Persons nobody listed -> the forms by which the page names them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from parley.coding.mentions.book import EntityBook, Profile
from parley.coding.mentions.names import find_names
from parley.coding.mentions.page_names import PageNames
from parley.coding.mentions.pieces import Piece
from parley.coding.text.passages import Passage
from parley.lang.zh.lexicon import fold, load_lexicon
from parley.lang.zh.naming import Naming, load_naming
from parley.lang.zh.pack import Pack
from parley.lang.zh.sounds import likeness
from parley.lang.zh.speech import Speech

_JAPANESE: Final = 4
_ALIKE: Final = 0.6


def add_persons(
    book: EntityBook, names: PageNames, passages: Sequence[Passage], pieces: Sequence[Piece], pack: Pack, speech: Speech
) -> None:
    """Enter the persons that the page names by title, dot or gloss, and their forms.

    Args:
        book: Where they are entered.
        names: Where their forms are added.
        passages: The page's blocks.
        pieces: What the lexicon knows on the page.
        pack: The language pack.
        speech: The words of speaking.
    """
    known = {book.folded[one.start : one.end]: one.entity for one in pieces if one.entity and one.title is None}
    more = (at + length for at, length in load_naming()["person-title"].places(book.folded))
    titles = sorted({one.end for one in pieces if one.title is not None}.union(more))
    found = find_names([one.paragraph for one in passages], book.text, speech, pack.surnames, titles)
    naming = load_naming()
    people = {form for form, ident in known.items() if ident.startswith("person/")}
    glossed = {fold(one.key) for one in found if one.name_en is not None}
    for person in found:
        key = fold(person.key)
        if naming["not-person"].at(key, 0, len(key)) or any(
            key[:size] in people | glossed for size in range(2, len(key))
        ):
            continue
        forms = {key: "new"} | {_without_intro(fold(alias), naming): how for alias, how in person.aliases.items()}
        ident = next((known[form] for form in forms if form in known), None)
        if ident is not None and key not in known and _is_namesake(key, ident, forms, known, set(known.values())):
            names.over.update(form for form, how in forms.items() if how == "suffix" and known.get(form) == ident)
            ident = None
        if ident is None and fold(person.key) in known.values():
            continue
        if ident is not None and not ident.startswith("person/"):
            continue
        if ident is None:
            ident = f"person/{fold(person.key)}"
            book.put(ident, Profile("person", person.name_en, person.printed))
        if _has_two_part_surname(key, speech) and book.folded.count(key[:2]) > book.folded.count(key):
            forms.setdefault(key[:2], "suffix")  # 茂木 of 茂木敏充
        for form, how in forms.items():
            if form not in known or form in names.over:
                names.add(form, ident, "gloss" if how == "gloss" else "suffix" if how == "suffix" else "new", speech)


def _is_namesake(key: str, ident: str, forms: Mapping[str, str], known: Mapping[str, str], page: set[str]) -> bool:
    """Tell a dotted name that shares only its last part with somebody known: another given name, another party."""
    entry = load_lexicon().entries.get(ident)
    if entry is None or "·" not in key or entry.owner in page:
        return False
    if any(known.get(form) == ident and how != "suffix" for form, how in forms.items()):
        return False
    given = key.partition("·")[0]
    others = {form.partition("·")[0] for form in entry.forms if "·" in form}
    return bool(others) and all(likeness(given, other) < _ALIKE for other in others)


def _without_intro(name: str, naming: Naming) -> str:
    """Leave off what opens another name in brackets: 又译费丹."""
    return name[naming["gloss-intro"].at(name, 0, len(name)) :]


def _has_two_part_surname(name: str, speech: Speech) -> bool:
    """Tell a name of four characters as Japanese ones are, not written in characters of foreign names."""
    return len(name) == _JAPANESE and "·" not in name and not all(char in speech.foreign for char in name)
