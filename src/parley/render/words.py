"""Single values of records -> the words for them: times, quotations, page numbers, names, codes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from parley.codebook import LabelLanguage, load_codebook
from parley.model.account import Account
from parley.model.article import ArticleWarning, Byline
from parley.model.coding import Entity
from parley.render.labels import Language, find_label, label

_CLOCK = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?")
_SPAN = re.compile(r"P(T?)(\d{1,6})([YMWDH])")
_QUOTES: dict[Language, tuple[str, str]] = {"zh-hans": ("“", "”"), "zh-hant": ("「", "」"), "en": ("“", "”")}
_CODEBOOK_LANGUAGES: dict[Language, LabelLanguage] = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant", "en": "en"}
_OPENING = '“「『"‘'
_CLOSING = '”」』"’'


def time_words(value: str) -> str:
    """Return an ISO 8601 value as a reader writes it, with just the precision it has.

    Example:
        >>> time_words("2025-03-18T17:14+08:00")
        '2025-03-18 17:14 +08:00'
    """
    match = _CLOCK.fullmatch(value)
    return " ".join(part for part in match.groups() if part) if match else value


def quoted(exact: str, language: Language) -> str:
    """Return the exact words in quotation marks; words that bring their own keep those."""
    words = exact.strip()
    if len(words) > 1 and words[0] in _OPENING and words[-1] in _CLOSING:
        return words
    opening, closing = _QUOTES[language]
    return f"{opening}{words}{closing}"


def numbers_of(account: Account) -> dict[str, str]:
    """Return the printed numbers of each article: `[3]`, or `[3][4]` for a page that was given twice."""
    found: dict[str, str] = {}
    for line in account.articles:
        found[line.id] = f"{found.get(line.id, '')}[{line.number}]"
    return found


def sources(articles: Iterable[str], numbers: Mapping[str, str]) -> str:
    """Return the numbers of the articles, each once, in the order given."""
    return "".join(numbers.get(ident, "[?]") for ident in dict.fromkeys(articles))


def entity_words(entity: Entity | None, ident: str, language: Language) -> str:
    """Return the name of an entity: its own in the reader's language, else as a page prints it, else its id.

    Its Chinese name is in simplified characters; a reader of traditional ones gets a name as printed first.
    """
    if entity is None:
        return ident
    printed = next(iter(entity.names), None)
    own = (printed, entity.name_zh) if language == "zh-hant" else (entity.name_zh, printed)
    english = entity.name_en if language == "en" else None
    return english or own[0] or own[1] or entity.name_en or ident


class Names:
    """Names the entities of a story in the reader's language, as pages print them."""

    def __init__(self, entities: Iterable[Entity], language: Language) -> None:
        """Index the entities."""
        self.language = language
        self._entities = {entity.id: entity for entity in entities}

    def of(self, ident: str) -> str:
        """Return the name of an entity, or its id."""
        return entity_words(self._entities.get(ident), ident, self.language)


def span_words(duration: str, language: Language) -> str:
    """Return an ISO 8601 duration of one unit as a reader writes it, others as they are.

    Example:
        >>> span_words("P30D", "en")
        '30 days'
    """
    match = _SPAN.fullmatch(duration)
    if match is None:
        return duration
    unit = f"{'T' if match[1] else ''}{match[3]}"
    return label(f"span.{unit}", language, count=match[2])


def byline_words(bylines: Iterable[Byline], language: Language) -> str:
    """Return the names of a byline, each with its role."""
    comma = label("brief.and", language)
    return comma.join(
        one.name + in_brackets(code_words("byline-role", one.role, language), language) for one in bylines
    )


def in_brackets(words: str, language: Language) -> str:
    """Return a remark in brackets, to follow other words."""
    return label("brief.paren", language, words=words)


def warning_words(warning: ArticleWarning, language: Language) -> str:
    """Return what a warning says, in the reader's language where there is a sentence for its code."""
    code = code_words("warning-code", warning.code, language)
    why = find_label(f"why.{warning.code}", language) or warning.message
    return code if why == code else f"{code}{label('brief.colon', language)}{why}"


def code_words(vocabulary: str, code: str, language: Language) -> str:
    """Return the codebook's label for a code, or the code itself where it has none."""
    found = load_codebook().vocabularies.get(vocabulary, {}).get(code)
    return code if found is None else found.label(_CODEBOOK_LANGUAGES[language])
