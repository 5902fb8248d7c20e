"""Where things are kept: the platform's folders, or one folder for everything."""

import tempfile
from pathlib import Path
from typing import NamedTuple

import platformdirs

from app.domain.errors import DiskFull, HomeNotWritable

_APP = "homeport"
_NO_SPACE = 28  # errno.ENOSPC, the same on all systems we run on


class Places(NamedTuple):
    """The folders and files of one Homeport."""

    data: Path
    settings_file: Path
    logs: Path
    models: Path


def find_places(home: Path | None) -> Places:
    """The places under `home`, or where the platform wants them."""
    if home is not None:
        home = home.expanduser().absolute()
        return Places(home, home / "settings.yaml", home / "logs", home / "models")
    data = platformdirs.user_data_path(_APP, appauthor=False)
    config = platformdirs.user_config_path(_APP, appauthor=False)
    logs = platformdirs.user_log_path(_APP, appauthor=False)
    return Places(data, config / "settings.yaml", logs, data / "models")


def make_places(places: Places) -> None:
    """Create the folders that are written to.

    Raises:
        HomeNotWritable, DiskFull.
    """
    for folder in (places.data, places.logs):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder) as probe:
                probe.write(b"homeport")
        except OSError as fault:
            if fault.errno == _NO_SPACE:
                raise DiskFull from None
            raise HomeNotWritable(path=folder) from None
