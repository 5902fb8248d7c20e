"""Logs and exit codes become errors a person can act on."""

import signal
from pathlib import Path

import pytest

from app.domain.errors import AppError, ModelDamaged, ModelLoadFailed, ModelUnsupported
from app.engines.local.failures import death_sentence, load_failure, log_size, log_tail


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (
            "llama_model_load: error loading model: tensor 'output.weight' data is not within the "
            "file bounds, model is corrupted or incomplete",
            ModelDamaged,
        ),
        ("error loading model architecture: unknown model architecture: 'nope'", ModelUnsupported),
        ("gguf_init_from_file_impl: failed to read header", ModelDamaged),
        ("ggml_backend_cuda_buffer_type_alloc_buffer: out of memory", ModelLoadFailed),
        ("", ModelLoadFailed),
    ],
)
def test_llama_cpps_words_become_ours(line: str, error: type[AppError]) -> None:
    assert type(load_failure(Path("m.gguf"), line)) is error


def test_deaths_are_told_apart() -> None:
    assert "out of memory" in death_sentence(-signal.SIGKILL)
    assert "llama.cpp gave up" in death_sentence(-signal.SIGABRT)
    assert "exit code 3" in death_sentence(3)
    assert death_sentence(None)
    assert death_sentence(-999) == "signal 999"


def test_only_the_part_of_the_log_since_the_mark_counts(tmp_path: Path) -> None:
    log = tmp_path / "engine.log"
    assert log_size(log) == 0
    assert log_tail(log) == ""
    log.write_text("unknown model architecture\n")
    mark = log_size(log)
    with log.open("a") as file:
        file.write("file bounds\n")
    assert log_tail(log, since=mark) == "file bounds\n"
