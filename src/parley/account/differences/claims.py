"""A claim: a provision with the account it stands in. Accounts are compared, pages and renderings of names are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from parley.account.differences.contents import Contents
from parley.account.durations import day_of
from parley.account.records import Records, ToldTerm, evidence_of
from parley.account.sourced import source_evidence
from parley.model.account import DifferenceKind, Version
from parley.model.coding import Provision, Sides
from parley.model.record import SourcedEvidence
from parley.model.story import SameTerm

SEPARATOR: Final = " / "
_DAYS_APART: Final = 1
_CLOSE_CHARS: Final = 300
_ALIKE: Final = 2
BROAD: Final = frozenset((
    "talks", "technical-talks", "trade-measures", "economic-cooperation", "political", "other", "sanctions", "justice",
    "normalisation", "resources", "territory",
))  # fmt: skip
"""Topics of which one row holds many things."""
_AHEAD: Final = 40
_ONE_SIDED: Final[dict[str, Sides]] = {"unilateral": "unilateral"}
"""That both agree to a halt does not say that it binds both."""
_LONG_CHARS: Final = 120


class Found(NamedTuple):
    """A difference found: its kind, the row or line it is about, the versions, and the vocabulary of their values."""

    kind: DifferenceKind
    about: str
    versions: tuple[Version, ...]
    vocabulary: str | None = None


class Claim(NamedTuple):
    """A provision and whose account it is.

    Attributes:
        told: The provision with its page.
        row: The id of the ledger's row it belongs to.
        family: The row's family; None where nothing tells the row from others of its topic.
        holders: The parties whose stance it is.
        sides: The parties whose own account it stands in; none where press or the page itself tells it.
        says: Who tells it, by name: readout, spokesman, paper; none for the page itself.
        origin: The origin group of the page.
        day: The day, as an ordinal, on which it was told; None when no date is known.
        content: What its words are about.
        around: What the whole statement is about.
        is_if: Whether it is told to hold under a condition.
        is_detail: Whether its words are about a detail of a thing, not the thing.
        binds: `bilateral` where it is told to bind each side, `unilateral` where one side towards another; else None.
    """

    told: ToldTerm
    row: str
    family: str | None
    holders: frozenset[str]
    sides: tuple[str, ...]
    says: tuple[str, ...]
    origin: tuple[str, ...]
    day: int | None
    content: frozenset[str]
    around: frozenset[str]
    is_if: bool
    is_detail: bool
    binds: Sides | None

    @property
    def provision(self) -> Provision:
        """Return the provision."""
        return self.told.provision

    @property
    def source(self) -> tuple[str, ...]:
        """Return what makes two accounts different accounts: those who tell it, else the text it stands in."""
        return self.says or self.origin

    def is_near(self, other: Claim) -> bool:
        """Tell claims that were told within a day of each other, so that one may contradict the other."""
        return self.day is None or other.day is None or abs(self.day - other.day) <= _DAYS_APART

    def is_close(self, other: Claim) -> bool:
        """Tell claims that stand side by side on one page."""
        if self.told.page is not other.told.page:
            return False
        return abs(self.provision.evidence[0].start - other.provision.evidence[0].start) <= _CLOSE_CHARS

    def is_alike(self, other: Claim) -> bool:
        """Tell claims about one thing: of one narrow row, in like words, or side by side in statements alike."""
        shared = len(self.content & other.content)
        if not self.could_be_one(other):
            return False
        scope = self.provision.target
        if self.row == other.row:
            if self.family is not None and scope is not None and scope == other.provision.target:
                return True
            if self.provision.topic not in BROAD and self.told.page is other.told.page:
                return True
            if self.is_close(other) and self.around & other.around:
                return True
        return shared >= _ALIKE

    def could_be_one(self, other: Claim) -> bool:
        """Tell claims that name no two scopes and no two lengths."""
        mine, theirs = self.provision, other.provision
        return len({mine.target, theirs.target} - {None}) <= 1 and len({mine.duration, theirs.duration} - {None}) <= 1

    def is_told_apart(self, other: Claim) -> bool:
        """Tell claims by different tellers."""
        return not set(self.says) & set(other.says)


def claims_of(term: SameTerm, records: Records, contents: Contents) -> tuple[Claim, ...]:
    """Return the claims about a term, in order of page and place; what reprints repeat stands once."""
    found: dict[tuple[object, ...], Claim] = {}
    for told in records.provisions(term):
        claim = _claim(term, told, records, contents)
        words = contents.words(told.page, told.provision.evidence[0])
        found.setdefault((claim.origin, claim.says, told.provision.stance, claim.holders, words), claim)
    return tuple(found.values())


def _claim(term: SameTerm, told: ToldTerm, records: Records, contents: Contents) -> Claim:
    statement = records.statement(told)
    spans = statement.evidence if statement is not None else told.provision.evidence
    day = day_of(told.provision.when or records.published(told.page))
    return Claim(
        told=told,
        row=term.id,
        family=term.family,
        holders=frozenset(records.parties.all_of(told.provision.holders)),
        sides=records.claimants(told),
        says=records.says(told),
        origin=records.origins((told.page,)),
        day=day.toordinal() if day is not None else None,
        content=contents.of(told.page, told.provision.evidence),
        around=contents.of(told.page, spans),
        binds=_binds(told, records, contents),
        is_detail=contents.has(told.page, told.provision.evidence, "detail"),
        is_if=bool(told.provision.conditional) or contents.has(told.page, told.provision.evidence, "if"),
    )


def _binds(told: ToldTerm, records: Records, contents: Contents) -> Sides | None:
    """Tell a halt that binds each side from one of attacks on what is another's (乌克兰能源设施), by its words."""
    page, provision = told
    if provision.topic != "ceasefire":
        return provision.sides
    if contents.has(page, provision.evidence, "mutual"):
        return "bilateral"
    holders = set(records.parties.all_of(provision.holders))
    before = {
        page.text.find(words, span.start, span.end) for span in provision.evidence for words in provision.scope_words
    }
    named = {
        records.parties.of(one.entity)
        for one in page.mentions
        if one.end in before and records.kinds.get(one.entity) == "state"
    }
    return "unilateral" if len(holders) == 1 and named - holders else _ONE_SIDED.get(provision.sides or "")


