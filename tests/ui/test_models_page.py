"""The page on models, on a house of fakes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.download import DownloadState
from app.domain.errors.models import ModelMalformed, ModelQuarantined
from app.domain.model import ModelProgress, ModelStage, ModelState
from app.domain.ports.models import OnModelProgress
from app.ui.background import Background
from app.ui.models.page import ModelsPage
from app.ui.theme import Theme
from tests.fakes.house import FakeHouse
from tests.fakes.model_shelf import entry
from tests.ui.hands import click

ELSEWHERE = Path("/elsewhere/one.gguf")


@pytest.fixture
def page(qtbot: QtBot, fakes: FakeHouse) -> Iterator[ModelsPage]:
    """The page, shown alone, with the starter and another model."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    Theme(application)
    fakes.shelf.put(entry("mistral"))
    background = Background()
    page = ModelsPage(fakes.house, background)
    qtbot.addWidget(page)
    page.resize(900, 800)
    with qtbot.waitExposed(page):
        page.show()
    page.look()
    qtbot.waitUntil(lambda: bool(page.board.offers))
    yield page
    page.work.close()
    page.hashing.close()
    page._surveying.close()
    page._steering.close()
    background.close()


def test_what_is_here_and_what_would_suit(page: ModelsPage) -> None:
    assert list(page.board.cards) == ["starter", "mistral"]
    starter = page.board.cards["starter"]
    assert starter.state.text() == "In use"
    assert starter.fit.text() == "Fits"
    assert "135M parameters · Q4_K_M" in starter.facts.text()
    assert starter.use_button.isHidden()
    assert starter.remove_button.isHidden()
    assert page.board.hint.isHidden()
    offers = list(page.board.offers.values())
    assert offers[0].fit.text() == "Best for this machine"
    assert len(offers) == 6
    click(page.board.more_button)
    assert len(page.board.offers) > len(offers)


def test_only_the_starter(qtbot: QtBot, fakes: FakeHouse, page: ModelsPage) -> None:
    fakes.shelf.remove("mistral")
    page.look()
    qtbot.waitUntil(page.board.hint.isVisible)
    assert "drop a GGUF file" in page.board.hint.text()


def test_hashes_are_learnt_in_the_background(
    qtbot: QtBot, fakes: FakeHouse, page: ModelsPage
) -> None:
    fakes.shelf.put(entry("by-hand", sha256=None, state=ModelState.UNCHECKED))
    page.look()
    qtbot.waitUntil(lambda: "by-hand" in page.board.cards)
    card = page.board.cards["by-hand"]
    qtbot.waitUntil(lambda: "SHA-256" in card.checks.text() and "…" in card.checks.text())
    assert card.use_button.isEnabled()
    card.show_hashing(0.4)
    assert card.checks.text() == "SHA-256: 40 % read"


def test_use(qtbot: QtBot, fakes: FakeHouse, page: ModelsPage) -> None:
    with qtbot.waitSignal(page.told) as told:
        click(page.board.cards["mistral"].use_button)
    assert told.args == ["mistral is used from the next task on."]
    assert fakes.settings_keeper.changes == [("local_engine.model", "'mistral.gguf'")]


def test_verify_and_what_is_wrong(qtbot: QtBot, fakes: FakeHouse, page: ModelsPage) -> None:
    with qtbot.waitSignal(page.told) as told:
        click(page.board.cards["mistral"].verify_button)
    assert told.args == ["mistral is as it should be, and works."]
    problem = ModelQuarantined(name="odd.gguf", reason="it was too much").info
    fakes.shelf.put(entry("odd", state=ModelState.QUARANTINED, problem=problem))
    page.look()
    qtbot.waitUntil(lambda: "odd" in page.board.cards)
    card = page.board.cards["odd"]
    assert card.state.text() == "In quarantine"
    assert "brought a trial down" in card.problem.text()
    assert not card.use_button.isEnabled()
    card.verify_button.click()
    answer(page, "Try again")
    qtbot.waitUntil(lambda: page.board.cards["odd"].state.text() == "Ready")
    assert fakes.shelf.again == [Path("/models/odd.gguf")]


def answer(page: ModelsPage, text: str) -> None:
    [button] = [one for one in page.question.buttons() if one.text() == text]
    button.click()


def test_remove_asks_first(qtbot: QtBot, fakes: FakeHouse, page: ModelsPage) -> None:
    page.board.cards["mistral"].remove_button.click()
    assert page.question.defaultButton().text() == "Cancel"
    answer(page, "Cancel")
    assert "mistral" in fakes.shelf.entries_by_name
    page.board.cards["mistral"].remove_button.click()
    with qtbot.waitSignal(page.told):
        answer(page, "Remove")
    qtbot.waitUntil(lambda: list(page.board.cards) == ["starter"])


