"""EML and MSG: headers, the richest text, attachments read by their own readers."""

from email.message import EmailMessage

import pytest

from app.domain.errors import DocumentEncrypted
from app.ingest import mail
from app.ingest.source import Section
from tests.unit.ingest.reading import sections

HEADERS = "From: A <a@example.org>\nTo: b@example.org\nDate: Fri, 16 Dec 2022 17:04:16 -0500\n"
HEAD = f"# Grüße\n\n{HEADERS}\n"


def message(text: str = "Hello\n") -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = "Grüße"
    mail["From"] = "A <a@example.org>"
    mail["To"] = "b@example.org"
    mail["Date"] = "Fri, 16 Dec 2022 17:04:16 -0500"
    mail.set_content(text)
    return mail


def test_headers_and_text() -> None:
    assert sections(message().as_bytes()) == [Section(HEAD + "Hello\n\n")]


def test_of_two_forms_the_richer_one_is_read() -> None:
    mail = message("Hello")
    mail.add_alternative("<ul><li>Hello</ul>", subtype="html")
    assert sections(mail.as_bytes()) == [Section(HEAD + "- Hello\n\n")]


def test_attachments_are_read_or_named() -> None:
    mail = message()
    mail.add_attachment("a,b\n1,2\n", subtype="csv", filename="table.csv")
    mail.add_attachment(b"GIF89a", maintype="image", subtype="gif", filename="l\u00f6go.gif")
    mail.add_attachment(b"PK\x03\x04", maintype="application", subtype="zip", filename="x.docx")
    inner = message("Inside")
    inner.add_attachment("deep", filename="deep.txt")
    mail.add_attachment(inner)
    read = sections(mail.as_bytes())[1:]
    assert [section.label for section in read] == [
        "table.csv",
        "lögo.gif",
        "x.docx",
        "Grüße.eml",
        "Grüße.eml: deep.txt",
    ]
    assert read[0].text == "| a | b |\n| --- | --- |\n| 1 | 2 |\n\n"
    assert (read[1].text, read[2].text) == ("", "")
    assert read[1].problem == (
        "attachment not read: lögo.gif is in a format that Homeport cannot read yet"
    )
    assert read[2].problem == "attachment not read: x.docx is damaged and cannot be opened"
    assert (read[3].text, read[4].text) == (HEAD + "Inside\n\n", "deep\n")


def test_mails_in_mails_end_somewhere() -> None:
    nested = message("the innermost")
    for _ in range(6):
        outer = message("outer")
        outer.add_attachment(nested)
        nested = outer
    read = sections(nested.as_bytes())
    assert len(read) == mail.MOST_DEPTH + 2
    assert read[-1].problem == "attachment not read: more than 3 mails in each other"


def test_attachments_beyond_the_limit_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail, "MOST_ATTACHMENTS", 2)
    letter = message()
    for number in range(3):
        letter.add_attachment(f"text {number}", filename=f"{number}.txt")
    read = sections(letter.as_bytes())
    assert [section.text for section in read[1:]] == ["text 0\n", "text 1\n", ""]
    assert read[3].label == "2.txt"
    assert read[3].problem is not None


def test_an_encrypted_mail_is_told() -> None:
    data = (
        b"From: a\nSubject: b\nContent-Type: multipart/encrypted; boundary=x\n\n"
        b"--x\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--x--\n"
    )
    with pytest.raises(DocumentEncrypted):
        sections(data)


@pytest.mark.parametrize(
    "tail",
    [
        b"Content-Type: multipart/mixed; boundary=x\n\n--x\n\nHello",
        b"Content-Type: text/plain; charset=no-such\n\nHello",
        b'Content-Type: text/plain; charset="=?bad"\nSubject: =?no-such?q?x?=\n\nHello',
        b"Content-Type: multipart/mixed\n\nHello",
        b"Content-Transfer-Encoding: base64\n\nSGVsbG8",
    ],
)
def test_a_broken_mail_is_read_as_far_as_it_goes(tail: bytes) -> None:
    read = sections(b"From: a\nTo: b\n" + tail)
    assert "Hello" in "".join(section.text for section in read)
