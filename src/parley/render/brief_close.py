"""The end of a brief: pages that could not be read, and what was and was not looked for."""

from __future__ import annotations

from collections.abc import Sequence

from parley.errors import BadPage
from parley.model.account import Account
from parley.render.labels import Language, find_label, label
from parley.render.sheet import Row, clip
from parley.render.words import in_brackets

_LAYERS = ("pages", "origins", "timeline", "statements", "events", "provisions", "ledger", "differences", "next")


def refused_rows(refused: Sequence[BadPage], language: Language) -> list[Row]:
    """Return the section of the pages that could not be read; nothing when all could."""
    if not refused:
        return []
    rows = [Row("section", label("section.refused", language))]
    return [*rows, *(Row("note", clip(str(page), chars=300)) for page in refused)]


def close_rows(account: Account, language: Language) -> list[Row]:
    """Return the closing note: which layers were made, which were not, and who made the sheet."""
    comma, colon = label("brief.and", language), label("brief.colon", language)
    made = [find_label(f"layer.{layer}", language) or layer for layer in account.layers]
    missing = [label(f"layer.{layer}", language) for layer in _LAYERS if layer not in account.layers]
    rows = [Row("section", label("section.close", language))]
    if made:
        rows.append(Row("note", label("layers.made", language) + colon + comma.join(made)))
    if missing:
        note = in_brackets(label("layers.missing-note", language), language)
        rows.append(Row("note", label("layers.missing", language) + colon + comma.join(missing) + note))
    makers = account.made_by
    rows.append(Row("note", label("brief.made-by", language, version=makers.version, pack=makers.pack)))
    return rows
