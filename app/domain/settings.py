"""The settings' types and defaults (design, section 6). The file is read by `system.settings`."""

import os
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.domain.cloud import CloudModel, Provider
from app.domain.egress import is_loopback, is_plain_here
from app.domain.sync import DatabasePlace, parse_database_url, trust_name
from app.domain.task import Category, Privacy


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class RoutingSettings(_Section):
    """Rules of thumb for where a step runs."""

    local_context_limit: int = Field(
        default=4096, ge=512, description="Tokens a step here may hold; more is read in parts."
    )
    fallback_max_retries: int = Field(
        default=1, ge=0, le=3, description="How often a wrongly shaped result is asked for anew."
    )
    escalation_threshold: float = Field(
        default=0.15,
        gt=0,
        le=1,
        description="Share of wrong JSON, from 0 to 1, above which the breaker opens.",
    )
    window: int = Field(
        default=100, ge=20, le=1000, description="How many of the last JSON answers count."
    )
    cooldown_s: float = Field(
        default=300.0, ge=1, description="How long the breaker stays open before it tries again."
    )


class LocalEngineSettings(_Section):
    """The engine on this machine. No `model` means the starter model."""

    provider: Literal["llama_cpp", "openai_compatible"] = Field(
        default="llama_cpp", description="What does the work that stays here, from the next start."
    )
    model: str | None = Field(
        default=None,
        description="A model file (GGUF), or its name at your server; from the next task.",
    )
    threads: int | None = Field(
        default=None, ge=1, description="How many threads the model computes with."
    )
    parallel: int | None = Field(
        default=None, ge=1, le=64, description="How many prompts are worked on at once."
    )
    max_batch_tokens: int = Field(
        default=4096, ge=64, description="The most tokens that are computed in one go."
    )
    gpu_memory_utilization: float = Field(
        default=0.85, gt=0.0, le=1.0, description="How much of what is free may be used: 0 to 1."
    )
    document_memory_mb: int = Field(
        default=1024,
        ge=0,
        description="Disk space for what was read before, so that it is read sooner. 0: none.",
    )
    endpoint: str | None = Field(
        default=None,
        description="Where your server is, which works like OpenAI's: http://127.0.0.1:8000/v1",
    )
    trusted_hosts: tuple[str, ...] = Field(
        default=(), description="Other machines that may read local-only documents, by name."
    )

    @model_validator(mode="after")
    def _has_endpoint(self) -> "LocalEngineSettings":
        if self.provider == "openai_compatible" and not self.endpoint:
            raise ValueError("openai_compatible needs local_engine.endpoint")
        return self


class CloudEngineSettings(_Section):
    """The provider of larger models. Keys are in the operating system's keyring, never here."""

    provider: Provider | None = Field(
        default=None, description="Who is asked where work may go to the cloud."
    )
    base_url: str = Field(
        default="", description="Where the provider is, if not where it usually is."
    )
    model: str = Field(default="", description="The model's name at the provider.")
    fallback_models: tuple[CloudModel, ...] = Field(
        default=(), description="Asked when the first cannot answer: provider, model, base_url."
    )
    rate_limit: int = Field(
        default=1000, ge=1, le=100_000, description="The most requests that are sent in a minute."
    )
    deadline_s: float = Field(
        default=300.0, ge=5, le=3600, description="How long one request may take in all."
    )
    context_limit: int = Field(
        default=32_768, ge=2048, description="How many tokens a step in the cloud may hold."
    )
    monthly_budget: float | None = Field(
        default=None, ge=0, description="The most that may be spent in a calendar month."
    )
    batch: Literal["off", "backlog"] = Field(
        default="off",
        description="A long queue may go as one batch: at half the price, within a day.",
    )
    batch_from: int = Field(
        default=50, ge=2, le=100_000, description="How many steps must wait to become a batch."
    )
    price_in: float | None = Field(
        default=None, ge=0, description="Cost of a million tokens read, if the table has none."
    )
    price_out: float | None = Field(
        default=None, ge=0, description="Cost of a million tokens written, if the table has none."
    )

    @property
    def chain(self) -> tuple[CloudModel, ...]:
        """The models in the order they are tried; empty: no provider is set up."""
        if self.provider is None or not self.model:
            return ()
        first = CloudModel(provider=self.provider, model=self.model, base_url=self.base_url)
        return (first, *self.fallback_models)

    @model_validator(mode="after")
    def _has_address(self) -> "CloudEngineSettings":
        for one in self.chain:
            if one.provider in {Provider.AZURE, Provider.GATEWAY} and not one.base_url:
                raise ValueError(f"{one.provider.value} needs a base_url")
        return self


class PrivacySettings(_Section):
    """What may leave the machine."""

    default: Privacy = Field(
        default=Privacy.LOCAL_ONLY, description="Where work may run that does not say so itself."
    )
    offline: bool = Field(
        default=False, description="Nothing leaves this machine, whatever else is set."
    )
    pii_floor: bool = Field(
        default=True,
        description="Documents with personal data stay on this machine until you confirm them.",
    )
    cloud_categories: tuple[Category, ...] = Field(
        default=tuple(Category), description="Which work may go to the cloud, if the task may."
    )


