"""The part of the composition root that builds what models come from."""

from functools import cache, partial
from pathlib import Path

from app.domain.model import ModelOrigin
from app.domain.ports import Downloads, ModelShelf, ModelSource
from app.domain.ports.downloads import Accept
from app.domain.ports.models import no_progress
from app.engines.local.survey import LocalSurvey
from app.pipeline.hub import EventHub
from app.system.catalogue import read_catalogue
from app.system.clock import SystemClock
from app.system.egress import EgressGuard
from app.system.hub.lazy import LazyDownloads, hub_host
from app.system.paths import Places
from app.system.room import room_at
from app.system.secrets import HubTokens
from app.system.settings import LiveSettings


def local_survey(places: Places) -> LocalSurvey:
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
        from app.system.hub.downloads import HubDownloads  # noqa: PLC0415 - httpx loads when used

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
        survey=local_survey(places).machine,
        room=partial(room_at, places.models),
        downloads=LazyDownloads(downloads),
        tokens=tokens,
        models_folder=places.models,
    )


def _onto(shelf: ModelShelf) -> Accept:
    """A downloaded file is looked at, tried and shelved as any other."""

    def accept(path: Path, origin: ModelOrigin) -> Path:
        return shelf.add(path, no_progress, origin=origin, is_moved=True).path

    return accept


def _held(shelf: ModelShelf, sha256: str) -> Path | None:
    """Where the shelf has this very content."""
    if sha256 not in shelf.held_sha256s():
        return None
    return next((one.path for one in shelf.entries() if one.sha256 == sha256), None)
