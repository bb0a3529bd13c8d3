"""Mutation fuzzing of the decoder and the extractor over the sample pages; deterministic by seed.

    python bench/fuzz.py --seconds 240 [--seed 1] [--pages DIR] [--slow 20] [--keep DIR]

Every run changes a sample page in a few ways (cut, doubled, shuffled, bytes flipped, hostile pieces put in, encoded
anew, packed) and reads it. Right outcomes are an article whose spans and JSON hold, or a `BadPage`. Anything else is
written to a file, with the number of its run; `--only N` makes that one run again.
"""

from __future__ import annotations

import argparse
import gzip
import random
import signal
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "src"))

from parley.article import extract  # noqa: E402 - the path is set above
from parley.errors import BadPage  # noqa: E402
from parley.model import Article  # noqa: E402
from parley.model.codec import json_from_record, record_from_json  # noqa: E402
from parley.page import read_page  # noqa: E402

_MAX_BYTES = 400_000
_ENCODINGS = (
    "utf-8", "gb18030", "gbk", "big5hkscs", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "cp1251", "utf-32",
)  # fmt: skip
_CHARSETS = (
    "utf-8", "gb2312", "big5", "hex", "rot13", "idna", "punycode", "undefined", "utf-7", "utf-16", "unicode_escape",
    "koi8-r", "x", "iso-2022-jp", "cp65001",
)  # fmt: skip
_NESTED = '<script type="application/ld+json">[[[{"author":[[["x"]]],"datePublished":"2031-13-45"}]]]</script>'
_PIECES = tuple(
    piece.encode()
    for piece in (
        "<div>", "</div>", "<p>", "</p>", "<h1>", "<h2>", "<li>", "<br>", "<b>", "<a href=x>", "</a>",
        "<table><tr><td>", "<pre>\n", "<script>", "</script>", "<style>", "<!--", "-->", "<![CDATA[",
        "<title>", "</title>", "&#0;", "&#x200b;", "&nbsp;", "\x00", "\x0b", "\r", "\n", "\ufeff", "\u2028",
        "\u200b", "�", "İ", "ß", "ﬀ", "２", "٢", "²", "①", "〇〇〇〇年一月一日", "2031-09-10 09:1٢",
        "2031-09-10 09:12 +08:75", "2031-02-30", "【25:61】", "【02:45】", "10日最新消息", "99日", "0日电 ",
        "(", "（", "【", "“", "』", "→", "::", " > ", "，", "。", "战(", "zhàn)", "?;?;", "锟斤拷", "来源:",
        "记者", "责任编辑:", "作者:", "海岳社卡尔港31日电", "娱乐城", "版权所有", "©", "|", "丨", "_", "-",
        "<meta property='og:title' content=' '>", "<meta name=pubdate content='²²²²²²²²²²'>",
        "<meta name=author content='x'>", "<meta property=og:url content='//[x'>",
        "<link rel=canonical href='http://[::1'>", "<time datetime='99999-99-99'>",
        '<script type="application/json">{"content":"' + "维兰与凯沃。" * 20 + '"}</script>',
        "<div style='display:none'>", "<svg><title>", "<math><mi>", "<template>", "<select><option>",
        "<frameset>", "<plaintext>", _NESTED,
    )
)  # fmt: skip


class TooSlowError(BaseException):
    """A run took longer than `--slow`; no `except Exception` on the way may swallow it."""


Change = Callable[[bytes, random.Random, list[bytes]], bytes]


def cut(raw: bytes, rng: random.Random, _pages: list[bytes]) -> bytes:
    start = rng.randrange(len(raw) + 1)
    return raw[:start] + raw[start + rng.choice((1, 10, 100, 1000, len(raw))) :]


def double(raw: bytes, rng: random.Random, _pages: list[bytes]) -> bytes:
    start = rng.randrange(len(raw) + 1)
    piece = raw[start : start + rng.choice((1, 3, 20, 200, 2000))]
    return raw[:start] + piece * rng.choice((2, 3, 10, 100)) + raw[start:]


def shuffle(raw: bytes, rng: random.Random, _pages: list[bytes]) -> bytes:
    parts = raw.split(rng.choice((b"\n", b"<", b">", b" ", "。".encode())))
    start = rng.randrange(len(parts))
    some = parts[start : start + 40]
    rng.shuffle(some)
    return b"\n".join(parts[:start] + some + parts[start + 40 :])


def flip(raw: bytes, rng: random.Random, _pages: list[bytes]) -> bytes:
    out = bytearray(raw)
    for _ in range(rng.choice((1, 3, 30))):
        if out:
            out[rng.randrange(len(out))] = rng.randrange(256)
    return bytes(out)


def put_in(raw: bytes, rng: random.Random, _pages: list[bytes]) -> bytes:
    for _ in range(rng.choice((1, 2, 5))):
        start = rng.randrange(len(raw) + 1)
        if rng.random() < 0.7 and (feed := raw.find(b"\n", start)) >= 0:
            start = feed + 1
        raw = raw[:start] + rng.choice(_PIECES) * rng.choice((1, 1, 1, 2, 30, 300)) + raw[start:]
    return raw


def splice(raw: bytes, rng: random.Random, pages: list[bytes]) -> bytes:
    other = rng.choice(pages)
    return raw[: rng.randrange(len(raw) + 1)] + other[rng.randrange(len(other)) :]


def encode_anew(raw: bytes, rng: random.Random, _pages: list[bytes]) -> bytes:
    return raw.decode("utf-8", "replace").encode(rng.choice(_ENCODINGS), "replace")


