"""Markdown tables are found, to the character."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.table import free_name, header_of, split_row, tables_of

TEXT = """Sheet 1

| name | text | |
| --- | :---: | --- |
| Ada | a \\| b | x |
| Bob |  | y |

Between.
| a | a |
| --- | --- |
| 1 | - |
| - | - |
"""


def test_tables_have_columns_rows_and_places() -> None:
    first, second = tables_of(TEXT)
    assert first.columns == ("name", "text", "column 3")
    assert [row.cells for row in first.rows] == [("Ada", "a | b", "x"), ("Bob", "", "y")]
    assert TEXT[first.start : first.end] == "| name | text | |\n| --- | :---: | --- |\n"
    assert TEXT[slice(*first.rows[1][:2])] == "| Bob |  | y |\n"
    assert second.columns == ("a", "a 2")
    assert [row.cells for row in second.rows] == [("1", "-"), ("-", "-")]


def test_text_without_a_rule_is_no_table() -> None:
    assert tables_of("| a | b |\n| 1 | 2 |\n") == []
    assert tables_of("") == tables_of("|") == tables_of("| --- |") == []


def test_a_header_that_is_repeated_begins_another_table() -> None:
    head = "| a |\n| --- |\n"
    tables = tables_of(f"{head}| 1 |\n{head}| 2 |")
    assert [[row.cells for row in table.rows] for table in tables] == [[("1",)], [("2",)]]


def test_a_header_is_told_from_a_row() -> None:
    first = tables_of(TEXT)[0]
    assert header_of(TEXT[first.start : first.end]) == first.columns
    assert header_of("| Ada | x |\n") == ()


def test_a_name_that_is_taken_gets_a_number() -> None:
    assert free_name("a", ["a", "a 2"]) == "a 3"


@given(st.lists(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Zs")))))
def test_cells_come_back(cells: list[str]) -> None:
    cells = [cell.replace("\\", "").strip() for cell in cells]
    line = "|" + "".join(f" {cell.replace('|', chr(92) + '|')} |" for cell in cells)
    assert split_row(line) == tuple(cells)


@given(st.text(alphabet="|-a \n"))
def test_rows_do_not_overlap_and_are_lines(text: str) -> None:
    at = 0
    for table in tables_of(text):
        for start, end in [(table.start, table.end), *(row[:2] for row in table.rows)]:
            assert at <= start < end <= len(text)
            at = end
        assert all(text[row.start : row.end].count("\n") <= 1 for row in table.rows)
