"""The commands and their options; each command's work is in a module of its own."""

import logging
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, NamedTuple, Protocol

import typer

from app import __version__
from app.cli.batch_command import list_batches, unbatch
from app.cli.bench_command import bench_engine
from app.cli.export_command import export_tasks
from app.cli.machine_commands import (
    breaker_command,
    calibrate_command,
    doctor_command,
    egress_command,
    metrics_command,
)
from app.cli.output import (
    DONE,
    EXIT_CODES,
    FAILED,
    STOPPED,
    WRONG_USE,
    put,
    put_error,
    say_error,
)
from app.cli.pii_group import pii_group
from app.cli.presets_group import presets_group
from app.cli.queue_command import cancel, drain, list_tasks, show_task
from app.cli.queue_group import add_changes
from app.cli.refine_command import refine_draft
from app.cli.secret import enter
from app.cli.send_commands import (
    category_command,
    consents_group,
    keep_command,
    preview_command,
    send_command,
)
from app.cli.settings_group import settings_group
from app.cli.sync_group import sync_group
from app.cli.vault_group import vault_group
from app.cli.window_command import OpenWindow, run_window
from app.cli.words import OPEN, Json, files_last, home_first
from app.cli.work_commands import run_command, watch_command
from app.domain import errors
from app.domain.errors import AppError, Bug
from app.domain.export import ExportForm
from app.domain.ports import Engine
from app.pipeline.house import Door, House

_log = logging.getLogger(__name__)
_WRONG_USES = (
    errors.CategoryFixed,
    errors.ConsentUnknown,
    errors.NothingLeaves,
    errors.NotKeepable,
    errors.CloudNotSetUp,
    errors.FolderMissing,
    errors.FolderUnwatched,
    errors.InstructionMissing,
    errors.KindUnavailable,
    errors.KeptHere,
    errors.KeyInvalid,
    errors.LabelsInvalid,
    errors.LanguageMissing,
    errors.OptionNotForKind,
    errors.OutputIsWatched,
    errors.PasswordInvalid,
    errors.SchemaInvalid,
    errors.NotRefinable,
    errors.PresetInvalid,
    errors.PresetNotForKind,
    errors.PresetUnknown,
    errors.PrivacyUnclear,
    errors.SettingInvalid,
    errors.SettingsInvalid,
    errors.SettingUnknown,
    errors.SyncFolderWatched,
    errors.SyncNotSetUp,
    errors.TaskUnknown,
    errors.TaskNotCancellable,
    errors.TaskNotChangeable,
    errors.TaskNotFollowable,
    errors.TaskNotInBatch,
    errors.NothingToCalibrate,
    errors.NothingToCompare,
    errors.PromptsInvalid,
    errors.WorkloadInvalid,
    errors.BackupUnknown,
    errors.PassphraseUnfit,
    errors.RecoveryKeyInvalid,
    errors.VaultNotEncrypted,
)


class BuildEngine(Protocol):
    """Builds an engine alone, with other settings than the file's."""

    def __call__(self, home: Path | None, *, model: str | None, parallel: int | None) -> Engine:
        """The engine; nothing is loaded yet."""
        ...


class Services(NamedTuple):
    """What `bootstrap` lends to the command line.

    `open_door` gives a home whose store may not be openable. `enter_window` builds the house for
    the window, with dialogs for what keeps its store closed; it gives None when the person left.
    """

    build: Callable[[Path | None], House]
    build_engine: BuildEngine
    open_window: OpenWindow
    open_door: Callable[[Path | None], Door] | None = None
    enter_window: Callable[[Door], House | None] | None = None


class _Context(NamedTuple):
    services: Services
    home: Path | None

    def door(self) -> Door:
        """The home, its store not yet open."""
        if self.services.open_door is None:
            raise errors.PassphraseNeeded
        return self.services.open_door(self.home)

    def call(self, work: Callable[[House], int]) -> None:
        """Build the house, do the work in it, and end with its exit code."""
        try:
            house = self.services.build(self.home)
        except errors.PassphraseNeeded:
            house = enter(self.door())
        self.work_in(house, work)

    def work_in(self, house: House, work: Callable[[House], int]) -> None:
        """Do the work in the house, close it, and end with the work's exit code."""
        try:
            code = work(house)
        finally:
            house.close()
        raise typer.Exit(code)


_app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    no_args_is_help=False,
    epilog=EXIT_CODES,
)
_queue = typer.Typer(no_args_is_help=True, help="Look at the queue and change it.")
_app.add_typer(_queue, name="queue")
_app.add_typer(settings_group, name="settings")
_app.add_typer(presets_group, name="presets")
_app.add_typer(pii_group, name="pii")
_app.add_typer(consents_group, name="consents")
_app.add_typer(vault_group, name="vault")
_app.add_typer(sync_group, name="sync")
_bench = typer.Typer(no_args_is_help=True, help="Measure this machine.")
_app.add_typer(_bench, name="bench")


def run(argv: list[str], services: Services) -> int:
    """Run one command line; the exit code. No error gets past here as a traceback."""
    is_json = "--json" in argv
    try:
        _app(files_last(home_first(argv), _commands()), prog_name="homeport", obj=services)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else FAILED
    except AppError as error:
        return _report(error, is_json=is_json)
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:  # `homeport … | head`
        sys.stderr.close()
        return FAILED
    except Exception as fault:  # noqa: BLE001 - the last boundary before the user
        frames = "".join(traceback.format_tb(fault.__traceback__))
        _log.error("%s\n%s", type(fault).__name__, frames)  # never the message: it may hold text
        return _report(Bug(kind=type(fault).__name__), is_json=is_json)
    return DONE


