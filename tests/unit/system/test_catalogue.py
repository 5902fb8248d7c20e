"""The catalogue that comes with the app: what it says agrees with itself."""

from pathlib import Path

import pytest

from app.domain.catalogue import CatalogueEntry
from app.domain.model_memory import Demand, needed
from app.system.catalogue import read_catalogue
from tests.conftest import REPOSITORY

ENTRIES = read_catalogue(REPOSITORY / "resources" / "models.yaml")
BY_ID = {entry.id: entry for entry in ENTRIES}
FAMILIES = {"Qwen", "Gemma", "Mistral", "Llama", "Phi", "SmolLM"}
# Bits a weight of the layers' mixes, by llama.cpp's own table for 7B models without the output.
BITS = {"Q4_K_M": 4.85, "Q5_K_M": 5.70}


def inner_weights(entry: CatalogueEntry) -> int:
    """Weights of all layers: attention's four matrices and the three of a gated feed-forward."""
    of = entry.architecture
    query, key = of.heads * of.head_dim, of.heads_kv * of.head_dim
    return of.layers * of.embedding * (2 * query + 2 * key + 3 * of.feed_forward)


def test_a_dozen_models_of_every_family_in_two_grains() -> None:
    assert {entry.family for entry in ENTRIES} == FAMILIES
    assert len({entry.title for entry in ENTRIES}) >= 12
    for title in {entry.title for entry in ENTRIES}:
        grains = [entry.quantization for entry in ENTRIES if entry.title == title]
        assert grains == ["Q4_K_M", "Q5_K_M"], title
    sizes = [entry.parameters for entry in ENTRIES]
    assert min(sizes) < 0.6e9
    assert 14e9 < max(sizes) < 15e9


def test_ids_and_files_are_unique_and_of_plain_form() -> None:
    assert len(BY_ID) == len(ENTRIES)
    assert len({(entry.repository, entry.file) for entry in ENTRIES}) == len(ENTRIES)
    for entry in ENTRIES:
        assert entry.id.replace("-", "").replace(".", "").replace("_", "").isalnum()
        assert entry.repository.count("/") == 1
        assert entry.quantization.lower() in entry.file.lower()
        assert Path(entry.file).suffix == ".gguf"
        assert entry.licence
        assert entry.good_at
        assert all(len(code) == 2 for code in entry.languages)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_parameters_are_those_of_the_architecture(entry: CatalogueEntry) -> None:
    """A wrong layer count, width or vocabulary would show here."""
    of = entry.architecture
    tables = of.vocabulary * of.embedding
    # A file may hold the output besides the embeddings although the model ties them.
    counts = [inner_weights(entry) + tables * copies for copies in (1, 2)]
    assert any(abs(count / entry.parameters - 1) < 0.005 for count in counts)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_sizes_are_those_of_the_quantization(entry: CatalogueEntry) -> None:
    """But for 0.5B, whose width of 896 is no multiple of 256: larger blocks take its place."""
    expected = inner_weights(entry) * BITS[entry.quantization] / 8 + entry.shape.outer_bytes
    most = 0.21 if entry.architecture.embedding % 256 else 0.02
    assert abs(expected / entry.size_bytes - 1) < most


def test_the_reference_model_takes_less_than_6_gb_of_device_memory() -> None:
    """Mistral-7B-Instruct in Q4_K_M, all layers on the device, one prompt of 4096 tokens, f16."""
    reference = BY_ID["mistral-7b-q4_k_m"]
    assert reference.architecture.layers == 32
    demand = Demand(33, 4096, 1, "f16", 4096)
    need = needed(reference.shape, demand)
    assert 4.9e9 < need.device_bytes < 5.3e9  # 4.37 of weights, 0.54 of KV, 0.26 of buffers
    four_at_once = demand._replace(context_tokens=4 * 1024, parallel=4)
    assert needed(reference.shape, four_at_once).device_bytes < 6e9


def test_what_a_token_reads_leaves_out_embeddings_that_are_no_output() -> None:
    untied, tied = BY_ID["mistral-7b-q4_k_m"], BY_ID["llama-3.2-3b-q4_k_m"]
    assert untied.size_bytes - untied.bytes_per_token == 32_768 * 4096 * 144 // 256
    assert tied.bytes_per_token == tied.size_bytes
