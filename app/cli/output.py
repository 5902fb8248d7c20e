"""What goes where: results on standard output, everything else on standard error."""

import json
import sys
from collections.abc import Sequence

from pydantic import BaseModel

from app.domain.errors import ErrorInfo
from app.domain.result import ReportedError

DONE, FAILED, WRONG_USE, WAITING, STOPPED = 0, 1, 2, 3, 130
EXIT_CODES = (
    "Exit codes: 0 done, 1 a task failed, 2 wrong use, 3 waiting (for the network, for your look "
    "at what would leave, or paused), 130 stopped by Ctrl+C (finished steps are kept)."
)


def say(text: str) -> None:
    """One line for the person, on standard error; a program without a console has none."""
    if sys.stderr is None:
        return
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def put(text: str) -> None:
    """Text for the person or the next program, on standard output."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def put_json(value: object) -> None:
    """One JSON document."""
    put(json.dumps(value, indent=2, ensure_ascii=False))


def put_models(models: Sequence[BaseModel]) -> None:
    """One JSON document for one model, one line each for several."""
    if len(models) == 1:
        put(models[0].model_dump_json(indent=2))
        return
    for model in models:
        put(model.model_dump_json())


def say_error(error: ErrorInfo | ReportedError, about: str = "") -> None:
    """What happened and what to do next."""
    say(f"{about}{error.title}.")
    say(f"  {error.hint}")


def put_error(error: ErrorInfo) -> None:
    """An error that came before there was any task, as the one JSON document."""
    put_json({"error": ReportedError.of(error).model_dump()})