@_app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    home: Annotated[
        Path | None,
        typer.Option(envvar="HOMEPORT_HOME", help="Keep everything in this folder."),
    ] = None,
    sample: Annotated[
        bool,
        typer.Option(
            "--sample", help="Offer the sample document; without a display, summarize it here."
        ),
    ] = False,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Homeport: documents in; summaries, answers, labels, fields, translations out.

    All on your own machine. No command: the window.
    """
    context.obj = _Context(services=context.obj, home=home)
    if context.invoked_subcommand is not None:
        return
    if version:
        put(f"homeport {__version__}")
        return
    _open(context.obj, with_sample=sample)


@_app.command(OPEN)
def open_command(
    context: typer.Context,
    files: Annotated[
        list[Path] | None, typer.Argument(help="Documents, or folders of them.")
    ] = None,
) -> None:
    """Open the window, with a plan for the files; `homeport FILE…` is the same."""
    _open(context.obj, with_sample=False, files=tuple(files or ()))


_app.command("run", epilog=EXIT_CODES)(run_command)
_app.command("watch", epilog=EXIT_CODES)(watch_command)


@_queue.command("list")
def queue_list(context: typer.Context, json: Json = False) -> None:
    """All tasks, newest first."""
    context.obj.call(lambda house: list_tasks(house, is_json=json))


@_queue.command("show")
def queue_show(context: typer.Context, task_id: str, json: Json = False) -> None:
    """One task with its result and receipt."""
    context.obj.call(lambda house: show_task(house, task_id, is_json=json))


@_queue.command("cancel")
def queue_cancel(context: typer.Context, task_id: str, json: Json = False) -> None:
    """Cancel a task, in whichever process it runs."""
    context.obj.call(lambda house: cancel(house, task_id, is_json=json))


@_queue.command("drain")
def queue_drain(context: typer.Context, json: Json = False) -> None:
    """Do everything that is queued; goes on where an earlier run was broken off."""
    context.obj.call(lambda house: drain(house, is_json=json))


@_queue.command("batches")
def queue_batches(context: typer.Context, json: Json = False) -> None:
    """The batches that were sent to a provider, newest first."""
    context.obj.call(lambda house: list_batches(house, is_json=json))


@_queue.command("unbatch")
def queue_unbatch(context: typer.Context, task_id: str, json: Json = False) -> None:
    """Take a task out of its batch: it is sent by itself, at the usual price."""
    context.obj.call(lambda house: unbatch(house, task_id, is_json=json))


@_queue.command("refine")
def queue_refine(
    context: typer.Context,
    task_id: str,
    yes: Annotated[bool, typer.Option("--yes", help="Send it.")] = False,
    json: Json = False,
) -> None:
    """Show what the larger model would be sent to refine a draft; with --yes, have it refined."""
    context.obj.call(lambda house: refine_draft(house, task_id, is_agreed=yes, is_json=json))


@_queue.command("export")
def queue_export(
    context: typer.Context,
    key: Annotated[str, typer.Argument(metavar="ID|SET", help="A task, or a set of them.")],
    output: Annotated[Path, typer.Option(help="A folder, or a file with the format's ending.")],
    form: Annotated[ExportForm, typer.Option("--format")] = ExportForm.CSV,
) -> None:
    """Write stored results to files; nothing is run again."""
    context.obj.call(lambda house: export_tasks(house, key, output, form))


add_changes(_queue)
_queue.command("preview")(preview_command)
_queue.command("send")(send_command)
_queue.command("keep")(keep_command)
_queue.command("category")(category_command)
_app.command("doctor")(doctor_command)
_app.command("egress")(egress_command)
_app.command("metrics")(metrics_command)
_app.command("calibrate")(calibrate_command)
_app.command("breaker")(breaker_command)


@_bench.command("engine")
def bench_engine_command(
    context: typer.Context,
    workload: Annotated[Path, typer.Option(help="A file with one JSON task a line.")],
    parallel: Annotated[int | None, typer.Option(min=1, max=64)] = None,
    model: Annotated[str | None, typer.Option(help="A GGUF file.")] = None,
    json: Json = False,
) -> None:
    """Run a workload through the engine and print what it took."""
    services = context.obj.services
    engine = services.build_engine(context.obj.home, model=model, parallel=parallel)
    raise typer.Exit(bench_engine(engine, workload, is_json=json))


def _commands() -> set[str]:
    groups = (info.name for info in _app.registered_groups)
    return {str(name) for name in (*groups, *(info.name for info in _app.registered_commands))}


def _open(context: _Context, *, with_sample: bool, files: Sequence[Path] = ()) -> None:
    services = context.services

    def work(house: House) -> int:
        return run_window(services.open_window, house, with_sample=with_sample, files=files)

    if services.enter_window is None:
        context.call(work)
        return
    house = services.enter_window(context.door())
    if house is not None:
        context.work_in(house, work)


def _report(error: AppError, *, is_json: bool) -> int:
    say_error(error.info)
    if is_json:
        put_error(error.info)
    return WRONG_USE if isinstance(error, _WRONG_USES) else FAILED
