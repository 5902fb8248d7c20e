"""The OpenMetrics file, read back by the reference parser."""

from pathlib import Path

from prometheus_client.openmetrics.parser import text_string_to_metric_families

from app.domain.task import Kind
from app.pipeline.flight import Flight
from app.pipeline.metrics import Metrics, read_metrics
from app.pipeline.openmetrics import openmetrics
from app.pipeline.run_task import run_task
from app.pipeline.step_pool import Pools, StepPool
from app.pipeline.submit import Order, submit_task
from tests.fakes.house import fake_house

FILE = Path("/d/a.txt")
Samples = dict[tuple[str, tuple[tuple[str, str], ...]], float]


def measured() -> Metrics:
    house = fake_house({FILE: ["Some words to read. " * 9]})
    submit_task(house.ports, Order(Kind.SUMMARIZE, FILE))
    task = house.store.claim_task(house.clock.now())
    assert task is not None
    pool = StepPool(1)
    run_task(house.ports, task, Flight(house.engine, house.cloud), Pools(pool, pool))
    pool.close()
    return read_metrics(house.ports, 7)


def samples(found: Metrics) -> Samples:
    families = text_string_to_metric_families(openmetrics(found))  # type: ignore[no-untyped-call]
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in families
        for sample in family.samples
    }


def test_the_figures_are_read_back_as_they_are() -> None:
    found = measured()
    told = samples(found)
    assert told["homeport_attempts", ()] == found.attempts == 1
    assert told["homeport_prompt_tokens", ()] == found.prompt_tokens
    assert told["homeport_local_dispatches", ()] == 1
    assert told["homeport_outcomes", (("outcome", "done"),)] == 1
    by_kind = (("by", "kind"), ("name", "summarize"))
    assert told["homeport_group_attempts", by_kind] == 1


def test_what_is_not_known_is_left_out_not_0() -> None:
    found = measured().model_copy(update={"cost_usd": None, "validation_rate": 0.0})
    told = samples(found)
    assert ("homeport_cost_dollars", ()) not in told
    assert told["homeport_validation_ratio", ()] == 0


def test_names_of_models_and_reasons_cannot_break_the_format() -> None:
    name = 'a "model"\\of\nlines} 7'
    found = measured().model_copy(update={"models": {name: 3}})
    assert samples(found)["homeport_model_attempts", (("model", name),)] == 3


def test_every_figure_is_told() -> None:
    found = measured()
    numbers = {name for name, value in found if isinstance(value, int | float)}
    told = openmetrics(found)
    assert told.endswith("# EOF\n")
    assert told.count("# TYPE ") >= len(numbers) + 3
