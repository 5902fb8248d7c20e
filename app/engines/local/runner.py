"""A loaded model with everything that runs prompts on it. Lives in the worker process."""

import hashlib
import logging
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from app.domain.errors import AppError, Bug, ContextTooLong, SchemaUnsupported
from app.domain.model_parts import whole_sha256
from app.domain.prompt import ChoiceConstraint, Constraint, Prompt
from app.engines.local.answer_text import AnswerText
from app.engines.local.cache import Cache
from app.engines.local.choice import ChoiceTree
from app.engines.local.composer import Limits
from app.engines.local.document_memory import DocumentMemory
from app.engines.local.model_file import parts_of
from app.engines.local.protocol import Load
from app.engines.local.sampler import Sampler
from app.engines.local.scheduler import Outcome, Scheduler
from app.engines.local.sealing import Seal
from app.engines.local.sequence import Guide, Sequence, Times, Writing
from app.engines.local.session.context import STATE_FORM, Context, ContextShape
from app.engines.local.session.guides import GuideMaker, grammar_of
from app.engines.local.session.model import Model

_log = logging.getLogger(__name__)
KEPT_SLOTS = 8


class Runner:
    """Takes prompts, runs them all together, gives outcomes. One thread calls it."""

    def __init__(self, load: Load, shape: ContextShape, gpu_layers: int, parallel: int) -> None:
        """Load the model.

        Raises:
            ModelLoadFailed: llama.cpp would not; its log says why.
            TemplateBroken: the chat template cannot even be read.
        """
        self.model = Model(Path(load.model_path), gpu_layers)
        self.context = Context(self.model, shape)
        limit = min(load.context_limit, self.model.trained_tokens, self.context.cells)
        self.prompt_tokens = limit
        self.parallel = parallel
        self._guides = GuideMaker(self.model)
        self._memory = _memory(load, shape)
        cache = Cache(self.context, shape.sequences - KEPT_SLOTS, KEPT_SLOTS, self._memory)
        limits = Limits(parallel, shape.batch_tokens, is_mixing=gpu_layers > 0)
        self._scheduler = Scheduler(self.context, self.model, cache, limits)
        self._compiler = ThreadPoolExecutor(1, thread_name_prefix="grammars")
        self._preparing: dict[str, tuple[Sequence, Future[Guide]]] = {}
        self._arrivals = 0
        self._started_s, self._busy_s = time.monotonic(), 0.0

    @property
    def is_idle(self) -> bool:
        """True when there is nothing to do."""
        return self._scheduler.is_idle and not self._preparing

    @property
    def is_waiting(self) -> bool:
        """True when all there is to do waits for a grammar."""
        return self._scheduler.is_idle and bool(self._preparing)

    @property
    def busy_share(self) -> float:
        """The share of the time since the load in which it decoded."""
        return self._busy_s / max(1e-9, time.monotonic() - self._started_s)

    def close(self) -> None:
        """Give the memory back."""
        self._compiler.shutdown(wait=True, cancel_futures=True)
        self.context.close()
        self.model.close()

    def count(self, text: str) -> int:
        """Tokens of a text, control tokens read as plain text."""
        return len(self.model.tokenize(text))

    def examine(self, constraint: Constraint) -> "Future[str | None]":
        """Why guided decoding cannot express a constraint; None: it can.

        A grammar may take seconds to make, so that happens beside the decoding.
        """
        return self._compiler.submit(self._problem, constraint)

    def submit(self, prompt: Prompt) -> None:
        """Take a prompt; its outcomes come from `pump`.

        Raises:
            ContextTooLong, TemplateBroken, PromptEmpty, SchemaUnsupported.
        """
        sequence = self._sequence(prompt)
        constraint = prompt.constraint
        if constraint is None or isinstance(constraint, ChoiceConstraint):
            sequence.write_forced(self.model)
            self._scheduler.add(sequence)
        else:
            grammar_of(constraint)  # refuses at once what is too large
            made: Future[Guide] = self._compiler.submit(self._make, constraint)
            self._preparing[prompt.id] = (sequence, made)

    def pump(self) -> Iterator[Outcome]:
        """Start what may start, then run one decode, if there is something to decode."""
        yield from self._take_prepared()
        yield from self._scheduler.admit()
        if self._scheduler.running:
            started_s = time.monotonic()
            outcomes = self._scheduler.decode()
            self._busy_s += time.monotonic() - started_s
            yield from outcomes

    def cancel(self, prompt_id: str) -> bool:
        """Give up a prompt; False when it is not here any more."""
        if self._preparing.pop(prompt_id, None) is not None:
            return True
        return self._scheduler.cancel(prompt_id)

    def forget(self, document_id: str) -> None:
        """Delete what document memory keeps of a document."""
        if self._memory is not None:
            self._memory.forget(document_id)

    def _sequence(self, prompt: Prompt) -> Sequence:
        tokens = self.model.encode(prompt)
        needed = len(tokens) + prompt.max_tokens
        if needed > self.prompt_tokens:
            raise ContextTooLong(needed_tokens=needed, context_tokens=self.prompt_tokens)
        writing = Writing(Sampler(prompt.sampling), AnswerText(prompt.stop))
        if isinstance(prompt.constraint, ChoiceConstraint):
            writing.choice = self._choice(prompt.constraint, self._before_answer(prompt))
        self._arrivals += 1
        return Sequence(prompt, tokens, writing, Times(time.monotonic()), self._arrivals)

    def _problem(self, constraint: Constraint) -> str | None:
        try:
            if isinstance(constraint, ChoiceConstraint):
                self._choice(constraint, "")
            else:
                self._make(constraint)
        except AppError as error:
            return str(error)
        return None

    def _make(self, constraint: Constraint) -> Guide:
        return self._guides.make(constraint)

    def _before_answer(self, prompt: Prompt) -> str:
        """What a label must begin with to go on from the prompt: a blank after bare text."""
        if self.model.has_template(prompt):
            return ""
        text = prompt.messages[-1].content if prompt.is_raw else ":"
        return "" if text[-1:].isspace() else " "

    def _choice(self, constraint: ChoiceConstraint, before: str) -> ChoiceTree:
        labels = {label: self.model.tokenize(before + label) for label in constraint.labels}
        if len({tuple(tokens) for tokens in labels.values()}) < len(constraint.labels):
            raise SchemaUnsupported(reason="two labels are alike")
        if not all(labels.values()):
            raise SchemaUnsupported(reason="a label is empty")
        return ChoiceTree(labels, self.model.end_token)

    def _take_prepared(self) -> list[Outcome]:
        outcomes = []
        for prompt_id, (sequence, made) in list(self._preparing.items()):
            if made.done():
                del self._preparing[prompt_id]
                outcomes += self._use_guide(sequence, made)
        return outcomes

    def _use_guide(self, sequence: Sequence, made: "Future[Guide]") -> list[Outcome]:
        try:
            sequence.writing.guide = made.result()
            sequence.write_forced(self.model)
        except AppError as error:
            return [Outcome(sequence.id, error)]
        except Exception as bug:  # noqa: BLE001 - one grammar must not end the worker
            return [Outcome(sequence.id, Bug(kind=type(bug).__name__))]
        if sequence.is_ended:  # the grammar allows one answer only
            return [Outcome(sequence.id, sequence.completion(time.monotonic()))]
        self._scheduler.add(sequence)
        return []


def _memory(load: Load, shape: ContextShape) -> DocumentMemory | None:
    if load.memory_folder is None or load.memory_limit_bytes <= 0:
        return None

    def fits() -> str:
        return f"{model_hash(Path(load.model_path))} {shape.kv_type} {STATE_FORM}"

    seal = Seal(bytes.fromhex(load.memory_key))
    return DocumentMemory(Path(load.memory_folder), fits, load.memory_limit_bytes, seal)


def model_hash(path: Path) -> str:
    """A model's SHA-256, of all of its files: the first of several may hold no weights at all."""
    return whole_sha256([_file_hash(part) for part in parts_of(path)])


def _file_hash(path: Path) -> str:
    """A model file's SHA-256."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
