"""Recall on a set that others have made (`make bench` says the same by hand)."""

from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.pii import PATTERNED, in_lines, score, together

_LEAST_RECALL, _LEAST_PRECISION = 0.95, 0.9


def test_hardly_any_patterned_kind_is_missed(
    shared_data: Path, record_property: Callable[[str, object], None]
) -> None:
    file = shared_data / "pii_injection" / "presidio_pii.jsonl"
    scores = score(file.read_text(encoding="utf-8").splitlines())
    record_property("by kind", in_lines(scores))
    total = together(scores)
    record_property("recall", total.recall)
    record_property("precision", total.precision)
    assert total.gold >= 30
    assert total.recall >= _LEAST_RECALL
    assert total.precision >= _LEAST_PRECISION
    assert set(scores) <= set(PATTERNED.values())
