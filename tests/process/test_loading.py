"""Stepping down when a load fails all the same; in a child, for it imports llama_cpp."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.real_model

_SCRIPT = """
import json, sys
from app.domain.errors import ModelDamaged, ModelLoadFailed
from app.engines.local import loading
from app.engines.local.protocol import Load

model, most_parallel, kv_type, first_way, is_damaged = json.loads(sys.argv[1])

def runner(load, shape, gpu_layers, parallel):
    if parallel > most_parallel or (kv_type and shape.kv_type != kv_type):
        raise ModelLoadFailed(name="m")
    return parallel

loading.Runner = runner
told = []
error = (ModelDamaged if is_damaged else ModelLoadFailed)(name="m")
load = Load(model_path=model, context_limit=4096, parallel=8, first_way=first_way)
try:
    parallel, fit = loading.load_runner(load, lambda: error, told.append)
    print(json.dumps([told, parallel, fit.kv_type, fit.reason]))
except ModelLoadFailed as failed:
    print(json.dumps([told, None, None, failed.code]))
except ModelDamaged as failed:
    print(json.dumps([told, None, None, failed.code]))
"""


def load(model: Path, most: int, kv: str = "", first: int = 0, is_damaged: bool = False) -> Any:
    words = json.dumps([str(model), most, kv, first, is_damaged])
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, words], capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout.splitlines()[-1])


def test_the_planned_way_comes_first(starter_model: Path) -> None:
    told, parallel, kv_type, reason = load(starter_model, 8)
    assert (told, parallel, kv_type) == ([0], 8, "f16")
    assert "8 at a time" in reason


def test_what_needs_less_is_tried_next_and_said(starter_model: Path) -> None:
    told, parallel, kv_type, reason = load(starter_model, 4)
    assert (told, parallel, kv_type) == ([0, 1, 2], 4, "q8_0")
    assert "It did not load" in reason


def test_ways_that_killed_a_worker_are_left_out(starter_model: Path) -> None:
    assert load(starter_model, 8, "q8_0", first=1) == [
        [1],
        8,
        "q8_0",
        "It did not load; KV cache in q8_0 instead.",
    ]


def test_each_way_is_tried_once_and_then_it_is_given_up(starter_model: Path) -> None:
    told, *_, code = load(starter_model, 0)
    assert told == [0, 1, 2, 3]
    assert code == "model_load_failed"


def test_a_fault_of_the_file_is_no_reason_to_try_again(starter_model: Path) -> None:
    assert load(starter_model, 0, is_damaged=True) == [[0], None, None, "model_damaged"]
