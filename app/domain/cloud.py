"""What may be sent to a cloud provider, and to which."""

from enum import StrEnum
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from app.domain.egress import Permit, Purpose, permit_for
from app.domain.prompt import Prompt
from app.domain.task import Task


class Provider(StrEnum):
    """Who is spoken to. All but `anthropic` speak OpenAI's chat completions."""

    OPENAI = "openai"
    ANTHROPIC = "anthropic"
    AZURE = "azure"
    OPENROUTER = "openrouter"
    GATEWAY = "openai_compatible"


class CloudModel(BaseModel):
    """A model at a provider. `base_url` empty: the provider's own address."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    provider: Provider
    model: str
    base_url: str = ""

    @property
    def name(self) -> str:
        """As an attempt's row has it: engine and model."""
        return f"{self.provider.value}/{self.model}"


class CloudPayload(NamedTuple):
    """A prompt that may leave the machine, with its permit. Made by `payload_of` alone."""

    permit: Permit
    prompt: Prompt


def payload_of(task: Task, prompt: Prompt) -> CloudPayload:
    """The gate between the task and the wire.

    Raises:
        LeavesNot: the task is local only.
    """
    return CloudPayload(permit_for(Purpose.GENERATE, [task], prompt.id), prompt)
