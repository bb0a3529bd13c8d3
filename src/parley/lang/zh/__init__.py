"""The Chinese language pack, for all regional forms."""

from parley.lang.zh.pack import Pack, load_pack

__all__ = ["Pack", "load_pack"]
