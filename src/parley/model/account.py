"""An account: one sourced telling made of many pages. `parley.account/1` in the contract."""

from __future__ import annotations

from typing import Literal

from parley.model.article import ArticleWarning, Byline, Outlet, Stamp
from parley.model.coding import (
    Act,
    Entity,
    EventStatus,
    EventType,
    Participant,
    Quantity,
    Stance,
    StatementForm,
    Topic,
    When,
)
from parley.model.record import Evidence, Record, SourcedEvidence, require_evidence
from parley.model.story import OriginGroup

TermStatus = Literal[
    "proposed", "demanded", "under-negotiation", "accepted-in-principle", "agreed",
    "agreed-disputed", "ordered", "in-effect", "suspended", "violated-alleged", "extended",
    "fulfilled", "expired-by-date", "ended", "rejected", "withdrawn", "superseded", "unknown",
]  # fmt: skip
DifferenceKind = Literal["scope", "quantity", "actor", "time", "status", "strength", "omission", "characterisation"]
NextStatus = Literal["scheduled", "due", "overdue", "fulfilled", "missed"]
TimelineKind = Literal["event", "dateline", "entry", "published"]


class StoryHead(Record, frozen=True, kw_only=True):
    """What the account is about. `first` and `last` are the earliest and latest times of its pages."""

    id: str
    title_zh: str | None
    title_en: str | None
    parties: tuple[str, ...]
    first: str | None
    last: str | None


class StoryPart(Record, frozen=True, kw_only=True):
    """One of several stories that the pages tell: its pages in order of time, and the parties they tell of.

    A page that shares no event, term or pair of parties with the others is a story of its own.
    """

    title: str | None
    articles: tuple[str, ...]
    parties: tuple[str, ...]
    first: str | None
    last: str | None


class Makers(Record, frozen=True, kw_only=True):
    """Which version of Parley and of the language pack made the account."""

    version: str
    pack: str


class ArticleLine(Record, frozen=True, kw_only=True):
    """One page of the account: its number in the source list, and what a reader asks of a source first."""

    id: str
    number: int
    path: str | None
    url: str | None
    title: str | None
    outlet: str | None
    origin: str | None
    published: str | None
    origin_group: str
    bylines: tuple[Byline, ...] = ()
    warnings: tuple[ArticleWarning, ...] = ()
    outlet_found: Outlet | None = None
    published_found: Stamp | None = None


class StatusAt(Record, frozen=True, kw_only=True):
    """How an event stood when pages told of it: announced on one day, held on the next.

    Attributes:
        status: The status told.
        told: When the first of those pages was published, or None.
        holder: Who asserts it, where it is not the page itself.
        reported_by: The origin groups that say so.
    """

    status: EventStatus
    told: str | None
    holder: str | None
    reported_by: tuple[str, ...]


class TimelineLine(Record, frozen=True, kw_only=True):
    """One line of the timeline.

    `kind` tells a coded event from a line that only says when a page or a live entry was written;
    `type`, `mode` and `status` are None for those. `status` is the last one told, `history` holds all of them;
    `when_told` is the time as the first page that gives it has it, when `when` was moved to another zone.
    """

    id: str
    kind: TimelineKind
    type: EventType | None
    mode: str | None
    status: EventStatus | None
    when: When | None
    participants: tuple[Participant, ...]
    place: str | None
    quantities: tuple[Quantity, ...]
    reported_by: tuple[str, ...]
    evidence: tuple[SourcedEvidence, ...]
    history: tuple[StatusAt, ...] = ()
    when_told: str | None = None

    def __post_init__(self) -> None:
        """Refuse a line without evidence."""
        require_evidence("timeline line", self.id, self.evidence)


class Position(Record, frozen=True, kw_only=True):
    """A party's stance on a term of the ledger, with who says so.

    `when` is when the party took it, where a page says; `told` when the first page that tells it was published.
    """

    party: str
    stance: Stance
    when: str | None
    according_to: tuple[str, ...]
    scope_words: tuple[str, ...]
    conditions: tuple[str, ...]
    reported_by: tuple[str, ...]
    evidence: tuple[SourcedEvidence, ...]
    target: str | None = None
    duration: str | None = None
    quantities: tuple[Quantity, ...] = ()
    told: str | None = None

    def __post_init__(self) -> None:
        """Refuse a position without evidence."""
        require_evidence("position", self.party, self.evidence)


class LedgerRow(Record, frozen=True, kw_only=True):
    """A term and where each party stands on it, as of a moment.

    `target` is set where all accounts agree on it; `targets` holds every one that is told. `claimed_by` names the
    parties whose own accounts support the status. `ends` is computed from start and duration where no page tells it.
    """

    id: str
    topic: Topic
    target: str | None
    status: TermStatus
    claimed_by: tuple[str, ...]
    as_of: str | None
    duration: str | None
    starts: str | None
    ends: str | None
    ends_computed: bool | None
    positions: tuple[Position, ...]
    targets: tuple[str, ...] = ()
    family: str | None = None


class StatementLine(Record, frozen=True, kw_only=True):
    """A statement of a page: `id` is the statement's in that page's coding, `speaker` an entity id or None.

    `speakers` names all of them where several spoke at once. `parts` holds the quoted words after `content`, where the
    page breaks one quotation up (“……,”某某说,“……”). `wordings` holds the words as other pages render them, where they
    translate or shorten the same utterance otherwise.
    """

    speaker: str | None
    article: str
    id: str
    act: Act
    form: StatementForm
    rule: str
    at: str | None
    content: Evidence
    evidence: tuple[SourcedEvidence, ...]
    speakers: tuple[str, ...] = ()
    parts: tuple[Evidence, ...] = ()
    relayed_by: tuple[str, ...] = ()
    wordings: tuple[SourcedEvidence, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a statement without evidence."""
        require_evidence("statement", self.id, self.evidence)


class Version(Record, frozen=True, kw_only=True):
    """One account's version of a thing on which accounts differ."""

    value: str
    according_to: tuple[str, ...]
    reported_by: tuple[str, ...]
    evidence: tuple[SourcedEvidence, ...]


class Difference(Record, frozen=True, kw_only=True):
    """Two accounts of one thing that do not match, side by side.

    `about` is the ledger's row or the timeline's line that they tell of, or, where the thing is neither a term nor an
    event, the statement that contradicts the other: the article's id and the statement's, with a stroke between.
    """

    id: str
    kind: DifferenceKind
    about: str
    summary_en: str
    summary_zh: str
    versions: tuple[Version, ...]


class NextLine(Record, frozen=True, kw_only=True):
    """Something that lay ahead when the pages were written."""

    what: str
    when: When | None
    status: NextStatus
    about: str | None
    evidence: tuple[SourcedEvidence, ...]


class Account(Record, frozen=True, kw_only=True):
    """One sourced account of a story.

    `layers` names the layers that were made: an empty ledger with `provisions` among them means that
    nothing was found, without it that nobody looked. `stories` is filled when the pages tell of more than one.
    """

    schema: Literal["parley.account/1"] = "parley.account/1"
    story: StoryHead
    as_of: str | None
    made_by: Makers
    articles: tuple[ArticleLine, ...]
    origin_groups: tuple[OriginGroup, ...]
    entities: tuple[Entity, ...]
    timeline: tuple[TimelineLine, ...]
    ledger: tuple[LedgerRow, ...]
    statements: tuple[StatementLine, ...]
    differences: tuple[Difference, ...]
    next: tuple[NextLine, ...]
    layers: tuple[str, ...] = ()
    stories: tuple[StoryPart, ...] = ()
