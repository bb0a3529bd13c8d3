"""`parley brief`: the sheet in each form and language."""

import json
from pathlib import Path

import jsonschema
import pytest
from markdown_it import MarkdownIt

from parley.model import make_schema

EXAMPLES = Path(__file__).parents[2] / "examples" / "pages"


def test_brief_json_is_the_contract(parley):
    done = parley("brief", EXAMPLES, "--format", "json", "--as-of", "2031-09-15")
    assert (done.code, done.err) == (0, "")
    account = json.loads(done.out)
    jsonschema.Draft202012Validator(make_schema("account")).validate(account)
    assert account["as_of"] == "2031-09-15"


@pytest.mark.parametrize(
    ("language", "words"),
    [("zh", ["14 页", "页面（按时间先后）"]), ("zh-hant", ["14 頁"]), ("en", ["14 pages", "Pages, in order of time"])],
)
@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_brief_speaks_the_language(parley, language, words, form):
    done = parley("brief", EXAMPLES, "--language", language, "--format", form)
    assert (done.code, done.err) == (0, "")
    assert all(word in done.out for word in words)
    assert "新岸時報" in done.out, "words of pages are not converted"


def test_brief_is_the_same_each_time_and_in_any_order(parley):
    pages = sorted(EXAMPLES.iterdir())
    assert parley("brief", *pages).out == parley("brief", *reversed(pages)).out


def test_brief_names_the_refused_pages_on_the_sheet(parley, make_page, tmp_path):
    done = parley("brief", make_page(), tmp_path / "missing.html")
    assert done.code == 1
    assert "未能读取的页面" in done.out
    assert "missing.html" in done.out
    assert done.err.splitlines()[-1] == "parley: 1 of 2 pages was refused"


def test_brief_wraps_on_a_terminal_only(parley, make_page):
    from rich.cells import cell_len

    page = make_page(title="维凯领导人通电话" * 12)
    wide = parley("brief", page).out
    narrow = parley("brief", page, terminal=True).out
    assert max(map(cell_len, narrow.splitlines())) <= 80 < max(map(cell_len, wide.splitlines()))


def test_brief_cannot_be_steered_by_a_page(parley, make_page):
    page = make_page(
        title="停火&lt;script&gt;alert(1)&lt;/script&gt; `x` | [a](http://evil.example) \x1b[2J \u202e &#x202E;"
    )
    for form in ("text", "md"):
        out = parley("brief", page, "--format", form).out
        assert "\x1b" not in out
        assert "\u202e" not in out
    html = MarkdownIt("commonmark").render(out)
    assert not any(tag in html for tag in ("<script", "<a ", "<code"))


def test_brief_refuses_a_day_that_is_none(parley, make_page):
    done = parley("brief", make_page(), "--as-of", "yesterday")
    assert done.code == 2
    assert "'yesterday' is no day" in done.err


def test_brief_writes_one_html_file_that_loads_nothing(parley, make_page, tmp_path):
    out = tmp_path / "story.html"
    assert parley("brief", make_page(), "--format", "html", "--language", "en", "-o", out).code == 0
    html = out.read_text("utf-8")
    assert html.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert "<script" not in html
    assert "default-src 'none'" in html


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../etc/passwd", "", "Asia"])
def test_brief_refuses_a_zone_that_is_none(parley, make_page, zone):
    done = parley("brief", make_page(), "--zone", zone)
    assert done.code == 2
    assert "is no time zone" in done.err


def test_brief_takes_a_zone_and_a_day(parley, make_page):
    done = parley("brief", make_page(), "--zone", "America/New_York", "--as-of", "2031-09-30", "--format", "json")
    assert done.code == 0
    account = json.loads(done.out)
    assert account["as_of"] == "2031-09-30"
    assert all(line["status"] != "due" for line in account["next"])


def test_brief_of_pages_about_different_things_says_so(parley, make_page, tmp_path):
    weather = tmp_path / "weather.txt"
    weather.write_text(
        "今日天气\n2031-09-10 08:00\n今天各地天气晴朗，气温在二十度上下，午后有微风，适合出门走走。\n", encoding="utf-8"
    )
    done = parley("brief", make_page(), weather)
    assert done.code == 0
    assert "这些页面不止一件事" in done.out
