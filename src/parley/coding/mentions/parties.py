"""Parties and places nobody listed -> the forms by which the page names them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from parley.coding.mentions.bodies import Body, find_bodies, find_press, short_of
from parley.coding.mentions.book import EntityBook, Profile
from parley.coding.mentions.cities import find_cities
from parley.coding.mentions.page_names import PageNames
from parley.coding.mentions.pieces import Piece, keep_longest
from parley.coding.mentions.runs import SHORES, Votes, find_runs, kind_of, share_of_rare
from parley.coding.mentions.shorts import Shorts
from parley.coding.text.bounds import is_han, verb_at
from parley.lang.zh.lexicon import fold
from parley.lang.zh.naming import Naming
from parley.lang.zh.script import shadow
from parley.lang.zh.speech import Speech
from parley.model.article import Article
from parley.model.coding import EntityKind

_BRACKET: Final = re.compile(r"\(([^()]{1,60})\)")
_PARTS: Final = re.compile(r"[,，、/;；]")
_QUOTES: Final = "“”「」『』\"'《》 "
_RUN: Final = 3
_SURE: Final = 3
_LEAST: Final = 2
_HALF: Final = 0.5
_BEHIND_SIDE: Final = ("国", "方", "军", "外长", "总统", "总理", "政府")
_OPENERS: Final = frozenset("与和跟同对向")
_AND: Final = frozenset("与和同跟及")
_LONGEST_LETTERS: Final = 8
_AGENTS: Final = (
    "局", "署", "工会", "航空", "公会", "中心", "学会", "电台", "武装", "运动", "旅", "军", "总司", "集团", "组织"
)  # fmt: skip
_OF_LOANS: Final = ("大学", "公司", "集团", "银行", "航空", "电子", "汽车", "石油", "党", "军")
_INTROS: Final = ("(", "(“", "(「", '("', "简称", "简称“", "简称「", "下称", "下称“", "下称「", "又称")
_MOST_SHORTENED: Final = 200
_PRESS: Final = "通社"
_LONGEST_AGENT: Final = 12
_NOT_SIDE: Final = frozenset("际家内外民务案面法式向便针形程阵位")
_REALMS: Final = (
    "共和国",
    "王国",
    "联邦",
    "公国",
    "联合共和国",
    "民主共和国",
    "人民共和国",
    "联邦共和国",
    "伊斯兰共和国",
    "苏维埃社会主义共和国",
    "酋长国",
    "苏丹国",
    "大公国",
    "自治共和国",
    "合众国",
    "帝国",
)
_LOOSE: Final = frozenset(
    ("会议", "论坛", "组织", "公司", "银行", "集团", "党", "大学", "局", "署", "旅", "军", "央行")
)
_VOUCHED: Final = frozenset(
    (
        "中心",
        "学会",
        "公会",
        "电子",
        "基金",
        "汽车",
        "航空",
        "石油",
        "钢铁",
        "重工",
        "运动",
        "派",
        "阵营",
        "工会",
        "武装",
        "法院",
        "电台",
        "代表署",
        "总司",
    )
)


class Parties:
    """Enters the parties and places that a page shows, and their forms."""

    def __init__(self, book: EntityBook, names: PageNames, text: str, naming: Naming, speech: Speech) -> None:
        """Keep what all rules need; `text` is the folded shadow."""
        self.book = book
        self.names = names
        self.text = text
        self.naming = naming
        self.speech = speech
        self._shorts = Shorts(text, naming, speech)
        self._sides: dict[tuple[str, str], bool] = {}
        self._shortened: set[str] = set()

    def add(self, article: Article, pieces: list[Piece], taken: bytearray) -> None:
        """Find them.

        Args:
            article: The article.
            pieces: What the lexicon knows on the page.
            taken: Where that stands.
        """
        self._add_house(article)
        self._add_runs(pieces, taken)
        for start, end in find_cities(self.text, taken, self.naming, self.speech):
            name = self.text[start:end]
            if name not in self.names.forms:
                self._enter(f"place/{name}", "place", name)
        for name in self._shorts.alone(taken):
            if name not in self.names.forms and not self._is_announced(name):
                self._enter(f"org/{name}", "organization", name)
        self._add_bodies(keep_longest((*pieces, *self.names.places(self.text, self.speech, taken)), len(self.text)))
        for form, named in list(self.names.forms.items()):
            name = form[0] + _PRESS
            if named.entity.startswith("state/") and name in self.text:
                self._enter(f"org/{name}", "organization", name, owner=named.entity)
        for start, end in find_press(self.text, self.naming, taken):
            self._enter(f"org/{self.text[start:end]}", "organization", self.text[start:end])

    def _add_runs(self, pieces: list[Piece], taken: bytearray) -> None:
        persons = frozenset(form for form, named in self.names.forms.items() if named.entity.startswith("person/"))
        runs = find_runs(self.text, taken, self.naming, self.speech)
        strange = _strange_characters(pieces, self.book)
        votes = Votes(self.text, pieces, self.naming, self.speech).count(runs, persons)
        for name, count in votes.items():
            most = max(count.values(), default=0)
            rare = share_of_rare(name, self.naming)
            if rare < _HALF and (len(name) < _RUN or most < _LEAST) and most <= _SURE:
                continue
            repeated = len(name) >= _RUN and self.text.count(name) > 1
            told = most > 0 and count["state"] == most and (len(name) >= _RUN or rare == 1 or most >= _LEAST)
            told = told or (most <= 1 and len(name) >= _RUN)
            side = (repeated or told or len(name) < _RUN) and self._is_side(name[0], taken, strange)
            paired = side and len(name) < _RUN and self._is_side(name[1], taken, strange, name[0])
            if side and (repeated or told):
                count["state"] += 2
            if (
                0 < most == count["state"]
                and len(name) >= _RUN
                and self.naming["state-ending"].before(name, 1, len(name))
            ):
                count["state"] += 1
            kind = None if paired else kind_of(name, count, is_rare=rare == 1)
            if kind == "place" and name in self.names.forms:
                continue
            if kind is None and len(name) >= _RUN and (len(name) > _RUN or self.text.count(name) > 1):
                kind = "other"
            if kind is not None:
                self._enter(f"{kind}/{name}", kind, name)
            if kind == "state":
                self._add_full(name)
            if kind == "place":
                self._add_heads(name)

    def _is_side(self, char: str, taken: bytearray, strange: frozenset[int], before: str = "") -> bool:
        """Tell a character that the page uses for a party: 梅国, 梅方, 梅外长; looked up once for each character."""
        known = self._sides.get((char, before))
        if known is None:
            known = self._sides[char, before] = self._find_side(char, taken, strange, before)
        return known

    def _find_side(self, char: str, taken: bytearray, strange: frozenset[int], before: str) -> bool:
        """Find a place where a character stands for a party, not right behind another."""
        for behind in _BEHIND_SIDE:
            word = char + behind
            at = self.text.find(word)
            while before and at > 0 and self.text[at - 1] == before:
                at = self.text.find(word, at + 1)
            if (
                at >= 0
                and (not taken[at] or at in strange)
                and word not in self.naming["not-side"].all
                and self.text[at + 2 : at + 3] not in _NOT_SIDE
            ):
                return True
        return False

    def _add_full(self, name: str) -> None:
        """Add the full forms of a state's name: 维兰共和国."""
        for word in _REALMS:
            if name + word in self.text:
                self.names.add(name + word, f"state/{name}", "suffix", self.speech)

    def _add_heads(self, name: str) -> None:
        """Add what a place's name makes with the word for what it is: 科尔市; a bridge is a place of its own."""
        at = self.text.find(name)
        while at >= 0:
            end = at + len(name)
            length = self.naming["place-head"].at(self.text, end, len(self.text))
            if self.text[end + length : end + length + 1] in SHORES:
                length = 0
            if length == 1:
                self.names.add(self.text[at : end + 1], f"place/{name}", "suffix", self.speech)
            elif length:
                self._enter(f"place/{self.text[at : end + length]}", "place", self.text[at : end + length])
            at = self.text.find(name, end)

    def _add_house(self, article: Article) -> None:
        """Enter the houses that the page names as its own: outlet, agency, and the place of the dateline."""
        houses = [article.origin.name] if article.origin else []
        houses += [article.outlet.name] if article.outlet and article.outlet.name else []
        for house in houses:
            name = fold(shadow(house))
            if name in self.text and self.book.named(name) is None:
                self._enter(f"org/{name}", "organization", name)
        dateline = article.origin.dateline if article.origin else None
        if dateline is not None and dateline.place is not None:
            name = fold(shadow(dateline.place))
            if len(name) > 1:
                self._enter(f"place/{name}", "place", name)

    def _add_bodies(self, pieces: list[Piece]) -> None:
        known = {(piece.start, piece.end) for piece in pieces}
        found = [body for body in find_bodies(self.text, pieces, self.naming, self.speech) if body[:2] not in known]
        count = Counter(self.text[body.start : body.end] for body in found)
        rest: list[Body] = []
        for body in found:
            full, shorts, latin = self._read_brackets(body)
            if shorts or latin is not None:
                self._enter_body(body, full, shorts, latin)
            else:
                rest.append(body)
        for body in rest:
            full = self.text[body.start : body.end]
            repeated = count[full] > 1 and not full.endswith(tuple(_VOUCHED))
            vouched = body.owner is not None or repeated or self._is_agent(body) or self._is_loan(full)
            if full not in self.names.forms and (vouched or not full.endswith((*_LOOSE, *_VOUCHED))):
                self._enter_body(body, full, [], None)

    def _is_announced(self, name: str) -> bool:
        """Tell a short name that the page gives in brackets behind the full one."""
        return any(mark + name in self.text for mark in _INTROS)

    def _is_loan(self, full: str) -> bool:
        """Tell a name of which all but the head is written as foreign names are: 哈尔滕大学."""
        stem = full[: -self.naming["body-head"].before(full, 0, len(full)) or None]
        return (
            full.endswith(_OF_LOANS)
            and share_of_rare(stem, self.naming) >= _HALF
            and all(char in self.speech.foreign for char in stem)
            and not any(self.naming["common"].at(stem, at, len(stem)) for at in range(len(stem)))
        )

    def _is_agent(self, body: Body) -> bool:
        """Tell a body that opens a clause and acts there or has an officer: 民航局说, 机师工会理事长."""
        text, size = self.text, len(self.text)
        if body.start and is_han(text[body.start - 1]) and text[body.start - 1] not in _OPENERS:
            return False
        if not text.endswith(_AGENTS, body.start, body.end):
            return False
        if body.end - body.start > _LONGEST_AGENT or self.naming["name-opening"].at(text, body.start, body.end):
            return False
        if text[body.end : body.end + 1] in _AND:
            return True
        verb = verb_at(self.speech, text, body.end, size)
        return verb is not None or self.speech["office"].at(text, body.end, size) > 0

    def _enter_body(self, body: Body, full: str, shorts: list[str], latin: str | None) -> None:
        ident = f"{'org' if body.kind == 'organization' else 'group'}/{full}"
        owner = body.owner if full.startswith(self.text[body.start]) else None
        owner = owner or self._opening_party(full)
        self._enter(ident, body.kind, full, latin, owner)
        for short in shorts:
            self.names.add(short, ident, "gloss", self.speech)
        if latin is not None and latin.isupper() and _LEAST < len(latin) < _LONGEST_LETTERS:
            self.names.add(latin.lower(), ident, "gloss", self.speech)
        if full in self._shortened or len(self._shortened) >= _MOST_SHORTENED:
            return
        self._shortened.add(full)
        for short in self._shorts.of(full):
            self.names.add(short, ident, "suffix", self.speech)

    def _opening_party(self, full: str) -> str | None:
        """Return the party with whose short name a body's name begins: 诺盟 in 诺盟委员会."""
        named = (self.names.forms.get(full[:size]) for size in range(_LEAST, len(full)))
        return next((one.entity for one in named if one is not None and self.book.is_party(one.entity)), None)

    def _read_brackets(self, body: Body) -> tuple[str, list[str], str | None]:
        """Return the full name, its Han short forms and its Latin name, from the brackets behind it."""
        full = self.text[body.start : body.end]
        at = body.end + (self.text[body.end : body.end + 1] == " ")
        match = _BRACKET.match(self.text, at)
        if match is None:
            return full, [], None
        shorts: list[str] = []
        latin = None
        for part in _PARTS.split(match[1]):
            word = part.strip(_QUOTES)
            intro = self.naming["short-intro"].at(word, 0, len(word))
            word = word[intro:].strip(_QUOTES + ":为")
            if not word:
                continue
            if word.isascii():
                start = match.start(1) + match[1].find(word)
                printed = self.book.text[start : start + len(word)]
                latin = latin or (printed if printed[:1].isupper() else None)
            elif short_of(word, full):
                shorts.append(word)
        return full, shorts, latin

    def _enter(
        self, ident: str, kind: EntityKind, name: str, latin: str | None = None, owner: str | None = None
    ) -> None:
        party = self.book.party(owner) if owner is not None else None
        own = kind in ("state", "group") or (kind == "organization" and party is None)
        printed = self._printed(name)
        if kind == "state":
            profile = Profile("state", latin, printed, is_party=True)
        elif kind in ("place", "person", "other"):
            profile = Profile(kind, latin, printed)
        else:
            profile = Profile(kind, latin, printed, party=party, is_party=own)
        self.book.put(ident, profile)
        self.names.add(name, ident, "new", self.speech)

    def _printed(self, name: str) -> str:
        at = self.text.find(name)
        return self.book.text[at : at + len(name)] if at >= 0 else name


