"""Names that hold on every system, whatever a document was called."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.export.file_names import readable, result_name

TASK = "0123456789ab"
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\..*)?", re.IGNORECASE)
# What breaks names: path signs, dots, devices, marks that turn text around, halves of characters.
HOSTILE = st.lists(
    st.one_of(
        st.characters(),
        st.sampled_from(
            ["../", "..\\", "/", ".", " ", "\0", "\n", "CON", "nul.", "lpt¹", "COM1.txt"]
        ),
        st.sampled_from(
            ["\u202e", "\ud800", "e\u0301", "\u1100\u1161", "👩‍👩‍👧", "ﬁ", "~$", "-rf"]
        ),
    ),
    max_size=120,
).map("".join)


@given(HOSTILE, st.integers(1, 1000))
def test_any_name_becomes_one_that_every_system_takes(document: str, revision: int) -> None:
    name = f"{result_name(document, 'summarize', TASK, revision)}.json"
    assert len(name.encode()) <= 143
    assert unicodedata.is_normalized("NFC", name)
    assert not set(name) & set('<>:"/\\|?*')
    assert all(sign.isprintable() for sign in name)
    assert name[0] not in " .-~"
    assert not _DEVICE.fullmatch(name.split(" summarize ", maxsplit=1)[0])
    assert not _DEVICE.fullmatch(name.partition(".")[0].strip())
    assert TASK in name


@given(HOSTILE, HOSTILE, st.integers(1, 9), st.integers(1, 9))
def test_two_tasks_or_revisions_never_share_a_name(
    one: str, other: str, first: int, second: int
) -> None:
    mine = result_name(one, "ask", TASK, first).casefold()
    assert mine != result_name(other, "ask", "ba9876543210", second).casefold()
    if first != second:
        assert mine != result_name(one, "ask", TASK, second).casefold()


@pytest.mark.parametrize(
    ("document", "name"),
    [
        ("Harbour report.pdf", "Harbour report"),
        ("a.pdf and 2 more", "a.pdf and 2 more"),
        ("Gru\u0308ße.docx", "Grüße"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("con.notes.txt", "_con.notes"),
        (".pdf", "pdf"),
        ("\0", "_"),
        ("...", "document"),
    ],
)
def test_a_name_stays_readable(document: str, name: str) -> None:
    assert result_name(document, "ask", TASK, 1) == f"{name} ask {TASK}"


def test_a_long_name_is_cut_between_characters() -> None:
    assert readable("語" * 90) == "語" * 32
