"""The words that Parley itself prints, by key and language: from `labels.tsv`, and for codes from the codebook."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Literal, get_args

from parley.errors import BadPack

Language = Literal["zh-hans", "zh-hant", "en"]
_FILE = "labels.tsv"


@cache
def load_labels() -> dict[str, dict[Language, str]]:
    """Return every label by key and language.

    Raises:
        BadPack: A line of the file does not fit; the error names it.
    """
    languages: tuple[Language, ...] = get_args(Language)
    text = resources.files("parley.render").joinpath(_FILE).read_text("utf-8")
    found: dict[str, dict[Language, str]] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line or line.startswith(("#", "key\t")):
            continue
        key, *cells = line.split("\t")
        if len(cells) != len(languages) or key in found:
            raise BadPack(_FILE, number, f"{key} is there twice, or has not {len(languages)} labels")
        found[key] = dict(zip(languages, cells, strict=True))
    return found


def label(key: str, language: Language, **values: str | int) -> str:
    """Return a label, its places filled in."""
    return load_labels()[key][language].format(**values)


def find_label(key: str, language: Language) -> str | None:
    """Return a label, or None where there is none or it is empty."""
    return load_labels().get(key, {}).get(language) or None


def count_label(key: str, count: int, language: Language) -> str:
    """Return the label for a number of things, `key.one` or `key.many`."""
    return label(f"{key}.{'one' if count == 1 else 'many'}", language, count=count)
