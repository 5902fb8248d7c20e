"""What happens in a household in an hour: orders, second thoughts, faults, clocks, restarts."""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from sqlalchemy import text

from app.domain.errors import AppError
from app.domain.options import Label, Length, Options
from app.domain.ports import Place
from app.domain.task import Category, Kind, Priority, Privacy, Task, TaskState
from app.pipeline.consent import agree_beforehand
from app.pipeline.queue_changes import (
    move_tasks,
    pause_queue,
    pause_tasks,
    resume_queue,
    resume_tasks,
    retry_failed,
    set_priority,
)
from app.pipeline.reroute import change_category, keep_here
from app.pipeline.submit import Order, cancel_task, submit_tasks
from tests.process.soak import Town
from tests.process.soak_provider import FAULTS

_HOUR_S = 3600.0
_OPEN = text(
    "SELECT id FROM tasks WHERE state NOT IN ('succeeded', 'failed', 'cancelled') ORDER BY id"
)
_SCHEMA = {
    "type": "object",
    "properties": {"ship": {"type": "string"}, "passengers": {"type": "integer"}},
    "required": ["ship", "passengers"],
    "additionalProperties": False,
}
_ASKED: dict[Kind, tuple[str, Options]] = {
    Kind.SUMMARIZE: ("", Options(length=Length.SHORT)),
    Kind.CLASSIFY: ("", Options(labels=(Label(name="travel"), Label(name="money")))),
    Kind.EXTRACT: ("", Options(json_schema=_SCHEMA)),
    Kind.ASK: ("When did the ferry leave?", Options()),
    Kind.REWRITE: ("In plainer words.", Options()),
    Kind.TRANSLATE: ("", Options(language="de")),
}


