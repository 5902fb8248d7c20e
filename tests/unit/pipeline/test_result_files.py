"""Results that are taken along as files."""

from pathlib import Path

from app.domain.task import Kind, TaskState
from app.pipeline.flight import Flight
from app.pipeline.result_files import file_name, write_result_files
from app.pipeline.run_task import run_task
from app.pipeline.step_pool import Pools, StepPool
from app.pipeline.submit import Order, submit_task
from tests.fakes.house import fake_house


def test_each_result_is_a_file_and_those_of_one_name_are_told_apart(tmp_path: Path) -> None:
    paths = [Path("/a/same.txt"), Path("/b/same.txt"), Path("/c/other.txt")]
    fakes = fake_house({path: [f"The text of {path}. " * 9] for path in paths})
    ids = [submit_task(fakes.ports, Order(Kind.SUMMARIZE, path)).id for path in paths[:2]]
    while (task := fakes.store.claim_task(fakes.clock.now())) is not None:
        pool = StepPool(1)
        run_task(fakes.ports, task, Flight(fakes.engine, fakes.cloud), Pools(pool, pool))
        pool.close()
        assert fakes.store.task(task.id).state is TaskState.SUCCEEDED
    waiting = submit_task(fakes.ports, Order(Kind.SUMMARIZE, paths[2])).id
    written = write_result_files(fakes.house, [*ids, waiting], tmp_path)
    first = tmp_path / "same.txt.summarize.md"
    assert written == [first, tmp_path / ids[1] / first.name]
    assert all(path.read_text(encoding="utf-8").startswith("# same.txt") for path in written)


def test_a_name_is_cut_where_a_file_system_would_refuse_it() -> None:
    name = file_name("ä" * 300, ".ask.md")
    assert len(name.encode()) <= 255
    assert name.endswith("ä.ask.md")
