"""The options of `homeport models get` and `homeport models token`."""

import getpass
import sys
from typing import Annotated

import typer

from app.cli.models_get import change_token, forget_model, get_model, list_models
from app.cli.words import Json
from app.domain.errors.downloads import WishInvalid


def get_command(
    context: typer.Context,
    model: Annotated[
        str,
        typer.Argument(metavar="MODEL", help="OWNER/NAME, OWNER/NAME:FILE, or an id of --list."),
    ] = "",
    is_list: Annotated[
        bool, typer.Option("--list", help="The models Homeport knows, the best for you first.")
    ] = False,
    is_forgotten: Annotated[
        bool, typer.Option("--forget", help="Give it up; delete what is here of it.")
    ] = False,
    json: Json = False,
) -> None:
    """Get a model from the hub, checked by its SHA-256 and tried before use.

    Stopped by Ctrl+C or by anything else, the same command goes on where it was. With --list
    nothing is asked of the hub.
    """
    if is_list:
        context.obj.call(lambda house: list_models(house, is_json=json))
    if not model:
        raise WishInvalid(wish="Nothing")
    if is_forgotten:
        context.obj.call(lambda house: forget_model(house, model, is_json=json))
    context.obj.call(lambda house: get_model(house, model, is_json=json))


def token_command(
    context: typer.Context,
    remove: Annotated[bool, typer.Option("--remove", help="Forget it.")] = False,
) -> None:
    """Put the hub's access token into the system's keyring: typed unseen, or from standard input.

    Only models that are not given to everybody need one. It is sent to the hub alone.
    """
    token = "" if remove else _read()
    context.obj.call(lambda house: change_token(house, token, is_removed=remove))


def add_get_commands(group: typer.Typer) -> None:
    """Make them commands of `homeport models`."""
    group.command("get")(get_command)
    group.command("token")(token_command)


def _read() -> str:
    if sys.stdin.isatty():
        return getpass.getpass("Access token: ")
    return sys.stdin.readline()
