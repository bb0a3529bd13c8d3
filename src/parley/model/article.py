"""An article: the title and body of a page as typed blocks, who published and who wrote it, and the rest."""

from __future__ import annotations

from typing import Literal

from parley.model.page import Source
from parley.model.record import Record

Script = Literal["hans", "hant"]
BlockKind = Literal["title", "heading", "paragraph", "entry", "list-item", "caption"]
FurnitureKind = Literal[
    "advertisement",
    "breadcrumb",
    "comments",
    "copyright",
    "counter",
    "credit",
    "footer",
    "navigation",
    "player",
    "promo",
    "related",
    "share",
    "stamp",
    "tags",
    "tip-line",
]
BylineRole = Literal["author", "reporter", "correspondent", "editor", "translator", "photographer"]
WarningCode = Literal[
    "date-conflict",
    "encoding",
    "machine-spun",
    "mojibake",
    "mojibake-undone",
    "multi-topic",
    "no-date",
    "no-title",
    "not-an-article",
    "outlet-name-replaced",
    "truncated",
]
StampPlace = Literal["json-ld", "metadata", "stamp", "dateline", "script", "url"]


class Stamp(Record, frozen=True, kw_only=True):
    """A point in time that the page gives for itself.

    Attributes:
        value: ISO 8601 with just the precision and the offset that are known (`2025-03-18`,
            `2025-03-18T17:14`, `2025-03-18T17:14+08:00`).
        exact: The words or the attribute's value it was read from.
        found_in: Which part of the page gave it.
    """

    value: str
    exact: str
    found_in: StampPlace


class Outlet(Record, frozen=True, kw_only=True):
    """Who hosts the page.

    Attributes:
        name: The outlet's name; None when it is unknown or when the name on the page is `suspect`.
        id: The outlet's id in the language pack; None when the pack does not list it.
        evidence: Why we think so, in the page's own words.
        suspect: True when a name stands in the outlet's place that is no outlet's.
    """

    name: str | None
    id: str | None
    evidence: str
    suspect: bool = False


class Dateline(Record, frozen=True, kw_only=True):
    """The opening words of agency copy (电头): place and day, as far as they are given.

    Attributes:
        place: The place as printed; None when the dateline has none.
        date: ISO 8601 day, its year taken from `published` when the dateline prints only month and day.
        exact: The dateline as printed.
    """

    place: str | None
    date: str | None
    exact: str


class Origin(Record, frozen=True, kw_only=True):
    """Who wrote the article, where the page says it was not its host, or says so in so many words.

    Attributes:
        name: A name as the page prints it: the credit's, or the dateline's agency where both name one house.
        id: Its id in the language pack, or None.
        dateline: The dateline, when there is one.
        credited_as: The credit as printed (来源:新华网); None when only a dateline names it.
        evidence: The page's words it was read from.
    """

    name: str
    id: str | None
    dateline: Dateline | None
    credited_as: str | None
    evidence: str


class Byline(Record, frozen=True, kw_only=True):
    """A person, or an account of a platform, that the page names as a maker of the article.

    Attributes:
        name: The name as printed.
        role: What the page says they did; an editor is never an author.
        exact: The line it was read from.
    """

    name: str
    role: BylineRole
    exact: str


class Block(Record, frozen=True, kw_only=True):
    """A piece of the article: half-open code points of `Article.text`.

    Attributes:
        kind: What it is.
        start: First code point.
        end: One past the last.
        at: The time of the live entry it belongs to, ISO 8601; None outside live entries.
    """

    kind: BlockKind
    start: int
    end: int
    at: str | None = None


class Furniture(Record, frozen=True, kw_only=True):
    """Something of the page that is not the article.

    Attributes:
        kind: What it is.
        text: Its words, as printed.
        offset: Where in `Article.text` it stood: before the character at this place.
        rule: The rule that set it apart.
    """

    kind: FurnitureKind
    text: str
    offset: int
    rule: str


class ArticleWarning(Record, frozen=True, kw_only=True):
    """Something a careful reader should know about the page.

    Attributes:
        code: What it is.
        message: One sentence for a reader.
        evidence: The page's words that show it.
    """

    code: WarningCode
    message: str
    evidence: tuple[str, ...] = ()


class Article(Record, frozen=True, kw_only=True):
    """What a page says, apart from what surrounds it.

    Attributes:
        schema: Always `parley.article/1`.
        id: `a-` and the first 16 hex digits of the SHA-256 of `text`.
        source: Where the page came from.
        title: The headline as printed, or None.
        language: ISO 639-1 of the text.
        script: `hans` or `hant` for Chinese, else None.
        region: ISO 3166 of the outlet, or None.
        published: When the page says it was published, or None.
        updated: When the page says it was last changed, or None.
        outlet: Who hosts the page.
        origin: Who wrote it, or None when the page does not say.
        bylines: People and accounts named as makers, in page order.
        text: The title, then the body's blocks, separated by line feeds. Never altered.
        blocks: The title and the body's blocks in order.
        furniture: Everything else of the page, in page order.
        warnings: What a careful reader should know, sorted by code.
    """

    schema: Literal["parley.article/1"] = "parley.article/1"
    id: str
    source: Source
    title: str | None
    language: str
    script: Script | None
    region: str | None
    published: Stamp | None
    updated: Stamp | None
    outlet: Outlet
    origin: Origin | None
    bylines: tuple[Byline, ...]
    text: str
    blocks: tuple[Block, ...]
    furniture: tuple[Furniture, ...]
    warnings: tuple[ArticleWarning, ...]

    def __post_init__(self) -> None:
        """Refuse blocks that overlap or do not lie in the text.

        Raises:
            ValueError: A block is empty, out of order or beyond the text.
        """
        previous = 0
        for block in self.blocks:
            if not previous <= block.start < block.end <= len(self.text):
                message = f"block {block.start}:{block.end} is empty, out of order or beyond the text"
                raise ValueError(message)
            previous = block.end

    def block_text(self, block: Block) -> str:
        """Return the block's words."""
        return self.text[block.start : block.end]
