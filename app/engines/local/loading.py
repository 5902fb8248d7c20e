"""Decide how a model is fitted into the machine, and load it. Lives in the worker process."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil

from app.domain.errors import AppError, ModelLoadFailed
from app.domain.model_memory import MICRO_BATCH_TOKENS
from app.engines.local.protocol import Load
from app.engines.local.runner import KEPT_SLOTS, Runner
from app.engines.local.session.context import ContextShape
from app.engines.local.session.devices import machine
from app.engines.local.shape import read_shape
from app.planning.fit import Fit, Wanted, plan_fit, step_downs

_LEAST_TOKENS = 512


def load_runner(
    load: Load, diagnose: Callable[[], AppError], tell: Callable[[int], None]
) -> tuple[Runner, Fit]:
    """The model, ready to run, and how it was fitted in.

    When llama.cpp fails for no reason that lies in the file, what needs less memory is tried.

    Args:
        load: what is wanted; ways before its `first_way` are left out: they killed a worker.
        diagnose: why the last try failed, by llama.cpp's log.
        tell: called with the number of each way before it is tried.

    Raises:
        AppError: what `diagnose` found, ModelTooLarge, or TemplateBroken.
    """
    ways = enumerate(_ways(load))
    for number, fit in itertools.islice(ways, load.first_way, None):
        tell(number)
        try:
            return Runner(load, _shape(load, fit), fit.gpu_layers, fit.parallel), fit
        except ModelLoadFailed:
            failure = diagnose()
            if type(failure) is not ModelLoadFailed:
                raise failure from None
    raise diagnose()


def _ways(load: Load) -> Iterator[Fit]:
    """The planned fit, then those that need less. A file that says too little gets the least."""
    path = Path(load.model_path)
    wanted = Wanted(
        load.context_limit, load.parallel, load.gpu_memory_utilization, load.max_batch_tokens
    )
    try:
        shape = read_shape(path)
    except ModelLoadFailed:  # llama.cpp itself will say in the log what is wrong
        yield Fit(0, _LEAST_TOKENS, _LEAST_TOKENS, 1, "f16", _LEAST_TOKENS, "")
        return
    first = plan_fit(machine(), shape, wanted)
    yield first
    yield from step_downs(first, shape)


def _shape(load: Load, fit: Fit) -> ContextShape:
    """People have as many places again as background work, and prompts that are kept have some.

    The whole batch is one micro-batch: an interrupted decode then leaves nothing behind.
    """
    return ContextShape(
        cells=fit.context_tokens,
        sequences=2 * fit.parallel + KEPT_SLOTS,
        batch_tokens=min(fit.batch_tokens, MICRO_BATCH_TOKENS),
        threads=load.threads or default_threads(),
        kv_type=fit.kv_type,
    )


def default_threads() -> int:
    """Physical cores: hyper-threads slow llama.cpp down. Two at least, where there are two."""
    logical = psutil.cpu_count() or 1
    return max(psutil.cpu_count(logical=False) or 1, min(2, logical))
