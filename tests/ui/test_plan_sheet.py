"""The plan sheet as a person uses it: look, choose, type, start, or think better of it."""

import json
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.document import Page, Reading
from app.domain.errors import DocumentEncrypted
from app.domain.options import Length, Style
from app.domain.task import Category, Kind, Priority, Privacy, Task, TaskState
from app.ui.desk import PAGE
from app.ui.kind_forms import AskForm, ClassifyForm, ExtractForm
from app.ui.main_window import MainWindow
from app.ui.plan_sheet import PlanSheet
from tests.fakes.house import FakeHouse
from tests.ui.conftest import BROKEN, LONG, SHORT, start_plan
from tests.ui.hands import activate, click, press

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def sheet(window: MainWindow) -> PlanSheet:
    return window.sheet


def cells(sheet: PlanSheet, place: int) -> list[str]:
    return [sheet.model.index(place, column).data() for column in range(6)]


def wait_for_plan(qtbot: QtBot, sheet: PlanSheet) -> None:
    qtbot.waitUntil(lambda: "about" in sheet.figures.text(), timeout=10_000)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def take_keyboard(qtbot: QtBot, sheet: PlanSheet) -> None:
    """The window manager gives the sheet the keyboard a little after it is shown."""
    activate(sheet)
    qtbot.waitUntil(lambda: sheet.isAncestorOf(QApplication.focusWidget() or sheet))


def only_task(qtbot: QtBot, fakes: FakeHouse) -> Task:
    qtbot.waitUntil(lambda: len(fakes.store.tasks()) == 1)
    [task] = fakes.store.tasks()
    return task


def test_a_plan_has_its_figures_before_anything_runs(
    qtbot: QtBot, window: MainWindow, sheet: PlanSheet, fakes: FakeHouse
) -> None:
    window.show_plan([LONG, BROKEN])
    assert sheet.isVisible()
    assert [row.name for row in sheet.model.rows] == ["long.txt", "broken.pdf"]
    wait_for_plan(qtbot, sheet)
    name, pages, tokens, chunks, steps, lasts = cells(sheet, 0)
    assert (name, pages) == ("long.txt", "12")
    assert int(tokens.replace(",", "")) > int(chunks) > 0
    assert int(steps) > 0
    assert lasts.startswith("about")
    assert "12 pages" in sheet.figures.text()
    assert "never leaves this machine" in sheet.route.text()
    assert fakes.store.tasks() == []


def test_a_file_that_cannot_be_read_is_named_with_reason_and_remedy(
    qtbot: QtBot, window: MainWindow, sheet: PlanSheet, fakes: FakeHouse
) -> None:
    fakes.reader.pages[BROKEN] = DocumentEncrypted(name="broken.pdf")
    window.show_plan([BROKEN])
    qtbot.waitUntil(lambda: "password" in cells(sheet, 0)[0])
    assert "save a copy without one" in cells(sheet, 0)[0]
    assert not sheet.start_button.isEnabled()
    assert sheet.table.columnSpan(0, 0) == 6


def test_pages_that_cannot_be_read_are_named_with_the_reason(
    qtbot: QtBot, window: MainWindow, sheet: PlanSheet, fakes: FakeHouse
) -> None:
    pages = tuple(
        Page(number=number, text="" if number in {2, 3, 5} else "Words to read. " * 9, problem=why)
        for number, why in ((1, None), (2, "a scan"), (3, "a scan"), (4, None), (5, "damaged page"))
    )
    reading = Reading(media_type="application/pdf", sha256="0", size_bytes=9, pages=pages)
    fakes.reader.read = lambda path: reading  # type: ignore[method-assign]
    window.show_plan([SHORT])
    wait_for_plan(qtbot, sheet)
    assert cells(sheet, 0)[1] == "2 of 5"
    lines = ["short.txt, pages 2 to 3: a scan", "short.txt, page 5: damaged page"]
    assert sheet.remarks.text().splitlines() == lines


def test_start_by_the_keyboard_makes_one_task(
    qtbot: QtBot, window: MainWindow, sheet: PlanSheet, fakes: FakeHouse
) -> None:
    window.show_plan([SHORT])
    take_keyboard(qtbot, sheet)
    qtbot.waitUntil(sheet.start_button.isEnabled)
    press(focused(), Qt.Key.Key_Return, CTRL)
    task = only_task(qtbot, fakes)
    assert (task.kind, task.set_id, task.priority) == (Kind.SUMMARIZE, None, Priority.INTERACTIVE)
    qtbot.waitUntil(lambda: not sheet.isVisible())


def test_several_files_are_one_set(qtbot: QtBot, window: MainWindow, fakes: FakeHouse) -> None:
    window.show_plan([SHORT, LONG])
    start_plan(qtbot, window)
    qtbot.waitUntil(lambda: len(fakes.store.tasks()) == 2)
    assert len({task.set_id for task in fakes.store.tasks()}) == 1
    assert fakes.store.tasks()[0].set_id


