"""The neutral sentence that says what a difference is about, in Chinese and English: labels and names, no judgement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from parley.account.differences.claims import SEPARATOR, Found
from parley.codebook import load_codebook
from parley.model.account import DifferenceKind, Version
from parley.model.coding import Entity, Topic

_PAGE_ZH: Final = "报道"
_PAGE_EN: Final = "reports"
_KINDS: Final[dict[DifferenceKind, tuple[str, str]]] = {
    "scope": ("范围", "scope"),
    "quantity": ("数量", "number"),
    "actor": ("由谁", "who"),
    "time": ("时间", "time"),
    "status": ("状态", "how it stands"),
    "strength": ("分量", "how strong it is"),
    "omission": ("只见于一方", "told by one side only"),
    "characterisation": ("定性", "how it is described"),
}


class Words(NamedTuple):
    """A sentence in both languages."""

    zh: str
    en: str


_OUTCOMES: Final = {"full": Words("有成果", "with results"), "dim": Words("没有成果", "without results")}


class Namer:
    """Names entities and codes as they stand in sentences."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        """Index the story's entities."""
        self._entities: Mapping[str, Entity] = {entity.id: entity for entity in entities}
        self._book = load_codebook()

    def name(self, ident: str) -> Words:
        """Return an entity's name in both languages; the words of the page where it has only those."""
        entity = self._entities.get(ident)
        if entity is None:
            return Words(ident, ident)
        printed = entity.names[0] if entity.names else ident.partition("/")[2]
        zh = entity.name_zh or printed
        return Words(zh, entity.name_en or zh)

    def code(self, vocabulary: str, code: str) -> Words:
        """Return the label of a code in both languages."""
        return Words(self._book.label(vocabulary, code, "zh-Hans"), self._book.label(vocabulary, code, "en"))

    def sentence(self, found: Found, topic: Topic | None) -> Words:
        """Return who says what, version by version, in the order in which they are shown.

        Args:
            found: The difference.
            topic: The topic of the term, or None where an event is meant.
        """
        zh_kind, en_kind = _KINDS[found.kind]
        told = [(self._tellers(one.according_to), self._value(one, found.vocabulary)) for one in found.versions]
        zh = "；".join(f"{who.zh}：{value.zh}" for who, value in told)
        en = "; ".join(f"{who.en}: {value.en}" for who, value in told)
        if found.kind == "omission" or "/" in found.about:  # nothing that has a name: no term, no event
            return Words(f"{zh_kind}——{zh}", f"{en_kind}: {en}")
        zh_topic, en_topic = self.code("topic", topic) if topic is not None else Words("事件", "event")
        return Words(f"{zh_topic}（{zh_kind}）——{zh}", f"{en_topic} ({en_kind}): {en}")

    def _value(self, version: Version, vocabulary: str | None) -> Words:
        """Return a version's value in words: labels of its codes, names of its entities, or as it is."""
        if vocabulary is None:
            return Words(version.value, version.value)
        if vocabulary == "outcome":
            return _OUTCOMES[version.value]
        parts = version.value.split(SEPARATOR)
        named = [self.name(part) if vocabulary == "entity" else self.code(vocabulary, part) for part in parts]
        return Words("、".join(one.zh for one in named), ", ".join(one.en for one in named))

    def _tellers(self, idents: tuple[str, ...]) -> Words:
        if not idents:
            return Words(_PAGE_ZH, _PAGE_EN)
        names = [self.name(ident) for ident in idents]
        return Words("、".join(name.zh for name in names), ", ".join(name.en for name in names))
