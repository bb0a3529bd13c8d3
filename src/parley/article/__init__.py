"""Page -> Article: title, body blocks, furniture, dates, outlet, origin, bylines, live entries."""

from parley.article.extract import extract

__all__ = ["extract"]
