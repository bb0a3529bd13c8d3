"""Scores one coded page, or one account, against its gold; the layers of gold/README.md.

A match is one to one. A statement matches when the coded words hold 60% of the gold's and are at most 2.5 times as
long; a provision, of the same topic, when they hold 40%; an event when type, half of the participants, and the day are
the same and the words overlap. What stands only in the title or in a heading repeats the body and is left out.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import permutations
from typing import Any

from matching import Cast, Json, answers, coverage, day_of, fold_name, has_zone, pair, same_time, squeeze, words_of

_STATEMENT_COVER, _STATEMENT_LONGER, _SHORT = 0.6, 2.5, 12
_PROVISION_COVER = 0.4


@dataclass
class Tally:
    """Counts of one layer."""

    gold: int = 0
    coded: int = 0
    hit: int = 0

    def add(self, gold: int, coded: int, hit: int) -> None:
        """Count records."""
        self.gold, self.coded, self.hit = self.gold + gold, self.coded + coded, self.hit + hit

    def row(self) -> dict[str, float]:
        """Return the counts with precision, recall and F1."""
        precision = self.hit / self.coded if self.coded else 0.0
        recall = self.hit / self.gold if self.gold else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        counts = {"gold": self.gold, "coded": self.coded, "hit": self.hit}
        return {**counts, "precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


@dataclass
class Score:
    """The tallies of all layers, and what was missed."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    misses: list[tuple[str, ...]] = field(default_factory=list)

    def add(self, layer: str, gold: int, coded: int, hit: int) -> None:
        """Count records of a layer."""
        self.tallies.setdefault(layer, Tally()).add(gold, coded, hit)

    def miss(self, *what: Any) -> None:
        """Note what was missed."""
        self.misses.append(tuple(str(one) for one in what))

    def rows(self) -> dict[str, dict[str, float]]:
        """Return the figures, layer by layer."""
        return {layer: tally.row() for layer, tally in self.tallies.items()}


def score_page(gold: Json, coding: Json, score: Score) -> None:
    """Score one page: the article's fields, then every layer that its gold has."""
    cast = Cast(coding)
    _score_article(gold.get("article") or {}, coding, gold["file"], score)
    layers = {
        "mentions": _score_mentions,
        "times": _score_times,
        "statements": _score_statements,
        "provisions": _score_provisions,
        "events": _score_events,
    }
    for name, layer in layers.items():
        if name in gold:
            layer(gold, coding, cast, score)


def _score_article(want: Json, coding: Json, file: str, score: Score) -> None:
    text = squeeze(coding.get("text"))
    for name in ("title", "published", "outlet", "origin"):
        if name not in want:
            continue
        have = coding.get(name)
        value = have.get("value") or have.get("name") if isinstance(have, dict) else have
        right = any(
            (value is None and bool(text))
            if answer is None
            else value is not None
            and (squeeze(answer) == squeeze(value) or (name == "published" and same_time(answer, value)))
            for answer in answers(want[name])
        )
        score.add(f"article.{name}", 1, 1, int(right))
        if not right:
            score.miss(file, f"article.{name}", want[name], value)
    for name, wanted in (("keep", True), ("drop", False)):
        for string in want.get(name, []):
            right = bool(text) and (squeeze(string) in text) is wanted
            score.add(f"article.{name}", 1, 1, int(right))
            if not right:
                score.miss(file, f"article.{name}", string)
    stamps = {(block.get("at") or "")[:16] for block in coding.get("blocks") or []}
    for stamp in want.get("entries", []):
        score.add("article.entries", 1, 1, int(stamp[:16] in stamps))
        if stamp[:16] not in stamps:
            score.miss(file, "article.entries", stamp)


def _score_mentions(gold: Json, coding: Json, cast: Cast, score: Score) -> None:
    coded = {(squeeze(one["exact"]), one["entity"]) for one in coding.get("mentions") or []}
    covered = {squeeze(one["exact"]) for one in gold["mentions"]}
    hits = 0
    for want in gold["mentions"]:
        names = {fold_name(name) for name in answers(want["name_en"])}
        right = any(exact == squeeze(want["exact"]) and names & cast.names(ident) for exact, ident in coded)
        hits += right
        if not right:
            score.miss(gold["file"], "mentions", want["exact"], want["name_en"])
    score.add("mentions", len(gold["mentions"]), sum(exact in covered for exact, _ in coded), hits)
    for trap in gold.get("mention_traps", []):
        right = all(exact != squeeze(trap) for exact, _ in coded) and bool(coded)
        score.add("mentions.traps", 1, 1, int(right))
        if not right:
            score.miss(gold["file"], "mentions.traps", trap)


