"""The messages between a trial and its child: JSON lines, made and read by pydantic."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from app.domain.model import TemplateState


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True)


class Limits(_Line):
    """What a trial may use.

    Processor seconds and wall seconds of a stage are for the template alone (and the start), and
    for loading and running. `template_bytes` of memory are on top of what the child has before it
    looks at the template, `memory_bytes` on top of what it has before it loads.
    """

    template_cpu_s: int = 10
    template_s: float = 90.0
    template_bytes: int = 512 << 20
    load_cpu_s: int = 120
    load_s: float = 180.0
    memory_bytes: int = 4 << 30
    open_files: int = 64


class TrialOrder(_Line):
    """What the child is to try. Without a path: the template only."""

    template: str
    path: str | None
    limits: Limits


class Tried(_Line):
    """A stage that the child has come through.

    `failed` is one that it has not, told by an error's code.
    """

    stage: Literal["ready", "template", "loaded", "ran", "failed"]
    template: TemplateState = TemplateState.UNTRIED
    reason: str = ""
    code: str = ""
