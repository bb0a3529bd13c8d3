"""Where one speaker sets his account of a fact against another's: denials, corrections, what a term covers.

The words of contrast are data (`lang/zh/contrasts.tsv`). A refusal of a proposal is none: two parties that want
different things do not differ in their accounts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parley.account.differences.claims import Claim, Found
from parley.account.differences.contents import Contents
from parley.account.differences.sayings import Saying, version_of
from parley.account.records import Records
from parley.lang.zh.contrasts import Contrast, Contrasts
from parley.model.account import DifferenceKind
from parley.model.record import evidence_at

_SETS: Final = ("counter", "reply", "deny", "open", "bound", "correct")
_OWN_SIDE: Final = frozenset(("reply", "deny", "correct", "open"))
_SETTLED: Final = frozenset(("agree", "accept", "commit", "agree-to-negotiate", "order", "implement", "extend"))
_POSITIONS: Final = frozenset((
    "demand", "propose", "urge", "threaten", "warn", "order", "expect", "welcome", "thank", "question",
))  # fmt: skip
"""Acts that tell what one wants, not what is so."""
_ALIKE: Final = 2
_BONUS: Final = 6
_STATED: Final = 2
_REACH: Final = 4
_BARE: Final = 3
_ACCUSED: Final = frozenset(("accuse", "claim"))


def find_rebuttals(sayings: Sequence[Saying], records: Records) -> Iterator[Found]:
    """Find the sayings of one page that contradict one before them.

    Args:
        sayings: The page's, in order of place.
        records: The story's records.
    """
    for at, answer in enumerate(sayings):
        mark = _mark(answer)
        if mark is None or answer.statement.act == "decline-comment":
            continue
        before = sayings[max(0, at - _REACH) : at]
        last = next((one for one in reversed(before) if not one.speakers & answer.speakers), None)
        ranked = [(_fit(one, answer, mark, is_last=one is last), number) for number, one in enumerate(before)]
        score, number = max(ranked, default=(0, 0))
        if score:
            yield from _pair([before[number]], _with_own(answer, before[number], before), mark.kind, records)


def find_stated(
    sayings: Sequence[Saying], contrasts: Contrasts, contents: Contents, records: Records
) -> Iterator[Found]:
    """Find the sayings of which the page itself says that they differ: the two sides told of behind those words.

    Args:
        sayings: The page's, in order of place.
        contrasts: The words of contrast.
        contents: Reads the page's words.
        records: The story's records.
    """
    if not sayings:
        return
    page = sayings[0].page
    for number, block in enumerate(page.blocks, start=1):
        words = contents.words(page, evidence_at(page.text, block.start, block.end)) if block.end > block.start else ""
        if block.kind in ("title", "heading") or not any(one.sort == "apart" for one in contrasts.find(words)):
            continue
        ours = [one for one in sayings if one.block == number and one.sides]
        before = [one for one in sayings if one.block == number - 1 and one.sides]
        pairs = list(_opposed(ours, ours)) or list(_opposed(before, ours))
        for score, one, other in sorted(pairs, key=lambda pair: (-pair[0], pair[1].start, pair[2].start))[:_STATED]:
            if score:
                yield from _pair([one], [other], None, records)


def _opposed(ones: Sequence[Saying], others: Sequence[Saying]) -> Iterator[tuple[int, Saying, Saying]]:
    """Return sayings of different sides, the first before the other, with what they have in common."""
    for one in ones:
        for other in others:
            if one.start < other.start and not one.speakers & other.speakers and not one.sides & other.sides:
                yield _shared(one, other), one, other


def _mark(saying: Saying) -> Contrast | None:
    """Return the word by which a saying sets itself against another, the most telling first."""
    marks = [mark for mark in saying.marks if mark.sort in _SETS]
    if marks:
        return min(marks, key=lambda mark: _SETS.index(mark.sort))
    return Contrast("", "reply", "status") if saying.statement.act == "deny" else None


def _shared(one: Saying, other: Saying) -> int:
    return len(one.content & other.content) + 2 * bool(set(one.rows) & set(other.rows))


def _fit(before: Saying, answer: Saying, mark: Contrast, *, is_last: bool) -> int:
    """Tell how well a saying is what the answer answers; 0 where it is not."""
    if before.speakers & answer.speakers or before.statement.act == "deny":
        return 0
    if before.sides & answer.sides and mark.sort not in _OWN_SIDE:
        return 0
    if not _could_be_answered(before, answer, mark):
        return 0
    near = answer.block - before.block <= 1
    shared = _shared(before, answer)
    points_back = mark.sort in ("reply", "counter") and (len(answer.content) <= _BARE or _is_back(answer))
    if mark.sort == "correct" and (len(before.content & answer.content) < _ALIKE or not is_last):
        return 0
    replies = near and is_last and mark.sort in ("reply", "counter")
    if shared < _ALIKE and not (near and shared) and not replies:
        return 0
    return 1 + 2 * shared + 2 * near + (before.statement.act in _ACCUSED) + _BONUS * (points_back and is_last)


def _is_back(answer: Saying) -> bool:
    return any(one.sort == "back" for one in answer.marks)


def _could_be_answered(before: Saying, answer: Saying, mark: Contrast) -> bool:
    """Tell whether a saying tells what such a word can set itself against: a wide scope, something settled."""
    if answer.statement.act != "deny" and before.statement.act in _POSITIONS:
        return False
    if mark.sort == "deny" and not (before.sides and answer.sides):
        return False
    if mark.sort == "bound":
        return bool(before.content & answer.content) and any(one.sort == "wide" for one in before.marks)
    if mark.sort == "open":
        settled = any(one.holders & answer.sides and one.provision.stance in _SETTLED for one in before.claims)
        return settled or any(not row.startswith("l") for row in before.rows)
    return True


def _with_own(answer: Saying, before: Saying, earlier: Sequence[Saying]) -> list[Saying]:
    """Return the answer, and what its side said before where the answer alone says only no."""
    if len(answer.content) > _BARE:
        return [answer]
    own = [
        one for one in earlier if one.sides & answer.sides and one.start < before.start and one.content & before.content
    ]
    return [answer, *own[-1:]]


def _pair(
    ours: Sequence[Saying], theirs: Sequence[Saying], kind: DifferenceKind | None, records: Records
) -> Iterator[Found]:
    nearest = _nearest(ours[0], theirs[0])
    shared = [nearest[1].row] if nearest else [row for row in ours[0].rows if row in theirs[0].rows]
    own = f"{theirs[0].page.id}/{theirs[0].statement.id}"
    about = next(iter((*shared, *theirs[0].rows, *ours[0].rows)), own)
    told = _kind_of(*nearest) if nearest else None
    found = kind or told or ("actor" if ours[0].statement.act in _ACCUSED else "characterisation")
    yield Found(found, about, (version_of(ours, records), version_of(theirs, records)), "act")


def _nearest(one: Saying, other: Saying) -> tuple[Claim, Claim] | None:
    """Return the claims of two sayings that are about one thing, where their words show it."""
    pairs = [(len(mine.content & theirs.content), mine, theirs) for mine in one.claims for theirs in other.claims]
    best = max(pairs, key=lambda pair: pair[0], default=None)
    return best[1:] if best is not None and best[0] else None


def _kind_of(mine: Claim, theirs: Claim) -> DifferenceKind | None:
    """Return the kind of difference that two claims about one thing show, or None."""
    ours, others = mine.provision, theirs.provision
    if ours.duration and others.duration and ours.duration != others.duration:
        return "time"
    units = {one.unit: one.value for one in ours.quantities}
    if any(units.get(one.unit, one.value) != one.value for one in others.quantities):
        return "quantity"
    return "scope" if ours.target and others.target and ours.target != others.target else None
