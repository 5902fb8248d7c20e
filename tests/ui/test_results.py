"""Results of every kind in the pane, and what is said of a stored one."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextTable
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSplitter
from pytestqt.qtbot import QtBot

from app.domain.options import Label, Options
from app.domain.task import Category, Kind, Privacy, TaskState
from app.pipeline.submit import Order
from app.ui.main_window import MainWindow
from tests.fakes.house import FakeHouse
from tests.ui.conftest import BROKEN, SHORT
from tests.ui.hands import click

LETTER = "The harbour of Vessel Bay was built in 1912. Ada Byron signed the deed."
NOWHERE = Path()


def show(qtbot: QtBot, window: MainWindow, order: Order) -> None:
    """Order it and wait for its result in the pane."""
    before = window.model.rowCount()
    window.order(order, [SHORT])
    qtbot.waitUntil(lambda: window.model.rowCount() == before + 1)

    def is_shown() -> bool:
        view = window.pane._view
        newest = window.model.row(0)
        is_newest = view is not None and newest is not None and view.row.id == newest.id
        return is_newest and view is not None and view.row.state.is_final

    qtbot.waitUntil(is_shown, timeout=10_000)


def tables(window: MainWindow) -> list[list[list[str]]]:
    """The tables in the pane, as texts."""
    found = [
        frame
        for frame in window.pane._text.document().rootFrame().childFrames()
        if isinstance(frame, QTextTable)
    ]
    return [
        [
            [_cell(table, row, column) for column in range(table.columns())]
            for row in range(table.rows())
        ]
        for table in found
    ]


def _cell(table: QTextTable, row: int, column: int) -> str:
    cell = table.cellAt(row, column)
    cursor = cell.firstCursorPosition()
    cursor.setPosition(cell.lastCursorPosition().position(), cursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


@pytest.fixture(autouse=True)
def letter(fakes: FakeHouse) -> None:
    fakes.reader.pages[SHORT] = [LETTER]


def test_an_answer_comes_with_its_passages(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse
) -> None:
    point = {"quote": "Ada Byron signed the deed.", "statement": "Ada Byron signed it."}
    fakes.engine.script = [json.dumps([point]), "Ada Byron signed it."]
    show(qtbot, window, Order(Kind.ASK, NOWHERE, "Who signed?", options=Options(is_full_read=True)))
    text = window.pane.text()
    assert text.startswith("Ada Byron signed it.")
    assert "Passages it rests on" in text
    assert "page 1: “Ada Byron signed the deed.”" in text
    assert "1 of 1 pages" in window.pane.receipt_text


def test_the_receipt_is_read_whole_however_narrow_the_pane_is(
    qtbot: QtBot, window: MainWindow
) -> None:
    show(qtbot, window, Order(Kind.SUMMARIZE, NOWHERE))
    line, splitter = window.pane.foot.line, window.pane.parentWidget()
    assert isinstance(splitter, QSplitter)
    for share in (500, 400, 350):
        splitter.setSizes([1000 - share, share])
        qtbot.waitUntil(lambda: line.height() >= line.heightForWidth(line.width()))


def test_a_label_comes_with_the_probability_of_every_label(
    qtbot: QtBot, window: MainWindow
) -> None:
    labels = (Label(name="deed"), Label(name="bill"), Label(name="letter"))
    show(qtbot, window, Order(Kind.CLASSIFY, NOWHERE, options=Options(labels=labels)))
    assert window.pane.text().startswith("deed")
    [table] = tables(window)
    assert table[0] == ["Label", "Probability"]
    assert table[1][0] == "deed"
    assert [row[0] for row in table[1:]] == ["deed", "bill", "letter"]
    assert all(row[1].endswith("%") for row in table[1:])


def test_rows_have_a_line_each(qtbot: QtBot, window: MainWindow, fakes: FakeHouse) -> None:
    fakes.reader.pages[SHORT] = ["| name | text |\n| --- | --- |\n| Ada | Pay! |\n| Bo | Hi |\n"]
    labels = (Label(name="bill"), Label(name="letter"))
    options = Options(labels=labels, is_by_row=True)
    show(qtbot, window, Order(Kind.CLASSIFY, NOWHERE, options=options))
    [table] = tables(window)
    assert table[0] == ["row", "label", "probability", "name", "text"]
    assert [row[3] for row in table[1:]] == ["Ada", "Bo"]
    assert table[1][2].endswith("%")


def test_fields_come_with_their_quotes(qtbot: QtBot, window: MainWindow, fakes: FakeHouse) -> None:
    fakes.engine.script = ['{"signer": "Ada Byron", "year": 1912, "heir": null}']
    fields = {"signer": "string", "year": "integer", "heir": "null"}
    schema = {
        "type": "object",
        "properties": {name: {"type": [kind, "null"]} for name, kind in fields.items()},
        "required": list(fields),
    }
    schema["properties"]["heir"] = {"type": ["string", "null"]}  # type: ignore[index]
    show(qtbot, window, Order(Kind.EXTRACT, NOWHERE, options=Options(json_schema=schema)))
    [table] = tables(window)
    assert table[0] == ["Field", "Value", "Where it stands"]
    assert table[1][:2] == ["signer", "Ada Byron"]
    assert "page 1: “" in table[1][2]
    assert "Ada Byron signed the deed" in table[1][2]
    assert table[2][:2] == ["year", "1912"]
    assert "1912" in table[2][2]
    assert table[3] == ["heir", "", ""]


def test_a_translation_is_shown_once_with_its_notes(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse
) -> None:
    german = "Der Hafen von Vessel Bay wurde gebaut. Ada Byron hat die Urkunde unterschrieben."
    fakes.engine.script = [german]
    show(qtbot, window, Order(Kind.TRANSLATE, NOWHERE, options=Options(language="German")))
    text = window.pane.text()
    assert text.count("Der Hafen") == 1
    assert "Notes\n" in text
    assert "1912" in text
    assert "Notes on the parts" not in text


def test_a_stored_result_says_so_and_can_be_made_anew(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse
) -> None:
    fakes.engine.model_fingerprint = "model"
    show(qtbot, window, Order(Kind.SUMMARIZE, NOWHERE))
    assert window.pane.stored_text == ""
    fakes.clock.advance(1)
    show(qtbot, window, Order(Kind.SUMMARIZE, NOWHERE))
    assert "stored result" in window.pane.stored_text
    assert "nothing was run again" in window.pane.stored_text
    asked = len(fakes.engine.prompts)
    fakes.clock.advance(1)
    click(window.pane.again_button)
    qtbot.waitUntil(lambda: window.model.rowCount() == 3)
    qtbot.waitUntil(lambda: len(fakes.engine.prompts) > asked)
    qtbot.waitUntil(lambda: window.pane.stored_text == "")
    assert fakes.store.tasks()[0].is_again


def test_a_failed_task_can_be_tried_again(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse
) -> None:
    window.add_files([BROKEN])
    qtbot.waitUntil(lambda: "damaged" in window.pane.text(), timeout=10_000)
    fakes.reader.pages[BROKEN] = [LETTER]
    fakes.clock.advance(1)
    click(window.pane.again_button)

    def is_done() -> bool:
        row = window.model.row(0)
        return row is not None and row.state is TaskState.SUCCEEDED

    qtbot.waitUntil(is_done, timeout=10_000)


def test_the_next_question_is_asked_under_an_answer(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse
) -> None:
    point = json.dumps([{"statement": "Ada Byron did.", "quote": "Ada Byron signed the deed."}])
    fakes.engine.script = [point, point]
    show(qtbot, window, Order(Kind.ASK, NOWHERE, "Who signed the deed?"))
    bar = window.pane.follow_up
    assert bar.isVisible()
    assert not bar.seen.isVisible()
    first = window.model.row(0)
    assert first is not None
    fakes.clock.advance(1)
    QTest.keyClicks(bar.line, "And when?")
    QTest.keyClick(bar.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "The model saw: 1 of 1" in bar.seen.text(), timeout=10_000)
    assert bar.line.text() == ""
    assert "whole: Who signed the deed?" in bar.seen.toolTip()

    def is_on_top() -> bool:
        newest = window.model.row(0)
        return newest is not None and newest.id != first.id

    qtbot.waitUntil(is_on_top)
    assert "Who signed the deed?" in fakes.engine.prompts[-1].messages[1].content


def test_after_a_summary_nothing_can_be_asked_on(qtbot: QtBot, window: MainWindow) -> None:
    show(qtbot, window, Order(Kind.SUMMARIZE, NOWHERE))
    assert not window.pane.follow_up.isVisible()


def test_an_answer_that_could_not_be_used_is_shown(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse
) -> None:
    schema = {"type": "object", "properties": {"year": {"type": "integer"}}, "required": ["year"]}
    fakes.engine.script = ['{"year": "long ago"}'] * 2
    show(qtbot, window, Order(Kind.EXTRACT, NOWHERE, options=Options(json_schema=schema)))
    assert "long ago" in window.pane._text.toPlainText()


def test_what_a_task_waits_for_is_said(qtbot: QtBot, window: MainWindow) -> None:
    order = Order(Kind.SUMMARIZE, NOWHERE, category=Category.COMPLEX)
    window.order(order._replace(privacy=Privacy.CLOUD_ALLOWED), [SHORT])

    def is_said() -> bool:
        return "no cloud provider is set up" in window.pane._text.toPlainText()

    qtbot.waitUntil(is_said, timeout=10_000)
