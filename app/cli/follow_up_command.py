"""`homeport run ask --follow TASK_ID --instruction …`."""

from collections.abc import Collection, Sequence
from pathlib import Path

import typer

from app.cli.plan_command import tell_plans
from app.cli.run_command import Delivery, finish_tasks
from app.domain.task import Kind
from app.pipeline.follow_up import FollowUp, submit_follow_up
from app.pipeline.house import House
from app.pipeline.preview import preview_follow_up

# Everything else comes from the task that is followed.
_OWN = {
    "kind",
    "follow",
    "instruction",
    "private",
    "again",
    "yes",
    "plan",
    "output",
    "form",
    "json",
}


def run_follow_up(house: House, asked: FollowUp, delivery: Delivery, *, is_plan: bool) -> int:
    """Queue the question, get it answered, deliver the answer; the exit code."""
    if is_plan:
        return tell_plans([preview_follow_up(house.ports, asked)], is_json=delivery.is_json)
    return finish_tasks(house, [submit_follow_up(house.ports, asked).id], delivery)


def require_follow_alone(given: Collection[str], kind: Kind, files: Sequence[Path] | None) -> None:
    """Documents, category and options of a follow-up are those of the task it follows.

    Args:
        given: the names of the parameters that were typed.

    Raises:
        BadParameter: the command names others.
    """
    if kind is not Kind.ASK:
        raise typer.BadParameter("only `ask` can follow", param_hint="--follow")
    if files:
        raise typer.BadParameter("the documents are those of that task", param_hint="--follow")
    others = sorted(f"--{name.replace('_', '-')}" for name in set(given) - _OWN)
    if others:
        told = f"{', '.join(others)} is as in that task: leave it out"
        raise typer.BadParameter(told, param_hint="--follow")
