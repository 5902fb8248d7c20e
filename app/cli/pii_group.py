"""The commands of `homeport pii`: what keeps a document here, and the user's word about it."""

from collections.abc import Callable, Iterable
from typing import Annotated

import typer

from app.cli.output import DONE, put, put_models, say
from app.cli.words import Json
from app.domain.pii import NOT_LOOKED_FOR
from app.domain.ports import Ports
from app.pipeline.house import House
from app.pipeline.pii_view import DocumentPii, confirm, look_at, seen_again, withdraw

pii_group = typer.Typer(no_args_is_help=True, help="Personal data that keeps documents here.")
_Documents = Annotated[
    list[str], typer.Argument(metavar="FILE|TASK_ID…", help="Files, or tasks for their documents.")
]
_Change = Callable[[Ports, Iterable[DocumentPii]], None]


@pii_group.command("show")
def pii_show(context: typer.Context, documents: _Documents, json: Json = False) -> None:
    """What of personal data documents hold, by kind and number. Nothing of it is shown or kept."""
    context.obj.call(lambda house: _tell(house, documents, is_json=json))


@pii_group.command("confirm")
def pii_confirm(context: typer.Context, documents: _Documents, json: Json = False) -> None:
    """Let documents leave, with what was found in them, where the work on them may leave.

    A task that was kept here stays here: order the same again.
    """
    context.obj.call(lambda house: _tell(house, documents, confirm, is_json=json))


@pii_group.command("withdraw")
def pii_withdraw(context: typer.Context, documents: _Documents, json: Json = False) -> None:
    """Take a confirmation back. Work on the documents that has not ended stays here from now on."""
    context.obj.call(lambda house: _tell(house, documents, withdraw, is_json=json))


def _tell(
    house: House, documents: list[str], change: _Change | None = None, *, is_json: bool
) -> int:
    seen = [one for named in documents for one in look_at(house.ports, named)]
    if change is not None:
        change(house.ports, seen)
        seen = seen_again(house.ports, seen)
    if is_json:
        put_models(seen)
        return DONE
    for one in seen:
        put(one.in_words())
    if not house.ports.settings.privacy.pii_floor:
        say("privacy.pii_floor is off: nothing is kept here for it.")
    say(NOT_LOOKED_FOR)
    return DONE
