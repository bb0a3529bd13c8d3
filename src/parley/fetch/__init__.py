"""The edge where pages come in: files, folders, patterns, JSONL and standard input -> raw bytes, one page at a time."""

from parley.fetch.files import find_pages
from parley.fetch.raw import RawPage, ReadLimits

__all__ = ["RawPage", "ReadLimits", "find_pages"]
