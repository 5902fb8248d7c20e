"""Fit a model into a machine: what to load where, before anything native is asked for memory.

Pure arithmetic on device facts and model metadata. The formulas are in `domain.model_memory`.
"""

from collections.abc import Iterator
from typing import NamedTuple

from app.domain.errors import ModelTooLarge
from app.domain.model_memory import Demand, KvType, Machine, ModelShape, Need, kv_bytes, needed

# llama.cpp rounds n_ctx up to this (GGML_PAD(n_ctx, 256) in llama-context.cpp).
_CELL_STEP = 256
_LEAST_CONTEXT_TOKENS = 512
# What a sequence holds on average: prompts are rarely all at their longest at the same time.
_CELLS_PER_SEQUENCE = 1024
_GPU_PARALLEL = 16
_CPU_PARALLEL = 8
# Fewer sequences cost speed only; q8_0 costs accuracy. Below this it is worth it.
_FEW = 4
# RAM is shared with everything the user has open.
_RAM_SHARE = 0.9
_KV_RAM_SHARE = 0.5
_GB = 1e9
_MB = 1_000_000


class Wanted(NamedTuple):
    """What the user wants: the context of one prompt; prompts at once, None for as many as fit."""

    context_tokens: int
    parallel: int | None
    gpu_memory_utilization: float
    max_batch_tokens: int


class Fit(NamedTuple):
    """How to load a model.

    `gpu_layers` is llama.h's n_gpu_layers: layers + 1 puts everything there, the output too.
    `context_tokens` is all KV cells, shared by all sequences (n_ctx with kv_unified), and
    `prompt_tokens` the most that one prompt and its answer may have. `batch_tokens` is n_batch;
    n_ubatch is the smaller of it and MICRO_BATCH_TOKENS; n_outputs_max is `parallel`.
    """

    gpu_layers: int
    context_tokens: int
    prompt_tokens: int
    parallel: int
    kv_type: KvType
    batch_tokens: int
    reason: str

    @property
    def demand(self) -> Demand:
        """The part that decides its memory."""
        return Demand(
            self.gpu_layers, self.context_tokens, self.parallel, self.kv_type, self.batch_tokens
        )


class Budget(NamedTuple):
    """Bytes that may be used. With unified memory the devices' bytes are also RAM's."""

    device_bytes: int
    ram_bytes: int
    gpus: int
    is_unified: bool

    @property
    def total_bytes(self) -> int:
        """Both, counted once where they are the same memory."""
        return self.ram_bytes if self.is_unified else self.device_bytes + self.ram_bytes


def budget(machine: Machine, gpu_memory_utilization: float) -> Budget:
    """Free device memory x the utilization, and nine tenths of the free RAM.

    What is left of the device's memory is for what no formula counts: the driver's kernels and
    workspaces, and the screen.
    """
    free_bytes = sum(device.free_bytes for device in machine.gpus)
    return Budget(
        device_bytes=int(free_bytes * gpu_memory_utilization),
        ram_bytes=int(machine.ram_free_bytes * _RAM_SHARE),
        gpus=len(machine.gpus),
        is_unified=any(device.is_unified for device in machine.gpus),
    )


