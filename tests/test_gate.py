"""The gold gate: floors hold, only an explained floor may fall."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def gate():
    spec = importlib.util.spec_from_file_location("gate", ROOT / "bench" / "gate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


FLOORS = {"article.title": {"f1": 0.9}, "evidence": {"f1": 1.0}}


def test_figures_on_the_floor_pass(gate):
    assert gate.check({"article.title": {"f1": 0.9}, "evidence": {"f1": 1.0}}, FLOORS) == ([], [])


def test_an_undercut_floor_names_layer_figure_and_floor(gate):
    undercut, _ = gate.check({"article.title": {"f1": 0.85}, "evidence": {"f1": 1.0}}, FLOORS)
    assert undercut == ["article.title: f1 0.85 is under the floor of 0.9"]


def test_a_layer_that_was_not_scored_fails(gate):
    undercut, _ = gate.check({"evidence": {"f1": 1.0}}, FLOORS)
    assert undercut == ["article.title: no f1 was scored, the floor is 0.9"]


def test_a_higher_figure_is_reported(gate):
    undercut, higher = gate.check({"article.title": {"f1": 0.95}, "evidence": {"f1": 1.0}}, FLOORS)
    assert (undercut, higher) == ([], ["article.title: f1 0.95 is above the floor of 0.9"])


def test_a_lowered_floor_needs_a_line_in_the_changelog(gate):
    earlier = [{"evidence": {"f1": 0.9}}, {"evidence": {"f1": 1.0}}]
    now = {"evidence": {"f1": 0.95}}
    note = "gold floor of `evidence` f1 lowered from 1 to 0.95"
    assert gate.find_unexplained(earlier, now, "") == [f"{note}, but CHANGELOG.md has no line with these words"]
    assert gate.find_unexplained(earlier, now, f"- {note}: the gold grew\n") == []


def test_a_removed_floor_counts_as_lowered(gate):
    assert len(gate.find_unexplained([FLOORS], {"evidence": {"f1": 1.0}}, "")) == 1


def test_update_raises_and_lowers_only_when_told(gate):
    figures = {"article.title": {"f1": 0.95}, "evidence": {"f1": 0.9}}
    assert gate.updated_floors(figures, FLOORS, lower=False) == {"article.title": {"f1": 0.95}, "evidence": {"f1": 1.0}}
    assert gate.updated_floors(figures, FLOORS, lower=True) == figures


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("### Added\n\n- a\n", "### Added\n\n- a\n\n### Changed\n\n- new\n"),
        ("### Changed\n\n- a\n", "### Changed\n\n- new\n- a\n"),
    ],
)
def test_changelog_line_goes_into_the_first_section(gate, section, expected):
    before = f"# Changelog\n\n## Unreleased\n\n{section}"
    assert gate.add_to_changelog(before, ["new"]) == f"# Changelog\n\n## Unreleased\n\n{expected}"


def test_without_the_gold_the_gate_says_so_and_passes(tmp_path):
    done = subprocess.run(
        [sys.executable, ROOT / "bench" / "gate.py", "--gold", tmp_path, "--pages", tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("gold: not scored, because ")


def test_floors_are_shares():
    gate = json.loads((ROOT / "gate.json").read_text("utf-8"))
    assert len(gate["gold_sha256"]) == 64
    assert all(0 <= floor <= 1 for wanted in gate["floors"].values() for floor in wanted.values())
