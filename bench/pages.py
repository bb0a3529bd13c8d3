"""Measures speed and memory of reading HTML pages: Parley beside other extractors, on the same pages in one run.

    python bench/pages.py [FOLDER ...] [--rounds N]

The pages are those of examples/pages, with the folders named here and in PARLEY_BENCH_PAGES. Every extractor gets
the bytes as they lie on disk and runs in a process of its own, one after the other, once a round; a page's time is
the median of its rounds. The samples are read once before, unmeasured, so that what is loaded late is there; pages of
other folders are measured at their first reading. Reported, never asserted: machines differ.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).resolve().parent.parent / "examples" / "pages"
SUFFIXES = {".html", ".htm"}
MAX_PAGES = 2_000

Reader = Callable[[bytes], object]
"""Bytes of a page to something that is false when nothing was found."""


def parley() -> Reader:
    from parley.article import extract
    from parley.page import read_page

    return lambda raw: extract(read_page(raw)).blocks


def selectolax() -> Reader:
    from selectolax.lexbor import LexborHTMLParser

    return lambda raw: LexborHTMLParser(raw).root


def readability() -> Reader:
    from readability import Document

    return lambda raw: Document(raw).summary()


def trafilatura() -> Reader:
    from trafilatura import bare_extraction

    return lambda raw: bare_extraction(raw, with_metadata=True)


EXTRACTORS: dict[str, tuple[str, Callable[[], Reader]]] = {
    "parley": ("parley (page and article)", parley),
    "selectolax": ("selectolax (parsing alone)", selectolax),
    "readability": ("readability-lxml", readability),
    "trafilatura": ("trafilatura (with metadata)", trafilatura),
}


def find_pages(folders: Iterable[Path]) -> list[Path]:
    found = {path for folder in folders for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES}
    return sorted(found)[:MAX_PAGES]


def peak_rss_bytes() -> int:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def has_result(read: Reader, raw: bytes) -> bool:
    try:
        return bool(read(raw))
    except Exception:  # noqa: BLE001 - any extractor may fail on any page; that counts as nothing found
        return False


def work(name: str) -> None:
    """Read the pages named on standard input, and print what each took."""
    logging.disable(logging.CRITICAL)
    pages = [Path(line).read_bytes() for line in sys.stdin.read().splitlines()]
    try:
        read = EXTRACTORS[name][1]()
    except ImportError as exc:
        print(json.dumps({"missing": exc.name}))
        return
    for sample in find_pages([SAMPLES]):
        has_result(read, sample.read_bytes())
    cpu_ms, wall_s, empty = [], 0.0, 0
    for raw in pages:
        wall, cpu = time.perf_counter(), time.process_time()
        found = has_result(read, raw)
        cpu_ms.append((time.process_time() - cpu) * 1000)
        wall_s += time.perf_counter() - wall
        empty += not found
    print(json.dumps({"cpu_ms": cpu_ms, "wall_s": wall_s, "empty": empty, "rss": peak_rss_bytes()}))


def measure(name: str, pages: list[Path]) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, __file__, "--worker", name],
        input="\n".join(str(page) for page in pages),
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        return {"missing": f"a working installation (exit code {done.returncode})"}
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def row(label: str, rounds: list[dict[str, Any]]) -> str:
    missing = next((result["missing"] for result in rounds if "missing" in result), None)
    if missing:
        return f"{label:<28}  not installed: {missing}"
    per_page = sorted(statistics.median(times) for times in zip(*(result["cpu_ms"] for result in rounds), strict=True))
    pages_s = len(per_page) / statistics.median(result["wall_s"] for result in rounds)
    p95 = per_page[min(len(per_page) - 1, int(len(per_page) * 0.95))]
    peak_mb = max(result["rss"] for result in rounds) / 1e6
    cells = f"{pages_s:>9.0f}{statistics.median(per_page):>11.2f}{p95:>9.2f}{peak_mb:>9.0f}"
    return f"{label:<28}{cells}{max(result['empty'] for result in rounds):>9}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path, help="folders with more HTML pages")
    parser.add_argument("--rounds", type=int, default=3, help="how often each extractor reads the pages (default: 3)")
    parser.add_argument("--worker", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.worker:
        work(args.worker)
        return 0
    named = [Path(part) for part in os.environ.get("PARLEY_BENCH_PAGES", "").split(os.pathsep) if part]
    folders = [SAMPLES, *named, *args.folders]
    for folder in folders:
        if not folder.is_dir():
            print(f"bench: {folder} is not a folder; name one that holds HTML pages", file=sys.stderr)
            return 2
    pages = find_pages(folders)
    results: dict[str, list[dict[str, Any]]] = {name: [] for name in EXTRACTORS}
    for _ in range(max(1, args.rounds)):
        for name, rounds in results.items():
            rounds.append(measure(name, pages))
    size = sum(page.stat().st_size for page in pages)
    python = ".".join(str(part) for part in sys.version_info[:3])
    print(f"{len(pages)} HTML pages, {size / 1e6:.1f} MB, {max(1, args.rounds)} rounds, Python {python}")
    print()
    print(f"{'':<28}{'pages/s':>9}{'median ms':>11}{'p95 ms':>9}{'peak MB':>9}{'nothing':>9}")
    for name, rounds in results.items():
        print(row(EXTRACTORS[name][0], rounds))
    print()
    print("ms: CPU time a page; peak MB: of the whole process, imports included; nothing: pages without a result")
    return 0


if __name__ == "__main__":
    sys.exit(main())
