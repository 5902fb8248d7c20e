"""What is written is read back by the same library; nothing is lost silently."""

import csv
import json
import os
import re
from pathlib import Path

import docx
import pytest
from docx.text.paragraph import Paragraph
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pydantic import JsonValue

from app.domain.errors import OutputNotWritable
from app.domain.export import Export, ExportForm, Grid
from app.domain.result import Citation, Receipt, TaskReport
from app.domain.task import Category, Kind, Privacy, TaskState
from app.export.cells import cell_text, clean
from app.export.delimited import guarded
from app.export.workbook import pieces
from app.export.writing import write_export

RECEIPT = Receipt(
    pages_total=2,
    pages_read=2,
    pages_unreadable=(),
    chunks_total=1,
    chunks_read=1,
    tokens_read=9,
    tokens_dropped=0,
    steps=1,
    attempts=1,
    repairs=0,
    local_steps=1,
    cloud_steps=0,
    prompt_tokens=9,
    completion_tokens=3,
    seconds=1.0,
    tokens_per_second=3.0,
    cost_usd=0.0,
    bytes_left_machine=0,
    model="m.gguf",
)
EVIL = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\tx",
    "\r=1",
    "nul \0 bell \a",
    "\ud800 alone",
    'two\nlines, "quoted"; and | pipes',
    "\ufffe and \uffff",
    "_x0041_",
    "#N/A",
    "",
    " blanks ",
]
values = st.one_of(
    st.text(),
    st.sampled_from(EVIL),
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.lists(st.text(), max_size=3),
)
many = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def report(name: str = "a.txt", text: JsonValue = "It says so.") -> TaskReport:
    quote = Citation(
        statement="It says so.", document=name, page=2, quote="so it says", start=0, end=10
    )
    return TaskReport(
        task_id=name,
        document=name,
        state=TaskState.SUCCEEDED,
        kind=Kind.SUMMARIZE,
        category=Category.ROUTINE,
        privacy=Privacy.LOCAL_ONLY,
        route=None,
        reason=None,
        result=text,
        citations=(quote,),
        notes=("Part 2 was kept.",),
        receipt=RECEIPT,
        error=None,
    )


def export(form: ExportForm, *cells: JsonValue) -> Export:
    """A table of one column."""
    reports = [report(f"{at}.txt") for at in range(max(2, len(cells)))]
    return Export(form, reports, Grid(("value",), tuple((cell,) for cell in cells)))


def read_csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


# --- CSV ----------------------------------------------------------------------------------


@many
@given(cells=st.lists(values, max_size=4))
def test_csv_comes_back(tmp_path: Path, cells: list[JsonValue]) -> None:
    write_export(export(ExportForm.CSV, *cells), tmp_path / "t.csv")
    header, *rows = read_csv(tmp_path / "t.csv")
    assert header == ["value"]
    assert [row[0] if row else "" for row in rows] == [guarded(cell) for cell in cells]


@many
@given(text=st.one_of(st.text(), st.sampled_from(EVIL)))
def test_no_text_of_a_csv_is_a_formula(text: str) -> None:
    written = guarded(text)
    assert written in {clean(text), f"'{clean(text)}"}
    is_number = re.fullmatch(r"[+-]?\d+([.,]\d+)*%?", written)
    assert is_number or not written.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_numbers_stay_numbers() -> None:
    assert [guarded(value) for value in (-5, -0.5, "-5", "+49", "-1,5%")] == [
        "-5",
        "-0.5",
        "-5",
        "+49",
        "-1,5%",
    ]


