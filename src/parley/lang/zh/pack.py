"""The Chinese pack: data files read once, checked, and turned into look-ups.

Every table is small enough to read whole; `load_pack` keeps one copy a process.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, cast, get_args
from zoneinfo import available_timezones

from parley.errors import BadPack
from parley.lang.tables import Row, read_lines, read_table
from parley.lang.words import WordFinder
from parley.lang.zh.script import narrow, shadow
from parley.model.article import BylineRole, FurnitureKind

PACK_NAME: Final = "zh"
PACK_VERSION: Final = "1"
_PACKAGE: Final = "parley.lang.zh"


Where = Literal["whole", "start", "end", "any"]
Effect = Literal["line", "list", "tail"]
LabelRole = BylineRole | Literal["source", "outlet-note"]


@dataclass(frozen=True, slots=True)
class LineRule:
    """Words that tell a line of furniture; `words` are on the shadow."""

    kind: FurnitureKind
    where: Where
    effect: Effect
    words: tuple[str, ...]
    line: int

    @property
    def id(self) -> str:
        """Return the rule's name, for records."""
        return f"zh.lines.{self.kind}.{self.where}.{self.effect}"


@dataclass(frozen=True, slots=True)
class OutletEntry:
    """One outlet, agency or government source of the pack."""

    id: str
    name: str
    name_hant: str
    name_en: str
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    kind: str
    region: str
    zone: str


@dataclass(frozen=True, slots=True)
class Platform:
    """A platform whose pages belong to the accounts of others."""

    id: str
    name: str
    domains: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """What the stages ask of the language.

    Attributes:
        label: `zh/1`: name and version, stored with what was made.
        line_rules: In the file's order.
        labels: Credit label (on the shadow) -> role, longest labels first.
        long_labels: Finds those of more than one character.
        outlets: In order of id.
        outlet_by_name: Every name and alias, half-width and lower case -> entry.
        outlet_by_shadow: Their shadows -> entry, without those that two outlets share (經濟日報 / 经济日报).
        outlet_by_domain: Domain -> entry.
        platforms: Platforms of self-media accounts.
        foreign_trades: Words (on the shadow) -> the trade whose brands they mark.
        foreign_words: Finds those words.
        surnames: Family names, simplified.
        no_names: Words that stand where a name could but name nobody.
        no_name_ends: Endings that tell such words.
    """

    label: str
    line_rules: tuple[LineRule, ...]
    labels: dict[str, LabelRole]
    long_labels: WordFinder
    outlets: tuple[OutletEntry, ...]
    outlet_by_name: dict[str, OutletEntry]
    outlet_by_shadow: dict[str, OutletEntry]
    outlet_by_domain: dict[str, OutletEntry]
    platforms: tuple[Platform, ...]
    platform_by_domain: dict[str, Platform]
    foreign_trades: dict[str, str]
    foreign_words: WordFinder
    surnames: frozenset[str]
    no_names: frozenset[str]
    no_name_ends: tuple[str, ...]

    def is_no_name(self, folded: str) -> bool:
        """Tell a word (on the shadow) that stands where a name could but names nobody."""
        return folded in self.no_names or folded.endswith(self.no_name_ends)

    def outlet_named(self, name: str) -> OutletEntry | None:
        """Return the outlet that goes by exactly this name, in any script or width."""
        name = name.strip()
        return self.outlet_by_name.get(printed_key(name)) or self.outlet_by_shadow.get(shadow(name))

    def outlet_prefix(self, text: str) -> int:
        """Return the length of the longest opening of `text` that names an outlet; 0 when none does."""
        key, folded = printed_key(text), shadow(text)
        for length in range(len(text), 1, -1):
            if key[:length] in self.outlet_by_name or folded[:length] in self.outlet_by_shadow:
                return length
        return 0

    def outlet_at(self, host: str) -> OutletEntry | None:
        """Return the outlet at this host name or at a domain above it."""
        parts = host.lower().strip(".").split(".")
        for start in range(len(parts) - 1):
            entry = self.outlet_by_domain.get(".".join(parts[start:]))
            if entry is not None:
                return entry
        return None

    def platform_named(self, name: str) -> Platform | None:
        """Return the platform of this name, or None."""
        folded = shadow(name.strip())
        return next((platform for platform in self.platforms if folded in platform.names), None)

    def platform_at(self, host: str) -> Platform | None:
        """Return the platform at this host name or at a domain above it."""
        parts = host.lower().strip(".").split(".")
        for start in range(len(parts) - 1):
            platform = self.platform_by_domain.get(".".join(parts[start:]))
            if platform is not None:
                return platform
        return None


