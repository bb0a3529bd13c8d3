"""`parley read`: one page, in colour or plain."""

import json
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples" / "pages"


@pytest.mark.parametrize("page", sorted(EXAMPLES.iterdir()), ids=lambda path: path.stem)
def test_read_shows_every_example(parley, page):
    done = parley("read", page, "--layer", "statements")
    assert (done.code, done.err) == (0, "")
    assert "\x1b" not in done.out
    assert "正文" in done.out


def test_read_shows_fields_blocks_and_furniture(parley):
    done = parley("read", EXAMPLES / "09-spam-mirror.txt", "--language", "en")
    assert "Outlet" in done.out
    assert "paragraph" in done.out
    assert "counter" in done.out
    assert "金鲨湾赌场官网" in done.out


def test_read_colours_on_a_terminal(parley, make_page, monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    page = make_page()
    assert "\x1b[" in parley("read", page, terminal=True).out
    assert "\x1b[" not in parley("read", page).out
    assert "\x1b[" in parley("read", page, "--color").out
    assert "\x1b[" not in parley("read", page, "--no-color", terminal=True).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in parley("read", page, terminal=True).out


def test_read_takes_a_line_of_jsonl(parley, make_page, tmp_path):
    html = make_page().read_text("utf-8")
    path = tmp_path / "crawl.jsonl"
    path.write_text("\n".join(json.dumps({"html": html.replace("21", day), "id": day}) for day in ("7", "8", "9")))
    assert "停火8天" in parley("read", f"{path}:2").out
    assert "停火9天" in parley("read", f"{path}:3#9").out
    missing = parley("read", f"{path}:4")
    assert missing.code == 1
    assert "no such page" in missing.err


def test_read_refuses_several_pages(parley, make_page):
    make_page("a.html")
    done = parley("read", make_page("b.html", days=9).parent)
    assert done.code == 2
    assert "several pages" in done.err


def test_read_refuses_a_page_that_cannot_be_read(parley, tmp_path):
    done = parley("read", tmp_path / "missing.html")
    assert (done.code, done.out) == (1, "")
    assert len(done.err.splitlines()) == 1
