"""Drafts of pages about invented parties, made without the layers before: names are entered, statements are marked."""

from __future__ import annotations

import re
from dataclasses import replace

from coding.build import article_of
from parley.coding.draft import Draft
from parley.coding.mentions.book import EntityBook, Profile
from parley.coding.provisions import code_provisions
from parley.coding.text.masks import make_paragraph
from parley.coding.text.passages import Passage
from parley.coding.times import code_times
from parley.lang.zh.script import shadow
from parley.model import Provision
from parley.model.coding import Statement
from parley.model.record import evidence_at

PARTIES = {
    "state/veland": ("维兰", "维方", "維蘭"),
    "state/kevo": ("凯沃", "凯方", "凱沃"),
    "org/harbour-union": ("港口工会",),
    "org/seabay": ("塞湾公司",),
    "org/red-front": ("红河阵线",),
    "org/council": ("安理会",),
    "state/ostra": ("奥斯特拉",),
}
PEOPLE = {
    "person/talven": ("state/veland", ("塔尔文", "塔爾文")),
    "person/rasuin": ("state/kevo", ("拉苏因", "拉蘇因")),
    "person/observer": (None, ("林德隆",)),
}
_MARKED = re.compile(r"^\[(.+?)\]", re.MULTILINE)


def draft_of(marked: str) -> Draft:
    """Make a draft; a line that begins with [塔尔文] is a statement of his."""
    said = [match[1] if (match := _MARKED.match(line)) else None for line in marked.split("\n") if line]
    article = article_of(_MARKED.sub("", marked))
    folded = shadow(article.text)
    blocks = [block for block in article.blocks if block.end > block.start]
    passages = tuple(Passage(block.kind, make_paragraph(folded, block.start, block.end)) for block in blocks)
    book = EntityBook(article.text, "zh")
    for ident, names in PARTIES.items():
        kind = "state" if ident.startswith("state") else "organization"
        _enter(book, article.text, ident, Profile(kind, is_party=True), names)
    for ident, (party, names) in PEOPLE.items():
        _enter(book, article.text, ident, Profile("person", party=party), names)
    draft = Draft(article, folded, passages, book, code_times(article))
    statements = [
        _statement(article.text, f"s{number}", book.named(speaker), (block.start, block.end))
        for number, (block, speaker) in enumerate(zip(blocks, said, strict=True), start=1)
        if speaker is not None
    ]
    return replace(draft, statements=tuple(statements))


def _enter(book: EntityBook, text: str, ident: str, profile: Profile, names: tuple[str, ...]) -> None:
    book.put(ident, profile)
    for match in re.finditer("|".join(names), text):
        book.mention(ident, match.span(), "lexicon")
    for name in names:
        book._ids.setdefault(name, ident)


def _statement(text: str, ident: str, speaker: str | None, span: tuple[int, int]) -> Statement:
    return Statement(
        id=ident,
        speakers=(speaker,) if speaker else (),
        act="say",
        form="indirect",
        reporting="neutral",
        source_type="named-person",
        relayed_by=(),
        addressees=(),
        at=None,
        channel=None,
        content=evidence_at(text, *span),
        evidence=(evidence_at(text, *span),),
        rule="test",
    )


def provisions_of(marked: str) -> tuple[Provision, ...]:
    """Code the provisions of a marked text."""
    return code_provisions(draft_of(marked))[0]


def told(marked: str) -> list[str]:
    """Each provision on one line: topic | stance | holders | terms that are given | words."""
    return [_line(one) for one in provisions_of(marked)]


def _line(one: Provision) -> str:
    given = {
        "target": one.target,
        "for": one.duration,
        "starts": one.starts,
        "ends": f"{one.ends}{'*' if one.ends_computed else ''}" if one.ends else None,
        "count": ",".join(f"{q.value}{q.unit}" for q in one.quantities) or None,
        "toward": ",".join(_short(one.toward)) or None,
        "if": {True: "yes", False: "no", None: None}[one.conditional],
    }
    terms = " ".join(f"{name}={value}" for name, value in given.items() if value) or "-"
    words = " … ".join(span.exact for span in one.evidence)
    return " | ".join((one.topic, one.stance, ",".join(_short(one.holders)), terms, words))


def _short(idents: tuple[str, ...]) -> list[str]:
    return [ident.partition("/")[2] for ident in idents]
