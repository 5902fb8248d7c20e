"""Tables hold what was put into them; pages joined are the blocks, cut at the right places."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.ingest.markdown import (
    Block,
    Kind,
    MarkdownWriter,
    markdown_blocks,
    split_row,
    write_row,
    write_table,
)
from app.ingest.paging import fill_pages

MOST_CHARS = 3000
CELLS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("|\\ \n"), max_size=20)


def written(writer: MarkdownWriter) -> str:
    return "".join(block.text for block in writer.finish())


@given(st.lists(CELLS, min_size=1, max_size=6))
@example(["\\", "|"])
@example(["\\|", "a\\"])
@example(["", "a\u2028b"])
def test_cells_in_are_cells_out(cells: list[str]) -> None:
    line = write_row(cells)
    assert len(line.splitlines()) == 1
    assert split_row(line) == [" ".join(cell.split()) for cell in cells]


@given(st.lists(st.lists(CELLS, min_size=1, max_size=5), max_size=8))
def test_a_table_has_a_line_for_each_row_and_a_rule(rows: list[list[str]]) -> None:
    width = max(map(len, rows), default=0)
    text = "".join(block.text for block in write_table(rows, width))
    lines = text.split("\n")
    if rows:
        assert lines[-2:] == ["", ""]
        read = [split_row(line) for line in (lines[0], *lines[2:-2])]
        assert read == [
            [" ".join(cell.split()) for cell in row] + [""] * (width - len(row)) for row in rows
        ]
        assert split_row(lines[1]) == ["---"] * width
    else:
        assert text == ""


def test_what_is_written() -> None:
    writer = MarkdownWriter()
    writer.heading(9, " A\nheading ")
    writer.item("one")
    writer.item("two\nlines", depth=1, marker="1.")
    writer.paragraph("A line\nand another")
    writer.table([["a", "", "b"], ["", "", ""], ["c|d"]])
    writer.table([["alone"], ["below"]])
    assert written(writer) == (
        "###### A heading\n\n- one\n  1. two\n    lines\n\nA line\nand another\n\n"
        "| a | b |\n| --- | --- |\n| c\\|d |  |\n\nalone\n\nbelow\n\n"
    )


BLOCKS = st.builds(
    Block,
    st.sampled_from(["# A heading\n\n", "word " * 80 + "\n\n", "x" * 3500, "| a | b |\n", "y\n"]),
    st.sampled_from(Kind),
)


@given(st.lists(BLOCKS, max_size=40))
def test_pages_joined_are_the_blocks(blocks: list[Block]) -> None:
    pages = list(fill_pages(blocks, "a label"))
    assert "".join(page.text for page in pages) == "".join(block.text for block in blocks)
    assert all(page.text and page.label == "a label" for page in pages)
    whole = {block.text for block in blocks if block.kind in {Kind.ROW, Kind.LEAD}}
    for page in pages:
        assert len(page.text) <= MOST_CHARS or any(text in page.text for text in whole)


def test_no_row_is_cut_and_no_heading_ends_a_page() -> None:
    row = "| " + "x" * 900 + " |\n"
    blocks = [Block(row, Kind.ROW)] * 3 + [Block("# Next\n\n", Kind.LEAD), Block("y" * 600)]
    assert [page.text for page in fill_pages(blocks)] == [row * 3, "# Next\n\n" + "y" * 600]
    long = Block("| " + "x" * 5000 + " |\n", Kind.ROW)
    assert [page.text for page in fill_pages([long, Block("end")])] == [long.text, "end"]
    blocks = [Block("a" * 1400 + "\n"), Block("# Head\n", Kind.LEAD), Block("b" * 2900)]
    assert [page.text[:6] for page in fill_pages(blocks)] == ["aaaaaa", "# Head"]


PIECES = [
    "# A\n",
    "text\n",
    "\n",
    "| a |\n",
    "```\n",
    "- item\n",
    "  \n",
    "end",
    "#tag\n",
    "\u2028",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_blocks_of_a_markdown_text_joined_are_the_text(text: str) -> None:
    assert "".join(block.text for block in markdown_blocks(text)) == text


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("# A\n\ntext\n\nmore\n", [Kind.LEAD, Kind.TEXT, Kind.TEXT]),
        ("text\n| a |\n| b |\n", [Kind.TEXT, Kind.ROW, Kind.ROW]),
        ("```\n# no heading\n\n| no row |\n```\n", [Kind.TEXT]),
        ("#tag and\nmore", [Kind.TEXT]),
    ],
)
def test_the_structure_of_a_markdown_text_is_seen(text: str, kinds: list[Kind]) -> None:
    assert [block.kind for block in markdown_blocks(text)] == kinds
