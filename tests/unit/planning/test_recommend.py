"""Which models suit which recorded machines."""

from collections.abc import Sequence
from itertools import pairwise

import pytest

from app.domain.model_memory import Device, Machine
from app.domain.recommendation import Advice, FitVerdict, MachineFacts, MeasuredSpeed
from app.planning.recommend import advise, recommend
from app.planning.speed import Share, cpu_bandwidth, device_bandwidth, written_per_second
from app.system.catalogue import read_catalogue
from tests.conftest import REPOSITORY
from tests.unit.planning.test_fit import (
    APPLE_16_GB,
    DESKTOP_24_GB_GPU,
    LAPTOP_8_GB_GPU,
    NO_GPU_8_GB,
    NO_GPU_32_GB,
    SERVER_GPU,
)

ENTRIES = read_catalogue(REPOSITORY / "resources" / "models.yaml")
BY_ID = {entry.id: entry for entry in ENTRIES}
MIB = 1 << 20
GIB = 1 << 30
ROOM = 200_000_000_000
LAPTOP_6_GB_GPU = LAPTOP_8_GB_GPU._replace(
    devices=(
        Device("NVIDIA GeForce RTX 3060 Laptop GPU", "gpu", 5_400 * MIB, 6_144 * MIB),
        *LAPTOP_8_GB_GPU.devices[1:],
    )
)
SPARE = Device("CPU", "cpu", 0, 0)

# RAM in all, the best entry, and how many fit, are slow, do not fit.
EXPECTED = {
    "laptop, 8 GB, no GPU": (NO_GPU_8_GB, 8, "qwen3-4b-2507-q4_k_m"),
    "laptop, 16 GB, 6 GB GPU": (LAPTOP_6_GB_GPU, 16, "qwen3-4b-2507-q5_k_m"),
    "laptop, 16 GB, 8 GB GPU": (LAPTOP_8_GB_GPU, 16, "qwen2.5-7b-q5_k_m"),
    "desktop, 24 GB GPU": (DESKTOP_24_GB_GPU, 32, "qwen2.5-14b-q5_k_m"),
    "Mac, 16 GB": (APPLE_16_GB, 16, "qwen2.5-7b-q4_k_m"),
    "server, H200": (SERVER_GPU, 128, "qwen2.5-14b-q5_k_m"),
    "office, 32 GB, no GPU": (NO_GPU_32_GB, 32, "qwen3-4b-2507-q4_k_m"),
}


def facts(machine: Machine, ram_gib: int = 16, disk: int = ROOM) -> MachineFacts:
    return MachineFacts(machine, ram_gib * GIB, disk)


def by_id(advices: Sequence[Advice]) -> dict[str, Advice]:
    return {advice.entry.id: advice for advice in advices}


@pytest.mark.parametrize("name", EXPECTED)
def test_every_recorded_machine_gets_its_best_model(name: str) -> None:
    machine, ram_gib, best = EXPECTED[name]
    advices = recommend(ENTRIES, facts(machine, ram_gib))
    assert len(advices) == len(ENTRIES)
    assert [advice.entry.id for advice in advices if advice.is_best] == [best]
    assert advices[0].is_best
    order = [FitVerdict.FITS, FitVerdict.SLOW, FitVerdict.WONT_FIT]
    assert all(
        order.index(one.verdict) <= order.index(next_.verdict) for one, next_ in pairwise(advices)
    )


def test_8_gb_without_a_gpu_holds_4b_but_not_7b() -> None:
    found = by_id(recommend(ENTRIES, facts(NO_GPU_8_GB, 8)))
    assert found["qwen3-4b-2507-q4_k_m"].verdict is FitVerdict.FITS
    mistral = found["mistral-7b-q4_k_m"]
    assert mistral.verdict is FitVerdict.WONT_FIT
    assert mistral.reason == (
        "It needs 4.7 GB of memory; 4.1 GB can be used now. With other programs closed it would "
        "fit."
    )
    assert found["phi-4-q5_k_m"].reason == "It needs 11.0 GB of memory; 4.1 GB can be used."
    assert mistral.tokens_per_second is mistral.context_tokens is None


def test_the_reference_model_is_whole_on_8_gb_and_split_on_6() -> None:
    whole = advise(BY_ID["mistral-7b-q4_k_m"], facts(LAPTOP_8_GB_GPU))
    assert whole.verdict is FitVerdict.FITS
    assert not whole.is_split
    assert whole.device_bytes < 6e9
    assert (whole.context_tokens or 0) >= 4096
    split = advise(BY_ID["mistral-7b-q4_k_m"], facts(LAPTOP_6_GB_GPU))
    assert split.is_split
    assert "of its 32 layers fit on the graphics card" in split.reason
    assert 0 < (split.tokens_per_second or 0) < (whole.tokens_per_second or 0)


