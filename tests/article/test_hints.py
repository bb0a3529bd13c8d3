"""What the names of elements say about what they hold."""

from __future__ import annotations

import pytest

from parley.article.hints import hint_of


@pytest.mark.parametrize(
    ("tag", "name", "hint", "good"),
    [
        ("div", "comment-list", "comments", False),
        ("div", "hotlist", "related", False),
        ("div", "hot-list", "related", False),
        ("div", "Main_NAV", "navigation", False),
        ("div", "canvas", None, False),
        ("div", "ad", "advertisement", False),
        ("div", "ad2", "advertisement", False),
        ("div", "shadow", None, False),
        ("div", "tools article-content", "share", True),
        ("div", "editor", "credit", False),
        ("div", "editor-content", None, True),
        ("div", "editorial", None, False),
        ("div", "content", None, True),
        ("div", "discontent", None, True),
        ("div", "contention", None, True),
        ("nav", "article", "navigation", True),
        ("main", "", None, True),
        ("div", "", None, False),
    ],
)
def test_names_tell_furniture_and_articles(tag, name, hint, good):
    assert hint_of(tag, name) == (hint, good)
