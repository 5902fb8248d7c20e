"""The commands of `homeport sync` and their options."""

from typing import Annotated

import typer

from app.cli.output import EXIT_CODES
from app.cli.sync_command import change_password, prepare, sync
from app.cli.words import Json

sync_group = typer.Typer(invoke_without_command=True, epilog=EXIT_CODES)


@sync_group.callback()
def sync_now(
    context: typer.Context,
    again: Annotated[
        bool, typer.Option("--again", help="As if nothing had been sent; nothing is there twice.")
    ] = False,
    look: Annotated[bool, typer.Option("--look", help="Send nothing; say how it stands.")] = False,
    json: Json = False,
) -> None:
    """Send finished results to sync.folder and sync.database_url, as the background does.

    Results, passages and receipts go; documents never do. Local-only results go to those targets
    only that sync.trusted names.
    """
    if context.invoked_subcommand is None:
        context.obj.call(lambda house: sync(house, is_again=again, is_look=look, is_json=json))


@sync_group.command("prepare")
def sync_prepare(
    context: typer.Context,
    anew: Annotated[
        bool, typer.Option("--anew", help="Even if the folder has lost the mark it had.")
    ] = False,
    json: Json = False,
) -> None:
    """Make the folder, which must be there, and the database a place for results: once."""
    context.obj.call(lambda house: prepare(house, is_anew=anew, is_json=json))


@sync_group.command("password")
def sync_password(
    context: typer.Context,
    remove: Annotated[bool, typer.Option("--remove", help="Forget it.")] = False,
) -> None:
    """Put the database's password into the system's keyring: typed unseen, or from input."""
    context.obj.call(lambda house: change_password(house, is_removed=remove))
