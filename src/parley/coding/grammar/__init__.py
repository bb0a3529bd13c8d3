"""Draft -> clauses with their phrases, and how a predicate stands in its clause: subject, objects, modality, times."""

from parley.coding.grammar.clauses import Clause, Phrase
from parley.coding.grammar.frames import Frame
from parley.coding.grammar.read import Grammar, read_grammar

__all__ = ["Clause", "Frame", "Grammar", "Phrase", "read_grammar"]
