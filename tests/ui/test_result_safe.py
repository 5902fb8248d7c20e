"""A hostile result is text: nothing is loaded, nothing leads anywhere, no connection is made."""

import dataclasses
import socket
from typing import Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument, QTextFormat
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.plan import StepRole
from app.domain.task import TaskState
from app.pipeline.queries import StepNote, TaskRow
from app.ui.result.result_text import ResultText
from app.ui.result.writer import Writer
from app.ui.result.written import TaskView, Written
from app.ui.result_pane import ResultPane
from app.ui.theme import Theme
from tests.fakes.parcels import ENDED, make_parcel

HOSTILE = """# Hello <img src=file:///etc/passwd>

![x](http://127.0.0.1:{port}/picture.png) and [a link](http://127.0.0.1:{port}/page)

<a href="http://127.0.0.1:{port}/a">click</a> <http://127.0.0.1:{port}/auto>

- ![y](file:///etc/passwd)

| <img src="http://127.0.0.1:{port}/t.png"> | ![z](http://127.0.0.1:{port}/z.png) |
| --- | --- |
| <script>x</script> | <style>@import url(http://127.0.0.1:{port}/s.css)</style> |

<link rel=stylesheet href="http://127.0.0.1:{port}/s.css"><iframe src="file:///etc/passwd">
"""


@pytest.fixture
def server() -> socket.socket:
    """Somebody who waits for a connection."""
    listening = socket.create_server(("127.0.0.1", 0))
    listening.setblocking(False)
    return listening


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What any text document has asked to load."""
    found: list[str] = []

    def load(_text: ResultText, _kind: int, name: QUrl | str) -> Any:
        found.append(name.toString() if isinstance(name, QUrl) else name)

    monkeypatch.setattr(ResultText, "loadResource", load)
    return found


def formats(document: QTextDocument) -> list[QTextFormat]:
    return list(document.allFormats())


def test_nothing_of_a_hostile_result_is_loaded(
    qtbot: QtBot, server: socket.socket, asked: list[str]
) -> None:
    port = server.getsockname()[1]
    text = ResultText()
    qtbot.addWidget(text)
    with qtbot.waitExposed(text):
        text.show()
    Writer(text.document(), text.font()).markdown(HOSTILE.format(port=port))
    text.grab()
    QApplication.processEvents()
    assert asked == []
    with server, pytest.raises(BlockingIOError):
        server.accept()
    for style in formats(text.document()):
        assert not style.isImageFormat()
        assert not (style.isCharFormat() and style.toCharFormat().isAnchor())
    assert "\ufffc" not in text.toPlainText()  # what a picture is in a text
    assert "<img src=file:///etc/passwd>" in text.toPlainText()
    assert f"a link (http://127.0.0.1:{port}/page)" in text.toPlainText()


def test_the_check_can_fail(qtbot: QtBot, asked: list[str]) -> None:
    """The same Markdown by Qt's own reader does ask for the picture."""
    text = ResultText()
    qtbot.addWidget(text)
    text.setMarkdown("![x](file:///etc/passwd)")
    text.resize(300, 300)
    text.grab()
    assert asked == ["file:///etc/passwd"]


def test_what_streams_is_as_safe_as_what_is_finished(qtbot: QtBot, asked: list[str]) -> None:
    text = ResultText()
    qtbot.addWidget(text)
    written = Written(text)
    written.show(running_view(), "")
    for part in ("![x](fi", "le:///etc/passwd) <im", "g src=file:///etc/passwd>"):
        written.add(part)
        text.grab()
    assert asked == []
    assert "<img src=file:///etc/passwd>" in text.toPlainText()


def running_view(*notes: str) -> TaskView:
    """A task that is being written."""
    report = make_parcel().report.model_copy(
        update={"result": None, "citations": (), "state": TaskState.RUNNING}
    )
    row = TaskRow(
        id=report.task_id,
        document=report.document,
        path="",
        kind=report.kind,
        state=TaskState.RUNNING,
        route=None,
        stage="",
        steps_done=len(notes),
        steps_total=9,
        tokens_per_second=0.0,
        seconds_left=None,
        created_at=ENDED,
        error=None,
    )
    found = [StepNote(str(at), StepRole.MAP, f"Page {at}", note) for at, note in enumerate(notes)]
    return TaskView(row, report, found, "s1", "Page 9")


