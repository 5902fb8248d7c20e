"""The shelf on a disk: what lies in the folder, the starter, and what the settings name."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from pydantic import JsonValue

from app.domain.errors import AppError, ModelMissing, ModelTooLarge
from app.domain.errors.models import (
    ModelChanged,
    ModelElsewhere,
    ModelInUse,
    ModelQuarantined,
    ModelUnknown,
    StarterStays,
)
from app.domain.model import ModelEntry, ModelOrigin, ModelState
from app.domain.model_parts import part_name
from app.domain.ports.models import OnModelProgress
from app.engines.local.model_file import check_model_file, missing, parts_of
from app.engines.local.trial import try_model
from app.engines.shelf.arrival import Held, bring, settle, waiting_room
from app.engines.shelf.copying import hash_model, not_written
from app.engines.shelf.judging import Finding, Judge, TryModel, header_problem, record_of
from app.engines.shelf.pack import open_pack, write_pack
from app.engines.shelf.pack_manifest import PackManifest, PackPart
from app.engines.shelf.records import Records, stamp_of

_SUFFIX = ".gguf"
_STARTER = ModelOrigin(kind="starter")
FindEntry = Callable[[str], dict[str, JsonValue] | None]


class FolderShelf:
    """A ModelShelf; see `domain.ports.models`.

    Args:
        folder: where models are kept; it need not be there yet.
        starter: the starter model's file, where it is installed.
        in_use: the file that the settings name, or the starter; None: no file is used.
        now: the wall clock.
        catalogue: the catalogue's entry of an id, for packs.
        attempt: how a model is tried.
    """

    def __init__(
        self,
        folder: Path,
        starter: Callable[[], Path | None],
        in_use: Callable[[], Path | None],
        now: Callable[[], datetime],
        catalogue: FindEntry = lambda _id: None,
        attempt: TryModel = try_model,
    ) -> None:
        self._folder, self._starter, self._in_use = folder, starter, in_use
        self._catalogue = catalogue
        self._records = Records(folder)
        self._judge = Judge(self._records, now, attempt)

    def entries(self) -> list[ModelEntry]:
        """The starter first, then by name."""
        others = (path for path in (self._starter(), self._in_use()) if path is not None)
        paths = dict.fromkeys([*self._kept(), *others])
        entries = [self._entry(path) for path in paths]
        return sorted(entries, key=lambda entry: (not entry.is_starter, entry.name.casefold()))

    def find(self, name: str) -> ModelEntry:
        """By an entry's name, or its file's; what is kept comes before what lies elsewhere."""
        entries = sorted(self.entries(), key=lambda entry: not entry.is_kept)
        for entry in entries:
            part = part_name(entry.path.name)
            if name in {entry.name, entry.path.name, part.stem if part else entry.name}:
                return entry
        raise ModelUnknown(name=name)

    def check(
        self, path: Path, on_progress: OnModelProgress, *, is_again: bool = False
    ) -> ModelEntry:
        """Look at a file in full; its content is read from the disk each time."""
        path = _first_file(path)
        problem = header_problem(path)
        if problem is not None:
            return self._entry(path, Finding(problem=problem))
        before = self._records.file_before(path)
        held = Held(path, hash_model(path, on_progress))
        sha256 = held.sha256
        if before is not None and before.sha256 != sha256 and self._is_kept(path) and not is_again:
            return self._entry(path, Finding(problem=ModelChanged(name=path.name)))
        self._keep(path, held, before.origin if before else ModelOrigin())
        return self._entry(path, self._found(path, sha256, on_progress, is_again=is_again))

    def ready(self, name: str, on_progress: OnModelProgress) -> ModelEntry:
        """The entry, tried if it was not yet."""
        entry = self.find(name)
        if entry.state is ModelState.READY:
            return entry
        if entry.state is ModelState.MISSING:
            raise missing(entry.path)
        problem = header_problem(entry.path)
        if problem is None:
            sha256 = self._judge.sha256(entry.path, on_progress)
            problem = self._found(entry.path, sha256, on_progress).problem
        if problem is not None:
            raise problem
        return self._entry(entry.path)

    def hash(self, name: str, on_progress: OnModelProgress) -> ModelEntry:
        """An entry whose SHA-256 is known."""
        path = self.find(name).path
        self._judge.sha256(path, on_progress)
        return self._entry(path)

    def add(
        self,
        path: Path,
        on_progress: OnModelProgress,
        *,
        origin: ModelOrigin | None = None,
        is_moved: bool = False,
    ) -> ModelEntry:
        """Check a file and take it into the folder."""
        path = _first_file(path)
        if (problem := header_problem(path)) is not None:
            raise problem
        with waiting_room(self._records.incoming) as room:
            held = bring(path, room, on_progress, is_moved=is_moved)
            entry = self._take_in(held, origin, on_progress)
        for part in parts_of(path) if is_moved else ():
            part.unlink(missing_ok=True)
        return entry

    def remove(self, name: str) -> ModelEntry:
        """Delete a model's files."""
        entry = self.find(name)
        if not entry.is_kept:
            raise (StarterStays if entry.is_starter else ModelElsewhere)(name=entry.name)
        if entry.is_in_use:
            raise ModelInUse(name=entry.name)
        try:
            for part in parts_of(entry.path):
                part.unlink(missing_ok=True)
        except OSError as fault:
            raise not_written(entry.path, fault) from None
        self._records.forget_file(entry.path)
        return entry

    def export(self, name: str, to: Path, on_progress: OnModelProgress) -> Path:
        """Write a model pack."""
        entry = self.find(name)
        if (problem := header_problem(entry.path)) is not None:
            raise problem
        manifest = PackManifest(
            name=entry.path.name,
            size_bytes=entry.size_bytes,
            sha256=self._judge.sha256(entry.path, on_progress),
            parts=self._pack_parts(entry.path),
            licence=entry.licence,
            origin=entry.origin,
            facts=entry.facts,
            catalogue=self._catalogue(entry.origin.catalogue_id),
        )
        return write_pack(manifest, entry.path, to.expanduser().absolute(), on_progress)

    def import_pack(self, pack: Path, on_progress: OnModelProgress) -> ModelEntry:
        """Take a model from a pack."""
        pack = pack.expanduser().absolute()
        with open_pack(pack) as opened, waiting_room(self._records.incoming) as room:
            path, told = opened.unpack(room, on_progress), opened.manifest
            origin = told.origin.model_copy(update={"kind": "pack", "licence": told.licence})
            return self._take_in(Held(path, told.hashes), origin, on_progress)

    def require_usable(self, path: Path) -> None:
        """Refuse unsound headers, and what is in quarantine."""
        check_model_file(path)
        stamp = stamp_of(path)
        for record in self._records.quarantined():
            if stamp is None or record.size_bytes != stamp.size_bytes:
                continue
            if self._judge.sha256(path, lambda _: None) == record.sha256:
                raise ModelQuarantined(name=path.name, reason=record.death)

    def held_sha256s(self) -> Sequence[str]:
        """The SHA-256 of every model that was hashed."""
        found = (self._records.file(path) for path in self._kept())
        return [record.sha256 for record in found if record is not None]

    def _take_in(
        self, held: Held, origin: ModelOrigin | None, on_progress: OnModelProgress
    ) -> ModelEntry:
        """Give what has arrived its place, if it is sound and not there yet."""
        twin = self._twin(held)
        if twin is not None:
            if origin is not None and self._is_kept(twin):
                self._keep(twin, held, origin)
            return self._entry(twin)
        problem = header_problem(held.path)
        problem = problem or self._found(held.path, held.sha256, on_progress).problem
        if problem is not None and not isinstance(problem, ModelTooLarge):
            raise problem
        place = settle(held.path, self._folder)
        self._keep(place, held, origin or ModelOrigin())
        return self._entry(place)

    def _twin(self, held: Held) -> Path | None:
        """The same content on the shelf."""
        arrived, starter = stamp_of(held.path), self._starter()
        for path in [*self._kept(), *([starter] if starter is not None else [])]:
            stamp = stamp_of(path)
            if stamp is None or arrived is None or stamp.size_bytes != arrived.size_bytes:
                continue
            if self._judge.sha256(path, lambda _: None) == held.sha256:
                return path
        return None

    def _found(
        self, path: Path, sha256: str, on_progress: OnModelProgress, *, is_again: bool = False
    ) -> Finding:
        """What a trial found of a content, now or before."""
        known = self._judge.known(sha256, path.name)
        if known.is_tried and not is_again:
            return known
        return self._judge.judge(path, sha256, path.name, on_progress)

    def _kept(self) -> list[Path]:
        """The models in the folder: of one in several files, the first."""
        try:
            found = [path for path in self._folder.iterdir() if path.suffix.lower() == _SUFFIX]
        except OSError:
            return []
        return [path for path in found if path.is_file() and path == parts_of(path)[0]]

    def _is_kept(self, path: Path) -> bool:
        return path.parent == self._folder

    def _keep(self, path: Path, held: Held, origin: ModelOrigin) -> None:
        stamp = stamp_of(path)
        if stamp is not None:
            self._records.keep_file(record_of(path, stamp, held, origin))

    def _pack_parts(self, path: Path) -> tuple[PackPart, ...]:
        record = self._records.file(path)
        hashes = record.parts if record is not None else ()
        sizes = [part.stat().st_size for part in parts_of(path)] if hashes else []
        return tuple(
            PackPart(size_bytes=size, sha256=sha256)
            for size, sha256 in zip(sizes, hashes, strict=True)
        )

    def _entry(self, path: Path, finding: Finding | None = None) -> ModelEntry:
        """A file as it stands; `finding` is what was found just now."""
        record = self._records.file(path)
        facts, problem = self._judge.look(path)
        if finding is None:
            finding = self._judge.known(record.sha256 if record else None, path.name)
        problem = finding.problem or problem
        is_starter = path == self._starter()
        origin = record.origin if record else ModelOrigin()
        return ModelEntry(
            name=path.name.removesuffix(_SUFFIX),
            path=path,
            size_bytes=sum(part.stat().st_size for part in parts_of(path) if part.is_file()),
            state=_state(problem, is_tried=finding.is_tried),
            facts=facts,
            sha256=record.sha256 if record else None,
            template=finding.template,
            origin=_STARTER if is_starter and origin.kind == "file" else origin,
            problem=problem.info if problem else None,
            is_starter=is_starter,
            is_in_use=path == self._in_use(),
            is_kept=self._is_kept(path),
            checked_at=finding.at,
        )


def _first_file(path: Path) -> Path:
    """The first file of a model, given any; all of them are there.

    Raises:
        ModelMissing, ModelPartMissing.
    """
    path = path.expanduser().absolute()
    paths = parts_of(path)
    if not all(part.is_file() for part in paths):
        raise missing(path)
    return paths[0]


def _state(problem: AppError | None, *, is_tried: bool) -> ModelState:
    match problem:
        case None:
            return ModelState.READY if is_tried else ModelState.UNCHECKED
        case ModelMissing():
            return ModelState.MISSING
        case ModelQuarantined():
            return ModelState.QUARANTINED
        case ModelTooLarge():
            return ModelState.UNCHECKED
        case _:
            return ModelState.REFUSED
