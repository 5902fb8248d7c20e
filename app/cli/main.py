"""The commands and their options; each command's work is in a module of its own."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, NamedTuple, Protocol

import typer

from app import __version__
from app.cli.bench_command import bench_engine, bench_speed
from app.cli.boundary import bounded
from app.cli.history_group import history_group
from app.cli.install_commands import autostart_command, update_command
from app.cli.machine_commands import (
    breaker_command,
    calibrate_command,
    doctor_command,
    egress_command,
    metrics_command,
)
from app.cli.models_get_commands import add_get_commands
from app.cli.models_group import models_group
from app.cli.output import (
    DONE,
    EXIT_CODES,
    FAILED,
    put,
)
from app.cli.pii_group import pii_group
from app.cli.presets_group import presets_group
from app.cli.queue_group import queue_group
from app.cli.secret import enter
from app.cli.send_commands import consents_group
from app.cli.settings_group import settings_group
from app.cli.sync_group import sync_group
from app.cli.vault_group import vault_group
from app.cli.window_command import OpenWindow, TellFailure, run_window, telling
from app.cli.words import OPEN, Json, files_last, home_first
from app.cli.work_commands import run_command, watch_command
from app.domain import errors
from app.domain.ports import Engine
from app.pipeline.house import Door, House, LoginSwitch


class BuildEngine(Protocol):
    """Builds an engine alone, with other settings than the file's."""

    def __call__(self, home: Path | None, *, model: str | None, parallel: int | None) -> Engine:
        """The engine; nothing is loaded yet."""
        ...


class Services(NamedTuple):
    """What `bootstrap` lends to the command line.

    `open_door` gives a home whose store may not be openable. `enter_window` builds the house for
    the window, with dialogs for what keeps its store closed; it gives None when the person left.
    `tell_failure` shows what keeps the window closed to whoever has no terminal.
    """

    build: Callable[[Path | None], House]
    build_engine: BuildEngine
    open_window: OpenWindow
    open_door: Callable[[Path | None], Door] | None = None
    enter_window: Callable[[Door], House | None] | None = None
    login_item: LoginSwitch | None = None
    tell_failure: TellFailure | None = None


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
_app.add_typer(queue_group, name="queue")
_app.add_typer(settings_group, name="settings")
_app.add_typer(presets_group, name="presets")
_app.add_typer(history_group, name="history")
add_get_commands(models_group)
_app.add_typer(models_group, name="models")
_app.add_typer(pii_group, name="pii")
_app.add_typer(consents_group, name="consents")
_app.add_typer(vault_group, name="vault")
_app.add_typer(sync_group, name="sync")
_bench = typer.Typer(no_args_is_help=True, help="Measure this machine.")
_app.add_typer(_bench, name="bench")


def run(argv: list[str], services: Services) -> int:
    """Run one command line; the exit code. No error gets past here as a traceback."""

    def work() -> int:
        try:
            _app(files_last(home_first(argv), _commands()), prog_name="homeport", obj=services)
        except SystemExit as end:
            return end.code if isinstance(end.code, int) else FAILED
        return DONE

    return bounded(work, is_json="--json" in argv)


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


_app.command("doctor")(doctor_command)
_app.command("egress")(egress_command)
_app.command("metrics")(metrics_command)
_app.command("calibrate")(calibrate_command)
_app.command("breaker")(breaker_command)
_app.command("update-check")(update_command)
_app.command("autostart")(autostart_command)


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


@_bench.command("speed")
def bench_speed_command(context: typer.Context, json: Json = False) -> None:
    """Measure for five seconds how fast the model in use reads and writes, and keep it."""
    context.obj.call(partial(bench_speed, is_json=json))


def _commands() -> set[str]:
    groups = (info.name for info in _app.registered_groups)
    return {str(name) for name in (*groups, *(info.name for info in _app.registered_commands))}


def _open(context: _Context, *, with_sample: bool, files: Sequence[Path] = ()) -> None:
    services = context.services

    def work(house: House) -> int:
        with telling(services.tell_failure):
            return run_window(services.open_window, house, with_sample=with_sample, files=files)

    if services.enter_window is None:
        context.call(work)
        return
    with telling(services.tell_failure):
        house = services.enter_window(context.door())
    if house is not None:
        context.work_in(house, work)
