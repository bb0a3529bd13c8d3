"""Which provisions of the pages are about one term: same story, same topic, same family.

A halt of attacks on energy, on infrastructure or on both is one family (`partial`), so that its several scopes stand
in one row; a general ceasefire is another. Exchanges and releases of other numbers are other terms, and so are measures
of trade on other things, and talks between others. A provision that does not say which belongs to what its page told
before, else to what the page tells later; where the page tells of none it is a term of its own. Halts that begin on one
day and last as long are one, however they are called.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from parley.lang.zh.measures import load_measures
from parley.lang.zh.script import shadow
from parley.model.coding import Coding, Provision, Topic
from parley.model.parties import Parties
from parley.model.story import SameTerm, Told

_FAMILIES: Final = {
    "energy": "partial", "infrastructure": "partial", "energy-and-infrastructure": "partial", "maritime": "maritime",
    "air": "air", "ground": "ground", "local": "local", "weapon": "weapon", "general": "general",
}  # fmt: skip
_COUNTED: Final = frozenset((
    "prisoner-exchange", "prisoner-release", "hostage-release", "remains-exchange", "children-return",
))  # fmt: skip
_MEETINGS: Final[frozenset[Topic]] = frozenset(("talks", "leaders-meeting"))
_TALKS: Final[frozenset[Topic]] = frozenset(("talks", "technical-talks"))
_MEASURED: Final[frozenset[Topic]] = frozenset(("trade-measures", "economic-cooperation"))
_DAY_CHARS: Final = 10
_PEOPLE: Final = frozenset("人名位")


_Key = tuple[int, Topic, str | None]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A provision of a page, with the topic and the family it is filed under."""

    page: Coding
    provision: Provision
    topic: Topic
    family: str | None
    sides: frozenset[str]


def group_terms(
    codings: Sequence[Coding], parties: Parties, stories: Sequence[Sequence[str]] = ()
) -> tuple[SameTerm, ...]:
    """Put the provisions of all pages together that are about one term.

    Args:
        codings: Pages in order of time, each once.
        parties: The parties behind entity ids.
        stories: The ids of each story's pages; terms of two stories are two terms. All pages are one story when empty.
    """
    story_of = {ident: number for number, ids in enumerate(stories) for ident in ids}
    groups: dict[_Key, list[_Seen]] = {}
    by_story: dict[int, list[_Seen]] = {}
    for page in codings:
        seen = list(_place(list(_see(page, parties))))
        by_story.setdefault(story_of.get(page.id, 0), []).extend(seen)
        for one in seen:
            groups.setdefault((story_of.get(page.id, 0), one.topic, one.family), [])
    for story, seen in by_story.items():
        for one in _pair_up(seen):
            groups.setdefault((story, one.topic, one.family), []).append(one)
    told = [(key, members) for key, members in _join_spans(groups).items() if members]
    return tuple(
        SameTerm(
            id=f"l{number}",
            topic=topic,
            family=family,
            records=tuple(Told(article=one.page.id, id=one.provision.id) for one in members),
        )
        for number, ((_, topic, family), members) in enumerate(told, start=1)
    )


def _join_spans(groups: Mapping[_Key, list[_Seen]]) -> dict[_Key, list[_Seen]]:
    """Put halts of one story together that begin on one day and last as long: they are one, however called."""
    homes: dict[tuple[int, str, str], _Key] = {}
    for key in sorted(groups, key=lambda key: (key[2] == "general", key[2] != "partial")):
        for one in groups[key]:
            span = _halt(key, one.provision)
            if span is not None:
                homes.setdefault(span, key)
    joined: dict[_Key, list[_Seen]] = {key: [] for key in groups}
    for key, members in groups.items():
        for one in members:
            span = _halt(key, one.provision)
            joined[homes[span] if span is not None else key].append(one)
    return joined


