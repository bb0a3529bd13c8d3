"""Draft -> what happened or is to happen: events with type, mode, status, participants, time and place."""

from parley.coding.events.code import code_events

__all__ = ["code_events"]
