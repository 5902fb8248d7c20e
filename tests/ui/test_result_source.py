"""A result beside its document: a sentence leads to its passage, by mouse and by keyboard alone."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from app.domain.page_picture import PageSize
from app.domain.task import Kind
from app.ingest.drawing import LimitedDrawer
from app.ingest.reader import LimitedReader
from app.pipeline.source_view import sources
from app.pipeline.submit import Order, submit_task
from app.ui.background import Background
from app.ui.desk import Desk
from app.ui.main_window import MainWindow
from app.ui.result.door import ResultDoor
from app.ui.result.page_text import PageText
from app.ui.result.page_view import CACHE_BYTES, PageView
from app.ui.result.result_text import Anchor, ResultText
from app.ui.result_pane import ResultPane
from tests.fakes.house import FakeHouse
from tests.fakes.pages import DrawnFile
from tests.ui.conftest import SHORT
from tests.ui.hands import activate, click, press
from tests.ui.test_results import show

PAGES = [
    "The harbour of Vessel Bay is large.\n\n",
    "It was built in 1912 by the crown.\n\n",
    "Ada Byron signed the deed in London.\n\n",
]
SUMMARY = "The harbour was built in 1912 by the crown. The deed was signed by Karl Marx in Paris."
NOWHERE = Path()


@pytest.fixture(autouse=True)
def deed(fakes: FakeHouse) -> DrawnFile:
    """A document of three pages, of which the drawer has pictures."""
    fakes.reader.pages[SHORT] = PAGES
    file = DrawnFile(fakes.reader.fingerprint(SHORT), [page.split("\n") for page in PAGES])
    fakes.page_drawer.files[SHORT] = file
    fakes.engine.script = [SUMMARY]
    return file


@pytest.fixture
def pane(qtbot: QtBot, window: MainWindow) -> ResultPane:
    """The pane with the summary, in a window with little room: the source is not shown yet."""
    window.resize(800, 740)
    show(qtbot, window, Order(Kind.SUMMARIZE, NOWHERE))
    return window.pane


def anchor(pane: ResultPane, words: str) -> Anchor:
    return next(one for one in pane._text.anchors if words in one.words)


def click_on(text: ResultText, anchor: Anchor) -> QPoint:
    """Click into the middle of a sentence, where it can be seen; the place."""
    cursor = text.textCursor()
    cursor.setPosition(anchor.start + 4)
    place = text.cursorRect(cursor).center() + QPoint(2, 0)
    click(text.viewport(), place)
    return place


def see_second_page(qtbot: QtBot, pane: ResultPane) -> None:
    """The passage is marked on the second page, the view is there, and it has been drawn."""
    view = pane.source.view
    qtbot.waitUntil(lambda: list(view.marks) == [2])
    [box] = view.marks[2]
    assert view.page == 2
    assert view.is_seen(2, box.top)
    assert pane.source.head.page.value() == 2
    qtbot.waitUntil(lambda: view.cache.get(2) is not None)


# --- a sentence and its passage -----------------------------------------------------------


def test_a_click_on_a_sentence_shows_its_passage_on_its_page(
    qtbot: QtBot, pane: ResultPane
) -> None:
    assert not pane.source.isVisible()  # there is little room in this window
    click_on(pane._text, anchor(pane, "built in 1912"))
    see_second_page(qtbot, pane)
    assert "page 2" in pane.source.head.passage.text()
    assert "Page 2 of 3 of short.txt" in pane.source.view.accessibleName()


def chosen(text: ResultText) -> Anchor | None:
    return text.current


def test_all_of_it_by_keyboard_alone(qtbot: QtBot, window: MainWindow, pane: ResultPane) -> None:
    activate(window)
    text, view = pane._text, pane.source.view
    text.setFocus()
    press(text, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert chosen(text) == anchor(pane, "built in 1912")
    see_second_page(qtbot, pane)
    press(text, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert chosen(text) == anchor(pane, "Karl Marx")
    press(text, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    see_second_page(qtbot, pane)
    press(text, Qt.Key.Key_Return)
    assert chosen(text) == anchor(pane, "built in 1912")
    qtbot.waitUntil(lambda: list(view.marks) == [1])  # its other passage


def test_the_view_by_keyboard_alone(qtbot: QtBot, window: MainWindow, pane: ResultPane) -> None:
    activate(window)
    click_on(pane._text, anchor(pane, "built in 1912"))
    see_second_page(qtbot, pane)
    view = pane.source.view
    press(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not pane.is_source_shown)
    press(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: pane.is_source_shown)
    view.setFocus()
    press(view, Qt.Key.Key_End)
    assert view.page == 3
    press(view, Qt.Key.Key_Home)
    assert view.page == 1
    zoom = view.zoom
    press(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom > zoom
    press(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom == zoom
    pane.source.head.page.setFocus()
    pane.source.head.page.selectAll()
    QTest.keyClicks(pane.source.head.page, "3")
    press(pane.source.head.page, Qt.Key.Key_Return)
    assert view.page == 3


def test_enter_again_goes_on_to_the_next_passage(qtbot: QtBot, pane: ResultPane) -> None:
    one = anchor(pane, "built in 1912")
    first = one.citations[0]
    start = len(PAGES[0] + PAGES[1])
    place = {"page": 3, "quote": PAGES[2].strip(), "start": start, "end": start + 36}
    both = one._replace(citations=(first, first.model_copy(update=place)))
    pane.want_passage(both)
    see_second_page(qtbot, pane)
    pane.want_passage(both)
    qtbot.waitUntil(lambda: list(pane.source.view.marks) == [3])
    assert "Passage 2 of 2" in pane.source.head.passage.text()
    click(pane.source.head.back)
    see_second_page(qtbot, pane)


# --- what is doubtful ---------------------------------------------------------------------


def test_an_unfounded_sentence_says_why_in_more_than_a_colour(pane: ResultPane) -> None:
    doubtful = anchor(pane, "Karl Marx")
    cursor = pane._text.textCursor()
    cursor.setPosition(doubtful.start + 1)
    style = cursor.charFormat()
    assert style.underlineStyle() is QTextCharFormat.UnderlineStyle.WaveUnderline
    assert style.background().color().alpha() > 0
    assert "⚠ Not in the passages it rests on: " in pane.text()
    place = pane._text.cursorRect(cursor).center()
    hint = QHelpEvent(QEvent.Type.ToolTip, place, pane._text.viewport().mapToGlobal(place))
    QApplication.sendEvent(pane._text.viewport(), hint)
    assert "Karl" in QToolTip.text()
    assert "Not in the passages" in QToolTip.text()
    QToolTip.hideText()


# --- files that are not there, or not drawn -----------------------------------------------


def test_a_file_that_has_changed_is_told_and_its_stored_text_is_marked(
    qtbot: QtBot, pane: ResultPane, deed: DrawnFile
) -> None:
    deed.sha256 = "another"
    click_on(pane._text, anchor(pane, "built in 1912"))
    source = pane.source
    qtbot.waitUntil(lambda: source.note.isVisible() and "1912" in source.text.toPlainText())
    assert "short.txt has changed since it was read" in source.note.text()
    assert not source.is_drawn
    [selection] = source.text.extraSelections()
    assert selection.cursor.selectedText() == "It was built in 1912 by the crown."


def test_a_file_that_changes_while_one_looks_is_told_too(
    qtbot: QtBot, pane: ResultPane, deed: DrawnFile
) -> None:
    click_on(pane._text, anchor(pane, "built in 1912"))
    see_second_page(qtbot, pane)
    deed.sha256 = "another"
    click(pane.source.head.larger)  # it is drawn anew
    qtbot.waitUntil(pane.source.note.isVisible)
    assert not pane.source.is_drawn
    assert "1912" in pane.source.text.toPlainText()


def test_a_file_that_is_gone_is_told_and_its_stored_text_is_shown(
    qtbot: QtBot, pane: ResultPane, fakes: FakeHouse
) -> None:
    del fakes.page_drawer.files[SHORT]
    click_on(pane._text, anchor(pane, "built in 1912"))
    qtbot.waitUntil(lambda: "1912" in pane.source.text.toPlainText())
    assert "short.txt is not there" in pane.source.note.text()


def test_other_formats_are_their_text_page_by_page(
    qtbot: QtBot, pane: ResultPane, fakes: FakeHouse
) -> None:
    fakes.page_drawer.files[SHORT] = None
    click_on(pane._text, anchor(pane, "built in 1912"))
    source = pane.source
    qtbot.waitUntil(lambda: "1912" in source.text.toPlainText())
    assert not source.note.isVisible()
    assert not source.head.larger.isVisible()
    assert "of 3" in source.head.of.text()
    read_on(source.text, Qt.Key.Key_PageDown, "Ada Byron")
    assert source.text.extraSelections() == []
    read_on(source.text, Qt.Key.Key_PageUp, "1912")


def read_on(text: PageText, key: Qt.Key, until: str) -> None:
    """Turn pages; how much of one fits in the view depends on the font."""
    for _ in range(9):
        if until in text.toPlainText():
            return
        press(text, key)
    raise AssertionError(f"{until} did not come")


def test_the_text_of_a_drawn_page_is_one_click_away(qtbot: QtBot, pane: ResultPane) -> None:
    click_on(pane._text, anchor(pane, "built in 1912"))
    see_second_page(qtbot, pane)
    click(pane.source.head.as_text)
    assert not pane.source.is_drawn
    assert "1912" in pane.source.text.toPlainText()
    click(pane.source.head.as_text)
    see_second_page(qtbot, pane)


def test_a_page_that_cannot_be_drawn_says_so_and_the_others_are(
    qtbot: QtBot, pane: ResultPane, deed: DrawnFile
) -> None:
    deed.bad = [1]
    click_on(pane._text, anchor(pane, "built in 1912"))
    see_second_page(qtbot, pane)
    view = pane.source.view
    view.go_to(1)
    qtbot.waitUntil(lambda: 1 in view._problems)
    assert "Page 1 of short.txt cannot be drawn" in view._problems[1]
    assert pane.source.is_drawn


def test_a_passage_on_a_scanned_page_leads_to_the_page(
    qtbot: QtBot, pane: ResultPane, deed: DrawnFile
) -> None:
    deed.pages = [[""], [""], [""]]  # no letters, only a picture
    click_on(pane._text, anchor(pane, "built in 1912"))
    head = pane.source.head
    qtbot.waitUntil(lambda: "where on it is not known" in head.passage.text())
    assert "page 2" in head.passage.text()
    assert pane.source.view.marks == {}
    assert pane.source.view.page == 2


def test_another_task_lets_go_of_the_document(
    qtbot: QtBot, window: MainWindow, pane: ResultPane, fakes: FakeHouse
) -> None:
    click_on(pane._text, anchor(pane, "built in 1912"))
    see_second_page(qtbot, pane)
    assert fakes.page_drawer.open_count == 1
    pane.show_nothing()
    assert fakes.page_drawer.open_count == 0
    assert pane.source.document_id == ""


# --- many pages ---------------------------------------------------------------------------


def test_only_pages_near_the_eye_are_wanted(qtbot: QtBot) -> None:
    view = PageView()
    qtbot.addWidget(view)
    view.resize(400, 500)
    with qtbot.waitExposed(view):
        view.show()
    view.show_pages([PageSize(600, 800)] * 10_000)
    assert [one.number for one in view.wanted()] == [1, 2]
    view.go_to(5_000)
    near = [one.number for one in view.wanted()]
    assert set(near) <= {4_998, 4_999, 5_000, 5_001, 5_002}
    assert near[0] in {4_999, 5_000}
    assert {one.width_px for one in view.wanted()} == {view._drawn_width()}


def test_pictures_take_no_more_room_than_they_may(qtbot: QtBot, fakes: FakeHouse) -> None:
    from PySide6.QtGui import QImage

    view = PageView()
    qtbot.addWidget(view)
    for number in range(1, 30):
        view.put_picture(number, QImage(2000, 2000, QImage.Format.Format_RGB32))
        assert view.cache.size_bytes <= CACHE_BYTES
    assert view.cache.get(29) is not None
    assert view.cache.get(1) is None
    view.cache.put(30, QImage(5000, 5000, QImage.Format.Format_RGB32))
    assert view.cache.get(30) is not None  # the newest is kept, or nothing could be seen
    assert view.cache.get(29) is None


# --- the real thing -----------------------------------------------------------------------


@pytest.fixture
def real(qtbot: QtBot, sample_document: Path) -> Iterator[tuple[ResultPane, Desk, str]]:
    """A wide pane by itself, over the real reader and the real drawer; a task on the sample."""
    fakes = FakeHouse(reader=LimitedReader())  # type: ignore[arg-type]
    house = dataclasses.replace(fakes.house, page_drawer=LimitedDrawer())
    task = submit_task(fakes.ports, Order(Kind.SUMMARIZE, sample_document))
    [document] = sources(fakes.ports, task.id)
    fakes.store.save_reading(document.id, LimitedReader().read(sample_document))
    pane, background = ResultPane(), Background()
    door = ResultDoor(pane, house, background)
    qtbot.addWidget(pane)
    pane.resize(1250, 700)
    with qtbot.waitExposed(pane):
        pane.show()
    yield pane, Desk(house), task.id
    door.close()
    background.close()


def test_a_real_pdf_is_drawn_and_marked(
    qtbot: QtBot, real: tuple[ResultPane, Desk, str], sample_document: Path
) -> None:
    from app.domain.result import Citation

    pane, desk, task_id = real
    assert pane.is_source_shown  # there is room
    view = desk.view(task_id)
    receipt = view.report.receipt.model_copy(update={"pages_total": 25})
    report = view.report.model_copy(update={"receipt": receipt})
    pane.show_task(dataclasses.replace(view, report=report), "")
    qtbot.waitUntil(lambda: pane.source.is_drawn, timeout=15_000)
    source = pane.source._source
    assert source is not None
    pages = source.pages
    third = "".join(page.text for page in pages[:2])
    quote = pages[2].text[20:120]
    start = len(third) + 20
    citation = Citation(
        statement="S",
        document=sample_document.name,
        page=3,
        quote=" ".join(quote.split()),
        start=start,
        end=start + len(quote),
    )
    pane.want_passage(Anchor(0, 1, "S", (citation,)))
    qtbot.waitUntil(lambda: bool(pane.source.view.marks.get(3)), timeout=15_000)
    assert pane.source.view.page == 3
    qtbot.waitUntil(lambda: pane.source.view.cache.get(3) is not None, timeout=15_000)
    picture = pane.source.view.cache.get(3)
    assert picture is not None
    box = pane.source.view.marks[3][0]
    inside = [
        picture.pixelColor(x, y).lightness()
        for x in range(int(box.left * picture.width()), int(box.right * picture.width()))
        for y in range(int(box.top * picture.height()), int(box.bottom * picture.height()))
    ]
    assert min(inside) < 120
