"""JSON out and in again is exact, and the shipped schema is the generated one and accepts our output."""

from __future__ import annotations

import json

import jsonschema
import msgspec
import pytest
from hypothesis import given, settings

import factory
from parley.model import (
    SCHEMAS,
    Account,
    Article,
    Coding,
    Page,
    Story,
    json_from_record,
    make_schema,
    record_from_json,
    schema_text,
    shipped_schema,
)
from strategies import records

EXAMPLES = {
    Page: factory.make_page,
    Article: factory.make_article,
    Coding: factory.make_coding,
    Story: factory.make_story,
    Account: factory.make_account,
}


def test_examples_fill_every_field_of_every_record():
    def empty_fields(record, path):
        for field in msgspec.structs.fields(record):
            value = getattr(record, field.name)
            here = f"{path}.{field.name}"
            if value in {None, ""} or value == ():
                yield here
            for item in value if isinstance(value, tuple) else (value,):
                if isinstance(item, msgspec.Struct):
                    yield from empty_fields(item, here)

    open_ended = {"when.end_value", "times.end_value", "roles.to", "blocks.at", "when.zones", "quantities.role"}
    for kind, make in EXAMPLES.items():
        empty = {".".join(path.split(".")[-2:]) for path in empty_fields(make(), kind.__name__)}
        assert empty <= open_ended


@pytest.mark.parametrize("kind", EXAMPLES, ids=lambda kind: kind.__name__)
def test_example_survives_the_round_trip(kind):
    record = EXAMPLES[kind]()
    text = json_from_record(record)
    assert record_from_json(text, kind) == record
    assert json_from_record(record_from_json(text, kind)) == text


@pytest.mark.parametrize("kind", EXAMPLES, ids=lambda kind: kind.__name__)
def test_any_record_survives_the_round_trip(kind):
    @settings(max_examples=30)  # whole accounts are large
    @given(records(kind))
    def check(record):
        assert record_from_json(json_from_record(record), kind) == record

    check()


def test_indented_json_says_the_same_over_many_lines():
    record = factory.make_account()
    text = json_from_record(record, indent=2)
    assert text.startswith('{\n  "schema"')
    assert record_from_json(text, Account) == record


def test_chinese_is_written_as_itself():
    assert "塔尔文" in json_from_record(factory.make_coding())


def test_a_first_day_is_called_from_in_json():
    role = json.loads(json_from_record(factory.make_entity()))["roles"][0]
    assert role == {"office": "office/veylan-president", "from": "2029-05-01", "to": None}


def test_unknown_fields_are_ignored():
    document = json.loads(json_from_record(factory.make_coding()))
    document["added_later"] = {"a": 1}
    document["title"] = None
    assert record_from_json(json.dumps(document), Coding).title is None


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"schema": "parley.article/2"}, r"\$.schema"),
        ({"text": None}, r"\$.text"),
        ({"blocks": [{"kind": "footnote", "start": 0, "end": 1}]}, r"\$.blocks\[0\].kind"),
        ({"blocks": [{"kind": "title", "start": 0, "end": 999}]}, "beyond the text"),
    ],
)
def test_a_document_that_breaks_the_contract_is_refused(change, path):
    document = json.loads(json_from_record(factory.make_coding())) | change
    with pytest.raises(msgspec.ValidationError, match=path):
        record_from_json(json.dumps(document), Coding)


@pytest.mark.parametrize("name", SCHEMAS)
def test_shipped_schema_is_the_generated_one(name):
    assert shipped_schema(name) == schema_text(name), "the model has changed; run: make schema"


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_is_valid_and_accepts_the_example(name):
    schema = make_schema(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    document = json.loads(json_from_record(EXAMPLES[SCHEMAS[name]]()))
    jsonschema.Draft202012Validator(schema).validate(document)


def test_schema_refuses_what_the_contract_does_not_know():
    document = json.loads(json_from_record(factory.make_account()))
    document["timeline"][0]["status"] = "perhaps"
    assert not jsonschema.Draft202012Validator(make_schema("account")).is_valid(document)
