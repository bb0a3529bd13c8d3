"""Draft -> what is on the table: each party's stance on each term, with its scope, duration and numbers."""

from parley.coding.provisions.code import code_provisions

__all__ = ["code_provisions"]
