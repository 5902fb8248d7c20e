"""The commands that change the queue, with their options."""

from typing import Annotated

import typer

from app.cli.queue_changes import move, pause, prioritize, resume, retry, retry_all
from app.cli.words import Json
from app.domain.ports import Place
from app.domain.task import Priority

_Tasks = Annotated[list[str] | None, typer.Argument(metavar="[ID]…", help="Of these tasks alone.")]


def add_changes(queue: typer.Typer) -> None:
    """Make them commands of `homeport queue`."""
    queue.command("pause")(_pause)
    queue.command("resume")(_resume)
    queue.command("retry")(_retry)
    queue.command("move")(_move)
    queue.command("priority")(_priority)


def _pause(context: typer.Context, task_ids: _Tasks = None, json: Json = False) -> None:
    """Hold tasks, or the whole queue: nothing is begun until `resume`, after a restart too."""
    context.obj.call(lambda house: pause(house, task_ids or [], is_json=json))


def _resume(context: typer.Context, task_ids: _Tasks = None, json: Json = False) -> None:
    """Let paused tasks go on, or the whole queue."""
    context.obj.call(lambda house: resume(house, task_ids or [], is_json=json))


def _retry(
    context: typer.Context,
    task_ids: _Tasks = None,
    failed: Annotated[bool, typer.Option("--failed", help="All that have failed.")] = False,
    json: Json = False,
) -> None:
    """Try failed or cancelled tasks anew; their finished steps are kept."""
    if failed == bool(task_ids):
        raise typer.BadParameter("name tasks, or say --failed", param_hint="ID")
    if failed:
        context.obj.call(lambda house: retry_all(house, is_json=json))
    context.obj.call(lambda house: retry(house, task_ids or [], is_json=json))


def _move(
    context: typer.Context,
    task_id: str,
    first: Annotated[bool, typer.Option("--first", help="To the front.")] = False,
    last: Annotated[bool, typer.Option("--last", help="To the end.")] = False,
    before: Annotated[str, typer.Option(metavar="ID", help="Right before this task.")] = "",
    json: Json = False,
) -> None:
    """Move a task that waits among those of its priority; with --before, into the other's."""
    if first + last + bool(before) != 1:
        raise typer.BadParameter("say one of --first, --last, --before", param_hint="WHERE")
    place = Place.FIRST if first else Place.LAST if last else None
    context.obj.call(lambda house: move(house, task_id, place, before, is_json=json))


def _priority(
    context: typer.Context,
    task_id: str,
    priority: Annotated[Priority, typer.Argument(help="Interactive tasks go first.")],
    json: Json = False,
) -> None:
    """Have a task done before the others, or behind them."""
    context.obj.call(lambda house: prioritize(house, [task_id], priority, is_json=json))
