"""Article -> the times told in it: kind, ISO 8601 value, zone, bound and anchor of each expression."""

from parley.coding.times.code import code_times

__all__ = ["code_times"]
