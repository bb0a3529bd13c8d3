"""The lines of a page, in order: what both markup and text dumps are turned into before the article is found."""

from __future__ import annotations

from dataclasses import dataclass, field

from parley.lang.mojibake import repair_words
from parley.lang.zh.script import shadow
from parley.model.article import FurnitureKind
from parley.model.page import DecodeNote


@dataclass(slots=True)
class Box:
    """An element that holds lines.

    Attributes:
        parent: Index of the box around it; -1 for the outermost.
        tag: The element's name.
        hint: The furniture that its tag, class or id says it holds; None when they say nothing.
        good: Its class, id or role says that it holds an article.
        depth: How many boxes are around it.
    """

    parent: int
    tag: str
    hint: FurnitureKind | None = None
    good: bool = False
    depth: int = 0
    name: str = ""


@dataclass(slots=True)
class Line:
    """A line of text as a reader of the page sees it.

    Attributes:
        text: The page's own characters; white space folded to single spaces, ends stripped.
        tag: The nearest block element's name; `text` in a dump.
        box: Index of the box that holds it.
        links: How many of its characters are link text.
        bold: All of it is set in bold.
        gap: A blank line stood before it (dumps only).
        shadow: The text's simplified, half-width shadow; set by `Lines.cast_shadows`.
    """

    text: str
    tag: str = "text"
    box: int = 0
    links: int = 0
    bold: bool = False
    gap: bool = False
    shadow: str = ""


@dataclass(slots=True)
class Lines:
    """A page's lines and the boxes they stand in; box 0 is the page.

    Attributes:
        lines: In page order.
        boxes: Those that hold lines, the outer ones first.
        cut: The page is over the limits; the rest was not read.
        notes: What was odd about its characters.
        folded: The lines' shadows, one on a line; set by `cast_shadows`.
    """

    lines: list[Line] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=lambda: [Box(parent=-1, tag="body")])
    cut: bool = False
    notes: tuple[DecodeNote, ...] = ()
    folded: str = ""

    def repair_words(self) -> None:
        """Repair what was spliced into the words of markup, and note it."""
        repaired, self.notes = repair_words("\n".join(line.text for line in self.lines))
        if any(note.code == "mojibake-undone" for note in self.notes):
            for line, text in zip(self.lines, repaired.split("\n"), strict=True):
                line.text = text

    def cast_shadows(self) -> None:
        """Set every line's shadow, in one conversion for the whole page."""
        self.folded = shadow("\n".join(line.text for line in self.lines))
        folded = self.folded.split("\n")
        if len(folded) != len(self.lines):
            folded = [shadow(line.text) for line in self.lines]
            self.folded = "\n".join(folded)
        for line, text in zip(self.lines, folded, strict=True):
            line.shadow = text

    def chain(self, box: int) -> list[int]:
        """Return the box and those around it, innermost first."""
        found = []
        while box >= 0:
            found.append(box)
            box = self.boxes[box].parent
        return found
