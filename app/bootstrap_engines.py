"""The part of the composition root that builds what does the work: engines here and providers."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from app.bootstrap_models import model_shelf
from app.domain.ports import BatchCloud, Cloud, Engine
from app.domain.settings import Settings
from app.engines.lazy_batches import LazyBatches
from app.engines.lazy_cloud import LazyCloud
from app.engines.local.document_memory import MemoryFolder
from app.engines.local.supervisor import LocalEngine
from app.pipeline.kinds import JSON_KINDS
from app.store.database import Database
from app.store.register import SqlRegister
from app.store.vault import HomeVault
from app.system.clock import SystemClock
from app.system.egress import EgressGuard
from app.system.model_finder import find_model
from app.system.paths import Places
from app.system.secrets import Keys
from app.system.settings import LiveSettings


class Clouds(NamedTuple):
    """The two ways to a provider."""

    one_by_one: Cloud
    in_batches: BatchCloud


def clouds(
    live: LiveSettings, keys: Keys, clock: SystemClock, database: Database, guard: EgressGuard
) -> Clouds:
    """Both, built when they are first needed: httpx loads only then."""
    one_by_one = partial(_cloud, live, keys, clock, database, guard)
    in_batches = partial(_batch_cloud, keys, clock, guard)
    return Clouds(LazyCloud(one_by_one), LazyBatches(in_batches))


def engine(
    places: Places,
    resources: Path,
    settings: Settings,
    guard: Callable[[], EgressGuard],
    vault: HomeVault | None = None,
    live: LiveSettings | None = None,
) -> Engine:
    """The engine that the settings name: a model in a child process, or a private endpoint.

    Without a vault it keeps no document memory: whether that must be encrypted is not known.
    Without live settings its model is the one that `settings` name.
    """
    local = settings.local_engine
    if local.provider == "openai_compatible" and local.endpoint is not None:
        from app.engines.local.endpoint import EndpointEngine  # httpx loads only when it is used

        return EndpointEngine(
            local.endpoint,
            settings.routing.local_context_limit,
            guard().transport(is_direct=True),
            model=local.model,
            parallel=local.parallel,
            trusted_hosts=local.trusted_hosts,
        )
    return LocalEngine(
        lambda: find_model(live.read_now().local_engine if live else local, places.models),
        settings.routing.local_context_limit,
        places.logs / "engine.log",
        settings=local,
        memory=_memory_folder(places, vault) if vault else None,
        require_usable=model_shelf(places, resources).require_usable,
    )


def _memory_folder(places: Places, vault: HomeVault) -> MemoryFolder:
    key = vault.subkey(b"homeport document memory")
    return MemoryFolder(places.data / "document-memory", key)


def _batch_cloud(keys: Keys, clock: SystemClock, guard: EgressGuard) -> BatchCloud:
    from app.engines.cloud.batches import BatchEngine

    return BatchEngine(keys.key_of, clock, guard.transport())


def _cloud(
    live: LiveSettings,
    keys: Keys,
    clock: SystemClock,
    database: Database,
    guard: EgressGuard,
) -> Cloud:
    from app.engines.cloud import CloudEngine  # httpx loads only when it is used

    starts = SqlRegister(database, JSON_KINDS).cloud_starts
    return CloudEngine(
        lambda: live.read().cloud_engine, keys.key_of, clock, starts, guard.transport()
    )
