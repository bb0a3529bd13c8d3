"""Builders of whole records for tests: valid, small, every field filled, each overridable by keyword.

The text is written for the tests; its states and people are made up.
"""

from __future__ import annotations

from typing import Any

from parley.model import (
    Account,
    Article,
    ArticleLine,
    ArticleWarning,
    Block,
    Byline,
    Coding,
    Dateline,
    DecodeNote,
    Difference,
    Dropped,
    Entity,
    Event,
    Evidence,
    Furniture,
    LedgerRow,
    Makers,
    Mention,
    NextLine,
    Origin,
    OriginGroup,
    Outlet,
    Page,
    Participant,
    Position,
    Provision,
    Quantity,
    Reprint,
    Role,
    SameEvent,
    SameTerm,
    Source,
    SourcedEvidence,
    Stamp,
    Statement,
    StatementLine,
    StatusAt,
    Story,
    StoryHead,
    StoryPart,
    TimeExpression,
    TimelineLine,
    Told,
    Version,
    When,
)

TITLE = "两国领导人通电话"
LEAD = "海岳社卡尔港9月9日电 塔尔文说:“渔港停火30日,至少从周五算起。”"
ENTRY = "多雷辛下令海军暂停行动。"
TEXT = f"{TITLE}\n{LEAD}\n{ENTRY}"
ARTICLE_ID = "a-0123456789abcdef"


def span(exact: str, *, text: str = TEXT) -> Evidence:
    """Evidence for the first place where the words stand."""
    start = text.index(exact)
    return Evidence(start=start, end=start + len(exact), exact=exact)


def sourced(exact: str, *, article: str = ARTICLE_ID, text: str = TEXT) -> SourcedEvidence:
    """The same, with the article it stands in."""
    found = span(exact, text=text)
    return SourcedEvidence(start=found.start, end=found.end, exact=exact, article=article)


def make_source(**given: Any) -> Source:
    fields: dict[str, Any] = {
        "path": "pages/wire.html",
        "url": "https://news.example/1",
        "sha256": "0" * 64,
        "retrieved_at": "2031-09-10T08:00Z",
        "encoding": "gb18030",
        "form": "html",
    }
    return Source(**fields | given)


def make_page(**given: Any) -> Page:
    note = DecodeNote(code="wrong-declaration", message="declared utf-8, decoded as gb18030", evidence=("utf-8",))
    fields: dict[str, Any] = {"source": make_source(), "text": f"<p>{LEAD}</p>", "notes": (note,)}
    return Page(**fields | given)


def article_fields(text: str = TEXT) -> dict[str, Any]:
    lines = text.split("\n")
    kinds = ["title", "paragraph", *["entry"] * len(lines)]
    blocks, start = [], 0
    for kind, line in zip(kinds, lines, strict=False):
        at = "2031-09-09T21:00+08:00" if kind == "entry" else None
        blocks.append(Block(kind=kind, start=start, end=start + len(line), at=at))
        start += len(line) + 1
    dateline = Dateline(place="卡尔港", date="2031-09-09", exact="海岳社卡尔港9月9日电")
    return {
        "id": ARTICLE_ID,
        "source": make_source(),
        "title": lines[0],
        "language": "zh",
        "script": "hans",
        "region": "CN",
        "published": Stamp(value="2031-09-10T09:12+08:00", exact="2031-09-10 09:12", found_in="stamp"),
        "updated": Stamp(value="2031-09-10", exact="2031年9月10日", found_in="metadata"),
        "outlet": Outlet(name="望川网", id="wangchuan", evidence="望川网首页", suspect=False),
        "origin": Origin(
            name="海岳社", id="haiyue", dateline=dateline, credited_as="来源:海岳社", evidence="来源:海岳社"
        ),
        "bylines": (Byline(name="骆见青", role="reporter", exact="记者 骆见青"),),
        "text": text,
        "blocks": tuple(blocks),
        "furniture": (Furniture(kind="counter", text="人气 12", offset=len(lines[0]), rule="line.counter"),),
        "warnings": (ArticleWarning(code="encoding", message="declared otherwise", evidence=("utf-8",)),),
    }


def make_article(**given: Any) -> Article:
    return Article(**article_fields() | given)


def make_entity(**given: Any) -> Entity:
    fields: dict[str, Any] = {
        "id": "person/ido-talven",
        "kind": "person",
        "name_en": "Ido Talven",
        "name_zh": "塔尔文",
        "names": ("塔尔文",),
        "wikidata": "Q0",
        "party": "state/veylan",
        "roles": (Role(office="office/veylan-president", since="2029-05-01", to=None),),
    }
    return Entity(**fields | given)


