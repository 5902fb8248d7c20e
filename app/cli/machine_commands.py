"""The commands that look at this machine and what was done on it, with their options."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.breaker_command import breaker
from app.cli.calibrate_command import Wish, calibrate_house
from app.cli.compare_command import compare
from app.cli.doctor_command import doctor
from app.cli.egress_command import egress
from app.cli.metrics_command import metrics
from app.cli.words import Json


def doctor_command(context: typer.Context, json: Json = False) -> None:
    """What works on this machine, and what to do about the rest."""
    context.obj.call(lambda house: doctor(house, is_json=json))


def metrics_command(
    context: typer.Context,
    days: Annotated[int, typer.Option(min=1, max=36500, help="How far back.")] = 7,
    openmetrics: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write OpenMetrics text to a file.")
    ] = None,
    json: Json = False,
) -> None:
    """What the engines did: tokens, speed, waiting, how full the batches were."""
    context.obj.call(lambda house: metrics(house, days, openmetrics, is_json=json))


def egress_command(
    context: typer.Context,
    days: Annotated[int, typer.Option(min=1, max=36500, help="How far back.")] = 7,
    json: Json = False,
) -> None:
    """What left this machine: each request with its host, bytes, purpose and task."""
    context.obj.call(lambda house: egress(house, days, is_json=json))


def calibrate_command(
    context: typer.Context,
    prompts: Annotated[
        Path | None, typer.Option(metavar="FILE", help="JSON lines: prompt, kind, schema …")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=100_000, help="Prompts to run, at most.")] = 500,
    is_applied: Annotated[
        bool, typer.Option("--apply", help="Set what is recommended with some confidence.")
    ] = False,
    most: Annotated[
        int,
        typer.Option(
            "--compare", min=0, max=1000, help="So many finished tasks by the larger model too."
        ),
    ] = 0,
    yes: Annotated[bool, typer.Option("--yes", help="Send what is compared.")] = False,
    json: Json = False,
) -> None:
    """Try prompts on this machine, and say what the routing settings should be.

    With --compare: is this machine's work as good as the larger model's? Only work that may leave
    is sent, and only with --yes. In a terminal you judge the pairs without knowing whose is which.
    """
    wish = Wish(prompts, limit, is_applied=is_applied)
    if most:
        context.obj.call(lambda house: compare(house, most, is_agreed=yes, is_json=json))
    context.obj.call(lambda house: calibrate_house(house, wish, is_json=json))


def breaker_command(
    context: typer.Context,
    reset: Annotated[bool, typer.Option("--reset", help="Rely on local JSON again.")] = False,
    json: Json = False,
) -> None:
    """Whether local JSON is relied on, and until when not."""
    context.obj.call(lambda house: breaker(house, is_reset=reset, is_json=json))
