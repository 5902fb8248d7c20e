"""The queue's machine, on the fake and on SQLite: seconds here, minutes with `-m heavy`."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.contract.queue_machine import FakeQueueMachine, QueueMachine, SqlQueueMachine


@pytest.mark.parametrize(
    ("machine", "runs", "steps"),
    [
        (FakeQueueMachine, 15, 40),
        (SqlQueueMachine, 6, 30),
        pytest.param(FakeQueueMachine, 1000, 80, marks=pytest.mark.heavy),
        pytest.param(SqlQueueMachine, 100, 80, marks=pytest.mark.heavy),
    ],
)
def test_whatever_happens_nothing_is_lost_and_nothing_private_leaves(
    machine: type[QueueMachine], runs: int, steps: int
) -> None:
    checks = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=runs,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=checks,
        ),
    )
