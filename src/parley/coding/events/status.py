"""How an event stands: happened, to come, meant, denied; by the words that govern its predicate and by its day."""

from __future__ import annotations

from datetime import date
from typing import Final

from parley.coding.draft import Draft
from parley.coding.grammar import Frame
from parley.lang.zh.events import Trigger
from parley.lang.zh.grammar import MarkKind
from parley.model.coding import EventStatus, TimeExpression

_Marks = frozenset[MarkKind]

_DAY: Final = 10
_WEIGHED: Final = frozenset(("consult", "cooperate", "support", "retreat", "sanction"))  # what may be told as possible
_UNDATED: Final = frozenset(("assault", "coerce", "request", "threaten", "accuse"))  # meant some day: no event
_CALLED_OFF: Final = frozenset(("consult", "protest", "cooperate", "support"))
_NO_EVENT: Final[_Marks] = frozenset(("negation", "wish", "ask", "propose", "must"))
_AHEAD: Final[_Marks] = frozenset(("future", "plan", "agree"))
_FORWARD: Final[_Marks] = frozenset(("future", "agree", "expect"))
_CARRIED: Final[_Marks] = frozenset(("threat", "wish", "ask", "propose", "future", "plan", "agree", "expect"))
_MODAL: Final[_Marks] = _CARRIED | {"negation", "must", "done", "ongoing", "cancel", "deny"}
_OPEN: Final[_Marks] = _NO_EVENT | {"future", "expect", "condition"}


def read_status(trigger: Trigger, frame: Frame, time: TimeExpression | None, draft: Draft) -> EventStatus | None:
    """Tell how an event stands.

    Args:
        trigger: What tells it.
        frame: How it stands in its clause.
        time: Its time.
        draft: The page; its day tells what is still to come.

    Returns:
        None where it is no event: wished for, demanded, negated, threatened with.
    """
    marks = _governing(frame)
    if "deny" in marks:
        return "denied"
    if marks & {"cancel", "delay"}:
        return "cancelled" if trigger.type in _CALLED_OFF and not marks & _NO_EVENT else None
    if "settled" not in marks:
        return _told(trigger, marks, time, draft)
    return None if marks & _OPEN else _dated(time)


def _told(trigger: Trigger, marks: set[MarkKind], time: TimeExpression | None, draft: Draft) -> EventStatus | None:
    weighed = trigger.type in _WEIGHED
    status: EventStatus | None = "happened"
    if "condition" in marks:
        status = "conditional" if weighed and marks & _FORWARD else None
    elif marks & _NO_EVENT or ("threat" in marks and trigger.type != "threaten"):
        status = None
    elif "expect" in marks:
        status = "expected" if weighed else None
    elif marks & _AHEAD:
        status = _dated(time) if time is not None or trigger.type not in _UNDATED else None
    elif "done" in marks:
        status = "happened"
    elif _is_ahead(time, draft):
        status = "scheduled"
    elif "ongoing" in marks:
        status = "ongoing"
    return status


def _dated(time: TimeExpression | None) -> EventStatus:
    return "scheduled" if time is not None else "planned"


def _governing(frame: Frame) -> set[MarkKind]:
    """Return what governs the predicate: its own function words, and those of the clause that it goes on."""
    own: set[MarkKind] = set(frame.marks)
    if "condition" in frame.after or ("condition" in frame.leads and "done" not in own):
        own.add("condition")
    if frame.inherited and not own & _MODAL:
        own |= set(frame.leads) & _CARRIED
    return own


def _is_ahead(time: TimeExpression | None, draft: Draft) -> bool:
    """Tell a time after the day the page was published."""
    published = draft.article.published
    if time is None or time.value is None or published is None:
        return False
    day, value = published.value[:_DAY], time.value[:_DAY]
    if "W" in value:
        year, week, _ = date.fromisoformat(day).isocalendar() if len(day) == _DAY else (9999, 0, 0)
        return value > f"{year:04}-W{week:02}"
    return value[: len(day)] > day[: len(value)] and value[:4].isdigit()
