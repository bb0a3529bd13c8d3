"""Sources that a sentence names outside a reporting clause: 根据白宫的声明，…; 某社援引某人的话说，…."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from parley.coding.statements.clauses import Clause, dateline_end
from parley.coding.statements.phrases import Part, Subject
from parley.coding.statements.told import Opening, Speaker, Told
from parley.coding.text.masks import BRACKETED

_PHRASE_CHARS: Final = 80
_CITED_CHARS: Final = 60
_SKIPPED: Final = frozenset(" 另又\n" + BRACKETED)
_THAT: Final = ("该", "这份", "上述", "这一")
_VIEW_CHARS: Final = 24
_VIEWS: Final = ("看来", "眼中", "眼里")
_COMMAS: Final = frozenset(",，:")


class Cited(NamedTuple):
    """Somebody who is cited: who, and where the citing phrase ends."""

    speakers: tuple[Speaker, ...]
    end: int


def read_opening(told: Told, start: int, end: int) -> Opening | None:
    """Read the document that a sentence opens with: 据俄罗斯外交部17日发布的消息，.

    Args:
        told: The paragraph.
        start: Where the sentence begins.
        end: Where it ends.

    Returns:
        None where it opens with none, or with a reporting clause (据路透社报道).
    """
    cover, speech = told.paragraph.cover, told.reader.speech
    start = start or dateline_end(cover)
    start = told.reader.known.time_end(start, end) or start
    while start < end and (cover[start] in _SKIPPED or cover[start] in _COMMAS):
        start += 1
    length = speech["according"].at(cover, start, end)
    if not length:
        return _read_view(told, start, end)
    first = start + length
    stop = _comma(cover, first, min(end, first + _PHRASE_CHARS))
    if stop is None or not speech["document"].before(cover, first, _trim(cover, first, stop)):
        return None
    speakers = _issuers(told, first, stop)
    alone = cover[first:stop] in speech["document-noun"].all or cover[first:stop].startswith(_THAT)
    return Opening(() if alone else speakers, stop + 1, alone)


def _read_view(told: Told, start: int, end: int) -> Opening | None:
    """Read whose view a sentence opens with: 在塔尔文看来，…."""
    cover = told.paragraph.cover
    stop = _comma(cover, start, min(end, start + _VIEW_CHARS)) if cover.startswith("在", start, end) else None
    if stop is None or not cover.endswith(_VIEWS, start, stop):
        return None
    last = stop - len(_VIEWS[0])
    speakers = told.named(told.reader.read(cover, start + 1, last)) or first_named(told, start + 1, last)
    return Opening(speakers, stop + 1) if speakers else None


def _issuers(told: Told, first: int, stop: int) -> tuple[Speaker, ...]:
    subject = told.reader.read(told.paragraph.cover, first, stop)
    speakers = told.named(subject)
    return speakers or first_named(told, first, stop)


def first_named(told: Told, start: int, end: int) -> tuple[Speaker, ...]:
    """Return whom the first mention of a phrase names, if he can speak."""
    at = start
    while at < end:
        naming = told.reader.known.at(at, end)
        if naming is not None and naming.can_speak:
            kind = naming.kind
            part = Part(kind, naming.start, naming.end, naming.idents)  # type: ignore[arg-type]
            return told.named(Subject(part.kind, naming.start, naming.end, (part,)))
        at = naming.end if naming is not None else at + 1
    return ()


def read_cited(told: Told, clause: Clause, later: Sequence[Clause]) -> Cited | None:
    """Read who is cited behind a verb of citing.

    Args:
        told: The paragraph.
        clause: The clause with that verb.
        later: The clauses behind it in the sentence.
    """
    cover, speech = told.paragraph.cover, told.reader.speech
    limit = min(len(cover), clause.verb_end + _CITED_CHARS)
    stop = _comma(cover, clause.verb_end, limit)
    segment = stop if stop is not None else limit
    verbs = [one for one in later if one.verb_start < segment]
    end = verbs[0].verb_start if verbs else segment
    for at in range(clause.verb_end + 1, min(end, len(cover) - 4)):
        if (
            (word := speech["words-of"].at(cover, at, end))
            and cover[at + word] not in "人官"
            and told.reader.known.at(at, end) is None
        ):
            end = at
            break
    naming = told.reader.known.before(clause.verb_end, end)
    if naming is not None and naming.can_speak:
        return Cited(first_named(told, naming.start, end), verbs[-1].verb_end if verbs else segment)
    named = told.reader.read(cover, clause.verb_end, end)
    speakers = told.named(named) or first_named(told, clause.verb_end, end)
    if not speakers and not verbs:
        return None
    return Cited(speakers, verbs[-1].verb_end if verbs else segment)


def _comma(cover: str, start: int, end: int) -> int | None:
    return next((at for at in range(start, end) if cover[at] in _COMMAS), None)


def _trim(cover: str, start: int, end: int) -> int:
    while end > start and cover[end - 1] in (" ", BRACKETED):
        end -= 1
    return end
