"""What a screen reader is told of the window: run by the system's Python, which has pyatspi.

screen_reader.py NAME            waits for the application and prints its tree as JSON lines
screen_reader.py NAME ROLE TEXT  presses the part with this role and name
"""

import json
import sys
import time
from collections.abc import Iterator
from typing import Any

import pyatspi  # Debian's python3-pyatspi

_PATIENCE_S = 30


def main(name: str, *wanted: str) -> int:
    """Print the tree, or press a part of it."""
    parts = list(_tree(_application(name)))
    if not wanted:
        for part in parts:
            sys.stdout.write(json.dumps(_facts(part)) + "\n")
        return 0
    for part in parts:
        facts = _facts(part)
        if facts["role"] == wanted[0] and facts["name"] == wanted[1]:
            return 0 if part.queryAction().doAction(0) else 1
    return 2


def _application(name: str) -> Any:
    end = time.monotonic() + _PATIENCE_S
    while time.monotonic() < end:
        for one in pyatspi.Registry.getDesktop(0):
            if one is not None and one.name == name and one.childCount:
                return one
        time.sleep(0.1)
    raise SystemExit(3)


def _tree(part: Any) -> Iterator[Any]:
    yield part
    for child in part:
        if child is not None:
            yield from _tree(child)


def _facts(part: Any) -> dict[str, Any]:
    states = part.getState()
    return {
        "role": part.getRoleName(),
        "name": part.name,
        "description": part.description,
        "is_shown": states.contains(pyatspi.STATE_SHOWING),
        "is_focusable": states.contains(pyatspi.STATE_FOCUSABLE),
    }


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
