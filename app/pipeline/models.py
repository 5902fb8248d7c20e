"""Which model is used, how those that are here suit the machine, and what is got."""

from pydantic import ValidationError

from app.domain.catalogue import Architecture, CatalogueEntry
from app.domain.model import ModelEntry
from app.domain.ports.models import OnModelProgress
from app.domain.recommendation import Advice, MachineFacts
from app.pipeline.house import House
from app.pipeline.model_advice import wish_of
from app.planning.recommend import advise

_KEY = "local_engine.model"


def use_model(house: House, name: str, on_progress: OnModelProgress) -> ModelEntry:
    """Use a model from the next task on; one that was never tried is tried first.

    What has begun is ended by the model that it was planned for; so it is in a window that runs
    beside this process. The starter is used where the settings name no model.

    Raises:
        AppError: there is no such model, or it cannot be used. Nothing was changed.
    """
    entry = house.shelf.ready(name, on_progress)
    if entry.is_starter:
        value = ""
    elif entry.is_kept:
        value = entry.path.name
    else:
        value = str(entry.path)
    house.settings_keeper.set(_KEY, _as_yaml(value))
    return house.shelf.find(entry.name)


def start_download(house: House, wish: str) -> str:
    """Get a model: a catalogue's id, OWNER/NAME or OWNER/NAME:FILE; the download's id.

    Raises:
        WishInvalid: it is none of these.
    """
    return house.model_source.downloads.start(wish_of(house, wish))


def installed_advice(entry: ModelEntry, facts: MachineFacts) -> Advice | None:
    """How a model that is here suits the machine; None: its header does not say enough."""
    shape = entry.facts.shape if entry.facts else None
    if entry.facts is None or shape is None:
        return None
    try:
        architecture = Architecture(
            layers=shape.layers,
            heads=shape.kv_heads,
            heads_kv=shape.kv_heads,
            head_dim=shape.head_dim_k,
            embedding=shape.embedding,
            feed_forward=shape.feed_forward,
            vocabulary=shape.vocabulary,
            context=shape.trained_context,
            sliding_window=shape.swa_window,
        )
        known = CatalogueEntry(
            id=entry.name,
            family=entry.facts.architecture,
            title=entry.name,
            parameters=entry.facts.parameters,
            quantization=entry.facts.quantization,
            repository="",
            file=entry.path.name,
            licence=entry.licence,
            size_bytes=entry.size_bytes,
            good_at="",
            languages=(),
            architecture=architecture,
        )
    except ValidationError:  # a running state instead of heads, say
        return None
    return advise(known, facts._replace(disk_free_bytes=1 << 60))


def _as_yaml(text: str) -> str:
    """A text as YAML takes it literally, whatever is in it; empty: the default."""
    quoted = text.replace("'", "''")
    return f"'{quoted}'" if text else ""
