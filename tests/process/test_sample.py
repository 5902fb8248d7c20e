"""The sample document as the app reads it: every page, tables and all, in reading order."""

import hashlib
import subprocess
import sys
from pathlib import Path

from app.ingest.reader import LimitedReader
from tests.conftest import REPOSITORY

_FACTS = {
    3: "447.6 million kroner, against a budget of 412.0 million",
    8: "Table 2. The three vessels. Together they cost 251.4 million kroner.",
    10: "Captain Ilse Marten",
    12: "Grid connection 38.0 52.7 14.7",
    13: "Total 80.9 67.7",
    14: "2024 701 96.3 %",
    16: "On 14 November 2021, at 06.52",
    22: "Recommendation 1. Order the grid connection before the vessels",
    24: "Ingrid Solbakken Director of the programme",
}


def test_the_sample_is_read_page_by_page(sample_document: Path) -> None:
    reading = LimitedReader().read(sample_document)
    assert len(reading.pages) == 25
    assert [page.problem for page in reading.pages] == [None] * 25
    for number, fact in _FACTS.items():
        assert fact in reading.pages[number - 1].text


def test_the_sample_is_what_its_script_makes(sample_document: Path, tmp_path: Path) -> None:
    """The PDF in the repository is the text in the repository, to the byte."""
    for folder in ("packaging", "resources/sample/report"):
        (tmp_path / folder).mkdir(parents=True)
        for path in (REPOSITORY / folder).iterdir():
            if path.is_file():
                (tmp_path / folder / path.name).write_bytes(path.read_bytes())
    subprocess.run([sys.executable, tmp_path / "packaging" / "make_sample.py"], check=True)
    made = (tmp_path / "resources" / "sample" / sample_document.name).read_bytes()
    committed = sample_document.read_bytes()
    assert hashlib.sha256(made).hexdigest() == hashlib.sha256(committed).hexdigest()
