"""What would leave, shown in a terminal, and the user's word on it."""

import sys
from collections.abc import Sequence
from enum import StrEnum

from app.cli.output import put, say, say_error
from app.domain.errors import AppError, printable
from app.domain.leaving import Leaving, LeavingSet
from app.pipeline.consent import agree
from app.pipeline.house import House
from app.pipeline.leaving import leaving, needs_look
from app.pipeline.reroute import keep_here


class Answer(StrEnum):
    """What the user says to it; the first letter is typed."""

    ONCE = "once"
    ALWAYS = "always"
    KEEP = "keep"
    LATER = ""


def is_terminal() -> bool:
    """Whether a person sits there."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def show_leaving(shown: Leaving) -> None:
    """Every word on standard output, and what it comes to on standard error.

    What could act on a terminal is replaced; `--json` has it letter by letter.
    """
    for line in shown.text.split("\n"):
        put(printable(line.replace("\t", "    ")))
    say(shown.in_words())


def show_leaving_set(shown: LeavingSet) -> None:
    """The same of a set, each document under its name."""
    for part in shown.parts:
        put(printable(f"##### {', '.join(part.documents)} #####\n"))
        for line in part.text.split("\n"):
            put(printable(line.replace("\t", "    ")))
    say(shown.in_words())


def agrees_to_set(shown: LeavingSet) -> bool:
    """Ask once for all of it; whatever is not `once` sends nothing."""
    hosts = " and ".join(dict.fromkeys(place.host for place in shown.places))
    try:
        typed = input(f"Send all of this to {hosts}, this once? Type once: ")
    except EOFError:
        return False
    return typed.strip().lower() == Answer.ONCE.value


def ask(shown: Leaving) -> Answer:
    """Ask until it is one of the answers; nothing typed sends nothing."""
    hosts = " and ".join(dict.fromkeys(place.host for place in shown.places))
    kind = shown.category.value.replace("_", "-")
    meaning = (
        f"once: send this. always: and all {kind} work to {hosts}. keep: do it on this machine. "
        "Enter: not now."
    )
    say(meaning)
    while True:
        try:
            typed = input("once, always, keep? ").strip().lower()
        except EOFError:
            return Answer.LATER
        found = [one for one in Answer if typed and one.value.startswith(typed)]
        if found or not typed:
            return found[0] if found else Answer.LATER
        say(meaning)


def ask_about(house: House, task_ids: Sequence[str], asked: set[str]) -> bool:
    """Ask about each task that waits for a look; whether any of them can go on now.

    The first that is left for later ends the questions.

    Args:
        asked: those that were asked about; they are not again, and this round's are added.
    """
    is_any = False
    for task_id in task_ids:
        if task_id in asked or not needs_look(house.ports.store.task(task_id)):
            continue
        asked.add(task_id)
        shown = leaving(house.ports, task_id)
        show_leaving(shown)
        answer = ask(shown)
        if answer is Answer.LATER:
            asked.update(task_ids)
            break
        is_any = answer_with(house, shown, answer) or is_any
    return is_any


def answer_with(house: House, shown: Leaving, answer: Answer) -> bool:
    """Do what was said; False when nothing was, or it cannot be."""
    if answer is Answer.KEEP:
        try:
            keep_here(house.ports, shown.task_id)
        except AppError as error:
            say_error(error.info)
            return False
    elif answer is not Answer.LATER:
        agree(house.ports, shown, is_always=answer is Answer.ALWAYS)
    return answer is not Answer.LATER
