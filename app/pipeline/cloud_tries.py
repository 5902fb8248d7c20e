"""A step's tries in the cloud so far: which model is next, and what it reads."""

from collections.abc import Sequence

from app.domain.attempt import Attempt
from app.domain.cloud import CloudModel
from app.domain.plan import Step
from app.domain.ports import Ports
from app.domain.task import Task
from app.domain.work import StepInput
from app.pipeline.attempts import flaw, misses
from app.pipeline.cloud_state import open_chain
from app.pipeline.step_input import step_input
from app.routing.retries import NextTry, next_try


def following_try(ports: Ports, tries: Sequence[Attempt]) -> NextTry | None:
    """The model to ask next, and when; None: no hope is left."""
    repairs = ports.settings.routing.fallback_max_retries
    return next_try(open_chain(ports), tries, repairs, ports.clock.now())


def given_to(
    ports: Ports, task: Task, step: Step, model: CloudModel, tries: Sequence[Attempt]
) -> StepInput:
    """What the step reads; a repair when this model's last answer was refused."""
    here = [one for one in tries if one.cloud_model == model.name]
    return step_input(ports, task, step, is_repair=misses(here) > 0, flaw=flaw(here))
