"""Our own reader of GGUF headers: a stranger's file ends in a sentence, in no crash and no wait."""

import json
import os
import random
import struct
import threading
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.errors import AppError, ModelMissing
from app.domain.errors.models import ModelHasNoWeights, ModelMalformed
from app.domain.quantization import Grain
from app.engines.local.gguf import read_header
from app.engines.local.model_facts import facts_of
from app.engines.local.model_file import check_model_file
from tests.gguf_files import LLAMA, gguf_bytes, packed_text, write_gguf

SOUND = gguf_bytes({**LLAMA, "tokenizer.ggml.tokens": [f"t{n}" for n in range(40)]})


def header_of(content: bytes, folder: Path) -> object:
    path = folder / "model.gguf"
    path.write_bytes(content)
    return read_header(path)


def reason_of(content: bytes, folder: Path) -> str:
    path = folder / "model.gguf"
    path.write_bytes(content)
    with pytest.raises(ModelMalformed) as refused:
        check_model_file(path)
    return str(refused.value.facts["reason"])


def test_what_a_sound_header_says(tmp_path: Path) -> None:
    header = read_header(write_gguf(tmp_path / "a.gguf", {**LLAMA, "x": [3, 4], "y": ["a", "b"]}))
    assert header.text("general.architecture") == "llama"
    assert header.number("llama.embedding_length") == 32
    assert header.number("x") == 4  # the mean, rounded up
    assert (header.length("x"), header.length("y"), header.length("none")) == (2, 2, 0)
    assert header.missing_bytes == 0
    facts = facts_of([header])
    assert (facts.parameters, facts.quantization) == (32 * 8 + 32 * 32, "F32")
    assert (facts.grain, facts.licence, facts.context_tokens) == (Grain.FINE, "mit", 512)


def test_every_file_of_the_collection_is_what_its_manifest_says(shared_data: Path) -> None:
    folder = shared_data / "gguf"
    rows = [json.loads(line) for line in (folder / "manifest.jsonl").read_text().splitlines()]
    assert len(rows) > 50
    for row in rows:
        path, kind = folder / row["file"], row["kind"]
        if kind in {"valid", "valid_vocab_only", "derived_poisoned_template"}:
            read_header(path)
        if kind == "valid":  # as far as a header goes; llama.cpp would miss what makes a model
            continue
        with pytest.raises(AppError) as refused:
            check_model_file(path)
        title = refused.value.info.title
        assert refused.value.code.startswith("model_"), path.name
        assert path.name in title
        if kind == "malformed" and "version" not in row["case"]:
            assert isinstance(refused.value, ModelMalformed), path.name
            assert title.count(":") >= 1  # with the reason
        if kind == "valid_vocab_only":
            assert isinstance(refused.value, ModelHasNoWeights)


def test_facts_of_real_models(starter_model: Path) -> None:
    facts = facts_of([read_header(starter_model)])
    assert (facts.architecture, facts.parameters, facts.layers) == ("llama", 134_515_008, 30)
    assert (facts.quantization, facts.context_tokens) == ("Q4_1", 8192)
    assert (facts.licence, facts.has_template) == ("apache-2.0", True)
    check_model_file(starter_model)


@pytest.mark.parametrize(
    ("place", "value", "words"),
    [
        (8, struct.pack("<Q", 2**64 - 1), "claims to have 18446744073709551615 tensors"),
        (16, struct.pack("<Q", 2**63), "claims to have 9223372036854775808 keys"),
        (24, struct.pack("<Q", 0), "key 1 has no name"),
        (24, struct.pack("<Q", 70_000), "the name of key 1 claims to have 70000 bytes"),
        (24, struct.pack("<Q", 60_000), "ends in the middle of its header"),
    ],
)
def test_counts_and_sizes_are_not_believed(
    tmp_path: Path, place: int, value: bytes, words: str
) -> None:
    content = bytearray(SOUND)
    content[place : place + 8] = value
    assert words in reason_of(bytes(content), tmp_path)


