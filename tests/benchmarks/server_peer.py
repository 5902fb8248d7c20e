"""llama.cpp's server (from xllamacpp) and its clients over HTTP. Runs in its own process."""

import json
import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import httpx

from tests.benchmarks.outcome import Outcome, peak_rss_bytes, percentiles
from tests.benchmarks.workloads import BenchTask

_SLOT_CONTEXT = 1024  # longer than any prompt with its answer
_TIMEOUT_S = 1800.0


@dataclass(frozen=True)
class _Answer:
    text: str
    tokens: int
    ttft_s: float | None = None


def _start(model: str, threads: int, slots: int) -> Any:
    from xllamacpp import CommonParams, Server

    params: Any = CommonParams()
    params.model.path = model
    params.n_parallel = slots
    params.n_ctx = slots * _SLOT_CONTEXT
    params.cont_batching = True
    params.cache_prompt = True
    params.n_gpu_layers = 0
    params.cpuparams.n_threads = threads
    params.cpuparams_batch.n_threads = threads
    params.verbosity = 0
    return Server(params)  # warms itself up while it loads


def _body(task: BenchTask) -> dict[str, Any]:
    body: dict[str, Any] = {
        "prompt": task["prompt"],
        "n_predict": task["max_tokens"],
        "temperature": 0.0,
        "repeat_penalty": 1.0,
        "cache_prompt": True,
    }
    if task["schema"] is not None:
        body["json_schema"] = task["schema"]
    return body


def _ask(client: httpx.Client, task: BenchTask) -> _Answer:
    reply = client.post("/completion", json=_body(task)).raise_for_status().json()
    return _Answer(reply["content"], reply["tokens_predicted"])


def _ask_at(client: httpx.Client, task: BenchTask, start: float) -> _Answer:
    """A chat: waits for its time, then streams. Its clock starts when the person asks."""
    asked = start + task["at_s"]
    time.sleep(max(0.0, asked - time.perf_counter()))
    first, text, tokens = None, "", 0
    with client.stream("POST", "/completion", json=_body(task) | {"stream": True}) as reply:
        reply.raise_for_status()
        for line in reply.iter_lines():
            if not line.startswith("data: "):
                continue
            first = first or time.perf_counter() - asked
            event = json.loads(line.removeprefix("data: "))
            text += event["content"]
            tokens = event.get("tokens_predicted", tokens)
    return _Answer(text, tokens, first)


def _background_clients(slots: int, spare: int, *, chats: bool) -> int:
    """How many requests are under way at once.

    Two for each slot keep it busy. The server serves in order of arrival, so with chats in the
    workload nothing may queue in front of them: one for each slot is then the most.
    """
    return slots - spare if chats else 2 * slots


def _ask_all(url: str, tasks: list[BenchTask], slots: int, spare: int) -> dict[str, _Answer]:
    chats = [task for task in tasks if "at_s" in task]
    batch = [task for task in tasks if "at_s" not in task]
    limits = httpx.Limits(max_connections=None)
    clients = _background_clients(slots, spare, chats=bool(chats))
    with (
        httpx.Client(base_url=url, timeout=_TIMEOUT_S, limits=limits) as client,
        ThreadPoolExecutor(clients) as background,
        ThreadPoolExecutor(max(1, len(chats))) as people,
    ):
        start = time.perf_counter()
        asked: dict[str, Future[_Answer]] = {}
        for task in batch:
            asked[task["id"]] = background.submit(_ask, client, task)
        for task in chats:
            asked[task["id"]] = people.submit(_ask_at, client, task, start)
        return {name: future.result() for name, future in asked.items()}


def run(model: str, tasks: list[BenchTask], threads: int, slots: int, spare: int) -> Outcome:
    """One run in this process."""
    server = _start(model, threads, slots)
    httpx.post(
        f"{server.listening_address}/completion",
        json={"prompt": "Hello", "n_predict": 2},  # warm-up; shares nothing
        timeout=_TIMEOUT_S,
    ).raise_for_status()
    start = time.perf_counter()
    answers = _ask_all(server.listening_address, tasks, slots, spare)
    seconds = time.perf_counter() - start
    waits = {name: a.ttft_s for name, a in answers.items() if a.ttft_s is not None}
    median, late = percentiles(waits)
    outputs = {name: answer.text for name, answer in answers.items()}
    tokens = sum(answer.tokens for answer in answers.values())
    return Outcome(seconds, outputs, tokens, peak_rss_bytes(), median, late, waits)
