"""`homeport calibrate` with the real model."""

import json
import os
import signal
from pathlib import Path

import pytest

from tests.e2e.conftest import Homeport

pytestmark = [pytest.mark.real_model, pytest.mark.usefixtures("on_quick_model")]
SCHEMA = {
    "type": "object",
    "properties": {"ship": {"type": "string"}, "day": {"type": "integer"}},
    "required": ["ship", "day"],
}


def prompts(path: Path, count: int) -> Path:
    lines = [
        {"prompt": f"The ship Aurora came in on day {n}.", "schema": SCHEMA, "max_tokens": 20}
        for n in range(count)
    ]
    path.write_text("\n".join(json.dumps(line) for line in lines))
    return path


def test_prompts_are_tried_and_nothing_is_stored(homeport: Homeport, tmp_path: Path) -> None:
    found = homeport.json("calibrate", "--prompts", prompts(tmp_path / "p.jsonl", 12))
    assert found["dispatch"] == {"local": 12}
    assert found["by_kind"]["extract"]["prompts"] == 12
    assert found["seconds"]["p50"] > 0
    assert all(wave["tokens_per_second"] > 0 for wave in found["by_batch"])
    assert homeport.store().tasks() == []
    assert homeport.json("metrics")["attempts"] == 0


def test_ctrl_c_ends_it_soon(homeport: Homeport, tmp_path: Path) -> None:
    with homeport.start("calibrate", "--prompts", prompts(tmp_path / "p.jsonl", 500)) as process:
        assert process.stderr is not None
        assert "tried" in process.stderr.readline()
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in out + err
