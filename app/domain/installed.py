"""How this Homeport was installed, and so what the person before it can do about something.

Whoever has the program of its own (a package, a bundle) has no Python and no source tree: commands
for these would mean nothing to them.
"""

import sys


def is_bundle() -> bool:
    """Whether this is the program of its own, made by PyInstaller (which sets `sys.frozen`)."""
    return bool(getattr(sys, "frozen", False))


def what_helps(*, with_python: str, in_bundle: str) -> str:
    """The advice that fits."""
    return in_bundle if is_bundle() else with_python
