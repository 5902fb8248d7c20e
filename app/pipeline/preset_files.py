"""Presets to a file and from one, for another machine or for an editor."""

from collections.abc import Mapping
from pathlib import Path

from app.domain.errors import OutputNotWritable, SettingsInvalid
from app.domain.preset import Preset
from app.pipeline.house import House

_MOST_BYTES = 1_000_000


def export_presets(house: House, file: Path, presets: Mapping[str, Preset]) -> None:
    """Write them as they stand in presets.yaml.

    Raises:
        OutputNotWritable
    """
    try:
        file.expanduser().write_text(house.presets.text(presets), encoding="utf-8")
    except OSError:
        raise OutputNotWritable(path=file) from None


def import_presets(house: House, file: Path) -> list[str]:
    """Take over a file that may come from anywhere: no more than what a preset can be; its names.

    Raises:
        SettingsInvalid: nothing was changed.
    """
    try:
        with file.expanduser().open("rb") as source:
            content = source.read(_MOST_BYTES + 1)
        text = content.decode("utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise _unreadable(file, type(fault).__name__) from None
    if len(content) > _MOST_BYTES:
        raise _unreadable(file, "it is too large")
    return house.presets.take_over(text)


def _unreadable(file: Path, reason: str) -> SettingsInvalid:
    return SettingsInvalid(name=file.name, path=file, line=1, key="the file", reason=reason)