@pytest.mark.parametrize(
    ("key", "packed", "words"),
    [
        ("x", struct.pack("<I", 13), "of a type that there is not (13)"),
        ("x", struct.pack("<IIQ", 9, 9, 1), "of a type that there is not (9)"),
        ("x", struct.pack("<IIQ", 9, 4, 2**62), "claims to have 4611686018427387904 entries"),
        ("x", struct.pack("<IIQ", 9, 8, 2**40), "claims to have 1099511627776 entries"),
        ("x", struct.pack("<IQ", 8, 1 << 30), "claims to have 1073741824 bytes"),
        ("general.alignment", struct.pack("<II", 4, 24), "no power of two"),
        ("general.alignment", struct.pack("<II", 4, 0), "no power of two"),
        ("general.alignment", struct.pack("<IQ", 10, 32), "not a number of the right type"),
        ("general.name", struct.pack("<II", 4, 1), "is there twice"),
    ],
)
def test_values_that_cannot_be(tmp_path: Path, key: str, packed: bytes, words: str) -> None:
    content = bytearray(SOUND)
    content[16:24] = struct.pack("<Q", len(LLAMA) + 2)  # with the list of tokens, and this one
    content[24:24] = packed_text(key) + packed
    assert words in reason_of(bytes(content), tmp_path)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (struct.pack("<I5QIQ", 5, 1, 1, 1, 1, 1, 0, 0), "has 5 dimensions"),
        (struct.pack("<I2QIQ", 2, 2**40, 2**40, 0, 0), "larger than any memory"),
        (struct.pack("<IQIQ", 1, 2**63, 0, 0), "larger than any memory"),
        (struct.pack("<IQIQ", 1, 32, 4, 0), "of a type that there is not (4)"),
        (struct.pack("<IQIQ", 1, 31, 2, 0), "has rows of 31, which q4_0 cannot pack"),
        (struct.pack("<IQIQ", 1, 32, 0, 64), "begins in a wrong place"),
        (struct.pack("<IQIQ", 1, 2**40, 0, 0), "bytes are missing"),
    ],
)
def test_tensors_that_cannot_be(tmp_path: Path, entry: bytes, words: str) -> None:
    head = b"GGUF" + struct.pack("<IQQ", 3, 1, 0) + packed_text("t") + entry
    assert words in reason_of(head + b"\0" * 256, tmp_path)


def test_tensors_that_overlap(tmp_path: Path) -> None:
    entries = b"".join(
        packed_text(name) + struct.pack("<IQIQ", 1, 32, 0, offset)
        for name, offset in (("a", 0), ("b", 64))
    )
    head = b"GGUF" + struct.pack("<IQQ", 3, 2, 0) + entries
    assert "begins inside another one" in reason_of(head + b"\0" * 512, tmp_path)


def test_one_byte_short(tmp_path: Path) -> None:
    assert "1 of its" in reason_of(SOUND[:-1], tmp_path)


def test_a_pipe_is_no_model_and_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.gguf"
    os.mkfifo(pipe)
    with pytest.raises(ModelMissing):
        read_header(pipe)


def test_a_disk_that_is_too_slow_is_given_up(tmp_path: Path) -> None:
    """The clock is looked at each time that more is read."""
    path = tmp_path / "model.gguf"
    many = {**LLAMA, "tokenizer.ggml.tokens": ["a long entry of a vocabulary"] * 20_000}
    path.write_bytes(gguf_bytes(many))
    times = iter(range(0, 10_000, 20))
    with pytest.raises(ModelMalformed, match="takes too long"):
        read_header(path, clock=lambda: float(next(times)))


def test_a_file_that_shrinks_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "model.gguf"
    path.write_bytes(SOUND)
    real = os.read

    def shrunk(descriptor: int, count: int) -> bytes:
        return real(descriptor, count)[:10] if os.lseek(descriptor, 0, os.SEEK_CUR) == 0 else b""

    monkeypatch.setattr("app.engines.local.gguf.raw.os.read", shrunk)
    with pytest.raises(ModelMalformed, match="became shorter"):
        read_header(path)


def mutated(content: bytes, changes: Mapping[int, int], end: int) -> bytes:
    made = bytearray(content)
    for place, value in changes.items():
        made[place % len(made)] = value
    return bytes(made[:end])


def survive(content: bytes, folder: Path) -> None:
    """Either it is sound, or an AppError says why not."""
    path = folder / f"fuzz-{threading.get_ident()}.gguf"
    path.write_bytes(content)
    title = ""
    try:
        facts_of([read_header(path)])
        check_model_file(path)
    except AppError as refused:
        title = refused.info.title
    assert title.isprintable()


CHANGES = st.dictionaries(
    st.integers(0, len(SOUND) - 1), st.sampled_from([0, 1, 8, 9, 0x7F, 0x80, 0xFF]), max_size=12
)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(changes=CHANGES, end=st.integers(0, len(SOUND)))
def test_mutated_headers(tmp_path: Path, changes: dict[int, int], end: int) -> None:
    survive(mutated(SOUND, changes, end), tmp_path)


@pytest.mark.heavy
def test_mutated_headers_for_long(tmp_path: Path) -> None:
    """Thirty thousand of them, all changes in the first kilobyte, where the structure is."""
    chance = random.Random(7)
    for _ in range(30_000):
        places = [chance.randrange(1024) for _ in range(chance.randrange(1, 20))]
        changes = {place: chance.randrange(256) for place in places}
        end = chance.choice([len(SOUND), chance.randrange(len(SOUND))])
        survive(mutated(SOUND, changes, end), tmp_path)
