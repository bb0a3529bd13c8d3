"""Records -> tables for a notebook."""

import sys
from html.parser import HTMLParser
from types import SimpleNamespace

from parley.model import Account, Article, Coding
from parley.render import account_html, article_html, install_notebook_views
from render.builders import account, article, coding, line, statement

EVIL = "<script>alert(1)</script>\"'&\x1b"


class Tags(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags = set()
        self.feed(text)

    def handle_starttag(self, tag, _attrs):
        self.tags.add(tag)


def test_article_html_is_a_table_of_escaped_words():
    text = article_html(article(title=EVIL, body=EVIL))
    assert Tags(text).tags == {"p", "b", "table", "tr", "td"}
    assert "&lt;script&gt;" in text


def test_account_html_is_tables_of_escaped_words():
    text = account_html(account(articles=(line(title=EVIL, outlet=EVIL),), statements=(statement(exact=EVIL),)))
    assert Tags(text).tags == {"p", "b", "table", "tr", "td"}
    assert "[1]" in text


def test_tables_stay_small():
    many = account(statements=tuple(statement(exact=f"第{number}句") for number in range(500)))
    assert account_html(many).count("<tr>") < 100
    assert "… + 460" in account_html(many)


def test_install_notebook_views_registers_each_record(monkeypatch):
    views = {}
    formatter = SimpleNamespace(for_type=views.__setitem__)
    shell = SimpleNamespace(display_formatter=SimpleNamespace(formatters={"text/html": formatter}))
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: shell))
    assert install_notebook_views()
    assert set(views) == {Article, Coding, Account}
    assert views[Coding](coding()).startswith("<p>")


def test_install_notebook_views_does_nothing_elsewhere(monkeypatch):
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: None))
    assert not install_notebook_views()
    monkeypatch.delitem(sys.modules, "IPython")
    assert not install_notebook_views()
