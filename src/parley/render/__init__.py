"""Records -> what people read: the brief of a story, one page as it was read, tables for a notebook. Pure."""

from parley.render.brief import render_brief
from parley.render.notebook import account_html, article_html, install_notebook_views
from parley.render.reading import Piece, render_reading

__all__ = ["Piece", "account_html", "article_html", "install_notebook_views", "render_brief", "render_reading"]
