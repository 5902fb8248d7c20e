"""Which model is used: tried first, then written into the settings."""

from app.domain.model import ModelEntry
from app.domain.ports.models import OnModelProgress
from app.pipeline.house import House

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


def _as_yaml(text: str) -> str:
    """A text as YAML takes it literally, whatever is in it; empty: the default."""
    quoted = text.replace("'", "''")
    return f"'{quoted}'" if text else ""
