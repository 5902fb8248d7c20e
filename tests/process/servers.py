"""Starts model servers, and makes prompts for them."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.domain.ports import Progress
from app.domain.prompt import GREEDY, Constraint, Message, Prompt
from tests.conftest import REPOSITORY

STORY = "The ferry Aurora left the harbour at nine with forty passengers. "


class ModelServer:
    """The server's process and its address."""

    def __init__(self, process: "subprocess.Popen[str]", address: str) -> None:
        self.process = process
        self.address = address


@contextmanager
def running_server(model: Path) -> Iterator[ModelServer]:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.process.model_server", str(model)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=REPOSITORY,
    ) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:")
        yield ModelServer(process, address)
        process.kill()


def prompt(
    text: str,
    max_tokens: int = 24,
    *,
    name: str = "p",
    constraint: Constraint | None = None,
    stop: tuple[str, ...] = (),
) -> Prompt:
    return Prompt(
        id=name,
        messages=(Message(role="user", content=text),),
        max_tokens=max_tokens,
        sampling=GREEDY,
        constraint=constraint,
        stop=stop,
    )


def ignore(progress: Progress) -> None:
    pass
