"""Results as files: `homeport run … --output` and `homeport queue export`."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from app.cli.output import DONE, FAILED, say
from app.domain.export import Export, ExportForm
from app.domain.task import TaskState
from app.pipeline.house import House
from app.pipeline.result_files import file_name
from app.pipeline.table import FileResult, file_results, find_tasks, make_table


def export_tasks(house: House, key: str, output: Path, form: ExportForm) -> int:
    """Write what the tasks of a set, or one task, have given so far; nothing is run."""
    tasks = find_tasks(house.ports, key)
    files = file_results(house.ports, [task.id for task in tasks])
    has_result = any(file.report.state is TaskState.SUCCEEDED for file in files)
    if not has_result and not form.is_table:
        say("There is no result yet.")
        return FAILED
    if output.suffix.lower() == f".{form.value}" and not output.is_dir():
        _write(house, files, output, form)
    else:
        write_files(house, files, output, form)
    return DONE


def write_files(
    house: House,
    files: Sequence[FileResult],
    folder: Path,
    form: ExportForm,
    earlier: Sequence[FileResult] = (),
) -> None:
    """A table for all, or a file for each that has a result, as the form has it.

    Args:
        earlier: what was written to the folder before; only its own document writes over it.

    Raises:
        OutputNotWritable.
    """
    if form.is_table:
        kinds = dict.fromkeys(file.task.kind.value for file in files)
        name = files[0].report.document if len(files) == 1 else "results"
        _write(house, files, folder / file_name(name, f".{'-'.join(kinds)}.{form.value}"), form)
        return
    for file, path in _places(files, folder, form, earlier):
        _write(house, [file], path, form)


def _places(
    files: Sequence[FileResult],
    folder: Path,
    form: ExportForm,
    earlier: Sequence[FileResult] = (),
) -> Iterator[tuple[FileResult, Path]]:
    """Each result with its path; two files of one name from different folders are told apart."""
    owners: dict[str, str] = {}  # of each name that was given: the document's path
    for number, file in enumerate((*earlier, *files)):
        report = file.report
        if report.state is not TaskState.SUCCEEDED:
            continue
        ending = f".{report.kind.value}.{form.value}"
        name = file_name(report.document, ending)
        is_later = number >= len(earlier)
        owner = owners.setdefault(name.casefold(), file.path)
        if owner != file.path:
            name = file_name(report.document, f".{report.task_id}{ending}")
        if is_later:
            yield file, folder / name


def _write(house: House, files: Sequence[FileResult], path: Path, form: ExportForm) -> None:
    reports = [file.report for file in files]
    for note in house.write_export(Export(form, reports, make_table(files)), path):
        say(f"Note: {note}")
    say(f"Wrote {path}")