class NetworkSettings(_Section):
    """Which connections may be used."""

    allow_metered: bool = Field(
        default=False, description="Use connections that are paid by volume, like a phone's, too."
    )


class ObservabilitySettings(_Section):
    """What is remembered about the work."""

    retention_days: int = Field(
        default=90, ge=32, le=3650, description="How long the figures of finished work are kept."
    )
    texts_days: int | None = Field(
        default=None,
        ge=1,
        le=36500,
        description="When finished work is deleted by itself, texts and all.",
    )


class SyncSettings(_Section):
    """Where finished results go besides. The database's password is in the keyring, never here."""

    is_on: bool = Field(
        default=True, description="Finished results go to these places without a click."
    )
    folder: str | None = Field(
        default=None, description="A shared or synchronized folder, after its first use."
    )
    database_url: str | None = Field(
        default=None, description="A team's database: postgresql+pg8000://me@host/name"
    )
    trusted: tuple[str, ...] = Field(
        default=(),
        description="The folder's path or the database's host, if local-only results may go there.",
    )

    @property
    def folder_path(self) -> Path | None:
        """The folder; None: there is none."""
        if self.folder is None:
            return None
        return Path(os.path.normpath(Path(self.folder).expanduser()))

    @property
    def database(self) -> DatabasePlace | None:
        """The database; None: there is none."""
        return None if self.database_url is None else parse_database_url(self.database_url)

    def trusts(self, name: str) -> bool:
        """Whether a target's name stands among the trusted."""
        return trust_name(name) in {trust_name(one) for one in self.trusted}

    @model_validator(mode="after")
    def _can_be_used(self) -> "SyncSettings":
        if self.folder_path is not None and not self.folder_path.is_absolute():
            raise ValueError("sync.folder must be a whole path")
        _ = self.database  # says what is wrong with it
        return self


class WindowSettings(_Section):
    """How the window looks and speaks."""

    language: Literal["system", "en", "de"] = Field(
        default="system", description="The language of the window, from the next start."
    )
    theme: Literal["system", "light", "dark"] = Field(
        default="system", description="Light or dark."
    )
    text_size: int = Field(
        default=100, ge=80, le=200, description="Size of all texts, in percent of the usual."
    )
    is_still: bool = Field(default=False, description="Nothing in the window moves or blinks.")
    close_to_tray: bool = Field(
        default=True, description="Closing the window while work runs leaves Homeport in the tray."
    )


class DownloadSettings(_Section):
    """How models are got. A token for gated models is in the keyring, never here."""

    mirror: str | None = Field(
        default=None, description="Where models are got from instead: https://hub.example"
    )
    proxy: str | None = Field(default=None, description="For downloads only: http://host:port")
    limit_mb_s: float | None = Field(
        default=None, gt=0, description="The most that downloads take of the line."
    )

    @model_validator(mode="after")
    def _can_be_used(self) -> "DownloadSettings":
        mirror = self.mirror and urlsplit(self.mirror)
        if mirror and not (
            mirror.hostname
            and (mirror.scheme == "https" or is_plain_here(mirror.scheme, mirror.hostname))
        ):
            raise ValueError("downloads.mirror must be an https address")
        proxy = self.proxy and urlsplit(self.proxy)
        if proxy and not (proxy.hostname and proxy.scheme in {"http", "https"}):
            raise ValueError("downloads.proxy must be an http or https address")
        if any(one and "@" in one.netloc for one in (mirror, proxy)):
            raise ValueError("a password has no place in a settings file")
        return self


class UpdatesSettings(_Section):
    """Whether newer versions are looked for. Nothing is ever fetched or installed by itself."""

    check: bool = Field(
        default=False,
        description="Ask for a newer version at each start; nothing is installed by itself.",
    )
    address: str = Field(default="", description="Where the newest version's number stands.")

    @model_validator(mode="after")
    def _is_safe(self) -> "UpdatesSettings":
        url = urlsplit(self.address)
        is_here = url.scheme == "http" and is_loopback(url.hostname or "")
        if self.address and not (url.hostname and (url.scheme == "https" or is_here)):
            raise ValueError("updates.address must begin with https://")
        return self


class Settings(_Section):
    """All settings; the defaults are what a new user gets."""

    routing: RoutingSettings = RoutingSettings()
    local_engine: LocalEngineSettings = LocalEngineSettings()
    cloud_engine: CloudEngineSettings = CloudEngineSettings()
    privacy: PrivacySettings = PrivacySettings()
    network: NetworkSettings = NetworkSettings()
    observability: ObservabilitySettings = ObservabilitySettings()
    sync: SyncSettings = SyncSettings()
    window: WindowSettings = WindowSettings()
    downloads: DownloadSettings = DownloadSettings()
    updates: UpdatesSettings = UpdatesSettings()
