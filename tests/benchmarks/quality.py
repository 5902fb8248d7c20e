"""How often labels and fields are right: the real program on labelled texts beside the repository.

`python -m tests.benchmarks.quality --model starter --texts 30 --documents 10` prints accuracies.
Labels: intents of BANKING77 and domains of CLINC150, as many of each label as there is room for.
Fields: the slots of RESTAURANTS-8K. A sample this small tells models apart, nothing finer.
"""

import argparse
import json
import random
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.bootstrap import build
from app.cli.follow import run_to_end
from app.domain.options import Label, Options
from app.domain.result import TaskReport
from app.domain.task import Kind
from app.pipeline.queries import task_report
from app.pipeline.submit import Order, submit_task
from tests.benchmarks.compare import model_path

_DATA = Path(__file__).parents[3] / "shared" / "data"
_SLOTS = ("people", "date", "time", "first_name", "last_name")
_BANKING_LABELS = 10


def main() -> None:
    """Run the samples and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default="starter")
    parser.add_argument("--texts", type=int, default=30)
    parser.add_argument("--documents", type=int, default=10)
    words = parser.parse_args()
    model = model_path(words.model)
    _tell(_labels(model, "banking77.jsonl", "label", words.texts))
    _tell(_labels(model, "clinc150.jsonl", "domain", words.texts))
    _tell(_fields(model, words.documents))


def _labels(model: Path, file: str, field: str, most: int) -> str:
    """The share of texts that got their label."""
    rows = [row for row in _rows("classification", file) if not row.get("out_of_scope")]
    names = sorted({row[field] for row in rows})[:_BANKING_LABELS]
    sample = _sample([row for row in rows if row[field] in names], most)
    options = Options(labels=tuple(Label(name=name.replace("_", " ")) for name in names))
    reports = _run(model, Kind.CLASSIFY, [row["text"] for row in sample], options)
    found = [(report.result or {})["label"] for report in reports]  # type: ignore[index,call-overload]
    right = sum(a == row[field].replace("_", " ") for a, row in zip(found, sample, strict=True))
    shown = len(set(found))
    return (
        f"{file}: {right} of {len(sample)} labels right ({right / len(sample):.0%}); "
        f"{len(names)} labels, {shown} of them used; guessing gives {1 / len(names):.0%}"
    )


def _fields(model: Path, most: int) -> str:
    """How many slots were filled in rightly, wrongly, and though the text does not say them."""
    rows = [row for row in _rows("extraction", "restaurant8k_slots.jsonl") if row["gold"]]
    sample = _sample(rows, most)
    fields = {slot: {"type": ["string", "null"], "maxLength": 60} for slot in _SLOTS}
    schema = {"type": "object", "properties": fields, "required": list(_SLOTS)}
    reports = _run(
        model, Kind.EXTRACT, [row["text"] for row in sample], Options(json_schema=schema)
    )
    right = wanted = invented = failed = unfound = 0
    for row, report in zip(sample, reports, strict=True):
        result = report.result if isinstance(report.result, dict) else {}
        failed += report.error is not None
        unfound += sum(value is not None for value in result.values()) - len(report.citations)
        for slot in _SLOTS:
            gold = [" ".join(value.casefold().split()) for value in row["gold"].get(slot, [])]
            found = result.get(slot)
            right += bool(gold) and isinstance(found, str) and found.casefold().strip() in gold
            wanted += bool(gold)
            invented += not gold and found is not None
    return (
        f"restaurant8k: {right} of {wanted} slots right, {invented} of "
        f"{len(sample) * len(_SLOTS) - wanted} filled that the text does not say, "
        f"{unfound} values marked as not in the text, {failed} of {len(sample)} tasks failed"
    )


def _run(model: Path, kind: Kind, texts: Sequence[str], options: Options) -> list[TaskReport]:
    """Each text as a document of its own."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        home.mkdir()
        (home / "settings.yaml").write_text(f"local_engine:\n  model: {model}\n")
        paths = [Path(folder) / f"text{number}.txt" for number in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, encoding="utf-8")
        house = build(home)
        try:
            orders = [Order(kind, path, options=options) for path in paths]
            task_ids = [submit_task(house.ports, order).id for order in orders]
            run_to_end(house, task_ids)
            return [task_report(house.ports, task_id) for task_id in task_ids]
        finally:
            house.close()


def _rows(folder: str, file: str) -> list[dict[str, Any]]:
    lines = (_DATA / folder / file).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _sample(rows: list[dict[str, Any]], most: int) -> list[dict[str, Any]]:
    return random.Random(7).sample(rows, min(most, len(rows)))


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