def test_a_server_runs_all_of_them_quickly() -> None:
    for advice in recommend(ENTRIES, facts(SERVER_GPU, 128)):
        assert advice.verdict is FitVerdict.FITS
        assert advice.reason.startswith("All of it fits on the graphics card")
        # Up to what is asked about, or what the model was trained for.
        assert advice.context_tokens == min(advice.entry.architecture.context, 131_072)


def test_speeds_that_others_have_published_are_met_within_a_quarter() -> None:
    """phi-4 in Q4_K_M: RTX 3090 82 tokens/s, RTX A4000 40. A 7B model on an M1: 14."""
    phi = BY_ID["phi-4-q4_k_m"]
    for name, published in (("NVIDIA GeForce RTX 3090", 82.3), ("NVIDIA RTX A4000", 40.0)):
        machine = Machine((Device(name, "gpu", 24 * GIB, 24 * GIB), SPARE), 16 * GIB, 8)
        speed = advise(phi, facts(machine)).tokens_per_second or 0
        assert abs(speed / published - 1) < 0.25, name
    apple = facts(APPLE_16_GB)
    seven_b = Share(3_560_000_000, 32)
    assert abs(written_per_second(apple, seven_b, Share(0, 0)) / 14.1 - 1) < 0.1


def test_what_was_measured_corrects_what_is_expected() -> None:
    mistral = BY_ID["mistral-7b-q4_k_m"]
    guess = advise(mistral, facts(NO_GPU_32_GB)).tokens_per_second or 0
    small = MeasuredSpeed("small", 100.0, 98_000_000, 30)
    expected = written_per_second(facts(NO_GPU_32_GB), Share(0, 0), Share(98_000_000, 30))
    measured = facts(NO_GPU_32_GB)._replace(measured=small)
    corrected = advise(mistral, measured).tokens_per_second or 0
    assert corrected == pytest.approx(guess * 100.0 / expected)
    absurd = measured._replace(measured=small._replace(tokens_per_second=1e6))
    assert advise(mistral, absurd).tokens_per_second == pytest.approx(4 * guess)
    nothing = measured._replace(measured=small._replace(tokens_per_second=0.0))
    assert advise(mistral, nothing).tokens_per_second == pytest.approx(guess)


def test_a_slow_machine_has_no_best_but_an_order() -> None:
    slow = facts(NO_GPU_32_GB)._replace(measured=MeasuredSpeed("small", 8.0, 98_000_000, 30))
    advices = recommend(ENTRIES, slow)
    assert not any(advice.is_best for advice in advices)
    speeds = [advice.tokens_per_second or 0 for advice in advices]
    assert speeds == sorted(speeds, reverse=True)
    assert advices[-1].reason.endswith("very slowly.")


def test_a_full_disk_is_said_before_anything_else() -> None:
    advice = advise(BY_ID["mistral-7b-q4_k_m"], facts(SERVER_GPU, 128, disk=4_500_000_000))
    assert advice.verdict is FitVerdict.WONT_FIT
    assert advice.reason == "It needs 4.4 GB of disk; 4.5 GB are free, of which 0.5 GB stay free."


def test_how_long_the_download_takes_is_known_once_something_was_downloaded() -> None:
    entry = BY_ID["qwen2.5-0.5b-q4_k_m"]
    assert advise(entry, facts(NO_GPU_8_GB)).download_s is None
    known = facts(NO_GPU_8_GB)._replace(download_bytes_per_second=1_000_000.0)
    assert advise(entry, known).download_s == pytest.approx(491.4, abs=0.1)


def test_bandwidths_by_name_and_for_what_nobody_knows() -> None:
    def of(name: str, *, is_unified: bool = False) -> float:
        return device_bandwidth(Device(name, "gpu", 1, 1, is_unified)) / 1e9

    assert of("NVIDIA GeForce RTX 4060 Laptop GPU") == 256
    assert of("NVIDIA GeForce RTX 4090 D") == 1008
    assert of("NVIDIA H200") == 4800
    assert of("Apple M2 Max", is_unified=True) == 400
    assert of("Apple M1", is_unified=True) == 68
    assert of("A card of the year 2031") == 200
    assert of("Intel Iris Xe", is_unified=True) == 70
    assert cpu_bandwidth(APPLE_16_GB) == 68e9
    assert cpu_bandwidth(LAPTOP_8_GB_GPU) == 40e9
