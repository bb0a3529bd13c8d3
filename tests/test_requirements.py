"""The pinned files belong to pyproject.toml: everything pinned, by hash, and nothing said about where it comes from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILES = ("base.txt", "dev.txt")


def read_pins(name: str) -> dict[str, tuple[str, list[str]]]:
    """Package to version and hashes."""
    text = (ROOT / "requirements" / name).read_text("utf-8").replace("\\\n", " ")
    pins = {}
    for line in text.splitlines():
        match = re.fullmatch(
            r"(?P<name>[a-z0-9-]+)==(?P<version>\S+)(?: ; [^-]+?)?\s+(?P<hashes>--hash=.*)", line.strip()
        )
        assert match, f"{name} holds a line that pins nothing: {line[:80]}"
        pins[match["name"]] = (match["version"], re.findall(r"--hash=sha256:([0-9a-f]{64})", match["hashes"]))
    return pins


def wanted(extra: str | None) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = project["dependencies"] + (project["optional-dependencies"][extra] if extra else [])
    return {re.match(r"[A-Za-z0-9-]+", line)[0].lower() for line in lines}


@pytest.mark.parametrize(("name", "extra"), list(zip(FILES, (None, "dev"), strict=True)))
def test_every_dependency_is_pinned(name, extra):
    assert wanted(extra) - set(read_pins(name)) == set(), "pyproject.toml has changed; run: make lock"


@pytest.mark.parametrize("name", FILES)
def test_every_pin_has_hashes(name):
    assert all(hashes for _, hashes in read_pins(name).values())


def test_both_files_pin_the_same_versions():
    base, dev = (read_pins(name) for name in FILES)
    assert {name: dev.get(name) for name in base} == base


@pytest.mark.parametrize("name", FILES)
def test_no_file_says_where_packages_come_from(name):
    assert "://" not in (ROOT / "requirements" / name).read_text("utf-8")
