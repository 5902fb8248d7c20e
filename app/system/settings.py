"""Read settings.yaml: unknown keys and bad values are refused with line and reason."""

import logging
import threading
from pathlib import Path
from typing import get_origin

import yaml
from pydantic import ValidationError
from pydantic.fields import FieldInfo

from app.domain.errors import AppError, SettingInvalid, SettingUnknown
from app.domain.ports import Clock
from app.domain.settings import Settings
from app.system.yaml_file import YamlFile, first_fault

_log = logging.getLogger(__name__)
_LOOK_S = 1.0


class LiveSettings:
    """The settings as they are now: read anew when the file has changed.

    While the file cannot be used, the last good ones stay; the log says so once.
    """

    def __init__(self, path: Path, first: Settings, clock: Clock) -> None:
        self._path, self._current, self._clock = path, first, clock
        self._lock = threading.Lock()
        self._seen = self._stamp()
        self._looked_s = clock.monotonic()

    def read(self) -> Settings:
        """The newest valid settings; the file is looked at once a second at most."""
        if self._clock.monotonic() - self._looked_s < _LOOK_S:
            return self._current
        return self.read_now()

    def read_now(self) -> Settings:
        """The newest valid settings; the file is looked at this very moment."""
        with self._lock:
            self._looked_s, stamp = self._clock.monotonic(), self._stamp()
            if stamp != self._seen:
                self._seen = stamp
                try:
                    self._current = load_settings(self._path)
                except AppError as error:
                    _log.warning("settings.yaml was changed and cannot be used: %s", error.code)
            return self._current

    def is_offline(self) -> bool:
        """Whether the offline switch is on, this very moment."""
        return self.read_now().privacy.offline

    def _stamp(self) -> tuple[int, int, int] | None:
        try:
            facts = self._path.stat()
        except OSError:
            return None
        return facts.st_mtime_ns, facts.st_size, facts.st_ino


class SettingsFile:
    """Changes settings.yaml. A value that is not valid never reaches it. Comments are not kept."""

    def __init__(self, path: Path) -> None:
        self._file = YamlFile(path, Settings)

    def set(self, key: str, text: str) -> Settings:
        """Set one setting, given as YAML; an empty text or `null` means the default.

        Raises:
            SettingUnknown, SettingInvalid: nothing was changed.
            SettingsInvalid: the file is wrong as it is.
        """
        _, values = self._file.read()
        section, _, name = key.partition(".")
        fields = Settings.model_fields.get(section)
        if fields is None or name not in getattr(fields.annotation, "model_fields", {}):
            raise SettingUnknown(key=key)
        try:
            value = yaml.safe_load(text)
        except yaml.YAMLError:
            raise SettingInvalid(key=key, reason="it is not YAML") from None
        if isinstance(value, str) and _is_list(fields, name):
            value = [value]  # one of them needs no brackets
        part = dict(values.get(section) or {})
        part.pop(name, None)
        values[section] = part if value is None else {**part, name: value}
        try:
            made = Settings.model_validate(values)
        except ValidationError as fault:
            raise SettingInvalid(key=key, reason=first_fault(fault)[1]) from None
        self._file.write({name: part for name, part in values.items() if part})
        return made


def _is_list(section: FieldInfo, name: str) -> bool:
    fields: dict[str, FieldInfo] = getattr(section.annotation, "model_fields", {})
    return get_origin(fields[name].annotation) is tuple


def load_settings(path: Path) -> Settings:
    """The settings in the file; defaults where it says nothing or is not there.

    Raises:
        SettingsInvalid: with the line and the reason.
    """
    settings, _ = YamlFile(path, Settings).read()
    return settings
