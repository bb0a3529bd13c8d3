"""Small records to render."""

from parley.model import (
    Account,
    Article,
    ArticleLine,
    ArticleWarning,
    Block,
    Byline,
    Coding,
    Entity,
    Evidence,
    Furniture,
    Makers,
    OriginGroup,
    Outlet,
    Reprint,
    Source,
    SourcedEvidence,
    Stamp,
    Statement,
    StatementLine,
    StoryHead,
    TimelineLine,
    When,
)


def source(path="page.html"):
    return Source(path=path, url=None, sha256="0" * 64, retrieved_at=None, encoding="utf-8", form="html")


def article(title="维凯通话", body="“谈的是港口。”鲁曼说。", **changes):
    text = f"{title}\n{body}"
    fields = {
        "id": "a-1",
        "source": source(),
        "title": title,
        "language": "zh",
        "script": "hans",
        "region": None,
        "published": Stamp(value="2031-09-10T09:12+08:00", exact="2031-09-10 09:12", found_in="stamp"),
        "updated": None,
        "outlet": Outlet(name="望川网", id=None, evidence="望川网 版权所有"),
        "origin": None,
        "bylines": (Byline(name="邬晓汀", role="editor", exact="编辑：邬晓汀"),),
        "text": text,
        "blocks": (
            Block(kind="title", start=0, end=len(title)),
            Block(kind="paragraph", start=len(title) + 1, end=len(text)),
        ),
        "furniture": (
            Furniture(kind="navigation", text="首页 国际", offset=0, rule="zh.menu"),
            Furniture(kind="related", text="另一条新闻", offset=len(text), rule="zh.related"),
        ),
        "warnings": (ArticleWarning(code="no-date", message="the page gives no date", evidence=()),),
    }
    return Article(**{**fields, **changes})


def coding(**changes):
    made = article(**changes)
    content = Evidence(start=6, end=12, exact=made.text[6:12])
    statement = Statement(
        id="s1",
        speakers=("person/ruman",),
        act="say",
        form="direct",
        reporting="neutral",
        source_type="named-person",
        relayed_by=(),
        addressees=(),
        at=None,
        channel=None,
        content=content,
        evidence=(content,),
        rule="quotes.v1",
    )
    fields = {name: getattr(made, name) for name in made.__struct_fields__}
    return Coding(**fields, entities=(ruman(),), statements=(statement,), layers=("quotes",))


def ruman(names=("鲁曼",)):
    return Entity(id="person/ruman", kind="person", name_en="Pavik Ruman", name_zh="帕维克·鲁曼", names=names)


def said(exact="谈的是港口。", article="a-1"):
    return SourcedEvidence(start=6, end=6 + len(exact), exact=exact, article=article)


def line(number=1, ident="a-1", **changes):
    fields = {
        "id": ident,
        "number": number,
        "path": f"{number}.html",
        "url": None,
        "title": "维凯通话",
        "outlet": "望川网",
        "origin": "海岳社",
        "published": "2031-09-10T09:12+08:00",
        "origin_group": "o1",
        "bylines": (Byline(name="邬晓汀", role="editor", exact="编辑：邬晓汀"),),
    }
    return ArticleLine(**{**fields, **changes})


def statement(speaker="person/ruman", exact="谈的是港口。", articles=("a-1",), **changes):
    fields = {
        "speaker": speaker,
        "article": articles[0],
        "id": "s1",
        "act": "say",
        "form": "direct",
        "rule": "quotes.v1",
        "at": None,
        "content": Evidence(start=6, end=6 + len(exact), exact=exact),
        "evidence": tuple(said(exact, one) for one in articles),
    }
    return StatementLine(**{**fields, **changes})


def moment(value="2031-09-10T09:12+08:00", kind="entry", exact="谈的是港口。", articles=("a-1",)):
    return TimelineLine(
        id="t1",
        kind=kind,
        type=None,
        mode=None,
        status=None,
        when=When(value=value, end_value=None, granularity="minute") if value else None,
        participants=(),
        place=None,
        quantities=(),
        reported_by=("o1",),
        evidence=tuple(said(exact, one) for one in articles),
    )


def account(**changes):
    fields = {
        "story": StoryHead(
            id="story-1", title_zh="维凯通话", title_en=None, parties=(), first="2031-09-09", last="2031-09-12T10:00"
        ),
        "as_of": None,
        "made_by": Makers(version="0.1", pack="zh/1"),
        "articles": (line(), line(2, "a-2", outlet="东澜新闻网")),
        "origin_groups": (
            OriginGroup(
                id="o1",
                label="海岳社",
                articles=("a-1", "a-2"),
                reprints=(Reprint(article="a-2", of="a-1", resemblance=0.999, rule="reprint.v1"),),
            ),
        ),
        "entities": (ruman(),),
        "timeline": (moment(articles=("a-1", "a-2")),),
        "ledger": (),
        "statements": (statement(articles=("a-1", "a-2")),),
        "differences": (),
        "next": (),
        "layers": ("pages", "origins", "timeline", "statements"),
    }
    return Account(**{**fields, **changes})
