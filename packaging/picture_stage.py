"""A real window on a home with some work done, for those who take pictures of it."""

import faulthandler
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from pypdfium2 import PdfDocument
from PySide6.QtCore import QEventLoop, QLocale, Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.bootstrap import build
from app.domain.options import Label, Options
from app.domain.settings import WindowSettings
from app.domain.task import Kind
from app.pipeline.house import House
from app.pipeline.lane import Lane
from app.pipeline.schedule import Schedule
from app.pipeline.submit import Order, submit_tasks
from app.ui.language import Language
from app.ui.main_window import MainWindow
from app.ui.theme import Theme

# The keyring of the desktop that the pictures are taken on is gone with it.
os.environ["HOMEPORT_NEW_HOME"] = "plain"
_PAGES = 2  # of the report: to summarize all of it takes minutes
_TIMEOUT_MS = 300_000
_SETTLE_MS = 350
_LABELS = tuple(Label(name=name) for name in ("complaint", "enquiry", "thanks"))
_LETTERS = {
    "baker-street.txt": "The ferry was two hours late again, nobody said why, and I want my fare "
    "of 14 crowns back.",
    "choir-outing.txt": "We are a choir of thirty. Can you tell us whether there is a morning "
    "crossing to Tarn Island in May, and what it costs?",
    "grandmother.txt": "Thank you for finding my grandmother's umbrella on the Aurora. She was "
    "so glad that she sang.",
}


class Looks(NamedTuple):
    """How a window looks: what the settings would say."""

    language: str = "en"
    text_size: int = 100
    theme: str = "light"


class Stage:
    """The window, and how to wait for what happens in it."""

    def __init__(self, house: House, window: MainWindow, theme: Theme) -> None:
        self.house, self.window, self._theme = house, window, theme
        self.letters = house.home.parent / "letters"

    def wear(self, name: str) -> None:
        """Light or dark."""
        dark, light = Qt.ColorScheme.Dark, Qt.ColorScheme.Light
        self._theme.follow(dark if name == "dark" else light)
        self.settle()

    def settle(self) -> None:
        """Let all be drawn that is under way."""
        loop = QEventLoop()
        QTimer.singleShot(_SETTLE_MS, loop.quit)
        loop.exec()

    def wait(self, condition: Callable[[], bool]) -> None:
        """Turn the event loop until the condition holds."""
        loop = QEventLoop()
        timer = QTimer(interval=50)
        timer.timeout.connect(lambda: loop.quit() if condition() else None)
        timer.start()
        QTimer.singleShot(_TIMEOUT_MS, loop.quit)
        loop.exec()
        if not condition():
            faulthandler.dump_traceback()  # what each thread waits for
            sys.exit("the window did not get there in time")


def prepare(home: Path) -> None:
    """Have some work done in a new home: a long summary, a few labels, an answer."""
    letters = home.parent / "letters"
    letters.mkdir(parents=True, exist_ok=True)
    for name, text in _LETTERS.items():
        (letters / name).write_text(f"Dear harbour office,\n\n{text}\n\nYours\n", encoding="utf-8")
    house = build(home)
    lane = Lane(house.ports, house.lock)
    house.hub.subscribe(lane.on_event)
    orders = [
        Order(Kind.CLASSIFY, letters / name, options=Options(labels=_LABELS), set_id="letters")
        for name in _LETTERS
    ]
    orders.append(Order(Kind.ASK, letters / "choir-outing.txt", "How many people are they?"))
    orders.append(Order(Kind.SUMMARIZE, _beginning(house.sample, home.parent)))
    tasks = submit_tasks(house.ports, orders)
    ids = [task.id for task in tasks]
    lane.start()
    try:
        _turn_until(lambda: all(house.ports.store.task(one).state.is_final for one in ids))
    finally:
        lane.stop(5.0)
        house.close()


def _beginning(report: Path, folder: Path) -> Path:
    """The report's first pages, under its own name."""
    short = PdfDocument.new()
    short.import_pages(PdfDocument(report), list(range(_PAGES)))
    file = folder / report.name
    short.save(file)
    return file


@contextmanager
def stage(application: QApplication, home: Path, looks: Looks) -> Iterator[Stage]:
    """A window on the home; its lane is at work."""
    wanted = WindowSettings(text_size=looks.text_size)
    house = build(home)
    QLocale.setDefault(QLocale(looks.language))
    words = WindowSettings.model_validate({"language": looks.language})
    language = Language(application, words, house.resources)
    theme = Theme(application, lambda: wanted)
    lane = Lane(house.ports, house.lock)
    house.hub.subscribe(lane.on_event)
    schedule = Schedule(house, lane)
    window = MainWindow(house, with_sample=False)
    window.show()
    lane.start()
    schedule.start()
    try:
        yield Stage(house, window, theme)
    finally:
        window.quit()
        schedule.stop(5.0)
        lane.stop(5.0)
        house.close()
        language.end()
        theme.deleteLater()


def _turn_until(condition: Callable[[], bool]) -> None:
    loop = QEventLoop()
    timer = QTimer(interval=200)
    timer.timeout.connect(lambda: loop.quit() if condition() else None)
    timer.start()
    loop.exec()
