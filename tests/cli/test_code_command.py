"""`parley code`: what it prints, what it refuses, how it ends."""

import gzip
import json
import zipfile
from pathlib import Path

import jsonschema
import pytest

from parley.model import make_schema

EXAMPLES = Path(__file__).parents[2] / "examples" / "pages"
VALIDATOR = jsonschema.Draft202012Validator(make_schema("article"))


def test_code_prints_a_line_for_each_example(parley):
    done = parley("code", EXAMPLES)
    assert (done.code, done.err) == (0, "")
    lines = [json.loads(line) for line in done.out.splitlines()]
    assert [Path(line["source"]["path"]).name for line in lines] == sorted(path.name for path in EXAMPLES.iterdir())
    for line in lines:
        VALIDATOR.validate(line)


def test_code_prints_an_array(parley, make_page):
    make_page("a.html")
    done = parley("code", make_page("b.html", days=30).parent, "--format", "json")
    assert done.code == 0
    lines = json.loads(done.out)
    assert len(lines) == 2
    VALIDATOR.validate(lines[0])


def test_code_is_the_same_each_time(parley):
    assert parley("code", EXAMPLES).out == parley("code", EXAMPLES).out


def write_zip(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("page.html", "<p>text</p>")


BAD = {
    "zero.html": (lambda path: path.write_bytes(b""), "0 bytes"),
    "blank.txt": (lambda path: path.write_bytes(b" \n\t"), "white space"),
    "binary.html": (lambda path: path.write_bytes(bytes(range(32)) * 200), "binary"),
    "picture.html": (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500)), "PNG"),
    "packed.html": (write_zip, "zip"),
    "bomb.html.gz": (lambda path: path.write_bytes(gzip.compress(bytes(50_000_000))), "unpacks to more than"),
    "broken.gz": (lambda path: path.write_bytes(b"\x1f\x8b" + bytes(30)), "gzip"),
    "dangling.html": (lambda path: path.symlink_to("nowhere"), "link"),
    "large.txt": (lambda path: path.write_bytes(b"x" * 2_000_001), "over the limit of 2,000,000"),
    "empty-folder": (lambda path: path.mkdir(), "holds no pages"),
    "lines.jsonl": (lambda path: path.write_text('{"text": 1}\n'), "lines.jsonl:1"),
    "missing.html": (str, "no such file"),
}


@pytest.mark.parametrize("name", BAD)
def test_code_refuses_a_bad_page_in_one_line_and_reads_the_others(parley, make_page, tmp_path, name):
    make, words = BAD[name]
    bad = tmp_path / "bad" / name
    bad.parent.mkdir()
    make(bad)
    done = parley("code", bad, make_page(), "--max-bytes", "2000000")
    assert done.code == 1
    assert len(done.out.splitlines()) == 1
    first, last = done.err.splitlines()
    assert first.startswith(f"parley: {bad}")
    assert words in first
    assert last == "parley: 1 of 2 pages was refused"


def test_code_refuses_duplicates(parley, make_page):
    page = make_page("a.html")
    make_page("b.html")
    done = parley("code", page.parent)
    assert done.code == 1
    assert "b.html: is byte for byte the same as" in done.err


def test_code_reads_jsonl_line_by_line(parley, make_page, tmp_path):
    html = make_page().read_text("utf-8")
    lines = [
        {"url": "https://a.example/1", "html": html, "retrieved_at": "2031-09-10T10:00:00Z"},
        "not an object",
        {"html": html.replace("21", "30"), "id": "p2"},
    ]
    path = tmp_path / "crawl.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines))
    done = parley("code", path)
    assert done.code == 1
    first, second = (json.loads(line)["source"] for line in done.out.splitlines())
    assert (first["url"], first["retrieved_at"]) == ("https://a.example/1", "2031-09-10T10:00:00Z")
    assert second["path"] == f"{path}:3#p2"
    assert f"{path}:2" in done.err


def test_code_reads_standard_input(parley, make_page):
    done = parley("code", "-", stdin=make_page().read_bytes())
    assert done.code == 0
    assert json.loads(done.out)["source"]["path"] == "-"


def test_code_with_nothing_to_read_says_so(parley, tmp_path):
    done = parley("code", tmp_path, "--format", "json")
    assert (done.code, done.out) == (1, "")
    assert "none of the 1 pages could be read" in done.err


def test_code_quiet_says_nothing_of_single_pages(parley, make_page):
    done = parley("code", make_page(), "missing.html", "--quiet")
    assert (done.code, done.err) == (1, "")


def test_code_records_a_crash_inside_one_page_and_goes_on(parley, make_page, monkeypatch):
    from parley import pipeline

    extract = pipeline.extract

    def crash(page, **options):
        if "bad" in page.source.path:
            raise ZeroDivisionError("a fault\nof ours")
        return extract(page, **options)

    monkeypatch.setattr(pipeline, "extract", crash)
    bad, good = make_page("bad.html"), make_page("good.html", days=9)
    done = parley("code", bad, good)
    assert done.code == 1
    assert len(done.out.splitlines()) == 1
    assert done.err.splitlines()[0].startswith(f"parley: {bad}: parley failed on this page (ZeroDivisionError: a fault")
    assert "--debug" in done.err
    assert "Traceback" in parley("code", bad, "--debug").err


def test_code_debug_lists_what_was_passed_over(parley, make_page, tmp_path):
    (tmp_path / "style.css").write_text("a{}")
    make_page()
    assert "style.css" not in parley("code", tmp_path).err
    assert "passed over" in parley("code", tmp_path, "--debug").err


def test_code_shows_hostile_names_harmlessly(parley, tmp_path):
    path = tmp_path / "\x1b[2J\u202eevil\n.html"
    path.write_bytes(b"")
    done = parley("code", path)
    assert len(done.err.splitlines()) == 2
    assert "\x1b" not in done.err
    assert "\u202e" not in done.err
    assert "\\x1b[2J\\u202eevil" in done.err
