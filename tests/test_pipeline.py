"""The public API: read, code, account, on the sample pages of the repository."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

import parley
from parley.model import Account, Coding, json_from_record, record_from_json

_EXAMPLES = Path(__file__).parent.parent / "examples"
_PAGES = sorted((_EXAMPLES / "pages").iterdir())
_GOLD = json.loads((_EXAMPLES / "gold.json").read_text("utf-8"))["account"]


@pytest.fixture(scope="module")
def codings() -> dict[str, Coding]:
    return {path.name: parley.code(parley.read(path)) for path in _PAGES}


def _squeeze(text: str) -> str:
    return "".join(text.split())


def test_exported_names_are_sorted_and_there() -> None:
    assert parley.__all__ == sorted(parley.__all__)
    assert all(getattr(parley, name) is not None for name in parley.__all__)


def test_account_stays_the_function_after_its_room_is_imported() -> None:
    import parley.account.make
    import parley.pipeline

    assert parley.account is parley.pipeline.account


def test_importing_parley_loads_no_stage() -> None:
    script = "import sys, parley; print([name for name in ('opencc', 'trafilatura', 'readability', 'parley.coding.code') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_read_takes_a_path_or_bytes() -> None:
    path = _EXAMPLES / "pages" / "01-portal.html"
    from_path, from_text, from_bytes = parley.read(path), parley.read(str(path)), parley.read(path.read_bytes())
    assert from_path == from_text
    assert from_path.text == from_bytes.text
    assert from_path.source.path == str(path)
    assert from_bytes.source.path is None


@pytest.mark.parametrize("name", ["no-such-file.html", "."])
def test_read_refuses_what_cannot_be_opened(tmp_path: Path, name: str) -> None:
    with pytest.raises(parley.BadPage) as caught:
        parley.read(tmp_path / name)
    assert caught.value.code == "unreadable"
    assert caught.value.subject.endswith(str(tmp_path / name))


def test_coding_keeps_the_article(codings: dict[str, Coding]) -> None:
    for path in _PAGES:
        coding = codings[path.name]
        assert coding.article() == parley.read(path)
        assert all(coding.text[span.start : span.end] == span.exact for span in coding.spans())
        assert record_from_json(json_from_record(coding), Coding) == coding


@pytest.mark.parametrize("quote", _GOLD["quotes"], ids=lambda quote: quote["file"])
def test_quotes_of_the_samples_have_their_speakers(codings: dict[str, Coding], quote: dict[str, str]) -> None:
    coding = codings[quote["file"]]
    names = {entity.id: entity.names for entity in coding.entities}
    found = [one for one in coding.statements if _squeeze(one.content.exact) == _squeeze(quote["exact"])]
    assert quote["speaker"] in {name for one in found for ident in one.speakers for name in names[ident]}


def test_account_of_the_samples_groups_reprints(codings: dict[str, Coding]) -> None:
    files = {coding.id: name for name, coding in codings.items()}
    made = parley.account(codings.values())
    assert len(made.origin_groups) == _GOLD["origin_groups"]
    groups = [sorted(files[ident] for ident in group.articles) for group in made.origin_groups]
    assert [group for group in groups if len(group) > 1] == _GOLD["reprints"]
    assert record_from_json(json_from_record(made), Account) == made


def test_account_does_not_depend_on_the_order_of_pages(codings: dict[str, Coding]) -> None:
    pages = list(codings.values())
    expected = json_from_record(parley.account(pages))
    for seed in range(5):
        random.Random(seed).shuffle(pages)
        assert json_from_record(parley.account(pages)) == expected


def test_account_writes_down_the_day_it_is_made_for(codings: dict[str, Coding]) -> None:
    made = parley.account(codings.values(), as_of="2031-09-12")
    assert made.as_of == "2031-09-12"
    assert made.made_by.version == parley.__version__
    assert made.made_by.pack.startswith("zh/")


def test_a_broken_up_quotation_keeps_its_parts():
    text = "会谈结束\n“我们谈得坦率。”塔尔文对记者说，“但明天要坐在同一张桌子前。”会谈在下午结束。"
    coding = parley.code(parley.read(text.encode()))
    (line,) = parley.account([coding]).statements
    assert line.content.exact == "我们谈得坦率。"
    assert [part.exact for part in line.parts] == ["但明天要坐在同一张桌子前。"]
    assert all(coding.text[part.start : part.end] == part.exact for part in line.parts)
