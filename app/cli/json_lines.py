"""Files of JSON lines: what is wrong is told with its line."""

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from app.domain.errors import AppError

_Model = TypeVar("_Model", bound=BaseModel)


def read_json_lines(path: Path, model: type[_Model], wrong: type[AppError]) -> dict[int, _Model]:
    """The objects of a file by their lines' numbers, from 1; empty lines are passed over.

    Raises:
        wrong: with `path`, `line` and `reason`; the reason has nothing of the file's text.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as fault:
        raise wrong(path=path, line=1, reason=type(fault).__name__) from None
    found = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            found[number] = model.model_validate_json(line)
        except ValidationError as fault:
            raise wrong(path=path, line=number, reason=_first(fault)) from None
    if not found:
        raise wrong(path=path, line=1, reason="there is no JSON object in it")
    return found


def _first(fault: ValidationError) -> str:
    first = fault.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"{where} {first['msg']}".strip()
