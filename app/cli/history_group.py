"""The commands of `homeport history`."""

from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer

from app.cli.history_command import delete, keep, search
from app.cli.words import Json
from app.domain.history_words import search_terms
from app.domain.ports.history import HistoryFilter
from app.domain.route import Route
from app.domain.task import Kind, TaskState

history_group = typer.Typer(
    no_args_is_help=True, help="Find what was done, and delete it for good."
)
_Kinds = Annotated[list[Kind] | None, typer.Option("--kind", help="Of this kind; may be repeated.")]
_States = Annotated[list[TaskState] | None, typer.Option("--state", help="In this state.")]
_Routes = Annotated[list[Route] | None, typer.Option("--route", help="That took this route.")]
_Set = Annotated[str | None, typer.Option("--set", help="Of this set.")]
_Left = Annotated[
    bool | None, typer.Option("--left/--stayed", help="Of which something left, or nothing.")
]
_Days = Annotated[int | None, typer.Option("--days", min=1, help="Of the last days.")]
_Older = Annotated[int | None, typer.Option("--older-than", min=1, help="Older than so many days.")]
_Ids = Annotated[list[str] | None, typer.Argument(metavar="[ID]…", help="Tasks.")]


@history_group.command("search")
def history_search(
    context: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(help='All of them; "a phrase", or a beginning: invoic*')
    ] = None,
    kind: _Kinds = None,
    state: _States = None,
    route: _Routes = None,
    set_id: _Set = None,
    left: _Left = None,
    days: _Days = None,
    most: Annotated[int, typer.Option(min=1, max=10_000, help="So many at most.")] = 50,
    after: Annotated[str | None, typer.Option(metavar="ID", help="Those before this one.")] = None,
    json: Json = False,
) -> None:
    """Search the names, the texts and the results of all documents; the newest first."""
    wanted = _filter(_typed(words), kind, state, route, set_id, left, days, None)
    context.obj.call(lambda house: search(house, wanted, after, most, is_json=json))


@history_group.command("delete")
def history_delete(
    context: typer.Context,
    task_ids: _Ids = None,
    matching: Annotated[
        str | None, typer.Option(metavar="WORDS", help="All that `history search WORDS` finds.")
    ] = None,
    kind: _Kinds = None,
    state: _States = None,
    route: _Routes = None,
    set_id: _Set = None,
    left: _Left = None,
    days: _Days = None,
    older: _Older = None,
    everything: Annotated[bool, typer.Option("--all", help="All there is.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    json: Json = False,
) -> None:
    """Delete tasks with all that came of them, and look whether anything is left.

    Backups that hold them are replaced by a fresh one. Your own files are never touched.
    """
    wanted = _filter(matching or "", kind, state, route, set_id, left, days, older)
    has_filter = not wanted.is_all
    if bool(task_ids) + has_filter + everything != 1:
        raise typer.BadParameter("name tasks, or say which by options, or --all", param_hint="ID")
    chosen = None if task_ids else wanted
    context.obj.call(lambda house: delete(house, task_ids or [], chosen, is_sure=yes, is_json=json))


@history_group.command("keep")
def history_keep(
    context: typer.Context,
    task_ids: Annotated[list[str], typer.Argument(metavar="ID…", help="Tasks.")],
    off: Annotated[bool, typer.Option("--off", help="Let them go by their age again.")] = False,
    json: Json = False,
) -> None:
    """Keep tasks from being deleted by their age (observability.texts_days)."""
    context.obj.call(lambda house: keep(house, task_ids, is_off=off, is_json=json))


def _typed(words: list[str] | None) -> str:
    """A word with blanks in it was quoted: it is a phrase."""
    return " ".join(
        f'"{word}"' if " " in word.strip() and '"' not in word else word for word in words or ()
    )


def _filter(
    typed: str,
    kinds: list[Kind] | None,
    states: list[TaskState] | None,
    routes: list[Route] | None,
    set_id: str | None,
    left: bool | None,
    days: int | None,
    older: int | None,
) -> HistoryFilter:
    now = datetime.now(UTC)
    return HistoryFilter(
        terms=search_terms(typed),
        since=now - timedelta(days=days) if days else None,
        until=now - timedelta(days=older) if older else None,
        kinds=tuple(kinds or ()),
        states=tuple(states or ()),
        routes=tuple(routes or ()),
        set_id=set_id,
        has_left=left,
    )
