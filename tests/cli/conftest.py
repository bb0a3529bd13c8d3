"""Run a command in this process, with streams of bytes, as a shell would see it."""

import io
import sys
from dataclasses import dataclass

import pytest


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str


class Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def isatty(self):
        return True


@pytest.fixture
def parley(monkeypatch):
    """Return a function that runs `parley` with arguments and returns how it ended."""
    from parley.cli.main import run

    def call(*args, stdin=b"", terminal=False):
        kind = Terminal if terminal else io.TextIOWrapper
        out, err = io.BytesIO(), io.BytesIO()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
            patch.setattr(sys, "stdout", kind(out, encoding="ascii"))
            patch.setattr(sys, "stderr", kind(err, encoding="ascii"))
            code = run([str(arg) for arg in args])
            sys.stdout.flush()
            sys.stderr.flush()
            return Done(code, out.getvalue().decode("utf-8"), err.getvalue().decode("utf-8"))

    return call


PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head><body>
<h1>{title}</h1><p>2031-09-10 09:12</p>
<div><p>卡尔港9月10日消息,维兰共和国总统塔尔文同凯沃联邦总理多雷辛通电话,双方商定自十二日起停火{days}天,停火涵盖港口。</p>
<p>“没有所谓的能源停火。”凯沃总理府发言人鲁曼说,“我们谈的是港口,也只是港口。”双方代表团将在阿兹雷继续会谈。</p>
<p>维兰总统府随后发表声明,说两国领导人同意尽快派出代表团,讨论监督停火的办法,并且交换各自扣押的渔船船员。</p></div>
</body></html>"""


@pytest.fixture
def make_page(tmp_path):
    """Return a function that writes a page that can be read."""

    def make(name="page.html", *, title="维凯领导人通电话 商定停火", days=21):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE.format(title=title, days=days), encoding="utf-8")
        return path

    return make
