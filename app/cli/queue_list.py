"""`homeport queue list` with its options: the filter and the order of the window's table."""

from typing import Annotated

import typer

from app.cli.queue_command import list_tasks
from app.cli.words import Json
from app.domain.listing import Listing, TaskFilter, TaskSort
from app.domain.route import Route
from app.domain.task import Kind, TaskState


def queue_list(
    context: typer.Context,
    name: Annotated[
        str, typer.Option(help="Words of the file's name; case and accents do not count.")
    ] = "",
    state: Annotated[list[TaskState] | None, typer.Option(help="May be given again.")] = None,
    kind: Annotated[list[Kind] | None, typer.Option(help="May be given again.")] = None,
    route: Annotated[list[Route] | None, typer.Option(help="May be given again.")] = None,
    set_id: Annotated[str | None, typer.Option("--set", help="Files of one command.")] = None,
    sort: Annotated[TaskSort, typer.Option(help="What they are ordered by.")] = TaskSort.ADDED,
    up: Annotated[bool, typer.Option("--up", help="The smallest or oldest first.")] = False,
    most: Annotated[int | None, typer.Option(min=1, help="So many at most.")] = None,
    json: Json = False,
) -> None:
    """Tasks, newest first: all, or those that are asked for."""
    wanted = TaskFilter(
        words=name,
        states=frozenset(state or ()),
        kinds=frozenset(kind or ()),
        routes=frozenset(route or ()),
        set_id=set_id,
    )
    listing = Listing(wanted, sort, is_descending=not up)
    context.obj.call(lambda house: list_tasks(house, listing, most, is_json=json))