def make_statement(**given: Any) -> Statement:
    fields: dict[str, Any] = {
        "id": "s1",
        "speakers": ("person/ido-talven",),
        "act": "say",
        "form": "direct",
        "reporting": "neutral",
        "source_type": "named-person",
        "relayed_by": ("org/haiyue",),
        "addressees": ("state/kaivor",),
        "at": "2031-09-09",
        "channel": "电话",
        "content": span("渔港停火30日,至少从周五算起。"),
        "evidence": (span("塔尔文说:“渔港停火30日,至少从周五算起。”"),),
        "rule": "quote.lead",
    }
    return Statement(**fields | given)


def make_event(**given: Any) -> Event:
    fields: dict[str, Any] = {
        "id": "e1",
        "type": "consult",
        "mode": "phone",
        "status": "happened",
        "holder": "org/haiyue",
        "participants": (Participant(entity="person/ido-talven", role="actor"),),
        "when": When(value="2031-09-09", end_value=None, granularity="day", zones=("Asia/Shanghai",)),
        "place": "place/karlhavn",
        "quantities": (Quantity(value=30, unit="day", bound="exact"),),
        "statement": "s1",
        "evidence": (span("通电话"),),
        "rule": "event.call",
    }
    return Event(**fields | given)


def make_provision(**given: Any) -> Provision:
    fields: dict[str, Any] = {
        "id": "p1",
        "topic": "ceasefire",
        "stance": "propose",
        "holders": ("state/veylan",),
        "toward": ("state/kaivor",),
        "target": "maritime",
        "scope_words": ("渔港",),
        "sides": "bilateral",
        "conditional": False,
        "duration": "P30D",
        "starts": "2031-09-12",
        "ends": "2031-10-12",
        "ends_computed": True,
        "quantities": (Quantity(value=1.5, unit="海里", bound="at-least", role="each-side"),),
        "place": "place/karlhavn",
        "form": "verbal",
        "for_topic": "talks",
        "when": "2031-09-09",
        "according_to": ("org/haiyue",),
        "statement": "s1",
        "evidence": (span("渔港停火30日"),),
        "rule": "term.ceasefire",
    }
    return Provision(**fields | given)


def make_coding(**given: Any) -> Coding:
    talven, days = span("塔尔文"), span("30日")
    fields: dict[str, Any] = {
        **article_fields(),
        "entities": (make_entity(),),
        "mentions": (
            Mention(
                start=talven.start, end=talven.end, exact="塔尔文", entity="person/ido-talven", linked_by="lexicon"
            ),
        ),
        "times": (
            TimeExpression(
                start=days.start,
                end=days.end,
                exact="30日",
                kind="duration",
                value="P30D",
                end_value=None,
                granularity="day",
                zone="Asia/Shanghai",
                bound="exact",
                anchor="none",
            ),
        ),
        "statements": (make_statement(),),
        "events": (make_event(),),
        "provisions": (make_provision(),),
        "dropped": (Dropped(stage="statements", reason="no-speaker", exact="暂停行动"),),
        "layers": ("statements", "events", "provisions"),
    }
    return Coding(**fields | given)


def make_origin_group(**given: Any) -> OriginGroup:
    reprint = Reprint(article="a-fedcba9876543210", of=ARTICLE_ID, resemblance=0.9, rule="sentences.shared")
    fields: dict[str, Any] = {
        "id": "o1",
        "label": "海岳社",
        "articles": (ARTICLE_ID, "a-fedcba9876543210"),
        "reprints": (reprint,),
    }
    return OriginGroup(**fields | given)


def make_story(**given: Any) -> Story:
    fields: dict[str, Any] = {
        "codings": (make_coding(),),
        "origin_groups": (make_origin_group(),),
        "events": (SameEvent(id="g1", type="consult", records=(Told(article=ARTICLE_ID, id="e1"),)),),
        "terms": (
            SameTerm(id="l1", topic="ceasefire", family="maritime", records=(Told(article=ARTICLE_ID, id="p1"),)),
        ),
        "parts": ((ARTICLE_ID,),),
    }
    return Story(**fields | given)


def make_article_line(**given: Any) -> ArticleLine:
    article = make_article()
    fields: dict[str, Any] = {
        "id": ARTICLE_ID,
        "number": 1,
        "path": article.source.path,
        "url": article.source.url,
        "title": article.title,
        "outlet": "望川网",
        "origin": "海岳社",
        "published": "2031-09-10T09:12+08:00",
        "origin_group": "o1",
        "bylines": article.bylines,
        "warnings": article.warnings,
        "outlet_found": article.outlet,
        "published_found": article.published,
    }
    return ArticleLine(**fields | given)


