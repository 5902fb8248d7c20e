"""A YAML file that a person may write: what is wrong in it is said with line and reason."""

import os
import tempfile
from pathlib import Path
from typing import Any, Generic, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from app.domain.errors import SettingsInvalid

M = TypeVar("M", bound=BaseModel)


class YamlFile(Generic[M]):
    """A file with the values of one model; nothing where the file is not there."""

    def __init__(self, path: Path, model: type[M]) -> None:
        self.path, self._model = path, model

    def read(self) -> tuple[M, dict[str, Any]]:
        """The model with its defaults, and what the file itself says.

        Raises:
            SettingsInvalid: with the line and the reason.
        """
        try:
            text = self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return self._model(), {}
        except (OSError, UnicodeDecodeError) as fault:
            raise self._invalid(1, "the file", type(fault).__name__) from None
        return self.parse(text)

    def parse(self, text: str) -> tuple[M, dict[str, Any]]:
        """What such a file would say.

        Raises:
            SettingsInvalid: with the line and the reason.
        """
        root, values = self._load(text)
        try:
            return self._model.model_validate(values), dict(values)
        except ValidationError as fault:
            location, reason = first_fault(fault)
            line = _line_of(root, location)
            raise self._invalid(line, ".".join(location) or "the file", reason) from None

    def write(self, values: dict[str, Any]) -> None:
        """All or nothing: whoever reads meanwhile sees the old file or the new one.

        Raises:
            SettingsInvalid: it cannot be written.
        """
        partial: Path | None = None
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(
                "w", encoding="utf-8", dir=self.path.parent, delete=False
            ) as file:
                partial = Path(file.name)
                file.write(as_yaml(values))
                file.flush()
                os.fsync(file.fileno())
            partial.replace(self.path)
        except OSError as fault:
            raise self._invalid(1, "the file", type(fault).__name__) from None
        finally:
            if partial is not None:
                partial.unlink(missing_ok=True)

    def _load(self, text: str) -> tuple[yaml.Node | None, Any]:
        """The YAML tree, for line numbers, and its plain values."""
        try:
            return yaml.compose(text, Loader=yaml.SafeLoader), yaml.safe_load(text) or {}
        except yaml.YAMLError as fault:
            mark = getattr(fault, "problem_mark", None)
            line = mark.line + 1 if mark else 1
            raise self._invalid(line, "the file", "this is not YAML") from None

    def _invalid(self, line: int, key: str, reason: str) -> SettingsInvalid:
        name, path = self.path.name, self.path
        return SettingsInvalid(name=name, path=path, line=line, key=key, reason=reason)


def as_yaml(values: dict[str, Any]) -> str:
    """As it stands in a file."""
    return str(yaml.safe_dump(values, sort_keys=False, allow_unicode=True))


def first_fault(fault: ValidationError) -> tuple[tuple[str, ...], str]:
    """Where the first thing is that is wrong, and what it is; never the value."""
    first = fault.errors(include_url=False, include_input=False)[0]
    return tuple(str(part) for part in first["loc"]), first["msg"].removeprefix("Value error, ")


def _line_of(node: yaml.Node | None, location: tuple[str, ...]) -> int:
    """The line of the deepest key of `location` that is in the file."""
    line = 1
    for part in location:
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        found = [(key, value) for key, value in pairs if key.value == part]
        if not found:
            break
        key, node = found[0]
        line = key.start_mark.line + 1
    return line
