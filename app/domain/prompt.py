"""What an engine is asked."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from app.domain.task import Priority


class Message(BaseModel):
    """One turn. `content` is data: it can never become a control token of the model."""

    model_config = ConfigDict(frozen=True)

    role: Literal["system", "user", "assistant"]
    content: str


class Sampling(BaseModel):
    """How tokens are chosen; temperature 0 is greedy."""

    model_config = ConfigDict(frozen=True)

    temperature: float = Field(default=0.0, ge=0.0, le=2.0)
    top_p: float = Field(default=0.9, gt=0.0, le=1.0)
    repeat_penalty: float = Field(default=1.1, ge=1.0, le=2.0)
    seed: int = 0


class Prompt(BaseModel):
    """One request to an engine, named by its attempt so that it can be cancelled."""

    model_config = ConfigDict(frozen=True)

    id: str
    messages: tuple[Message, ...]
    max_tokens: int
    sampling: Sampling = Sampling()
    priority: Priority = Priority.BACKGROUND
