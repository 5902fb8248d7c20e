"""Read settings.yaml: unknown keys and bad values are refused with line and reason."""

import logging
import os
import tempfile
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from app.domain.errors import AppError, SettingInvalid, SettingsInvalid, SettingUnknown
from app.domain.ports import Clock
from app.domain.settings import Settings

_log = logging.getLogger(__name__)
_LOOK_S = 1.0


class LiveSettings:
    """The settings as they are now: read anew when the file has changed.

    While the file cannot be used, the last good ones stay; the log says so once.
    """

    def __init__(self, path: Path, first: Settings, clock: Clock) -> None:
        self._path, self._current, self._clock = path, first, clock
        self._seen = self._stamp()
        self._looked_s = clock.monotonic()

    def read(self) -> Settings:
        """The newest valid settings; the file is looked at once a second at most."""
        now_s = self._clock.monotonic()
        if now_s - self._looked_s < _LOOK_S:
            return self._current
        self._looked_s, stamp = now_s, self._stamp()
        if stamp != self._seen:
            self._seen = stamp
            try:
                self._current = load_settings(self._path)
            except AppError as error:
                _log.warning("settings.yaml was changed and cannot be used: %s", error.code)
        return self._current

    def _stamp(self) -> tuple[int, int, int] | None:
        try:
            facts = self._path.stat()
        except OSError:
            return None
        return facts.st_mtime_ns, facts.st_size, facts.st_ino


class SettingsFile:
    """Changes settings.yaml. A value that is not valid never reaches it. Comments are not kept."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def set(self, key: str, text: str) -> Settings:
        """Set one setting, given as YAML; an empty text or `null` means the default.

        Raises:
            SettingUnknown, SettingInvalid: nothing was changed.
            SettingsInvalid: the file is wrong as it is.
        """
        values = self._values()
        section, _, name = key.partition(".")
        fields = Settings.model_fields.get(section)
        if fields is None or name not in getattr(fields.annotation, "model_fields", {}):
            raise SettingUnknown(key=key)
        try:
            value = yaml.safe_load(text)
        except yaml.YAMLError:
            raise SettingInvalid(key=key, reason="it is not YAML") from None
        part = dict(values.get(section) or {})
        part.pop(name, None)
        values[section] = part if value is None else {**part, name: value}
        try:
            made = Settings.model_validate(values)
        except ValidationError as fault:
            raise SettingInvalid(key=key, reason=_first(fault)[1]) from None
        self._write({name: part for name, part in values.items() if part})
        return made

    def _values(self) -> dict[str, Any]:
        """What the file says, if it is right as it is."""
        _, values = _read(self._path)
        return dict(values)

    def _write(self, values: dict[str, Any]) -> None:
        """All or nothing: whoever reads meanwhile sees the old file or the new one."""
        partial: Path | None = None
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(
                "w", encoding="utf-8", dir=self._path.parent, delete=False
            ) as file:
                partial = Path(file.name)
                yaml.safe_dump(values, file, sort_keys=False, allow_unicode=True)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(self._path)
        except OSError as fault:
            raise _invalid(self._path, 1, "the file", type(fault).__name__) from None
        finally:
            if partial is not None:
                partial.unlink(missing_ok=True)


def load_settings(path: Path) -> Settings:
    """The settings in the file; defaults where it says nothing or is not there.

    Raises:
        SettingsInvalid: with the line and the reason.
    """
    settings, _ = _read(path)
    return settings


def _read(path: Path) -> tuple[Settings, dict[str, Any]]:
    """The settings, and what the file itself says.

    Raises:
        SettingsInvalid: with the line and the reason.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings(), {}
    except (OSError, UnicodeDecodeError) as fault:
        raise _invalid(path, 1, "the file", type(fault).__name__) from None
    root, values = _parse(path, text)
    try:
        return Settings.model_validate(values), values
    except ValidationError as fault:
        location, reason = _first(fault)
        line = _line_of(root, location)
        raise _invalid(path, line, ".".join(location) or "the file", reason) from None


def _first(fault: ValidationError) -> tuple[tuple[str, ...], str]:
    """Where the first thing is that is wrong, and what it is; never the value."""
    first = fault.errors(include_url=False, include_input=False)[0]
    return tuple(str(part) for part in first["loc"]), first["msg"]


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
