"""Coded pages about invented parties, built line by line, with just the records a test is about."""

from __future__ import annotations

from typing import Any

from factory import make_source
from parley.model import (
    Account,
    Block,
    Coding,
    Entity,
    Event,
    Evidence,
    Makers,
    Mention,
    Origin,
    Outlet,
    Participant,
    Provision,
    Stamp,
    Statement,
    TimeExpression,
    When,
)

BY = Makers(version="0", pack="zh/0")
VEYLAN, KAIVOR, MILSAN = "state/veylan", "state/kaivor", "state/milsan"
V_OFFICE, K_OFFICE = "org/veylan-office", "org/kaivor-office"
TALVEN, OSK, DOREZIN = "person/talven", "person/osk", "person/dorezin"
PAPER, ANALYSTS = "org/paper", "group/analysts"

_KNOWN = {
    VEYLAN: ("state", "维兰", None),
    KAIVOR: ("state", "凯沃", None),
    MILSAN: ("state", "米尔桑", None),
    V_OFFICE: ("organization", "维兰总统府", VEYLAN),
    K_OFFICE: ("organization", "凯沃总理府", KAIVOR),
    TALVEN: ("person", "塔尔文", VEYLAN),
    OSK: ("person", "奥斯克", VEYLAN),
    DOREZIN: ("person", "多雷辛", KAIVOR),
    PAPER: ("organization", "望川报", None),
    ANALYSTS: ("group", "分析人士", None),
}


def entity(ident: str, **given: Any) -> Entity:
    kind, name, party = _KNOWN.get(ident, ("other", ident.partition("/")[2], None))
    fields = {"id": ident, "kind": kind, "name_en": None, "name_zh": name, "names": (name,), "party": party}
    return Entity(**fields | given)


class Page:
    """A page in the making; each method adds a paragraph or a record that stands in the last one."""

    def __init__(self, ident: str, published: str | None = "2031-09-10", **given: Any) -> None:
        self.ident, self.published, self.given = ident, published, given
        self.lines = [given.pop("title", f"标题{ident}")]
        self.statements: list[Statement] = []
        self.events: list[Event] = []
        self.provisions: list[Provision] = []
        self.times: list[TimeExpression] = []
        self._saying: str | None = None
        self.entities: dict[str, Entity] = {one.id: one for one in given.pop("entities", ())}

    @property
    def _start(self) -> int:
        return sum(len(line) + 1 for line in self.lines[:-1])

    def _span(self, words: str | None) -> Evidence:
        line = self.lines[-1]
        exact = line if words is None else words
        start = self._start + line.index(exact)
        return Evidence(start=start, end=start + len(exact), exact=exact)

    def _know(self, *idents: str | None) -> None:
        for ident in idents:
            if ident is not None and ident not in self.entities:
                made = entity(ident)
                self._know(made.party)
                self.entities[ident] = made

    def line(self, words: str) -> Page:
        self.lines.append(words)
        self._saying = None
        return self

    def say(self, speaker: str, words: str, *, act: str = "say", form: str = "indirect", **given: Any) -> Page:
        self._know(speaker)
        self.lines.append(words)
        fields: dict[str, Any] = {
            "id": f"s{len(self.statements) + 1}",
            "speakers": (speaker,),
            "act": act,
            "form": form,
            "reporting": "neutral",
            "source_type": "named-person",
            "relayed_by": (),
            "addressees": (),
            "at": None,
            "channel": None,
            "content": self._span(given.pop("content", None)),
            "evidence": (self._span(None),),
            "rule": "test",
        }
        self.statements.append(Statement(**fields | given))
        self._saying = self.statements[-1].id
        return self

    def term(self, topic: str, stance: str, *holders: str, words: str | None = None, **given: Any) -> Page:
        self._know(*holders, *given.get("toward", ()), *given.get("according_to", ()))
        fields: dict[str, Any] = {
            "id": f"p{len(self.provisions) + 1}",
            "topic": topic,
            "stance": stance,
            "holders": holders,
            "toward": (),
            "target": None,
            "scope_words": (),
            "sides": None,
            "conditional": None,
            "duration": None,
            "starts": None,
            "ends": None,
            "quantities": (),
            "place": None,
            "form": None,
            "for_topic": None,
            "when": None,
            "according_to": (),
            "statement": self._saying,
            "evidence": (self._span(words),),
            "rule": "test",
        }
        self.provisions.append(Provision(**fields | given))
        return self

    def event(self, type_: str, *sides: str, words: str | None = None, when: str | None = None, **given: Any) -> Page:
        self._know(*sides)
        size = {10: "day", 7: "month", 8: "week"}.get(len(when or ""), "minute")
        fields: dict[str, Any] = {
            "id": f"e{len(self.events) + 1}",
            "type": type_,
            "mode": None,
            "status": "happened",
            "holder": None,
            "participants": tuple(Participant(entity=side, role="actor") for side in sides),
            "when": When(value=when, end_value=None, granularity=size) if when else None,
            "place": None,
            "quantities": (),
            "statement": self._saying,
            "evidence": (self._span(words),),
            "rule": "test",
        }
        self.events.append(Event(**fields | given))
        return self

    def time(self, words: str, value: str) -> Page:
        span = self._span(words)
        self.times.append(
            TimeExpression(
                start=span.start,
                end=span.end,
                exact=words,
                kind="point",
                value=value,
                end_value=None,
                granularity="day",
                zone=None,
                bound="exact",
                anchor="published",
            )
        )
        return self

    def make(self) -> Coding:
        text = "\n".join(self.lines)
        blocks, start = [], 0
        for number, line in enumerate(self.lines):
            blocks.append(Block(kind="paragraph" if number else "title", start=start, end=start + len(line)))
            start += len(line) + 1
        mentions = [
            Mention(start=at, end=at + len(name), exact=name, entity=one.id, linked_by="lexicon")
            for one in self.entities.values()
            for name in one.names
            for at in _places(text, name)
        ]
        origin = self.given.pop("origin", None)
        fields: dict[str, Any] = {
            "id": self.ident,
            "source": make_source(path=f"{self.ident}.html", url=None),
            "title": self.lines[0],
            "language": "zh",
            "script": "hans",
            "region": None,
            "published": Stamp(value=self.published, exact="x", found_in="stamp") if self.published else None,
            "updated": None,
            "outlet": Outlet(name=self.given.pop("outlet", None), id=None, evidence="x"),
            "origin": Origin(name=origin, id=None, dateline=None, credited_as=None, evidence="x") if origin else None,
            "bylines": (),
            "text": text,
            "blocks": tuple(blocks),
            "furniture": (),
            "warnings": (),
            "entities": tuple(self.entities.values()),
            "mentions": tuple(sorted(mentions, key=lambda one: (one.start, one.end))),
            "times": tuple(self.times),
            "statements": tuple(self.statements),
            "events": tuple(self.events),
            "provisions": tuple(self.provisions),
            "layers": ("statements", "events", "provisions"),
        }
        return Coding(**fields | self.given)


def _places(text: str, name: str) -> list[int]:
    found, at = [], text.find(name)
    while at >= 0:
        found.append(at)
        at = text.find(name, at + len(name))
    return found


def account_of(*pages: Page | Coding, as_of: str | None = None, zone: str | None = None) -> Account:
    """Make the account of pages in the making."""
    from parley.account.make import make_account
    from parley.story.make import make_story

    codings = [page.make() if isinstance(page, Page) else page for page in pages]
    return make_account(make_story(codings), as_of=as_of, made_by=BY, zone=zone)
