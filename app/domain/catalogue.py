"""The models that Homeport knows by name, and what sizes each of them in memory. Pure.

The list is `resources/models.yaml`. It holds no hash: the hub's own is taken at download time.
"""

from pydantic import BaseModel, ConfigDict, Field

from app.domain.model_memory import ModelShape

# ggml-common.h: bytes of 256 weights in a block of each type.
_BYTES_PER_256 = {"Q4_K": 144, "Q5_K": 176, "Q6_K": 210}
# What llama.cpp's mixes do with the two tensors outside the layers: llama-quant.cpp keeps the
# output in Q6_K, and the embeddings in the mix's own type unless they are the output as well.
_EMBEDDINGS = {"Q4_K_M": "Q4_K", "Q5_K_M": "Q5_K"}
_OUTPUT = "Q6_K"


class Architecture(BaseModel):
    """What decides the size of a model's KV cache and buffers, as its `config.json` has it.

    `context` is in tokens: what it was trained for. `sliding_window` is 0 where every layer sees
    all. `is_tied`: the output is the same tensor as the embeddings.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    layers: int = Field(gt=0)
    heads: int = Field(gt=0)
    heads_kv: int = Field(gt=0)
    head_dim: int = Field(gt=0)
    embedding: int = Field(gt=0)
    feed_forward: int = Field(gt=0)
    vocabulary: int = Field(gt=0)
    context: int = Field(gt=0)
    sliding_window: int = 0
    is_tied: bool = False


class CatalogueEntry(BaseModel):
    """One file of one model.

    `parameters` counts weights. `size_bytes` is the file's; with `is_size_approximate` it is known
    to some percent only. `languages` are ISO 639-1 codes. `is_gated`: the hub wants a token.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    family: str
    title: str
    parameters: int = Field(gt=0)
    quantization: str
    repository: str
    file: str
    licence: str
    size_bytes: int = Field(gt=0)
    is_size_approximate: bool = False
    good_at: str
    languages: tuple[str, ...]
    is_gated: bool = False
    architecture: Architecture

    @property
    def shape(self) -> ModelShape:
        """What sizes it in memory; its header and vocabulary are counted as weights."""
        of = self.architecture
        return ModelShape(
            weights_bytes=self.size_bytes,
            layers=of.layers,
            kv_heads=of.heads_kv,
            head_dim_k=of.head_dim,
            head_dim_v=of.head_dim,
            embedding=of.embedding,
            vocabulary=of.vocabulary,
            trained_context=of.context,
            swa_window=of.sliding_window,
            outer_bytes=self._table_bytes(_OUTPUT) + self._embeddings_bytes,
            feed_forward=of.feed_forward,
        )

    @property
    def bytes_per_token(self) -> int:
        """Weights that are read for each token: all but embeddings that are no output too."""
        return self.size_bytes - self._embeddings_bytes

    @property
    def _embeddings_bytes(self) -> int:
        """The embeddings where they are a tensor of their own."""
        if self.architecture.is_tied:
            return 0
        return self._table_bytes(_EMBEDDINGS.get(self.quantization, _OUTPUT))

    def _table_bytes(self, kind: str) -> int:
        weights = self.architecture.vocabulary * self.architecture.embedding
        return weights * _BYTES_PER_256[kind] // 256
