"""The catalogue of models that comes with the app: one YAML file, a model's files under it."""

from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from app.domain.catalogue import Architecture, CatalogueEntry


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    repository: str
    file: str
    size_bytes: int
    is_size_approximate: bool = False


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: str
    family: str
    title: str
    parameters: int
    licence: str
    good_at: str
    languages: tuple[str, ...]
    is_gated: bool = False
    architecture: Architecture
    files: dict[str, _File]


class _Catalogue(BaseModel):
    model_config = ConfigDict(extra="forbid")

    models: tuple[_Model, ...]


def read_catalogue(path: Path) -> tuple[CatalogueEntry, ...]:
    """Every file of every model, in the file's order. It is ours: what is wrong in it is a bug."""
    found = _Catalogue.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    return tuple(
        _entry(model, quantization, file)
        for model in found.models
        for quantization, file in model.files.items()
    )


def _entry(model: _Model, quantization: str, file: _File) -> CatalogueEntry:
    facts = model.model_dump(exclude={"files", "id"})
    return CatalogueEntry(
        id=f"{model.id}-{quantization.lower()}",
        quantization=quantization,
        **facts,
        **file.model_dump(),
    )
