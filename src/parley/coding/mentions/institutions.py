"""The words of an institution behind its owner: 俄罗斯 + 自然资源 + 部."""

from __future__ import annotations

from typing import Final

from parley.lang.zh.naming import Naming

_MAX_DOMAINS: Final = 4
_JOINERS: Final = frozenset("和与及")


def parse_parts(text: str, start: int, naming: Naming) -> tuple[int, str]:
    """Read what an institution is for and what it is.

    Args:
        text: The folded shadow.
        start: Where its owner ends.
        naming: How names are made.

    Returns:
        Where the name ends and its English; 0 and nothing where no such name begins.
    """
    domain = naming.parts["domain"]
    words: list[str] = []
    at, size = start, len(text)
    while len(words) < _MAX_DOMAINS:
        if words and text[at : at + 1] in _JOINERS and domain.at(text, at + 1, size):
            words.append("and")
            at += 1
        length = domain.at(text, at, size)
        if not length:
            break
        words.append(naming.english["domain", text[at : at + length]])
        at += length
    length = naming.parts["head"].at(text, at, size) if words else 0
    if not length:
        return 0, ""
    return at + length, " ".join((*words, naming.english["head", text[at : at + length]]))
