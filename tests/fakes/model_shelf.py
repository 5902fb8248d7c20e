"""A shelf of models in a dict: files are what tests say they are."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from app.domain.errors import AppError, ModelMissing
from app.domain.errors.models import (
    ModelElsewhere,
    ModelInUse,
    ModelPackInvalid,
    ModelQuarantined,
    ModelUnknown,
    StarterStays,
)
from app.domain.model import (
    ModelEntry,
    ModelFacts,
    ModelOrigin,
    ModelProgress,
    ModelStage,
    ModelState,
    TemplateState,
    TemplateVerdict,
)
from app.domain.model_memory import ModelShape
from app.domain.ports.models import OnModelProgress
from app.domain.quantization import Grain

FACTS = ModelFacts(
    architecture="llama",
    title="A small model",
    parameters=135_000_000,
    quantization="Q4_K_M",
    grain=Grain.FINE,
    context_tokens=8192,
    layers=30,
    vocabulary=49_152,
    licence="apache-2.0",
    has_template=True,
    shape=ModelShape(
        weights_bytes=90_000_000,
        layers=30,
        kv_heads=3,
        head_dim_k=64,
        head_dim_v=64,
        embedding=576,
        vocabulary=49_152,
        trained_context=8192,
        outer_bytes=20_000_000,
        feed_forward=1536,
    ),
)


class FakeShelf:
    """`entries_by_name` is the shelf, `outside` what files elsewhere are worth when looked at.

    `used` is the name that is in use. Each stage of a work is told once.
    """

    def __init__(self) -> None:
        self.entries_by_name: dict[str, ModelEntry] = {}
        self.outside: dict[Path, ModelEntry | AppError] = {}
        self.packs: dict[Path, ModelEntry] = {}
        self.used = "starter"
        self.again: list[Path] = []
        self.put(entry("starter", is_starter=True, is_kept=False))

    def put(self, one: ModelEntry) -> None:
        """Have it on the shelf."""
        self.entries_by_name[one.name] = one

    def entries(self) -> list[ModelEntry]:
        found = [self._shown(one) for one in self.entries_by_name.values()]
        return sorted(found, key=lambda one: (not one.is_starter, one.name.casefold()))

    def find(self, name: str) -> ModelEntry:
        for one in self.entries():
            if name in {one.name, one.path.name}:
                return one
        raise ModelUnknown(name=name)

    def check(
        self, path: Path, on_progress: OnModelProgress, *, is_again: bool = False
    ) -> ModelEntry:
        on_progress(ModelProgress(ModelStage.HASH, 1, 1))
        if is_again:
            self.again.append(path)
        for one in self.entries_by_name.values():
            if one.path == path:
                return self._tried(one, on_progress, is_again=is_again)
        found = self.outside.get(path)
        if found is None:
            raise ModelMissing(path=path)
        if isinstance(found, AppError):
            return entry(path.stem, state=ModelState.REFUSED, problem=found.info, path=path)
        return found

    def ready(self, name: str, on_progress: OnModelProgress) -> ModelEntry:
        one = self.find(name)
        if one.state is ModelState.QUARANTINED:
            raise ModelQuarantined(name=name, reason="it was too much")
        return self._shown(self._tried(one, on_progress))

    def hash(self, name: str, on_progress: OnModelProgress) -> ModelEntry:
        one = self.find(name)
        on_progress(ModelProgress(ModelStage.HASH, 1, 1))
        sha256 = one.sha256 or hashlib.sha256(name.encode()).hexdigest()
        self.put(one.model_copy(update={"sha256": sha256}))
        return self.find(name)

    def add(
        self,
        path: Path,
        on_progress: OnModelProgress,
        *,
        origin: ModelOrigin | None = None,
        is_moved: bool = False,
    ) -> ModelEntry:
        found = self.outside.get(path)
        if found is None:
            raise ModelMissing(path=path)
        if isinstance(found, AppError):
            raise found
        on_progress(ModelProgress(ModelStage.COPY, 1, 1))
        return self._take_in(found, origin)

    def remove(self, name: str) -> ModelEntry:
        one = self.find(name)
        if not one.is_kept:
            raise (StarterStays if one.is_starter else ModelElsewhere)(name=name)
        if one.is_in_use:
            raise ModelInUse(name=name)
        return self.entries_by_name.pop(one.name)

    def export(self, name: str, to: Path, on_progress: OnModelProgress) -> Path:
        one = self.find(name)
        on_progress(ModelProgress(ModelStage.COPY, 1, 1))
        self.packs[to] = one
        return to

    def import_pack(self, pack: Path, on_progress: OnModelProgress) -> ModelEntry:
        if pack not in self.packs:
            raise ModelPackInvalid(name=pack.name, reason="there is no such file or folder")
        on_progress(ModelProgress(ModelStage.COPY, 1, 1))
        return self._take_in(self.packs[pack], ModelOrigin(kind="pack"))

    def require_usable(self, path: Path) -> None:
        for one in self.entries_by_name.values():
            if one.path == path and one.state is ModelState.QUARANTINED:
                raise ModelQuarantined(name=one.name, reason="it was too much")

    def held_sha256s(self) -> Sequence[str]:
        return [one.sha256 for one in self.entries() if one.sha256 is not None]

    def _take_in(self, one: ModelEntry, origin: ModelOrigin | None) -> ModelEntry:
        for there in self.entries_by_name.values():
            if there.sha256 == one.sha256:
                return self._shown(there)
        kept = one.model_copy(update={"is_kept": True, "origin": origin or ModelOrigin()})
        self.put(kept)
        return self._shown(kept)

    def _tried(
        self, one: ModelEntry, on_progress: OnModelProgress, *, is_again: bool = False
    ) -> ModelEntry:
        if one.state is ModelState.QUARANTINED and not is_again:
            return one
        on_progress(ModelProgress(ModelStage.TRIAL, 0, 0))
        tried = one.model_copy(update={"state": ModelState.READY, "problem": None})
        self.put(tried)
        return tried

    def _shown(self, one: ModelEntry) -> ModelEntry:
        return one.model_copy(update={"is_in_use": one.name == self.used})


def entry(name: str, **changes: object) -> ModelEntry:
    """A model that is as good as can be, but for the changes."""
    made = ModelEntry(
        name=name,
        path=Path("/models") / f"{name}.gguf",
        size_bytes=100_000_000,
        state=ModelState.READY,
        facts=FACTS,
        sha256=hashlib.sha256(name.encode()).hexdigest(),
        template=TemplateVerdict(state=TemplateState.WORKS),
        is_kept=True,
    )
    return made.model_copy(update=changes)
