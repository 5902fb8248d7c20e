"""Device facts, model shapes and memory estimates, against what llama.cpp itself says and takes.

All of it in children: llama_cpp is never loaded into the process that runs the tests.
"""

import json
import re
import struct
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from app.domain.model_memory import (
    Demand,
    Device,
    KvType,
    Machine,
    ModelShape,
    compute_bytes,
    kv_bytes,
    needed,
)
from app.engines.local.gguf.tensors import TENSOR_TYPES, TensorType
from app.planning.fit import Wanted, plan_fit
from tests.gguf_files import split_gguf

pytestmark = pytest.mark.real_model

_MIB = 1 << 20
_SHAPES = """
import json, sys
from pathlib import Path
from app.domain.errors import AppError
from app.engines.local.shape import read_shape

for line in sys.stdin:
    try:
        print(json.dumps(read_shape(Path(line.strip()))))
    except AppError as error:
        print(json.dumps(error.code))
"""
_MACHINE = """
import json
from app.engines.local.session.devices import device_name
from app.engines.local.session.devices import machine

print(json.dumps([machine(), device_name()]))
"""
_TYPES = """
import ctypes, json, sys
from app.engines.local.session.devices import ggml_base, native

def ask(function, result, kind):
    return native(ggml_base(), function, result, ctypes.c_int)(kind)

found = {}
for kind in range(int(sys.argv[1])):
    elements = ask("ggml_blck_size", ctypes.c_int64, kind)
    if elements:
        name = ask("ggml_type_name", ctypes.c_char_p, kind).decode()
        found[kind] = [name, elements, ask("ggml_type_size", ctypes.c_size_t, kind)]
print(json.dumps(found))
"""
# Loads as Fit says it must be loaded; llama.cpp's log goes to standard error.
_LOAD = """
import ctypes, json, sys
import llama_cpp, psutil

@llama_cpp.llama_log_callback
def log(level, text, data):
    sys.stderr.write(text.decode(errors="replace"))

llama_cpp.llama_log_set(log, ctypes.c_void_p(0))
llama_cpp.llama_backend_init()
path, load = sys.argv[1], json.loads(sys.argv[2])
gpu_layers, cells, parallel, kv_type, batch = load
model_params = llama_cpp.llama_model_default_params()
model_params.n_gpu_layers = gpu_layers
model_params.use_extra_bufts = b"AMX_INT8 = 1" not in llama_cpp.llama_print_system_info()
model = llama_cpp.llama_model_load_from_file(path.encode(), model_params)
params = llama_cpp.llama_context_default_params()
params.n_ctx, params.n_batch, params.n_ubatch = cells, batch, min(batch, 1024)
params.n_seq_max = params.n_outputs_max = parallel
params.kv_unified = True
params.type_k = params.type_v = {"f16": 1, "q8_0": 8}[kv_type]
context = llama_cpp.llama_init_from_model(model, params)
count = min(batch, 1024)
tokens = (llama_cpp.llama_token * count)(*([5] * count))
assert llama_cpp.llama_decode(context, llama_cpp.llama_batch_get_one(tokens, count)) == 0
print(json.dumps(psutil.Process().memory_info().rss))
"""


def run(code: str, *arguments: str, text: str = "") -> tuple[list[str], str]:
    """Lines of standard output, and standard error."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        input=text,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=True,
        timeout=300,
    )
    return done.stdout.splitlines(), done.stderr


def gguf(path: Path, **metadata: object) -> Path:
    """A GGUF file of two small tensors and some metadata of the made-up kind "x"."""
    keys = {"general.architecture": "x"} | {f"x.{key}": value for key, value in metadata.items()}
    parts = [b"GGUF", struct.pack("<IQQ", 3, 2, len(keys))]
    parts += [_string(key) + _value(value) for key, value in keys.items()]
    for name, offset in (("token_embd.weight", 0), ("blk.0.weight", 128)):
        parts.append(_string(name) + struct.pack("<IQIQ", 1, 32, 0, offset))
    path.write_bytes(b"".join(parts) + b"\0" * 512)
    return path


def _string(text: str) -> bytes:
    return struct.pack("<Q", len(text)) + text.encode()


def _value(value: object) -> bytes:
    match value:
        case str():
            return struct.pack("<I", 8) + _string(value)
        case float():
            return struct.pack("<If", 6, value)
        case list():
            return struct.pack(f"<IIQ{len(value)}i", 9, 5, len(value), *value)
        case _:
            return struct.pack("<II", 4, value)


def shape_of(model: Path) -> ModelShape:
    [line] = run(_SHAPES, text=f"{model}\n")[0]
    return ModelShape(*json.loads(line))


def logged_bytes(log: str, kind: str) -> float:
    """The sum of the buffers of a kind, as llama.cpp logs them."""
    found = re.findall(rf"CPU +{kind} buffer size = +([\d.]+) MiB", log)
    assert found, log
    return sum(float(size) for size in found) * _MIB


def test_ggml_lists_this_machine() -> None:
    [line] = run(_MACHINE)[0]
    (devices, ram_free_bytes, cores), name = json.loads(line)
    machine = Machine(tuple(Device(*device) for device in devices), ram_free_bytes, cores)
    assert "cpu" in {device.kind for device in machine.devices}
    assert all(device.name for device in machine.devices)
    assert name == (machine.gpus[0].name if machine.gpus else "CPU")
    assert 0 < machine.ram_free_bytes <= psutil.virtual_memory().total
    assert 1 <= machine.cores <= (psutil.cpu_count() or 1)


def test_the_starter_models_shape(starter_model: Path) -> None:
    shape = shape_of(starter_model)
    assert shape[1:8] == (30, 3, 64, 64, 576, 49_152, 8192)
    assert shape.feed_forward == 1536
    assert not shape.is_recurrent
    assert 0.97 < shape.weights_bytes / starter_model.stat().st_size <= 1
    assert 0 < shape.outer_bytes < shape.weights_bytes


def test_a_shape_with_a_sliding_window(gemma_model: Path) -> None:
    shape = shape_of(gemma_model)
    assert shape[1:9] == (18, 1, 256, 256, 640, 262_144, 32_768, 512)


def test_our_tensor_types_are_those_of_ggml() -> None:
    """As far as ours go: behind its last type, ggml reads what is no type's name."""
    [line] = run(_TYPES, str(max(TENSOR_TYPES) + 1))[0]
    assert {int(kind): TensorType(*told) for kind, told in json.loads(line).items()} == TENSOR_TYPES


