"""Does a real model's guided output fit the schemas of real projects?

`python -m tests.benchmarks.guided_schemas --model starter` writes one object for each schema of
MaskBench and SchemaStore, bound as `extract` binds its repairs (`--raw`: by the schema as it is),
and judges it by the whole schema. What the grammar or the validator cannot take is told before
anything is asked. An answer that the token limit cut is no JSON: it is counted apart.
"""

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

from app.domain.errors import AppError, SchemaInvalid
from app.domain.ports import Engine
from app.domain.prompt import JsonConstraint, Message, Prompt, Sampling
from app.domain.schema_parts import Schema, closed
from app.engines.local.supervisor import LocalEngine
from app.validation.failure import ValidationFailure
from app.validation.schema import fault
from app.validation.strict_json import read_value
from tests.benchmarks.compare import model_path

_FOLDER = Path(__file__).parents[3] / "shared" / "data" / "json_schemas"
_FILES = {"maskbench": "schema_id", "schemastore": "schema_name"}
_CONTEXT_TOKENS = 2048
_SHOWN_CHARS = 1500


class Answer(NamedTuple):
    """What was written for one schema; `wrong` is None where it fits."""

    schema_id: str
    text: str
    is_cut: bool
    wrong: str | None


class Report(NamedTuple):
    """Schemas that were refused, with the reason, and the answers to the others."""

    refused: dict[str, str]
    answers: list[Answer]

    @property
    def ended(self) -> list[Answer]:
        """The answers that came to their own end."""
        return [answer for answer in self.answers if not answer.is_cut]

    @property
    def invalid(self) -> list[Answer]:
        """Of those, the ones that do not fit."""
        return [answer for answer in self.ended if answer.wrong is not None]


def main() -> None:
    """Ask and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default="starter", help="starter, gemma, or a GGUF file")
    parser.add_argument("--folder", type=Path, default=_FOLDER)
    parser.add_argument("--max-tokens", type=int, default=400)
    parser.add_argument("--raw", action="store_true", help="bind by the schema as it is")
    words = parser.parse_args()
    model = model_path(words.model)
    with tempfile.TemporaryDirectory() as folder:
        engine = LocalEngine(lambda: model, _CONTEXT_TOKENS, Path(folder) / "engine.log")
        try:
            for name in _FILES:
                schemas = dict(read_schemas(words.folder, name))
                started = time.monotonic()
                report = measure(engine, schemas, words.max_tokens, is_raw=words.raw)
                _show(name, report, time.monotonic() - started)
        finally:
            engine.close()


def read_schemas(folder: Path, name: str) -> Iterator[tuple[str, Schema]]:
    """The schemas of one collection, by their names."""
    with (folder / f"{name}_schemas.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield row[_FILES[name]], row["schema"]


def measure(
    engine: Engine, schemas: dict[str, Schema], max_tokens: int, *, is_raw: bool = False
) -> Report:
    """One answer for each schema that can bind one."""
    bounds = {
        name: schema if is_raw else closed(schema, is_short=True)
        for name, schema in schemas.items()
    }
    reasons = {name: _problem(engine, schemas[name], bounds[name]) for name in schemas}
    refused = {name: reason for name, reason in reasons.items() if reason is not None}

    def ask(name: str) -> Answer:
        return _ask(engine, name, schemas[name], bounds[name], max_tokens)

    with ThreadPoolExecutor(2 * engine.facts().parallel) as pool:
        return Report(refused, list(pool.map(ask, (n for n in schemas if n not in refused))))


def _problem(engine: Engine, schema: Schema, bound: Schema) -> str | None:
    try:
        fault({}, schema)
    except SchemaInvalid as refusal:
        return f"validator: {refusal.info.title}"
    problem = engine.unsupported(JsonConstraint(json_schema=bound))
    return None if problem is None else f"grammar: {problem}"


def _ask(engine: Engine, name: str, schema: Schema, bound: Schema, max_tokens: int) -> Answer:
    shown = json.dumps(schema)[:_SHOWN_CHARS]
    prompt = Prompt(
        id=name,
        messages=(Message(role="user", content=f"Write a short example as JSON of: {shown}"),),
        max_tokens=max_tokens,
        sampling=Sampling(),
        constraint=JsonConstraint(json_schema=bound),
    )
    try:
        completion = engine.generate(prompt, lambda _: None)
    except AppError as failure:
        return Answer(name, "", is_cut=False, wrong=failure.info.title)
    return Answer(name, completion.text, completion.is_truncated, _judge(completion.text, schema))


def _judge(text: str, schema: Schema) -> str | None:
    try:
        value: Any = read_value(text)
    except ValidationFailure as refusal:
        return str(refusal)
    return fault(value, schema)


def _show(name: str, report: Report, seconds: float) -> None:
    asked, ended, invalid = len(report.answers), len(report.ended), len(report.invalid)
    share = f"{1 - invalid / ended:.1%}" if ended else "none"
    _say(f"{name}: {asked + len(report.refused)} schemas, {len(report.refused)} refused before")
    for reason, count in Counter(report.refused.values()).most_common():
        _say(f"  {count} x {reason}")
    _say(f"  {asked} answers in {seconds:.0f} s, {asked - ended} cut by the token limit")
    _say(f"  valid of the {ended} that ended: {share}")
    for answer in report.invalid:
        _say(f"  invalid: {answer.schema_id}: {answer.wrong}\n    {answer.text[:400]!r}")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
