"""llama.cpp's own server in a process of its own: `python -m tests.process.model_server MODEL`.

Prints its address once the model is loaded; ends when its standard input does, so that it never
outlives the test that started it.
"""

import socket
import sys
import threading
import time
import urllib.error
import urllib.request
from http import HTTPStatus

SLOTS = 4
SLOT_TOKENS = 1024


def serve(model: str) -> None:
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = model
    params.n_parallel = SLOTS
    params.n_ctx = SLOTS * SLOT_TOKENS
    params.cont_batching = True
    params.cpuparams.n_threads = 1  # more would wait for one another while other tests run
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        params.port = probe.getsockname()[1]
    server = xllamacpp.Server(params)
    while not is_loaded(server.listening_address):
        time.sleep(0.05)
    sys.stdout.write(f"{server.listening_address}\n")
    sys.stdout.flush()
    threading.Event().wait()


def is_loaded(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/health", timeout=5) as reply:
            return bool(reply.status == HTTPStatus.OK)
    except urllib.error.URLError:  # it is not up yet, or loading: 503
        return False


def end_with_input() -> None:
    import os

    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    threading.Thread(target=end_with_input, daemon=True).start()
    serve(sys.argv[1])
