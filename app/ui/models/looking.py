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
    """Everything on the page. Without `is_full`, what suits the machine was not asked."""

    entries: list[ModelEntry]
    fits: dict[str, Advice]
    advices: list[Advice]
    downloads: list[DownloadView]
    is_full: bool


def look(house: House, *, is_full: bool) -> Look:
    """Read the shelf and the downloads; in full: ask the devices too, which takes a second."""
    entries = house.shelf.entries()
    if not is_full:
        return Look(entries, {}, [], downloads_of(house), is_full)
    facts = machine_facts(house)
    fits = {entry.name: found for entry in entries if (found := installed_advice(entry, facts))}
    advices = recommend(house.model_source.catalogue(), facts)
    return Look(entries, fits, advices, downloads_of(house), is_full)


def downloads_of(house: House) -> list[DownloadView]:
    """How the downloads stand."""
    return house.model_source.downloads.views()
