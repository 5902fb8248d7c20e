"""The port of whatever runs prompts."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from app.domain.attempt import Completion
from app.domain.prompt import Constraint, Prompt
from app.domain.quantization import UNTOLD, Quantization

_MEMORY = re.compile(r"[\d.,]+ of [\d.,]+ GB (?:RAM|GPU memory)")


class EngineFacts(NamedTuple):
    """What planning must know of a loaded engine.

    `parallel` prompts run at once; `fit` says in a line how the engine was fitted into memory;
    `quantization` says how coarse the model's weights are.
    """

    name: str
    model: str
    context_tokens: int
    device: str
    parallel: int = 1
    fit: str = ""
    quantization: Quantization = UNTOLD

    @property
    def memory(self) -> str:
        """What it takes of the memory there is, as `fit` says; empty: that says nothing of it."""
        found = _MEMORY.search(self.fit)
        return found.group() if found else ""


class EngineFigures(NamedTuple):
    """The engine process's own figures since its model was loaded; None: it cannot know.

    `peak_rss_bytes` is the most memory it has had, weights included; `busy_share` the share of
    the time in which it computed.
    """

    peak_rss_bytes: int | None
    busy_share: float | None


class Progress(NamedTuple):
    """A sign of life while a prompt runs: prompt tokens read so far, and new text."""

    tokens_done: int
    tokens_total: int
    text: str


class Engine(Protocol):
    """Runs prompts. Methods block and may be called from any thread."""

    def facts(self) -> EngineFacts:
        """What is loaded, loading it first if need be.

        Raises:
            AppError: the model is missing, damaged or cannot be loaded.
        """
        ...

    def loaded(self) -> EngineFacts | None:
        """What is loaded now; None: nothing is. Loads nothing, asks nobody, never waits."""
        ...

    def is_outdated(self) -> bool:
        """Whether another model is loaded than the settings name now. Quick; loads nothing.

        `close` gives it up; the next call loads the new one.
        """
        ...

    def fingerprint(self) -> str:
        """What tells this model file from any other; empty: it cannot be told. Loads nothing.

        Raises:
            AppError: there is no model.
        """
        ...

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """The model's own token count of each text, control tokens read as plain text."""
        ...

    def generate(self, prompt: Prompt, on_progress: Callable[[Progress], None]) -> Completion:
        """Run one prompt to its end.

        Raises:
            ContextTooLong: it does not fit; nothing is ever cut off.
            GenerationCancelled: `cancel` was called for its id.
            EngineCrashed, EngineStalled: the engine died; the next call starts a new one.
        """
        ...

    def cancel(self, prompt_id: str) -> None:
        """Stop a prompt soon; does nothing when it is not running."""
        ...

    def unsupported(self, constraint: Constraint) -> str | None:
        """Why guided decoding cannot express a constraint; None: it can."""
        ...

    def forget(self, document_id: str) -> None:
        """Delete all that the engine keeps of a document."""
        ...

    def figures(self) -> EngineFigures:
        """What the engine process has used so far."""
        ...

    def close(self) -> None:
        """Give the memory back."""
        ...
