"""Scores Parley on the open gold set of `gold/`, half by half.

    python bench/openset.py [--half dev|test] [--misses] [--json] [--write docs/accuracy.md]

Each negotiation is coded and told as one account, as a user would. `dev` is what rules may be developed on; `test` is
only measured: do not read its misses. `--write` puts the table into a document between its markers.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from matching import Json
from scoring import Score, score_account, score_page

import parley
from parley.model import Record, json_from_record

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "gold"
HALVES = ("dev", "test")
BEGIN, END = "<!-- openset -->", "<!-- /openset -->"


def score_negotiation(folder: Path, score: Score) -> None:
    """Code the pages of one negotiation, make their account, and score both."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    codings = []
    for page in gold["pages"]:
        coding = parley.code(parley.read(folder / "pages" / page["file"]))
        codings.append(coding)
        score_page({**page, "file": f"{folder.name}/{page['file']}"}, as_json(coding), score)
    account = parley.account(codings)
    score_account(gold["account"], as_json(account), score)


def as_json(record: Record) -> Json:
    """Return a record as others read it."""
    found: Json = json.loads(json_from_record(record))
    return found


def score_half(half: str) -> Score:
    """Score every negotiation of a half."""
    score = Score()
    for folder in sorted((GOLD / half).iterdir()):
        if (folder / "gold.json").is_file():
            score_negotiation(folder, score)
    return score


def table(rows: dict[str, dict[str, float]]) -> str:
    """Return the figures as lines."""
    lines = [f"{'layer':<24}{'gold':>6}{'coded':>7}{'hit':>6}{'P':>8}{'R':>8}{'F1':>8}"]
    for layer, row in rows.items():
        counts = f"{row['gold']:>6}{row['coded']:>7}{row['hit']:>6}"
        lines.append(f"{layer:<24}{counts}{row['precision']:>8.3f}{row['recall']:>8.3f}{row['f1']:>8.3f}")
    return "\n".join(lines)


def markdown(halves: dict[str, dict[str, dict[str, float]]]) -> str:
    """Return the figures of both halves as one Markdown table."""
    lines = ["| layer | " + " | ".join(f"{half}: records | P | R | F1" for half in halves) + " |"]
    lines.append("|---|" + "---:|---:|---:|---:|" * len(halves))
    for layer in dict.fromkeys(layer for rows in halves.values() for layer in rows):
        cells = []
        for rows in halves.values():
            row = rows.get(layer)
            rates = (
                "| – | – | –" if row is None else f"| {row['precision']:.3f} | {row['recall']:.3f} | {row['f1']:.3f}"
            )
            cells.append(f"{row['gold'] if row else '–'} {rates}")
        lines.append(f"| {layer} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def write_between(path: Path, words: str) -> None:
    """Put words between the markers of a document.

    Raises:
        SystemExit: The document has no markers.
    """
    text = path.read_text("utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        sys.exit(f"openset: {path} has no {BEGIN} … {END}")
    path.write_text(f"{before}{BEGIN}\n{words}\n{END}{after}", "utf-8")


def main() -> int:
    """Read the command line, score, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--half", choices=HALVES, help="only this half")
    parser.add_argument("--misses", action="store_true", help="list what was missed (of dev only)")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the table into a document between its markers")
    options = parser.parse_args()
    scores = {half: score_half(half) for half in ([options.half] if options.half else HALVES)}
    rows = {half: score.rows() for half, score in scores.items()}
    if options.json:
        print(json.dumps(rows, indent=1))
    else:
        for half, figures in rows.items():
            print(f"# {half}\n{table(figures)}\n")
    if options.misses and "dev" in scores:
        for miss in scores["dev"].misses:
            print("MISS", *miss, sep=" | ", file=sys.stderr)
    if options.write is not None:
        write_between(options.write, markdown(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
