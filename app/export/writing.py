"""Write a file of results: whole or not at all, in the form that was asked for."""

import os
import tempfile
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from app.domain.errors import OutputNotWritable
from app.domain.export import Export, ExportForm

# Writes to a path that nobody else has open; gives what a reader must be told.
Writer = Callable[[Export, Path], Sequence[str]]

# Named, not imported: only who writes for a spreadsheet loads its library.
_WRITERS = {
    ExportForm.MD: "markdown",
    ExportForm.JSON: "records",
    ExportForm.JSONL: "records",
    ExportForm.CSV: "delimited",
    ExportForm.XLSX: "workbook",
    ExportForm.DOCX: "word",
}
_READABLE_MODE = 0o666  # less the umask, as any file; a temporary file is for its owner alone


def write_export(export: Export, path: Path) -> Sequence[str]:
    """Write the file beside its place, then move it there: what was there stays until then.

    Raises:
        OutputNotWritable: the folder is missing, full or protected.
    """
    write: Writer = import_module(f"app.export.{_WRITERS[export.form]}").write
    partial: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".homeport-", suffix=".partial", dir=path.parent)
        os.close(handle)
        partial = Path(name)
        notes = write(export, partial)
        with partial.open("r+b") as file:  # Windows refuses to flush what it may only read
            os.fsync(file.fileno())
        partial.chmod(_READABLE_MODE & ~_umask())
        partial.replace(path)
    except OSError:
        raise OutputNotWritable(path=path) from None
    finally:
        if partial is not None:
            partial.unlink(missing_ok=True)
    return notes


def _umask() -> int:
    """It can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
