"""The table's model, without a window."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from app.domain.errors import DiskFull
from app.domain.listing import Listing, TaskFilter, TaskSort
from app.domain.plan import StepRole
from app.domain.route import LOOK_WANTED, Route
from app.domain.task import Kind, TaskState
from app.pipeline.queries import Current, TaskRow
from app.ui.main_window import MainWindow
from app.ui.queue.columns import ADDED, COST, COUNT, KIND, ROUTE
from app.ui.task_model import DOCUMENT, LEFT, PROGRESS, SPEED, STAGE, STATE, TaskTableModel

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


def row(number: int, **changes: object) -> TaskRow:
    base = TaskRow(
        id=f"t{number}",
        document=f"{number}.pdf",
        path=f"/docs/{number}.pdf",
        kind=Kind.SUMMARIZE,
        state=TaskState.RUNNING,
        route=Route.LOCAL,
        stage="map 3 of 9",
        steps_done=2,
        steps_total=11,
        tokens_per_second=80.4,
        seconds_left=95.0,
        created_at=NOON + timedelta(seconds=number),
        error=None,
        names=(f"{number}.pdf",),
        current=Current(StepRole.MAP, 3, 9),
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def strict(model: TaskTableModel) -> TaskTableModel:
    """The model, watched: Qt ends the test where its signals do not fit what it holds."""
    QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, parent=model
    )
    return model


def texts(model: QAbstractItemModel, place: int) -> list[str]:
    return [model.index(place, column).data() for column in range(model.columnCount())]


def names(model: TaskTableModel) -> list[str]:
    return [texts(model, place)[DOCUMENT] for place in range(model.rowCount())]


def test_the_model_keeps_qts_rules(qtbot: QtBot) -> None:
    model = strict(TaskTableModel())
    model.apply([row(1), row(2)])
    model.apply([row(2, stage="merge 1 of 1"), row(3)])
    assert model.rowCount() == 3


def test_cells_say_where_a_task_is() -> None:
    model = TaskTableModel()
    model.apply([row(1, cost_usd=0.0042)])
    cells = texts(model, 0)
    assert len(cells) == COUNT
    assert cells[DOCUMENT] == "1.pdf"
    assert (cells[KIND], cells[ROUTE], cells[STATE]) == ("Summarize", "This machine", "Running")
    assert cells[STAGE] == "map 3 of 9"
    assert cells[PROGRESS] == "2 of 11"
    assert cells[SPEED] == "80 tokens/s"
    assert cells[LEFT] == "about 2 min"
    assert cells[COST] == "$0.0042"
    assert "26" in cells[ADDED]


def test_stages_are_told_in_a_persons_words() -> None:
    model = TaskTableModel()
    merge, alone = Current(StepRole.MERGE, 1, 1), Current(StepRole.VERIFY, 2, 3)
    waiting = {"state": TaskState.WAITING_FOR_NETWORK, "current": None}
    later = NOON.astimezone() + timedelta(minutes=7)
    model.apply(
        [
            row(9, current=merge),
            row(8, current=alone),
            row(7, current=None, steps_total=0),
            row(6, current=None),
            row(5, **waiting, waits="there is no connection", next_try=later),
            row(4, **waiting, waits="there is no connection"),
            row(3, **waiting, waits=LOOK_WANTED),
            row(2, state=TaskState.FAILED, error=DiskFull().info),
            row(1, state=TaskState.SUCCEEDED, current=None),
        ]
    )
    assert [texts(model, place)[STAGE] for place in range(9)] == [
        "merge",
        "verify 2 of 3",
        "reading",
        "finishing",
        f"next try at {later:%H:%M}: there is no connection",
        "waits: there is no connection",
        "waits for your look at what would leave",
        "The disk is full",
        "",
    ]


def test_a_tooltip_says_it_in_full_and_never_as_html() -> None:
    model = TaskTableModel()
    error = DiskFull().info
    model.apply([row(1, path="/docs/<img src=x>.pdf", state=TaskState.FAILED, error=error)])
    tip = Qt.ItemDataRole.ToolTipRole
    assert model.index(0, DOCUMENT).data(tip) == "<qt>/docs/&lt;img src=x&gt;.pdf</qt>"
    assert model.index(0, STAGE).data(tip) == f"{error.title}. {error.hint}"
    assert model.index(0, STATE).data(tip) == "Failed"


def test_new_rows_come_on_top_in_order_and_changed_ones_stay_in_place() -> None:
    model = strict(TaskTableModel())
    model.apply([row(2), row(1)])
    model.apply([row(1, stage="succeeded"), row(3)])
    assert names(model) == ["3.pdf", "2.pdf", "1.pdf"]
    changed = model.row(2)
    assert changed is not None
    assert changed.stage == "succeeded"


def test_an_unchanged_row_is_not_announced(qtbot: QtBot) -> None:
    model = TaskTableModel()
    model.apply([row(1)])
    with qtbot.assertNotEmitted(model.dataChanged):
        model.apply([row(1)])
    with qtbot.waitSignal(model.dataChanged):
        model.apply([row(1, steps_done=3)])


def test_a_screen_reader_hears_column_and_value() -> None:
    model = TaskTableModel()
    model.apply([row(1)])
    assert model.index(0, STAGE).data(ACCESSIBLE) == "Stage: map 3 of 9"
    model.show_reading({"t1": 0.449})
    assert model.index(0, PROGRESS).data(ACCESSIBLE) == "Progress: 2 of 11; reads its prompt, 45 %"
    for column in range(COUNT):
        assert (
            model.index(0, column)
            .data(ACCESSIBLE)
            .startswith(model.headerData(column, Qt.Orientation.Horizontal))
        )


def test_what_is_read_of_a_prompt_is_shown_until_it_writes_or_ends(qtbot: QtBot) -> None:
    model = TaskTableModel()
    model.apply([row(1), row(2)])

    def reading(place: int) -> float | None:
        found: float | None = model.index(place, PROGRESS).data(Qt.ItemDataRole.UserRole + 1)
        return found

    with qtbot.waitSignal(model.dataChanged) as told:
        model.show_reading({"t1": 0.25, "unknown": 0.5})
    assert told.args is not None
    assert (told.args[0].row(), told.args[0].column()) == (1, PROGRESS)
    assert (reading(0), reading(1)) == (None, 0.25)
    model.show_reading({"t1": 1.0})
    assert reading(1) is None
    model.show_reading({"t2": 0.5})
    model.apply([row(2, state=TaskState.FAILED)])
    assert reading(0) is None


def test_many_rows_are_told_at_once(qtbot: QtBot) -> None:
    model = TaskTableModel()
    signals: list[str] = []
    model.rowsInserted.connect(lambda *_: signals.append("new"))
    model.dataChanged.connect(lambda *_: signals.append("changed"))
    model.apply([row(number) for number in range(100)])
    model.apply([row(number, stage="succeeded") for number in range(200)])
    assert signals == ["new", "changed", "new"]
    assert texts(model, 0)[DOCUMENT] == "199.pdf"
    assert texts(model, 199)[DOCUMENT] == "0.pdf"


# --- order and filter ---------------------------------------------------------------------


def test_a_row_goes_where_its_new_state_belongs_and_stays_selected(qtbot: QtBot) -> None:
    model = strict(TaskTableModel())
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(model)
    model.sort(STATE, UP)
    assert model.listing == Listing(TaskFilter(), TaskSort.STATE, is_descending=False)
    model.reset([row(3), row(2), row(1, state=TaskState.FAILED)], has_more=False)
    view.selectRow(0)
    model.apply([row(3, state=TaskState.SUCCEEDED), row(2, state=TaskState.PAUSED)])
    assert names(model) == ["2.pdf", "1.pdf", "3.pdf"]
    assert [index.row() for index in view.selectionModel().selectedRows()] == [2]
    model.apply([row(1)])
    assert names(model) == ["1.pdf", "2.pdf", "3.pdf"]
    assert model.place_of("t3") == 2


def test_what_no_longer_fits_the_filter_goes_and_what_does_comes(qtbot: QtBot) -> None:
    model = strict(TaskTableModel())
    model.show_only(TaskFilter(states=frozenset({TaskState.RUNNING})))
    model.reset([row(3), row(1)], has_more=False)
    model.apply([row(3, state=TaskState.FAILED), row(2), row(4, state=TaskState.PAUSED)])
    assert names(model) == ["2.pdf", "1.pdf"]
    assert model.counts == (2, 2)
    model.show_counts(7, 100_000)  # counted before; the rows are newer
    assert model.counts == (2, 100_000)


def test_very_many_changed_places_are_told_as_one(qtbot: QtBot) -> None:
    model = strict(TaskTableModel())
    model.sort(STATE, UP)
    model.reset([row(number) for number in range(100)][::-1], has_more=False)
    with qtbot.waitSignals([model.modelReset]):
        model.apply([row(at, state=TaskState.FAILED) for at in range(60)])
    assert names(model)[0] == "99.pdf"
    assert names(model)[-1] == "0.pdf"
    assert len(set(names(model))) == 100


def test_rows_behind_the_last_that_was_read_are_left_to_the_next_page(qtbot: QtBot) -> None:
    model = TaskTableModel()
    model.sort(DOCUMENT, UP)
    model.reset([row(1), row(3)], has_more=True)
    model.apply([row(2), row(4)])
    assert names(model) == ["1.pdf", "2.pdf", "3.pdf"]
    with qtbot.waitSignal(model.more_wanted) as wanted:
        model.fetchMore()
    assert wanted.args is not None
    assert (wanted.args[0].key, wanted.args[0].id) == ("3.pdf", "t3")
    assert not model.canFetchMore()
    model.append([row(3), row(4), row(5)], has_more=False)
    assert names(model) == ["1.pdf", "2.pdf", "3.pdf", "4.pdf", "5.pdf"]


def test_a_column_that_changes_by_the_second_is_no_order(qtbot: QtBot) -> None:
    model = TaskTableModel()
    model.sort(COST, DOWN)
    with qtbot.waitSignal(model.listing_changed):
        model.sort(SPEED, UP)
    assert model.listing == Listing()
    with qtbot.assertNotEmitted(model.listing_changed):
        model.sort(-1, DOWN)


def test_only_what_is_done_can_be_dragged_away() -> None:
    model = TaskTableModel()
    model.apply([row(2, state=TaskState.SUCCEEDED), row(1)])
    draggable = [
        bool(model.flags(model.index(place, DOCUMENT)) & Qt.ItemFlag.ItemIsDragEnabled)
        for place in range(2)
    ]
    assert draggable == [True, False]


def test_what_is_fitted_at_first_is_no_width_of_a_person(window: MainWindow) -> None:
    """A width that somebody has set stays; so none may be taken for that which nobody has."""
    assert window.table.header.arrangement()["widths"] == {}
