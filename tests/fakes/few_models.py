"""A shelf with a few models, for tests that take one from it or put one on it."""

from collections.abc import Sequence
from pathlib import Path

from app.domain.errors import AppError, ModelMissing
from app.domain.errors.models import ModelUnknown
from app.domain.model import (
    ModelEntry,
    ModelFacts,
    ModelOrigin,
    ModelProgress,
    ModelStage,
    ModelState,
)
from app.domain.ports.models import OnModelProgress
from app.domain.quantization import Grain


def model_at(path: Path, *, is_in_use: bool = False) -> ModelEntry:
    """A sound model of thirty layers."""
    facts = ModelFacts(
        architecture="llama", parameters=7, quantization="Q4_K_M", grain=Grain.FINE, layers=30
    )
    return ModelEntry(
        name=path.stem,
        path=path,
        size_bytes=90_000_000,
        state=ModelState.READY,
        facts=facts,
        is_in_use=is_in_use,
    )


class FewModels:
    """A ModelShelf; with `problem` every file that is added is refused."""

    def __init__(self, entries: Sequence[ModelEntry] = ()) -> None:
        self.kept = list(entries)
        self.problem: AppError | None = None

    def entries(self) -> list[ModelEntry]:
        return list(self.kept)

    def find(self, name: str) -> ModelEntry:
        for entry in self.kept:
            if name in {entry.name, entry.path.name}:
                return entry
        raise ModelUnknown(name=name)

    def check(
        self, path: Path, on_progress: OnModelProgress, *, is_again: bool = False
    ) -> ModelEntry:
        if self.problem is not None:
            raise self.problem
        on_progress(ModelProgress(ModelStage.HASH, 45, 90))
        return model_at(path)

    def add(
        self,
        path: Path,
        on_progress: OnModelProgress,
        *,
        origin: ModelOrigin | None = None,
        is_moved: bool = False,
    ) -> ModelEntry:
        entry = self.check(path, on_progress)
        self.kept.append(entry)
        return entry

    def remove(self, name: str) -> ModelEntry:
        entry = self.find(name)
        self.kept.remove(entry)
        return entry

    def export(self, name: str, to: Path, on_progress: OnModelProgress) -> Path:
        return to / self.find(name).path.name

    def import_pack(self, pack: Path, on_progress: OnModelProgress) -> ModelEntry:
        return self.add(pack, on_progress)

    def require_usable(self, path: Path) -> None:
        if not any(entry.path == path for entry in self.kept):
            raise ModelMissing(path=path)

    def held_sha256s(self) -> Sequence[str]:
        return [entry.sha256 for entry in self.kept if entry.sha256]