def test_escape_starts_nothing_and_a_second_drop_is_planned_anew(
    qtbot: QtBot, window: MainWindow, sheet: PlanSheet, fakes: FakeHouse
) -> None:
    window.show_plan([LONG])
    take_keyboard(qtbot, sheet)
    press(focused(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not sheet.isVisible())
    window.show_plan([SHORT])
    wait_for_plan(qtbot, sheet)
    assert cells(sheet, 0)[:2] == ["short.txt", "1"]
    assert fakes.store.tasks() == []


def test_a_question_to_two_files_is_typed_and_answered_once(
    qtbot: QtBot, window: MainWindow, sheet: PlanSheet, fakes: FakeHouse
) -> None:
    window.show_plan([LONG, SHORT, BROKEN])
    take_keyboard(qtbot, sheet)
    press(focused(), Qt.Key.Key_A, ALT)
    qtbot.waitUntil(lambda: not sheet.start_button.isEnabled())
    assert sheet.hint.text() == "Type your question."
    press(focused(), Qt.Key.Key_Q, ALT)
    assert isinstance(focused(), QLineEdit)
    QTest.keyClicks(focused(), "Who was it?")
    qtbot.waitUntil(lambda: sheet.table.isColumnHidden(2), timeout=10_000)
    wait_for_plan(qtbot, sheet)
    assert "1 file that cannot be read is left out." in sheet.remarks.text()
    press(focused(), Qt.Key.Key_V, ALT)
    form = sheet.options.form
    assert isinstance(form, AskForm)
    qtbot.waitUntil(form.is_full.isChecked)  # a key's click takes as long as a finger's
    press(form.question, Qt.Key.Key_Return)
    task = only_task(qtbot, fakes)
    assert (task.kind, task.instruction) == (Kind.ASK, "Who was it?")
    assert task.options.is_full_read
    assert [fakes.store.document(key).name for key in task.document_ids] == [
        "long.txt",
        "short.txt",
    ]


def test_labels_are_typed_and_what_is_wrong_with_them_is_said(
    qtbot: QtBot, window: MainWindow, sheet: PlanSheet, fakes: FakeHouse
) -> None:
    window.show_plan([SHORT])
    sheet.options.choose(Kind.CLASSIFY)
    form = sheet.options.form
    assert isinstance(form, ClassifyForm)
    qtbot.waitUntil(lambda: sheet.hint.text() == "Write two labels or more, a line each.")
    QTest.keyClicks(form.labels, "bill: asks for money")
    press(form.labels, Qt.Key.Key_Return)
    QTest.keyClicks(form.labels, "Bill")
    assert "alike" in sheet.hint.text()
    assert not sheet.start_button.isEnabled()
    QTest.keyClicks(form.labels, " of lading")
    start_plan(qtbot, window)
    labels = only_task(qtbot, fakes).options.labels
    assert [(label.name, label.description) for label in labels] == [
        ("bill", "asks for money"),
        ("Bill of lading", ""),
    ]


def test_fields_come_from_a_file(
    qtbot: QtBot,
    window: MainWindow,
    sheet: PlanSheet,
    fakes: FakeHouse,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    example = tmp_path / "fields.json"
    example.write_text(json.dumps({"name": "Ada", "year": 1815}), encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(example), ""))
    window.show_plan([SHORT])
    sheet.options.choose(Kind.EXTRACT)
    form = sheet.options.form
    assert isinstance(form, ExtractForm)
    click(form._choose)
    assert "Ada" in form.fields.toPlainText()
    start_plan(qtbot, window)
    schema = only_task(qtbot, fakes).options.json_schema
    assert schema is not None
    assert list(schema["properties"]) == ["name", "year"]


def test_length_style_language_privacy_and_category_are_those_chosen(
    qtbot: QtBot, window: MainWindow, sheet: PlanSheet, fakes: FakeHouse
) -> None:
    window.show_plan([SHORT])
    qtbot.waitUntil(sheet.start_button.isEnabled)
    chosen = {"Long", "A list of points", "German", "May go to the cloud", "Complex"}
    for combo in sheet.findChildren(QComboBox):
        if combo.isVisible():
            for place in range(combo.count()):
                if combo.itemText(place) in chosen:
                    combo.setCurrentIndex(place)
    qtbot.waitUntil(lambda: "Runs in the cloud" in sheet.route.text(), timeout=10_000)
    start_plan(qtbot, window)
    task = only_task(qtbot, fakes)
    assert (task.options.length, task.options.style) == (Length.LONG, Style.BULLETS)
    assert task.options.language == "German"
    assert (task.privacy, task.category) == (Privacy.CLOUD_ALLOWED, Category.COMPLEX)


def test_the_last_kind_and_its_options_are_offered_again(
    qtbot: QtBot, window: MainWindow, sheet: PlanSheet
) -> None:
    window.show_plan([SHORT])
    sheet.options.choose(Kind.ASK)
    form = sheet.options.form
    assert isinstance(form, AskForm)
    QTest.keyClicks(form.question, "Why?")
    start_plan(qtbot, window)
    window.show_plan([LONG])
    assert window.sheet.options.form is form
    assert form.question.text() == "Why?"
    start_plan(qtbot, window)


def test_a_change_of_mind_while_a_file_is_read_gives_the_last_plan(
    qtbot: QtBot, window: MainWindow, sheet: PlanSheet, fakes: FakeHouse
) -> None:
    window.show_plan([LONG, SHORT])
    for kind in (Kind.REWRITE, Kind.ASK, Kind.SUMMARIZE):
        sheet.options.choose(kind)
        qtbot.wait(400)
    wait_for_plan(qtbot, sheet)
    assert sorted(fakes.reader.read_paths) == [LONG, SHORT]
    assert all(row.plan and row.plan.kind is Kind.SUMMARIZE for row in sheet.model.rows)


def test_everything_in_the_sheet_has_a_name_and_tab_reaches_it(
    qtbot: QtBot, window: MainWindow, sheet: PlanSheet
) -> None:
    window.show_plan([SHORT])
    take_keyboard(qtbot, sheet)
    for kind in Kind:
        sheet.options.choose(kind)
        sheet.options.take_focus()
        first, reached = focused(), []
        while focused() not in reached:
            reached.append(focused())
            press(focused(), Qt.Key.Key_Tab)
        assert focused() is first
        assert len(reached) >= 6
        for widget in reached:
            accessible = QAccessible.queryAccessibleInterface(widget)
            assert accessible.text(QAccessible.Text.Name), (kind, widget)
    press(focused(), Qt.Key.Key_Escape)


def test_arrows_choose_among_the_kinds(qtbot: QtBot, window: MainWindow, sheet: PlanSheet) -> None:
    window.show_plan([SHORT])
    take_keyboard(qtbot, sheet)
    kinds = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        press(focused(), key)
        kinds.append(sheet.options.form.kind)
    assert kinds == [Kind.ASK, Kind.EXTRACT, Kind.ASK]


def test_a_folder_of_two_thousand_files_is_shown_at_once_and_its_tasks_page_by_page(
    qtbot: QtBot, window: MainWindow, sheet: PlanSheet, fakes: FakeHouse, tmp_path: Path
) -> None:
    for number in range(2000):
        path = tmp_path / f"{number:04}.txt"
        path.write_text("A small text.", encoding="utf-8")
        fakes.reader.pages[path] = ["A small text."]
    resets: list[int] = []
    sheet.model.modelReset.connect(lambda: resets.append(sheet.model.rowCount()))
    window.show_plan([tmp_path])
    qtbot.waitUntil(lambda: len(sheet.model.rows) == 2000, timeout=30_000)
    fakes.engine.gate = threading.Event()
    inserted: list[int] = []
    window.model.rowsInserted.connect(lambda _, first, last: inserted.append(last - first + 1))
    start_plan(qtbot, window)
    qtbot.waitUntil(lambda: len(fakes.store.tasks()) == 2000, timeout=60_000)
    qtbot.waitUntil(lambda: window.model.rowCount() == PAGE, timeout=60_000)
    window.table.scrollToBottom()  # the rest on demand
    qtbot.waitUntil(lambda: window.model.rowCount() > PAGE)
    assert resets[-1] == 2000
    assert len(resets) <= 2  # emptied, filled: each file by itself would draw all anew
    assert max(inserted) <= PAGE


def test_a_folder_without_documents_says_so(
    qtbot: QtBot, window: MainWindow, sheet: PlanSheet, tmp_path: Path
) -> None:
    (tmp_path / "program.exe").write_bytes(b"MZ")
    window.show_plan([tmp_path])
    qtbot.waitUntil(lambda: "no documents" in sheet.title.text())
    assert not sheet.start_button.isEnabled()
    assert "left out" in sheet.remarks.text()


def test_what_goes_wrong_in_the_queue_after_the_start_is_still_told(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.show_plan([BROKEN, SHORT])
    start_plan(qtbot, window)
    qtbot.waitUntil(
        lambda: (
            {row.state for place in range(2) if (row := window.model.row(place))}
            == {TaskState.SUCCEEDED, TaskState.FAILED}
        ),
        timeout=10_000,
    )


def test_the_window_closes_at_once_while_a_file_is_read(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, is_over, is_read = threading.Event(), threading.Event(), threading.Event()
    read = fakes.reader.read

    def read_slowly(path: Path) -> Reading:
        reading.set()
        is_over.wait(20)
        is_read.set()
        return read(path)

    monkeypatch.setattr(fakes.reader, "read", read_slowly)
    window.show_plan([LONG])
    qtbot.waitUntil(reading.is_set)
    window.close()
    assert not is_read.is_set()  # whoever waited for it would have seen its end
    is_over.set()
