"""Parley: follow a negotiation through the news, first of all in Chinese.

Three steps, each a function: `read` makes an article of a page, `code` finds in it who said what, `account`
makes one sourced telling of many.
"""

import sys
from importlib.metadata import PackageNotFoundError, version

import parley.account  # noqa: F401 - the room is bound before the function of its name, which then keeps the name
from parley.errors import BadPage, ParleyError
from parley.model import Account, Article, Coding
from parley.pipeline import account, code, read

try:
    __version__ = version("parley")
except PackageNotFoundError:
    __version__ = "0+source"

if "IPython" in sys.modules:
    from parley.render import install_notebook_views

    install_notebook_views()

__all__ = [
    "Account",
    "Article",
    "BadPage",
    "Coding",
    "ParleyError",
    "__version__",
    "account",
    "code",
    "read",
]
