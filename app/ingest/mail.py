"""EML by the standard library; what it has in common with MSG; attachments by their own readers."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from typing import NamedTuple

from app.domain.errors import AppError, DocumentEncrypted
from app.ingest import formats
from app.ingest.hypertext import decode_html, html_blocks
from app.ingest.markdown import Block, MarkdownWriter
from app.ingest.outline import Outline
from app.ingest.paging import fill_pages
from app.ingest.source import Section, Source
from app.ingest.text import decode_text

MOST_ATTACHMENTS = 100  # read of one mail; the others are named
MOST_DEPTH = 3  # of attachments in attachments
_SHOWN = ("From", "To", "Cc", "Date")
_BODIES = frozenset(("text/plain", "text/html"))
_LOCKED = frozenset(("application/pgp-encrypted", "application/x-microsoft-rpmsg-message"))


class Body(NamedTuple):
    """A part of a mail's own text."""

    text: str
    is_html: bool = False


class Letter:
    """A mail in its parts."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.subject = ""
        self.headers: dict[str, str] = {}
        self.bodies: list[Body] = []
        self.attachments: list[Source] = []
        self.unread: list[str] = []  # attachments that cannot be had as a file

    def attach(self, name: str, content: bytes) -> None:
        """One more attachment."""
        name = name or f"attachment {len(self.attachments) + 1}"
        self.attachments.append(Source(name, content, self.source.depth + 1))

    def refuse_if_locked(self, media_type: str) -> None:
        """For a part's type: what is encrypted cannot be read, nor can the mail."""
        if media_type in _LOCKED:
            raise DocumentEncrypted(name=self.source.name)

    def sections(self) -> Iterator[Section]:
        """The headers and the text, then each attachment under its name."""
        yield from fill_pages(self._blocks())
        for number, attachment in enumerate(self.attachments):
            if number < MOST_ATTACHMENTS:
                yield from _attached(attachment)
            else:
                why = f"only {MOST_ATTACHMENTS} attachments of a mail are read"
                yield _unread(attachment.name, why)
        for name in self.unread:
            yield _unread(name, "it is no file; save it from the mail program as one")

    def _blocks(self) -> Iterator[Block]:
        writer = MarkdownWriter()
        writer.heading(1, self.subject)
        shown = [f"{name}: {self.headers[name]}" for name in _SHOWN if self.headers.get(name)]
        writer.paragraph("\n".join(shown))
        for body in self.bodies:
            if body.is_html:
                yield from writer.finish()
                yield from html_blocks(body.text, Outline())
            else:
                writer.paragraph(body.text)
        yield from writer.finish()


def read_sections(source: Source) -> Iterator[Section]:
    """The mail, then its attachments.

    Raises:
        DocumentEncrypted.
    """
    letter = Letter(source)
    message = message_from_bytes(source.read(), policy=policy.compat32)
    letter.subject = _header(message, "Subject")
    letter.headers = {name: _header(message, name) for name in _SHOWN}
    _collect(message, letter)
    yield from letter.sections()


def _header(message: Message, name: str) -> str:
    value = " ".join(str(message.get(name, "")).split())
    try:
        return " ".join(str(make_header(decode_header(value))).split())
    except (HeaderParseError, LookupError, ValueError):
        return value


def _collect(part: Message, letter: Letter) -> None:
    """The part's texts and attachments, as far as they are not the same in another form."""
    media_type = part.get_content_type()
    letter.refuse_if_locked(media_type)
    if media_type == "message/rfc822":
        inner = part.get_payload()
        for message in inner if isinstance(inner, list) else []:
            if not isinstance(message, Message):
                continue
            letter.attach(_header(message, "Subject") + ".eml", message.as_bytes())
    elif part.is_multipart():
        parts = [child for child in part.get_payload() if isinstance(child, Message)]
        best = _richest(parts) if media_type == "multipart/alternative" else None
        for child in parts:
            if best in {None, child} or child.get_content_type() not in _BODIES:
                _collect(child, letter)
    else:
        _collect_leaf(part, media_type, letter)


def _richest(parts: list[Message]) -> Message | None:
    """Of forms of the same text the last is the richest (RFC 2046, 5.1.4)."""
    for part in reversed(parts):
        if part.get_content_type() in _BODIES or part.is_multipart():
            return part
    return None


def _collect_leaf(part: Message, media_type: str, letter: Letter) -> None:
    data = part.get_payload(decode=True)
    content = data if isinstance(data, bytes) else b""
    name = _file_name(part)
    if media_type not in _BODIES or name or part.get_content_disposition() == "attachment":
        letter.attach(name, content)
        return
    is_html = media_type == "text/html"
    try:
        decode = decode_html if is_html else decode_text
        letter.bodies.append(Body(decode(content, letter.source.name, _charset(part)), is_html))
    except AppError:
        if content.strip():
            letter.attach("text of the mail", content)


def _file_name(part: Message) -> str:
    try:
        name = part.get_filename() or ""
        return " ".join(str(make_header(decode_header(name))).split())
    except (HeaderParseError, LookupError, ValueError, TypeError):
        return ""


def _charset(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except (LookupError, ValueError, TypeError):
        return None


def _attached(attachment: Source) -> Iterator[Section]:
    """Its pages; one that cannot be read is named, and why."""
    if attachment.depth > MOST_DEPTH:
        yield _unread(attachment.name, f"more than {MOST_DEPTH} mails in each other")
        return
    try:
        for section in formats.read_sections(attachment, formats.detect_format(attachment)):
            label = f"{attachment.name}: {section.label}" if section.label else attachment.name
            yield section._replace(label=label)
    except AppError as error:
        yield _unread(attachment.name, error.info.title)


def _unread(name: str, why: str) -> Section:
    return Section("", name, f"attachment not read: {why}")
