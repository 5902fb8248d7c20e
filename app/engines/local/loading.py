"""Decide how a model is fitted into the machine, and load it. Lives in the worker process."""

import psutil

from app.engines.local.protocol import Load
from app.engines.local.runner import KEPT_SLOTS, Runner
from app.engines.local.session.context import ContextShape

_PARALLEL = 8
_CELLS_EACH = 1024
_BATCH_TOKENS = 1024


def load_runner(load: Load) -> tuple[Runner, str]:
    """The model, ready to run, and how it was fitted in, in words.

    Raises:
        ModelLoadFailed, TemplateBroken.
    """
    parallel = load.parallel or _PARALLEL
    cells = max(load.context_limit, parallel * _CELLS_EACH)
    batch_tokens = min(load.max_batch_tokens, _BATCH_TOKENS)
    shape = ContextShape(
        cells, 2 * parallel + KEPT_SLOTS, batch_tokens, load.threads or default_threads()
    )
    fit = f"{cells} tokens of cache for {parallel} prompts at once"
    return Runner(load, shape, gpu_layers=-1, parallel=parallel), fit


def default_threads() -> int:
    """Physical cores: hyper-threads slow llama.cpp down. Two at least, where there are two."""
    logical = psutil.cpu_count() or 1
    return max(psutil.cpu_count(logical=False) or 1, min(2, logical))
