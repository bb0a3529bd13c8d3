"""Score the articles read from a folder of pages against hand-made answers.

    python bench/accuracy.py [GOLD.json] [PAGES]

GOLD.json has the shape of `examples/gold.json` (the default): for each page `title`, `published`, `outlet`, `origin`,
`bylines`, `keep`, `drop`, `entries`, and, where somebody wrote it down, `body`: the paragraphs in order. A list of
answers stands for any one of them. `body` is scored as F1 over the character pairs of page and answer, without white
space.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

import parley

ROOT = Path(__file__).resolve().parent.parent


def squeeze(text: str | None) -> str:
    return "".join((text or "").split())


def answers(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def pairs(text: str) -> Counter[str]:
    text = squeeze(text)
    return Counter(text[at : at + 2] for at in range(len(text) - 1))


def f1(found: str, wanted: str) -> float:
    mine, theirs = pairs(found), pairs(wanted)
    shared = (mine & theirs).total()
    return 2 * shared / (mine.total() + theirs.total()) if shared else 0.0


def score(article: parley.Article, gold: dict[str, Any], tally: dict[str, list[float]]) -> None:
    def count(name: str, value: float) -> None:
        tally.setdefault(name, []).append(float(value))

    found = {
        "title": article.title,
        "published": article.published.value if article.published else None,
        "outlet": article.outlet.name,
        "origin": article.origin.name if article.origin else None,
    }
    for name, value in found.items():
        if name in gold:
            count(name, squeeze(value) in [squeeze(answer) for answer in answers(gold[name])])
    if "bylines" in gold:
        mine = {(line.name, line.role) for line in article.bylines if line.role != "photographer"}
        count("bylines", mine == {(line["name"], line["role"]) for line in gold["bylines"]})
    text = squeeze(article.text)
    for string in gold.get("keep", []):
        count("keep", squeeze(string) in text)
    for string in gold.get("drop", []):
        count("drop", squeeze(string) not in text)
    for stamp in gold.get("entries", []):
        count("entries", stamp in {block.at for block in article.blocks})
    if gold.get("body"):
        body = "\n".join(article.block_text(block) for block in article.blocks if block.kind != "title")
        count("body", f1(body, "\n".join(gold["body"])))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("gold", nargs="?", type=Path, default=ROOT / "examples/gold.json")
    parser.add_argument("pages", nargs="?", type=Path, default=ROOT / "examples/pages")
    options = parser.parse_args()
    tally: dict[str, list[float]] = {}
    refused = 0
    pages = json.loads(options.gold.read_text(encoding="utf-8"))["pages"]
    for page in pages:
        try:
            score(parley.read(options.pages / page["file"]), page["article"], tally)
        except parley.BadPage as error:
            refused += 1
            print(error)
    print(f"{len(pages)} pages, {refused} refused")
    for name, values in tally.items():
        print(f"{name:<12}{len(values):>6}{sum(values) / len(values):>8.3f}")


if __name__ == "__main__":
    main()
