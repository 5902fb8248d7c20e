"""Results as files to take along: one of Markdown for each task that has a result."""

from collections.abc import Sequence
from pathlib import Path

from app.domain.export import Export, ExportForm
from app.domain.task import TaskState
from app.pipeline.house import House
from app.pipeline.table import file_results, make_table

_MOST_NAME_BYTES = 255  # of most file systems


def file_name(document: str, ending: str) -> str:
    """The document's name with the ending, cut where the file system would refuse it."""
    room = _MOST_NAME_BYTES - len(ending.encode())
    return document.encode()[:room].decode(errors="ignore") + ending


def write_result_files(house: House, task_ids: Sequence[str], folder: Path) -> list[Path]:
    """Write each result into the folder, those of one name each into a folder of its own.

    Raises:
        TaskUnknown, OutputNotWritable.
    """
    paths: list[Path] = []
    for file in file_results(house.ports, task_ids):
        report = file.report
        if report.state is not TaskState.SUCCEEDED:
            continue
        # A name may hold a slash where the file's own system allows one.
        name = report.document.replace("/", "_").replace("\\", "_")
        path = folder / file_name(name, f".{report.kind.value}.{ExportForm.MD.value}")
        if path in paths:
            path = folder / report.task_id / path.name
        house.write_export(Export(ExportForm.MD, [report], make_table([file])), path)
        paths.append(path)
    return paths
