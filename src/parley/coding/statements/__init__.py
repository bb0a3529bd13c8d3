"""Article and mentions -> who said what: statements with speaker, act, form and the chain that passed them on."""

from parley.coding.statements.code import code_statements

__all__ = ["code_statements"]
