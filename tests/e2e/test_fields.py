"""Labels and fields with the real program and the starter model."""

import json
from pathlib import Path

import pytest

from tests.e2e.conftest import Homeport

pytestmark = pytest.mark.real_model

TEXTS = {
    "bill": ("Please pay the invoice of 300 euros by Friday.", "The bill for May is attached."),
    "weather": ("It will rain all day and storm at night.", "Sunny, no clouds, 24 degrees."),
    "football": ("The home team won the match by two goals.", "The goalkeeper saved the penalty."),
}
INVOICE = """INVOICE

Nordlys Marine Supplies AS
Invoice number: NM-20817
Date: 14 March 2025

2 x Mooring rope 24 mm    1,180
5 x Fender, large           745

Total due: EUR 1925
"""


def test_six_texts_and_six_rows_are_labelled(homeport: Homeport, tmp_path: Path) -> None:
    cases = [(text, label) for label, texts in TEXTS.items() for text in texts]
    paths = [tmp_path / f"text{number}.txt" for number in range(len(cases))]
    for path, (text, _) in zip(paths, cases, strict=True):
        path.write_text(text)
    names = ",".join(TEXTS)
    done = homeport.run("run", "classify", *paths, "--labels", names, "--json")
    assert done.returncode == 0
    results = [json.loads(line)["result"] for line in done.stdout.splitlines()]
    for result in results:
        assert list(result["probabilities"]) == list(TEXTS)
        assert sum(result["probabilities"].values()) == pytest.approx(1, abs=0.001)
    right = [result["label"] == label for result, (_, label) in zip(results, cases, strict=True)]
    assert sum(right) > len(cases) / 3  # better than guessing, even with the smallest model

    table = tmp_path / "table.txt"
    rows = "".join(f"| {number} | {text} |\n" for number, (text, _) in enumerate(cases))
    table.write_text(f"| id | text |\n| --- | --- |\n{rows}")
    report = homeport.json("run", "classify", table, "--labels", names, "--by-row")
    assert [row["id"] for row in report["result"]] == ["0", "1", "2", "3", "4", "5"]
    assert all(
        row["label"] in TEXTS and 1 / 3 <= row["probability"] <= 1 for row in report["result"]
    )
    assert report["receipt"]["tokens_dropped"] == 0


def test_fields_are_extracted_with_their_quotes(homeport: Homeport, tmp_path: Path) -> None:
    invoice, row = tmp_path / "invoice.txt", tmp_path / "row.json"
    invoice.write_text(INVOICE)
    row.write_text('{"supplier": "ACME Ltd", "invoice_number": "A-1", "total": 10}')
    report = homeport.json("run", "extract", invoice, "--schema", row)
    result = report["result"]
    assert list(result) == ["supplier", "invoice_number", "total"]
    assert result["total"] is None or isinstance(result["total"], int)
    assert result["invoice_number"] == "NM-20817"
    quotes = {citation["statement"]: citation["quote"] for citation in report["citations"]}
    assert quotes['invoice_number: "NM-20817"'] == "Invoice number: NM-20817"


def test_a_long_document_is_extracted_in_parts(homeport: Homeport, story: Path) -> None:
    schema = story.with_name("schema.json")
    field = {"type": "array", "items": {"type": "string", "maxLength": 40}, "maxItems": 3}
    schema.write_text(json.dumps({"type": "object", "properties": {"people": field}}))
    report = homeport.json("run", "extract", story, "--schema", schema)
    assert report["receipt"]["chunks_read"] == report["receipt"]["chunks_total"] > 1
    people = report["result"].get("people", [])
    assert len(people) == len(set(people))
