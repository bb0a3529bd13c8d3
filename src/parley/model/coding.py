"""A coding: an article with what was coded in it, layer by layer. Each record carries its evidence.

The vocabularies are those of the codebook (`parley.codebook`), a test holds them together.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from parley.model.article import Article
from parley.model.record import Evidence, Record, require_evidence

EntityKind = Literal["person", "office", "state", "organization", "place", "group", "document", "other"]
LinkedBy = Literal["lexicon", "gloss", "office", "suffix", "pinyin", "new", "model"]
TimeKind = Literal["point", "interval", "duration", "set"]
Granularity = Literal["minute", "hour", "part", "day", "week", "month", "year"]
TimeBound = Literal["exact", "at-least", "at-most", "about", "since", "until"]
TimeAnchor = Literal["published", "heading", "entry", "previous", "none"]
QuantityBound = Literal["exact", "at-least", "at-most", "more-than", "less-than", "about"]
Act = Literal[
    "say", "write", "announce", "confirm", "deny", "claim", "reveal", "accuse", "warn", "threaten",
    "urge", "demand", "propose", "promise", "agree", "reject", "order", "welcome", "thank", "expect",
    "assess", "question", "decline-comment", "note",
]  # fmt: skip
StatementForm = Literal["direct", "fragment", "indirect", "list-item", "post", "headline"]
Reporting = Literal["neutral", "endorsing", "distancing"]
SourceType = Literal[
    "named-person", "unnamed-official", "institution", "readout", "press-report", "agency-copy",
    "social-post", "broadcast", "document", "poll", "analyst", "outlet", "unattributed",
]  # fmt: skip
EventType = Literal[
    "consult", "agree", "support", "concede", "cooperate", "aid", "retreat", "request", "accuse",
    "reject", "threaten", "protest", "sanction", "mobilize", "coerce", "assault",
]  # fmt: skip
EventStatus = Literal[
    "happened", "ongoing", "scheduled", "planned", "proposed", "conditional", "hypothetical",
    "expected", "denied", "cancelled", "unknown",
]  # fmt: skip
ParticipantRole = Literal["actor", "recipient", "mediator", "host", "target"]
Topic = Literal[
    "ceasefire", "prisoner-exchange", "prisoner-release", "hostage-release", "remains-exchange",
    "children-return", "surrender-safety", "humanitarian-access", "monitoring", "peacekeepers",
    "withdrawal", "territory", "border-crossing", "security-guarantee", "arms-supply",
    "intelligence-sharing", "force-limits", "mobilisation", "alliance", "sanctions", "maritime",
    "energy-infrastructure", "nuclear-site", "nuclear-programme", "arms-control", "resources",
    "economic-cooperation", "trade-measures", "normalisation", "talks", "technical-talks",
    "leaders-meeting", "documents", "justice", "political", "root-causes", "other",
]  # fmt: skip
Stance = Literal[
    "propose", "demand", "appeal", "condition", "consider", "note", "accept-in-principle", "accept",
    "partly-accept", "agree", "agree-to-negotiate", "commit", "order", "implement", "reject", "deny",
    "violate", "accuse-violation", "suspend", "extend", "expire", "withdraw", "supersede",
]  # fmt: skip
Target = Literal[
    "general", "energy", "infrastructure", "energy-and-infrastructure", "maritime", "air", "ground",
    "local", "weapon",
]  # fmt: skip
Sides = Literal["unilateral", "bilateral", "multilateral"]
TermForm = Literal["verbal", "readout-only", "written", "signed"]


class Role(Record, frozen=True, kw_only=True, rename={"since": "from"}):
    """An office held, with the days it was held (ISO 8601); None where not known.

    In JSON the first day is called `from`.
    """

    office: str
    since: str | None
    to: str | None


class Entity(Record, frozen=True, kw_only=True):
    """Who or what is meant by mentions; `names` are the forms on the page, `party` the side it belongs to."""

    id: str
    kind: EntityKind
    name_en: str | None
    name_zh: str | None
    names: tuple[str, ...]
    wikidata: str | None = None
    party: str | None = None
    roles: tuple[Role, ...] = ()


class Mention(Evidence, frozen=True, kw_only=True):
    """Words that stand for an entity, and how the two were linked."""

    entity: str
    linked_by: LinkedBy


class TimeExpression(Evidence, frozen=True, kw_only=True):
    """Words that name a time. `value` is ISO 8601 with the precision given; `zone` an IANA name or None."""

    kind: TimeKind
    value: str | None
    end_value: str | None
    granularity: Granularity
    zone: str | None
    bound: TimeBound
    anchor: TimeAnchor


class Statement(Record, frozen=True, kw_only=True):
    """Who said what, through whom. `relayed_by` runs from the speaker outwards, nearest first."""

    id: str
    speakers: tuple[str, ...]
    act: Act
    form: StatementForm
    reporting: Reporting
    source_type: SourceType
    relayed_by: tuple[str, ...]
    addressees: tuple[str, ...]
    at: str | None
    channel: str | None
    content: Evidence
    evidence: tuple[Evidence, ...]
    rule: str

    def __post_init__(self) -> None:
        """Refuse a statement without evidence."""
        require_evidence("statement", self.id, self.evidence)


class Quantity(Record, frozen=True, kw_only=True):
    """A number with its unit (or classifier) and bound; `role` says e.g. `each-side`."""

    value: float | int
    unit: str
    bound: QuantityBound
    role: str | None = None


class When(Record, frozen=True, kw_only=True):
    """When something is or was: ISO 8601 with the precision given, `zones` as printed on the pages."""

    value: str | None
    end_value: str | None
    granularity: Granularity
    zones: tuple[str, ...] = ()


class Participant(Record, frozen=True, kw_only=True):
    """An entity and its part in an event."""

    entity: str
    role: ParticipantRole


class Event(Record, frozen=True, kw_only=True):
    """What happened, or is to happen, with PLOVER type and mode, and who asserts it (`holder`)."""

    id: str
    type: EventType
    mode: str | None
    status: EventStatus
    holder: str | None
    participants: tuple[Participant, ...]
    when: When | None
    place: str | None
    quantities: tuple[Quantity, ...]
    statement: str | None
    evidence: tuple[Evidence, ...]
    rule: str

    def __post_init__(self) -> None:
        """Refuse an event without evidence."""
        require_evidence("event", self.id, self.evidence)


class Provision(Record, frozen=True, kw_only=True):
    """One party's stance on one term. `ends` is computed where start and duration are known."""

    id: str
    topic: Topic
    stance: Stance
    holders: tuple[str, ...]
    toward: tuple[str, ...]
    target: Target | None
    scope_words: tuple[str, ...]
    sides: Sides | None
    conditional: bool | None
    duration: str | None
    starts: str | None
    ends: str | None
    ends_computed: bool | None = None
    quantities: tuple[Quantity, ...]
    place: str | None
    form: TermForm | None
    for_topic: Topic | None
    when: str | None
    according_to: tuple[str, ...]
    statement: str | None
    evidence: tuple[Evidence, ...]
    rule: str

    def __post_init__(self) -> None:
        """Refuse a provision without evidence."""
        require_evidence("provision", self.id, self.evidence)


class Dropped(Record, frozen=True, kw_only=True):
    """What a stage left out, and why."""

    stage: str
    reason: str
    exact: str


class Coding(Article, frozen=True, kw_only=True):
    """An article with its coded layers: one line of `parley code`.

    Layers that no stage has made yet are empty; `layers` names those that were made.
    """

    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    provisions: tuple[Provision, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    layers: tuple[str, ...] = ()

    def records(self) -> tuple[Statement | Event | Provision, ...]:
        """Return every record that carries evidence of its own, layer by layer."""
        return (*self.statements, *self.events, *self.provisions)

    def spans(self) -> tuple[Evidence, ...]:
        """Return every span of every layer, for checking against the text."""
        found: list[Evidence] = [*self.mentions, *self.times]
        for record in self.records():
            found.extend(record.evidence)
        found.extend(statement.content for statement in self.statements)
        return tuple(found)

    def article(self) -> Article:
        """Return the article without its layers."""
        names = [field.name for field in msgspec.structs.fields(Article)]
        return Article(**{name: getattr(self, name) for name in names})
