"""Text in any encoding: what every reader of German, Russian or Japanese mail has met."""

import codecs
import random
from contextlib import suppress

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from app.domain.errors import DocumentEmpty, DocumentFormatUnknown
from app.ingest.text import cut_text, decode_text

MOST_CHARS = 3000
GERMAN = "Größe, Übermaß und 20 € für die Fähre – “wörtlich”.\n"
RUSSIAN = "Собрание жильцов состоится в четверг вечером, приходите вовремя.\n" * 5
JAPANESE = "明日の会議は午後三時から始まります。資料を忘れずに持ってきてください。\n" * 5
# Every character that a text may hold: no surrogates, none of the controls that are dropped.
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t\f"))
MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


def decoded(data: bytes) -> str:
    return decode_text(data, "letter.txt")


# --- encodings ----------------------------------------------------------------------------


@given(TEXTS.filter(str.strip))
@example("a mark \ufeff inside")
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assume(not text.startswith("\ufeff"))
    assert decoded(text.encode()) == text


@pytest.mark.parametrize("encoding", MARKS)
@given(text=TEXTS.filter(str.strip))
def test_a_mark_names_the_encoding(encoding: str, text: str) -> None:
    assert decoded(MARKS[encoding] + text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_wide_encoding_without_a_mark_is_known_by_its_zero_bytes(encoding: str) -> None:
    assert decoded((GERMAN * 3).encode(encoding)) == GERMAN * 3


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN * 5, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
    ],
    ids=lambda value: value if len(value) < 10 else "",
)
def test_an_old_encoding_is_found_by_statistics(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == text


def test_a_declared_encoding_is_believed_if_it_fits() -> None:
    data = "Größe".encode("cp850")
    assert decode_text(data, "a.html", "cp850") == "Größe"
    assert decode_text("Größe".encode(), "a.html", "cp850") == "Größe"
    for nonsense in ("no such", "hex", "\0"):
        assert decode_text((GERMAN * 5).encode("cp1252"), "a.html", nonsense) == GERMAN * 5


def test_one_stray_byte_in_a_long_western_text_does_not_refuse_it() -> None:
    data = b"The price is 20 \x80 a day. " * 50 + b"\x81"
    assert decoded(data).startswith("The price is 20")


@given(st.binary(max_size=400))
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf")
@example(b"\xff\xfe\x00\x00")
@example(b"\xff\xfe\x00\xd8\x00\xd8")
@example(b"\x00\xd8\x00\xd8")
@example(b"\x00")
@example(b"\x80")
@example(b"+2AA-\xff")
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    text = "refused"
    with suppress(DocumentEmpty, DocumentFormatUnknown):
        text = decoded(data)
    assert text.encode()  # no lone surrogate: the store could not keep it
    assert text.strip()
    assert "\0" not in text
    assert "\r" not in text


# --- what is no text ----------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", codecs.BOM_UTF8, b"\f\n", b"\x00\x00"])
def test_white_space_alone_is_refused(data: bytes) -> None:
    with pytest.raises((DocumentEmpty, DocumentFormatUnknown)):
        decoded(data)


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 4,
        bytes(1000),
        random.Random(1).randbytes(5000),
        b"\x7fELF\x02\x01\x01" + bytes(9) + b"code \x01\x02\x03" * 20,
        codecs.BOM_UTF16_LE + b"odd",
        codecs.BOM_UTF8 + b"\xff\xff",
    ],
    ids=["all bytes", "zeros", "noise", "program", "broken utf-16", "broken utf-8"],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentFormatUnknown):
        decoded(data)


# --- tidying ------------------------------------------------------------------------------


def test_all_line_ends_become_one() -> None:
    assert decoded(b"one\r\ntwo\rthree\n\rfour") == "one\ntwo\nthree\n\nfour"


def test_control_characters_are_dropped_but_not_tabs_and_form_feeds() -> None:
    text = "a\x07b\tc\fd" + "e" * 100
    assert decoded(text.encode()) == "ab\tc\fd" + "e" * 100


# --- pages --------------------------------------------------------------------------------

PIECES = st.sampled_from(["word ", "end. ", "\n", "\n\n", "\f", "\t", "a" * 700, "名" * 1600, "é"])


@given(st.lists(PIECES | TEXTS, max_size=80).map("".join))
@example("a" * (MOST_CHARS + 1))
@example("\f\f\f")
def test_pages_joined_are_the_text_and_none_is_long(text: str) -> None:
    pages = list(cut_text(text))
    assert "".join(pages) == text
    assert all(0 < len(page) <= MOST_CHARS for page in pages)
    assert all("\f" not in page[:-1] for page in pages)


def first_page(text: str) -> str:
    return next(iter(cut_text(text)))


@pytest.mark.parametrize(
    ("end", "worse"),
    [
        ("\f", "\n\nword\nEnd. "),
        ("\n\n", "word\nEnd. word "),
        ("\n \t\n", "word\nEnd. word "),
        ("\n", "word. Word "),
        ("! ", "word word "),
        (" ", "word"),
    ],
    ids=repr,
)
def test_a_page_ends_at_the_best_place(end: str, worse: str) -> None:
    """What follows could end a page later, but at a worse place."""
    page = "x" * 2000 + end
    assert first_page(page + worse + "y" * 3000) == page


def test_an_end_too_early_in_the_page_is_not_taken() -> None:
    text = "x" * 1000 + "\n\n" + "y" * 1000 + " " + "z" * 3000
    assert first_page(text) == text[:2003]


def test_a_text_without_any_end_is_cut_at_the_limit() -> None:
    assert [len(page) for page in cut_text("x" * 7000)] == [3000, 3000, 1000]


def test_a_paragraph_that_ends_at_the_limit_ends_the_page() -> None:
    text = "x" * (MOST_CHARS - 2) + "\n\n" + "y" * 10
    assert [len(page) for page in cut_text(text)] == [MOST_CHARS, 10]
