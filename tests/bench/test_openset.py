"""The open gold set: its gold is sound, and our scorer gives what a score should give."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from parley.codebook import load_codebook

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = sorted(path.parent for path in ROOT.glob("gold/*/*/gold.json"))
SHARED = ROOT.parent / "shared" / "gold"
sys.path.insert(0, str(ROOT / "bench"))

import matching  # noqa: E402 - a script's module, beside the script
import scoring  # noqa: E402


def _squeeze(text):
    return "".join(text.split())


def _answers(value):
    return value if isinstance(value, list) else [value]


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda folder: f"{folder.parent.name}/{folder.name}")
def folder(request):
    return request.param


@pytest.fixture(scope="module")
def gold(folder):
    return json.loads((folder / "gold.json").read_text("utf-8"))


def test_there_are_forty_pages_over_six_negotiations_in_two_halves():
    pages = [len(json.loads((one / "gold.json").read_text("utf-8"))["pages"]) for one in FOLDERS]
    assert sum(pages) >= 40
    assert len(FOLDERS) >= 6
    assert {one.parent.name for one in FOLDERS} == {"dev", "test"}


def test_every_page_has_gold_and_all_gold_a_page(folder, gold):
    assert sorted(page["file"] for page in gold["pages"]) == sorted(one.name for one in (folder / "pages").iterdir())


def test_every_exact_stands_on_its_page(folder, gold):
    for page in gold["pages"]:
        source = _squeeze((folder / "pages" / page["file"]).read_text("utf-8").replace("&amp;", "&"))
        plain = _squeeze("".join(_texts((folder / "pages" / page["file"]).read_text("utf-8"))))
        for layer in ("mentions", "times", "statements", "events", "provisions"):
            for record in page[layer]:
                words = _squeeze(record["exact"])
                assert words in source or words in plain, (page["file"], layer, record["exact"])


def _texts(markup):
    from html.parser import HTMLParser

    found: list[str] = []

    class Reader(HTMLParser):
        def handle_data(self, data):
            found.append(data)

    Reader().feed(markup)
    return found


def test_every_code_is_in_the_codebook(gold):
    book = load_codebook().vocabularies
    used = {
        ("act", code)
        for page in gold["pages"]
        for one in page["statements"]
        for code in _answers(one.get("act", "say"))
    }
    used |= {("event-type", code) for page in gold["pages"] for one in page["events"] for code in _answers(one["type"])}
    used |= {
        ("event-status", code) for page in gold["pages"] for one in page["events"] for code in _answers(one["status"])
    }
    used |= {("topic", code) for page in gold["pages"] for one in page["provisions"] for code in _answers(one["topic"])}
    used |= {
        ("stance", code) for page in gold["pages"] for one in page["provisions"] for code in _answers(one["stance"])
    }
    used |= {("difference-kind", code) for one in gold["account"]["differences"] for code in _answers(one["kind"])}
    assert {pair for pair in used if pair[1] not in book[pair[0]]} == set()


def test_gold_scored_against_itself_is_perfect():
    page = {
        "file": "a.txt",
        "mentions": [{"exact": "甲国", "name_en": ["甲国"]}],
        "times": [{"exact": "3日", "value": "2031-05-03"}],
        "statements": [{"exact": "甲国说,停火已经生效。", "speakers": [["甲国"]], "relayed_by": [["乙社"]]}],
        "events": [
            {"type": "consult", "participants": [["甲国"]], "when": "2031-05-03", "status": "happened", "exact": "会谈"}
        ],
        "provisions": [
            {
                "topic": "ceasefire",
                "stance": "agree",
                "holders": [["甲国"]],
                "duration": "P30D",
                "exact": "停火已经生效",
            }
        ],
    }
    span = {"start": 0, "end": 11, "exact": "甲国说,停火已经生效。"}
    coding = {
        "text": "甲国说,停火已经生效。3日会谈",
        "blocks": [],
        "entities": [
            {"id": "state/a", "name_zh": "甲国", "names": []},
            {"id": "org/b", "name_zh": "乙社", "names": []},
        ],
        "mentions": [{"exact": "甲国", "entity": "state/a", "start": 0, "end": 2}],
        "times": [{"exact": "3日", "value": "2031-05-03", "start": 11, "end": 13}],
        "statements": [{"speakers": ["state/a"], "relayed_by": ["org/b"], "content": span, "evidence": [span]}],
        "events": [
            {
                "type": "consult",
                "status": "happened",
                "participants": [{"entity": "state/a"}],
                "when": {"value": "2031-05-03T10:00+08:00"},
                "evidence": [{"start": 13, "end": 15, "exact": "会谈"}],
            }
        ],
        "provisions": [
            {"topic": "ceasefire", "stance": "agree", "holders": ["state/a"], "duration": "P30D", "evidence": [span]}
        ],
    }
    score = scoring.Score()
    scoring.score_page(page, coding, score)
    assert {layer: row["f1"] for layer, row in score.rows().items() if row["f1"] != 1.0} == {"times.zoned": 0.0}
    worse = json.loads(json.dumps(coding))
    worse["statements"][0]["speakers"] = ["org/b"]
    worse["provisions"][0]["stance"] = "order"
    worse["events"][0]["status"] = "denied"
    score = scoring.Score()
    scoring.score_page(page, worse, score)
    low = {layer for layer, row in score.rows().items() if row["f1"] == 0.0}
    assert low == {"times.zoned", "statements.who", "provisions.stance", "events.status"}


@pytest.mark.parametrize(
    ("wanted", "found", "zoned", "same"),
    [
        ("2031-05-03", "2031-05-03", False, True),
        ("2031-05-03", "2031-05-03T10:00+08:00", False, True),
        ("2031-05-03TMO", "2031-05-03T10:00", False, True),
        ("2031-05-03TMO", "2031-05-03TEV", False, False),
        ("2031-05-03T10:00+03:00", "2031-05-03T10:00+08:00", False, True),
        ("2031-05-03T10:00+03:00", "2031-05-03T10:00+08:00", True, False),
        (["P30D", "P1M"], "P1M", False, True),
        ("2031-05-03", None, False, False),
    ],
)
def test_times_are_compared_as_far_as_the_gold_goes(wanted, found, zoned, same):
    assert matching.same_time(wanted, found, zoned=zoned) is same


@pytest.mark.skipif(not (SHARED / "score.py").is_file(), reason="the gold kept outside the repository is not here")
def test_both_scorers_agree(tmp_path):
    folder = ROOT / "gold" / "dev" / "lanhe-war"
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    import parley
    from parley.model import json_from_record

    codings = [parley.code(parley.read(folder / "pages" / page["file"])) for page in gold["pages"]]
    coded, account = tmp_path / "coded.jsonl", tmp_path / "account.json"
    coded.write_text("".join(json_from_record(one) + "\n" for one in codings), "utf-8")
    account.write_text(json_from_record(parley.account(codings)), "utf-8")
    command = [
        sys.executable,
        SHARED / "score.py",
        folder / "gold.json",
        "--coded",
        coded,
        "--account",
        account,
        "--json",
    ]
    theirs = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    score = scoring.Score()
    for page, one in zip(gold["pages"], codings, strict=True):
        scoring.score_page(page, json.loads(json_from_record(one)), score)
    scoring.score_account(gold["account"], json.loads(account.read_text("utf-8")), score)
    ours = score.rows()
    for layer in ("mentions", "times.value", "statements.who", "provisions.stance", "events", "account.next"):
        assert ours[layer]["hit"] == theirs[layer]["hit"], layer
