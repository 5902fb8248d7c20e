"""The commands of `homeport settings` and their arguments."""

from typing import Annotated

import typer

from app.cli.settings_command import (
    change_key,
    check_settings,
    resume_provider,
    set_setting,
    show_settings,
    test_keys,
)
from app.cli.words import Json
from app.domain.cloud import Provider

settings_group = typer.Typer(no_args_is_help=True, help="What can be set; the keys of providers.")


@settings_group.command("show")
def settings_show(
    context: typer.Context,
    key: Annotated[str, typer.Argument(help="A setting or a section; none: all.")] = "",
    json: Json = False,
) -> None:
    """Settings with their values, limits and what they mean."""
    context.obj.call(lambda house: show_settings(house, key, is_json=json))


@settings_group.command("set")
def settings_set(
    context: typer.Context,
    key: Annotated[str, typer.Argument(help="A setting: cloud_engine.model.")],
    value: Annotated[str, typer.Argument(help="Its value, as YAML; null: the default.")],
    json: Json = False,
) -> None:
    """Set one. A value that is not valid changes nothing."""
    context.obj.call(lambda house: set_setting(house, key, value, is_json=json))


@settings_group.command("check")
def settings_check(context: typer.Context, json: Json = False) -> None:
    """Whether the file is valid, keys are there, and what keeps work from the cloud."""
    context.obj.call(lambda house: check_settings(house, is_json=json))


@settings_group.command("key")
def settings_key(
    context: typer.Context,
    provider: Provider,
    remove: Annotated[bool, typer.Option("--remove", help="Forget it.")] = False,
) -> None:
    """Put a provider's key into the system's keyring: typed unseen, or from standard input."""
    context.obj.call(lambda house: change_key(house, provider, is_removed=remove))


@settings_group.command("test")
def settings_test(context: typer.Context, json: Json = False) -> None:
    """One cheap request to each model that is set up; no document is sent."""
    context.obj.call(lambda house: test_keys(house, is_json=json))


@settings_group.command("resume")
def settings_resume(context: typer.Context, provider: Provider) -> None:
    """Ask a provider again, after you have mended what it was left alone for."""
    context.obj.call(lambda house: resume_provider(house, provider))
