"""The history, as a person uses it: search, narrow down, open, keep, delete and take it back."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.history_words import Snippet
from app.domain.ports.history import TaskTexts
from app.domain.settings import Settings
from app.domain.task import TaskState
from app.pipeline.deleting import finish_deletions
from app.ui.background import Background
from app.ui.history.delegate import _fitting
from app.ui.history.page import HistoryPage
from app.ui.theme import Theme
from tests.contract.samples import LOCAL, add, make_plan, make_task, moment
from tests.fakes.house import FakeHouse
from tests.ui.hands import activate, click, press


def put(fakes: FakeHouse, number: int, result: str) -> None:
    """A task that has ended, and is indexed."""
    task = add(fakes.store, make_task(f"t{number:03}", created=number), f"/docs/{number}.txt")
    fakes.store.claim_task(moment(number), only=[task.id])
    fakes.store.save_plan(task.id, make_plan(task), LOCAL)
    fakes.store.end_task(task.id, TaskState.CANCELLED, moment(number + 1))
    fakes.history.put_texts([TaskTexts(task.id, f"{number}.txt", "", result)])


@pytest.fixture
def page(qtbot: QtBot, fakes: FakeHouse) -> Iterator[HistoryPage]:
    """The page alone, shown, over three tasks."""
    for number, result in enumerate(["The harbour is deep.", "Invoices of May.", "A harbour."]):
        put(fakes, number, result)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    Theme(application)
    background = Background()
    page = HistoryPage(fakes.house, background)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.look()
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    yield page
    page.deletions.stop()
    background.close()


def shown(page: HistoryPage) -> list[str]:
    hits = (page.model.at(row) for row in range(page.model.rowCount()))
    return [hit.task_id for hit in hits if hit is not None]


def test_typing_finds_and_the_cross_shows_all_again(qtbot: QtBot, page: HistoryPage) -> None:
    activate(page)
    QTest.keySequence(page, QKeySequence(QKeySequence.StandardKey.Find))
    assert page.filters.words.hasFocus()
    QTest.keyClicks(page.filters.words, "harb")  # not whole yet
    qtbot.waitUntil(lambda: shown(page) == ["t002", "t000"])
    assert page.count.text() == "2 task(s)"
    text = page.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Result: A harbour." in text
    page.filters.words.clear()
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)


def test_nothing_found_says_what_to_try(qtbot: QtBot, page: HistoryPage) -> None:
    page.filters.words.setText("zebra")
    page.filters.state.setCurrentIndex(1)
    qtbot.waitUntil(page.empty.isVisible)
    assert page.empty.title.text() == "Nothing found"
    assert "filters" in page.empty.words.text()
    assert not page.delete_all_button.isEnabled()
    click(page.empty.reset_button)
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    assert page.filters.state.currentIndex() == 0


def test_enter_opens_and_keep_keeps(qtbot: QtBot, page: HistoryPage, fakes: FakeHouse) -> None:
    activate(page)
    page.list.setFocus()
    page.list.setCurrentIndex(page.model.index(1))
    with qtbot.waitSignal(page.task_wanted) as wanted:
        press(page.list, Qt.Key.Key_Return)
    assert wanted.args == ["t001"]
    click(page.keep_button)
    qtbot.waitUntil(lambda: fakes.history.kept == {"t001"})
    qtbot.waitUntil(lambda: [hit.is_kept for hit in [page.model.at(1)] if hit] == [True])
    page.list.setCurrentIndex(page.model.index(1))
    assert page.keep_button.text() == "&Keep no longer"
    click(page.keep_button)
    qtbot.waitUntil(lambda: fakes.history.kept == set())


def ask(qtbot: QtBot, page: HistoryPage, *rows: int) -> None:
    """Have the selected tasks deleted, and agree."""
    for row in rows:
        flag = page.list.selectionModel().SelectionFlag.Select
        page.list.selectionModel().select(page.model.index(row), flag)
    click(page.delete_button)
    click(question(qtbot, page).buttons()[0])


def question(qtbot: QtBot, page: HistoryPage) -> QMessageBox:
    """What is asked, once it is."""
    qtbot.waitUntil(lambda: page.deletions.dialog is not None)
    assert page.deletions.dialog is not None
    assert page.deletions.dialog.buttons()[0].text() == "&Delete"
    return page.deletions.dialog


def test_a_deletion_asks_hides_and_can_be_taken_back(
    qtbot: QtBot, page: HistoryPage, fakes: FakeHouse
) -> None:
    ask(qtbot, page, 0, 2)
    assert shown(page) == ["t001"]
    qtbot.waitUntil(lambda: set(fakes.eraser.doomed) == {"t000", "t002"})
    assert page.deletions.bar.isVisible()
    assert page.deletions.bar.words.text() == "2 task(s) deleted."
    activate(page)
    QTest.keySequence(page, QKeySequence(QKeySequence.StandardKey.Undo))
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    assert fakes.eraser.doomed == {}
    assert not page.deletions.bar.isVisible()
    assert len(fakes.store.tasks()) == 3


def test_the_keys_of_undo_take_a_deletion_back_whatever_else_they_mean_in_the_window(
    qtbot: QtBot, page: HistoryPage, fakes: FakeHouse
) -> None:
    other = QAction(page)  # as the queue's, once something was cancelled there
    other.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
    others: list[bool] = []
    other.triggered.connect(lambda: others.append(True))
    page.addAction(other)
    activate(page)
    ask(qtbot, page, 0)
    qtbot.waitUntil(lambda: bool(fakes.eraser.doomed))
    qtbot.waitUntil(page.deletions.bar.button.hasFocus)  # the row that had it is gone
    press(page.deletions.bar.button, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    assert not others
    press(page.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert others == [True]  # nothing is to be taken back here: it is the other's again


def test_after_ten_seconds_it_is_gone_and_the_check_is_told(
    qtbot: QtBot, page: HistoryPage, fakes: FakeHouse
) -> None:
    ask(qtbot, page, 0)
    qtbot.waitUntil(lambda: bool(fakes.eraser.doomed))
    assert page.deletions.bar.timer.interval() == 10_000
    assert len(fakes.store.tasks()) == 3
    page.deletions.bar.expire()
    said = "Deleted. Checked: no trace of it in the store or its 2 backup(s)."
    qtbot.waitUntil(lambda: page.deletions.bar.words.text() == said)
    assert page.deletions.bar.button.text() == "Close"
    click(page.deletions.bar.button)
    assert not page.deletions.bar.isVisible()
    assert {task.id for task in fakes.store.tasks()} == {"t000", "t001"}
    assert fakes.engine.forgotten == ["t002-document"]


def test_what_a_closed_window_had_marked_is_deleted_later(
    qtbot: QtBot, page: HistoryPage, fakes: FakeHouse
) -> None:
    ask(qtbot, page, 0)
    qtbot.waitUntil(lambda: bool(fakes.eraser.doomed))
    page.deletions.stop()
    assert finish_deletions(fakes.ports) is None  # there may still be somebody who undoes it
    fakes.clock.advance(60)
    done = finish_deletions(fakes.ports)
    assert done is not None
    assert done.erased.tasks == 1
    assert finish_deletions(fakes.ports) is None


def test_all_that_is_found_is_deleted(qtbot: QtBot, page: HistoryPage, fakes: FakeHouse) -> None:
    page.filters.words.setText("harbour")
    page.look()
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    click(page.delete_all_button)
    asked = question(qtbot, page)
    assert "2 backup(s)" in asked.informativeText()
    assert "not touched" in asked.informativeText()
    asked.reject()
    assert page.model.rowCount() == 2
    assert fakes.eraser.doomed == {}


def test_it_says_how_long_things_are_kept(
    qtbot: QtBot, page: HistoryPage, fakes: FakeHouse
) -> None:
    assert page.keeping.text().startswith("Results stay until you delete them.")
    fakes.settings = Settings.model_validate({"observability": {"texts_days": 30}})
    page.look()
    qtbot.waitUntil(lambda: "30 day(s)" in page.keeping.text())
    text = page.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "deleted on 2026-04-01" in text


def test_more_is_read_when_it_is_scrolled_to(
    qtbot: QtBot, page: HistoryPage, fakes: FakeHouse, qtmodeltester: Any
) -> None:
    for number in range(3, 120):
        put(fakes, number, "ferry")
    page.look()
    qtbot.waitUntil(lambda: page.model.rowCount() == 50)
    qtmodeltester.check(page.model)

    def is_all_read() -> bool:
        if page.model.canFetchMore():
            page.model.fetchMore()
        return page.model.rowCount() == 120

    qtbot.waitUntil(is_all_read)
    assert shown(page) == [f"t{number:03}" for number in reversed(range(120))]


def test_every_control_has_a_name_and_fits_at_twice_the_size(page: HistoryPage) -> None:
    for kind in (QPushButton, QComboBox, QLineEdit):
        for widget in page.findChildren(kind):
            if widget.isVisibleTo(page):
                face = QAccessible.queryAccessibleInterface(widget)
                assert face.text(QAccessible.Text.Name), widget
    letters = [b.text().split("&")[1][0] for b in page.findChildren(QPushButton) if "&" in b.text()]
    assert len(letters) == len(set(map(str.lower, letters)))
    page.setStyleSheet("* { font-size: 21pt; }")
    page.ensurePolished()
    assert page.minimumSizeHint().width() <= 1100


def test_the_word_that_was_found_is_in_sight(page: HistoryPage) -> None:
    text = "word " * 40 + "lighthouse at the end"
    start = text.index("lighthouse")
    snippet = Snippet(text=text, marks=((start, start + 10),))
    cut, marks = _fitting(snippet, page.fontMetrics(), 300)
    [(a, b)] = marks
    assert cut[a:b] == "lighthouse"
    assert page.fontMetrics().horizontalAdvance(cut) <= 310
