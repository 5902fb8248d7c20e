"""The commands about what may leave, with their options."""

from typing import Annotated

import typer

from app.cli.consents_command import list_consents, withdraw_consent
from app.cli.send_command import (
    categorize_task,
    keep_task,
    preview_set,
    preview_task,
    send_set,
    send_task,
)
from app.cli.words import Json
from app.domain.task import Category

consents_group = typer.Typer(no_args_is_help=True, help="What you have agreed to be sent.")


_WholeSet = Annotated[
    bool, typer.Option("--set", help="For all of its set that wait for a look; ID may be the set.")
]


def preview_command(
    context: typer.Context, task_id: str, whole_set: _WholeSet = False, json: Json = False
) -> None:
    """Show every word that would leave for a task, to whom and for how much; nothing is sent."""
    show = preview_set if whole_set else preview_task
    context.obj.call(lambda house: show(house, task_id, is_json=json))


def send_command(
    context: typer.Context,
    task_id: str,
    always: Annotated[
        bool, typer.Option("--always", help="And all work of its category to this host.")
    ] = False,
    whole_set: _WholeSet = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    json: Json = False,
) -> None:
    """Show what would leave for a task, and send it when you say so."""
    if whole_set:
        if always:
            raise typer.BadParameter("it is for one task", param_hint="--always")
        context.obj.call(lambda house: send_set(house, task_id, is_agreed=yes, is_json=json))
        return
    context.obj.call(
        lambda house: send_task(house, task_id, is_always=always, is_agreed=yes, is_json=json)
    )


def keep_command(context: typer.Context, task_id: str, json: Json = False) -> None:
    """Do on this machine what was to go to the larger model."""
    context.obj.call(lambda house: keep_task(house, task_id, is_json=json))


def category_command(
    context: typer.Context, task_id: str, category: Category, json: Json = False
) -> None:
    """Change the category of a task that waits; where it runs is decided anew."""
    context.obj.call(lambda house: categorize_task(house, task_id, category, is_json=json))


@consents_group.command("list")
def consents_list(context: typer.Context, json: Json = False) -> None:
    """What may be sent without a question, to which host, since when."""
    context.obj.call(lambda house: list_consents(house, is_json=json))


@consents_group.command("withdraw")
def consents_withdraw(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="CATEGORY|ID", help="A category, or a task.")],
) -> None:
    """Take it back: from the next request on you are asked again."""
    context.obj.call(lambda house: withdraw_consent(house, name))
