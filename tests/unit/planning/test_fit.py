"""What is loaded where, on recorded machines."""

import pytest

from app.domain.errors import ModelTooLarge
from app.domain.model_memory import Device, Machine, ModelShape, kv_bytes
from app.planning.fit import Fit, Wanted, plan_fit, step_downs

_MIB = 1 << 20
_CPU = Device("CPU", "cpu", 0, 0)

# Totals are those of the real machines. Free memory: the 24 GB GPU's as recorded in
# github.com/ollama/ollama/issues/8923, a Mac's is Metal's recommended working set; the others
# are what is typical with a desktop and a browser open.
LAPTOP_8_GB_GPU = Machine(
    (Device("NVIDIA GeForce RTX 4060 Laptop GPU", "gpu", 7_099 * _MIB, 8_188 * _MIB), _CPU),
    ram_free_bytes=9_800 * _MIB,
    cores=8,
)
DESKTOP_24_GB_GPU = Machine(
    (Device("NVIDIA GeForce RTX 4090 D", "gpu", 23_042 * _MIB, 24_563 * _MIB), _CPU),
    ram_free_bytes=26_000 * _MIB,
    cores=16,
)
APPLE_16_GB = Machine(
    (Device("Apple M1", "gpu", 10_922 * _MIB, 10_922 * _MIB, is_unified=True), _CPU),
    ram_free_bytes=9_200 * _MIB,
    cores=8,
)
# All figures as this app read them on the machine (CUDA 13, driver 580).
SERVER_GPU = Machine(
    (
        Device("NVIDIA H200", "gpu", 149_557_477_376, 150_109_880_320),
        Device("Intel(R) Xeon(R) Processor", "cpu", 135_148_564_480, 135_148_564_480),
    ),
    ram_free_bytes=134_266_249_216,
    cores=16,
)
NO_GPU_8_GB = Machine((_CPU,), ram_free_bytes=4_300 * _MIB, cores=4)
NO_GPU_32_GB = Machine((_CPU,), ram_free_bytes=24_500 * _MIB, cores=8)
MACHINES = {
    "8 GB GPU": LAPTOP_8_GB_GPU,
    "24 GB GPU": DESKTOP_24_GB_GPU,
    "Apple 16 GB": APPLE_16_GB,
    "server GPU": SERVER_GPU,
    "8 GB": NO_GPU_8_GB,
    "32 GB": NO_GPU_32_GB,
}

MISTRAL_7B = ModelShape(
    4_370_000_000, 32, 8, 128, 128, 4096, 32_768, 32_768, outer_bytes=185_000_000
)
QWEN_14B = ModelShape(
    8_990_000_000, 48, 8, 128, 128, 5120, 152_064, 32_768, outer_bytes=1_076_000_000
)
SMOLLM2_135M = ModelShape(
    96_600_000, 30, 3, 64, 64, 576, 49_152, 8192, outer_bytes=30_000_000, feed_forward=1536
)
GEMMA_270M = ModelShape(
    246_600_000, 18, 1, 256, 256, 640, 262_144, 32_768, 512, outer_bytes=178_000_000,
    feed_forward=2048,
)  # fmt: skip
MODELS = {
    "Mistral-7B": MISTRAL_7B,
    "Qwen2.5-14B": QWEN_14B,
    "SmolLM2-135M": SMOLLM2_135M,
    "gemma-3-270m": GEMMA_270M,
}
WANTED = Wanted(4096, None, 0.85, 4096)


