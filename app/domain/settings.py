"""The settings' types and defaults (design, section 6). The file is read by `system.settings`."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.domain.task import Privacy


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class RoutingSettings(_Section):
    """Rules of thumb for where a step runs."""

    local_context_limit: int = Field(default=4096, ge=512, description="tokens a step may hold")
    fallback_max_retries: int = Field(default=1, ge=0, le=3, description="repairs of a bad result")


class LocalEngineSettings(_Section):
    """The engine on this machine. No `model` means the starter model."""

    provider: Literal["llama_cpp", "openai_compatible"] = "llama_cpp"
    model: str | None = Field(
        default=None, description="a GGUF file, or the model's name at the endpoint"
    )
    threads: int | None = Field(default=None, ge=1, description="CPU threads; default: all cores")
    parallel: int | None = Field(
        default=None, ge=1, le=64, description="prompts at once; default: what memory allows"
    )
    max_batch_tokens: int = Field(default=4096, ge=64, description="tokens in one decode, at most")
    gpu_memory_utilization: float = Field(
        default=0.85, gt=0.0, le=1.0, description="share of free GPU memory to use"
    )
    document_memory_mb: int = Field(
        default=1024, ge=0, description="disk for prefixes read before; 0: none are kept"
    )
    endpoint: str | None = Field(
        default=None, description="an OpenAI-compatible server: http://127.0.0.1:8000/v1"
    )
    trusted_hosts: tuple[str, ...] = Field(
        default=(), description="hosts beside this machine that may read local-only documents"
    )

    @model_validator(mode="after")
    def _has_endpoint(self) -> "LocalEngineSettings":
        if self.provider == "openai_compatible" and not self.endpoint:
            raise ValueError("openai_compatible needs local_engine.endpoint")
        return self


class PrivacySettings(_Section):
    """What may leave the machine."""

    default: Privacy = Privacy.LOCAL_ONLY


class Settings(_Section):
    """All settings; the defaults are what a new user gets."""

    routing: RoutingSettings = RoutingSettings()
    local_engine: LocalEngineSettings = LocalEngineSettings()
    privacy: PrivacySettings = PrivacySettings()