def plan_fit(machine: Machine, shape: ModelShape, wanted: Wanted) -> Fit:
    """The first way to load the model that fits, in order of preference.

    All layers on the GPU, then as many as fit, then the CPU; for each of them less parallel
    and a q8_0 KV cache before that. A parallel that was asked for is given up after the KV type.
    The wanted context is given up last, in halves: work is planned for it.

    Raises:
        ModelTooLarge: not even 512 tokens for one prompt at a time fit.
    """
    limits = budget(machine, wanted.gpu_memory_utilization)
    first: Fit | None = None
    for fit in _candidates(limits, shape, wanted):
        first = first or fit
        need = needed(shape, fit.demand, limits.gpus)
        if has_room(need, limits) and (wanted.parallel or _leaves_ram(fit, shape, machine)):
            return fit._replace(reason=_reason(fit, first, shape, machine, limits))
    tokens = _prompts(shape, wanted)[-1]
    least = _fit(wanted, 0, _Mix(tokens, 1, _smallest_kv(shape)))
    raise ModelTooLarge(
        needed_mb=-(-needed(shape, least.demand).ram_bytes // _MB),
        free_mb=limits.total_bytes // _MB,
    )


def step_downs(fit: Fit, shape: ModelShape) -> Iterator[Fit]:
    """What to try when a load fails all the same: each step at most once, on top of the last.

    KV cache in q8_0, half the parallel, half the context, half the layers, the CPU. A step that
    would change nothing is left out.
    """
    if fit.kv_type == "f16" and shape.has_quantizable_kv:
        fit = fit._replace(kv_type="q8_0", reason="It did not load; KV cache in q8_0 instead.")
        yield fit
    if fit.parallel > 1:
        half = fit.parallel // 2
        cells = min(fit.context_tokens, _cells(fit.prompt_tokens, half))
        reason = f"It did not load; {half} at a time instead of {fit.parallel}."
        fit = _with_cells(fit, cells)._replace(parallel=half, reason=reason)
        yield fit
    if fit.context_tokens > _LEAST_CONTEXT_TOKENS:
        cells = max(_LEAST_CONTEXT_TOKENS, _whole_cells(fit.context_tokens // 2))
        reason = f"It did not load; {cells} tokens of context instead of {fit.context_tokens}."
        fit = _with_cells(fit, cells)._replace(reason=reason)
        yield fit
    if fit.gpu_layers > 1:
        half = fit.gpu_layers // 2
        reason = f"It did not load; {half} layers on the GPU instead of {fit.gpu_layers}."
        fit = fit._replace(gpu_layers=half, reason=reason)
        yield fit
    if fit.gpu_layers > 0:
        yield fit._replace(gpu_layers=0, reason="It did not load; on the CPU instead.")


class _Mix(NamedTuple):
    prompt_tokens: int
    parallel: int
    kv_type: KvType


def _candidates(limits: Budget, shape: ModelShape, wanted: Wanted) -> Iterator[Fit]:
    """Every way to load the model, best first."""
    for prompt in _prompts(shape, wanted):
        if limits.gpus:
            for mix in _mixes(shape, prompt, wanted.parallel, _GPU_PARALLEL):
                yield _fit(wanted, shape.layers + 1, mix)
            for mix in _mixes(shape, prompt, wanted.parallel, _CPU_PARALLEL):
                for layers in range(shape.layers, 0, -1):
                    yield _fit(wanted, layers, mix)
        for mix in _mixes(shape, prompt, wanted.parallel, _CPU_PARALLEL):
            yield _fit(wanted, 0, mix)


def _prompts(shape: ModelShape, wanted: Wanted) -> list[int]:
    """The wanted context of a prompt, then half of it again and again, down to 512."""
    tokens = min(wanted.context_tokens, shape.trained_context)
    halves = []
    while tokens > _LEAST_CONTEXT_TOKENS:
        halves.append(tokens)
        tokens //= 2
    least = min(wanted.context_tokens, shape.trained_context, _LEAST_CONTEXT_TOKENS)
    return [*halves, least]


def _mixes(shape: ModelShape, prompt: int, asked: int | None, default: int) -> Iterator[_Mix]:
    """Sequences at once and KV type, best first."""
    most = asked or default
    steps = [most >> halvings for halvings in range(most.bit_length())]
    many = steps[:1] if asked else [parallel for parallel in steps if parallel >= _FEW]
    few = [parallel for parallel in steps if parallel not in many]
    for parallel in many:
        yield _Mix(prompt, parallel, "f16")
    if shape.has_quantizable_kv:
        for parallel in many:
            yield _Mix(prompt, parallel, "q8_0")
    for parallel in few:
        yield _Mix(prompt, parallel, _smallest_kv(shape))


def _smallest_kv(shape: ModelShape) -> KvType:
    return "q8_0" if shape.has_quantizable_kv else "f16"


def _fit(wanted: Wanted, gpu_layers: int, mix: _Mix) -> Fit:
    cells = _cells(mix.prompt_tokens, mix.parallel)
    batch = min(wanted.max_batch_tokens, cells)
    return Fit(gpu_layers, cells, *mix, batch, reason="")


def _cells(prompt: int, parallel: int) -> int:
    """KV cells for some sequences: one whole prompt at least, about 1024 for each."""
    return _whole_cells(max(prompt, parallel * min(prompt, _CELLS_PER_SEQUENCE)))


def _whole_cells(cells: int) -> int:
    return -(-cells // _CELL_STEP) * _CELL_STEP


def _with_cells(fit: Fit, cells: int) -> Fit:
    return fit._replace(
        context_tokens=cells,
        prompt_tokens=min(fit.prompt_tokens, cells),
        batch_tokens=min(fit.batch_tokens, cells),
    )


def has_room(need: Need, limits: Budget) -> bool:
    """Whether what a load takes is there."""
    ram_bytes = need.ram_bytes + (need.device_bytes if limits.is_unified else 0)
    return need.device_bytes <= limits.device_bytes and ram_bytes <= limits.ram_bytes


def _leaves_ram(fit: Fit, shape: ModelShape, machine: Machine) -> bool:
    """Whether a parallel that nobody asked for leaves the user half of the free RAM."""
    on_cpu = max(0, shape.layers - fit.gpu_layers)
    cache = kv_bytes(shape, fit.context_tokens, fit.kv_type) * on_cpu // shape.layers
    return fit.parallel == 1 or cache <= machine.ram_free_bytes * _KV_RAM_SHARE


def _reason(fit: Fit, first: Fit, shape: ModelShape, machine: Machine, limits: Budget) -> str:
    """One line: what was chosen, what it takes of what there is, and what was too much."""
    place = "CPU"
    if fit.gpu_layers:
        rest = f" and {limits.gpus - 1} more" if limits.gpus > 1 else ""
        place = f"{machine.gpus[0].name}{rest}"
    words = _words(fit, shape, limits)
    chosen = f"{place}: {', '.join(words)}, {_memory(fit, shape, limits)}"
    if fit.demand == first.demand:
        return f"{chosen}."
    if has_room(needed(shape, first.demand, limits.gpus), limits):
        return f"{chosen}; more at a time would fill over half of the free RAM."
    denied = ", ".join(word for word in _words(first, shape, limits) if word not in words)
    return f"{chosen}; {denied} would need {_memory(first, shape, limits)}."


def _words(fit: Fit, shape: ModelShape, limits: Budget) -> list[str]:
    words = [
        f"{fit.parallel} at a time",
        f"{fit.prompt_tokens} tokens each",
        f"{fit.context_tokens} tokens in all",
        f"KV cache in {fit.kv_type}",
    ]
    if limits.gpus == 0:
        return words
    is_whole = fit.gpu_layers > shape.layers
    layers = "all" if is_whole else f"{fit.gpu_layers} of {shape.layers}"
    return [f"{layers} layers on the GPU", *words]


def _memory(fit: Fit, shape: ModelShape, limits: Budget) -> str:
    """The memory that decides: what a load takes of it, and what there is."""
    need = needed(shape, fit.demand, limits.gpus)
    ram_bytes = need.ram_bytes + (need.device_bytes if limits.is_unified else 0)
    is_device_full = need.device_bytes > limits.device_bytes
    is_ram_full = ram_bytes > limits.ram_bytes
    if fit.gpu_layers and not is_ram_full and (is_device_full or not limits.is_unified):
        return _share(need.device_bytes, limits.device_bytes, "GPU memory")
    return _share(ram_bytes, limits.ram_bytes, "RAM")


def _share(part_bytes: int, whole_bytes: int, kind: str) -> str:
    return f"{part_bytes / _GB:.1f} of {whole_bytes / _GB:.1f} GB {kind}"
