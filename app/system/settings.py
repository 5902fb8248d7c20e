"""Read settings.yaml: unknown keys and bad values are refused with line and reason."""

from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from app.domain.errors import SettingsInvalid
from app.domain.settings import Settings


def load_settings(path: Path) -> Settings:
    """The settings in the file; defaults where it says nothing or is not there.

    Raises:
        SettingsInvalid: with the line and the reason.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as fault:
        raise _invalid(path, 1, "the file", type(fault).__name__) from None
    root, values = _parse(path, text)
    try:
        return Settings.model_validate(values)
    except ValidationError as fault:
        first = fault.errors(include_url=False, include_input=False)[0]
        location = tuple(str(part) for part in first["loc"])
        line = _line_of(root, location)
        raise _invalid(path, line, ".".join(location) or "the file", first["msg"]) from None


def _parse(path: Path, text: str) -> tuple[yaml.Node | None, Any]:
    """The YAML tree, for line numbers, and its plain values."""
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader), yaml.safe_load(text) or {}
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise _invalid(path, line, "the file", "this is not YAML") from None


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


def _invalid(path: Path, line: int, key: str, reason: str) -> SettingsInvalid:
    return SettingsInvalid(path=path, line=line, key=key, reason=reason)
