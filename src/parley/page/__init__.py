"""Bytes -> Page: encoding, mojibake repair, content hash, and what kind of text it is."""

from parley.model.limits import DEFAULT_LIMITS, Limits
from parley.page.read import page_from_text, read_page

__all__ = ["DEFAULT_LIMITS", "Limits", "page_from_text", "read_page"]
