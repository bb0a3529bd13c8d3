"""`parley entities`: the rows, their forms, and persons of several pages."""

from __future__ import annotations

import json

import msgspec

from coding.build import article_of
from parley.cli.entities import _print, entity_rows
from parley.coding.code import code_article
from parley.model import Coding
from parley.story.identity import find_links


def _coded(*texts: str) -> list[Coding]:
    return [
        msgspec.structs.replace(code_article(article_of(text)), id=f"a-{number}") for number, text in enumerate(texts)
    ]


def test_rows_tell_names_party_and_links() -> None:
    rows = entity_rows(
        _coded("凯沃外长奥斯克(Per Osk)到了。凯沃政府没有说话。", "凯沃外长奥斯克到了。凯沃政府没有说话。")
    )
    row = next(row for row in rows if row["id"] == "person/奥斯克")
    assert row["names"] == ["奥斯克", "Per Osk"]
    assert row["name_en"] == "Per Osk"
    assert row["party"] == "state/凯沃"
    assert row["offices"] == ["office/凯沃-foreign-minister"]
    assert (row["mentions"], row["pages"]) == (3, 2)
    assert row["linked_by"] == {"gloss": 1, "new": 2}


def test_persons_join_by_gloss_across_pages() -> None:
    pages = _coded("总统塔尔文(Ido Talven)到了。", "總統泰爾溫(Ido Talven)到了。")
    links = find_links(pages)
    assert {ident: tuple(link) for ident, link in links.items()} == {"person/泰尔温": ("person/塔尔文", "gloss")}
    row = next(row for row in entity_rows(pages) if row["id"] == "person/塔尔文")
    assert row["names"] == ["塔尔文", "Ido Talven", "泰爾溫"]
    assert row["joined"] == {"person/泰尔温": "gloss"}


def test_persons_join_by_suffix_and_office_across_pages() -> None:
    state = "凯沃政府没有说话，凯沃议会也没有。"
    by_suffix = find_links(_coded(f"凯沃总统伊多·塔尔文到了。{state}", f"凯沃总统塔尔文到了。{state}"))
    assert {ident: tuple(link) for ident, link in by_suffix.items()} == {
        "person/塔尔文": ("person/伊多·塔尔文", "suffix")
    }
    by_office = find_links(_coded(f"凯沃外长奥斯克到了。{state}", f"凯沃外长奥斯卡到了。{state}"))
    assert [link.how for link in by_office.values()] == ["office"]


def test_two_names_of_one_page_do_not_join() -> None:
    state = "凯沃政府没有说话，凯沃议会也没有。"
    assert find_links(_coded(f"凯沃外长奥斯克到了，凯沃外长奥斯卡没有到。{state}")) == {}


def test_forms_hold_the_same_rows() -> None:
    rows = entity_rows(_coded("凯沃外长奥斯克到了。"))
    assert json.loads(_print(rows, "json")) == rows
    assert [json.loads(line) for line in _print(rows, "jsonl").splitlines()] == rows
    lines = _print(rows, "table").splitlines()
    assert lines[0].startswith("entity\tkind\tname")
    assert len(lines) == len(rows) + 1