def drop(page: ModelsPage, *paths: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPoint(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.setAccepted(False)
    page.dropEvent(event)
    return event.isAccepted()


def test_dropped_models_are_added(qtbot: QtBot, fakes: FakeHouse, page: ModelsPage) -> None:
    fakes.shelf.outside[ELSEWHERE] = entry("one", path=ELSEWHERE)
    assert not drop(page, Path("/elsewhere/letter.pdf"))
    with qtbot.waitSignal(page.told) as told:
        assert drop(page, ELSEWHERE)
    assert told.args == ["one is on this machine now."]
    qtbot.waitUntil(lambda: "one" in page.board.cards)


def test_a_file_that_is_refused_is_told(qtbot: QtBot, fakes: FakeHouse, page: ModelsPage) -> None:
    fakes.shelf.outside[ELSEWHERE] = ModelMalformed(name="one.gguf", reason="it ends early")
    page.add([ELSEWHERE])
    qtbot.waitUntil(page.board.problem.isVisible)
    assert page.board.problem.text().startswith("one.gguf is damaged: it ends early.")
    assert page.board.stop_button.isHidden()


def test_packs(qtbot: QtBot, fakes: FakeHouse, page: ModelsPage) -> None:
    pack = Path("/somewhere/p.tar")
    with qtbot.waitSignal(page.told) as told:
        page.export("mistral", pack)
    assert told.args == ["The pack is /somewhere/p.tar."]
    fakes.shelf.remove("mistral")
    with qtbot.waitSignal(page.told):
        page.import_pack(pack)
    assert "mistral" in fakes.shelf.entries_by_name


def test_long_work_shows_how_far_it_is_and_can_be_stopped(
    qtbot: QtBot, page: ModelsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(_path: Path, tell: OnModelProgress) -> None:
        while True:
            tell(ModelProgress(ModelStage.COPY, 40, 100))

    monkeypatch.setattr(page._house.shelf, "add", endless)
    page.add([ELSEWHERE, ELSEWHERE])
    qtbot.waitUntil(lambda: page.board.stage.text() == "Copying one.gguf")
    assert page.board.bar.value() == 400
    assert not page.board.cards["mistral"].use_button.isEnabled()
    click(page.board.stop_button)
    qtbot.waitUntil(lambda: not page.work.is_busy)
    assert page.board.problem.isHidden()
    assert page.board.cards["mistral"].use_button.isEnabled()


def test_a_download_from_wish_to_shelf(qtbot: QtBot, fakes: FakeHouse, page: ModelsPage) -> None:
    name, offer = next(iter(page.board.offers.items()))
    click(offer.get_button)
    qtbot.waitUntil(offer.bar.isVisible)
    [view] = fakes.downloads.views()
    assert view.wish.catalogue_id == name
    fakes.downloads.progress(view.id, 1_200_000_000, 4_800_000_000, 12e6)
    words = "Downloading · 1.2 GB of 4.8 GB · 12 MB a second · 5 min left"
    qtbot.waitUntil(lambda: offer.progress.text() == words)
    assert offer.bar.value() == 250
    click(offer.pause_button)
    qtbot.waitUntil(lambda: offer.pause_button.text() == "Resume")
    click(offer.pause_button)
    qtbot.waitUntil(lambda: offer.pause_button.text() == "Pause")
    fakes.shelf.put(
        entry("new", origin=entry("x").origin.model_copy(update={"catalogue_id": name}))
    )
    fakes.downloads.finish(view.id)
    qtbot.waitUntil(lambda: "new" in page.board.cards)
    assert page.board.offers[name].get_button.text() == "On this machine"


def test_a_download_can_be_given_up(qtbot: QtBot, fakes: FakeHouse, page: ModelsPage) -> None:
    offer = next(iter(page.board.offers.values()))
    click(offer.get_button)
    qtbot.waitUntil(offer.cancel_button.isVisible)
    fakes.downloads.fail(fakes.downloads.views()[0].id, ModelMalformed(name="a", reason="b").info)
    page.look()
    qtbot.waitUntil(lambda: offer.progress.text().startswith("a is damaged: b."))
    assert fakes.downloads.views()[0].state is DownloadState.FAILED
    click(offer.cancel_button)
    qtbot.waitUntil(offer.get_button.isVisible)
    assert fakes.downloads.views() == []


def test_every_button_says_of_which_model_it_is(page: ModelsPage) -> None:
    names = [
        button.accessibleName()
        for part in (*page.board.cards.values(), *page.board.offers.values())
        for button in part.findChildren(QPushButton)
    ]
    assert len(set(names)) == len(names)
    assert "Verify: mistral" in names


def test_a_model_that_the_catalogue_does_not_know(
    qtbot: QtBot, fakes: FakeHouse, page: ModelsPage
) -> None:
    click(page.board.other_button)
    page.input.setTextValue("me/mine:small.gguf")
    page.input.accept()
    qtbot.waitUntil(lambda: bool(fakes.downloads.views()))
    [view] = fakes.downloads.views()
    assert (view.wish.repository, view.wish.file) == ("me/mine", "small.gguf")
    qtbot.waitUntil(lambda: view.id in page.board.offers)
    offer = page.board.offers[view.id]
    assert (offer.title.text(), offer.facts.text()) == ("small.gguf", "me/mine")
    fakes.downloads.progress(view.id, 10, 100)
    qtbot.waitUntil(lambda: offer.bar.value() == 100)
    fakes.shelf.put(entry("small"))
    fakes.downloads.finish(view.id)
    qtbot.waitUntil(lambda: "small" in page.board.cards)
    assert view.id not in page.board.offers


def test_a_wish_that_is_none(qtbot: QtBot, page: ModelsPage) -> None:
    page.download("nonsense")
    qtbot.waitUntil(page.board.problem.isVisible)
    assert "nonsense" in page.board.problem.text()


def test_the_token_goes_to_the_keyring(qtbot: QtBot, fakes: FakeHouse, page: ModelsPage) -> None:
    click(page.board.token_button)
    assert page.input.textEchoMode() is QLineEdit.EchoMode.Password
    page.input.setTextValue("hf_canary")
    with qtbot.waitSignal(page.told):
        page.input.accept()
    assert fakes.tokens.kept == "hf_canary"


def test_a_right_click_copies(page: ModelsPage) -> None:
    card = page.board.cards["mistral"]
    card.copy_path.trigger()
    assert QApplication.clipboard().text() == "/models/mistral.gguf"
    card.copy_hash.trigger()
    assert len(QApplication.clipboard().text()) == 64
