"""A sealed file is read as it was written, or not at all."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.engines.local.document_memory import DocumentMemory
from app.engines.local.sealing import Seal
from app.store.cipher import Key

KEY = bytes(range(32))
MIB = 1 << 20
CANARY = b"quokka-seven-lantern"


@pytest.mark.parametrize("key", [KEY, b""])
@pytest.mark.parametrize("size", [0, 1, MIB - 1, MIB, MIB + 1, 2 * MIB])
def test_what_was_written_is_read(tmp_path: Path, key: bytes, size: int) -> None:
    content = (CANARY * (size // len(CANARY) + 1))[:size]
    Seal(key).write(tmp_path / "f", "name", content)
    assert Seal(key).read(tmp_path / "f", "name") == bytearray(content)
    assert CANARY not in (tmp_path / "f").read_bytes()


def test_each_changed_byte_and_each_cut_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "f"
    Seal(KEY).write(path, "name", b"state")
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert Seal(KEY).read(path, "name") is None
        path.write_bytes(whole[:place])
        assert Seal(KEY).read(path, "name") is None


def test_chunks_cannot_be_swapped_repeated_or_left_out(tmp_path: Path) -> None:
    path = tmp_path / "f"
    Seal(KEY).write(path, "name", bytes(3 * MIB - 9))
    whole, size = path.read_bytes(), MIB + 16
    head, chunks = whole[:20], [whole[20:][n * size : (n + 1) * size] for n in range(3)]
    for order in ([1, 0, 2], [0, 1], [0, 2], [0, 0, 2], [0, 1, 2, 2], [2]):
        path.write_bytes(head + b"".join(chunks[n] for n in order))
        assert Seal(KEY).read(path, "name") is None
    path.write_bytes(head + b"".join(chunks))
    assert Seal(KEY).read(path, "name") == bytearray(3 * MIB - 9)


def test_another_key_or_name_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "f"
    Seal(KEY).write(path, "model/document.state", b"state")
    assert Seal(b"k" * 32).read(path, "model/document.state") is None
    assert Seal().read(path, "model/document.state") is None
    assert Seal(KEY).read(path, "other/document.state") is None


def test_a_state_in_anothers_place_does_not_reach_llama_cpp(tmp_path: Path) -> None:
    """Nor do its own tokens, nor a file of somebody who has no key."""
    memory = DocumentMemory(tmp_path, lambda: "model", 10**6, Seal(KEY))
    memory.store([1, 2, 3], "a", bytearray(b"of a"))
    memory.store([7, 8, 9], "b", bytearray(b"of b"))
    first, second = memory.find([1, 2, 3]).path, memory.find([7, 8, 9]).path
    assert first is not None
    assert second is not None
    assert memory.load(first) == bytearray(b"of a")
    foreign = tmp_path / "foreign"
    Seal().write(foreign, f"{first.parent.name}/{first.name}", b"foreign")
    for other in (second, first.with_suffix(".tokens"), foreign):
        first.write_bytes(other.read_bytes())
        assert memory.load(first) is None
    changed = DocumentMemory(tmp_path, lambda: "model", 10**6, Seal(b"k" * 32))
    assert changed.find([7, 8, 9]).path is None


def test_the_keys_for_other_purposes_are_hkdfs() -> None:
    ours = Key(KEY).subkey(b"homeport document memory")
    assert ours == HKDF(SHA256(), 32, None, b"homeport document memory").derive(KEY)
    assert ours != Key(KEY).subkey(b"homeport check")
