"""What holds for every fit, whatever the machine, the model and the wish."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import ModelTooLarge
from app.domain.model_memory import Device, Machine, ModelShape, kv_bytes, needed
from app.planning.fit import Fit, Wanted, budget, plan_fit, step_downs

GIB = 1 << 30
shapes = st.builds(
    ModelShape,
    weights_bytes=st.integers(10_000_000, 80 * GIB),
    layers=st.integers(1, 100),
    kv_heads=st.integers(0, 64),
    head_dim_k=st.sampled_from([0, 16, 64, 80, 128, 256]),
    head_dim_v=st.sampled_from([0, 16, 64, 80, 128, 256]),
    embedding=st.integers(64, 16_384),
    vocabulary=st.integers(1, 300_000),
    trained_context=st.integers(1, 200_000),
    swa_window=st.sampled_from([0, 512]),
    is_recurrent=st.booleans(),
    outer_bytes=st.integers(0, 10_000_000),
    feed_forward=st.integers(0, 100_000),
    state_bytes=st.sampled_from([0, 3_000_000]),
)
devices = st.builds(
    Device,
    name=st.just("a device"),
    kind=st.sampled_from(["cpu", "gpu", "igpu", "accel"]),
    free_bytes=st.integers(0, 80 * GIB),
    total_bytes=st.just(80 * GIB),
    is_unified=st.booleans(),
)
machines = st.builds(
    Machine,
    devices=st.lists(devices, max_size=3).map(tuple),
    ram_free_bytes=st.integers(0, 128 * GIB),
    cores=st.integers(1, 64),
)
wishes = st.builds(
    Wanted,
    context_tokens=st.integers(1, 100_000),
    parallel=st.none() | st.integers(1, 64),
    gpu_memory_utilization=st.floats(0.05, 1.0),
    max_batch_tokens=st.integers(64, 8192),
)


def total_bytes(fit: Fit, machine: Machine, shape: ModelShape) -> tuple[int, int]:
    need = needed(shape, fit.demand, len(machine.gpus))
    return need.device_bytes, need.ram_bytes


@given(machines, shapes, wishes)
def test_a_plan_stays_within_the_budget(
    machine: Machine, shape: ModelShape, wanted: Wanted
) -> None:
    try:
        fit = plan_fit(machine, shape, wanted)
    except ModelTooLarge:
        return
    limits = budget(machine, wanted.gpu_memory_utilization)
    device_bytes, ram_bytes = total_bytes(fit, machine, shape)
    assert device_bytes <= limits.device_bytes
    assert device_bytes * limits.is_unified + ram_bytes <= limits.ram_bytes
    assert 1 <= fit.parallel <= (wanted.parallel or 16)
    assert 1 <= fit.prompt_tokens <= min(wanted.context_tokens, shape.trained_context)
    assert fit.prompt_tokens <= fit.context_tokens < fit.parallel * fit.prompt_tokens + 256
    assert fit.context_tokens % 256 == 0
    assert 1 <= fit.batch_tokens <= min(wanted.max_batch_tokens, fit.context_tokens)
    assert 0 <= fit.gpu_layers <= shape.layers + 1
    assert "\n" not in fit.reason


@given(machines, shapes, wishes)
def test_steps_down_end_and_never_grow(machine: Machine, shape: ModelShape, wanted: Wanted) -> None:
    try:
        fit = plan_fit(machine, shape, wanted)
    except ModelTooLarge:
        return
    steps = [fit, *step_downs(fit, shape)]
    assert len(steps) <= 6
    for before, after in pairwise(steps):
        assert before.demand != after.demand
        assert after.reason != before.reason
        assert after.parallel >= 1
        assert after.prompt_tokens <= after.context_tokens
        device_bytes, ram_bytes = total_bytes(before, machine, shape)
        device_after, ram_after = total_bytes(after, machine, shape)
        assert device_after <= device_bytes
        assert device_after + ram_after <= device_bytes + ram_bytes


@given(shapes, st.integers(1, 64))
def test_the_whole_model_is_counted_wherever_it_lies(shape: ModelShape, gpu_layers: int) -> None:
    fit = Fit(min(gpu_layers, shape.layers), 4096, 4096, 4, "f16", 512, "")
    device_bytes, ram_bytes = needed(shape, fit.demand)
    assert device_bytes + ram_bytes >= shape.weights_bytes + kv_bytes(shape, 4096, "f16")
