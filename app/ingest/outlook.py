"""MSG, as Outlook saves a mail, by python-oxmsg; attachments by their own readers."""

from collections.abc import Iterator
from typing import Any

import oxmsg

from app.domain.errors import DocumentDamaged
from app.ingest.mail import Body, Letter
from app.ingest.source import Section, Source

_RIGHTS = ".rpmsg"  # what Outlook calls a mail with restricted permission


def read_sections(source: Source) -> Iterator[Section]:
    """The message, then its attachments.

    Raises:
        DocumentDamaged, DocumentEncrypted.
    """
    try:
        message = oxmsg.Message.load(source.read())
        letter = _letter(message, source)
    except (KeyError, ValueError, OSError, AssertionError, IndexError, LookupError):
        raise DocumentDamaged(name=source.name) from None
    yield from letter.sections()


def _letter(message: Any, source: Source) -> Letter:  # noqa: ANN401 - also an embedded message
    letter = Letter(source)
    letter.subject = message.subject
    headers = message.message_headers
    people = [str(one.name or one.email_address or "") for one in message.recipients]
    letter.headers = {
        "From": message.sender or "",
        "To": headers.get("To") or ", ".join(filter(None, people)),
        "Cc": headers.get("Cc", ""),
        "Date": str(message.sent_date or ""),
    }
    if html := message.html_body:
        letter.bodies.append(Body(html, is_html=True))
    elif text := message.body:
        letter.bodies.append(Body(text.replace("\r\n", "\n")))
    for attachment in message.attachments:
        _attach(attachment, letter)
    return letter


def _attach(attachment: Any, letter: Letter) -> None:  # noqa: ANN401
    name = attachment.file_name or ""
    if name.lower().endswith(_RIGHTS):
        letter.refuse_if_locked("application/x-microsoft-rpmsg-message")
    letter.refuse_if_locked(attachment.mime_type)
    content = attachment.file_bytes
    if content is None:  # a message or an OLE object in the message, or only a link to a file
        letter.unread.append(name or "attached message")
    else:
        letter.attach(name, content)
