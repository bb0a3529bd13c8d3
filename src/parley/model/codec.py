"""Records to JSON and back, and the JSON Schema of both documents of the contract.

Encoding is deterministic: fields in the order of their definition, no white space, UTF-8. Decoding what
was encoded gives an equal record.
"""

from __future__ import annotations

import inspect
from importlib import resources
from typing import Any, TypeVar

import msgspec

from parley.model.account import Account
from parley.model.coding import Coding
from parley.model.record import Record

SCHEMAS: dict[str, type[Record]] = {"article": Coding, "account": Account}
"""Each document of the contract, by the name of its shipped schema."""

_R = TypeVar("_R", bound=Record)


def json_from_record(record: Record, *, indent: int | None = None) -> str:
    """Return the record as JSON; `indent` spaces a level for readers, one line without."""
    raw = msgspec.json.encode(record)
    if indent is not None:
        raw = msgspec.json.format(raw, indent=indent)
    return raw.decode("utf-8")


def record_from_json(text: str | bytes, kind: type[_R]) -> _R:
    """Return the record that `text` holds.

    Raises:
        msgspec.ValidationError: The document is not of this kind; the message gives the path in it.
        msgspec.DecodeError: The text is no JSON.
    """
    return msgspec.json.decode(text, type=kind)


def make_schema(name: str) -> dict[str, Any]:
    """Generate the JSON Schema (draft 2020-12) of a document of the contract.

    Args:
        name: A key of `SCHEMAS`.
    """
    schema = msgspec.json.schema(SCHEMAS[name])
    for part in schema.get("$defs", {}).values():
        if "description" in part:
            part["description"] = inspect.cleandoc(part["description"])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"parley.{name}/1",
        **schema,
    }


def schema_text(name: str) -> str:
    """Return the schema as it is shipped: sorted keys, two spaces, a final line feed."""
    raw = msgspec.json.encode(make_schema(name), order="sorted")
    return msgspec.json.format(raw, indent=2).decode("utf-8") + "\n"


def shipped_schema(name: str) -> str:
    """Return the schema file that ships with the package."""
    return resources.files("parley.model").joinpath(f"schema/{name}.schema.json").read_text("utf-8")
