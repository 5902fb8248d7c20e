"""`homeport models`: the shelf of models. `get` is the catalogue's."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.models_command import (
    add_model,
    check_model,
    export_model,
    import_model,
    list_models,
    remove_model,
    take_model,
)
from app.cli.words import Json

models_group = typer.Typer(
    no_args_is_help=True, help="The models on this machine: look at them, add, use, remove."
)
_File = Annotated[Path, typer.Argument(help="A GGUF file.")]
_Name = Annotated[str, typer.Argument(help="As `homeport models list` shows it.")]


@models_group.command("list")
def models_list(context: typer.Context, json: Json = False) -> None:
    """All models, with what is known of them."""
    context.obj.call(lambda house: list_models(house, is_json=json))


@models_group.command("check")
def models_check(
    context: typer.Context,
    file: Annotated[str, typer.Argument(help="A GGUF file, or a model's name.")],
    again: Annotated[
        bool, typer.Option("--again", help="Try it again, out of quarantine too.")
    ] = False,
    json: Json = False,
) -> None:
    """Look at a file in full: header, SHA-256, chat template, and a trial in a process apart."""
    context.obj.call(lambda house: check_model(house, file, is_again=again, is_json=json))


@models_group.command("add")
def models_add(context: typer.Context, file: _File, json: Json = False) -> None:
    """Check a file and take it into Homeport's folder of models."""
    context.obj.call(lambda house: add_model(house, file, is_json=json))


@models_group.command("use")
def models_use(context: typer.Context, name: _Name, json: Json = False) -> None:
    """Use a model from the next task on, in a window that is open too."""
    context.obj.call(lambda house: take_model(house, name, is_json=json))


@models_group.command("remove")
def models_remove(
    context: typer.Context,
    name: _Name,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    json: Json = False,
) -> None:
    """Delete a model's file."""
    context.obj.call(lambda house: remove_model(house, name, is_agreed=yes, is_json=json))


@models_group.command("export")
def models_export(
    context: typer.Context,
    name: _Name,
    to: Annotated[Path, typer.Argument(help="A folder to be made, or one file: NAME.tar.")],
    json: Json = False,
) -> None:
    """Write a model pack for a machine that is never online."""
    context.obj.call(lambda house: export_model(house, name, to, is_json=json))


@models_group.command("import")
def models_import(
    context: typer.Context,
    pack: Annotated[Path, typer.Argument(help="A model pack: a folder or a .tar file.")],
    json: Json = False,
) -> None:
    """Take a model from a pack, after its SHA-256 was compared."""
    context.obj.call(lambda house: import_model(house, pack, is_json=json))
