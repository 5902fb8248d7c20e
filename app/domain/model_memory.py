"""How much memory a model takes, worked out from its metadata: figures in bytes, nothing loaded.

The formulas follow llama.cpp's allocations as its log prints them ("KV buffer size", "compute
buffer size"), with Flash Attention on, its default wherever a device supports it.
"""

from typing import Literal, NamedTuple

DeviceKind = Literal["cpu", "gpu", "igpu", "accel"]
KvType = Literal["f16", "q8_0"]

# llama.h's default n_ubatch: what one pass through the graph takes, so what sizes its buffers.
MICRO_BATCH_TOKENS = 1024
# ggml-common.h: block_q8_0 is 32 elements of a byte and one two-byte scale.
_BYTES_PER_32: dict[KvType, int] = {"f16": 64, "q8_0": 34}
_FLOAT_BYTES = 4
# The worker itself: 56 MB resident with nothing loaded, measured on Linux; the rest is vocabulary.
_PROCESS_BYTES = 100_000_000


class Device(NamedTuple):
    """One device as ggml lists it.

    `is_unified`: its memory is RAM (Apple silicon, integrated GPUs), not memory beside it.
    `backend` is what llama.cpp speaks to it with: CPU, CUDA, Metal, Vulkan; empty: not told.
    """

    name: str
    kind: DeviceKind
    free_bytes: int
    total_bytes: int
    is_unified: bool = False
    backend: str = ""


class Machine(NamedTuple):
    """What a model may run on. `ram_free_bytes` is what can be had without swapping."""

    devices: tuple[Device, ...]
    ram_free_bytes: int
    cores: int

    @property
    def gpus(self) -> tuple[Device, ...]:
        """What llama.cpp would put layers on: every GPU; an integrated one if there is no other."""
        found = tuple(device for device in self.devices if device.kind == "gpu")
        return found or tuple(device for device in self.devices if device.kind == "igpu")[:1]


class ModelShape(NamedTuple):
    """What sizes a model in memory.

    `kv_heads` is the mean over layers, rounded up, where they differ. `outer_bytes` is the part
    of `weights_bytes` outside the layers (token embeddings, output). `feed_forward` is the
    inner width; 0 means unknown. `state_bytes` is one sequence's recurrent state.
    """

    weights_bytes: int
    layers: int
    kv_heads: int
    head_dim_k: int
    head_dim_v: int
    embedding: int
    vocabulary: int
    trained_context: int
    swa_window: int = 0
    is_recurrent: bool = False
    outer_bytes: int = 0
    feed_forward: int = 0
    state_bytes: int = 0

    @property
    def has_quantizable_kv(self) -> bool:
        """Whether q8_0 would make the KV cache smaller: rows must be whole blocks of 32."""
        width = self.kv_heads * min(self.head_dim_k, self.head_dim_v)
        return width > 0 and self.head_dim_k % 32 == 0 and self.head_dim_v % 32 == 0


class Demand(NamedTuple):
    """How a model is loaded: what decides its memory. Units as in `planning.fit.Fit`."""

    gpu_layers: int
    context_tokens: int
    parallel: int
    kv_type: KvType
    batch_tokens: int


class Need(NamedTuple):
    """Bytes on the devices (all of them together) and in RAM."""

    device_bytes: int
    ram_bytes: int


def kv_bytes(shape: ModelShape, cells: int, kv_type: KvType) -> int:
    """The KV cache of all layers.

    layers x kv_heads x (head_dim_k + head_dim_v) x cells elements (llama-kv-cache.cpp: a K and
    a V tensor per layer); f16 takes 2 bytes for each, q8_0 34 for 32. Layers with a sliding
    window count in full: llama.h's default `swa_full` keeps every cell, so prefixes can be reused.
    """
    elements = shape.layers * shape.kv_heads * (shape.head_dim_k + shape.head_dim_v) * cells
    return -(-elements * _BYTES_PER_32[kv_type] // 32)


def logits_bytes(shape: ModelShape, rows: int) -> int:
    """Logits of so many tokens: vocabulary x rows x 4, with `n_outputs_max` set to `rows`."""
    return shape.vocabulary * rows * _FLOAT_BYTES


def compute_bytes(shape: ModelShape, demand: Demand) -> int:
    """The compute buffer of one device, an upper estimate.

    Logits; plus for each token of a micro-batch two feed-forward and eight embedding rows of
    floats (what ggml's allocator keeps alive at once); plus the attention mask, 2 bytes per
    token and cell, twice for models with a sliding window. Against llama.cpp's own figures it
    is 8 to 25 % high for SmolLM2-135M and gemma-3-270m.
    """
    tokens = min(demand.batch_tokens, MICRO_BATCH_TOKENS)
    feed_forward = shape.feed_forward or 4 * shape.embedding
    rows = tokens * _FLOAT_BYTES * (2 * feed_forward + 8 * shape.embedding)
    masks = 2 if shape.swa_window else 1
    return logits_bytes(shape, demand.parallel) + rows + masks * 2 * tokens * demand.context_tokens


def needed(shape: ModelShape, demand: Demand, gpus: int = 1) -> Need:
    """What a load takes.

    A layer's KV lies where its weights are (`offload_kqv`). What is outside the layers goes to
    the device after all of them, and is counted in RAM too: llama.cpp keeps the token
    embeddings there, often the same tensor as the output. Each of the `gpus` devices, and the
    CPU, has a compute buffer.
    """
    on_device = min(demand.gpu_layers, shape.layers)
    layer_weights = shape.weights_bytes - shape.outer_bytes
    memory = (
        kv_bytes(shape, demand.context_tokens, demand.kv_type) + shape.state_bytes * demand.parallel
    )
    compute = compute_bytes(shape, demand)
    device_part = -(-(layer_weights + memory) * on_device // shape.layers)
    ram = layer_weights + memory - device_part + shape.outer_bytes + compute + _PROCESS_BYTES
    ram += logits_bytes(shape, demand.parallel)  # llama.cpp's output buffer, besides its graph's
    if demand.gpu_layers == 0:
        return Need(0, ram)
    output = shape.outer_bytes if demand.gpu_layers > shape.layers else 0
    return Need(device_part + output + gpus * compute, ram)
