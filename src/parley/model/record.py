"""The base of every record that flows through Parley: immutable, keyword-only, exact in JSON.

Records are `msgspec` structs: decoding checks types and the vocabularies below, unknown fields are
ignored (the contract lets fields be added), and encoding keeps the order in which fields are defined,
so the same record always gives the same bytes.
"""

from __future__ import annotations

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """An immutable record; `msgspec.structs.replace` makes a changed copy."""


class Evidence(Record, frozen=True, kw_only=True):
    """The exact words behind a record: `text[start:end] == exact`.

    Attributes:
        start: First code point, counted from 0 in the article's `text`.
        end: One past the last code point.
        exact: The page's own characters, never converted.
    """

    start: int
    end: int
    exact: str

    def __post_init__(self) -> None:
        """Refuse evidence that cannot be a slice of any text.

        Raises:
            ValueError: The span is empty, negative or as long as something else than `exact`.
        """
        if not 0 <= self.start < self.end:
            message = f"evidence span {self.start}:{self.end} is empty or negative"
            raise ValueError(message)
        if len(self.exact) != self.end - self.start:
            message = f"evidence span {self.start}:{self.end} is not as long as {self.exact!r}"
            raise ValueError(message)


class SourcedEvidence(Evidence, frozen=True, kw_only=True):
    """Evidence that also names the article it stands in, for records made from many pages."""

    article: str


def require_evidence(kind: str, ident: str, evidence: tuple[Evidence, ...]) -> None:
    """Refuse a record without evidence.

    Raises:
        ValueError: `evidence` is empty.
    """
    if not evidence:
        message = f"{kind} {ident} has no evidence"
        raise ValueError(message)


def evidence_at(text: str, start: int, end: int) -> Evidence:
    """Make the evidence for `text[start:end]`."""
    return Evidence(start=start, end=end, exact=text[start:end])
