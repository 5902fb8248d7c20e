"""Schemas that no task may have, and what is said of a value that does not fit."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SchemaInvalid
from app.domain.options import Options
from app.domain.task import Category, Kind, Priority, Privacy, Task
from app.validation.schema import fault, require_schema
from tests.hang_guard import hang_guard

NAME = {"name": {"type": "string"}}
TREE = {
    "type": "object",
    "properties": {"name": {"type": "string"}, "inside": {"type": "array", "items": {"$ref": "#"}}},
}


def require(schema: dict[str, Any] | None) -> None:
    task = Task(
        id="t",
        kind=Kind.EXTRACT,
        category=Category.ROUTINE,
        privacy=Privacy.LOCAL_ONLY,
        priority=Priority.BACKGROUND,
        options=Options(json_schema=schema),
        document_ids=("d",),
        created_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    require_schema(task)


def nested(depth: int) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string"}
    for _ in range(depth):
        schema = {"type": "object", "properties": {"a": schema}}
    return schema


def doubled(levels: int) -> dict[str, Any]:
    """Alternatives of alternatives: each level doubles what is to be looked at."""
    parts: dict[str, Any] = {
        str(level): {"anyOf": [{"$ref": f"#/$defs/{level + 1}"}] * 2} for level in range(levels)
    }
    return {**parts, str(levels): {"type": "string"}}


def chained(links: int) -> dict[str, Any]:
    """References to references."""
    chain = {str(link): {"$ref": f"#/$defs/{link - 1}"} for link in range(1, links)}
    return {"0": {"type": "string"}, **chain}


@pytest.mark.parametrize(
    "schema",
    [
        {"properties": NAME},
        TREE,
        {"$schema": "http://json-schema.org/draft-07/schema#", "properties": NAME},
        {"properties": {"a": {"$ref": "#/$defs/b"}}, "$defs": {"b": {"type": "integer"}}},
        {"properties": {"a": {"$ref": "#here"}}, "$defs": {"b": {"$anchor": "here"}}},
        {"properties": {"a": {"$ref": "#/$defs/b/anyOf/1"}}, "$defs": {"b": {"anyOf": [{}, {}]}}},
        {"properties": {"a": {"$ref": "#/$defs/b%20c"}}, "$defs": {"b c": {"type": "string"}}},
        {"$id": "urn:x", "properties": {"a": {"$ref": "urn:x#/$defs/b"}}, "$defs": {"b": {}}},
        {"$dynamicAnchor": "n", "properties": {"a": {"items": {"$dynamicRef": "#n"}}}},
        {"properties": {"a": {"$ref": "https://json-schema.org/draft/2020-12/schema"}}},
        {"properties": {"a": {"pattern": "^(?!no).*$"}}},
        {"properties": {"name": {}, "left": {"$ref": "#"}, "right": {"$ref": "#"}}},
    ],
)
def test_a_schema_of_an_object_will_do(schema: dict[str, Any]) -> None:
    require(schema)


@pytest.mark.parametrize(
    ("schema", "reason"),
    [
        (None, "there is none"),
        ({}, "object with properties"),
        ({"type": "array", "properties": NAME}, "object with properties"),
        ({"type": "object", "properties": {}}, "object with properties"),
        ({"properties": {"a": {"type": "text"}}}, "properties/a/type"),
        ({"properties": {"a": {"pattern": "("}}}, "as JSON Schema has it"),
        ({"$schema": "https://example.org/mine", "properties": NAME}, "draft"),
        ({"$schema": 7, "properties": NAME}, "draft"),
        ({"properties": {"a": {"$ref": "https://example.org/x.json"}}}, "never fetched"),
        ({"properties": {"a": {"$ref": "other.json#/a"}}}, "never fetched"),
        ({"properties": {"a": {"$ref": "#/$defs/none"}}}, "does not have"),
        ({"properties": {"a": {"$ref": "#/properties/a"}}}, "without end"),
        (
            {
                "properties": {"a": {"$ref": "#/$defs/b"}},
                "$defs": {"b": {"anyOf": [{"$ref": "#/$defs/c"}]}, "c": {"$ref": "#/$defs/b"}},
            },
            "without end",
        ),
        (
            {"properties": {"a": {"$ref": "#/$defs/0"}}, "$defs": doubled(20)},
            "refer to each other too often",
        ),
        (
            {"properties": {"a": {"$ref": "#/$defs/1499"}}, "$defs": chained(1500)},
            "too deep",
        ),
        ({"properties": {"a": {"pattern": "((a{1000}){1000}){1000}"}}}, "properties/a/pattern"),
        ({"properties": {"a": {"const": "\ud800"}}}, "as JSON Schema has it"),
        ({"properties": {"a": {"anyOf": 7, "dependencies": 7, "$ref": 7}}}, "JSON Schema has it"),
        (nested(40), "deep"),
        (nested(5000), "deep"),
        ({"properties": {"a": {"description": "x" * 200_000}}}, "KB"),
        ({"properties": {f"f{n}": {} for n in range(300)}}, "300 fields"),
    ],
)
def test_a_schema_that_cannot_be_used_is_refused(
    schema: dict[str, Any] | None, reason: str
) -> None:
    with pytest.raises(SchemaInvalid) as refusal:
        require(schema)
    assert reason in refusal.value.info.title


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"name": "Ada"}, None),
        ({"name": 7}, 'name: type "string"'),
        ({}, "name: required"),
        ({"name": "A", "inside": [{"name": 3}]}, 'inside.name: type "string"'),
    ],
)
def test_what_is_wrong_is_said_without_the_value(value: Any, said: str | None) -> None:
    assert fault(value, {**TREE, "required": ["name"]}) == said


@pytest.mark.parametrize(
    ("rule", "value", "said"),
    [
        ({"anyOf": [{"enum": ["x"]}, {"type": "null"}]}, "SECRET", 'a: enum ["x"]'),
        ({"anyOf": [{"type": "string"}, {"type": "null"}]}, 7, 'a: anyOf [{"type": "string"}, '),
        ({"oneOf": [{"type": "string"}, {"maxLength": 9}]}, "SECRET", "a: oneOf "),
        ({"properties": {"properties": {"type": "string"}}}, {"properties": 1}, "a.properties: "),
        ({"dependentRequired": {"b": ["c"]}}, {"b": "SECRET"}, "a.c: required"),
        ({"propertyNames": {"maxLength": 2}}, {"SECRET": 1}, "a: propertyNames"),
        ({"patternProperties": {"^S": {"type": "null"}}}, {"SECRET": 1}, 'a: type "null"'),
        ({"unevaluatedProperties": False}, {"SECRET": 1}, "a: unevaluatedProperties false"),
        ({"uniqueItems": True}, ["SECRET", "SECRET"], "a: uniqueItems true"),
        ({"contains": {"const": 1}}, ["SECRET"], 'a: contains {"const": 1}'),
        ({"format": "date"}, "2020-13-01 SECRET", 'a: format "date"'),
        ({"const": "x" * 200}, "SECRET", 'a: const "' + "x" * 79),
        (False, "SECRET", "a: falseSchema"),
        ({"$ref": "urn:x#/$defs/b"}, 1, "a: type"),
        ({"pattern": "x"}, "\ud800", "it is not JSON"),
    ],
)
def test_the_value_is_never_in_the_words(rule: Any, value: Any, said: str) -> None:
    named = {"$id": "urn:x", "$defs": {"b": {"type": "string"}}}
    wrong = fault({"a": value}, {"properties": {"a": rule}, "$defs": {"c": named}})
    assert (wrong or "").startswith(said)
    assert "SECRET" not in (wrong or "")


WORDS = st.from_regex(r"SECRET[a-z]{3}", fullmatch=True)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)
STRICT = {
    "properties": {"name": {"type": "string", "pattern": "^[A-Z][a-z]+$", "format": "date"}},
    "patternProperties": {"a$": {"type": "integer"}, "b$": {"items": {"$ref": "#"}}},
    "additionalProperties": {
        "oneOf": [{"type": "number", "multipleOf": 2}, {"enum": ["x"]}, {"$ref": "#"}]
    },
    "propertyNames": {"maxLength": 9, "pattern": "^[^z]*$"},
    "maxProperties": 2,
    "required": ["name"],
}


@given(st.dictionaries(WORDS | st.just("name"), VALUES, max_size=4))
def test_no_fault_of_any_value_has_a_word_of_it(value: dict[str, Any]) -> None:
    for required in ([], ["name"]):
        assert "SECRET" not in (fault(value, {**STRICT, "required": required}) or "")


@pytest.mark.parametrize("draft", ["draft-07/schema#", "draft-07/schema", None])
def test_a_format_is_a_rule_in_every_draft(draft: str | None) -> None:
    schema: dict[str, Any] = {"properties": {"on": {"type": "string", "format": "date"}}}
    if draft:
        schema["$schema"] = f"http://json-schema.org/{draft}"
    assert fault({"on": "2024-02-30"}, schema) == 'on: format "date"'
    assert fault({"on": "2024-02-29"}, schema) is None


@pytest.mark.parametrize("pattern", ["^(a+)+$", r"^(a|aa)+(?<!b)\1$", r"(.*)\1\1\1z(?=q)"])
def test_no_pattern_takes_long(pattern: str) -> None:
    schema = {"properties": {"a": {"items": {"pattern": pattern}}}}
    with hang_guard():
        assert fault({"a": ["a" * 20_000 + "!"]}, schema) == f"a: pattern {json.dumps(pattern)}"


def test_nothing_is_ever_fetched(tmp_path: Path) -> None:
    """The same schema does fetch where the validator is not told otherwise."""
    there = tmp_path / "there.json"
    there.write_text('{"type": "string"}', encoding="utf-8")
    with counting_server() as (address, asked):
        for target in (f"{address}/x.json", there.as_uri()):
            schema = {"properties": {"a": {"$ref": target}}}
            with pytest.raises(SchemaInvalid, match="never fetched"):
                require(schema)
            with pytest.raises(SchemaInvalid, match="never fetched"):
                fault({"a": 1}, schema)
            assert not jsonschema_rs.validator_for(schema).is_valid({"a": 1})
        for hidden in ({"$id": address, "$ref": "x.json"}, {"$dynamicRef": f"{address}/x.json#a"}):
            with pytest.raises(SchemaInvalid, match="never fetched"):
                fault(1, hidden)
        with pytest.raises(SchemaInvalid, match="no draft"):
            fault(1, {"$schema": f"{address}/x.json"})
        assert asked == ["/x.json"]  # by the bare validator


@contextmanager
def counting_server() -> Iterator[tuple[str, list[str]]]:
    """A server that has a schema at every address, and what it was asked for."""
    asked: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            body = b'{"type": "string"}'
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", asked
        finally:
            server.shutdown()
            thread.join()


def test_a_value_that_is_nested_without_end_is_refused() -> None:
    value: Any = {}
    for _ in range(5000):
        value = {"inside": [value]}
    assert fault(value, TREE) == "it is nested too deep"
    assert fault({"inside": []}, TREE) is None
