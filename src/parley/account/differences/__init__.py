"""Where the accounts of one thing differ: each version with who says so and where, in neutral words."""

from parley.account.differences.find import find_differences

__all__ = ["find_differences"]
