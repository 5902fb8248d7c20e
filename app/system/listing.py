"""List a folder with all that is below it."""

import os
import stat
from pathlib import Path

from app.domain.files import FoundFile, Listing

# Programs, packed files, sound, moving pictures, models: there is no text in them to read.
_SUFFIXES = """
.exe .dll .so .dylib .msi .app .bin .o .a .obj .lib .class .jar .pyc .pyd .wasm .apk .deb .rpm
.zip .7z .rar .gz .tgz .bz2 .xz .zst .tar .cab .iso .dmg .img .vhd .vmdk
.mp3 .m4a .wav .flac .ogg .aac .wma .mp4 .m4v .mov .avi .mkv .webm .wmv .mpg .mpeg
.db .sqlite .sqlite3 .mdb .accdb .pst .gguf .safetensors .onnx .pt .npy .npz .parquet
.ttf .otf .woff .woff2 .ico .cur .lnk .sys .tmp .crdownload .part .partial
"""
_NO_DOCUMENTS = frozenset(_SUFFIXES.split())
# An office program's lock on the file that is open in it.
_HIDDEN_BEGINNINGS = (".", "~$")


def list_folder(folder: Path) -> Listing:
    """All files below a folder that may be documents, sorted by their paths.

    Hidden files and folders are left out. Links to folders are not followed: they may lead in
    circles. A link to a file counts when the file lies in the folder too.
    """
    home = os.path.realpath(folder)
    files: list[FoundFile] = []
    skipped: list[Path] = []
    unreadable: list[Path] = []
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as entries:
                found = [entry for entry in entries if not _is_hidden(entry)]
        except OSError:
            unreadable.append(here)
            continue
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                waiting.append(Path(entry.path))
            elif (file := _as_file(entry, home)) is not None:
                files.append(file)
            elif not entry.is_dir():
                skipped.append(Path(entry.path))
    files.sort(key=lambda file: file.path.parts)
    return Listing(tuple(files), tuple(sorted(skipped)), tuple(sorted(unreadable)))


def _is_hidden(entry: "os.DirEntry[str]") -> bool:
    if entry.name.startswith(_HIDDEN_BEGINNINGS):
        return True
    if os.name != "nt":
        return False
    attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
    return bool(attributes & stat.FILE_ATTRIBUTE_HIDDEN)


def _as_file(entry: "os.DirEntry[str]", home: str) -> FoundFile | None:
    """The file, or None for what is none, cannot be a document, or lies elsewhere."""
    path = Path(entry.path)
    if path.suffix.lower() in _NO_DOCUMENTS:
        return None
    if entry.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(home):
        return None
    try:
        facts = entry.stat()
    except OSError:  # a link to nowhere, or it has gone
        return None
    if not stat.S_ISREG(facts.st_mode):  # a pipe would never end
        return None
    return FoundFile(path, facts.st_size, facts.st_mtime_ns)
