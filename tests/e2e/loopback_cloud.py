"""A provider on this machine for a network namespace of its own, and the command that asks it.

`python -m tests.e2e.loopback_cloud FILE COMMAND…` listens on PORT, runs the command, and writes to
FILE, as JSON, how many bytes each connection brought and took. It ends with the command's code.
"""

import json
import socket
import subprocess
import sys
import threading
from pathlib import Path

PORT = 8123
_EVENTS = (
    b'data: {"choices":[{"index":0,"delta":{"content":"The ferry left at nine."}}]}\n\n'
    b'data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\n'
    b'data: {"choices":[],"usage":{"prompt_tokens":50,"completion_tokens":5}}\n\n'
    b"data: [DONE]\n\n"
)
_REPLY = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: %d\r\n\r\n%s" % (
    len(_EVENTS),
    _EVENTS,
)


def main(file: Path, command: list[str]) -> int:
    """Serve while the command runs."""
    seen: list[dict[str, int]] = []
    listener = socket.create_server(("127.0.0.1", PORT))
    threading.Thread(target=_serve, args=(listener, seen), daemon=True).start()
    code = subprocess.run(command, check=False).returncode
    file.write_text(json.dumps(seen))
    return code


def _serve(listener: socket.socket, seen: list[dict[str, int]]) -> None:
    while True:
        client, _ = listener.accept()
        with client:
            request = _read(client)
            seen.append({"received": len(request), "sent": len(_REPLY) if request else 0})
            if request:
                client.sendall(_REPLY)


def _read(client: socket.socket) -> bytes:
    data = b""
    while b"\r\n\r\n" not in data:
        piece = client.recv(65536)
        if not piece:
            return b""
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    lines = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    size = int(lines[0].split(b":")[1]) if lines else 0
    while len(body) < size:
        piece = client.recv(65536)
        data, body = data + piece, body + piece
    return data


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
