"""The commands about this installation: a newer version, and starting at login."""

from enum import StrEnum
from typing import Annotated

import typer

from app import __version__
from app.cli.output import DONE, put, put_json, put_models
from app.cli.words import Json
from app.domain.errors.install import LoginItemRefused
from app.pipeline.house import House, LoginSwitch
from app.pipeline.updates import check_update


class Switch(StrEnum):
    """What to do with the login item."""

    ON = "on"
    OFF = "off"
    STATUS = "status"


def update_command(context: typer.Context, json: Json = False) -> None:
    """Is there a newer version? Asks the address in updates.address; nothing is installed."""
    context.obj.call(lambda house: _check(house, is_json=json))


def autostart_command(
    context: typer.Context,
    switch: Annotated[Switch, typer.Argument(help="on, off or status.")] = Switch.STATUS,
    json: Json = False,
) -> None:
    """Start Homeport when you log in, or not."""
    raise typer.Exit(_autostart(context.obj.services.login_item, switch, is_json=json))


def _check(house: House, *, is_json: bool) -> int:
    news = check_update(house, __version__)
    if is_json:
        put_models([news])
    elif news.is_newer:
        put(f"Homeport {news.newest} is there; this is {news.installed}.")
    else:
        put(f"This is the newest version: {news.installed}.")
    return DONE


def _autostart(item: LoginSwitch | None, switch: Switch, *, is_json: bool) -> int:
    """Needs no store: an uninstaller calls it, too."""
    if item is None:
        raise LoginItemRefused
    if switch is not Switch.STATUS:
        item.set(is_on=switch is Switch.ON)
    is_on = item.is_on()
    if is_json:
        put_json({"starts_at_login": is_on})
    else:
        put("Homeport starts when you log in." if is_on else "Homeport starts when you start it.")
    return DONE
