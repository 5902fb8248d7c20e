"""Model packs: what was tampered with is refused, and nothing is written outside."""

import io
import json
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.errors.models import ModelNoRoom, ModelNotWritten, ModelPackInvalid
from app.domain.model import ModelOrigin
from app.domain.model_parts import whole_sha256
from app.domain.ports.models import no_progress
from app.engines.shelf.copying import file_sha256, require_room
from app.engines.shelf.pack import MANIFEST, open_pack, write_pack
from app.engines.shelf.pack_manifest import MODEL, PackManifest, PackPart
from tests.gguf_files import split_gguf, write_gguf


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return write_gguf(tmp_path / "one.gguf")


@pytest.fixture
def manifest(model: Path) -> PackManifest:
    return PackManifest(
        name="one.gguf",
        size_bytes=model.stat().st_size,
        sha256=file_sha256(model, no_progress),
        licence="mit",
        origin=ModelOrigin(kind="download", repository="me/one", catalogue_id="one-q4"),
        catalogue={"id": "one-q4", "languages": ["en"]},
    )


def unpack(pack: Path, room: Path) -> Path:
    room.mkdir(exist_ok=True)
    with open_pack(pack) as opened:
        return opened.unpack(room, no_progress)


def refused(pack: Path, room: Path) -> str:
    with pytest.raises(ModelPackInvalid) as told:
        unpack(pack, room)
    assert not room.exists() or list(room.iterdir()) == []
    return str(told.value.facts["reason"])


@pytest.mark.parametrize("name", ["pack.tar", "pack"])
def test_there_and_back(model: Path, manifest: PackManifest, tmp_path: Path, name: str) -> None:
    pack = write_pack(manifest, model, tmp_path / name, no_progress)
    with open_pack(pack) as opened:
        assert opened.manifest == manifest
    assert unpack(pack, tmp_path / "room").read_bytes() == model.read_bytes()
    assert {one.name for one in tmp_path.iterdir()} == {"one.gguf", name, "room"}


def test_other_programs_can_read_it(model: Path, manifest: PackManifest, tmp_path: Path) -> None:
    pack = write_pack(manifest, model, tmp_path / "pack.tar", no_progress)
    with tarfile.open(pack) as tar:
        assert tar.getnames() == [MANIFEST, MODEL]
        told = tar.extractfile(MANIFEST)
        assert told is not None
        assert json.load(told)["catalogue"]["id"] == "one-q4"


def test_a_changed_byte_is_found(model: Path, manifest: PackManifest, tmp_path: Path) -> None:
    for name in ("pack.tar", "pack"):
        pack = write_pack(manifest, model, tmp_path / name, no_progress)
        file = pack if pack.is_file() else pack / MODEL
        content = bytearray(file.read_bytes())
        content[-2000] ^= 1
        file.write_bytes(content)
        assert "SHA-256 differs" in refused(pack, tmp_path / "room")


def test_a_pack_that_ends_early(model: Path, manifest: PackManifest, tmp_path: Path) -> None:
    pack = write_pack(manifest, model, tmp_path / "pack.tar", no_progress)
    content = pack.read_bytes()
    for end, words in ((len(content) - 3000, "ends before"), (700, "makes no sense"), (99, "tar")):
        pack.write_bytes(content[:end])
        assert words in refused(pack, tmp_path / "room")


def tar_of(entries: list[tarfile.TarInfo], contents: list[bytes]) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=tarfile.GNU_FORMAT) as tar:
        for entry, content in zip(entries, contents, strict=True):
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    return made.getvalue()


def link(kind: bytes) -> Callable[[], bytes]:
    def made() -> bytes:
        entry = tarfile.TarInfo(MANIFEST)
        entry.type, entry.linkname = kind, "/etc/passwd"
        return tar_of([entry], [b""])

    return made


HOSTILE: dict[str, Callable[[], bytes]] = {
    "a path outside": lambda: tar_of([tarfile.TarInfo("../../" + MANIFEST)], [b"{}"]),
    "an absolute path": lambda: tar_of([tarfile.TarInfo("/" + MANIFEST)], [b"{}"]),
    "a symbolic link": link(tarfile.SYMTYPE),
    "a hard link": link(tarfile.LNKTYPE),
    "a device": link(tarfile.CHRTYPE),
    "a huge manifest": lambda: tar_of([tarfile.TarInfo(MANIFEST)], [b" " * 100_000]),
    "no manifest": lambda: tar_of([tarfile.TarInfo(MODEL)], [b"x"]),
    "nonsense": lambda: tar_of([tarfile.TarInfo(MANIFEST)], [b"[]"]),
    "a negative size": lambda: _sized(b"-0000000001\0"),
    "no number": lambda: _sized(b"0x000000010\0"),
}


def _sized(size: bytes) -> bytes:
    block = bytearray(tarfile.TarInfo(MANIFEST).tobuf(tarfile.GNU_FORMAT))
    block[124:136] = size
    block[148:156] = b"        "
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block) + b"\0" * 2048


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_packs(tmp_path: Path, what: str) -> None:
    pack = tmp_path / "pack.tar"
    pack.write_bytes(HOSTILE[what]())
    assert refused(pack, tmp_path / "room")


