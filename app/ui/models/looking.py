"""What the page reads, away from the main thread."""

from typing import NamedTuple

from app.domain.download import DownloadView
from app.domain.model import ModelEntry
from app.domain.recommendation import Advice
from app.pipeline.house import House
from app.pipeline.model_advice import machine_facts
from app.pipeline.models import installed_advice
from app.planning.recommend import recommend


class Look(NamedTuple):
    """What is here, and what is on its way."""

    entries: list[ModelEntry]
    downloads: list[DownloadView]


class Fits(NamedTuple):
    """How models suit the machine: those that are here, by name, and the catalogue's."""

    installed: dict[str, Advice]
    advices: list[Advice]


def look(house: House) -> Look:
    """Read the shelf and the downloads."""
    return Look(house.shelf.entries(), downloads_of(house))


def fits_of(house: House) -> Fits:
    """Ask the devices, which takes a second."""
    facts = machine_facts(house)
    entries = house.shelf.entries()
    fits = {entry.name: found for entry in entries if (found := installed_advice(entry, facts))}
    return Fits(fits, recommend(house.model_source.catalogue(), facts))


def downloads_of(house: House) -> list[DownloadView]:
    """How the downloads stand."""
    return house.model_source.downloads.views()
