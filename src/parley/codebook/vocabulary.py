"""What the codebook holds: codes with their labels, and what PLOVER and CAMEO say of event types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

LabelLanguage = Literal["zh-Hans", "zh-Hant", "en"]
LANGUAGES: tuple[LabelLanguage, ...] = get_args(LabelLanguage)


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One code of one vocabulary.

    Attributes:
        vocabulary: The vocabulary's name: the type's name in `parley.model`, small, with hyphens.
        code: The code as it stands in JSON.
        label_zh_hans: Its name in simplified Chinese.
        label_zh_hant: Its name in traditional Chinese.
        label_en: Its name in English.
        meaning: What it says, in English; empty where the label says it all.
    """

    vocabulary: str
    code: str
    label_zh_hans: str
    label_zh_hant: str
    label_en: str
    meaning: str

    def label(self, language: LabelLanguage) -> str:
        """Return the code's name in a language."""
        if language == "zh-Hans":
            return self.label_zh_hans
        if language == "zh-Hant":
            return self.label_zh_hant
        return self.label_en


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTypeCode:
    """What the sources of the event types say of one.

    Attributes:
        code: The event type.
        cameo: CAMEO root codes, or the codes below a root that belong to it.
        score: From conflict (-10) to cooperation (+10).
        modes: The modes that its events may have, codes of `event-mode`; empty when it has none.
    """

    code: str
    cameo: tuple[str, ...]
    score: float
    modes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """Every vocabulary, in the order of the data file.

    Attributes:
        vocabularies: The codes of each vocabulary, by code.
        event_types: What is known of each event type, by code.
    """

    vocabularies: Mapping[str, Mapping[str, Code]]
    event_types: Mapping[str, EventTypeCode]

    def codes(self, vocabulary: str) -> tuple[Code, ...]:
        """Return the codes of a vocabulary.

        Raises:
            KeyError: There is no such vocabulary.
        """
        return tuple(self.vocabularies[vocabulary].values())

    def label(self, vocabulary: str, code: str, language: LabelLanguage) -> str:
        """Return what to call a code in prose.

        Raises:
            KeyError: There is no such vocabulary, or no such code in it.

        Example:
            >>> from parley.codebook import load_codebook
            >>> load_codebook().label("stance", "accept-in-principle", "zh-Hans")
            '原则上同意'
        """
        return self.vocabularies[vocabulary][code].label(language)