@lru_cache(maxsize=1)
def load_pack() -> Pack:
    """Read, check and index the pack's files.

    Raises:
        BadPack: A file is wrong; the error gives file and line.
    """
    outlets, by_name, by_domain = _load_outlets()
    words = {line for _, line in read_lines(_PACKAGE, "not_names.txt")}
    labels = _load_labels()
    trades = _load_trades()
    ends = {word for word in words if word.startswith("*")}
    platforms = _load_platforms()
    return Pack(
        label=f"{PACK_NAME}/{PACK_VERSION}",
        line_rules=_load_line_rules(),
        labels=labels,
        long_labels=WordFinder(label for label in labels if len(label) > 1),
        outlets=outlets,
        outlet_by_name=by_name,
        outlet_by_shadow=_shadows(by_name),
        outlet_by_domain=by_domain,
        platforms=platforms,
        platform_by_domain={domain: p for p in platforms for domain in p.domains},
        foreign_trades=trades,
        foreign_words=WordFinder(trades),
        surnames=frozenset(line for _, line in read_lines(_PACKAGE, "surnames.txt")),
        no_names=frozenset(words - ends),
        no_name_ends=tuple(sorted(end[1:] for end in ends)),
    )


def _load_line_rules() -> tuple[LineRule, ...]:
    rules = []
    for row in read_table(_PACKAGE, "lines.tsv", ("kind", "where", "effect", "words", "example")):
        _check(row, "kind", get_args(FurnitureKind))
        _check(row, "where", get_args(Where))
        _check(row, "effect", get_args(Effect))
        rules.append(
            LineRule(
                kind=cast("FurnitureKind", row["kind"]),
                where=cast("Where", row["where"]),
                effect=cast("Effect", row["effect"]),
                words=tuple(dict.fromkeys(shadow(word) for word in row.words("words"))),
                line=row.line,
            )
        )
    return tuple(rules)


def _load_labels() -> dict[str, LabelRole]:
    found: dict[str, LabelRole] = {}
    roles = (*get_args(BylineRole), "source", "outlet-note")
    for row in read_table(_PACKAGE, "bylines.tsv", ("role", "where", "labels", "example")):
        _check(row, "role", roles)
        for label in row.words("labels"):
            found.setdefault(shadow(label), cast("LabelRole", row["role"]))
    return dict(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))


_OUTLET_COLUMNS = (
    "id", "name", "name_hant", "name_en", "aliases", "domains", "kind", "region", "zone",
)  # fmt: skip


def _load_outlets() -> tuple[tuple[OutletEntry, ...], dict[str, OutletEntry], dict[str, OutletEntry]]:
    zones = available_timezones()
    entries: list[OutletEntry] = []
    by_name: dict[str, OutletEntry] = {}
    by_domain: dict[str, OutletEntry] = {}
    for row in read_table(_PACKAGE, "outlets.tsv", _OUTLET_COLUMNS):
        if row["zone"] and row["zone"] not in zones:
            raise row.fail(f"{row['zone']} is no IANA zone")
        entry = OutletEntry(
            id=row["id"],
            name=row["name"],
            name_hant=row["name_hant"],
            name_en=row["name_en"],
            aliases=row.words("aliases"),
            domains=row.words("domains"),
            kind=row["kind"],
            region=row["region"],
            zone=row["zone"],
        )
        entries.append(entry)
        for name in {entry.name, entry.name_hant, entry.name_en, *entry.aliases} - {""}:
            _claim(by_name, printed_key(name), entry, row)
        for domain in entry.domains:
            _claim(by_domain, domain.lower(), entry, row)
    return tuple(entries), by_name, by_domain


def printed_key(name: str) -> str:
    """Return a name as the tables key it: half-width, lower case, in its own script."""
    return narrow(name).lower()


def _shadows(by_name: dict[str, OutletEntry]) -> dict[str, OutletEntry]:
    """Return the names by their shadow, where only one outlet has that shadow."""
    found: dict[str, OutletEntry] = {}
    shared: set[str] = set()
    for name, entry in by_name.items():
        key = shadow(name)
        if found.setdefault(key, entry) is not entry:
            shared.add(key)
    return {key: entry for key, entry in found.items() if key not in shared}


def _load_platforms() -> tuple[Platform, ...]:
    columns = ("id", "name", "name_hant", "domains", "account_marker", "note")
    rows = read_table(_PACKAGE, "platforms.tsv", columns)
    return tuple(_platform(row) for row in rows)


def _platform(row: Row) -> Platform:
    names = (row["name"], *row.words("account_marker"))
    return Platform(
        id=row["id"],
        name=row["name"],
        domains=row.words("domains"),
        names=tuple(dict.fromkeys(shadow(name) for name in names)),
    )


def _load_trades() -> dict[str, str]:
    rows = read_table(_PACKAGE, "foreign_trades.tsv", ("word", "trade", "note"))
    return {shadow(row["word"]): row["trade"] for row in rows}


def _claim(table: dict[str, OutletEntry], key: str, entry: OutletEntry, row: Row) -> None:
    other = table.setdefault(key, entry)
    if other is not entry:
        raise row.fail(f"{key} already stands for {other.id}")


def _check(row: Row, column: str, allowed: tuple[str, ...]) -> None:
    if row[column] not in allowed:
        raise row.fail(f"{column} {row[column]!r} is none of {' '.join(allowed)}")


__all__ = ["BadPack", "LineRule", "OutletEntry", "Pack", "Platform", "load_pack"]
