"""Names of files that hold on every system: they cannot collide, escape their folder, or be cut."""

import re
import unicodedata

# 143 bytes is the least that a file system in use takes (eCryptfs); endings and ids need the rest.
_MOST_BYTES = 96
_NOTHING = "document"
# Not in a name on Windows (https://learn.microsoft.com/windows/win32/fileio/naming-a-file).
_REFUSED = re.compile(r'[<>:"/\\|?*]')
_DEVICES = {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"}
_NUMBERED = re.compile(r"(?:com|lpt)[0-9\u00b9\u00b2\u00b3]")


def result_name(document: str, kind: str, task_id: str, revision: int) -> str:
    """What a result's files are called, without the ending.

    The document's name comes first, for people; the task's id makes it the only one.
    """
    words = [readable(_stem(document)), kind, safe_id(task_id)]
    return " ".join(words if revision == 1 else [*words, f"r{revision}"])


def readable(text: str) -> str:
    """The text as the beginning of a file's name: NFC, without what any system refuses."""
    text = unicodedata.normalize("NFC", text)
    signs = (" " if one.isspace() else one if one.isprintable() else "_" for one in text)
    name = _cut(" ".join(_REFUSED.sub("_", "".join(signs)).split()))
    name = name.strip(" .-~$")  # hidden, an option, another program's temporary file
    first = name.partition(".")[0].strip().lower()
    if first in _DEVICES or _NUMBERED.fullmatch(first):
        name = f"_{name}"
    return name or _NOTHING


def safe_id(task_id: str) -> str:
    """A task's id as it may stand in a name: those that Homeport makes stay as they are."""
    return re.sub(r"[^0-9a-zA-Z-]", "_", task_id)[:40]


def _stem(document: str) -> str:
    """`report.pdf` is called report; `report.pdf and 2 more` stays."""
    stem, dot, ending = document.rpartition(".")
    return stem if dot and stem and ending.isalnum() else document


def _cut(name: str) -> str:
    """So many bytes at most, never in the middle of a character."""
    while len(name.encode("utf-8", "replace")) > _MOST_BYTES:
        name = name[:-1]
    while name and unicodedata.combining(name[-1]) and len(name) > 1:
        name = name[:-1]  # its letter may have been cut from it
    return name
