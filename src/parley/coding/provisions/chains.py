"""Stance words that govern one term, outermost first -> the positions taken on it.

要求 governs what it asks for, so that a consent within it is not given (要求对方同意停火); 支持 takes what another has
put forward, so that the proposal within it is one as well (支持甲要求停火的想法).
"""

from __future__ import annotations

from typing import Final, NamedTuple

from parley.lang.zh.stances import StanceFrame
from parley.model.coding import Stance

_REQUESTS: Final = frozenset(("demand", "appeal", "propose", "order", "condition"))
_OFFERS: Final = frozenset(("propose", "demand", "appeal"))
_ACTS: Final = frozenset(("implement", "suspend", "extend", "withdraw", "agree", "commit", "supersede", "order"))
_WEAK: Final = frozenset(("will", "done", "announce"))
_BARE: Final = frozenset(("implement", "violate"))
_YES: Final = frozenset(("agree", "accept", "commit"))


class Link(NamedTuple):
    """A stance word in the chain above a term.

    Attributes:
        frame: How it governs.
        stance: Its stance, negation heeded; None for words without one.
        holders: Its own subject's parties; empty where it goes on with the subject before.
        own: True where a subject of its own stands before it.
        start: Where the word begins.
        end: Where it ends.
    """

    frame: StanceFrame
    stance: Stance | None
    holders: tuple[str, ...]
    own: bool
    start: int
    end: int


class Settled(NamedTuple):
    """A stance with its holders, as the chain gives it."""

    stance: Stance
    holders: tuple[str, ...]
    link: Link


def settle(chain: list[Link], *, is_breach: bool = False) -> list[Settled]:
    """Tell the positions of a chain.

    Args:
        chain: The words above a term, outermost first.
        is_breach: True where the term is what breaks a truce, so that an accusation needs no 违反.

    Returns:
        None, one, or two where a stance is taken on what another has put forward.
    """
    settled: list[Settled] = []
    is_guess = False
    told: Link | None = None
    for link in chain:
        if link.frame in {"cause", "say"}:
            told = link if link.frame == "say" and link.own else told
            continue
        if link.frame == "guess":
            is_guess = is_guess or all(one.link.frame in _WEAK for one in settled)
            settled = [] if is_guess else settled
        elif link.frame == "agenda":
            return [_to_talks(settled[0])] if settled and settled[0].link.frame not in _WEAK else []
        elif link.stance is not None:
            if is_guess and link.frame != "must":
                return []
            _add(settled, link, link.stance)
    if told is not None and len(settled) == 1 and settled[0].stance == "violate":
        settled = [_accused(settled[0], told)]
    if is_breach:
        return [one for one in settled[:1] if one.stance in {"accuse-violation", "deny"}]
    return [one for one in settled if one.stance != "accuse-violation" or one.link.frame == "done"]


def _accused(one: Settled, told: Link) -> Settled:
    """Whoever tells of another's breach accuses it: 凯沃指维兰违反停火."""
    if set(told.holders) & set(one.holders):
        return one
    return Settled("accuse-violation", told.holders, one.link._replace(frame="done"))


def _to_talks(one: Settled) -> Settled:
    """Consent to discuss a term is consent to negotiate on it; what else is asked or refused stays."""
    return one._replace(stance="agree-to-negotiate") if one.stance in _YES else one


def _add(settled: list[Settled], link: Link, stance: Stance) -> None:
    if not settled:
        settled.append(Settled(stance, link.holders, link))
        return
    outer = settled[-1]
    if outer.stance == "accuse-violation":
        if stance == "violate":
            settled[-1] = outer._replace(link=link._replace(frame="done"))
        return
    if stance == "violate" and outer.stance == "agree":
        settled[-1] = Settled("accuse-violation", outer.holders, link._replace(frame="done"))
        return
    if link.own and outer.link.frame not in _WEAK:
        if stance in _OFFERS and link.holders and link.holders != outer.holders:
            settled.append(Settled(stance, link.holders, link))
        return
    settled[-1] = _refine(outer, link, stance)


def _refine(outer: Settled, link: Link, stance: Stance) -> Settled:
    """Join two stance words with one subject: 愿意考虑 considers, 同意延长 agrees, 拒绝同意 rejects."""
    kept = outer.stance
    holders = link.holders if link.own and link.holders else outer.holders
    weak = outer.link.frame in _WEAK
    if weak and kept != "reject":
        new = stance if outer.link.frame != "will" or stance not in _ACTS | {"propose"} else "commit"
        if outer.link.frame == "announce" and link.frame == "do":
            new = "order"
        kept_link = outer.link if outer.link.frame == "will" and stance in _ACTS else link
        return Settled(new, holders, kept_link)
    if kept == "commit" and stance in {"accept", "agree", "partly-accept", "accept-in-principle", "consider", "reject"}:
        kept = "accept" if stance == "agree" else stance
    elif (kept in _YES and stance == "consider") or (kept in _BARE and stance not in _BARE):
        kept = stance
    return Settled(kept, holders, outer.link)
