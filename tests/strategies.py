"""Hypothesis strategies for records, read off their types, so that a new field is covered without a line here."""

from __future__ import annotations

import types
import typing
from typing import Any

import msgspec
from hypothesis import strategies as st

from parley.model import Article, Block, Evidence, Record

words = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12)
_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: words,
    int: st.integers(min_value=0, max_value=2**53),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    type(None): st.none(),
}


def values(hint: Any, *, min_size: int = 0) -> st.SearchStrategy[Any]:
    """Values of a field's type; `min_size` is for tuples."""
    if hint in _PLAIN:
        return _PLAIN[hint]
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return st.sampled_from(args)
    if origin in {typing.Union, types.UnionType}:
        return st.one_of([values(arg) for arg in args])
    if origin is tuple and args[1:] == (Ellipsis,):
        return st.lists(values(args[0]), min_size=min_size, max_size=2).map(tuple)
    if isinstance(hint, type) and issubclass(hint, Record):
        return records(hint)
    message = f"no strategy for {hint}: add one"
    raise TypeError(message)


@st.composite
def records(draw: st.DrawFn, kind: type[Record]) -> Record:
    """Valid records of a kind."""
    hints = typing.get_type_hints(kind)
    given = {
        field.name: draw(values(hints[field.name], min_size=field.name == "evidence"))
        for field in msgspec.structs.fields(kind)
    }
    if issubclass(kind, Evidence):
        given["exact"] = given["exact"] or "字"
        given["end"] = given["start"] + len(given["exact"])
    if issubclass(kind, Article):
        given["text"] = draw(words)
        given["blocks"] = draw(blocks_of(given["text"]))
    return kind(**given)


@st.composite
def blocks_of(draw: st.DrawFn, text: str) -> tuple[Block, ...]:
    """Blocks that lie in the text, in order, without overlap."""
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    kinds = values(typing.get_type_hints(Block)["kind"])
    return tuple(Block(kind=draw(kinds), start=a, end=z) for a, z in zip(cuts[::2], cuts[1::2], strict=False))
