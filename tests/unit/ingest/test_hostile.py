"""Files made to blow up, to fetch or to hide: refused in a sentence, before they are unpacked."""

import io
import zipfile

import pytest

from app.domain.errors import (
    AppError,
    DocumentDamaged,
    DocumentEncrypted,
    DocumentTooLarge,
    DocumentUnsafe,
)
from app.ingest import package
from tests.unit.ingest.reading import relations, sections, zipped
from tests.unit.ingest.test_office import docx, epub, odf, p

BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
XXE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def refusal(data: bytes) -> AppError:
    with pytest.raises(AppError) as refusal:
        sections(data, "bad\u202etxt\n.docx")
    assert "\n" not in refusal.value.info.title
    assert "\u202e" not in refusal.value.info.title
    return refusal.value


def main_part(data: str | bytes, folder: str = "word") -> bytes:
    return zipped(
        {
            "_rels/.rels": relations(("r", "officeDocument", f"{folder}/main.xml")),
            f"{folder}/main.xml": data,
        }
    )


@pytest.mark.parametrize(
    "prolog", [BOMB, XXE, "<!--" + "x" * 100_000 + "-->" + BOMB, "\ufeff" + XXE]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("folder", ["word", "ppt", "xl"])
def test_a_document_type_is_refused(prolog: str, encoding: str, folder: str) -> None:
    data = (prolog.lstrip("\ufeff") + "<x>&b;</x>").encode(encoding)
    assert isinstance(refusal(main_part(data, folder)), DocumentUnsafe)


@pytest.mark.parametrize("encoding", ["utf-7", "utf-32", "cp037"])
def test_xml_in_an_encoding_that_hides_it_is_damaged(encoding: str) -> None:
    data = f'<?xml version="1.0" encoding="{encoding}"?>{BOMB}<x>&b;</x>'.encode(encoding)
    assert isinstance(refusal(main_part(data)), DocumentDamaged)


def test_a_document_type_is_refused_in_other_packages() -> None:
    for data in (
        zipped(
            {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": XXE + "<x/>"}
        ),
        zipped({"mimetype": "application/epub+zip", "META-INF/container.xml": XXE + "<x/>"}),
        docx(p("x"), styles=BOMB + "<x/>"),
    ):
        assert isinstance(refusal(data), DocumentUnsafe)


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    zeros = bytes(20_000_000)
    assert isinstance(refusal(zipped({"word/document.xml": zeros})), DocumentUnsafe)
    monkeypatch.setattr(package, "MOST_BYTES", 10_000_000)
    error = refusal(zipped({"word/document.xml": zeros}))
    assert isinstance(error, DocumentTooLarge)
    assert error.facts["size_mb"] == 20
    monkeypatch.setattr(package, "MOST_PARTS", 2)
    assert isinstance(refusal(zipped({f"word/{n}": "" for n in range(3)})), DocumentUnsafe)


def test_pictures_do_not_count() -> None:
    data = docx(p("text"))
    file = io.BytesIO(data)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/1.PNG", bytes(20_000_000))
    assert sections(file.getvalue())[0].text == "text\n\n"


def test_an_encrypted_member_is_told() -> None:
    data = bytearray(zipped({"word/document.xml": "<x/>"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert isinstance(refusal(bytes(data)), DocumentEncrypted)


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.9])
def test_half_a_package_is_damaged(cut: float) -> None:
    for data in (docx(p("text")), epub(), odf("text", "")):
        assert isinstance(refusal(data[: int(len(data) * cut)]), DocumentDamaged)


def test_xml_that_is_too_deep_or_cut_off_is_damaged() -> None:
    deep = "<w:x xmlns:w='w'>" * 5000
    for body in (deep, deep + "</w:x>" * 5000, "<w:p>"):
        assert isinstance(refusal(docx(body)), DocumentDamaged)


def test_a_part_may_not_lie_outside_the_package() -> None:
    data = zipped(
        {
            "_rels/.rels": relations(("r", "officeDocument", "../../../../etc/passwd")),
            "word/document.xml": "<x/>",
        }
    )
    assert isinstance(refusal(data), DocumentDamaged)


def test_a_spreadsheet_of_repeats_is_too_large() -> None:
    many = 'table:number-columns-repeated="16000"'
    cell = f"<table:table-cell {many}><text:p>x</text:p></table:table-cell>"
    body = (
        f'<office:spreadsheet><table:table><table:table-row table:number-rows-repeated="1000000">'
        f"{cell}</table:table-row></table:table></office:spreadsheet>"
    )
    assert isinstance(refusal(odf("spreadsheet", body)), DocumentTooLarge)