def test_every_malformed_model_is_an_error(shared_data: Path, tmp_path: Path) -> None:
    """One child for all: a crash would lose lines. None of them is a whole model."""
    missing = tmp_path / "missing.gguf"
    files = [*sorted((shared_data / "gguf").glob("*/*.gguf")), missing]
    lines, _ = run(_SHAPES, text="".join(f"{path}\n" for path in files))
    assert len(files) > 50
    codes = [json.loads(line) for line in lines]
    assert len(codes) == len(files)
    assert {str(code).partition("_")[0] for code in codes} == {"model"}
    assert codes[-1] == "model_missing"


_LEAST = {"block_count": 4, "embedding_length": 64, "context_length": 2048}


def test_heads_that_differ_from_layer_to_layer_count_by_their_mean(tmp_path: Path) -> None:
    heads = {"attention.head_count": 4, "attention.head_count_kv": [2, 0, 2, 1]}
    shape = shape_of(gguf(tmp_path / "mixed.gguf", **_LEAST, **heads))
    assert (shape.kv_heads, shape.head_dim_k, shape.head_dim_v) == (2, 16, 16)
    assert (shape.weights_bytes, shape.outer_bytes) == (256, 128)


def test_a_recurrent_model_has_a_state_and_no_kv_cache(tmp_path: Path) -> None:
    state = {"ssm.state_size": 16, "ssm.inner_size": 128, "ssm.conv_kernel": 4}
    shape = shape_of(gguf(tmp_path / "mamba.gguf", **_LEAST, **state))
    assert (shape.kv_heads, shape.is_recurrent) == (0, True)
    assert shape.state_bytes == 4 * 4 * (16 * 128 + 3 * 128)


def test_experts_count_by_how_many_a_token_is_sent_to(tmp_path: Path) -> None:
    experts = {"expert_used_count": 2, "feed_forward_length": 256}
    assert shape_of(gguf(tmp_path / "moe.gguf", **_LEAST, **experts)).feed_forward == 512


@pytest.mark.parametrize(
    "metadata",
    [
        {},
        {**_LEAST, "block_count": "four"},
        {**_LEAST, "block_count": 4.0},
        {**_LEAST, "block_count": []},
        {**_LEAST, "block_count": 4_000_000_000},
        {**_LEAST, "context_length": 0},
    ],
)
def test_metadata_of_the_wrong_kind_is_an_error(
    tmp_path: Path, metadata: dict[str, object]
) -> None:
    """A file may say anything of any type."""
    lines, _ = run(_SHAPES, text=f"{gguf(tmp_path / 'odd.gguf', **metadata)}\n")
    assert [json.loads(line) for line in lines] == ["model_load_failed"]


def test_a_part_that_is_missing_is_an_error(starter_model: Path, tmp_path: Path) -> None:
    first, *_, last = split_gguf(starter_model, tmp_path, "model", most_tensors=150)
    assert shape_of(first) == shape_of(starter_model)
    last.unlink()
    lines, _ = run(_SHAPES, text=f"{first}\n")
    assert json.loads(lines[0]) == "model_part_missing"


@pytest.mark.parametrize(
    ("model", "cells", "parallel", "kv_type", "batch"),
    [
        ("starter_model", 4096, 1, "f16", 256),
        ("starter_model", 8192, 8, "f16", 512),
        ("starter_model", 8192, 8, "q8_0", 512),
        ("starter_model", 2048, 2, "f16", 2048),
        ("gemma_model", 4096, 1, "f16", 256),
        ("gemma_model", 8192, 8, "q8_0", 512),
    ],
)
def test_the_estimate_is_what_llama_cpp_takes(
    request: pytest.FixtureRequest,
    model: str,
    cells: int,
    parallel: int,
    kv_type: KvType,
    batch: int,
) -> None:
    path = request.getfixturevalue(model)
    shape = shape_of(path)
    demand = Demand(0, cells, parallel, kv_type, batch)
    lines, log = run(_LOAD, str(path), json.dumps(demand))
    kv = logged_bytes(log, "KV")
    compute = logged_bytes(log, "compute")
    resident = json.loads(lines[0])
    need = needed(shape, demand).ram_bytes
    assert kv_bytes(shape, cells, kv_type) == pytest.approx(kv, rel=0.01)
    assert compute <= compute_bytes(shape, demand) <= 1.5 * compute
    assert 0.8 < need / resident < 1.5


def test_the_plan_for_this_machine_loads(starter_model: Path) -> None:
    [line] = run(_MACHINE)[0]
    (devices, ram_free_bytes, cores), _ = json.loads(line)
    machine = Machine(tuple(Device(*device) for device in devices), ram_free_bytes, cores)
    shape = shape_of(starter_model)
    fit = plan_fit(machine, shape, Wanted(4096, None, 0.85, 512))
    lines, _ = run(_LOAD, str(starter_model), json.dumps(fit.demand))
    assert json.loads(lines[0]) <= machine.ram_free_bytes
