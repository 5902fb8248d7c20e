"""Whether a model suits a machine: the facts it is judged by, and the verdict in words."""

from enum import StrEnum
from typing import NamedTuple

from app.domain.catalogue import CatalogueEntry
from app.domain.model_memory import Machine


class MeasuredSpeed(NamedTuple):
    """How fast this machine wrote with a model that it has: one prompt at a time, tokens a second.

    `bytes_per_token` are the weights that each token reads; `layers` the model's.
    """

    model: str
    tokens_per_second: float
    bytes_per_token: int
    layers: int


class MachineFacts(NamedTuple):
    """What a recommendation goes by.

    `disk_free_bytes` is where models are kept. `measured` is None before any model has run here,
    `download_bytes_per_second` before anything was downloaded. `gpu_memory_utilization` is the
    setting of that name.
    """

    machine: Machine
    ram_total_bytes: int
    disk_free_bytes: int
    measured: MeasuredSpeed | None = None
    download_bytes_per_second: float | None = None
    gpu_memory_utilization: float = 0.85


class FitVerdict(StrEnum):
    """How well a model suits a machine."""

    FITS = "fits"
    SLOW = "slow"
    WONT_FIT = "wont_fit"


class Advice(NamedTuple):
    """One model on this machine.

    `reason` says the verdict in a sentence. `context_tokens` is the longest context of one prompt
    that fits; `device_bytes` and `ram_bytes` what it takes at `ADVICE_CONTEXT_TOKENS`;
    `is_split`: a part of it is on the graphics card, a part in RAM. `download_s` is how long the
    download may take, None: no speed is known. What does not fit has no speed and no context.
    """

    entry: CatalogueEntry
    verdict: FitVerdict
    reason: str
    tokens_per_second: float | None = None
    context_tokens: int | None = None
    device_bytes: int = 0
    ram_bytes: int = 0
    is_split: bool = False
    download_s: float | None = None
    is_best: bool = False
