"""A workload line and what running a workload measured (design, section 7)."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from app.domain.prompt import JsonConstraint, Message, Prompt, Sampling
from app.domain.task import Priority

_GREEDY = Sampling(temperature=0.0, repeat_penalty=1.0)


class WorkloadTask(BaseModel):
    """One raw prompt, run greedily. `at_s`: seconds after the start at which it arrives."""

    model_config = ConfigDict(frozen=True)

    id: str
    prompt: str
    max_tokens: int = Field(default=512, ge=1)
    json_schema: dict[str, Any] | bool | None = Field(default=None, alias="schema")
    priority: Priority = Priority.BACKGROUND
    at_s: float = Field(default=0.0, ge=0.0)

    def as_prompt(self) -> Prompt:
        """The same for an engine."""
        constraint = None
        if self.json_schema is not None:
            constraint = JsonConstraint(json_schema=self.json_schema)
        return Prompt(
            id=self.id,
            messages=(Message(role="user", content=self.prompt),),
            max_tokens=self.max_tokens,
            sampling=_GREEDY,
            constraint=constraint,
            priority=self.priority,
            is_raw=True,
        )


class BenchReport(BaseModel):
    """Times to the first token count from a task's arrival, waiting included.

    They are those of the interactive tasks where there are any, else of all. `unguided` gives the
    reason for each task whose schema guided decoding cannot express; `failed` the error's code.
    """

    model_config = ConfigDict(frozen=True)

    model: str
    parallel: int
    tasks: int
    seconds: float
    tasks_per_minute: float
    prompt_tokens: int
    prompt_tokens_reused: int
    completion_tokens: int
    tokens_per_second: float
    ttft_ms_p50: float | None
    ttft_ms_p95: float | None
    peak_rss_bytes: int | None
    batch_size_mean: float | None
    outputs: dict[str, str]
    unguided: dict[str, str]
    failed: dict[str, str]
