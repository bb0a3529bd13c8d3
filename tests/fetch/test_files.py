"""Arguments -> raw pages: what is read, what is refused, and in which order."""

import gzip
import io
import json
import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from parley.errors import BadPage
from parley.fetch import RawPage, find_pages
from parley.fetch.files import count_files, file_of_line


@dataclass(frozen=True)
class Small:
    page_bytes: int = 1000
    jsonl_bytes: int = 100_000
    unpack_ratio: int = 200


def find(*arguments, stdin=None, **options):
    options.setdefault("limits", Small())
    stream = None if stdin is None else io.BytesIO(stdin)
    return list(find_pages([str(one) for one in arguments], stdin=stream, **options))


def names(pages):
    return [page.path if isinstance(page, RawPage) else f"!{page.code}" for page in pages]


def test_find_pages_reads_a_named_file_whatever_its_suffix(tmp_path):
    page = tmp_path / "page.php"
    page.write_bytes(b"<p>text</p>")
    assert find(page) == [RawPage(raw=b"<p>text</p>", path=str(page))]


def test_find_pages_walks_a_folder_in_order(tmp_path):
    for number, name in enumerate(
        ["b.html", "a.TXT", "sub/c.htm.gz", "sub/.hidden.html", ".git/d.html", "style.css", "z.gz"]
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"page {number}")
    skipped = []
    found = find(tmp_path, skip=lambda name, why: skipped.append((name, why)))
    assert names(found) == [str(tmp_path / name) for name in ("a.TXT", "b.html", "z.gz", "sub/c.htm.gz")]
    assert [name for name, _ in skipped] == [str(tmp_path / "style.css")]


def test_find_pages_is_lazy(tmp_path):
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(name)
    pages = find_pages([str(tmp_path)], stdin=None, limits=Small())
    assert next(pages).raw == b"a"
    (tmp_path / "b.txt").write_text("changed")
    assert next(pages).raw == b"changed"


def test_find_pages_survives_loops_of_links(tmp_path):
    (tmp_path / "a.html").write_text("one")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert names(find(tmp_path)) == [str(tmp_path / "a.html")]
    assert names(find(f"{tmp_path}/**/*.html")) == [str(tmp_path / "a.html")]


def test_find_pages_tells_of_dangling_links(tmp_path):
    (tmp_path / "gone.html").symlink_to(tmp_path / "nowhere")
    (found,) = find(tmp_path)
    assert found.code == "unreadable"
    assert "link" in found.message


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.html", ["a.html", "b.html"]),
        ("**/*.html", ["a.html", "b.html", "sub/c.html", "sub/deep/d.html"]),
        ("sub/**", ["sub/c.html", "sub/deep/d.html"]),
        ("s?b/*.html", ["sub/c.html"]),
        ("[ab].html", ["a.html", "b.html"]),
        ("*/deep", ["sub/deep/d.html"]),
    ],
)
def test_find_pages_expands_patterns(tmp_path, monkeypatch, pattern, expected):
    for name in ["a.html", "b.html", "sub/c.html", "sub/deep/d.html", ".secret/e.html"]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    assert names(find(f"{tmp_path}/{pattern}")) == [str(tmp_path / name) for name in expected]
    monkeypatch.chdir(tmp_path)
    assert sorted(name.removeprefix("./") for name in names(find(pattern))) == expected


def test_find_pages_takes_a_name_with_brackets_as_a_name(tmp_path):
    (tmp_path / "[1].html").write_text("one")
    assert names(find(tmp_path / "[1].html")) == [str(tmp_path / "[1].html")]


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (str, "unreadable"),
        (lambda path: path.write_bytes(b""), "empty"),
        (lambda path: path.write_bytes(b"x" * 1001), "too-large"),
        (lambda path: path.mkdir(), "empty"),
        (os.mkfifo, "unsupported"),
    ],
)
def test_find_pages_refuses(tmp_path, make, code):
    path = tmp_path / "page.html"
    make(path)
    (tmp_path / "good.html").write_text("good")
    bad, good = find(path, tmp_path / "good.html")
    assert bad.code == code
    assert bad.subject == str(path)
    assert ";" in bad.message, "says what to do next"
    assert good.raw == b"good"