def declare(raw: bytes, rng: random.Random, _pages: list[bytes]) -> bytes:
    return f'<meta charset="{rng.choice(_CHARSETS)}">'.encode() + raw.replace(b"charset", b"chars", 1)


def pack(raw: bytes, rng: random.Random, _pages: list[bytes]) -> bytes:
    packed = gzip.compress(raw, mtime=0)
    return packed if rng.random() < 0.7 else packed[: rng.randrange(len(packed))]


def wrap(raw: bytes, rng: random.Random, _pages: list[bytes]) -> bytes:
    head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html'
    coding = rng.choice(("8bit", "quoted-printable", "base64", "x-uuencode", "7bit"))
    part = f"{head}; charset={rng.choice(_CHARSETS)}\r\nContent-Transfer-Encoding: {coding}\r\n\r\n"
    return part.encode() + raw + b"\r\n--b--\r\n"


_CHANGES: tuple[tuple[Change, int], ...] = (
    (cut, 20), (double, 15), (shuffle, 15), (flip, 20), (put_in, 40), (splice, 8), (encode_anew, 6), (declare, 6),
    (pack, 2), (wrap, 4),
)  # fmt: skip


def make_input(index: int, seed: int, pages: list[bytes]) -> bytes:
    """Return the input of one run; the same seed and number always give the same bytes."""
    rng = random.Random(f"{seed}:{index}")
    raw = rng.choice(pages)
    for change in rng.choices(*zip(*_CHANGES, strict=True), k=rng.choice((1, 1, 2, 3, 6))):
        raw = change(raw, rng, pages)[:_MAX_BYTES]
    return raw


def check(raw: bytes) -> str:
    """Read the bytes; return what came out, or raise what should not have."""
    try:
        article = extract(read_page(raw))
    except BadPage as exc:
        return f"BadPage {exc.code}"
    pieces = [article.text[block.start : block.end] for block in article.blocks]
    if "\n".join(pieces) != article.text or not all(pieces):
        message = "the blocks do not make up the text"
        raise AssertionError(message)
    if any(not 0 <= piece.offset <= len(article.text) + 1 or not piece.text for piece in article.furniture):
        message = "furniture lies beyond the text, or is empty"
        raise AssertionError(message)
    if record_from_json(json_from_record(article), Article) != article:
        message = "the JSON does not come back the same"
        raise AssertionError(message)
    return "article"


def _name_of(exc: BaseException) -> str:
    """Name a failure by its kind and the innermost line of ours, so that each bug is counted once."""
    frames = [frame for frame in traceback.extract_tb(exc.__traceback__) if "/parley/" in frame.filename]
    where = f"{Path(frames[-1].filename).name}:{frames[-1].name}" if frames else "?"
    return f"{type(exc).__name__} at {where}"


def run_once(raw: bytes, slow_s: float) -> tuple[str, BaseException | None]:
    signal.setitimer(signal.ITIMER_REAL, slow_s)
    try:
        return check(raw), None
    except (Exception, TooSlowError) as exc:  # noqa: BLE001 - finding what gets through is the purpose
        return _name_of(exc), exc
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _raise_slow(*_: object) -> None:
    raise TooSlowError


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pages", type=Path, default=HERE.parent / "examples" / "pages")
    parser.add_argument("--slow", type=float, default=20, help="seconds after which a run counts as a failure")
    parser.add_argument("--keep", type=Path, help="folder for failing inputs; a new temporary one by default")
    parser.add_argument("--only", type=int, help="make this one run, with its traceback")
    given = parser.parse_args()
    pages = [path.read_bytes() for path in sorted(given.pages.iterdir()) if path.is_file()]
    signal.signal(signal.SIGALRM, _raise_slow)
    warnings.simplefilter("ignore")
    if given.only is not None:
        name, exc = run_once(make_input(given.only, given.seed, pages), given.slow)
        print(name)
        if exc is not None:
            traceback.print_exception(exc)
        return 1 if exc is not None else 0
    keep = given.keep or Path(tempfile.mkdtemp(prefix="parley-fuzz-"))
    keep.mkdir(parents=True, exist_ok=True)
    return fuzz(pages, keep, seconds=given.seconds, seed=given.seed, slow_s=given.slow)


def fuzz(pages: list[bytes], keep: Path, *, seconds: float, seed: int, slow_s: float) -> int:
    outcomes: Counter[str] = Counter()
    kept: dict[str, Path] = {}
    slowest: list[tuple[float, int, int, str]] = []
    current = keep / "current.bin"  # what was being read, should the interpreter itself go down
    begun = time.perf_counter()
    index = 0
    while time.perf_counter() - begun < seconds:
        raw = make_input(index, seed, pages)
        current.write_bytes(raw)
        start = time.perf_counter()
        name, exc = run_once(raw, slow_s)
        took = time.perf_counter() - start
        outcomes[name] += 1
        slowest = sorted([*slowest, (took, index, len(raw), name)], reverse=True)[:8]
        if exc is not None and name not in kept:
            kept[name] = keep / f"seed{seed}-run{index}.bin"
            kept[name].write_bytes(raw)
            print(f"run {index}: {name}: {exc}"[:300], flush=True)
        index += 1
    spent = time.perf_counter() - begun
    current.unlink()
    print(f"\n{index:,} runs in {spent:.0f} s, {index / spent:.1f} runs/s, seed {seed}")
    for name, count in outcomes.most_common():
        print(f"{count:8,}  {name}" + (f"  {kept[name]}" if name in kept else ""))
    print("slowest:")
    for took, number, size, name in slowest:
        print(f"{took:8.3f} s  run {number}  {size:,} bytes  {name}")
    return 1 if kept else 0


if __name__ == "__main__":
    sys.exit(main())
