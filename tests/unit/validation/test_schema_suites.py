"""The official suite of JSON Schema, and real schemas with instances that upstream has labelled."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import SchemaInvalid
from app.validation.schema import fault

DRAFTS = {
    "draft7": "http://json-schema.org/draft-07/schema#",
    "draft2020-12": "https://json-schema.org/draft/2020-12/schema",
}
# The suite serves these files on its own port: here they are other files, which nothing fetches.
REMOTE = {
    "tests/draft7/refRemote.json": 23,
    "tests/draft7/optional/cross-draft.json": 2,
    "tests/draft2020-12/refRemote.json": 31,
    "tests/draft2020-12/dynamicRef.json": 13,
    "tests/draft2020-12/optional/cross-draft.json": 1,
}
# Schemas that name a draft of their own, which is remote too (and once not there at all).
OWN_DRAFT = {
    "tests/draft2020-12/vocabulary.json": 5,
    "tests/draft2020-12/optional/format-assertion.json": 4,
}
# Draft 2020-12 leaves it to the one who validates whether a format is a rule. Here it is one.
FORMAT = {"tests/draft2020-12/format.json": 19}
OTHER_FILES = {
    "clangd",
    "github-pages-jekyll",
    "hammerkit",
    "minecraft-texture-mcmeta",
    "package",
    "pre-commit-config",
    "prisma",
}
OWN_WORDS = {"the", "object", "required", "falseSchema"}


@pytest.fixture(scope="module")
def folder(shared_data: Path) -> Path:
    found = shared_data / "json_schemas"
    if not found.is_dir():
        pytest.skip("the JSON schemas are not here")
    return found


def rows(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def in_its_draft(row: dict[str, Any]) -> dict[str, Any]:
    """The suite's files are sorted by draft; a schema alone has to name its own."""
    schema = row["schema"] if isinstance(row["schema"], dict) else {"allOf": [row["schema"]]}
    return {"$schema": DRAFTS[row["draft"]], **schema}


def test_the_official_suite_has_it_so(folder: Path) -> None:
    refused: dict[str, Counter[str]] = {"never fetched": Counter(), "is no draft": Counter()}
    unlike: list[dict[str, Any]] = []
    ran = Counter[str]()
    for row in rows(folder / "test_suite_cases.jsonl"):
        ran[row["draft"]] += 1
        try:
            fits = fault(row["instance"], in_its_draft(row)) is None
        except SchemaInvalid as refusal:
            [why] = [words for words in refused if words in refusal.info.title]
            refused[why][row["file"]] += 1
            continue
        if fits is not row["valid"]:
            unlike.append(row)
    assert refused == {"never fetched": REMOTE, "is no draft": OWN_DRAFT}
    assert Counter(row["file"] for row in unlike) == FORMAT
    assert all(row["test"].endswith("is only an annotation by default") for row in unlike)
    assert min(ran["draft7"], ran["draft2020-12"]) > 1500


@pytest.mark.parametrize(
    ("name", "key", "other_files", "least"),
    [
        ("schemastore", "schema_name", OTHER_FILES, 300),
        ("maskbench", "schema_id", set(), 240),
    ],
)
def test_real_schemas_judge_as_upstream_says(
    folder: Path, name: str, key: str, other_files: set[str], least: int
) -> None:
    """Rows that another validator judges otherwise, or cannot judge, are no gate: see SOURCE.md."""
    schemas = {row[key]: row["schema"] for row in rows(folder / f"{name}_schemas.jsonl")}
    refused = {schema_id for schema_id, schema in schemas.items() if refers_elsewhere(schema)}
    wrong, judged = [], 0
    for row in rows(folder / f"{name}_instances.jsonl"):
        if row[key] in refused or row["python_jsonschema_agrees"] is not True:
            continue
        judged += 1
        said = fault(row["instance"], schemas[row[key]])
        if (said is None) is not row["valid"]:
            wrong.append(row["id"])
        assert_only_schema_words(said or "", schemas[row[key]])
    assert refused == other_files
    assert wrong == []
    assert judged >= least


def refers_elsewhere(schema: dict[str, Any]) -> bool:
    try:
        fault({}, schema)
    except SchemaInvalid as refusal:
        return "never fetched" in refusal.info.title
    return False


def assert_only_schema_words(said: str, schema: dict[str, Any]) -> None:
    known = json.dumps(schema)
    assert all(word in known or word in OWN_WORDS for word in re.findall(r"\w+", said)), said