def test_excel_is_told_that_a_csv_is_utf_8(tmp_path: Path) -> None:
    write_export(export(ExportForm.CSV, "Größe"), tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_bytes().startswith(b"\xef\xbb\xbf")


# --- XLSX ---------------------------------------------------------------------------------


def as_read(value: JsonValue) -> object:
    """What openpyxl gives for a cell of this value."""
    if isinstance(value, bool) or (isinstance(value, int | float) and abs(value) <= 2**53):
        return value
    return cell_text(value) or None


@many
@given(cells=st.lists(values, min_size=1, max_size=4))
def test_xlsx_comes_back_and_has_no_formula(tmp_path: Path, cells: list[JsonValue]) -> None:
    write_export(export(ExportForm.XLSX, *cells), tmp_path / "t.xlsx")
    book = load_workbook(tmp_path / "t.xlsx")
    rows = list(book["Results"].iter_rows(min_row=2))
    rows += [[None]] * (len(cells) - len(rows))  # empty rows at the end are not read
    for value, (cell, *_) in zip(cells, rows, strict=True):
        expected = as_read(value)
        found = cell.value if cell is not None else None
        assert found == (pytest.approx(expected) if isinstance(expected, float) else expected)
        assert cell is None or cell.data_type != "f"


@pytest.mark.parametrize("sign", ["x", "\U0001f600"])
def test_a_text_too_long_for_a_cell_is_cut_and_stands_whole_elsewhere(
    tmp_path: Path, sign: str
) -> None:
    text = sign * 70_000
    notes = write_export(export(ExportForm.XLSX, "short", text), tmp_path / "t.xlsx")
    assert notes == ("1 cell(s) were cut; whole on the sheet “Long texts”.",)
    book = load_workbook(tmp_path / "t.xlsx")
    cut = book["Results"]["A3"].value
    assert cut.endswith("(cut here; whole on the sheet “Long texts”)")
    assert len(cut.encode("utf-16-le")) // 2 <= 32_767
    _, *parts = book["Long texts"].iter_rows(values_only=True)
    assert {part[:2] for part in parts} == {(3, "value")}
    assert [part[2] for part in parts] == list(range(1, len(parts) + 1))
    assert "".join(part[3] for part in parts) == text


@given(text=st.text(min_size=1), most=st.integers(2, 9))
def test_pieces_are_the_text(text: str, most: int) -> None:
    parts = list(pieces(text, most))
    assert "".join(parts) == text
    assert all(len(part.encode("utf-16-le", "surrogatepass")) // 2 <= most for part in parts)


# --- DOCX ---------------------------------------------------------------------------------


@many
@given(cells=st.lists(values, min_size=1, max_size=3))
def test_a_docx_table_comes_back(tmp_path: Path, cells: list[JsonValue]) -> None:
    write_export(export(ExportForm.DOCX, *cells), tmp_path / "t.docx")
    [table] = docx.Document(str(tmp_path / "t.docx")).tables
    assert [row.cells[0].text for row in table.rows] == ["value", *map(cell_text, cells)]


@many
@given(text=st.one_of(st.text(), st.sampled_from(EVIL)))
def test_a_docx_report_has_all_of_the_text(tmp_path: Path, text: str) -> None:
    write_export(Export(ExportForm.DOCX, [report(text=text)], Grid((), ())), tmp_path / "t.docx")
    document = docx.Document(str(tmp_path / "t.docx"))
    told = "".join(paragraph.text for paragraph in document.paragraphs)
    shown = "".join(clean(text).split())
    bare = re.sub(r"[-*#]", "", shown)
    assert bare in re.sub(r"[-*#]", "", "".join(told.split()))


def style_of(paragraph: Paragraph) -> str | None:
    return paragraph.style.name if paragraph.style is not None else None


def test_a_docx_report_can_be_read(tmp_path: Path) -> None:
    text = "## Part\n\nFirst line.\n\n- one\n- two"
    write_export(Export(ExportForm.DOCX, [report(text=text)], Grid((), ())), tmp_path / "t.docx")
    told = [(style_of(p), p.text) for p in docx.Document(str(tmp_path / "t.docx")).paragraphs]
    assert told == [
        ("Heading 1", "a.txt"),
        ("Heading 3", "Part"),
        ("Normal", "First line."),
        ("List Bullet", "one"),
        ("List Bullet", "two"),
        ("Heading 2", "Passages"),
        ("List Bullet", "It says so."),
        ("Intense Quote", "“so it says” (a.txt, page 2)"),
        ("Normal", "Note: Part 2 was kept."),
        ("Caption", RECEIPT.in_words()),
    ]


def test_a_table_too_wide_for_word_is_a_report_for_each(tmp_path: Path) -> None:
    wide = Grid(tuple(map(str, range(64))), (tuple(range(64)),) * 2)
    reports = [report("a.txt"), report("b.txt")]
    write_export(Export(ExportForm.DOCX, reports, wide), tmp_path / "t.docx")
    document = docx.Document(str(tmp_path / "t.docx"))
    assert document.tables == []
    headings = [p.text for p in document.paragraphs if style_of(p) == "Heading 1"]
    assert headings == ["a.txt", "b.txt"]


# --- JSON and Markdown --------------------------------------------------------------------


def test_json_is_one_document_and_json_lines_are_lines(tmp_path: Path) -> None:
    one, two = report("a.txt"), report("b\u2028.txt")
    for reports in ([one], [one, two]):
        write_export(Export(ExportForm.JSON, reports, Grid((), ())), tmp_path / "t.json")
        read = json.loads((tmp_path / "t.json").read_text(encoding="utf-8"))
        read = read if isinstance(read, list) else [read]
        assert [TaskReport.model_validate(item) for item in read] == reports
        write_export(Export(ExportForm.JSONL, reports, Grid((), ())), tmp_path / "t.jsonl")
        lines = (tmp_path / "t.jsonl").read_text(encoding="utf-8").rstrip("\n").split("\n")
        assert [TaskReport.model_validate_json(line) for line in lines] == reports


def test_a_markdown_report_has_text_passages_and_receipt(tmp_path: Path) -> None:
    write_export(Export(ExportForm.MD, [report()], Grid((), ())), tmp_path / "t.md")
    told = (tmp_path / "t.md").read_text(encoding="utf-8")
    assert told.startswith("# a.txt\n\nIt says so.\n\n## Passages\n\n- It says so.\n")
    assert "“so it says” (a.txt, page 2)" in told
    assert told.endswith(f"Note: Part 2 was kept.\n\n{RECEIPT.in_words()}\n")


@many
@given(cells=st.lists(values, min_size=1, max_size=3))
def test_a_markdown_table_has_a_line_for_each_row(tmp_path: Path, cells: list[JsonValue]) -> None:
    write_export(export(ExportForm.MD, *cells), tmp_path / "t.md")
    lines = (tmp_path / "t.md").read_text(encoding="utf-8").removesuffix("\n").split("\n")
    assert len(lines) == 2 + len(cells)
    bars = [re.findall(r"(?<!\\)(?:\\\\)*\|", line) for line in lines]
    assert {len(found) for found in bars} == {2}


# --- whole or not at all ------------------------------------------------------------------


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "new" / "t.csv"
    for text in ("first", "second"):
        write_export(export(ExportForm.CSV, text), path)
        assert read_csv(path)[1] == [text]
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("form", ExportForm)
def test_a_full_disk_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, form: ExportForm, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"t.{form.value}"
    path.write_text("old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputNotWritable):
        write_export(export(form, "new"), path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_is_no_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputNotWritable):
        write_export(export(ExportForm.CSV, "x"), tmp_path / "file" / "t.csv")
