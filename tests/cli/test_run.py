"""The command itself: help, wrong use, streams that close, any bytes at all."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parley.model import SCHEMAS, shipped_schema
from parley.model.limits import DEFAULT_LIMITS

EXAMPLES = Path(__file__).parents[2] / "examples" / "pages"
SOURCE = Path(__file__).parents[2] / "src"
COMMAND = [sys.executable, "-m", "parley.cli.main"]


def environment(**more):
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {**kept, "PYTHONPATH": str(SOURCE), **more}


@pytest.mark.parametrize("command", ["code", "brief", "read", "schema"])
def test_help_teaches_by_example(parley, command):
    done = parley(command, "--help")
    assert done.code == 0
    assert "Examples:" in done.out
    assert f"  parley {command}" in done.out


@pytest.mark.parametrize("command", ["code", "brief", "read"])
def test_help_names_every_limit(parley, command):
    text = parley(command, "--help").out
    for name in DEFAULT_LIMITS.__struct_fields__:
        assert f"{name} {getattr(DEFAULT_LIMITS, name):,}" in text


def test_nothing_shows_the_help(parley):
    done = parley()
    assert done.code == 2
    assert done.out == parley("--help").out


def test_version(parley):
    done = parley("--version")
    assert done.code == 0
    assert re.match(r"parley \S", done.out)


@pytest.mark.parametrize(
    "args",
    [
        ["nonsense"],
        ["code"],
        ["code", "--nonsense", "x"],
        ["code", "x", "--format", "xml"],
        ["code", "x", "--max-bytes", "3z"],
        ["code", "x", "--max-bytes", "0"],
        ["brief", "x", "--language", "fr"],
        ["read", "a", "b"],
        ["read", "a", "--layer", "nonsense"],
        ["schema", "nonsense"],
    ],
    ids=" ".join,
)
def test_wrong_use_ends_with_two_and_one_line(parley, args):
    done = parley(*args)
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert done.err.startswith("parley: ")
    assert "--help" in done.err


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_schema_prints_what_is_shipped(parley, name):
    done = parley("schema", name)
    assert (done.code, done.err) == (0, "")
    assert done.out == shipped_schema(name)


@pytest.mark.parametrize(("size", "bytes_"), [("16M", 16 << 20), ("500k", 512_000), ("7", 7), ("1GiB", 1 << 30)])
def test_parse_size(size, bytes_):
    from parley.cli.options import parse_size

    assert parse_size(size) == bytes_


def test_a_fault_of_ours_is_one_line(parley, make_page, monkeypatch):
    from parley import pipeline

    def crash(_codings, **_options):
        raise ZeroDivisionError("oh")

    monkeypatch.setattr(pipeline, "account", crash)
    page = make_page()
    done = parley("brief", page)
    assert done.code == 1
    assert done.err == (
        "parley: something is wrong inside parley (ZeroDivisionError: oh); run it again with --debug to see where\n"
    )
    assert "Traceback" in parley("brief", page, "--debug").err


def test_a_reader_that_goes_away_is_no_error(make_page, tmp_path):
    for number in range(30):
        make_page(f"{number}.html", days=number)
    writer = subprocess.Popen(
        [*COMMAND, "code", str(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    )
    assert writer.stdout.readline()
    writer.stdout.close()
    errors = writer.stderr.read()
    writer.stderr.close()
    assert (writer.wait(timeout=60), errors) == (0, b"")


def test_an_interrupt_ends_with_130(tmp_path):
    waiting = subprocess.Popen(
        [*COMMAND, "code", "-", "-o", str(tmp_path / "out")],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    for _ in range(200):
        if any(tmp_path.iterdir()):
            break
        time.sleep(0.05)
    time.sleep(0.5)  # let it come to its wait for input
    waiting.send_signal(signal.SIGINT)
    errors = waiting.communicate(timeout=60)[1]
    assert (waiting.returncode, errors) == (130, b"")
    assert not any(tmp_path.iterdir())


def test_output_is_utf8_whatever_the_locale():
    done = subprocess.run(
        [*COMMAND, "brief", str(EXAMPLES / "02-overseas-hant.html")],
        capture_output=True,
        check=True,
        env=environment(LC_ALL="C", PYTHONIOENCODING="ascii:strict", PYTHONUTF8="0"),
    )
    assert "新岸時報" in done.stdout.decode("utf-8")


def test_a_bar_appears_on_a_terminal_with_many_pages_only(parley, make_page, tmp_path):
    for number in range(10):
        make_page(f"{number}.html", days=number)
    out = tmp_path / "out.md"
    assert parley("brief", tmp_path, "-o", out, terminal=True).err == ""
    make_page("more.html", days=77)
    assert "pages" in parley("brief", tmp_path, "-o", out, terminal=True).err
    assert parley("brief", tmp_path, "-o", out, "--quiet", terminal=True).err == ""
    assert parley("brief", tmp_path, "-o", out).err == ""


@given(st.binary(max_size=2000), st.sampled_from(["html", "txt", "html.gz", "jsonl", "mhtml"]))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_end_well(parley, tmp_path, raw, suffix):
    page = tmp_path / f"page.{suffix}"
    page.write_bytes(raw)
    for command in ("code", "brief", "read"):
        done = parley(command, page)
        assert done.code in (0, 1, 2) if command == "read" and suffix == "jsonl" else done.code in (0, 1)
        assert "Traceback" not in done.err
        assert "something is wrong inside" not in done.err
        assert (done.code == 0) == (done.err == "")
