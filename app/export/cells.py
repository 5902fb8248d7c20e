"""Values as the text of one cell, without what file formats refuse."""

import json
import re

from pydantic import JsonValue

# Not in XML 1.0 (https://www.w3.org/TR/xml/#charsets), which XLSX and DOCX are made of.
_REFUSED = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """The text with line ends as LF, and U+FFFD for each character that no XML may hold."""
    return _REFUSED.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def cell_text(value: JsonValue) -> str:
    """A value as a person reads it; lists of words by semicolons, the rest as JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return clean("; ".join(str(part) for part in value))
    return clean(json.dumps(value, ensure_ascii=False))
