"""How fast a machine will write with a model it has never run: by memory bandwidth. Pure.

Each written token reads every weight once, so its time is bytes over bandwidth, and a little for
each layer's synchronization. The bandwidth is guessed by the device's name and corrected by what
this machine has really done with a model that it has.
"""

import re
from typing import NamedTuple

from app.domain.model_memory import Device, Machine
from app.domain.recommendation import MachineFacts, MeasuredSpeed

_GB = 1e9
# What llama.cpp gets of a memory's nominal bandwidth. Published runs: a 7B model in Q4_0 on an M1
# 14.1 tokens/s (73 %); phi-4 in Q4_K_M on an RTX 3090 82 (77 %), on an RTX A4000 40 (78 %).
_SHARE = 0.75
_LAYER_S = {"cpu": 60e-6, "gpu": 30e-6}
_GPU_DEFAULT, _CPU_DEFAULT = 200.0, 40.0
# What one core can unpack and multiply in a second: with few cores that is the limit.
_CORE_BYTES_PER_S = 9 * _GB
_UNIFIED_DEFAULT = 70.0
# A single measurement may be of a machine that had other things to do.
_LEAST_FACTOR, _MOST_FACTOR = 0.03, 4.0

# Nominal memory bandwidth in GB/s, as the makers' data sheets have it; the first that matches.
_KNOWN: tuple[tuple[str, float], ...] = (
    (r"H200", 4800), (r"H100", 3350), (r"A100", 1940), (r"L40S?", 864), (r"\bL4\b", 300),
    (r"\bT4\b", 320), (r"V100", 900), (r"A10\b", 600),
    (r"RTX 5090 Laptop", 896), (r"RTX 5080 Laptop", 896), (r"RTX 5070 Laptop", 384),
    (r"RTX 5090", 1792), (r"RTX 5080", 960), (r"RTX 5070 Ti", 896), (r"RTX 5070", 672),
    (r"RTX 5060", 448),
    (r"RTX 4090 Laptop", 576), (r"RTX 4080 Laptop", 432), (r"RTX 40[567]0 Laptop", 256),
    (r"RTX 4090", 1008), (r"RTX 4080", 717), (r"RTX 4070 Ti SUPER", 672), (r"RTX 4070", 504),
    (r"RTX 4060", 272),
    (r"RTX 3090", 936), (r"RTX 3080", 760), (r"RTX 3070", 448), (r"RTX 3060 Laptop", 336),
    (r"RTX 3060", 360), (r"RTX 3050", 192), (r"RTX 2080", 448), (r"RTX 2070", 448),
    (r"RTX 2060", 336), (r"GTX 16[56]0", 192), (r"GTX 1080", 320), (r"GTX 1070", 256),
    (r"GTX 1060", 192), (r"A6000", 768), (r"A5000", 768), (r"A4000", 448), (r"A2000", 288),
    (r"RX 7900 XTX", 960), (r"RX 7900", 800), (r"RX 7800", 624), (r"RX 7600", 288),
    (r"RX 6800", 512), (r"RX 6700", 384), (r"RX 6600", 224),
    (r"Arc\W* A770", 560), (r"Arc\W* A750", 512), (r"Arc\W* B580", 456),
    (r"Apple M[1-5] Ultra", 800), (r"Apple M4 Max", 410), (r"Apple M[1235] Max", 400),
    (r"Apple M4 Pro", 273), (r"Apple M3 Pro", 150), (r"Apple M[125] Pro", 200),
    (r"Apple M4", 120), (r"Apple M5", 153), (r"Apple M[23]", 100), (r"Apple M1", 68),
)  # fmt: skip


class Share(NamedTuple):
    """A part of a model in one place: bytes read and layers passed for each token."""

    bytes_per_token: float
    layers: int


def written_per_second(facts: MachineFacts, on_device: Share, on_cpu: Share) -> float:
    """Tokens that one prompt gets written in a second, with a model that lies so.

    Corrected by `facts.measured`, as if all parts of the machine were off by the same factor.
    """
    return _factor(facts) / _seconds(facts.machine, on_device, on_cpu)


def _factor(facts: MachineFacts) -> float:
    """By how much this machine is faster than it was guessed to be."""
    known = facts.measured
    if known is None or known.tokens_per_second <= 0:
        return 1.0
    guess = 1 / _seconds(facts.machine, *_where(facts.machine, known))
    return min(_MOST_FACTOR, max(_LEAST_FACTOR, known.tokens_per_second / guess))


def _where(machine: Machine, known: MeasuredSpeed) -> tuple[Share, Share]:
    """Where the measured model lay: they are small, so on the GPU if there is one."""
    whole, nothing = Share(known.bytes_per_token, known.layers), Share(0, 0)
    return (whole, nothing) if machine.gpus else (nothing, whole)


def _seconds(machine: Machine, on_device: Share, on_cpu: Share) -> float:
    cpu_s = on_cpu.bytes_per_token / _cpu_rate(machine)
    cpu_s += on_cpu.layers * _LAYER_S["cpu"]
    if not machine.gpus:
        return cpu_s
    slowest = min(map(device_bandwidth, machine.gpus))
    device_s = on_device.bytes_per_token / (slowest * _SHARE) + on_device.layers * _LAYER_S["gpu"]
    return cpu_s + device_s


def _cpu_rate(machine: Machine) -> float:
    return min(cpu_bandwidth(machine) * _SHARE, machine.cores * _CORE_BYTES_PER_S)


def device_bandwidth(device: Device) -> float:
    """A GPU's nominal memory bandwidth in bytes a second; a cautious guess for unknown ones."""
    for pattern, gb in _KNOWN:
        if re.search(pattern, device.name, re.IGNORECASE):
            return gb * _GB
    return (_UNIFIED_DEFAULT if device.is_unified else _GPU_DEFAULT) * _GB


def cpu_bandwidth(machine: Machine) -> float:
    """The RAM's bandwidth in bytes a second: that of the GPU where both are the same memory."""
    unified = [one for one in machine.gpus if one.is_unified and one.name.startswith("Apple")]
    return device_bandwidth(unified[0]) if unified else _CPU_DEFAULT * _GB
