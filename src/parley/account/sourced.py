"""Evidence with the article it stands in."""

from __future__ import annotations

from typing import Final

from parley.model.coding import Coding
from parley.model.record import Evidence, SourcedEvidence

_ENDS: Final = "。！？!?；;\n"
_LONG_CHARS: Final = 120


def source_evidence(page: Coding, span: Evidence) -> SourcedEvidence:
    """Return a page's evidence with the page's id."""
    return SourcedEvidence(start=span.start, end=span.end, exact=span.exact, article=page.id)


def sentence_around(page: Coding, span: Evidence) -> SourcedEvidence:
    """Return the sentence that holds a piece of a page's text; the piece itself where that would be long."""
    block = next((one for one in page.blocks if one.start <= span.start and span.end <= one.end), None)
    if block is None:
        return source_evidence(page, span)
    starts = [page.text.rfind(mark, block.start, span.start) + 1 for mark in _ENDS]
    ends = [at for mark in _ENDS if (at := page.text.find(mark, span.end - 1, block.end)) >= 0]
    start, end = max(block.start, *starts), min((at + 1 for at in ends), default=block.end)
    while start < span.start and page.text[start].isspace():
        start += 1
    return evidence_between(page, start, end) if end - start <= _LONG_CHARS else source_evidence(page, span)


def evidence_between(page: Coding, start: int, end: int) -> SourcedEvidence:
    """Return the evidence for a piece of a page's text."""
    return SourcedEvidence(start=start, end=end, exact=page.text[start:end], article=page.id)
