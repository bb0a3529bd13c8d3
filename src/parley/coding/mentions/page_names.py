"""Names that a page itself shows -> every place where it uses them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import ahocorasick

from parley.coding.mentions.pieces import Piece
from parley.coding.text.bounds import is_name_end
from parley.lang.zh.speech import Speech
from parley.model.coding import LinkedBy

_SURE_LENGTH: Final = 3
_MAX_FORMS: Final = 2000


class Named(NamedTuple):
    """Whom a form stands for and how that is known; `loan` where it is written in characters of foreign names."""

    entity: str
    linked_by: LinkedBy
    loan: bool


@dataclass(slots=True)
class PageNames:
    """Forms that stand for one entity each; a form of two entities stands for neither.

    Forms in `over` are somebody else on this page than in the lexicon.
    """

    forms: dict[str, Named] = field(default_factory=dict)
    shared: set[str] = field(default_factory=set)
    over: set[str] = field(default_factory=set)

    def add(self, form: str, entity: str, linked_by: LinkedBy, speech: Speech) -> None:
        """Add a form on the folded shadow."""
        if len(form) < 2 or len(self.forms) >= _MAX_FORMS:
            return
        known = self.forms.get(form)
        if known is None:
            self.forms[form] = Named(entity, linked_by, all(char in speech.foreign for char in form))
        elif known.entity != entity:
            self.shared.add(form)

    def places(self, text: str, speech: Speech, taken: bytearray) -> Iterator[Piece]:
        """Find the forms in the folded shadow.

        Args:
            text: The folded shadow.
            speech: The words of the pack.
            taken: Where entities of the lexicon stand.
        """
        automaton = ahocorasick.Automaton()
        for form, named in self.forms.items():
            if form not in self.shared:
                automaton.add_word(form, (form, named))
        if not len(automaton):
            return
        automaton.make_automaton()
        for last, (form, named) in automaton.iter(text):
            start, end = last + 1 - len(form), last + 1
            if named.loan and len(form) < _SURE_LENGTH and _is_within_name(text, start, end, speech, taken):
                continue
            if not _cuts_word(text, start, end):
                yield Piece(start, end, named.entity, named.linked_by)


def _is_within_name(text: str, start: int, end: int, speech: Speech, taken: bytearray) -> bool:
    """Tell a short form that goes on in characters of foreign names on either side: 巴迪 in 巴迪亚."""
    if start and not taken[start - 1] and text[start - 1] in speech.foreign:
        low = max(0, start - 6)
        if not (speech["office"].before(text, low, start) or speech["trade"].before(text, low, start)):
            return True
    return (
        end < len(text)
        and not taken[end]
        and text[end] in speech.foreign
        and not is_name_end(speech, text, end, len(text))
    )


def _cuts_word(text: str, start: int, end: int) -> bool:
    return any(
        0 < at < len(text) and (text[at - 1] + text[at]).isascii() and (text[at - 1] + text[at]).isalnum()
        for at in (start, end)
    )
