"""`Llama` of llama-cpp-python, used as its documentation shows it. Runs in its own process."""

import json
import time
from collections import deque
from typing import Any

from tests.benchmarks.outcome import Outcome, peak_rss_bytes, percentiles
from tests.benchmarks.workloads import BenchTask

_N_CTX = 4096


class _OneByOne:
    """Serves requests in order; a chat that has arrived goes before what waits."""

    def __init__(self, model: str, threads: int) -> None:
        from llama_cpp import Llama

        self._llama: Any = Llama(
            model, n_ctx=_N_CTX, n_threads=threads, n_threads_batch=threads, verbose=False
        )
        self._grammars: dict[str, Any] = {}
        self.outputs: dict[str, str] = {}
        self.ttft_s: dict[str, float] = {}
        self.tokens = 0
        self._llama.create_completion("Hello", max_tokens=2)  # warm-up; shares nothing

    def run(self, tasks: list[BenchTask]) -> float:
        """All tasks; the seconds that they took."""
        chats = deque(sorted((t for t in tasks if "at_s" in t), key=lambda t: t["at_s"]))
        waiting = deque(task for task in tasks if "at_s" not in task)
        start = time.perf_counter()
        while chats or waiting:
            now = time.perf_counter() - start
            if chats and chats[0]["at_s"] <= now:
                chat = chats.popleft()
                self._answer(chat, start + chat["at_s"])
            elif waiting:
                self._answer(waiting.popleft(), None)
            else:
                time.sleep(chats[0]["at_s"] - now)
        return time.perf_counter() - start

    def _answer(self, task: BenchTask, asked: float | None) -> None:
        if asked is not None:
            self._stream(task, asked)
            return
        reply = self._complete(task, stream=False)
        self.outputs[task["id"]] = reply["choices"][0]["text"]
        self.tokens += reply["usage"]["completion_tokens"]

    def _stream(self, task: BenchTask, asked: float) -> None:
        text = ""
        for part in self._complete(task, stream=True):
            self.ttft_s.setdefault(task["id"], time.perf_counter() - asked)
            text += part["choices"][0]["text"]
        self.outputs[task["id"]] = text
        # Counted from the text: a stream has no count, and its parts may hold several tokens.
        self.tokens += len(self._llama.tokenize(text.encode(), add_bos=False))

    def _complete(self, task: BenchTask, *, stream: bool) -> Any:
        return self._llama.create_completion(
            task["prompt"],
            max_tokens=task["max_tokens"],
            temperature=0.0,
            repeat_penalty=1.0,
            grammar=self._grammar(task["schema"]),
            stream=stream,
        )

    def _grammar(self, schema: dict[str, Any] | None) -> Any:
        from llama_cpp.llama_grammar import LlamaGrammar

        if schema is None:
            return None
        text = json.dumps(schema)
        if text not in self._grammars:
            self._grammars[text] = LlamaGrammar.from_json_schema(text, verbose=False)
        return self._grammars[text]


def run(model: str, tasks: list[BenchTask], threads: int) -> Outcome:
    """One run in this process."""
    peer = _OneByOne(model, threads)
    seconds = peer.run(tasks)
    median, late = percentiles(peer.ttft_s)
    return Outcome(seconds, peer.outputs, peer.tokens, peak_rss_bytes(), median, late, peer.ttft_s)
