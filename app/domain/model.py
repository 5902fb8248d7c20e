"""A model file: what it says of itself, what was found of it, and where it comes from."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from app.domain.errors import ErrorInfo
from app.domain.model_memory import ModelShape
from app.domain.quantization import Grain


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class ModelFacts(_Frozen):
    """What a GGUF file's header says, after the header was found sound. No weight was read.

    `parameters` is the sum over the tensors; `quantization` is what the tensors are, too.
    `context_tokens` is what the model was trained for; 0: the file does not say. `title` and
    `licence` are the file's own words, empty where it has none. `shape` is what sizes it in memory;
    None: the header does not say enough. It is not written to files.
    """

    architecture: str
    title: str = ""
    parameters: int
    quantization: str
    grain: Grain
    context_tokens: int = 0
    layers: int = 0
    vocabulary: int = 0
    licence: str = ""
    has_template: bool = False
    parts: int = Field(default=1, description="files that the model is split over")
    shape: ModelShape | None = Field(default=None, exclude=True)


class TemplateState(StrEnum):
    """What became of a model's chat template on a test conversation, in the sandbox.

    NONE: a base model; it is prompted plainly.
    """

    WORKS = "works"
    NONE = "none"
    REFUSED = "refused"
    UNTRIED = "untried"


class TemplateVerdict(_Frozen):
    """A template's state, and in words why it was refused."""

    state: TemplateState = TemplateState.UNTRIED
    reason: str = ""


class ModelOrigin(_Frozen):
    """Where a file was got, and under which licence. Everything may be unknown, so empty.

    `kind`: file (the user's own), download, pack, starter. `repository` and `file` are the hub's
    names. `catalogue_id` is the catalogue's entry.
    """

    kind: str = "file"
    repository: str = ""
    file: str = ""
    revision: str = ""
    licence: str = ""
    catalogue_id: str = ""


class ModelState(StrEnum):
    """How far a model may be trusted.

    READY: this very content was loaded in a trial. UNCHECKED: its header is sound, it was never
    tried. REFUSED: its header, its template or the trial says no. QUARANTINED: it brought the
    trial down. MISSING: the settings name a file that is not there.
    """

    READY = "ready"
    UNCHECKED = "unchecked"
    REFUSED = "refused"
    QUARANTINED = "quarantined"
    MISSING = "missing"


class ModelEntry(_Frozen):
    """A model on the shelf, as lists and pages show it.

    `name` is what it is called in commands: the file's name without `.gguf`. `sha256` is lower-case
    hex, None: not hashed yet. `is_kept`: it lies in Homeport's own folder of models, so that it can
    be removed. `problem` says why it is refused or quarantined.
    """

    name: str
    path: Path
    size_bytes: int
    state: ModelState
    facts: ModelFacts | None = None
    sha256: str | None = None
    template: TemplateVerdict = TemplateVerdict()
    origin: ModelOrigin = ModelOrigin()
    problem: ErrorInfo | None = None
    is_starter: bool = False
    is_in_use: bool = False
    is_kept: bool = False
    checked_at: datetime | None = None

    @property
    def licence(self) -> str:
        """What the origin says, else what the file says."""
        return self.origin.licence or (self.facts.licence if self.facts else "")


class ModelStage(StrEnum):
    """What is being done with a model's file."""

    HASH = "hash"
    COPY = "copy"
    TRIAL = "trial"


class ModelProgress(NamedTuple):
    """How far a stage is, in bytes; a trial has no figures."""

    stage: ModelStage
    done_bytes: int
    total_bytes: int
