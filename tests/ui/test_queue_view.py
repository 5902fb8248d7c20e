"""The queue as a person sees it: filter and order over all tasks, columns, files, undo."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAccessible, QAction, QDrag, QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.domain.listing import TaskFilter
from app.domain.task import Kind, Priority, TaskState
from app.pipeline.deleting import delete_tasks
from app.pipeline.queries import TaskRow
from app.pipeline.submit import Order, submit_task
from app.ui import file_menu, task_table
from app.ui.desk import PAGE
from app.ui.frame.pages import QUEUE
from app.ui.main_window import MainWindow
from app.ui.queue.columns import (
    ADDED,
    COST,
    COUNT,
    DOCUMENT,
    NAMES,
    ORDER_AT_FIRST,
    PROGRESS,
    ROUTE,
)
from app.ui.task_table import as_files
from tests.fakes.house import FakeHouse
from tests.ui.hands import activate, click, press
from tests.ui.test_queue_actions import CTRL, SHIFT, is_in, keys, select, submit

UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@pytest.fixture
def many(qtbot: QtBot, window: MainWindow, fakes: FakeHouse) -> list[str]:
    """More tasks than are read at once; the first one is the only one of its kind and state."""
    fakes.queue.pause_all(fakes.clock.now())
    rare = Path("/docs/Übersicht rare.txt")
    fakes.reader.pages[rare] = ["Rare."]
    first = submit_task(fakes.ports, Order(Kind.ASK, rare, instruction="What is rare?"))
    fakes.queue.pause([first.id], fakes.clock.now())
    ids = [first.id, *submit(fakes, 2 * PAGE)]
    qtbot.waitUntil(lambda: window.model.counts[1] == len(ids), timeout=10_000)
    assert window.model.rowCount() < len(ids)
    return ids


def shown(window: MainWindow) -> list[str]:
    return [row.document for row in rows_of(window)]


def action_of(menu: QMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == text)


# --- filter and order ---------------------------------------------------------------------


def test_the_filter_finds_what_was_not_read_yet_and_says_how_many(
    qtbot: QtBot, window: MainWindow, many: list[str]
) -> None:
    bar = window.queue.filter
    window.show_page("queue")
    activate(window)
    window.table.setFocus()
    press(window.table, Qt.Key.Key_F, CTRL)
    assert bar.words.hasFocus()
    bar.words.setText("UBERSICHT")
    press(bar.words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(window) == ["Übersicht rare.txt"])
    qtbot.waitUntil(lambda: bar.count.text() == f"1 of {len(many):,} shown")
    assert bar.clear_button.isVisible()
    press(bar.words, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.model.rowCount() == PAGE)
    assert not bar.clear_button.isVisible()
    press(bar.words, Qt.Key.Key_Escape)
    assert window.table.hasFocus()


def test_states_and_kinds_are_chosen_in_menus_and_cleared_at_once(
    qtbot: QtBot, window: MainWindow, many: list[str]
) -> None:
    bar = window.queue.filter
    action_of(bar.states.choices, "Paused").trigger()
    qtbot.waitUntil(lambda: shown(window) == ["Übersicht rare.txt"])
    assert bar.states.text() == "State: Paused"
    assert bar.states.accessibleName() == "State: Paused"
    action_of(bar.kinds.choices, "Summarize").trigger()
    qtbot.waitUntil(lambda: shown(window) == [])
    told = window.table.empty_words()
    assert "state: Paused" in told
    assert "kind: Summarize" in told
    assert f"{len(many):,}" in told
    click(bar.clear_button)
    qtbot.waitUntil(lambda: window.model.rowCount() == PAGE)
    assert bar.wanted() == TaskFilter()
    assert bar.states.text() == "State"


def test_a_click_on_a_title_orders_all_tasks(
    qtbot: QtBot, window: MainWindow, many: list[str]
) -> None:
    window.table.sortByColumn(DOCUMENT, DOWN)
    qtbot.waitUntil(lambda: shown(window)[:1] == ["Übersicht rare.txt"])
    window.table.sortByColumn(DOCUMENT, UP)
    qtbot.waitUntil(lambda: shown(window)[:3] == ["0.txt", "1.txt", "10.txt"])
    window.table.scrollToBottom()
    qtbot.waitUntil(lambda: window.model.rowCount() == 2 * PAGE)
    assert shown(window) == sorted(shown(window))
    window.table.header.setSortIndicator(PROGRESS, UP)
    assert window.table.header.sortIndicatorSection() == -1
    qtbot.waitUntil(lambda: shown(window)[:1] == [f"{2 * PAGE - 1}.txt"])


def test_one_set_is_shown_alone(qtbot: QtBot, window: MainWindow, fakes: FakeHouse) -> None:
    fakes.queue.pause_all(fakes.clock.now())
    submit(fakes, 2)
    files = [Path("/docs/a.txt"), Path("/docs/b.txt")]
    window.order(Order(Kind.SUMMARIZE, files[0]), files)
    qtbot.waitUntil(lambda: window.model.rowCount() == 4)
    qtbot.waitUntil(window.queue.only_set.isEnabled)
    window.queue.only_set.trigger()
    qtbot.waitUntil(lambda: set(shown(window)) == {"a.txt", "b.txt"})
    assert window.queue.filter.of_set.isVisible()
    click(window.queue.filter.of_set)
    qtbot.waitUntil(lambda: window.model.rowCount() == 4)


def test_the_empty_table_teaches_and_the_fields_have_names(window: MainWindow) -> None:
    assert window.table.empty_words().startswith("No tasks yet.")
    bar = window.queue.filter
    for part in (bar.words, bar.states, bar.kinds, bar.routes, bar.of_set, bar.clear_button):
        face = QAccessible.queryAccessibleInterface(part)
        assert face is not None
        assert face.text(QAccessible.Text.Name)


# --- columns ------------------------------------------------------------------------------


def test_columns_are_hidden_moved_and_sized_and_it_is_kept(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse
) -> None:
    header = window.table.header
    assert header.isSectionHidden(ADDED)
    assert not header._keeping.isActive()  # nobody has arranged anything yet
    menu = header.menu()
    action_of(menu, "Added").trigger()
    action_of(menu, "Route").trigger()
    header.moveSection(header.visualIndex(COST), 0)
    header.resizeSection(DOCUMENT, header.fontMetrics().averageCharWidth() * 50)
    window.table.sortByColumn(ADDED, UP)
    qtbot.waitUntil(lambda: "queue columns" in fakes.window_state.kept, timeout=10_000)
    again = MainWindow(fakes.house, with_sample=False)
    qtbot.addWidget(again)
    kept = again.table.header
    qtbot.waitUntil(lambda: kept.isSectionHidden(ROUTE))
    assert not kept.isSectionHidden(ADDED)
    assert kept.visualIndex(COST) == 0
    letters = kept.sectionSize(DOCUMENT) / kept.fontMetrics().averageCharWidth()
    assert letters == pytest.approx(50, abs=1)
    assert (kept.sortIndicatorSection(), kept.sortIndicatorOrder()) == (ADDED, UP)
    action_of(kept.menu(), "As at first").trigger()
    assert [kept.logicalIndex(at) for at in range(COUNT)] == list(ORDER_AT_FIRST)
    assert kept.isSectionHidden(ADDED)
    assert not kept.isSectionHidden(ROUTE)
    again.close()


@pytest.mark.parametrize(
    "state",
    [
        {"order": ["file"], "hidden": list(NAMES), "widths": {"file": "wide"}, "sort": "speed"},
        {"order": 3, "hidden": None, "widths": [1], "sort": 7},
        {"order": [*NAMES[:-1], "file"], "widths": {"nothing": 5, "cost": 10**9}},
    ],
)
def test_a_state_file_that_says_nonsense_does_no_harm(
    qtbot: QtBot, window: MainWindow, state: dict[str, object]
) -> None:
    header = window.table.header
    header.restore(state)
    assert [header.logicalIndex(at) for at in range(COUNT)] == list(ORDER_AT_FIRST)
    assert not header.isSectionHidden(DOCUMENT)
    assert header.sectionSize(COST) <= header.fontMetrics().averageCharWidth() * 200


def test_the_last_column_cannot_be_hidden(window: MainWindow) -> None:
    header = window.table.header
    for column in range(1, COUNT):
        header.setSectionHidden(column, True)
    assert not action_of(header.menu(), "File").isEnabled()


# --- what is done to tasks and files ------------------------------------------------------


@pytest.fixture
def ids(qtbot: QtBot, window: MainWindow, fakes: FakeHouse) -> list[str]:
    fakes.queue.pause_all(fakes.clock.now())
    ids = submit(fakes, 3)
    qtbot.waitUntil(lambda: window.model.rowCount() == 3)
    return ids


def test_cancelling_is_taken_back(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse, ids: list[str]
) -> None:
    window.show_page(QUEUE)
    window.table.selectAll()
    window.queue.cancel()
    qtbot.waitUntil(lambda: all(is_in(fakes, one, TaskState.CANCELLED) for one in ids))
    qtbot.waitUntil(window.queue.undo.isEnabled)
    activate(window)
    keys(window, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: all(is_in(fakes, one, TaskState.QUEUED) for one in ids))
    assert not window.queue.undo.isEnabled()


def test_escape_in_the_filter_cancels_no_task(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse, ids: list[str]
) -> None:
    window.select_task(ids[1])
    qtbot.waitUntil(window.work.cancel_action.isEnabled)
    bar = window.queue.filter
    activate(window)
    bar.begin()
    bar.words.setText("1.txt")
    press(bar.words, Qt.Key.Key_Escape)
    press(bar.words, Qt.Key.Key_Escape)
    assert window.table.hasFocus()
    with qtbot.assertNotEmitted(window.queue.told, wait=100):
        window.background.run(lambda: None)
    assert is_in(fakes, ids[1], TaskState.QUEUED)


def test_what_was_deleted_is_shown_no_more(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse, ids: list[str]
) -> None:
    window.select_task(ids[1])
    row = window.model.row(window.table.currentIndex().row())
    assert row is not None
    qtbot.waitUntil(lambda: row.document in window.pane._title.text())
    delete_tasks(fakes.ports, [ids[1]])
    qtbot.waitUntil(lambda: window.model.place_of(ids[1]) is None)
    qtbot.waitUntil(lambda: len(shown(window)) == len(ids) - 1)
    qtbot.waitUntil(lambda: row.document not in window.pane._title.text())


def test_priority_is_set_from_the_menu(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse, ids: list[str]
) -> None:
    first, background = window.queue.priorities
    select(qtbot, window, ids[2], first)
    assert not background.isEnabled()
    first.trigger()
    qtbot.waitUntil(lambda: fakes.store.task(ids[2]).priority is Priority.INTERACTIVE)
    assert fakes.queue.turn(ids[2]) == 1
    qtbot.waitUntil(background.isEnabled)
    assert first.isChecked()


def test_originals_are_opened_and_shown_and_their_paths_copied(
    qtbot: QtBot,
    window: MainWindow,
    ids: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[tuple[str, Path]] = []
    monkeypatch.setattr(file_menu, "open_file", lambda path: asked.append(("open", path)))
    monkeypatch.setattr(file_menu, "reveal", lambda path: asked.append(("show", path)))
    activate(window)
    with qtbot.waitSignal(window.queue.told) as told:
        select(qtbot, window, ids[0], window.queue.files.open)
        keys(window, Qt.Key.Key_E, CTRL)
    assert told.args is not None
    assert "0.txt" in told.args[0]  # the fake says that it could not
    keys(window, Qt.Key.Key_E, CTRL | SHIFT)
    assert asked == [("open", Path("/docs/0.txt")), ("show", Path("/docs/0.txt"))]
    window.table.selectAll()
    keys(window, Qt.Key.Key_C, CTRL | SHIFT)
    assert QGuiApplication.clipboard().text() == "/docs/2.txt\n/docs/1.txt\n/docs/0.txt"


def test_a_finished_row_is_dragged_away_as_a_file(
    qtbot: QtBot,
    window: MainWindow,
    fakes: FakeHouse,
    ids: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fakes.queue.resume_all()
    fakes.ticker.tick()
    done = TaskState.SUCCEEDED
    qtbot.waitUntil(lambda: all(is_in(fakes, one, done) for one in ids), timeout=10_000)
    window.feed.look()
    qtbot.waitUntil(lambda: [row.state for row in rows_of(window)] == [done] * 3)
    drags: list[QMimeData] = []

    class Drag(QDrag):
        def exec(self, *_actions: object) -> Qt.DropAction:
            drags.append(self.mimeData())
            return Qt.DropAction.CopyAction

    monkeypatch.setattr(task_table, "QDrag", Drag)
    held = Qt.MouseButton.LeftButton
    monkeypatch.setattr(QGuiApplication, "mouseButtons", lambda: held)
    window.table.selectAll()
    window.table.startDrag(Qt.DropAction.CopyAction)
    qtbot.waitUntil(lambda: bool(drags))
    paths = [Path(url.toLocalFile()) for url in drags[0].urls()]
    assert drags[0].hasFormat("text/uri-list")
    assert [path.name for path in paths] == [f"{n}.txt.summarize.md" for n in (2, 1, 0)]
    assert paths[0].read_text(encoding="utf-8").startswith("# 2.txt")
    assert paths[0].parents[1].stat().st_mode & 0o077 == 0  # nobody else reads it


def test_what_was_let_go_meanwhile_is_not_dragged(window: MainWindow, tmp_path: Path) -> None:
    window.table.drag_files([str(tmp_path / "x.md")])  # no button is held: this returns at once
    assert as_files([str(tmp_path / "ä b.md")]).urls()[0].toLocalFile().endswith("ä b.md")


def rows_of(window: MainWindow) -> list[TaskRow]:
    rows = (window.model.row(place) for place in range(window.model.rowCount()))
    return [row for row in rows if row is not None]
