"""Reads bytes as the child process would, without a process."""

import io
import zipfile
from collections.abc import Mapping

from app.ingest.formats import detect_format, read_sections
from app.ingest.source import Section, Source


def sections(data: bytes, name: str = "file.bin") -> list[Section]:
    source = Source(name, data)
    return list(read_sections(source, detect_format(source)))


def text_of(data: bytes, name: str = "file.bin") -> str:
    return "".join(section.text for section in sections(data, name))


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip file of these parts, in this order."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def relations(*entries: tuple[str, str, str]) -> str:
    """A part of relations: (id, kind, target) each."""
    lines = "".join(
        f'<Relationship Id="{key}" Type="http://x/relationships/{kind}" Target="{target}"/>'
        for key, kind, target in entries
    )
    return f'<Relationships xmlns="http://x/package">{lines}</Relationships>'
