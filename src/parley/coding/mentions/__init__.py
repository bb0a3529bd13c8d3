"""Article -> who is named in it: entities, and the mentions that stand for them."""

from parley.coding.mentions.code import code_mentions

__all__ = ["code_mentions"]
