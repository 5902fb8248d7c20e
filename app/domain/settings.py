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

    local_context_limit: int = Field(default=4096, ge=512, description="tokens a step may hold")
    fallback_max_retries: int = Field(default=1, ge=0, le=3, description="repairs of a bad result")
    escalation_threshold: float = Field(
        default=0.15,
        gt=0,
        le=1,
        description="share of bad local JSON above which the breaker opens",
    )
    window: int = Field(
        default=100, ge=20, le=1000, description="local JSON answers looked back on"
    )
    cooldown_s: float = Field(
        default=300.0, ge=1, description="seconds that the breaker stays open before it probes"
    )


class LocalEngineSettings(_Section):
    """The engine on this machine. No `model` means the starter model."""

    provider: Literal["llama_cpp", "openai_compatible"] = Field(
        default="llama_cpp",
        description="a GGUF file in this app, or a private server (from the next start)",
    )
    model: str | None = Field(
        default=None, description="a GGUF file (from the next task), or the name at the endpoint"
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


class CloudEngineSettings(_Section):
    """The provider of larger models. Keys are in the operating system's keyring, never here."""

    provider: Provider | None = Field(default=None, description="who is asked; none: nobody")
    base_url: str = Field(default="", description="its address, where it is not the usual one")
    model: str = Field(default="", description="the model's name at the provider")
    fallback_models: tuple[CloudModel, ...] = Field(
        default=(), description="tried in turn when the first cannot: provider, model, base_url"
    )
    rate_limit: int = Field(default=1000, ge=1, le=100_000, description="requests a minute")
    deadline_s: float = Field(
        default=300.0, ge=5, le=3600, description="seconds that one request may take in all"
    )
    context_limit: int = Field(
        default=32_768, ge=2048, description="tokens a step in the cloud may hold"
    )
    monthly_budget: float | None = Field(
        default=None, ge=0, description="US dollars a calendar month; none: no limit"
    )
    batch: Literal["off", "backlog"] = Field(
        default="off",
        description="backlog: a long queue is sent as one batch, at half the price, within a day",
    )
    batch_from: int = Field(
        default=50, ge=2, le=100_000, description="steps that must wait to make a batch"
    )
    price_in: float | None = Field(
        default=None, ge=0, description="US dollars a million tokens read, if the table has none"
    )
    price_out: float | None = Field(
        default=None, ge=0, description="US dollars a million tokens written, if the table has none"
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
        default=Privacy.LOCAL_ONLY, description="privacy of work that does not say its own"
    )
    offline: bool = Field(default=False, description="the switch that keeps everything here")
    pii_floor: bool = Field(
        default=True, description="what holds personal data stays here until you confirm it"
    )
    cloud_categories: tuple[Category, ...] = Field(
        default=tuple(Category), description="categories that may be sent, where the task may"
    )


class NetworkSettings(_Section):
    """Which connections may be used."""

    allow_metered: bool = Field(
        default=False, description="send over connections that are paid by volume, too"
    )


class ObservabilitySettings(_Section):
    """What is remembered about the work."""

    retention_days: int = Field(
        default=90, ge=32, le=3650, description="days that figures of finished work are kept"
    )
    texts_days: int | None = Field(
        default=None,
        ge=1,
        le=36500,
        description="days after which finished work is deleted with its texts; default: never",
    )


class SyncSettings(_Section):
    """Where finished results go besides. The database's password is in the keyring, never here."""

    is_on: bool = Field(default=True, description="whether results go there by themselves")
    folder: str | None = Field(
        default=None, description="a share or a synchronized folder; then `homeport sync prepare`"
    )
    database_url: str | None = Field(
        default=None, description="a team's database: postgresql+pg8000://me@host/name"
    )
    trusted: tuple[str, ...] = Field(
        default=(),
        description="the folder's path or the database's host, if local-only results may go there",
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
        default="system", description="the language of the window (from the next start)"
    )
    theme: Literal["system", "light", "dark"] = Field(
        default="system", description="light or dark; system: as the desktop has it"
    )
    text_size: int = Field(
        default=100, ge=80, le=200, description="size of all texts, in percent of the usual"
    )
    is_still: bool = Field(default=False, description="nothing moves or blinks")
    close_to_tray: bool = Field(
        default=True, description="closing the window while work runs leaves it in the tray"
    )


class DownloadSettings(_Section):
    """How models are got. A token for gated models is in the keyring, never here."""

    mirror: str | None = Field(
        default=None, description="another hub's address: https://hub.example; none: the usual one"
    )
    proxy: str | None = Field(
        default=None, description="http://host:port, for downloads only; none: the system's own"
    )
    limit_mb_s: float | None = Field(
        default=None, gt=0, description="the most that downloads take of the line; none: all of it"
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

    check: bool = Field(default=False, description="look for a newer version at each start")
    address: str = Field(
        default="", description="where the newest version's number stands; none: nobody is asked"
    )

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
