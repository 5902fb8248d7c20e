"""What another program offers by drag or clipboard: files, text, a picture, or nothing of use.

All of it is hostile: an address is looked at and never fetched, and text that is no address is a
document's text, which is kept as it is and shown to nobody here.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QMimeData, QUrl
from PySide6.QtGui import QImage, QPixmap

_MOST_ADDRESS_CHARS, _MOST_LINES = 4096, 200
_ADDRESS_TYPES = ("text/x-moz-url", "text/uri-list", "_NETSCAPE_URL")
_REMOTE = ("http", "https", "ftp", "ftps", "imap", "mailbox", "cid", "mid", "blob")
# A file that is only promised: the program would write it when asked, by ways of its own.
_PROMISES = ("application/x-moz-file-promise-url", 'application/x-qt-windows-mime;value="FileGroup')


class Offered(NamedTuple):
    """One of these is there, or none: then it is of no use here. `is_remote`: it lies elsewhere."""

    paths: Sequence[Path] = ()
    image: QImage | None = None
    text: str = ""
    is_remote: bool = False

    @property
    def is_any(self) -> bool:
        """Whether there is anything to work on."""
        return bool(self.paths or self.text.strip() or self.image is not None)


def may_be_taken(data: QMimeData) -> bool:
    """Whether a drag is worth a look: what it is worth shows when it is dropped."""
    is_any = data.hasUrls() or data.hasText() or data.hasImage()
    return is_any or any(map(data.hasFormat, _ADDRESS_TYPES)) or _is_promise(data)


def offered(data: QMimeData) -> Offered:
    """What there is to work on. Files before a picture, a picture before its address or text."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if paths:
        return Offered(paths)
    if data.hasImage():
        image = data.imageData()
        if isinstance(image, QPixmap):
            image = image.toImage()
        if isinstance(image, QImage) and not image.isNull():
            return Offered(image=image)
    if _is_remote(data):
        return Offered(is_remote=True)
    text = data.text() if data.hasText() else ""
    named = _named_in(text)
    if named:
        return Offered(named)
    if _is_address(text.strip()) or (not text.strip() and _is_promise(data)):
        return Offered(is_remote=True)
    return Offered(text=text)


def _named_in(text: str) -> list[Path]:
    """The files that a text names, if each of its lines is a `file:` address or a whole path."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    if len(lines) > _MOST_LINES:  # each is looked up on the disk
        return []
    found: list[Path] = []
    for line in lines:
        path = _path_of(line)
        if path is None:
            return []
        found.append(path)
    return found


def _path_of(line: str) -> Path | None:
    if len(line) > _MOST_ADDRESS_CHARS or "\0" in line:
        return None
    if line.lower().startswith("file:"):
        url = QUrl(line)
        return Path(url.toLocalFile()) if url.isLocalFile() and url.toLocalFile() else None
    path = Path(line.strip("\"'"))
    try:
        return path if path.is_absolute() and path.exists() else None
    except OSError:
        return None


def _is_remote(data: QMimeData) -> bool:
    """Whether it is the address of something elsewhere, whatever else describes it."""
    addresses = [url.toString() for url in data.urls() if not url.isLocalFile()]
    for kind in _ADDRESS_TYPES:
        if data.hasFormat(kind):
            addresses += _decoded(data.data(kind), kind).split()
    return any(map(_is_address, addresses)) or _is_promise(data)


def _is_promise(data: QMimeData) -> bool:
    return any(name.startswith(_PROMISES) for name in data.formats())


def _is_address(text: str) -> bool:
    """Whether a text is one address and nothing else."""
    scheme = text.partition(":")[0].lower()
    return scheme in _REMOTE and len(text.split()) == 1 and len(text) <= _MOST_ADDRESS_CHARS


def _decoded(raw: QByteArray, kind: str) -> str:
    """Mozilla's type is UTF-16, the others are UTF-8."""
    coding = "utf-16-le" if kind == "text/x-moz-url" else "utf-8"
    return bytes(raw.data()).decode(coding, errors="replace").replace("\0", "")