def _in_body(coding: Json, layer: str) -> list[Json]:
    outside = [(one["start"], one["end"]) for one in coding.get("blocks") or [] if one["kind"] in ("title", "heading")]

    def repeats(record: Json) -> bool:
        spans = [record] if "exact" in record else record["evidence"]
        return all(any(start <= span["start"] and span["end"] <= end for start, end in outside) for span in spans)

    return [record for record in coding.get(layer) or [] if not repeats(record)]


def _score_times(gold: Json, coding: Json, cast: Cast, score: Score) -> None:
    del cast
    distinct = {(squeeze(one["exact"]), one["value"]): one for one in _in_body(coding, "times")}
    coded = list(distinct.values())

    def alike(want: Json, have: Json) -> float:
        mine, theirs = squeeze(want["exact"]), squeeze(have["exact"])
        overlap = mine in theirs or theirs in mine
        return overlap and (mine == theirs) * 2 + 1 + 0.5 * same_time(want["value"], have["value"])

    pairs = pair(gold["times"], coded, alike)
    right = [(want, have) for want, have in pairs if same_time(want["value"], have["value"])]
    score.add("times.span", len(gold["times"]), len(coded), len(pairs))
    score.add("times.value", len(gold["times"]), len(coded), len(right))
    zoned = [(want, have) for want, have in pairs if all(has_zone(one) for one in answers(want["value"]))]
    hits = sum(same_time(want["value"], have["value"], zoned=True) for want, have in zoned)
    score.add("times.zoned", len(zoned), len(zoned), hits)
    found = {id(want) for want, _ in right}
    for want in gold["times"]:
        if id(want) not in found:
            score.miss(gold["file"], "times.value", want["exact"], want["value"])


def _score_statements(gold: Json, coding: Json, cast: Cast, score: Score) -> None:
    def alike(want: Json, have: Json) -> float:
        mine = squeeze(want["exact"])
        longest = _STATEMENT_LONGER * max(len(mine), _SHORT)
        texts = [text for text in (words_of(have), words_of(have, "content")) if len(text) <= longest]
        cover = max((coverage(mine, text) for text in texts), default=0.0)
        return cover + 0.2 * cast.covers(want["speakers"], have["speakers"]) if cover >= _STATEMENT_COVER else 0.0

    coded = _in_body(coding, "statements")
    pairs = pair(gold["statements"], coded, alike)
    right = [have for want, have in pairs if cast.covers(want["speakers"], have["speakers"])]
    score.add("statements.span", len(gold["statements"]), len(coded), len(pairs))
    score.add("statements.who", len(gold["statements"]), len(coded), len(right))
    chains = [(want, have) for want, have in pairs if want.get("relayed_by")]
    hits = [have for want, have in chains if cast.covers(want["relayed_by"], have.get("relayed_by") or [])]
    score.add("statements.chain", len(chains), len(chains), len(hits))
    _miss_unpaired(gold, "statements", pairs, score)


def _score_provisions(gold: Json, coding: Json, cast: Cast, score: Score) -> None:
    def holds(want: Json, have: Json) -> bool:
        return cast.covers(want["holders"], cast.with_parties(have["holders"]))

    def alike(want: Json, have: Json) -> float:
        cover = coverage(squeeze(want["exact"]), words_of(have))
        if cover < _PROVISION_COVER or have["topic"] not in answers(want["topic"]):
            return 0.0
        return cover + (have["stance"] in answers(want["stance"])) + holds(want, have)

    coded = _in_body(coding, "provisions")
    pairs = pair(gold["provisions"], coded, alike)
    right = [have for want, have in pairs if have["stance"] in answers(want["stance"]) and holds(want, have)]
    score.add("provisions.topic", len(gold["provisions"]), len(coded), len(pairs))
    score.add("provisions.stance", len(gold["provisions"]), len(coded), len(right))
    for want, have in pairs:
        for hit in _terms(want, have):
            score.add("provisions.terms", 1, 1, int(hit))
    _miss_unpaired(gold, "provisions", pairs, score)


