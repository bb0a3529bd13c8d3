"""The only place that strings the stages together: page, article, coding, story, account.

`read` opens the file it is given; everything behind it is pure. The stages are imported when they are first
needed, so that `import parley` stays quick.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

from parley.errors import BadPage
from parley.model.account import Account, Makers
from parley.model.article import Article
from parley.model.coding import Coding
from parley.model.limits import DEFAULT_LIMITS, Limits
from parley.model.page import Page


def read(
    source: str | os.PathLike[str] | bytes,
    *,
    url: str | None = None,
    charset: str | None = None,
    retrieved_at: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Article:
    """Make an article of a page.

    Args:
        source: A path, which is opened, or the bytes of a page: HTML, MHTML or text, packed with gzip or not.
        url: The page's address, when it is known.
        charset: The charset of the HTTP header, when it is known.
        retrieved_at: When the page was fetched, ISO 8601.
        limits: Bounds on size.

    Raises:
        BadPage: The file cannot be opened, or the page cannot be read as an article; `code` says why.
    """
    if isinstance(source, bytes):
        raw, path = source, None
    else:
        path = os.fspath(source)
        raw = _open(path, limits)
    return extract(read_page(raw, path=path, url=url, charset=charset, retrieved_at=retrieved_at, limits=limits))


def read_page(
    raw: bytes,
    *,
    path: str | None = None,
    url: str | None = None,
    charset: str | None = None,
    retrieved_at: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Page:
    """Make a page of bytes; see `parley.page.read_page`."""
    from parley.page.read import read_page as make_page

    return make_page(raw, path=path, url=url, charset=charset, retrieved_at=retrieved_at, limits=limits)


def extract(page: Page, *, limits: Limits = DEFAULT_LIMITS) -> Article:
    """Make an article of a page; see `parley.article.extract`."""
    from parley.article.extract import extract as make_article

    return make_article(page, limits=limits)


def code(article: Article) -> Coding:
    """Find in an article who is quoted with which words; each record carries its evidence."""
    from parley.coding.code import code_article

    return code_article(article)


def account(codings: Iterable[Coding], *, as_of: str | None = None, zone: str | None = None) -> Account:
    """Make one account of many coded pages. The order in which they come does not matter.

    Args:
        codings: The coded pages, of one story.
        as_of: The day for which the account is made, ISO 8601: what is due, over or in force on it. The day of the last
            page when None.
        zone: The IANA zone into which clock times that give their own are moved; None leaves them as told.
    """
    from parley import __version__
    from parley.account.make import make_account
    from parley.lang.zh.pack import load_pack
    from parley.story.make import make_story

    made_by = Makers(version=__version__, pack=load_pack().label)
    return make_account(make_story(tuple(codings)), as_of=as_of, made_by=made_by, zone=zone)


def _open(path: str, limits: Limits) -> bytes:
    """Return a file's bytes, up to one more than a page may have.

    Raises:
        BadPage: `unreadable`.
    """
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - the path is kept as the caller wrote it
            return file.read(limits.page_bytes + 1)
    except OSError as exc:
        reason = exc.strerror or type(exc).__name__
        raise BadPage(path, "unreadable", f"cannot be opened ({reason}); check the path and its permissions") from exc
