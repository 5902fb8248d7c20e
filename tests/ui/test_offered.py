"""What other programs offer by drag and clipboard, in the forms they were seen to use."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage

from app.ui.home.offered import may_be_taken, offered


def data(**kinds: str | bytes) -> QMimeData:
    """MIME data; `__` in a kind stands for `/`, `_` for `-`."""
    made = QMimeData()
    for kind, content in kinds.items():
        raw = content.encode() if isinstance(content, str) else content
        made.setData(kind.replace("__", "/").replace("_", "-"), raw)
    return made


def picture() -> QImage:
    image = QImage(4, 3, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    return image


def test_files_and_folders_are_taken_as_they_are_named() -> None:
    made = data(text__uri_list="file:///a/M%C3%A4rz%20%E2%80%93%201.txt\r\nfile:///a/folder/\r\n")
    assert list(offered(made).paths) == [Path("/a/März – 1.txt"), Path("/a/folder")]


def test_text_that_names_files_stands_for_them(tmp_path: Path) -> None:
    here = tmp_path / "two words.txt"
    here.write_text("x")
    for text in (str(here), f"'{here}'", QUrl.fromLocalFile(str(here)).toString(), f"\n{here}\n"):
        made = QMimeData()
        made.setText(text)
        assert list(offered(made).paths) == [here], text


@pytest.mark.parametrize(
    "text", ["just words", "/no/such/file", "see /etc/hosts please", "and/or", "a: b", "12:30"]
)
def test_other_text_is_the_text_of_a_document(text: str) -> None:
    made = QMimeData()
    made.setText(text)
    assert offered(made).text == text
    assert offered(made).is_any


def test_a_text_of_which_one_line_names_a_file_is_a_text(tmp_path: Path) -> None:
    here = tmp_path / "letter.txt"
    here.write_text("x")
    made = QMimeData()
    made.setText(f"{here}\nis what I mean")
    assert offered(made).text.endswith("is what I mean")


def test_an_address_of_the_web_is_refused_in_each_form() -> None:
    address = "https://example.test/report.pdf"
    forms = [
        data(text__x_moz_url=f"{address}\nThe report".encode("utf-16-le")),
        data(text__uri_list=f"{address}\r\n"),
        data(text__plain=address),
        data(text__uri_list="imap://me@mail.test/INBOX;UID=7", text__plain="A mail's subject"),
    ]
    for made in forms:
        found = offered(made)
        assert may_be_taken(made)
        assert found.is_remote
        assert not found.is_any


def test_a_file_that_a_mail_program_only_promises_is_refused() -> None:
    found = offered(data(application__x_moz_file_promise_url="imap://me@mail.test/part"))
    assert found.is_remote
    assert not found.is_any


def test_a_picture_counts_before_the_address_it_came_from() -> None:
    made = data(text__uri_list="https://example.test/cat.png\r\n")
    made.setImageData(picture())
    image = offered(made).image
    assert image is not None
    assert (image.width(), image.height()) == (4, 3)


def test_a_file_counts_before_its_picture() -> None:
    made = data(text__uri_list="file:///a/cat.png\r\n")
    made.setImageData(picture())
    assert list(offered(made).paths) == [Path("/a/cat.png")]


def test_nothing_is_nothing() -> None:
    for made in (QMimeData(), data(text__plain=" \n"), data(application__x_strange="x")):
        found = offered(made)
        assert not found.is_any
        assert not found.is_remote


def test_hostile_text_is_text_and_fast() -> None:
    made = QMimeData()
    made.setText("file:" + "x" * 100_000)
    assert offered(made).text
    made.setText("/a\0b")
    assert not offered(made).paths
    made.setText("\n".join(["/nowhere/at/all"] * 50_000))
    assert offered(made).text