# gpu_layers, context_tokens, parallel, kv_type; None: it does not fit.
EXPECTED = {
    ("8 GB GPU", "Mistral-7B"): (33, 8192, 8, "f16"),
    ("8 GB GPU", "Qwen2.5-14B"): (30, 8192, 8, "f16"),
    ("8 GB GPU", "SmolLM2-135M"): (31, 16384, 16, "f16"),
    ("8 GB GPU", "gemma-3-270m"): (19, 16384, 16, "f16"),
    ("24 GB GPU", "Mistral-7B"): (33, 16384, 16, "f16"),
    ("24 GB GPU", "Qwen2.5-14B"): (49, 16384, 16, "f16"),
    ("24 GB GPU", "SmolLM2-135M"): (31, 16384, 16, "f16"),
    ("24 GB GPU", "gemma-3-270m"): (19, 16384, 16, "f16"),
    ("Apple 16 GB", "Mistral-7B"): (33, 16384, 16, "f16"),
    ("Apple 16 GB", "Qwen2.5-14B"): None,
    ("Apple 16 GB", "SmolLM2-135M"): (31, 16384, 16, "f16"),
    ("Apple 16 GB", "gemma-3-270m"): (19, 16384, 16, "f16"),
    ("server GPU", "Mistral-7B"): (33, 16384, 16, "f16"),
    ("server GPU", "Qwen2.5-14B"): (49, 16384, 16, "f16"),
    ("server GPU", "SmolLM2-135M"): (31, 16384, 16, "f16"),
    ("server GPU", "gemma-3-270m"): (19, 16384, 16, "f16"),
    ("8 GB", "Mistral-7B"): None,
    ("8 GB", "Qwen2.5-14B"): None,
    ("8 GB", "SmolLM2-135M"): (0, 8192, 8, "f16"),
    ("8 GB", "gemma-3-270m"): (0, 8192, 8, "f16"),
    ("32 GB", "Mistral-7B"): (0, 8192, 8, "f16"),
    ("32 GB", "Qwen2.5-14B"): (0, 8192, 8, "f16"),
    ("32 GB", "SmolLM2-135M"): (0, 8192, 8, "f16"),
    ("32 GB", "gemma-3-270m"): (0, 8192, 8, "f16"),
}


@pytest.mark.parametrize(("machine", "model"), EXPECTED)
def test_every_recorded_machine_gets_its_fit(machine: str, model: str) -> None:
    expected = EXPECTED[machine, model]
    if expected is None:
        with pytest.raises(ModelTooLarge):
            plan_fit(MACHINES[machine], MODELS[model], WANTED)
        return
    fit = plan_fit(MACHINES[machine], MODELS[model], WANTED)
    assert (fit.gpu_layers, fit.context_tokens, fit.parallel, fit.kv_type) == expected
    assert fit.prompt_tokens == 4096
    assert fit.batch_tokens == 4096


def test_the_reason_says_what_was_chosen_and_what_was_too_much() -> None:
    assert plan_fit(LAPTOP_8_GB_GPU, QWEN_14B, WANTED).reason == (
        "NVIDIA GeForce RTX 4060 Laptop GPU: 30 of 48 layers on the GPU, 8 at a time, 4096 tokens "
        "each, 8192 tokens in all, KV cache in f16, 6.3 of 6.3 GB GPU memory; all layers on the "
        "GPU, 16 at a time, 16384 tokens in all would need 12.6 of 6.3 GB GPU memory."
    )
    assert plan_fit(NO_GPU_32_GB, MISTRAL_7B, WANTED).reason == (
        "CPU: 8 at a time, 4096 tokens each, 8192 tokens in all, KV cache in f16, "
        "5.8 of 23.1 GB RAM."
    )


def test_kv_bytes_are_those_that_llama_cpp_logs() -> None:
    """SmolLM2-135M, 4096 cells: 90 MiB; 8192 in q8_0: 95.62 MiB. gemma, 4096: 12 + 60 MiB."""
    assert kv_bytes(SMOLLM2_135M, 4096, "f16") == 90 * _MIB
    assert kv_bytes(SMOLLM2_135M, 8192, "q8_0") == 95.625 * _MIB
    assert kv_bytes(GEMMA_270M, 4096, "f16") == 72 * _MIB


def test_a_parallel_that_was_asked_for_is_kept_when_it_fits() -> None:
    asked = WANTED._replace(parallel=3)
    assert plan_fit(NO_GPU_32_GB, MISTRAL_7B, asked).parallel == 3
    asked = WANTED._replace(parallel=64)
    assert plan_fit(DESKTOP_24_GB_GPU, SMOLLM2_135M, asked).parallel == 64


def test_a_parallel_that_was_asked_for_takes_q8_0_before_it_is_halved() -> None:
    tight = NO_GPU_32_GB._replace(ram_free_bytes=6_500_000_000)
    fit = plan_fit(tight, MISTRAL_7B, WANTED._replace(parallel=12))
    assert (fit.parallel, fit.kv_type) == (12, "q8_0")
    tighter = tight._replace(ram_free_bytes=5_900_000_000)
    assert plan_fit(tighter, MISTRAL_7B, WANTED._replace(parallel=12)).parallel == 6