def near_pairs(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Return pairs of claims in different tellings, told within a day of each other, in order.

    Tellings differ when their tellers do, or when two texts tell what the same teller said.
    Each claim is compared with the forty that follow it in time, so that long stories take time in proportion.
    """
    ordered = sorted(enumerate(claims), key=lambda item: (item[1].day or 0, item[0]))
    for at, (_, one) in enumerate(ordered):
        for _, other in ordered[at + 1 : at + 1 + _AHEAD]:
            if not one.is_near(other):
                break
            if one.says and other.says and (one.is_told_apart(other) or one.origin != other.origin):
                yield one, other


def make_version(value: str, claims: Iterable[Claim], records: Records) -> Version:
    """Put the claims that make one version together."""
    told = tuple(claims)
    spans = {(one.article, one.start, one.end): one for claim in told for one in _words(claim, records)}
    return Version(
        value=value,
        according_to=tuple(dict.fromkeys(one for claim in told for one in claim.says)),
        reported_by=records.origins(claim.told.page for claim in told),
        evidence=tuple(spans.values()),
    )


def _words(claim: Claim, records: Records) -> tuple[SourcedEvidence, ...]:
    """Return the words of a claim: the sentence in which they were told, where it is not long, else the clause."""
    statement = records.statement(claim.told)
    words = claim.provision.evidence[0]
    for span in statement.evidence if statement is not None else ():
        if span.start <= words.start and words.end <= span.end and span.end - span.start <= _LONG_CHARS:
            return (source_evidence(claim.told.page, span),)
    return evidence_of((claim.told,))
