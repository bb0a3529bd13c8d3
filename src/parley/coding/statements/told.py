"""A paragraph on its way through the rules: its reporting clauses, and who speaks in each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from parley.coding.statements.clauses import Clause
from parley.coding.statements.phrases import Part, Subject
from parley.coding.statements.subjects import SubjectReader
from parley.coding.text.masks import Paragraph
from parley.model.coding import EntityKind, LinkedBy

_KINDS: Final[dict[str, EntityKind]] = {
    "person": "person", "organization": "organization", "group": "group", "state": "state", "office": "office",
    "place": "place", "title": "office",
}  # fmt: skip


class Speaker(NamedTuple):
    """Who speaks: what it is, its fullest name on the shadow, and the words that name it in the article's text.

    Attributes:
        ident: The entity, where the book of the page has it at these words.
    """

    kind: EntityKind
    key: str
    span: tuple[int, int]
    linked_by: LinkedBy = "new"
    ident: str | None = None

    @property
    def who(self) -> str:
        """Return what tells one speaker from another."""
        return self.ident or f"{self.kind}/{self.key}"


class Opening(NamedTuple):
    """A source that opens a sentence (根据白宫的声明): who issued it, and where its phrase ends.

    Attributes:
        alone: True when nobody is named with it (根据声明).
    """

    speakers: tuple[Speaker, ...]
    end: int
    alone: bool = False


@dataclass(slots=True)
class Told:
    """A paragraph that was read, with its clauses and their speakers; `reader` reads its subjects."""

    number: int
    paragraph: Paragraph
    reader: SubjectReader
    clauses: list[Clause] = field(default_factory=list)
    speakers: list[tuple[Speaker, ...]] = field(default_factory=list)
    openings: dict[int, Opening] = field(default_factory=dict)

    def named(self, subject: Subject) -> tuple[Speaker, ...]:
        """Return the speakers that a subject names."""
        found = (self._speakers(part) for part in subject.parts if part.kind in _KINDS)
        return tuple(speaker for speakers in found for speaker in speakers)

    def _speakers(self, part: Part) -> tuple[Speaker, ...]:
        paragraph = self.paragraph
        name = paragraph.text[part.start : part.end].replace(" ", "")
        span = (paragraph.base + part.start, paragraph.base + part.end)
        if part.idents:
            return tuple(Speaker(_KINDS[part.kind], name, span, "lexicon", ident) for ident in part.idents)
        return (Speaker(_KINDS[part.kind], name, span),)