class Life:
    """Lives in a town. `marks` are the numbers in the orders' documents, by task.

    `done` counts what has happened, for the report. Each hour has a seed of its own: how far the
    threads have come in one changes nothing about the weather of the next.
    """

    def __init__(self, town: Town, seed: int, most_orders: int) -> None:
        self.town, self.most_orders = town, most_orders
        self.chance = random.Random(seed)
        self._seeds = random.Random(seed)
        self.marks: dict[str, int] = {}
        self.rerouted: set[str] = set()
        self.done: Counter[str] = Counter()

    def hour(self) -> None:
        """One hour: what changes around, what is ordered, second thoughts, and the chores."""
        town = self.town
        chance = self.chance = random.Random(self._seeds.random())
        is_restarted, is_killed = chance.random() < 0.03, chance.random() < 0.5
        town.clock.advance(_HOUR_S)
        if chance.random() < 0.05:
            self._jump(chance.choice([_HOUR_S, -_HOUR_S]))
        self._change_weather()
        self._order(chance.randint(0, self.most_orders))
        for _ in range(chance.randint(0, 2)):  # while the tasks run
            self._think_again()
        town.tick()
        if chance.random() < 0.3:
            self._think_again()  # while all is at rest
            town.tick(1)
        self._resume_provider()
        town.do_chores()
        if is_restarted:
            self.done["kills" if is_killed else "restarts"] += 1
            town.restart(is_killed=is_killed)

    def clear_up(self, most_rounds: int = 20) -> list[Task]:
        """The weather is fine and everything is allowed: what is open all the same then."""
        town = self.town
        town.provider.use("")
        town.route, town.is_offline = "10.0.0.1", False
        resume_queue(town.ports)
        for _ in range(most_rounds):
            self._resume_provider()
            self._resume([])
            agree_beforehand(town.ports, self._open_tasks())
            town.clock.advance(_HOUR_S / 6)
            town.tick()
            if not self._open_tasks():
                break
        return self._open_tasks()

    def _jump(self, seconds: float) -> None:
        self.done["clock jumps"] += 1
        self.town.clock.jump(seconds)
        self.town.ports.network.doubt()  # as the schedule does then

    def _change_weather(self) -> None:
        town, chance = self.town, self.chance
        fault = chance.choice(FAULTS[1:]) if chance.random() < 0.4 else ""
        town.provider.use(fault)
        town.route = None if chance.random() < 0.1 else f"10.0.0.{chance.randint(1, 2)}"
        town.is_offline = chance.random() < 0.06
        is_away = town.hidden.exists()
        if is_away:
            town.hidden.rename(town.share)
        elif chance.random() < 0.06:
            town.share.rename(town.hidden)
        self.done["hours with a fault"] += bool(fault)
        self.done["hours without a way"] += town.route is None or town.is_offline

    def _resume_provider(self) -> None:
        """The user has put the key right."""
        for provider in self.town.ports.register.pauses():
            self.town.ports.register.resume(provider)

    def _order(self, count: int) -> None:
        town, chance = self.town, self.chance
        orders = [self._new_order() for _ in range(count)]
        if not orders:
            return
        made = submit_tasks(town.ports, orders)
        for task, order in zip(made, orders, strict=True):
            self.marks[task.id] = int(order.path.stem.partition("-")[0])
        agree_beforehand(town.ports, [one for one in made if chance.random() < 0.8])

    def _new_order(self) -> Order:
        chance = self.chance
        self.done["orders"] += 1
        number = self.done["orders"]
        kinds = ["long"] * (chance.random() < 0.1) + ["pii"] * (chance.random() < 0.1)
        privacy = chance.choice([Privacy.LOCAL_ONLY, *[Privacy.CLOUD_ALLOWED] * 2])
        if privacy is Privacy.LOCAL_ONLY or "pii" in kinds:
            self.town.provider.private.add(number)
        kind = chance.choice(list(_ASKED))
        instruction, options = _ASKED[kind]
        return Order(
            kind,
            Path("/d") / f"{'-'.join([f'{number:06d}', *kinds])}.txt",
            instruction,
            category=chance.choice(list(Category)),
            privacy=privacy,
            priority=chance.choice(list(Priority)),
            options=options,
        )

    def _think_again(self) -> None:
        """Change one's mind about something; what cannot be changed any more is refused."""
        chance, ports = self.chance, self.town.ports
        chosen = chance.choice(_THOUGHTS)
        tasks = self._open_tasks()
        if not tasks:
            return
        with suppress(AppError):
            chosen(self, chance.sample(tasks, min(len(tasks), chance.randint(1, 3))))
        self.done["second thoughts"] += 1
        if ports.queue.paused_since() is not None and chance.random() < 0.7:
            resume_queue(ports)

    def _open_tasks(self) -> list[Task]:
        with self.town.database.read() as connection:
            ids = connection.execute(_OPEN).scalars().all()
        return [self.town.ports.store.task(one) for one in ids]

    def _cancel(self, tasks: Sequence[Task]) -> None:
        cancel_task(self.town.ports, tasks[0].id)

    def _pause(self, tasks: Sequence[Task]) -> None:
        pause_tasks(self.town.ports, [one.id for one in tasks])

    def _resume(self, tasks: Sequence[Task]) -> None:
        paused = [one.id for one in self._open_tasks() if one.state is TaskState.PAUSED]
        resume_tasks(self.town.ports, paused)

    def _retry(self, _: Sequence[Task]) -> None:
        retry_failed(self.town.ports)

    def _change_category(self, tasks: Sequence[Task]) -> None:
        self.rerouted.add(tasks[0].id)
        change_category(self.town.ports, tasks[0].id, self.chance.choice(list(Category)))

    def _keep_here(self, tasks: Sequence[Task]) -> None:
        self.rerouted.add(tasks[0].id)
        keep_here(self.town.ports, tasks[0].id)

    def _agree(self, tasks: Sequence[Task]) -> None:
        agree_beforehand(self.town.ports, tasks)

    def _hurry(self, tasks: Sequence[Task]) -> None:
        ids = [one.id for one in tasks]
        set_priority(self.town.ports, ids, self.chance.choice(list(Priority)))
        move_tasks(self.town.ports, ids, self.chance.choice(list(Place)))

    def _pause_all(self, _: Sequence[Task]) -> None:
        pause_queue(self.town.ports)

    def _make_local_only(self, tasks: Sequence[Task]) -> None:
        """What runs may be on its way already; of what rests, nothing may go from now on."""
        resting = [one.id for one in tasks if one.state is not TaskState.RUNNING]
        pause_tasks(self.town.ports, resting)
        self.town.settle()
        self.town.ports.queue.make_local_only(resting, self.town.clock.now())
        self.town.provider.private.update(self.marks[one] for one in resting)
        resume_tasks(self.town.ports, resting)


_THOUGHTS: list[Callable[[Life, Sequence[Task]], None]] = [
    Life._cancel,
    Life._pause,
    Life._resume,
    Life._resume,
    Life._retry,
    Life._change_category,
    Life._keep_here,
    Life._agree,
    Life._agree,
    Life._hurry,
    Life._pause_all,
    Life._make_local_only,
]
