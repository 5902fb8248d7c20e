"""`homeport queue …`: look at the queue and change it."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.batch_command import list_batches, unbatch
from app.cli.export_command import export_tasks
from app.cli.queue_change_commands import add_changes
from app.cli.queue_command import cancel, drain, show_task
from app.cli.queue_list import queue_list
from app.cli.refine_command import refine_draft
from app.cli.send_commands import (
    category_command,
    keep_command,
    preview_command,
    send_command,
)
from app.cli.words import Json
from app.domain.export import ExportForm

queue_group = typer.Typer(no_args_is_help=True, help="Look at the queue and change it.")
queue_group.command("list")(queue_list)


@queue_group.command("show")
def queue_show(context: typer.Context, task_id: str, json: Json = False) -> None:
    """One task with its result and receipt."""
    context.obj.call(lambda house: show_task(house, task_id, is_json=json))


@queue_group.command("cancel")
def queue_cancel(context: typer.Context, task_id: str, json: Json = False) -> None:
    """Cancel a task, in whichever process it runs."""
    context.obj.call(lambda house: cancel(house, task_id, is_json=json))


@queue_group.command("drain")
def queue_drain(context: typer.Context, json: Json = False) -> None:
    """Do everything that is queued; goes on where an earlier run was broken off."""
    context.obj.call(lambda house: drain(house, is_json=json))


@queue_group.command("batches")
def queue_batches(context: typer.Context, json: Json = False) -> None:
    """The batches that were sent to a provider, newest first."""
    context.obj.call(lambda house: list_batches(house, is_json=json))


@queue_group.command("unbatch")
def queue_unbatch(context: typer.Context, task_id: str, json: Json = False) -> None:
    """Take a task out of its batch: it is sent by itself, at the usual price."""
    context.obj.call(lambda house: unbatch(house, task_id, is_json=json))


@queue_group.command("refine")
def queue_refine(
    context: typer.Context,
    task_id: str,
    yes: Annotated[bool, typer.Option("--yes", help="Send it.")] = False,
    json: Json = False,
) -> None:
    """Show what the larger model would be sent to refine a draft; with --yes, have it refined."""
    context.obj.call(lambda house: refine_draft(house, task_id, is_agreed=yes, is_json=json))


@queue_group.command("export")
def queue_export(
    context: typer.Context,
    key: Annotated[str, typer.Argument(metavar="ID|SET", help="A task, or a set of them.")],
    output: Annotated[Path, typer.Option(help="A folder, or a file with the format's ending.")],
    form: Annotated[ExportForm, typer.Option("--format")] = ExportForm.CSV,
) -> None:
    """Write stored results to files; nothing is run again."""
    context.obj.call(lambda house: export_tasks(house, key, output, form))


add_changes(queue_group)
queue_group.command("preview")(preview_command)
queue_group.command("send")(send_command)
queue_group.command("keep")(keep_command)
queue_group.command("category")(category_command)
