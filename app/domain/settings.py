"""The settings' types and defaults (design, section 6). The file is read by `system.settings`."""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from app.domain.task import Privacy


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class RoutingSettings(_Section):
    """Rules of thumb for where a step runs."""

    local_context_limit: int = Field(default=4096, ge=512, description="tokens a step may hold")
    fallback_max_retries: int = Field(default=1, ge=0, le=3, description="repairs of a bad result")


class LocalEngineSettings(_Section):
    """The engine on this machine. No `model` means the starter model."""

    provider: Literal["llama_cpp"] = "llama_cpp"
    model: Path | None = Field(default=None, description="a GGUF file")
    threads: int | None = Field(default=None, ge=1, description="CPU threads; default: all cores")


class PrivacySettings(_Section):
    """What may leave the machine."""

    default: Privacy = Privacy.LOCAL_ONLY


class Settings(_Section):
    """All settings; the defaults are what a new user gets."""

    routing: RoutingSettings = RoutingSettings()
    local_engine: LocalEngineSettings = LocalEngineSettings()
    privacy: PrivacySettings = PrivacySettings()
