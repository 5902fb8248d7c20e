"""Make the pictures in docs/images: the real window, the real model, the sample document.

make_screenshots.py [--gallery DIR] [--home DIR]

With --gallery every page is taken in light, in dark, with letters of twice the size and in German,
into a folder of its own; docs/images stays as it is. --home keeps the work that is shown, so that
the next time need not do it again.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from picture_stage import Looks, Stage, prepare, stage
from PIL import Image
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.domain.task import Kind, TaskState
from app.pipeline.submit import Order
from app.ui.first_run.door import FirstRunDoor
from app.ui.frame.pages import HISTORY, HOME, INSIGHTS, MODELS, QUEUE, SETTINGS

_IMAGES = Path(__file__).parent.parent / "docs" / "images"
_MOST_BYTES = 150_000
_STEPS_TO_SHOW, _WORDS_TO_SHOW = 1, 120
# What the README shows; the rest is in the gallery only.
_DARK = ("home", "result")
_LIGHT = ("home", "plan", "queue", "result", "history", "insights", "models", "first-run-hardware")


class Scene(NamedTuple):
    """Something to take a picture of."""

    name: str
    widget: QWidget


def main(words: Sequence[str]) -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gallery", type=Path, help="every page in every way, into this folder")
    parser.add_argument("--home", type=Path, help="keep the work that is shown here")
    given = parser.parse_args(words)
    application = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as place:
        home = given.home or Path(place) / "home"
        if not home.exists():
            prepare(home)
        if given.gallery:
            _take_gallery(application, home, given.gallery)
        else:
            _take_images(application, home)


def _take_images(application: QApplication, home: Path) -> None:
    _IMAGES.mkdir(exist_ok=True)
    for old in _IMAGES.glob("*.png"):
        old.unlink()
    with stage(application, home, Looks()) as on:
        for scene in _scenes(on):
            for theme, names in (("dark", _DARK), ("light", _LIGHT)):
                if scene.name in names:
                    _take(on, scene, theme, _IMAGES / f"{scene.name}-{theme}.png")
            on.wear("light")


def _take_gallery(application: QApplication, home: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    ways = {
        "": (Looks(), ("dark", "light")),
        "large-": (Looks(text_size=200), ("light",)),
        "german-": (Looks(language="de"), ("light",)),
    }
    for name, (looks, themes) in ways.items():
        with stage(application, home, looks) as on:
            for scene in _scenes(on):
                for theme in themes:
                    _take(on, scene, theme, folder / f"{scene.name}-{name}{theme}.png")


# --- what is shown ------------------------------------------------------------------------


def _scenes(on: Stage) -> Iterator[Scene]:
    """Go through the window; each scene stays as it is until the next is asked for."""
    on.settle()
    yield Scene("home", _page(on, HOME))
    yield from _plan(on)
    yield from _result(on)
    yield from _queue(on)
    yield from _history(on)
    yield from _figures(on)
    yield from _over_the_window(on)
    yield from _first_run(on)


def _figures(on: Stage) -> Iterator[Scene]:
    """Insights, models, settings."""
    yield Scene(INSIGHTS, _page(on, INSIGHTS))
    _page(on, MODELS)
    models = on.window.pages.page(MODELS)
    on.wait(models.board.waiting.isHidden)  # type: ignore[attr-defined]
    on.settle()
    yield Scene(MODELS, on.window)
    yield Scene(SETTINGS, _page(on, SETTINGS))


def _page(on: Stage, name: str) -> QWidget:
    on.window.show_page(name)
    on.settle()
    on.settle()
    return on.window


def _plan(on: Stage) -> Iterator[Scene]:
    sheet = on.window.sheet
    on.window.show_plan([on.house.sample])
    on.wait(lambda: all(row.plan is not None for row in sheet.model.rows))
    on.settle()
    yield Scene("plan", sheet)
    sheet.reject()


def _result(on: Stage) -> Iterator[Scene]:
    """The long summary beside its page, with a passage marked."""
    window = on.window
    window.show_page(QUEUE)
    on.wait(lambda: window.model.rowCount() > 0)
    pane = window.pane
    report = on.house.sample.name
    done = [row for row in _rows(on) if (row.document, row.state) == (report, TaskState.SUCCEEDED)]
    window.select_task(done[0].id)
    text = pane._text  # noqa: SLF001 - a person sees it
    on.wait(lambda: any(one.citations for one in text.anchors))
    pane.source_button.setChecked(True)
    text.choose(next(one for one in text.anchors if one.citations))
    view = pane.source.view
    on.wait(lambda: pane.source.is_drawn and view.cache.get(view.page) is not None)
    on.settle()
    yield Scene("result", window)
    pane.source_button.setChecked(False)


def _queue(on: Stage) -> Iterator[Scene]:
    """Long work under way, and more behind it."""
    window = on.window
    files = [on.house.sample, *sorted(on.letters.iterdir())]
    for file in files:
        window.order(Order(Kind.SUMMARIZE, file, is_again=True), [file])
    window.show_page(QUEUE)

    def is_under_way() -> bool:
        rows = [row for row in _rows(on) if row.state is TaskState.RUNNING]
        return any(row.steps_done >= _STEPS_TO_SHOW for row in rows)

    on.wait(is_under_way)
    running = [row for row in _rows(on) if row.state is TaskState.RUNNING]
    window.select_task(max(running, key=lambda row: row.steps_total).id)
    on.settle()
    on.wait(lambda: len(window.pane.text()) > _WORDS_TO_SHOW)
    on.settle()
    yield Scene("queue", window)
    yield Scene("home-busy", _page(on, HOME))
    window.show_page(QUEUE)
    window.table.selectAll()
    window.queue.cancel()
    on.wait(lambda: all(row.state.is_final for row in _rows(on)))


def _history(on: Stage) -> Iterator[Scene]:
    window = _page(on, HISTORY)
    page = on.window.pages.page(HISTORY)
    on.wait(lambda: not on.house.ports.history.behind())
    page.look()  # type: ignore[attr-defined]
    QTest.keyClicks(page.filters.words, "ferry")  # type: ignore[attr-defined]
    found = page.model  # type: ignore[attr-defined]
    on.wait(lambda: 0 < found.rowCount() < on.window.model.rowCount())
    on.settle()
    yield Scene("history", window)


def _over_the_window(on: Stage) -> Iterator[Scene]:
    """What opens above it."""
    chrome = on.window.chrome
    chrome.show_palette()
    on.settle()
    if chrome.palette is not None:
        yield Scene("palette", chrome.palette)
        chrome.palette.reject()
    chrome.show_shortcuts()
    on.settle()
    if chrome.sheet is not None:
        yield Scene("shortcuts", chrome.sheet)
        chrome.sheet.reject()
    grid = _set_table(on)
    if grid is not None:
        yield Scene("set-table", grid)
        grid.reject()


def _set_table(on: Stage) -> QDialog | None:
    window = on.window
    of_set = [row for row in _rows(on) if row.set_id is not None and row.kind is Kind.CLASSIFY]
    if not of_set:
        return None
    window.select_task(of_set[0].id)
    window.work.show_set()
    on.settle()
    on.settle()
    return next((one for one in window.findChildren(QDialog) if one.isVisible()), None)


def _first_run(on: Stage) -> Iterator[Scene]:
    door = FirstRunDoor(on.house, on.window)
    door.open()
    dialog = door.dialog
    assert dialog is not None  # noqa: S101 - opened just now
    values, model = dialog.hardware.values.values(), dialog.model
    try:
        on.wait(lambda: all(one.text() not in {"", "…"} for one in values))
        on.settle()
        yield Scene("first-run-hardware", dialog)
        dialog.skip()
        # Where the machine cannot be asked, it says so, and has no title.
        on.wait(lambda: bool(model.model_title.text() or model.trouble.text()))
        on.settle()
        yield Scene("first-run-model", dialog)
        dialog.skip()
        on.settle()
        yield Scene("first-run-privacy", dialog)
    finally:
        door.close()  # else its test of the speed goes on, and the program waits for that


def _rows(on: Stage) -> list:  # type: ignore[type-arg]
    model = on.window.model
    return [row for place in range(model.rowCount()) if (row := model.row(place)) is not None]


# --- the pictures -------------------------------------------------------------------------


def _take(on: Stage, scene: Scene, theme: str, file: Path) -> None:
    on.wear(theme)
    scene.widget.grab().save(str(file))
    if file.stat().st_size > _MOST_BYTES:  # of all its colours the 256 that are nearest
        with Image.open(file) as picture:
            small = picture.convert("RGB").quantize(256, dither=Image.Dither.NONE)
        small.save(file, optimize=True)
    sys.stdout.write(f"{file} {file.stat().st_size:,}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
