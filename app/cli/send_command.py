"""`homeport queue preview|send|keep|category ID`: what may leave, and what is done here instead."""

from app.cli.ask_to_send import (
    Answer,
    agrees_to_set,
    answer_with,
    ask,
    is_terminal,
    show_leaving,
    show_leaving_set,
)
from app.cli.output import DONE, WAITING, put_models, say
from app.cli.run_command import Delivery, finish_tasks
from app.domain.errors import TaskUnknown
from app.domain.leaving import Leaving
from app.domain.task import Category
from app.pipeline.consent import agree, agree_to_set
from app.pipeline.house import House
from app.pipeline.leaving import leaving, leaving_of_set
from app.pipeline.reroute import change_category, keep_here


def preview_task(house: House, task_id: str, *, is_json: bool) -> int:
    """Show every word that would leave for a task; nothing is sent."""
    shown = leaving(house.ports, task_id)
    if is_json:
        put_models([shown])
        return DONE
    show_leaving(shown)
    if shown.is_agreed:
        say("You have agreed to it: it goes as soon as it can.")
    else:
        say(f"Nothing was sent. `homeport queue send {shown.task_id}` sends it.")
    return DONE


def send_task(
    house: House, task_id: str, *, is_always: bool, is_agreed: bool, is_json: bool
) -> int:
    """Show what would leave; when that is agreed to, have it sent and deliver the result."""
    shown = leaving(house.ports, task_id)
    if not is_json:
        show_leaving(shown)
    if is_agreed:
        agree(house.ports, shown, is_always=is_always)
    elif is_json or not is_terminal() or not _is_answered(house, shown, is_always=is_always):
        say("Nothing was sent. With --yes it is.")
        if is_json:
            put_models([shown])
        return WAITING
    return finish_tasks(house, [shown.task_id], Delivery(is_json=is_json))


def preview_set(house: House, task_id: str, *, is_json: bool) -> int:
    """Show every word that would leave for the tasks of a set that wait for a look."""
    set_id = _set_of(house, task_id)
    if set_id is None:
        return preview_task(house, task_id, is_json=is_json)
    shown = leaving_of_set(house.ports, set_id)
    if is_json:
        put_models(shown.parts)
        if shown.more:
            say(f"{shown.more:,} more wait for a look: they are shown when these are sent.")
        return DONE
    show_leaving_set(shown)
    say(f"Nothing was sent. `homeport queue send {shown.set_id} --set` sends it.")
    return DONE


def send_set(house: House, task_id: str, *, is_agreed: bool, is_json: bool) -> int:
    """Show what would leave for a set; when that is agreed to, send it and deliver the results."""
    set_id = _set_of(house, task_id)
    if set_id is None:
        return send_task(house, task_id, is_always=False, is_agreed=is_agreed, is_json=is_json)
    shown = leaving_of_set(house.ports, set_id)
    if not is_json:
        show_leaving_set(shown)
    if not is_agreed and (is_json or not is_terminal() or not agrees_to_set(shown)):
        say("Nothing was sent. With --yes it is.")
        if is_json:
            put_models(shown.parts)
        return WAITING
    agree_to_set(house.ports, shown)
    return finish_tasks(house, [part.task_id for part in shown.parts], Delivery(is_json=is_json))


def _set_of(house: House, name: str) -> str | None:
    """The set that a task is in; None: it is in none. Of no task's name, the set of that name."""
    try:
        return house.ports.store.task(name).set_id
    except TaskUnknown:
        return name


def keep_task(house: House, task_id: str, *, is_json: bool) -> int:
    """Have a task that was to leave done on this machine, and deliver the result."""
    task = keep_here(house.ports, task_id)
    say(f"{task.id} is done on this machine.")
    return finish_tasks(house, [task.id], Delivery(is_json=is_json))


def categorize_task(house: House, task_id: str, category: Category, *, is_json: bool) -> int:
    """Change the category of a task that waits, have it decided anew, and deliver the result."""
    task = change_category(house.ports, task_id, category)
    return finish_tasks(house, [task.id], Delivery(is_json=is_json))


def _is_answered(house: House, shown: Leaving, *, is_always: bool) -> bool:
    answer = ask(shown)
    if is_always and answer is Answer.ONCE:
        answer = Answer.ALWAYS
    return answer_with(house, shown, answer)
