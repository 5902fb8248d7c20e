"""A document that is a picture: seen as it is beside its result, its recognized text at hand."""

import dataclasses
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from pytestqt.qtbot import QtBot

from app.domain.task import Kind
from app.ingest.drawing import LimitedDrawer, LimitedPages
from app.pipeline.submit import Order
from app.ui.main_window import MainWindow
from tests.fakes.house import FakeHouse
from tests.fakes.pages import sha256_of
from tests.ui.hands import click

TEXT = "The harbour was built in 1912 by the crown. It is large."


class OnDisk:
    """The real drawer, for documents that the fake reader has read."""

    def open(self, path: Path, sha256: str) -> LimitedPages:
        assert sha256
        return LimitedDrawer().open(path, sha256_of(path.read_bytes()))


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "scan.png"
    picture = Image.new("RGB", (900, 1200), "white")
    ImageDraw.Draw(picture).text((80, 90), TEXT, fill="black", font_size=30)
    picture.save(path)
    return path


@pytest.fixture
def fakes(fakes: FakeHouse, scan: Path) -> FakeHouse:
    fakes.reader.pages[scan] = [TEXT]
    fakes.engine.script = [TEXT]
    fakes.house = dataclasses.replace(fakes.house, page_drawer=OnDisk())
    return fakes


def test_a_picture_is_seen_and_its_text_is_a_click_away(
    qtbot: QtBot, window: MainWindow, scan: Path
) -> None:
    window.resize(1250, 760)
    window.order(Order(Kind.SUMMARIZE, Path()), [scan])
    pane = window.pane
    qtbot.waitUntil(lambda: bool(pane._text.anchors), timeout=10_000)
    pane.source_button.setChecked(True)
    view = pane.source.view
    qtbot.waitUntil(lambda: view.cache.get(1) is not None, timeout=15_000)
    picture = view.cache.get(1)
    assert picture is not None
    assert picture.height() > picture.width()
    assert pane.source.note.isHidden()
    pane.want_passage(pane._text.anchors[0])
    qtbot.waitUntil(lambda: "where on it is not known" in pane.source.head.passage.text())
    click(pane.source.head.as_text)
    qtbot.waitUntil(pane.source.text.isVisible)
    assert pane.source.text.toPlainText().strip() == TEXT
