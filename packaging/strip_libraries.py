"""Take debugging symbols out of a Linux bundle's libraries.

Some wheels, and Python itself where it was compiled by hand, carry 40 MB of them. Libraries that
auditwheel has rewritten (folders `*.libs`) stay as they are: strip can spoil what patchelf moved.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path


def strip_libraries(bundle: Path) -> int:
    """Strip them in place; the bytes saved, 0 where there is no `strip`."""
    tool = shutil.which("strip")
    if tool is None:
        return 0
    saved = 0
    for file in sorted(bundle.rglob("*.so*")):
        if file.is_symlink() or any(part.endswith(".libs") for part in file.parts):
            continue
        saved += _strip(tool, file)
    return saved


def _strip(tool: str, file: Path) -> int:
    """Into a new file, then moved: the old one may be linked to from elsewhere."""
    slim = file.with_name(f"{file.name}.slim")
    before = file.stat()
    done = subprocess.run(
        [tool, "--strip-unneeded", "-o", str(slim), str(file)], capture_output=True, check=False
    )
    if done.returncode or slim.stat().st_size >= before.st_size:
        slim.unlink(missing_ok=True)
        return 0
    slim.chmod(before.st_mode)
    slim.replace(file)
    return before.st_size - file.stat().st_size
