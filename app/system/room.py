"""How much memory and disk this machine has."""

import shutil
from pathlib import Path

import psutil

from app.domain.ports.downloads import Room


def room_at(folder: Path) -> Room:
    """The memory in all, and what is free on a folder's disk; the folder may not be there yet."""
    there = next(path for path in (folder, *folder.parents) if path.exists())
    return Room(psutil.virtual_memory().total, shutil.disk_usage(there).free)
