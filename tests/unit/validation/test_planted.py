"""The share of invented facts that are caught, and of true sentences that are flagged, at least."""

import json
from pathlib import Path

from tests.benchmarks.planted import Text, measure

_REPORT = """
The harbour of Vessel Bay was built in 1912 for 48,500 crowns. Its first master, Ada Berg, kept a
book of 212 pages. On 3 May 1924 the Northern Harbour Company bought the east quay. The storm of
14 January 1931 broke 17 boats and 2 cranes, wrote Peter Lund in his report. About 60 families
from Lower Holm left for Bergen within 18 months. The new pier, 340 metres long, was opened by
Ada Berg and paid for by the Norwegian state. In 1958 the catch fell by 12.5 percent, while wages
in Vessel Bay rose from 410 to 455 crowns. The council asked Ingrid Dahl for a plan that would
cost less than 2 million crowns. She sent it to Oslo in September 1959, and nobody answered for 7
years. Since 1974 the ferry to Lower Holm leaves at 6:40 every morning.
"""


def shares(texts: list[Text]) -> dict[str, float]:
    counts = measure(texts)
    whats = [key.removesuffix(" flagged") for key in counts if key.endswith(" flagged")]
    return {what: counts[f"{what} flagged"] / counts[what] for what in whats}


def test_nearly_all_invented_facts_of_a_small_text_are_caught() -> None:
    found = shares([Text(_REPORT)] * 3)
    for passages in ("own passage", "cited passages"):
        assert found[f"planted number, {passages}"] >= 0.9
        assert found[f"planted date, {passages}"] >= 0.9
        assert found[f"planted name, {passages}"] >= 0.9
        assert found[f"untouched, {passages}"] <= 0.05


def test_nearly_all_invented_facts_of_real_texts_are_caught(shared_data: Path) -> None:
    lines = (shared_data / "summarization" / "gum_short.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines[:8]]
    found = shares([Text(row["document"], tuple(row["references"])) for row in rows])
    assert found["planted number, cited passages"] >= 0.9
    assert found["planted date, cited passages"] >= 0.9
    assert found["planted name, cited passages"] >= 0.9
    assert found["untouched, own passage"] <= 0.02
    assert found["untouched, cited passages"] <= 0.02
    assert found["people's, whole text"] <= 0.3
