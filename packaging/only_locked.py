"""Print what a lock says of some packages and all that they need, so that pip takes just these.

    python packaging/only_locked.py pyinstaller cyclonedx-bom > build-tools.txt

The lock of development holds much more than what builds the app; what is not installed cannot get
into the bundle by mistake.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

_LOCK = Path(__file__).parent / "lock-dev.txt"
_ENTRY = re.compile(r"^([A-Za-z0-9._-]+)==.*?(?=^[A-Za-z0-9]|\Z)", re.MULTILINE | re.DOTALL)
_VIA = re.compile(r"^    #\s+(?:via\s+)?([A-Za-z0-9._-]+)", re.MULTILINE)


def only_locked(lock: str, wanted: list[str]) -> str:
    """The lock's entries for the wanted packages and what was locked for their sake.

    Raises:
        KeyError: the lock has no such package.
    """
    entries = {found[1].lower(): found[0] for found in _ENTRY.finditer(lock)}
    taken = {name: entries[name] for name in wanted}
    size = 0
    while size != len(taken):
        size = len(taken)
        for name, entry in entries.items():
            if taken.keys() & set(_VIA.findall(entry)):
                taken[name] = entry
    return "".join(taken[name] for name in sorted(taken))


if __name__ == "__main__":
    sys.stdout.write(only_locked(_LOCK.read_text(encoding="utf-8"), sys.argv[1:]))
