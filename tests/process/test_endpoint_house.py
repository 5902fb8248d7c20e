"""The whole house on a private endpoint: settings, tasks, receipts, and what is not trusted."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap import build
from app.cli.follow import run_to_end
from app.domain.attempt import AttemptOutcome
from app.domain.errors import SettingsInvalid
from app.domain.task import Kind, TaskState
from app.pipeline.queries import task_report
from app.pipeline.submit import Order, submit_task
from tests.process.servers import ModelServer, running_server

pytestmark = pytest.mark.real_model

SETTINGS = """
local_engine:
  provider: openai_compatible
  endpoint: {endpoint}
"""


def home_on(tmp_path: Path, endpoint: str) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    (home / "settings.yaml").write_text(SETTINGS.format(endpoint=endpoint))
    return home


@pytest.fixture
def quick_server(quick_model: Path) -> Iterator[ModelServer]:
    pytest.importorskip("xllamacpp")
    with running_server(quick_model) as server:
        yield server


def test_a_document_is_summarized_by_the_server_several_steps_at_once(
    quick_server: ModelServer, tmp_path: Path
) -> None:
    document = tmp_path / "report.txt"
    document.write_text("The ferry Aurora left the harbour with forty passengers. " * 60)
    house = build(home_on(tmp_path, f"{quick_server.address}/v1"))
    try:
        task = submit_task(house.ports, Order(Kind.SUMMARIZE, document))
        assert run_to_end(house, [task.id]) is None
        report = task_report(house.ports, task.id)
        attempts = house.ports.store.attempts(task.id)
    finally:
        house.close()
    assert report.state is TaskState.SUCCEEDED, report.error
    assert report.receipt.chunks_read == report.receipt.chunks_total > 1
    assert report.receipt.tokens_dropped == 0
    done = [attempt for attempt in attempts if attempt.outcome is AttemptOutcome.DONE]
    assert {attempt.engine for attempt in done} == {"endpoint"}
    ends = sorted((a.started_at, a.finished_at) for a in done if a.finished_at is not None)
    assert any(later[0] < earlier[1] for earlier, later in itertools.pairwise(ends))


def test_a_host_that_is_not_named_as_trusted_gets_nothing_and_the_task_says_so(
    tmp_path: Path,
) -> None:
    document = tmp_path / "secret.txt"
    document.write_text("Nobody but us may read this text. " * 20)
    house = build(home_on(tmp_path, "http://models.example.org/v1"))
    try:
        task = submit_task(house.ports, Order(Kind.SUMMARIZE, document))
        run_to_end(house, [task.id])
        ended = house.ports.store.task(task.id)
    finally:
        house.close()
    assert ended.state is TaskState.FAILED
    assert ended.error is not None
    assert ended.error.code == "endpoint_not_trusted"


def test_the_provider_without_an_address_is_refused_with_its_line(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "settings.yaml").write_text("local_engine:\n  provider: openai_compatible\n")
    with pytest.raises(SettingsInvalid) as refused:
        build(home)
    assert "endpoint" in refused.value.info.title
