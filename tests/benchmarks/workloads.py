"""The four workloads: lists of requests, the same for every engine and on every machine.

    python -m tests.benchmarks.workloads DIR [--size 0.2]

Prompts are raw (no chat template) and sampling is greedy, so that outputs can be compared.
"""

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any, NotRequired, TypedDict

from tests.benchmarks import texts


class BenchTask(TypedDict):
    """One request; a JSON line in a workload file."""

    id: str
    prompt: str
    max_tokens: int
    schema: dict[str, Any] | None
    priority: str
    at_s: NotRequired[float]  # seconds after the start; without it, there from the start


_SUMMARIZE = (
    "You read a passage from the yearly report of a small town. Write a summary of the passage in"
    " two or three plain sentences. Name the most important sums and dates.\n\nPassage:\n"
)
_SENTENCES = 20  # about 450 tokens of the starter model
# Each answer is begun for the model: without its chat template, the starter model stops at once.
_SUMMARY_BEGINS = "\n\nSummary:\nThe passage reports that"
_ANSWER_BEGINS = "\nAnswer: To begin with,"

_CLASSIFY = (
    "You sort messages that customers of a household shop send. Choose exactly one label for each"
    " message.\n\nLabels:\n"
    "- billing: prices, invoices, payments\n- delivery: late, lost or wrongly delivered parcels\n"
    "- returns: sending goods back\n- damage: goods that arrived broken or with missing parts\n"
    "- account: sign-in, passwords, addresses\n- product: questions before buying\n"
    "- praise: thanks and compliments\n- other: everything else\n\n"
)
LABEL_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"label": {"enum": texts.LABELS}},
    "required": ["label"],
    "additionalProperties": False,
}

_EXTRACT = (
    "Read the note of a phone call and answer with one JSON object with these fields: customer"
    " (full name), city, order_number, quantity (how many pieces), priority (low, normal or"
    " urgent), items (the names of the goods).\n\n"
    "Note: Ruth Ames phoned from Derby on 3 May about order 40711. The customer wants 2 pieces of"
    " the door mat. The usual delivery time is fine.\n"
    'JSON:\n{"customer":"Ruth Ames","city":"Derby","order_number":40711,"quantity":2,'
    '"priority":"normal","items":["door mat"]}\n\n'
)
ORDER_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "customer": {"type": "string"},
        "city": {"type": "string"},
        "order_number": {"type": "integer"},
        "quantity": {"type": "integer"},
        "priority": {"enum": texts.PRIORITIES},
        "items": {"type": "array", "items": {"type": "string"}, "maxItems": 4},
    },
    "required": ["customer", "city", "order_number", "quantity", "priority", "items"],
    "additionalProperties": False,
}

_CHAT = (
    "You are a friendly assistant on somebody's own computer. Answer briefly, in one or two"
    " sentences, and say so if you do not know.\n\nQuestion: "
)
_CHAT_FIRST_S = 2.0  # by then, every sequence of the batch is busy
_CHAT_EVERY_S = 3.0


def _count(full: int, size: float, least: int = 1) -> int:
    return max(least, round(full * size))


def _task(
    name: str, prompt: str, max_tokens: int, schema: dict[str, Any] | None = None
) -> BenchTask:
    return {
        "id": name,
        "prompt": prompt,
        "max_tokens": max_tokens,
        "schema": schema,
        "priority": "background",
    }


def _chunks(count: int, seed: str) -> list[BenchTask]:
    random = Random(seed)
    prompts = [
        _SUMMARIZE + texts.report(random, _SENTENCES) + _SUMMARY_BEGINS for _ in range(count)
    ]
    return [_task(f"chunk-{i:03}", prompt, 64) for i, prompt in enumerate(prompts)]


def chunks(size: float = 1.0) -> list[BenchTask]:
    """Summaries of document chunks: mostly prompt work that cannot be shared."""
    return _chunks(_count(32, size), "chunks")


def classify(size: float = 1.0) -> list[BenchTask]:
    """Short classifications under one long instruction: nearly all of the prompt is shared."""
    random = Random("classify")
    head = _CLASSIFY + "".join(_example(random, label) for label in texts.LABELS)
    found: dict[str, None] = {}  # in order, and no message twice: a cache must not answer
    while len(found) < _count(300, size):
        found[texts.message(random, random.choice(texts.LABELS))] = None
    return [
        _task(f"message-{i:03}", f"{head}Message: {text}\nAnswer:\n", 24, LABEL_SCHEMA)
        for i, text in enumerate(found)
    ]


def _example(random: Random, label: str) -> str:
    return f'Message: {texts.message(random, label)}\nAnswer:\n{{"label":"{label}"}}\n\n'


def extract(size: float = 1.0) -> list[BenchTask]:
    """Fields of order notes as JSON: decoding under a schema that forces much of the text."""
    random = Random("extract")
    tasks = []
    for i in range(_count(40, size)):
        prompt = f"{_EXTRACT}Note: {texts.order_note(random)}\nJSON:\n"
        tasks.append(_task(f"order-{i:03}", prompt, 160, ORDER_SCHEMA))
    return tasks


def mixed(size: float = 1.0) -> list[BenchTask]:
    """A full batch in the background while somebody chats: the wait for the first token."""
    random = Random("mixed")
    # Even a small run needs more chunks than sequences, or the batch is not full.
    tasks = _chunks(_count(32, size, least=12), "mixed")
    for i in range(_count(10, size, least=3)):
        task = _task(f"chat-{i:03}", _CHAT + texts.question(random) + _ANSWER_BEGINS, 32)
        task["priority"] = "interactive"
        task["at_s"] = _CHAT_FIRST_S + i * _CHAT_EVERY_S
        tasks.append(task)
    return tasks


WORKLOADS: dict[str, Callable[[float], list[BenchTask]]] = {
    "chunks": chunks,
    "classify": classify,
    "extract": extract,
    "mixed": mixed,
}


def write_jsonl(tasks: list[BenchTask], path: Path) -> None:
    """One request a line."""
    lines = [json.dumps(task, ensure_ascii=False) for task in tasks]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Write all workloads into a folder."""
    parser = argparse.ArgumentParser(description="Write the benchmark workloads as .jsonl files.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", type=float, default=1.0, help="scales the number of requests")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    for name, make in WORKLOADS.items():
        write_jsonl(make(options.size), options.folder / f"{name}.jsonl")


if __name__ == "__main__":
    main()
