"""What a model file is worth: its header, its content's hash, its template, its trial."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import psutil

from app import __version__
from app.domain.errors import AppError, ModelLoadFailed, ModelTooLarge
from app.domain.errors.models import ModelHasNoWeights, ModelQuarantined, ModelTemplateRefused
from app.domain.model import ModelFacts, ModelOrigin, ModelProgress, ModelStage, TemplateVerdict
from app.domain.model_memory import Demand, needed
from app.domain.ports.models import OnModelProgress
from app.engines.local.failures import error_from_code
from app.engines.local.gguf import Header
from app.engines.local.model_facts import TEMPLATE_KEY, facts_of
from app.engines.local.model_file import missing, read_headers, require_weights
from app.engines.local.shape import shape_of
from app.engines.local.trial import Outcome, try_model
from app.engines.local.trial_words import Limits
from app.engines.shelf.arrival import Held
from app.engines.shelf.copying import hash_model
from app.engines.shelf.records import FileRecord, Records, Stamp, TrialRecord, stamp_of

_GB, _MB = 1_000_000_000, 1_000_000
_SLACK_BYTES = 1 << 30
_CELLS = 512
# Of a model in so many gigabytes: reading it from a slow disk, and one pass on a slow processor.
_CPU_S, _WALL_S = 60, 120
TryModel = Callable[..., Outcome]


class Finding(NamedTuple):
    """What was found of a content. No `problem` and not `is_tried`: nobody has tried it yet."""

    template: TemplateVerdict = TemplateVerdict()
    problem: AppError | None = None
    is_tried: bool = False
    at: datetime | None = None


class Judge:
    """Finds out about files, and remembers it."""

    def __init__(
        self, records: Records, now: Callable[[], datetime], attempt: TryModel = try_model
    ) -> None:
        self._records, self._now, self._attempt = records, now, attempt
        self._looks: dict[tuple[str, Stamp], tuple[ModelFacts | None, AppError | None]] = {}

    def look(self, path: Path) -> tuple[ModelFacts | None, AppError | None]:
        """What a file's header says, and what is wrong with it; read once while it is the same."""
        stamp = stamp_of(path)
        if stamp is None:
            return None, missing(path)
        key = (str(path), stamp)
        if key not in self._looks:
            self._looks[key] = _look(path)
        return self._looks[key]

    def sha256(self, path: Path, on_progress: OnModelProgress) -> str:
        """A file's hash; a file that has not changed since is not read again."""
        known = self._records.file(path)
        if known is not None:
            return known.sha256
        before = stamp_of(path)
        held = Held(path, hash_model(path, on_progress))
        if before is not None and before == stamp_of(path):
            old = self._records.file_before(path)
            is_same = old is not None and old.sha256 == held.sha256
            origin = old.origin if old is not None and is_same else ModelOrigin()
            self._records.keep_file(record_of(path, before, held, origin))
        return held.sha256

    def known(self, sha256: str | None, name: str) -> Finding:
        """What is remembered of a content. Refusals of another version are asked again."""
        record = self._records.trial(sha256) if sha256 else None
        if record is None or (record.code and record.version != __version__):
            return Finding()
        problem: AppError | None = None
        if record.death:
            problem = ModelQuarantined(name=name, reason=record.death)
        elif record.code:
            problem = error_from_code(record.code, {**record.facts, "name": name})
        return Finding(record.template, problem, is_tried=True, at=record.at)

    def judge(self, path: Path, sha256: str, name: str, on_progress: OnModelProgress) -> Finding:
        """Try a content, and remember what was found. Its header was found sound.

        A model that memory is too short for is not tried, and nothing is remembered.
        """
        headers = read_headers(path)
        template = headers[0].text(TEMPLATE_KEY)
        on_progress(ModelProgress(ModelStage.TRIAL, 0, 0))

        def is_wanted() -> None:
            on_progress(ModelProgress(ModelStage.TRIAL, 0, 0))

        has_weights = any(header.tensors for header in headers)
        if has_weights and (short := _memory_short(headers)):
            return Finding(problem=short)
        outcome = self._attempt(path, template, _limits(headers), is_wanted, is_loaded=has_weights)
        if outcome.problem is None and not outcome.death and not has_weights:
            outcome = outcome._replace(problem=ModelHasNoWeights(name=name))
        self._records.keep_trial(self._record(sha256, path, outcome))
        return self.known(sha256, name)

    def _record(self, sha256: str, path: Path, outcome: Outcome) -> TrialRecord:
        problem = outcome.problem
        facts: dict[str, str | int | float] = {}
        if problem is not None:
            facts = {name: str(fact) for name, fact in problem.facts.items()}
        stamp = stamp_of(path)
        return TrialRecord(
            sha256=sha256,
            size_bytes=stamp.size_bytes if stamp else 0,
            at=self._now(),
            version=__version__,
            template=outcome.template,
            code="" if problem is None else problem.code,
            facts=facts,
            death=outcome.death,
        )


def record_of(path: Path, stamp: Stamp, held: Held, origin: ModelOrigin) -> FileRecord:
    """What is remembered of a model that was hashed."""
    return FileRecord(
        path=str(path),
        **stamp._asdict(),
        sha256=held.sha256,
        parts=held.parts,
        origin=origin,
    )


def header_problem(path: Path) -> AppError | None:
    """What is wrong with a file by its header; None: nothing that would keep it from a trial.

    A file without weights is none: its template is looked at first.
    """
    try:
        headers = read_headers(path)
        first = headers[0]
        if first.has(TEMPLATE_KEY) and TEMPLATE_KEY not in first.values.scalars:
            return ModelTemplateRefused(name=path.name, reason="it is no text of a usual length")
        require_weights(headers)
    except ModelHasNoWeights as error:
        return None if first.text(TEMPLATE_KEY) else error
    except AppError as error:
        return error
    return None


def _look(path: Path) -> tuple[ModelFacts | None, AppError | None]:
    problem = header_problem(path)
    try:
        return facts_of(read_headers(path)), problem
    except AppError as error:
        return None, error


def _need_bytes(headers: list[Header]) -> int | None:
    """What a trial takes beside the weights, which stay in the file; None: nobody can say."""
    try:
        shape = shape_of(headers)
    except ModelLoadFailed:
        return None
    need = needed(shape, Demand(0, _CELLS, 1, "f16", _CELLS)).ram_bytes
    return max(0, need - shape.weights_bytes)


def _memory_short(headers: list[Header]) -> ModelTooLarge | None:
    need, free = _need_bytes(headers), psutil.virtual_memory().available
    if need is None or need <= free:
        return None
    return ModelTooLarge(needed_mb=need // _MB, free_mb=free // _MB)


def _limits(headers: list[Header]) -> Limits:
    """What a trial of these files may use; llama.cpp maps them."""
    files_bytes = sum(header.file_bytes for header in headers)
    need = _need_bytes(headers) or files_bytes
    size_gb = files_bytes // _GB
    return Limits(
        load_cpu_s=_CPU_S * (1 + size_gb),
        load_s=float(_WALL_S * (1 + size_gb)),
        memory_bytes=need + files_bytes + _SLACK_BYTES,
        open_files=64 + len(headers),
    )