@pytest.mark.parametrize(
    "name",
    [
        "../one.gguf",
        "/one.gguf",
        "C:one.gguf",
        "a\\one.gguf",
        ".one.gguf",
        "one.txt",
        "",
        "a\n.gguf",
    ],
)
def test_names_that_are_more_than_names(
    model: Path, manifest: PackManifest, tmp_path: Path, name: str
) -> None:
    pack = write_pack(manifest, model, tmp_path / "pack", no_progress)
    told = json.loads((pack / MANIFEST).read_text())
    (pack / MANIFEST).write_text(json.dumps({**told, "name": name}))
    assert "makes no sense" in refused(pack, tmp_path / "room")


def test_a_folder_with_a_link_in_it(model: Path, manifest: PackManifest, tmp_path: Path) -> None:
    pack = write_pack(manifest, model, tmp_path / "pack", no_progress)
    (pack / MODEL).unlink()
    (pack / MODEL).symlink_to(model)
    assert "no file" in refused(pack, tmp_path / "room")


def test_nothing_is_overwritten(model: Path, manifest: PackManifest, tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    with pytest.raises(ModelNotWritten):
        write_pack(manifest, model, tmp_path / "pack", no_progress)


def test_room_is_looked_for_before(tmp_path: Path) -> None:
    with pytest.raises(ModelNoRoom) as refusal:
        require_room(tmp_path / "not" / "there", "one", 1 << 60)
    assert "MB are free" in refusal.value.info.title


@pytest.fixture
def parts(tmp_path: Path) -> list[Path]:
    return split_gguf(write_gguf(tmp_path / "big.gguf"), tmp_path / "parts", "big", 1)


@pytest.fixture
def told_of_parts(parts: list[Path]) -> PackManifest:
    hashes = [file_sha256(path, no_progress) for path in parts]
    sizes = [path.stat().st_size for path in parts]
    told = [PackPart(size_bytes=a, sha256=b) for a, b in zip(sizes, hashes, strict=True)]
    return PackManifest(
        name=parts[0].name, size_bytes=sum(sizes), sha256=whole_sha256(hashes), parts=tuple(told)
    )


@pytest.mark.parametrize("name", ["pack.tar", "pack"])
def test_a_model_in_parts_goes_there_and_back(
    parts: list[Path], told_of_parts: PackManifest, tmp_path: Path, name: str
) -> None:
    pack = write_pack(told_of_parts, parts[0], tmp_path / name, no_progress)
    first = unpack(pack, tmp_path / "room")
    assert first.name == parts[0].name
    assert [path.read_bytes() for path in parts] == [
        (tmp_path / "room" / path.name).read_bytes() for path in parts
    ]
    names = [MANIFEST, "model-00001-of-00002.gguf", "model-00002-of-00002.gguf"]
    if pack.is_dir():
        assert sorted(path.name for path in pack.iterdir()) == names
    else:
        with tarfile.open(pack) as tar:
            assert tar.getnames() == names


@pytest.mark.parametrize("name", ["pack.tar", "pack"])
def test_a_changed_byte_of_the_last_part_is_found_and_nothing_is_left(
    parts: list[Path], told_of_parts: PackManifest, tmp_path: Path, name: str
) -> None:
    pack = write_pack(told_of_parts, parts[0], tmp_path / name, no_progress)
    file = pack if pack.is_file() else pack / "model-00002-of-00002.gguf"
    content = bytearray(file.read_bytes())
    content[-2000] ^= 1
    file.write_bytes(content)
    assert "SHA-256 differs" in refused(pack, tmp_path / "room")


MADE_UP: dict[str, dict[str, object]] = {
    "a path": {"name": "../big-00001-of-00002.gguf"},
    "the second one's name": {"name": "big-00002-of-00002.gguf"},
    "the name of three": {"name": "big-00001-of-00003.gguf"},
    "the name of a whole one": {"name": "big.gguf"},
    "no parts": {"parts": []},
    "another size": {"size_bytes": 7},
    "another hash": {"sha256": "ab" * 32},
    "a name in a part": {"parts": [{"name": "../../x", "size_bytes": 1, "sha256": "ab" * 32}] * 2},
}


@pytest.mark.parametrize("what", MADE_UP)
def test_what_is_said_of_parts_must_make_up_the_model(
    parts: list[Path], told_of_parts: PackManifest, tmp_path: Path, what: str
) -> None:
    pack = write_pack(told_of_parts, parts[0], tmp_path / "pack", no_progress)
    told = json.loads((pack / MANIFEST).read_text())
    (pack / MANIFEST).write_text(json.dumps({**told, **MADE_UP[what]}))
    assert "makes no sense" in refused(pack, tmp_path / "room")


def test_a_part_that_is_a_link_is_refused(
    parts: list[Path], told_of_parts: PackManifest, tmp_path: Path
) -> None:
    pack = write_pack(told_of_parts, parts[0], tmp_path / "pack", no_progress)
    (pack / "model-00002-of-00002.gguf").unlink()
    (pack / "model-00002-of-00002.gguf").symlink_to(parts[1])
    assert "no file" in refused(pack, tmp_path / "room")


def test_the_pack_of_a_whole_model_says_nothing_of_parts(
    model: Path, manifest: PackManifest, tmp_path: Path
) -> None:
    """So an older Homeport, which refuses what it does not know, reads it."""
    pack = write_pack(manifest, model, tmp_path / "pack", no_progress)
    assert "parts" not in json.loads((pack / MANIFEST).read_text())
