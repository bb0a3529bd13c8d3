"""Other renderings that brackets give for a known name: 菲丹(Hakan Fidan,又译费丹)."""

from __future__ import annotations

import re
from typing import Final

from parley.coding.mentions.page_names import PageNames
from parley.coding.mentions.pieces import Piece
from parley.lang.zh.naming import Naming
from parley.lang.zh.speech import Speech

_BRACKET: Final = re.compile(r" ?\(([^()\n]{2,90})\)")
_PART: Final = re.compile(r"[^,，、/;；。:]+")
_HAN: Final = re.compile(r"[\u3400-\u9fff·]{2,12}")
_QUOTES: Final = "“”「」『』《》\"' "


def add_glosses(names: PageNames, text: str, pieces: list[Piece], naming: Naming, speech: Speech) -> None:
    """Add the Chinese names in the brackets behind names of the lexicon.

    Args:
        names: Where they are added.
        text: The folded shadow.
        pieces: What the lexicon knows on the page.
        naming: How names are made.
        speech: The words of the pack.
    """
    starts = {piece.start for piece in pieces}
    for piece in pieces:
        if piece.entity is None or piece.title is not None or text[piece.end : piece.end + 2].lstrip()[:1] != "(":
            continue
        match = _BRACKET.match(text, piece.end)
        for part in _PART.finditer(match[1]) if match else ():
            word = part[0].strip(_QUOTES)
            intro = naming["gloss-intro"].at(word, 0, len(word))
            name = word[intro:].strip(_QUOTES)
            at = text.find(name, piece.end)
            if not _HAN.fullmatch(name) or at in starts:
                continue
            if intro or (
                piece.entity.startswith("person/") and all(char in speech.foreign or char == "·" for char in name)
            ):
                names.add(name, piece.entity, "gloss", speech)
