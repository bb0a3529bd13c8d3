"""The stories of a brief, when its pages tell of more than one, and the pages that share nothing with the others."""

from __future__ import annotations

from collections.abc import Mapping

from parley.model.account import Account
from parley.render.labels import Language, label
from parley.render.sheet import Row, clip
from parley.render.words import Names, sources


def story_rows(account: Account, numbers: Mapping[str, str], language: Language) -> list[Row]:
    """Return one line for each story, and one for the pages that are alone; nothing when the pages tell of one."""
    if not account.stories:
        return []
    names, comma = Names(account.entities, language), label("brief.and", language)
    rows = [Row("section", label("section.stories", language))]
    for part in account.stories:
        days = [day.partition("T")[0] for day in (part.first, part.last) if day]
        span = label("brief.span", language, first=days[0], last=days[1]) if len(set(days)) > 1 else "".join(days[:1])
        title = clip(part.title, chars=300) if part.title else label("brief.no-title", language)
        who = comma.join(names.of(party) for party in part.parties)
        words = " · ".join(one for one in (title, who) if one)
        rows.append(
            Row("item", words, columns=(span or label("brief.no-date", language), sources(part.articles, numbers)))
        )
    alone = [part.articles[0] for part in account.stories if len(part.articles) == 1]
    if alone and len(account.articles) > 1:
        rows.append(Row("note", label("stories.alone", language, pages=sources(alone, numbers))))
    return rows
