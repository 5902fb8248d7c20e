"""presets.yaml: the user's own presets, and changes to those that come with the app."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import AfterValidator, RootModel, ValidationError

from app.domain.errors import PresetInvalid, PresetUnknown
from app.domain.preset import SHIPPED, Preset
from app.system.yaml_file import YamlFile, as_yaml, first_fault

_NAMED = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


def _require_name(name: str) -> str:
    if not _NAMED.fullmatch(name):
        raise ValueError("a name has small letters, digits and hyphens, 40 at most")
    return name


_Name = Annotated[str, AfterValidator(_require_name)]


class _Presets(RootModel[dict[_Name, Preset]]):
    root: dict[_Name, Preset] = {}


class PresetsFile:
    """The presets by name. What the file says of a name replaces what came with the app."""

    def __init__(self, path: Path) -> None:
        self._file = YamlFile(path, _Presets)

    def read(self) -> dict[str, Preset]:
        """All presets, those that come with the app first.

        Raises:
            SettingsInvalid: with the line and the reason.
        """
        return {**SHIPPED, **self._file.read()[0].root}

    def change(self, name: str, changes: Mapping[str, str]) -> Preset:
        """Change fields of a preset, given as YAML; a name that is new makes a new preset.

        Raises:
            PresetInvalid: nothing was changed.
            SettingsInvalid: the file is wrong as it is.
        """
        strange = [field for field in changes if field not in Preset.model_fields]
        if strange:
            raise PresetInvalid(name=name, reason=f"it has no {strange[0]}")
        known = self.read().get(name, Preset())
        try:
            typed = {field: yaml.safe_load(text) for field, text in changes.items()}
            values = {**_told(known), **typed}
            made = _Presets.model_validate({name: _without_none(values)}).root[name]
        except yaml.YAMLError:
            raise PresetInvalid(name=name, reason="it is not YAML") from None
        except ValidationError as fault:
            raise PresetInvalid(name=name, reason=first_fault(fault)[1]) from None
        self._put({name: made})
        return made

    def take_over(self, text: str) -> list[str]:
        """Add the presets of an exported text; their names. All of them or none.

        Raises:
            SettingsInvalid: with the line of the text and the reason.
        """
        found = self._file.parse(text)[0].root
        self._put(found)
        return list(found)

    def remove(self, name: str) -> bool:
        """Forget what the file says of a name: a shipped one is as it came; True if it still is.

        Raises:
            PresetUnknown: there is none.
        """
        _, values = self._file.read()
        if name not in values and name not in SHIPPED:
            raise PresetUnknown(name=name)
        values.pop(name, None)
        self._file.write(values)
        return name in SHIPPED

    def text(self, presets: Mapping[str, Preset]) -> str:
        """Presets as they stand in a file."""
        return as_yaml({name: _told(one) for name, one in presets.items()})

    def _put(self, presets: dict[str, Preset]) -> None:
        _, values = self._file.read()
        self._file.write({**values, **{name: _told(one) for name, one in presets.items()}})


def _told(preset: Preset) -> dict[str, Any]:
    return preset.model_dump(mode="json", exclude_defaults=True)


def _without_none(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
