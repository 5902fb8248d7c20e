"""The whole program, and a provider on this machine that does batches."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import Homeport
from tests.process.batch_provider import BatchProvider

pytestmark = [
    pytest.mark.real_model,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="as the other clouds'"),
]
SCHEMA = {
    "type": "object",
    "properties": {"total": {"type": "number"}},
    "required": ["total"],
    "additionalProperties": False,
}


@pytest.fixture
def provider() -> Iterator[BatchProvider]:
    made = BatchProvider(lambda: datetime.now(UTC))
    yield made
    made.close()


def call(homeport: Homeport, *words: str | Path, code: int) -> Any:
    """Run a command in a process of its own; the JSON that it prints, one document or lines."""
    environment = {
        **os.environ,
        "HOMEPORT_HOME": str(homeport.home),
        "PYTHON_KEYRING_BACKEND": "tests.e2e.one_key.OneKey",
    }
    command = [sys.executable, "-m", "app", *map(str, words), "--json"]
    done = subprocess.run(
        command, check=False, env=environment, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    if done.stdout.splitlines()[0] in {"[", "{"}:
        return json.loads(done.stdout)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_folder_goes_out_in_one_batch_and_comes_back_in_another_process(
    homeport: Homeport, tmp_path: Path, provider: BatchProvider
) -> None:
    (homeport.home / "settings.yaml").write_text(
        f"cloud_engine:\n  provider: openai\n  base_url: {provider.address}/v1\n  model: any\n"
        "  price_in: 1.0\n  price_out: 2.0\n  batch: backlog\n  batch_from: 2\n"
    )
    bills = tmp_path / "bills"
    bills.mkdir()
    for number in range(2):
        (bills / f"{number}.txt").write_text(f"Bill {number} of Nordlys AS. Pay 1,925.50.")
    schema = tmp_path / "schema.json"
    schema.write_text(json.dumps(SCHEMA))
    asked = ("run", "extract", bills, "--schema", schema, "--category", "complex")
    sent = call(homeport, *asked, "--cloud", "--yes", code=3)
    assert {one["waits"].partition(",")[0] for one in sent} == {"in a batch at openai"}
    [batch] = provider.batches.values()
    assert len(batch["requests"]) == 2
    provider.finish()
    back = call(homeport, "queue", "drain", code=0)
    assert [one["result"] for one in back] == [{"total": 1925.5}] * 2
    assert all(one["receipt"]["batch_steps"] == 1 for one in back)
    assert all(one["receipt"]["cost_usd"] == pytest.approx(0.00006) for one in back)
    assert len(provider.batches) == 1
    assert provider.files == {}
    rows = call(homeport, "egress", code=0)["rows"]
    assert {(one["purpose"], one["outcome"]) for one in rows} == {("batch", "answered")}
    assert len(rows) == len(provider.requests)
