"""An engine without a model: it answers from a script, and can die, stall or be cancelled."""

import json
import threading
from collections.abc import Callable, Sequence
from typing import Any

from pydantic import JsonValue

from app.domain.attempt import Completion
from app.domain.errors import AppError, EngineCrashed, GenerationCancelled, SchemaUnsupported
from app.domain.ports import EngineFacts, EngineFigures, Progress
from app.domain.prompt import (
    ChoiceConstraint,
    Constraint,
    JsonConstraint,
    Prompt,
    QuotesConstraint,
)

ANSWER = "The fake engine has read this part and says so in one sentence."


class FakeEngine:
    """Counts a word as one token. `script` holds answers or errors, used up in order.

    `prompts` are all prompts it was given. With `gate` set, every prompt waits for it after its
    first progress, so that a test can look or cancel in the middle.
    """

    def __init__(self, context_tokens: int = 4096) -> None:
        self.context_tokens = context_tokens
        self.prompts: list[Prompt] = []
        self.script: list[str | AppError] = []
        self.gate: threading.Event | None = None
        self.is_closed = False
        self.problem: str | None = None  # what guided decoding cannot do
        self.dies_of_company = False
        self.dies_late: AppError | None = None  # instead of its first word
        self.forgotten: list[str] = []
        self.model_fingerprint = ""
        self.has_newer_model = False  # until it is closed
        self.closed_after = 0  # prompts
        self._cancelled: set[str] = set()

    def facts(self) -> EngineFacts:
        return EngineFacts("local", "fake-model", self.context_tokens, "no device")

    def is_outdated(self) -> bool:
        return self.has_newer_model

    def fingerprint(self) -> str:
        return self.model_fingerprint

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(text.split()) for text in texts]

    def generate(self, prompt: Prompt, on_progress: Callable[[Progress], None]) -> Completion:
        self.prompts.append(prompt)
        tokens = sum(self.count_tokens([message.content for message in prompt.messages]))
        on_progress(Progress(tokens, tokens, ""))
        if self.dies_of_company and not prompt.is_alone:
            raise EngineCrashed(reason="test")
        if self.problem is not None and prompt.constraint is not None:
            raise SchemaUnsupported(reason=self.problem)
        answer = self.script.pop(0) if self.script else ANSWER
        if isinstance(answer, AppError):
            raise answer
        answer = fitting(prompt) if answer == ANSWER else answer
        for word in answer.split(" "):
            self._wait_at_gate(prompt.id, lambda: on_progress(Progress(tokens, tokens, "")))
            if self.dies_late is not None:
                raise self.dies_late
            on_progress(Progress(tokens, tokens, word + " "))
        return Completion(
            text=answer,
            is_truncated=False,
            probabilities=_probabilities(prompt, answer),
            prompt_tokens=tokens,
            completion_tokens=len(answer.split()),
            first_token_s=1.0,
            seconds=2.0,
        )

    def cancel(self, prompt_id: str) -> None:
        self._cancelled.add(prompt_id)

    def unsupported(self, constraint: Constraint) -> str | None:
        return self.problem

    def forget(self, document_id: str) -> None:
        self.forgotten.append(document_id)

    def figures(self) -> EngineFigures:
        return EngineFigures(1_000_000, 0.5)

    def close(self) -> None:
        self.is_closed = True
        if self.has_newer_model:
            self.closed_after = len(self.prompts)
        self.has_newer_model = False

    def _wait_at_gate(self, prompt_id: str, give_sign_of_life: Callable[[], None]) -> None:
        while self.gate is not None and not self.gate.wait(0.01):
            give_sign_of_life()
            if prompt_id in self._cancelled:
                break
        if prompt_id in self._cancelled:
            raise GenerationCancelled


def fitting(prompt: Prompt) -> str:
    """The answer in the form that the constraint wants.

    Of quotes and labels the first (of each group); JSON of the fewest words.
    """
    match prompt.constraint:
        case QuotesConstraint(quotes=quotes, pool=pool, passage=passage):
            first = [group[0] for group in quotes] or list(pool[:1]) or [passage[:40]]
            return json.dumps([{"quote": quote, "statement": ANSWER} for quote in first])
        case ChoiceConstraint(labels=labels):
            return "" if "\nN/A\n" in prompt.messages[-1].content else labels[0]
        case JsonConstraint(json_schema=dict(schema)) if schema:
            return json.dumps(_least(schema))
        case _:
            return ANSWER


def _least(schema: dict[str, Any]) -> JsonValue:
    """A value that a plain schema accepts."""
    kind = schema.get("type", "null")
    if kind == "object":
        return {name: _least(schema["properties"][name]) for name in schema.get("required", ())}
    plain: dict[str, JsonValue] = {"string": "x", "integer": 0, "number": 0, "array": []}
    return plain.get(kind) if isinstance(kind, str) else None


def _probabilities(prompt: Prompt, answer: str) -> dict[str, float] | None:
    """Of a choice: 0.7 for the label that was answered, the rest in equal shares.

    Without a label all have the same: this model has no favourite.
    """
    if not isinstance(prompt.constraint, ChoiceConstraint):
        return None
    labels = prompt.constraint.labels
    rest = 0.3 / (len(labels) - 1)
    return {label: 0.7 if label == answer else rest for label in labels}
