"""Markdown to blocks: its structure is seen, and nothing in it leads anywhere."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.page_picture import letters
from app.ui.result.markdown import Shape, Span, blocks_of, plain_text, spans_of


def shapes(text: str) -> list[Shape]:
    return [block.shape for block in blocks_of(text)]


def test_headings_paragraphs_lists_quotes_code_and_rules_are_told_apart() -> None:
    text = "# One\nA line\ngoes on.\n\n- a\n  - b\n3. c\n> said\n\n---\n```py\nx = *1*\n```\nEnd"
    blocks = list(blocks_of(text))
    assert [block.shape for block in blocks] == [
        *(Shape.HEADING, Shape.PARAGRAPH, Shape.BULLET, Shape.BULLET, Shape.NUMBER),
        *(Shape.QUOTE, Shape.RULE, Shape.CODE, Shape.PARAGRAPH),
    ]
    assert [block.level for block in blocks[:4]] == [1, 1, 1, 2]
    assert blocks[1].text == "A line\ngoes on."
    assert blocks[4].number == 3
    assert blocks[7].text == "x = *1*"


def test_a_table_has_rows_of_one_width() -> None:
    [table] = blocks_of("| a | **b** |\n| --- | --- |\n| 1 | 2 | 3 |\n| x \\| y |\n")
    assert table.rows == (("a", "b"), ("1", "2"), ("x | y", ""))
    assert shapes("no | table\nhere") == [Shape.PARAGRAPH]


def test_emphasis_is_a_style_of_its_words() -> None:
    assert spans_of("**b** *c* `d`") == (
        Span("b", is_bold=True),
        Span(" "),
        Span("c", is_italic=True),
        Span(" "),
        Span("d", is_code=True),
    )
    assert spans_of("a **b _c_** d") == (
        Span("a "),
        Span("b ", is_bold=True),
        Span("c", is_bold=True, is_italic=True),
        Span(" d"),
    )


@pytest.mark.parametrize(
    "text", ["2 * 3 * 4", "snake_case_name", "**open", "a ** b", "\\*kept\\*", "100 % * x"]
)
def test_what_is_no_emphasis_stays_as_it_is_written(text: str) -> None:
    [*spans] = spans_of(text)
    assert all(not (span.is_bold or span.is_italic) for span in spans)
    assert "".join(span.text for span in spans) == text.replace("\\", "")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[here](http://x.example/a)", "here (http://x.example/a)"),
        ("![pic](file:///etc/passwd)", "pic (file:///etc/passwd)"),
        ("<img src=file:///etc/passwd>", "<img src=file:///etc/passwd>"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("[a](javascript:x)", "a (javascript:x)"),
    ],
)
def test_links_pictures_and_html_are_text(text: str, shown: str) -> None:
    [block] = blocks_of(text)
    assert block.text == shown


def test_plain_text_has_no_marks() -> None:
    assert plain_text("# T\n\n- **a**\n- b\n\n1. c") == "T\n\n• a\n• b\n1. c"


@settings(max_examples=60)
@given(st.text(alphabet="ab1 *_#-|>[]()!\\\n.~ü😀", max_size=120))
def test_no_letter_is_ever_lost(text: str) -> None:
    """But of a link that has no words: its address is one already."""
    assert letters(plain_text(text)) == letters(text)