def _halt(key: _Key, provision: Provision) -> tuple[int, str, str] | None:
    """Return the story, the first day and the length of a halt that is not general, where it tells both."""
    if key[1] != "ceasefire" or provision.target == "general" or provision.starts is None or provision.duration is None:
        return None
    return key[0], provision.starts[:_DAY_CHARS], provision.duration


def _see(page: Coding, parties: Parties) -> Iterator[_Seen]:
    for provision in page.provisions:
        topic: Topic = "talks" if provision.topic in _TALKS else provision.topic
        sides = frozenset(parties.all_of((*provision.holders, *provision.toward)))
        yield _Seen(page, provision, topic, _family(provision, topic), sides)


def _family(provision: Provision, topic: Topic) -> str | None:
    """Return what tells a term from others of its topic, where the provision itself says it."""
    if topic in _COUNTED:
        numbers = [one.value for one in provision.quantities if one.unit in _PEOPLE]
        return f"{numbers[0]:g}" if numbers else None
    if topic in _MEASURED:
        return load_measures().find(shadow(provision.evidence[0].exact))
    return _FAMILIES.get(provision.target) if provision.target is not None else None


def _place(seen: list[_Seen]) -> Iterator[_Seen]:
    """Give the provisions of a page that do not say which term they mean the one told before, or next.

    Exchanges and halts alone: a halt of unknown scope is that of its statement, where that tells of one; else it counts
    as general.
    """
    last: dict[Topic, str] = {}
    following: dict[Topic, str] = {}
    for one in reversed(seen):
        if one.family is not None:
            following[one.topic] = one.family
    within = {one.provision.statement: one.family for one in seen if one.topic == "ceasefire" and one.family}
    within = {ident: family for ident, family in within.items() if _families(seen, ident) == {family}}
    for one in seen:
        if one.family is not None:
            last[one.topic] = one.family
            yield one
        elif one.topic in _COUNTED:
            yield replace(one, family=last.get(one.topic, following.get(one.topic)))
        elif one.topic == "ceasefire":
            told = last.get("ceasefire", "general") if _points_back(one) else within.get(one.provision.statement or "")
            yield replace(one, family=told or "general")
        else:
            yield one


def _families(seen: Sequence[_Seen], statement: str | None) -> set[str | None]:
    """Return the families of the halts that one statement tells of."""
    if statement is None:
        return set()
    halts = (one for one in seen if one.topic == "ceasefire" and one.provision.statement == statement)
    return {one.family for one in halts if one.family is not None}


def _points_back(one: _Seen) -> bool:
    words = shadow(one.provision.evidence[0].exact)
    return any(word in words for word in load_measures().back)


def _pair_up(seen: Sequence[_Seen]) -> Iterator[_Seen]:
    """Give each provision about meetings the parties that meet.

    Where it names one, those that one mostly meets on its page, else in the story.
    """
    pairs: dict[str, Counter[frozenset[str]]] = {"": Counter()}
    for one in seen:
        if one.topic in _MEETINGS and len(one.sides) > 1:
            pairs[""][one.sides] += 1
            pairs.setdefault(one.page.id, Counter())[one.sides] += 1
    usual = {page: _usual(counted) for page, counted in pairs.items()}
    for one in seen:
        if one.topic not in _MEETINGS:
            yield one
            continue
        known = (
            *(
                usual[page][side]
                for page in (one.page.id, "")
                for side in sorted(one.sides)
                if side in usual.get(page, {})
            ),
        )
        sides = one.sides if len(one.sides) > 1 else next(iter(known), one.sides)
        yield replace(one, family=" + ".join(sorted(sides)) if len(sides) > 1 else None)


def _usual(pairs: Counter[frozenset[str]]) -> Mapping[str, frozenset[str]]:
    """Return for each party those that it is mostly told to meet."""
    found: dict[str, frozenset[str]] = {}
    for sides, _ in sorted(pairs.items(), key=lambda item: (-item[1], sorted(item[0]))):
        for side in sorted(sides):
            found.setdefault(side, sides)
    return found
