"""What kind of source a speaker is, and a telling as it goes into a statement."""

from __future__ import annotations

from parley.coding.mentions.names import Names
from parley.coding.statements.clauses import Clause
from parley.coding.statements.make import Named, Said
from parley.coding.statements.tellings import Telling
from parley.coding.statements.who import Speaker
from parley.lang.zh.pack import Pack
from parley.lang.zh.speech import Speech
from parley.model.coding import SourceType

_PRESS_ENDS = ("社", "报", "台", "网", "新闻", "周刊", "杂志", "广播公司")
_SIDE_CHARS = 3


def said_from_telling(telling: Telling, names: Names, pack: Pack, speech: Speech) -> Said:
    """Turn a telling into what a statement is made of."""
    clause = telling.clause
    return Said(
        content=telling.content(),
        evidence=telling.evidence(),
        speakers=tuple(_named(speaker, names) for speaker in telling.speakers),
        act=clause.teller.act if clause is not None else "say",
        reporting=clause.teller.reporting if clause is not None else "neutral",
        form=telling.form,
        source_type=_source_type(telling, clause, pack, speech),
        rule=telling.rule,
    )


def _named(speaker: Speaker, names: Names) -> Named:
    person = names.persons.get(speaker.key) if speaker.kind == "person" else None
    if person is None:
        return Named(speaker.kind, speaker.key, speaker.span, speaker.linked_by)
    also = tuple(person.also)
    return Named("person", speaker.key, speaker.span, speaker.linked_by, person.printed, person.name_en, also)


def _source_type(telling: Telling, clause: Clause | None, pack: Pack, speech: Speech) -> SourceType:
    if not telling.speakers or clause is None:
        return "unattributed"
    speaker = telling.speakers[0]
    if _is_post(telling, clause, speech):
        return "social-post"
    if speaker.kind == "person":
        return "named-person"
    if speaker.kind == "group":
        return _group_type(speaker.key, speech)
    outlet = pack.outlet_by_shadow.get(speaker.key)
    if outlet is not None:
        return "institution" if outlet.kind == "government" else "press-report"
    return "press-report" if speaker.key.endswith(_PRESS_ENDS) else "institution"


def _group_type(key: str, speech: Speech) -> SourceType:
    if speech["side"].before(key, 0, len(key)) and len(key) <= _SIDE_CHARS:
        return "institution"
    return "analyst" if speech["analyst"].before(key, 0, len(key)) else "unnamed-official"


def _is_post(telling: Telling, clause: Clause, speech: Speech) -> bool:
    """Tell a post by the words of its clause: 在社交媒体上发文说."""
    if telling.link.where == "carried":
        return False
    cover = telling.paragraph.cover
    return any(speech["self-media"].at(cover, at, clause.verb_end) for at in range(clause.start, clause.verb_end))
