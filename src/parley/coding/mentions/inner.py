"""What stands within a title of the lexicon: 外交部 in 外交部长, 北约 in 北约秘书长, 欧盟委员会 in 欧盟委员会主席."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from parley.lang.zh.lexicon import load_lexicon

_MIN: Final = 2
_KINDS: Final = frozenset(("organization", "state", "group"))


@lru_cache(maxsize=2048)
def inner_of(form: str) -> tuple[int, str] | None:
    """Return the length and the id of the longest owner or institution that a title begins with; None where none does.

    Args:
        form: The title, folded.
    """
    lexicon = load_lexicon()
    for size in range(len(form) - 1, _MIN - 1, -1):
        for ident in lexicon.forms.get(form[:size], ()):
            if lexicon.entries[ident].kind in _KINDS:
                return size, ident
    return None