def test_find_pages_refuses_devices():
    assert names(find("/dev/null", "/dev/zero")) == ["!unsupported", "!unsupported"]


def test_find_pages_reads_no_more_than_the_limit_of_files_that_lie_about_their_size(monkeypatch):
    if not Path("/proc/self/status").exists():
        pytest.skip("needs /proc")
    (found,) = find("/proc/self/status", limits=Small(page_bytes=10))
    assert found.code == "too-large"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_find_pages_refuses_unreadable_files_and_folders(tmp_path):
    (tmp_path / "a.html").write_text("a")
    (tmp_path / "a.html").chmod(0)
    (tmp_path / "sub").mkdir(mode=0)
    assert names(find(tmp_path)) == ["!unreadable", "!unreadable"]


def test_find_pages_reports_errors_of_the_system(tmp_path, monkeypatch):
    (tmp_path / "a.html").write_text("a")

    def refuse(*_args):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("parley.fetch.opened.os.open", refuse)
    (found,) = find(tmp_path)
    assert found.code == "unreadable"
    assert "permission denied" in found.message


def test_find_pages_refuses_a_second_page_of_the_same_bytes(tmp_path):
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text("same")
    first, second = find(tmp_path)
    assert second.code == "duplicate"
    assert second.subject == str(tmp_path / "b.html")
    assert first.path in second.message


def test_find_pages_names_files_whose_names_are_no_text(tmp_path):
    path = os.fsencode(tmp_path) + b"/\xff.html"
    Path(os.fsdecode(path)).write_bytes(b"page")
    (found,) = find(tmp_path)
    assert found.path.endswith("\\xff.html")
    json.dumps(found.path).encode("utf-8")


def test_find_pages_refuses_a_path_with_a_zero_byte():
    assert names(find("a\0b")) == ["!unreadable"]


def test_find_pages_passes_over_the_output(tmp_path):
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "out.txt").write_text("old output")
    assert names(find(tmp_path, exclude=str(tmp_path / "out.txt"))) == [str(tmp_path / "a.txt")]
    assert names(find(f"{tmp_path}/*", exclude=str(tmp_path / "out.txt"))) == [str(tmp_path / "a.txt")]


def test_find_pages_reads_standard_input_once():
    assert find("-", stdin=b"<p>page</p>") == [RawPage(raw=b"<p>page</p>", path="-")]
    assert names(find("-", "-", stdin=b"page")) == ["-", "!unreadable"]
    assert names(find("-")) == ["!unreadable"]
    assert names(find("-", stdin=b"")) == ["!empty"]
    assert names(find("-", stdin=b"x" * 1001)) == ["!too-large"]


def test_find_pages_reads_jsonl_on_standard_input():
    lines = b'{"text": "one"}\n{"text": "two"}\n'
    assert names(find("-", stdin=lines)) == ["-:1", "-:2"]
    assert names(find("-", stdin=gzip.compress(lines))) == ["-:1", "-:2"]


def test_count_files_counts_without_opening(tmp_path):
    for name in ("a.html", "b.txt", "c.css"):
        (tmp_path / name).touch()
    assert count_files([str(tmp_path)]) == 2
    (tmp_path / "d.jsonl").touch()
    assert count_files([str(tmp_path)]) is None
    assert count_files(["-"]) is None


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("a.jsonl:3", "a.jsonl"),
        ("a.jsonl:3#x:1", "a.jsonl"),
        ("c:d.jsonl:12#p", "c:d.jsonl"),
        ("a.html", None),
        (":3", None),
    ],
)
def test_file_of_line(name, file):
    assert file_of_line(name) == file


def test_a_refusal_is_never_raised(tmp_path):
    paths = [tmp_path / "none", tmp_path, "/dev/zero", "a\0", "x*y", ""]
    assert all(isinstance(page, BadPage) for page in find(*paths))
