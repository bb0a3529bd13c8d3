"""The words that Parley prints: complete, in order, none unused."""

import re
from importlib import resources
from pathlib import Path
from string import Formatter
from typing import get_args

import parley.render
from parley.model import WarningCode
from parley.render.labels import count_label, load_labels

LABELS = load_labels()


def places(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_labels_are_sorted_and_say_the_same_in_each_language():
    lines = resources.files("parley.render").joinpath("labels.tsv").read_text("utf-8").splitlines()
    keys = [line.split("\t")[0] for line in lines if not line.startswith(("#", "key\t"))]
    assert keys == sorted(keys) == list(LABELS)
    for key, by_language in LABELS.items():
        assert by_language["zh-hans"]
        assert by_language["zh-hant"]
        assert by_language["en"] or key.startswith("why."), key
        if by_language["en"]:
            assert places(by_language["zh-hans"]) == places(by_language["zh-hant"]) == places(by_language["en"]), key


def test_labels_cover_the_warnings():
    for code in get_args(WarningCode):
        assert f"why.{code}" in LABELS


def test_labels_are_all_used():
    folder = Path(parley.render.__file__).parent
    source = "".join(path.read_text("utf-8") for path in folder.glob("*.py"))
    for key in LABELS:
        stem = re.sub(r"\.(one|many)$", "", key)
        assert f'"{stem}"' in source or stem.startswith(("layer.", "span.", "value.", "why.")), key


def test_count_label_knows_one_and_many():
    assert count_label("brief.pages", 1, "en") == "1 page"
    assert count_label("brief.pages", 2, "en") == "2 pages"
