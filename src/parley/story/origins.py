"""Clusters of pages -> origin groups: which page came first, whose text it is, and why the others count as reprints.

Pages of one agency whose texts differ stay apart: a credit alone never makes a reprint.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from parley.lang.zh.script import shadow
from parley.model.coding import Coding
from parley.model.story import OriginGroup, Reprint
from parley.story.clusters import Cluster, cluster
from parley.story.resemblance import THRESHOLD, Resemblances


def group_origins(codings: Sequence[Coding]) -> tuple[OriginGroup, ...]:
    """Group pages by the text they carry.

    Args:
        codings: Pages in order of time, undated ones last; a page given twice counts as one text.
    """
    pages: dict[str, list[Coding]] = {}
    for coding in codings:
        pages.setdefault(coding.id, []).append(coding)
    rank = {ident: number for number, ident in enumerate(pages)}
    resemblances = Resemblances()
    clusters = cluster([copies[0] for copies in pages.values()], resemblances)
    clusters.sort(key=lambda found: min(rank[ident] for ident in found.ids))
    return tuple(
        _make_group(f"o{number}", found, pages, rank, resemblances) for number, found in enumerate(clusters, start=1)
    )


def _make_group(
    ident: str, found: Cluster, pages: dict[str, list[Coding]], rank: dict[str, int], resemblances: Resemblances
) -> OriginGroup:
    ordered = sorted(found.ids, key=rank.__getitem__)
    dated = (one for one in ordered if any(page.published for page in pages[one]))
    first = next(dated, found.ids[0])
    original = next((one for one in ordered if any(_is_own(page) for page in pages[one])), first)
    copies = [one for one in ordered if one != original]
    members = [page for one in (original, *copies) for page in pages[one]]
    return OriginGroup(
        id=ident,
        label=_label(members),
        articles=(original, *copies),
        reprints=tuple(_explain(one, original, found.ids[0], resemblances) for one in copies),
    )


def _is_own(page: Coding) -> bool:
    """Tell a page whose host wrote it."""
    if page.origin is None or page.outlet.name is None:
        return False
    if page.origin.id is not None and page.origin.id == page.outlet.id:
        return True
    return shadow(page.origin.name) == shadow(page.outlet.name)


def _explain(ident: str, original: str, longest: str, resemblances: Resemblances) -> Reprint:
    """Measure a page against the original, or against the longest page where two carry different parts of it."""
    of = original
    resemblance, rule = resemblances.measure(ident, original)
    if resemblance < THRESHOLD and ident != longest:
        of = longest
        resemblance, rule = resemblances.measure(ident, longest)
    return Reprint(article=ident, of=of, resemblance=resemblance, rule=rule)


def _label(members: list[Coding]) -> str:
    """Return the name most pages give as the origin, else the first outlet's, else the first page's file name."""
    names = [page.origin.name for page in members if page.origin is not None]
    if names:
        votes = Counter(shadow(name) for name in names)
        best = max(votes.values())
        chosen = next(key for name in names if votes[key := shadow(name)] == best)
        printed = Counter(name for name in names if shadow(name) == chosen)
        most = max(printed.values())
        return next(name for name in names if printed[name] == most)
    for page in members:
        if page.outlet.name is not None:
            return page.outlet.name
    source = members[0].source
    return PurePath(source.path).name if source.path else source.url or members[0].id
