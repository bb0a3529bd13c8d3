"""Scores Parley against the gold pages and holds the figures to the floors of gate.json.

    python bench/gate.py --gold DIR --pages DIR [--update [--allow-regression REASON]]

The gold is not part of the repository: DIR holds `score.py` and `seeds.json`, the pages stand beside it. Where it
is absent nothing is scored. Figures may rise; `--update` then raises the floors. A floor is lowered only with
`--allow-regression`, which also writes the reason into CHANGELOG.md; a floor that is lower than it was in any
commit, without such a line, fails the gate.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
GATE = ROOT / "gate.json"
CHANGELOG = ROOT / "CHANGELOG.md"

Figures = Mapping[str, Mapping[str, float]]
"""Layer to figure (`f1`, `precision`, `recall`) to value."""


def check(figures: Figures, floors: Figures) -> tuple[list[str], list[str]]:
    """Compare figures with floors.

    Returns:
        The lines that say which floors are undercut, and those that say which may be raised.
    """
    undercut, higher = [], []
    for layer, wanted in floors.items():
        for figure, floor in wanted.items():
            value = figures.get(layer, {}).get(figure)
            if value is None:
                undercut.append(f"{layer}: no {figure} was scored, the floor is {floor:g}")
            elif value < floor:
                undercut.append(f"{layer}: {figure} {value:g} is under the floor of {floor:g}")
            elif value > floor:
                higher.append(f"{layer}: {figure} {value:g} is above the floor of {floor:g}")
    return undercut, higher


def lowered_note(layer: str, figure: str, before: float, now: float) -> str:
    """Return the words by which the changelog owns up to a lowered floor."""
    return f"gold floor of `{layer}` {figure} lowered from {before:g} to {now:g}"


def find_unexplained(earlier: list[Figures], floors: Figures, changelog: str) -> list[str]:
    """Find floors that are lower than they once were, without a word about it in the changelog.

    Args:
        earlier: The floors of every earlier version of the gate.
        floors: The floors as they stand; one that is gone counts as 0.
        changelog: The changelog's text.
    """
    highest: dict[tuple[str, str], float] = {}
    for version in earlier:
        for layer, wanted in version.items():
            for figure, floor in wanted.items():
                highest[layer, figure] = max(floor, highest.get((layer, figure), floor))
    found = []
    for (layer, figure), before in sorted(highest.items()):
        now = floors.get(layer, {}).get(figure, 0)
        note = lowered_note(layer, figure, before, now)
        if now < before and note not in changelog:
            found.append(f"{note}, but CHANGELOG.md has no line with these words")
    return found


def updated_floors(figures: Figures, floors: Figures, *, lower: bool) -> dict[str, dict[str, float]]:
    """Return the floors raised to the figures, and with `lower` lowered to them as well."""
    return {
        layer: {
            figure: value if (value := figures.get(layer, {}).get(figure, 0)) > floor or lower else floor
            for figure, floor in wanted.items()
        }
        for layer, wanted in floors.items()
    }


def add_to_changelog(changelog: str, lines: list[str]) -> str:
    """Return the changelog with the lines under "Changed" of its first section."""
    head, mark, rest = changelog.partition("\n## ")
    section, following, tail = rest.partition("\n## ")
    entries = "".join(f"- {line}\n" for line in lines)
    if "### Changed\n\n" in section:
        section = section.replace("### Changed\n\n", f"### Changed\n\n{entries}", 1)
    else:
        section = f"{section.rstrip()}\n\n### Changed\n\n{entries}"
    return head + mark + section + following + tail


def earlier_floors() -> list[Figures]:
    """Read the floors of every commit that touched the gate; none where there is no history."""

    def git(*args: str) -> str:
        done = subprocess.run(["git", "-C", str(ROOT), *args], capture_output=True, text=True, check=False)
        return done.stdout if done.returncode == 0 else ""

    try:
        commits = git("log", "--format=%H", "--", GATE.name).split()
        texts = [git("show", f"{commit}:{GATE.name}") for commit in commits]
    except FileNotFoundError:  # no git
        return []
    return [json.loads(text)["floors"] for text in texts if text]


def run(command: list[str | Path], out: Path) -> None:
    """Run a command with its output in a file; stop the gate when it fails."""
    with out.open("wb") as stream:
        code = subprocess.run(command, stdout=stream, stdin=subprocess.DEVNULL, check=False).returncode
    if code:
        words = " ".join(str(part) for part in command[:3])
        sys.exit(f"gold: `{words} …` ended with exit code {code}; its own lines stand above")


def score(gold: Path, pages: Path) -> dict[str, dict[str, float]]:
    """Code the pages, make their account, and score both."""
    paths = sorted(pages.glob("*.txt"))
    if not paths:
        sys.exit(f"gold: no *.txt pages in {pages}; name their folder with --pages")
    parley = Path(sys.executable).parent / "parley"
    with tempfile.TemporaryDirectory() as folder:
        coded, account, scored = (Path(folder) / name for name in ("coded.jsonl", "account.json", "scored.json"))
        run([parley, "code", *paths, "--format", "jsonl"], coded)
        run([parley, "brief", *paths, "--format", "json"], account)
        scorer: list[str | Path] = [sys.executable, gold / "score.py", gold / "seeds.json"]
        run([*scorer, "--coded", coded, "--account", account, "--json"], scored)
        figures: dict[str, dict[str, float]] = json.loads(scored.read_text("utf-8"))
    return figures


def table(figures: Figures, floors: Figures) -> str:
    """Return the figures as lines, with the floor beside each F1 that has one."""
    lines = [f"{'layer':<24}{'gold':>6}{'coded':>7}{'hit':>6}{'P':>8}{'R':>8}{'F1':>8}{'floor':>8}"]
    for layer, row in figures.items():
        floor = floors.get(layer, {}).get("f1")
        counts = f"{row['gold']:>6}{row['coded']:>7}{row['hit']:>6}"
        rates = f"{row['precision']:>8.3f}{row['recall']:>8.3f}{row['f1']:>8.3f}"
        lines.append(f"{layer:<24}{counts}{rates}" + (f"{floor:>8.3f}" if floor is not None else ""))
    return "\n".join(lines)


def write_update(gate: dict[str, Any], figures: Figures, digest: str, reason: str | None) -> None:
    """Write the gate anew, and the changelog where a floor falls."""
    before = gate["floors"]
    after = updated_floors(figures, before, lower=reason is not None)
    notes = [
        f"{lowered_note(layer, figure, floor, after[layer][figure])}: {reason}"
        for layer, wanted in before.items()
        for figure, floor in wanted.items()
        if after[layer][figure] < floor
    ]
    GATE.write_text(json.dumps({"gold_sha256": digest, "floors": after}, indent=2) + "\n", "utf-8")
    if notes:
        CHANGELOG.write_text(add_to_changelog(CHANGELOG.read_text("utf-8"), notes), "utf-8")
    print(f"gold: wrote {GATE.name}" + (" and CHANGELOG.md" if notes else ""))


def parse_args() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--gold", type=Path, required=True, help="folder with score.py and seeds.json")
    parser.add_argument("--pages", type=Path, required=True, help="folder with the pages the gold is about")
    parser.add_argument("--update", action="store_true", help="raise the floors to the figures")
    parser.add_argument("--allow-regression", metavar="REASON", help="with --update: lower floors too, and say why")
    return parser.parse_args()


def main() -> int:
    """Score, compare, report."""
    args = parse_args()
    gate = json.loads(GATE.read_text("utf-8"))
    problems = find_unexplained(earlier_floors(), gate["floors"], CHANGELOG.read_text("utf-8"))
    if not (args.gold / "score.py").is_file():
        missing = args.gold / "score.py"
        print(f"gold: not scored, because {missing} is not there (the gold is kept outside the repository)")
    else:
        figures = score(args.gold, args.pages)
        print(table(figures, gate["floors"]))
        digest = hashlib.sha256((args.gold / "seeds.json").read_bytes()).hexdigest()
        if digest != gate["gold_sha256"]:
            print("gold: seeds.json is not the one the floors were set on; read changed figures with that in mind")
        if args.update:
            write_update(gate, figures, digest, args.allow_regression)
            return 0
        undercut, higher = check(figures, gate["floors"])
        problems += undercut
        for line in higher:
            print(f"gold: {line}; raise it with: {sys.executable} bench/gate.py --update …")
    for line in problems:
        print(f"gold: {line}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