def _terms(want: Json, have: Json) -> list[bool]:
    """Return for each term that the gold names whether it is coded."""
    found = []
    for name in ("target", "duration", "starts"):
        if want.get(name):
            value = have.get(name)
            found.append(value in answers(want[name]) or (name == "starts" and same_time(want[name], value)))
    numbers = [float(one["value"]) for one in have.get("quantities") or []]
    return found + [float(number) in numbers for number in want.get("quantities", [])]


def _score_events(gold: Json, coding: Json, cast: Cast, score: Score) -> None:
    def alike(want: Json, have: Json) -> float:
        cover = coverage(squeeze(want["exact"]), words_of(have))
        who = cast.hits(want["participants"], [one["entity"] for one in have["participants"]])
        if have["type"] not in answers(want["type"]) or not cover or who * 2 < len(want["participants"]):
            return 0.0
        day = day_of((have.get("when") or {}).get("value"))
        if want.get("when") and (day is None or day not in [day_of(one) for one in answers(want["when"])]):
            return 0.0
        return 1 + cover + who / max(len(want["participants"]), 1)

    coded = _in_body(coding, "events")
    pairs = pair(gold["events"], coded, alike)
    right = [have for want, have in pairs if have["status"] in answers(want["status"])]
    score.add("events", len(gold["events"]), len(coded), len(pairs))
    score.add("events.status", len(gold["events"]), len(coded), len(right))
    _miss_unpaired(gold, "events", pairs, score)


def _miss_unpaired(gold: Json, layer: str, pairs: Sequence[tuple[Json, Json]], score: Score) -> None:
    found = {id(want) for want, _ in pairs}
    for want in gold[layer]:
        if id(want) not in found:
            score.miss(gold["file"], layer, want["exact"])


def score_account(gold: Json, account: Json, score: Score) -> None:
    """Score an account: where accounts differ, what comes next, and how many origins there are."""
    _score_differences(gold.get("differences", []), account, score)
    _score_next(gold.get("next", []), account.get("next") or [], score)
    if "origin_groups" in gold:
        score.add("account.origin_groups", 1, 1, int(len(account["origin_groups"]) == gold["origin_groups"]))


def _score_differences(wanted: list[Json], account: Json, score: Score) -> None:
    topics = {row["id"]: row["topic"] for row in account.get("ledger") or []}
    left = list(account.get("differences") or [])
    score.add("account.differences", 0, len(left), 0)
    for want in wanted:
        hit = next((have for have in left if _is_difference(want, have, topics)), None)
        score.add("account.differences", 1, 0, int(hit is not None))
        if hit is None:
            score.miss("account", "differences", want["kind"], want["versions"])
        else:
            left.remove(hit)


def _is_difference(want: Json, have: Json, topics: dict[str, str]) -> bool:
    """Tell a difference of the kind or topic meant, whose versions hold the words of each of the gold's."""
    if have["kind"] not in answers(want["kind"]) and topics.get(have["about"]) not in answers(want.get("topic")):
        return False
    told = [squeeze(json.dumps(version, ensure_ascii=False)) for version in have["versions"]]
    wanted = [[squeeze(words) for words in answers(version)] for version in want["versions"]]
    return any(
        all(any(words in text for words in version) for version, text in zip(wanted, some, strict=True))
        for some in permutations(told, len(wanted))
    )


def _score_next(wanted: list[Json], coded: list[Json], score: Score) -> None:
    left = list(coded)
    score.add("account.next", 0, len(left), 0)
    for want in wanted:
        days = [(one or "")[:10] for one in answers(want.get("when"))]
        hit = next(
            (
                have
                for have in left
                if any(squeeze(words) in words_of(have) for words in answers(want["exact"]))
                and (not want.get("when") or ((have.get("when") or {}).get("value") or "")[:10] in days)
            ),
            None,
        )
        score.add("account.next", 1, 0, int(hit is not None))
        if hit is None:
            score.miss("account", "next", want["exact"], want.get("when"))
        else:
            left.remove(hit)
