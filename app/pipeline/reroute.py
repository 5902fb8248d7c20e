"""Take back to this machine what was to leave, or give it another category: decided anew.

The user's word is stored; whoever takes the task up next plans it anew, so that no two ever change
the steps of a task. Requests under way are hung up on meanwhile (`hang_up`).
"""

from functools import partial

from app.domain.errors import CategoryFixed, NotKeepable
from app.domain.events import TaskChanged
from app.domain.plan import Plan
from app.domain.ports import Ports
from app.domain.route import Decision, Route
from app.domain.task import Category, Privacy, Task
from app.domain.terms import COMPARISON
from app.domain.work import ReadDocument
from app.pipeline.prepare import plan_and_route
from app.pipeline.submit import wake_now
from app.planning.replan import carry_over


def keep_here(ports: Ports, task_id: str) -> Task:
    """Have a task done on this machine after all.

    Raises:
        TaskUnknown, NotKeepable: it makes no sense.
        AppError: it cannot be done here, and why; then nothing was changed.
    """
    task = ports.store.task(task_id)
    problem = _why_not(task)
    if problem is not None:
        raise NotKeepable(task_id=task.id, reason=problem)
    if task.decision is not None:
        _plan_anew(ports, task, is_kept=True)
    if not ports.reroutes.keep(task.id, ports.clock.now()):
        raise NotKeepable(task_id=task.id, reason="it has ended")
    ports.batches.release(task.id)
    return _woken(ports, task.id)


def change_category(ports: Ports, task_id: str, category: Category) -> Task:
    """Say that a task that waits is of another category; it is decided anew.

    Raises:
        TaskUnknown
        CategoryFixed: it runs, or has ended.
    """
    task = ports.store.task(task_id)
    if not ports.reroutes.change_category(task.id, category, ports.clock.now()):
        raise CategoryFixed(task_id=task.id, state=ports.store.task(task.id).state.value)
    return _woken(ports, task.id)


def reroute(ports: Ports, task: Task) -> bool:
    """Decide a running task anew and give it other steps; False when it is gone or another's.

    Raises:
        AppError: it can be planned no more.
    """
    plan, decision = _plan_anew(ports, task, is_kept=ports.reroutes.is_kept(task.id))
    return ports.reroutes.replan(task.id, plan, decision, task.fence)


def _why_not(task: Task) -> str | None:
    if task.state.is_final:
        return "it has ended"
    if task.terms.refines is not None:
        return "it refines a draft that was made here; the draft stays"
    if task.preset == COMPARISON:
        return "it is there to be compared with this machine's work"
    if task.decision is None:
        return "it never leaves anyway" if task.privacy is Privacy.LOCAL_ONLY else None
    return "it is done here anyway" if task.decision.route is Route.LOCAL else None


def _plan_anew(ports: Ports, task: Task, *, is_kept: bool) -> tuple[Plan, Decision]:
    """The plan and route by the rules as they are now; what is done of the same parts stays."""
    documents = [
        ReadDocument(ports.store.document(key), ports.store.pages(key)) for key in task.document_ids
    ]
    search = partial(ports.store.search, task.document_ids)
    plan, decision = plan_and_route(ports, task, documents, search, is_kept=is_kept)
    steps = carry_over(ports.store.steps(task.id), plan.steps)
    return plan.model_copy(update={"steps": steps}), decision


def _woken(ports: Ports, task_id: str) -> Task:
    wake_now(ports, [task_id])
    task = ports.store.task(task_id)
    ports.events.publish(TaskChanged(task.id, task.state))
    return task