def _strange_characters(pieces: Sequence[Piece], book: EntityBook) -> frozenset[int]:
    """Return where characters stand for listed states that the page never names in full."""
    named = {piece.entity for piece in pieces if piece.end - piece.start > _LEAST}
    short = (piece for piece in pieces if piece.end - piece.start <= _LEAST and piece.entity not in named)
    return frozenset(piece.start for piece in short if piece.entity and book.kind(piece.entity) == "state")


def first_characters(book: EntityBook, names: PageNames, known: Sequence[str]) -> dict[str, str]:
    """Return the first characters by which the page's parties can be told, with the party of each.

    Args:
        book: The page's entities.
        names: The forms the page shows.
        known: States of the lexicon that stand on the page.
    """
    states: dict[str, set[str]] = {}
    bodies: dict[str, set[str]] = {}
    for form, named in names.forms.items():
        if named.entity.startswith("state/"):
            states.setdefault(form[0], set()).add(named.entity)
        elif named.entity.startswith(("org/", "group/")) and (named.linked_by == "gloss" or len(form) == _LEAST):
            bodies.setdefault(form[0], set()).add(named.entity)
    for ident in known:
        name = book.profile(ident).name_zh or ""
        if name:
            states.setdefault(name[0], set()).add(ident)
    found = bodies | states
    return {char: next(iter(idents)) for char, idents in found.items() if len(idents) == 1}
