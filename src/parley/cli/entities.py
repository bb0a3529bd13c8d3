"""`parley entities`: who and what the pages name, with names, party, and how the words were linked to it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from parley.account.entities import unite_entities
from parley.cli.options import EntitiesForm, Setting
from parley.cli.output import Output
from parley.cli.pages import coding_from_raw, end, make_report, read_pages, refuse_overwriting
from parley.model.coding import Coding, Entity
from parley.render.safe import printable
from parley.story.identity import Link, find_links

_HEAD = ("entity", "kind", "name", "names", "party", "offices", "mentions", "pages", "linked by")


@dataclass(slots=True)
class _Count:
    """How often an entity is mentioned, on how many pages, and how its words were linked to it."""

    mentions: int = 0
    pages: set[str] = field(default_factory=set)
    linked_by: Counter[str] = field(default_factory=Counter)
    joined: dict[str, str] = field(default_factory=dict)


def run_entities(pages: Sequence[str], *, form: EntitiesForm, setting: Setting) -> int:
    """Code the pages and print their entities, the most mentioned first.

    Args:
        pages: The arguments.
        form: A table for people, or JSON for programs.
        setting: The shared options.

    Returns:
        The exit code.
    """
    refuse_overwriting(pages, setting.output)
    with make_report(pages, setting, streams=False) as report:
        codings = list(read_pages(pages, setting, report, coding_from_raw))
    if codings:
        with Output(setting.output) as out:
            out.write(_print(entity_rows(codings), form))
    return end(report)


def entity_rows(codings: Sequence[Coding]) -> list[dict[str, object]]:
    """Return one row an entity, the most mentioned first.

    Args:
        codings: The pages, in order.
    """
    links = find_links(codings)
    counts: dict[str, _Count] = {}
    for coding in codings:
        for mention in coding.mentions:
            _count(counts, mention.entity, mention.linked_by, coding.id, links)
    united = {entity.id: entity for entity in unite_entities(codings)}
    order = sorted(counts, key=lambda ident: (-counts[ident].mentions, ident))
    return [_row(united[ident], counts[ident], united) for ident in order]


def _count(counts: dict[str, _Count], ident: str, linked_by: str, page: str, links: dict[str, Link]) -> None:
    link = links.get(ident)
    count = counts.setdefault(link.entity if link else ident, _Count())
    count.mentions += 1
    count.pages.add(page)
    count.linked_by[linked_by] += 1
    if link is not None:
        count.joined[ident] = link.how


def _row(entity: Entity, count: _Count, united: dict[str, Entity]) -> dict[str, object]:
    names = [*entity.names, *(name for ident in sorted(count.joined) for name in united[ident].names)]
    return {
        "id": entity.id,
        "kind": entity.kind,
        "name_zh": entity.name_zh,
        "name_en": entity.name_en,
        "names": list(dict.fromkeys(names)),
        "party": entity.party,
        "offices": list(dict.fromkeys(role.office for role in entity.roles)),
        "mentions": count.mentions,
        "pages": len(count.pages),
        "linked_by": dict(sorted(count.linked_by.items())),
        "joined": dict(sorted(count.joined.items())),
    }


def _print(rows: list[dict[str, object]], form: EntitiesForm) -> str:
    if form == "json":
        return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    if form == "jsonl":
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    lines = ["\t".join(_HEAD), *("\t".join(map(printable, _cells(row))) for row in rows)]
    return "".join(f"{line}\n" for line in lines)


def _cells(row: dict[str, object]) -> list[str]:
    linked = row["linked_by"] if isinstance(row["linked_by"], dict) else {}
    joined = row["joined"] if isinstance(row["joined"], dict) else {}
    ways = [f"{how} {count}" for how, count in linked.items()]
    ways += [f"{ident} by {how}" for ident, how in joined.items()]
    name = " ".join(str(part) for part in (row["name_zh"], row["name_en"]) if part)
    return [
        str(row["id"]),
        str(row["kind"]),
        name,
        _list(row["names"]),
        str(row["party"] or ""),
        _list(row["offices"]),
        str(row["mentions"]),
        str(row["pages"]),
        ", ".join(ways),
    ]


def _list(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else ""
