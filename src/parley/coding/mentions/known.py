"""Ids of the lexicon, composed ones too -> what the book of a page holds of them."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from parley.coding.mentions.book import EntityBook, Profile
from parley.lang.zh.lexicon import Entry, load_lexicon
from parley.lang.zh.naming import load_naming

_OWN_SORTS: Final = frozenset(("alliance", "bank", "company", "court", "international", "ngo", "party", "union"))
_ARTICLE: Final = ("Kingdom", "States", "Emirates", "Nations", "Netherlands", "Philippines", "Union", "Republic")


@lru_cache(maxsize=4096)
def profile_of(ident: str) -> Profile | None:
    """Return what the lexicon knows of an id; None for ids that it cannot have made.

    Args:
        ident: `person/donald-trump`, or composed: `office/us-president`, `org/ru-foreign-ministry`.
    """
    lexicon = load_lexicon()
    entry = lexicon.entries.get(ident)
    if entry is not None:
        return _from_entry(entry)
    split = lexicon.split_office(ident) if ident.startswith("office/") else lexicon.split_institution(ident)
    owner = profile_of(split[0]) if split else None
    if split is None or owner is None:
        return None
    return compose_profile(split[0], owner, lexicon.entries[split[1]])


def put_known(book: EntityBook, ident: str) -> bool:
    """Enter an entity of the lexicon; tell whether the book has it."""
    profile = None if ident in book else profile_of(ident)
    if profile is not None:
        book.put(ident, profile)
    return ident in book


def compose_profile(owner_id: str, owner: Profile, of: Entry) -> Profile:
    """Make the profile of an owner's office or institution.

    Args:
        owner_id: The owner's id.
        owner: Its profile.
        of: The title or the kind of institution, as the lexicon has it.
    """
    return Profile(
        kind=of.kind,
        name_en=_office_name(owner, of) if of.kind == "office" else english_of(owner_id, owner, of.name_en),
        name_zh=f"{owner.name_zh}{of.name}" if owner.name_zh else None,
        party=owner_id if owner.is_party else owner.party,
    )


def english_of(owner_id: str, owner: Profile, what: str) -> str | None:
    """Return the English name of what belongs to an owner: Russian Foreign Ministry, Knesset's Budget Committee.

    Args:
        owner_id: The owner's id.
        owner: Its profile.
        what: What belongs to it, in English.
    """
    titled = " ".join(
        word if word in ("of", "and", "for", "the") else word[:1].upper() + word[1:] for word in what.split()
    )
    adjective = load_naming().adjectives.get(owner_id)
    if adjective is not None:
        return f"{adjective} {titled}"
    if owner.name_en is None:
        return None
    return f"{owner.name_en}'s {titled}" if owner.kind == "organization" else f"{owner.name_en} {titled}"


def _office_name(owner: Profile, of: Entry) -> str | None:
    if owner.name_en is None:
        return None
    title = of.name_en.partition(" (")[0]
    title = (
        title
        if title[:1].isupper()
        else " ".join(
            word if word in ("of", "the", "and", "for") else word[:1].upper() + word[1:] for word in title.split()
        )
    )
    article = "the " if owner.name_en.endswith(_ARTICLE) and not owner.name_en.startswith("the ") else ""
    return f"{title} of {article}{owner.name_en}"


def _from_entry(entry: Entry) -> Profile:
    own = entry.kind in ("state", "group") or (entry.kind == "organization" and entry.sort in _OWN_SORTS)
    return Profile(
        kind=entry.kind,
        name_en=entry.name_en,
        name_zh=entry.name,
        wikidata=entry.wikidata,
        party=None if own else entry.owner,
        roles=entry.roles,
        is_party=own,
    )
