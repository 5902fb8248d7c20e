"""What a step reads and asks, the same for every engine."""

from collections.abc import Callable
from functools import partial

from app.domain.attempt import Attempt
from app.domain.events import Event, PromptRead, TextArrived
from app.domain.plan import Step, StepRole, StepState
from app.domain.ports import Ports, Progress
from app.domain.prompt import Prompt
from app.domain.task import Task
from app.domain.work import FinishedSteps, StepInput
from app.pipeline.flight import Flight
from app.pipeline.hang_up import is_taken_away
from app.pipeline.kinds import WORK

_CANCEL_CHECK_S = 0.5
_PARTS = {StepRole.MAP, StepRole.VERIFY}


def step_input(
    ports: Ports, task: Task, step: Step, *, is_repair: bool = False, flaw: str = ""
) -> StepInput:
    """What the step reads: its chunk, then the results of the steps it needs."""
    texts, read = [], []
    if step.chunk is not None:
        chunk = step.chunk
        texts.append(ports.store.text(chunk.document_id, chunk.char_start, chunk.char_end))
    if step.inputs:
        others = {other.position: other for other in ports.store.steps(task.id, step.inputs)}
        read = [others[position] for position in step.inputs]
        texts += [other.result or "" for other in read]
    roles = [other.role for other in read]
    finished = partial(finished_steps, ports, task)
    return StepInput(task, step, texts, is_repair, roles, flaw, finished)


def step_prompt(given: StepInput, prompt_id: str, *, is_alone: bool = False) -> Prompt:
    """The step's prompt. After a death it runs alone: that shows whose document it was."""
    request = WORK[given.task.kind].ask(given)
    return Prompt(
        id=prompt_id,
        messages=request.messages,
        max_tokens=given.step.max_tokens,
        sampling=request.sampling,
        constraint=request.constraint,
        priority=given.task.priority,
        is_alone=is_alone,
        is_part=given.step.role in _PARTS,
        keep_as=request.keep_as,
    )


def finished_steps(ports: Ports, task: Task) -> FinishedSteps:
    """What a task has given so far."""
    documents = [ports.store.document(key) for key in task.document_ids]
    done = [step for step in ports.store.steps(task.id) if step.state is StepState.DONE]
    return FinishedSteps(task, done, ports.store.pages, documents)


def progress_of(ports: Ports, attempt: Attempt, flight: Flight) -> Callable[[Progress], None]:
    """Publish progress; stop the prompt when the flight stops or the task is not running."""
    next_check_s = 0.0

    def is_unwanted() -> bool:
        nonlocal next_check_s
        now_s = ports.clock.monotonic()
        if now_s < next_check_s:
            return False
        next_check_s = now_s + _CANCEL_CHECK_S  # another process may cancel: only the store knows
        return is_taken_away(ports, attempt)

    def on_progress(progress: Progress) -> None:
        ports.events.publish(_event(attempt, progress))
        if flight.is_over(attempt.step_id) or is_unwanted():
            flight.cancel(attempt.id)

    return on_progress


def _event(attempt: Attempt, progress: Progress) -> Event:
    if progress.text:
        return TextArrived(attempt.task_id, attempt.step_id, progress.text)
    return PromptRead(attempt.task_id, attempt.step_id, progress.tokens_done, progress.tokens_total)