def test_of_a_running_task_only_what_is_new_is_written(qtbot: QtBot) -> None:
    text = ResultText()
    qtbot.addWidget(text)
    written = Written(text)
    written.show(running_view("one"), "begin")
    written.add(" **more**")
    number = text.document().firstBlock().revision()
    assert text.toPlainText() == "Page 0\none\nPage 9\nbegin more"
    written.show(running_view("one", "two"), "")
    assert text.toPlainText() == "Page 0\none\nPage 1\ntwo\nPage 9\n"
    assert text.document().firstBlock().revision() == number
    written.show(running_view("another"), "x")
    assert text.toPlainText() == "Page 0\nanother\nPage 9\nx"


def test_what_streams_is_read_as_markdown_when_it_is_whole(qtbot: QtBot) -> None:
    text = ResultText()
    qtbot.addWidget(text)
    written = Written(text)
    written.show(running_view(), "")
    whole = "## One\n\nTwo **th\nree**\n\n- four\n- five\n\n```\na\n\nb\n```\n\nSix *seven*"
    for at in range(0, len(whole), 3):
        written.add(whole[at : at + 3])
    at_once = ResultText()
    qtbot.addWidget(at_once)
    Writer(at_once.document(), at_once.font()).markdown(whole)
    assert filled_lines(text)[1:] == filled_lines(at_once)


def filled_lines(text: ResultText) -> list[str]:
    return [line for line in text.toPlainText().split("\n") if line]


def test_a_long_result_is_written_in_portions_and_whole(qtbot: QtBot) -> None:
    text = ResultText()
    qtbot.addWidget(text)
    written = Written(text)
    paragraphs = [f"Paragraph **{at}** of very many. " * 8 for at in range(400)]
    view = running_view()
    report = view.report.model_copy(
        update={"result": "\n\n".join(paragraphs), "state": TaskState.SUCCEEDED}
    )
    done = dataclasses.replace(view, report=report, running_step_id=None)
    with qtbot.waitSignal(written.finished, timeout=20_000):
        written.show(done, "")
        assert text.toPlainText().startswith("Paragraph 0 of very many.")
        assert "Paragraph 399 " not in text.toPlainText()
        assert not written.is_finished
    assert "Paragraph 399 of" in text.toPlainText()
    written.show(done, "")
    written.show(running_view("instead"), "")  # what was still to be written is not
    qtbot.waitUntil(lambda: written.is_finished)
    assert text.toPlainText() == "Page 0\ninstead\nPage 9\n"


def test_nothing_can_be_dropped_or_pasted_into_a_result(qtbot: QtBot) -> None:
    pane = ResultPane()
    qtbot.addWidget(pane)
    assert pane._text.isReadOnly()
    assert not pane._text.acceptDrops()
    assert not pane.source.text.acceptDrops()
    assert not pane._text.canPaste()


def test_long_and_odd_texts_are_shown_at_all(qtbot: QtBot, qapp: QApplication) -> None:
    """Deep lists, wide tables, endless lines: whatever a model may write, it is seen."""
    Theme(qapp)
    text = ResultText()
    qtbot.addWidget(text)
    odd = [
        "".join(f"{'  ' * depth}- {depth}\n" for depth in range(60)),
        "|" + "a|" * 60 + "\n|" + "---|" * 60 + "\n|" + "b|" * 60,
        "*" * 3000 + "x" + "_" * 3000,
        "[" * 3000 + "](" * 3000,
        "`x" * 2001,
        "> " * 500 + "deep",
        "999999999. last",
    ]
    for one in odd:
        text.clear()
        Writer(text.document(), text.font()).markdown(one)
        assert text.toPlainText()
