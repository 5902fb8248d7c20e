"""What may be sent to a cloud provider, and to which."""

from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import urlsplit

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


# Their own addresses, by their API references; the others have none of their own.
ADDRESSES = MappingProxyType(
    {
        Provider.OPENAI: "https://api.openai.com/v1",
        Provider.ANTHROPIC: "https://api.anthropic.com",
        Provider.OPENROUTER: "https://openrouter.ai/api/v1",
    }
)


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

    @property
    def address(self) -> str:
        """Where it is asked; empty: nobody has said it."""
        return self.base_url or ADDRESSES.get(self.provider, "")

    @property
    def host(self) -> str:
        """Who gets what is sent: host, and port where there is one.

        Without encryption it is another host: `http://` then stands before it.
        """
        try:
            parts = urlsplit(self.address)
            place = parts.netloc.rpartition("@")[2].lower()
        except ValueError:  # no address at all: nothing can be sent there either
            return self.address
        return place if parts.scheme == "https" else f"{parts.scheme}://{place}"


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
