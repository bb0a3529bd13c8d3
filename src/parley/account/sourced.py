"""Evidence with the article it stands in."""

from __future__ import annotations

from parley.model.coding import Coding
from parley.model.record import Evidence, SourcedEvidence


def source_evidence(page: Coding, span: Evidence) -> SourcedEvidence:
    """Return a page's evidence with the page's id."""
    return SourcedEvidence(start=span.start, end=span.end, exact=span.exact, article=page.id)


def evidence_between(page: Coding, start: int, end: int) -> SourcedEvidence:
    """Return the evidence for a piece of a page's text."""
    return SourcedEvidence(start=start, end=end, exact=page.text[start:end], article=page.id)
