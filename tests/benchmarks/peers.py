"""The peers: llama-cpp-python's `Llama` one by one, and llama.cpp's server with its slots.

Each run has a fresh process, so that no two models are in memory at once and peak memory is
the run's own.
"""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TypeVar

from tests.benchmarks import builds, llama_peer, server_peer
from tests.benchmarks.outcome import Outcome
from tests.benchmarks.workloads import BenchTask

_T = TypeVar("_T")


def run_llama(model: Path, tasks: list[BenchTask], threads: int) -> Outcome:
    """`Llama` of llama-cpp-python: one request at a time, its own prefix reuse."""
    return _in_fresh_process(llama_peer.run, str(model), tasks, threads)


def run_server(
    model: Path, tasks: list[BenchTask], threads: int, slots: int = 8, spare: int = 0
) -> Outcome:
    """llama.cpp's server: continuous batching and prompt cache.

    `spare` slots are kept free of background requests: the best its user can do for a chat.
    """
    return _in_fresh_process(server_peer.run, str(model), tasks, threads, slots, spare)


def cpu_features() -> dict[str, str]:
    """What each build makes of the CPU; the two libraries never share a process."""
    return {
        "ours, llama": _in_fresh_process(builds.llama_cpu),
        "server": _in_fresh_process(builds.server_cpu),
    }


def _in_fresh_process(work: Callable[..., _T], *args: object) -> _T:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=context) as pool:
        return pool.submit(work, *args).result()
