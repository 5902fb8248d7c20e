"""The part of the composition root that builds what models come from, and what examines it all."""

from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

from pydantic import JsonValue

from app.domain.errors import StarterModelMissing
from app.domain.finding import Finding
from app.domain.model import ModelOrigin, ModelProgress
from app.domain.ports import Downloads, Engine, ModelShelf, ModelSource, Vault
from app.domain.ports.downloads import Accept
from app.domain.settings import LocalEngineSettings
from app.domain.vault import vault_finding
from app.engines.local.survey import LocalSurvey
from app.engines.shelf import FolderShelf
from app.pipeline.hub import EventHub
from app.system.catalogue import read_catalogue
from app.system.clock import SystemClock
from app.system.doctor import Patient, examine
from app.system.egress import EgressGuard
from app.system.hub.lazy import LazyDownloads, hub_host
from app.system.model_finder import find_model
from app.system.paths import Places
from app.system.room import room_at
from app.system.secrets import HubTokens
from app.system.settings import LiveSettings


def examination(
    places: Places, live: LiveSettings, engine: Engine, vault: Vault, shelf: ModelShelf
) -> Iterator[Finding]:
    """What `homeport doctor` looks at."""
    try:
        model = find_model(live.read().local_engine, places.models)
    except StarterModelMissing:
        model = None  # the engine's own finding says so
    survey = _survey(places).look
    yield from examine(Patient(places, engine, model, shelf, survey, live.read))
    yield vault_finding(vault.state())


def _survey(places: Places) -> LocalSurvey:
    """What looks at the devices."""
    return LocalSurvey(places.logs / "engine.log")


def model_source(
    places: Places,
    resources: Path,
    live: LiveSettings,
    guard: EgressGuard,
    hub: EventHub,
    shelf: ModelShelf,
) -> ModelSource:
    """The catalogue, the machine's devices, and the model hub behind the border."""
    tokens = HubTokens(lambda: hub_host(live.read().downloads))

    def downloads() -> Downloads:
        from app.system.hub.downloads import HubDownloads

        return HubDownloads(
            places.models,
            lambda proxy: guard.transport(proxy=proxy),
            lambda: live.read().downloads,
            tokens.token,
            _onto(shelf),
            partial(_held, shelf),
            hub,
            SystemClock(),
        )

    return ModelSource(
        catalogue=cache(partial(read_catalogue, resources / "models.yaml")),
        survey=_survey(places).machine,
        room=partial(room_at, places.models),
        downloads=LazyDownloads(downloads),
        tokens=tokens,
        models_folder=places.models,
    )


def model_shelf(places: Places, resources: Path, live: LiveSettings | None = None) -> FolderShelf:
    """The models of a home; without settings nobody knows which is in use."""

    def model_of(settings: LocalEngineSettings | None) -> Path | None:
        if settings is None or settings.provider != "llama_cpp":
            return None
        try:
            return find_model(settings, places.models)
        except StarterModelMissing:
            return None

    return FolderShelf(
        places.models,
        starter=partial(model_of, LocalEngineSettings()),
        in_use=lambda: model_of(live.read_now().local_engine if live else None),
        now=SystemClock().now,
        catalogue=partial(_entry_of, resources),
    )


def _entry_of(resources: Path, entry_id: str) -> dict[str, JsonValue] | None:
    for entry in read_catalogue(resources / "models.yaml") if entry_id else ():
        if entry.id == entry_id:
            return entry.model_dump(mode="json")
    return None


def _onto(shelf: ModelShelf) -> Accept:
    """A downloaded model is looked at, tried and shelved as any other."""

    def accept(path: Path, origin: ModelOrigin, is_wanted: Callable[[], None]) -> Path:
        def tell(_progress: ModelProgress) -> None:
            is_wanted()

        return shelf.add(path, tell, origin=origin, is_moved=True).path

    return accept


def _held(shelf: ModelShelf, sha256: str) -> Path | None:
    """Where the shelf has this very content."""
    if sha256 not in shelf.held_sha256s():
        return None
    return next((one.path for one in shelf.entries() if one.sha256 == sha256), None)
