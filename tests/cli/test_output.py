"""Where results go: the file appears whole or not at all."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest


def test_output_is_written_and_nothing_else_is_left(parley, make_page, tmp_path):
    out = tmp_path / "out" / "articles.jsonl"
    out.parent.mkdir()
    done = parley("code", make_page(), "-o", out)
    assert (done.code, done.out) == (0, "")
    assert json.loads(out.read_text("utf-8"))["title"]
    assert [path.name for path in out.parent.iterdir()] == ["articles.jsonl"]
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(out.stat().st_mode) == 0o666 & ~mask


def test_output_keeps_what_was_there_when_nothing_can_be_read(parley, tmp_path):
    out = tmp_path / "articles.jsonl"
    out.write_text("precious")
    assert parley("code", tmp_path / "missing.html", "-o", out).code == 1
    assert out.read_text() == "precious"
    assert [path.name for path in tmp_path.iterdir()] == ["articles.jsonl"]


def test_output_keeps_what_was_there_when_the_run_breaks_off(parley, make_page, tmp_path, monkeypatch):
    from parley import pipeline

    out = tmp_path / "brief.md"
    out.write_text("precious")

    def stop(_article):
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "code", stop)
    assert parley("code", make_page(), "-o", out).code == 130
    assert out.read_text() == "precious"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["brief.md", "page.html"]


def test_output_inside_the_folder_is_not_read_on_the_next_run(parley, make_page, tmp_path):
    make_page()
    out = tmp_path / "brief.md"
    first = parley("brief", tmp_path, "-o", out)
    text = out.read_bytes()
    second = parley("brief", tmp_path, "-o", out)
    assert (first.code, second.code) == (0, 0)
    assert out.read_bytes() == text


def test_output_refuses_to_replace_a_page(parley, make_page):
    page = make_page()
    done = parley("code", page, "-o", page)
    assert done.code == 2
    assert "is one of the pages" in done.err


@pytest.mark.parametrize("name", ["", "none/such/file"])
def test_output_that_cannot_be_written_is_known_at_once(parley, make_page, tmp_path, name):
    done = parley("code", make_page(), "-o", tmp_path / name)
    assert done.code == 1
    assert len(done.err.splitlines()) == 1


def test_output_to_a_device_leaves_the_device(parley, make_page):
    assert parley("code", make_page(), "-o", "/dev/null").code == 0
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_output_through_a_link_leaves_the_link(parley, make_page, tmp_path):
    link = tmp_path / "link.jsonl"
    link.symlink_to(tmp_path / "real.jsonl")
    assert parley("code", make_page(), "-o", link).code == 0
    assert link.is_symlink()
    assert (tmp_path / "real.jsonl").read_text("utf-8")


def test_standard_output_that_is_closed_or_full_is_an_error(make_page):
    page = make_page()
    source = Path(__file__).parents[2] / "src"
    for redirection, words in ((">&-", "it is closed"), (">/dev/full", "No space left")):
        command = f"{sys.executable} -m parley.cli.main code {page} {redirection}"
        done = subprocess.run(
            ["/bin/sh", "-c", command], capture_output=True, env={"PYTHONPATH": str(source)}, check=False
        )
        assert done.returncode == 1
        assert words in done.stderr.decode("utf-8")
        assert done.stderr.count(b"\n") == 1
