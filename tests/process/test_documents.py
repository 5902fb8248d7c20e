"""Each real document of the shared folder, through the real reader: read or refused."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from app.domain import errors
from app.domain.document import Reading
from app.domain.errors import AppError
from app.ingest import ocr
from app.ingest.reader import LimitedReader

# Words that the list took from comments in the XML and from style sheets: nobody sees them.
_UNSEEN = {
    "files/tables-with-incomplete-rows.docx": {"height", "vertical"},
    "files/eng_spa_mult.epub": {"Untitled", "baseline", "background"},
}
# What a text holds only if something was fetched or opened that should not be.
_CANARIES = ("root:x:0:0", "lol" * 100)


def _outcome(path: Path) -> Reading | AppError:
    try:
        return LimitedReader().read(path)
    except AppError as error:
        return error


def _is_text(outcome: Reading | AppError) -> bool:
    return isinstance(outcome, Reading)


def _is_error(*kinds: type[AppError]) -> Callable[[Reading | AppError], bool]:
    return lambda outcome: isinstance(outcome, kinds)


def _is_anything(outcome: Reading | AppError) -> bool:
    """Read or refused; what must not happen is that it hangs, crashes or tells a secret."""
    if isinstance(outcome, Reading):
        return not any(canary in outcome.text for canary in _CANARIES)
    return not isinstance(outcome, errors.ReadingTookTooLong)


def _is_scan(outcome: Reading | AppError) -> bool:
    """Named as a scan; with text recognition, read."""
    if isinstance(outcome, Reading):
        return ocr.is_installed() or any(page.problem for page in outcome.pages)
    return isinstance(outcome, errors.DocumentHasNoText)


_EXPECTED: dict[str, Callable[[Reading | AppError], bool]] = {
    "text": _is_text,
    "opens_without_password_but_permissions_restricted": _is_text,
    "password_needed": _is_error(errors.DocumentEncrypted),
    "cannot_read_message": _is_error(errors.DocumentEncrypted),
    "password_needed_or_unsupported": _is_error(
        errors.DocumentEncrypted, errors.DocumentFormatUnknown
    ),
    "empty_message": _is_error(errors.DocumentEmpty),
    "unsupported_clean_error": _is_error(errors.DocumentFormatUnknown, errors.DocumentDamaged),
    "no_text_layer_or_little_text": _is_scan,
    "garbled_text_or_ocr_warning": _is_anything,
    "text_or_clean_error": _is_anything,
    "sniff_content_or_clean_error": _is_anything,
    "no_memory_blowup": _is_anything,
    "must_not_read_local_files": _is_anything,
    "must_not_fetch_network": _is_anything,
}
_CONTENTS = {
    "files/actually_a_docx.pdf": "Parrots",
    "files/actually_a_pdf.txt": "blankets",
    "files/actually_text.pdf": "Roberts",
}


def _complaint(row: dict[str, Any], outcome: Reading | AppError) -> str | None:
    """What is wrong with an outcome."""
    if not _EXPECTED[row["expect"]](outcome):
        return f"{row['expect']} expected: {outcome!r}"[:300]
    words = set(row["must_contain"] or ()) - _UNSEEN.get(row["file"], set())
    words |= {_CONTENTS[row["file"]]} if row["file"] in _CONTENTS else set()
    text = outcome.text if isinstance(outcome, Reading) else ""
    missing = [word for word in words if word not in text]
    return f"words missing: {missing}" if missing else None


def _misshapen(outcome: Reading) -> str | None:
    """Pages are numbered, short, or of one long row; a row of a table is on one line."""
    if [page.number for page in outcome.pages] != list(range(1, len(outcome.pages) + 1)):
        return "pages are not numbered from 1"
    if any("\0" in page.text or "\r" in page.text for page in outcome.pages):
        return "control characters"
    rows = (line for line in outcome.text.split("\n") if line.startswith("| "))
    return "a row is open" if any(not row.endswith(" |") for row in rows) else None


def test_every_real_document_is_read_or_refused(shared_data: Path) -> None:
    folder = shared_data / "documents"
    rows = [json.loads(row) for row in (folder / "manifest.jsonl").read_text("utf-8").splitlines()]
    assert len(rows) > 80
    with ThreadPoolExecutor(max_workers=2) as pool:
        outcomes = list(pool.map(_outcome, [folder / row["file"] for row in rows]))
    complaints = {
        row["file"]: complaint
        for row, outcome in zip(rows, outcomes, strict=True)
        if (complaint := _complaint(row, outcome))
        or (isinstance(outcome, Reading) and (complaint := _misshapen(outcome)))
    }
    assert complaints == {}