def test_a_parallel_nobody_asked_for_leaves_half_of_the_free_ram() -> None:
    small = SMOLLM2_135M._replace(layers=300)
    machine = NO_GPU_32_GB._replace(ram_free_bytes=3_500_000_000)
    fit = plan_fit(machine, small, WANTED)
    assert (fit.parallel, fit.context_tokens) == (4, 4096)
    assert "over half of the free RAM" in fit.reason
    assert plan_fit(machine, small, WANTED._replace(parallel=8)).context_tokens == 8192


def test_context_is_given_up_last() -> None:
    machine = NO_GPU_8_GB._replace(ram_free_bytes=5_500_000_000)
    fit = plan_fit(machine, MISTRAL_7B, WANTED)
    assert (fit.kv_type, fit.parallel, fit.prompt_tokens) == ("q8_0", 2, 2048)
    assert "; 8 at a time, 4096 tokens each" in fit.reason


def test_no_more_context_than_the_model_was_trained_for_or_than_is_wanted() -> None:
    assert plan_fit(NO_GPU_32_GB, SMOLLM2_135M, Wanted(99_999, 1, 0.85, 512)).prompt_tokens == 8192
    fit = plan_fit(NO_GPU_32_GB, SMOLLM2_135M, Wanted(300, 2, 0.85, 4096))
    assert (fit.prompt_tokens, fit.context_tokens, fit.batch_tokens) == (300, 768, 768)


def test_an_integrated_gpu_counts_only_where_there_is_no_other() -> None:
    integrated = Device("Intel Iris Xe", "igpu", 8_000 * _MIB, 8_000 * _MIB, is_unified=True)
    laptop = LAPTOP_8_GB_GPU._replace(devices=(integrated, *LAPTOP_8_GB_GPU.devices))
    assert plan_fit(laptop, MISTRAL_7B, WANTED) == plan_fit(LAPTOP_8_GB_GPU, MISTRAL_7B, WANTED)
    alone = NO_GPU_32_GB._replace(devices=(integrated, _CPU))
    assert plan_fit(alone, MISTRAL_7B, WANTED).gpu_layers == 33


def test_two_gpus_hold_what_one_cannot() -> None:
    gpu = LAPTOP_8_GB_GPU.devices[0]
    two = LAPTOP_8_GB_GPU._replace(devices=(gpu, gpu, _CPU))
    fit = plan_fit(two, QWEN_14B, WANTED)
    assert fit.gpu_layers == 49
    assert " and 1 more:" in fit.reason


def test_a_model_without_a_kv_cache_has_none_to_shrink() -> None:
    mamba = ModelShape(
        260_000_000, 24, 0, 0, 0, 768, 50_280, 1_048_576, is_recurrent=True, state_bytes=2_800_000
    )
    fit = plan_fit(NO_GPU_8_GB, mamba, WANTED)
    assert fit.kv_type == "f16"
    assert all(step.kv_type == "f16" for step in step_downs(fit, mamba))


def test_the_error_says_how_much_is_missing() -> None:
    with pytest.raises(ModelTooLarge) as refused:
        plan_fit(NO_GPU_8_GB, QWEN_14B, WANTED)
    assert refused.value.info.title == (
        "The model needs about 9313 MB of memory; 4057 MB can be used"
    )


def test_steps_down_in_order_and_once_each() -> None:
    fit = plan_fit(LAPTOP_8_GB_GPU, MISTRAL_7B, WANTED)
    steps = list(step_downs(fit, MISTRAL_7B))
    assert [(s.gpu_layers, s.context_tokens, s.parallel, s.kv_type) for s in steps] == [
        (33, 8192, 8, "q8_0"),
        (33, 4096, 4, "q8_0"),
        (33, 2048, 4, "q8_0"),
        (16, 2048, 4, "q8_0"),
        (0, 2048, 4, "q8_0"),
    ]
    assert steps[2].prompt_tokens == steps[2].batch_tokens == 2048
    assert [step.reason for step in steps] == [
        "It did not load; KV cache in q8_0 instead.",
        "It did not load; 4 at a time instead of 8.",
        "It did not load; 2048 tokens of context instead of 4096.",
        "It did not load; 16 layers on the GPU instead of 33.",
        "It did not load; on the CPU instead.",
    ]


def test_steps_that_change_nothing_are_left_out() -> None:
    least = Fit(0, 512, 512, 1, "q8_0", 512, "")
    assert list(step_downs(least, MISTRAL_7B)) == []
