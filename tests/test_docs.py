"""The docs say what the code does: generated parts are fresh, every code and field is named, links lead somewhere."""

from __future__ import annotations

import doctest
import importlib
import importlib.util
import pkgutil
import re
from pathlib import Path

import msgspec
import pytest

import parley
from parley.codebook import load_codebook
from parley.model import Account, Coding

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/*.md")])
MODULES = sorted(module.name for module in pkgutil.walk_packages(parley.__path__, "parley."))
CODEBOOK = load_codebook()


@pytest.fixture(scope="module")
def contract() -> str:
    return (ROOT / "docs" / "contract.md").read_text("utf-8")


def test_generated_files_are_fresh():
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    generate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generate)
    stale = [str(path.relative_to(ROOT)) for path, text in generate.files().items() if path.read_text("utf-8") != text]
    assert stale == [], "what they are made from has changed; run: make schema"


@pytest.mark.parametrize("vocabulary", CODEBOOK.vocabularies)
def test_contract_names_every_code(contract, vocabulary):
    table = contract.partition(f"<!-- codes: {vocabulary} -->\n")[2].partition("<!-- end -->")[0]
    assert re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE) == list(CODEBOOK.vocabularies[vocabulary])


@pytest.mark.parametrize(("kind", "heading"), [(Coding, "article"), (Account, "account")])
def test_contract_names_every_field_of_a_document(contract, kind, heading):
    section = contract.partition(f"## `parley.{heading}/1`\n")[2].partition("\n## ")[0]
    rows = {
        name for cell in re.findall(r"^\| (`.*?`) \|", section, re.MULTILINE) for name in re.findall(r"`(\w+)`", cell)
    }
    assert rows == {field.encode_name for field in msgspec.structs.fields(kind)}


def test_contract_names_every_field_of_a_row(contract):
    for kind in (Coding, Account):
        for field in msgspec.structs.fields(kind):
            for row in getattr(field.type, "__args__", ()):
                if isinstance(row, type) and issubclass(row, msgspec.Struct):
                    for name in row.__struct_encode_fields__:
                        assert f"`{name}`" in contract, f"{row.__name__}.{name}"


def test_every_adr_and_page_is_in_the_index():
    index = (ROOT / "docs" / "index.md").read_text("utf-8")
    pages = {str(path.relative_to(ROOT / "docs")) for path in ROOT.glob("docs/**/*.md")} - {"index.md"}
    assert {page for page in pages if f"({page})" not in index} == set()


@pytest.mark.parametrize("adr", sorted(ROOT.glob("docs/decisions/*.md")), ids=lambda path: path.stem)
def test_every_adr_tells_all_it_must(adr):
    text = adr.read_text("utf-8")
    assert text.startswith(f"# {adr.name[:4]}: ")
    sections = re.split(r"^## (.+)\n", text, flags=re.MULTILINE)[1:]
    assert sections[::2] == ["Context", "Options", "Decision", "Consequences", "What would make us reconsider"]
    assert all(len(body.split()) > 15 for body in sections[1::2])


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_to_files_that_are_there(page):
    text = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    targets = [target.partition("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in target]
    assert [target for target in targets if target and not (page.parent / target).exists()] == []


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_hold(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0
