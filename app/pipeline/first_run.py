"""The first run: what this machine is, which model suits it, and what may leave it."""

from collections.abc import Collection
from enum import StrEnum
from typing import NamedTuple

from app.domain.catalogue import CatalogueEntry
from app.domain.errors import AppError, ErrorInfo
from app.domain.host import HostFacts
from app.domain.model_memory import Machine
from app.domain.recommendation import Advice, FitVerdict
from app.domain.settings import Settings
from app.domain.speed import SpeedFound
from app.domain.task import Category, Privacy
from app.pipeline.house import House
from app.pipeline.model_advice import model_advice
from app.pipeline.speed_test import SpeedTest


class MachineCard(NamedTuple):
    """What the first step shows. `trouble` is why the devices could not be asked.

    `endpoint` is the private server that does the work instead of this machine; empty: none.
    `speed` is the last speed test's.
    """

    host: HostFacts
    machine: Machine
    speed: SpeedFound | None
    trouble: ErrorInfo | None = None
    endpoint: str = ""


class Choice(StrEnum):
    """What a person says of their documents leaving this machine."""

    OFFLINE = "offline"
    ASK = "ask"
    BY_CATEGORY = "by_category"


class Suggestion(NamedTuple):
    """The one model for this machine; `advice` None: not one is thought to run on it.

    `may_ask` says whether a download can be tried: no offline switch, and a way to the outside.
    """

    advice: Advice | None
    may_ask: bool


def look_at_machine(house: House) -> MachineCard:
    """What this machine is. Nothing is asked of any network."""
    host = house.look_at_host()
    local = house.ports.settings.local_engine
    machine, trouble = Machine((), host.ram_free_bytes, host.cores), None
    try:
        machine = house.model_source.survey()
    except AppError as error:
        trouble = error.info
    is_elsewhere = local.provider == "openai_compatible"
    return MachineCard(
        host, machine, house.speeds.last(), trouble, (local.endpoint or "") if is_elsewhere else ""
    )


def measure_speed(house: House, test: SpeedTest) -> SpeedFound:
    """Measure, with the size of the model in use, and keep what was found.

    Raises:
        GenerationCancelled: it was stopped.
        AppError: there is no model that can be loaded.
    """
    found = test.run()
    used = next((one for one in house.shelf.entries() if one.is_in_use), None)
    if used is not None and used.facts is not None:
        sizes = {"model_bytes": used.size_bytes, "layers": used.facts.layers}
        found = found.model_copy(update=sizes)
    house.speeds.keep(found)
    return found


def suggest(house: House) -> Suggestion:
    """The model that suits this machine best, by what is known of it. Nothing is asked of a hub.

    Raises:
        AppError: the devices cannot be asked.
    """
    open_ones = [one for one in model_advice(house) if not one.entry.is_gated]
    usable = [one for one in open_ones if one.verdict is not FitVerdict.WONT_FIT]
    may_ask = house.look_at_host().has_route and not house.ports.settings.privacy.offline
    return Suggestion(usable[0] if usable else None, may_ask)


def choice_of(settings: Settings) -> Choice:
    """What the settings come to."""
    privacy = settings.privacy
    if privacy.offline or privacy.default is Privacy.LOCAL_ONLY:
        return Choice.OFFLINE
    is_all = set(privacy.cloud_categories) == set(Category)
    return Choice.ASK if is_all else Choice.BY_CATEGORY


def choose(house: House, choice: Choice, categories: Collection[Category] = ()) -> None:
    """Make the settings so. What leaves is shown and agreed to first, whatever is chosen here.

    The switch goes on first and off last: whatever fails in between, nothing more leaves.

    Raises:
        SettingsInvalid: the settings file is wrong.
    """
    put = house.settings_keeper.set
    if choice is Choice.OFFLINE:
        put("privacy.offline", "true")
        put("privacy.default", Privacy.LOCAL_ONLY.value)
        put("privacy.cloud_categories", "")
        return
    named = [one.value for one in Category if one in categories]
    put("privacy.cloud_categories", "" if choice is Choice.ASK else f"[{', '.join(named)}]")
    put("privacy.default", Privacy.CLOUD_ALLOWED.value)
    put("privacy.offline", "false")


def title_of(entry: CatalogueEntry) -> str:
    """A model's name as people read it."""
    return f"{entry.title} ({entry.quantization})"