def make_timeline_line(**given: Any) -> TimelineLine:
    event = make_event()
    fields: dict[str, Any] = {
        "id": "t1",
        "kind": "event",
        "type": event.type,
        "mode": event.mode,
        "status": event.status,
        "when": event.when,
        "participants": event.participants,
        "place": event.place,
        "quantities": event.quantities,
        "reported_by": ("o1",),
        "evidence": (sourced("通电话"),),
        "history": (StatusAt(status="happened", told="2031-09-10", holder="org/haiyue", reported_by=("o1",)),),
        "when_told": "2031-09-09T20:00+08:00",
    }
    return TimelineLine(**fields | given)


def make_position(**given: Any) -> Position:
    fields: dict[str, Any] = {
        "party": "state/veylan",
        "stance": "propose",
        "when": "2031-09-09",
        "according_to": ("org/haiyue",),
        "scope_words": ("渔港",),
        "conditions": ("l2",),
        "reported_by": ("o1",),
        "evidence": (sourced("渔港停火30日"),),
        "target": "maritime",
        "duration": "P30D",
        "quantities": (Quantity(value=30, unit="day", bound="exact", role="each-side"),),
        "told": "2031-09-10",
    }
    return Position(**fields | given)


def make_statement_line(**given: Any) -> StatementLine:
    statement = make_statement()
    fields: dict[str, Any] = {
        "speaker": "person/ido-talven",
        "article": ARTICLE_ID,
        "id": "s1",
        "act": statement.act,
        "form": statement.form,
        "rule": statement.rule,
        "at": statement.at,
        "content": statement.content,
        "evidence": (sourced("塔尔文说"),),
        "speakers": ("person/talven", "person/osk"),
        "parts": (statement.content,),
        "relayed_by": ("org/haiyue",),
        "wordings": (sourced("渔港停火30日"),),
    }
    return StatementLine(**fields | given)


def make_ledger_row(**given: Any) -> LedgerRow:
    fields: dict[str, Any] = {
        "id": "l1",
        "topic": "ceasefire",
        "target": "maritime",
        "status": "agreed-disputed",
        "claimed_by": ("state/veylan",),
        "as_of": "2031-09-10",
        "duration": "P30D",
        "starts": "2031-09-12",
        "ends": "2031-10-12",
        "ends_computed": True,
        "positions": (make_position(),),
        "targets": ("maritime",),
        "family": "maritime",
    }
    return LedgerRow(**fields | given)


def make_difference(**given: Any) -> Difference:
    def version(value: str, exact: str) -> Version:
        return Version(value=value, according_to=("org/haiyue",), reported_by=("o1",), evidence=(sourced(exact),))

    fields: dict[str, Any] = {
        "id": "d1",
        "kind": "scope",
        "about": "l1",
        "summary_en": "What the truce covers",
        "summary_zh": "停火的范围",
        "versions": (version("ports", "渔港"), version("the navy's operations", "海军")),
    }
    return Difference(**fields | given)


def make_account(**given: Any) -> Account:
    when = When(value="2031-09-12", end_value=None, granularity="day")
    fields: dict[str, Any] = {
        "story": StoryHead(
            id="story-1",
            title_zh="维兰与凯沃谈判",
            title_en="Veylan and Kaivor talk",
            parties=("state/kaivor", "state/veylan"),
            first="2031-09-09",
            last="2031-09-10T09:12+08:00",
        ),
        "as_of": "2031-09-10T09:12+08:00",
        "made_by": Makers(version="0.1.0", pack="zh/1"),
        "articles": (make_article_line(),),
        "origin_groups": (make_origin_group(),),
        "entities": (make_entity(),),
        "timeline": (make_timeline_line(),),
        "ledger": (make_ledger_row(),),
        "statements": (make_statement_line(),),
        "differences": (make_difference(),),
        "next": (NextLine(what="停火开始", when=when, status="scheduled", about="l1", evidence=(sourced("周五"),)),),
        "layers": ("statements", "events", "provisions"),
        "stories": (
            StoryPart(
                title="维兰与凯沃谈判",
                articles=(ARTICLE_ID,),
                parties=("state/kaivor",),
                first="2031-09-09",
                last="2031-09-10",
            ),
        ),
    }
    return Account(**fields | given)
