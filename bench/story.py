"""Measures the time and memory that stories and accounts take: 100, 1,000 and 10,000 coded pages.

    python bench/story.py [NUMBER ...]

The pages of examples/pages are coded once. Copies are made of their codings, in batches of all of them: in each batch
parties and people get names of their own, the days move on, and a mark stands in every sentence, so that batches are
stories of their own and their pages no reprints of other batches'. A second row gives reprints of one page. CPU time;
near-linear means that the milliseconds a page stay about the same. Reported, never asserted.
"""

from __future__ import annotations

import argparse
import re
import resource
import sys
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

import parley
from parley.account.make import make_account
from parley.lang.zh.sounds import load_sounds
from parley.model import Coding, Makers
from parley.story.make import make_story

SAMPLES = Path(__file__).resolve().parent.parent / "examples" / "pages"
SIZES = (100, 1_000, 10_000)
MARKS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒"
DATE = re.compile(rb'"(20\d\d)-(\d\d)-(\d\d)(?=[T"])')
IDENT = re.compile(rb'"((?:state|person|group|org)/)([^"]+)"')
ENDS = re.compile("[，。；！？,;!?]")


def read_samples() -> list[Coding]:
    found = []
    for path in sorted(SAMPLES.iterdir()):
        try:
            found.append(parley.code(parley.read(path)))
        except parley.BadPage:
            continue
    return found


def mark_of(number: int) -> str:
    digits = ""
    for _ in range(3):
        number, rest = divmod(number, len(MARKS))
        digits += MARKS[rest]
    return digits


def name_of(ident: bytes, batch: int) -> bytes:
    """Return a name of three or four characters that no other batch has for this one."""
    chars = sorted(load_sounds())
    number = zlib.crc32(ident + b"%d" % batch)
    return "".join(chars[(number >> shift) % len(chars)] for shift in (0, 7, 14, 21)[: 3 + number % 2]).encode()


def vary(page: Coding, batch: int, number: int) -> Coding:
    """Make a page of another story: other names, later days, a mark in every sentence."""
    raw = msgspec.json.encode(page)
    years = batch // 300
    raw = DATE.sub(lambda m: b'"%d-%02d-%02d' % (int(m[1]) + years, batch % 12 + 1, int(m[3]) % 28 + 1), raw)
    raw = IDENT.sub(lambda m: b'"%s%s"' % (m[1], name_of(m[2], batch)), raw)
    made = msgspec.json.decode(raw, type=Coding)
    return msgspec.structs.replace(made, id=f"a-{batch:08x}{number:08x}", text=marked(page.text, mark_of(batch)))


def marked(text: str, mark: str) -> str:
    """Put the mark in place of every fifth to seventh letter of long clauses; the length stays the same."""
    chars = list(text)
    for match in re.finditer(r"[\u3400-\u9fff]{7,}", text):
        for at in range(match.start() + 4, match.end() - 2, 7):
            chars[at : at + 3] = mark
    return "".join(chars)


def mend(page: Coding) -> Coding:
    """Let every piece of evidence say what the marked text says in its place."""

    def fix(value: object) -> object:
        if isinstance(value, dict):
            if {"start", "end", "exact"} <= value.keys():
                value = value | {"exact": page.text[value["start"] : value["end"]]}
            return {key: fix(one) for key, one in value.items()}
        return [fix(one) for one in value] if isinstance(value, list) else value

    return msgspec.convert(fix(msgspec.to_builtins(page)), type=Coding)


def make_pages(samples: list[Coding], size: int) -> Iterator[Coding]:
    for at in range(size):
        batch, number = divmod(at, len(samples))
        yield mend(vary(samples[number], batch, number))


def make_reprints(samples: list[Coding], size: int) -> Iterator[Coding]:
    longest = max(samples, key=lambda page: len(page.text))
    for at in range(size):
        yield msgspec.structs.replace(longest, id=f"a-{at:016x}")


def measure(label: str, pages: list[Coding]) -> None:
    makers = Makers(version="bench", pack="bench")
    begun = time.process_time()
    story = make_story(pages)
    middle = time.process_time()
    account = make_account(story, as_of=None, made_by=makers)
    ended = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    found = f"{len(story.parts):>9}{len(account.ledger):>9}{len(account.differences):>9}"
    times = f"{middle - begun:>9.2f}{ended - middle:>9.2f}{(ended - begun) / len(pages) * 1000:>9.2f}"
    print(f"{label:<12}{len(pages):>8}{times}{peak:>9.0f}{found}", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "sizes", nargs="*", type=int, default=list(SIZES), help="how many pages (default: 100 1000 10000)"
    )
    sizes = parser.parse_args().sizes
    samples = read_samples()
    measure("(warm up)", samples)
    heads = ("story s", "acct. s", "ms/page", "peak MB", "stories", "terms", "differ")
    print(f"{'':<12}{'pages':>8}" + "".join(f"{head:>9}" for head in heads))
    for size in sizes:
        measure("stories", list(make_pages(samples, size)))
    for size in sizes:
        measure("reprints", list(make_reprints(samples, size)))
    print("story and acct.: CPU seconds; peak MB: of the whole process, the coded pages included")
    return 0


if __name__ == "__main__":
    sys.exit(main())
