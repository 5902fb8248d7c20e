"""The settings as a person changes them: on a real file, with the fakes' keyring and provider."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.breaker import Breaker, BreakerState
from app.domain.cloud import Provider
from app.domain.errors import KeyringMissing
from app.domain.setting_facts import setting_facts
from app.domain.setting_words import SECTIONS
from app.domain.settings import Settings
from app.system.settings import SettingsFile, load_settings
from app.ui.background import Background
from app.ui.frame.pages import SETTINGS
from app.ui.main_window import MainWindow
from app.ui.setting_controls import SomeOf, Typed
from app.ui.settings_page import CLOUD
from app.ui.settings_page.page import SettingsPage
from tests.fakes.house import FakeHouse
from tests.ui.hands import click, press

KEY = "sk-canary-window-4711"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.yaml"


@pytest.fixture
def page(qtbot: QtBot, fakes: FakeHouse, file: Path) -> Iterator[SettingsPage]:
    fakes.settings = Settings.model_validate(
        {"cloud_engine": {"provider": "openai", "model": "big"}}
    )
    keeper = SettingsFile(file)
    for key, value in (("cloud_engine.provider", "openai"), ("cloud_engine.model", "big")):
        keeper.set(key, value)
    house = dataclasses.replace(fakes.house, settings_keeper=keeper, settings_file=file)
    background = Background()
    page = SettingsPage(house, background)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.open_at(CLOUD)
    yield page
    page.stop()
    background.close()


def words(page: SettingsPage) -> str:
    labels = (label.text() for label in page.findChildren(QLabel))
    fields = (field.text() for field in page.findChildren(QLineEdit))
    return "\n".join([*labels, *fields])


def type_into(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    press(field, Qt.Key.Key_Return)


def test_every_setting_has_a_control_that_is_named(page: SettingsPage) -> None:
    assert set(page.rows) == {fact.key for fact in setting_facts(Settings())}
    for row in page.rows.values():
        assert row.control.accessibleName()
        assert row.fact.about
    assert page.list.count() == len(Settings.model_fields)


def test_what_people_change_comes_first_and_what_few_need_last(page: SettingsPage) -> None:
    titles = [page.list.item(place).text() for place in range(page.list.count())]
    assert titles[:2] == ["Window", "Privacy"]
    assert titles[-1] == "Routing"
    headings = [key for key, row in page.rows.items() if row.findChild(QLabel, "heading")]
    assert headings == [
        *("local_engine.threads", "cloud_engine.fallback_models", "updates.address"),
    ]
    cloud = [key for key in page.rows if key.startswith("cloud_engine.")]
    assert cloud.index("cloud_engine.monthly_budget") < cloud.index("cloud_engine.fallback_models")


def test_no_name_and_no_choice_is_that_of_a_file_or_a_script(page: SettingsPage) -> None:
    page.search.setText("e")  # every row of every section
    for row in page.rows.values():
        said = [row.label.text(), *(label.text() for label in row.findChildren(QLabel))]
        if isinstance(row.control, QComboBox):
            said += [row.control.itemText(at) for at in range(row.control.count())]
        if isinstance(row.control, SomeOf):
            said += [box.text() for box in row.control.boxes.values()]
        assert not [one for one in said if "_" in one and "base_url" not in one]
        assert not {"true", "false", "null", "[]"} & set(said)
    assert page.rows["local_engine.threads"].control.placeholderText() == (  # type: ignore[union-attr]
        "As many as there are cores"
    )


def test_a_list_is_chosen_or_typed_and_a_number_is_in_the_marks_of_the_language(
    qtbot: QtBot, page: SettingsPage, file: Path
) -> None:
    categories, trusted = page.rows["privacy.cloud_categories"], page.rows["sync.trusted"]
    assert isinstance(categories.control, SomeOf)
    assert isinstance(trusted.control, Typed)
    categories.control.boxes["complex"].click()
    qtbot.waitUntil(lambda: len(load_settings(file).privacy.cloud_categories) == 2)
    trusted.control.setText("/mnt/team; db.example")
    trusted.control.editingFinished.emit()
    qtbot.waitUntil(lambda: load_settings(file).sync.trusted == ("/mnt/team", "db.example"))
    before = QLocale()
    try:
        QLocale.setDefault(QLocale("de"))
        share = page.rows["local_engine.gpu_memory_utilization"]
        share.show_fact(share.fact)
        assert isinstance(share.control, Typed)
        assert share.control.text() == "0,85"
        assert not share.differs(share.fact)
        share.control.setText("0,5")
        share.control.editingFinished.emit()
        qtbot.waitUntil(lambda: load_settings(file).local_engine.gpu_memory_utilization == 0.5)
        days = page.rows["observability.texts_days"]
        assert isinstance(days.control, Typed)
        days.control.setText("1.000")  # read as 1, all finished work would go after a day
        days.control.editingFinished.emit()
        qtbot.waitUntil(lambda: load_settings(file).observability.texts_days == 1000)
    finally:
        QLocale.setDefault(before)


def test_a_number_a_text_a_switch_and_a_choice_reach_the_file(
    qtbot: QtBot, page: SettingsPage, file: Path
) -> None:
    rate, model = page.rows["cloud_engine.rate_limit"], page.rows["cloud_engine.model"]
    offline, provider = page.rows["privacy.offline"], page.rows["cloud_engine.provider"]
    assert isinstance(rate.control, QLineEdit)
    assert isinstance(model.control, QLineEdit)
    assert isinstance(offline.control, QCheckBox)
    assert isinstance(provider.control, QComboBox)
    type_into(rate.control, "60")
    type_into(model.control, "yes: no")
    page.list.setCurrentRow(list(SECTIONS).index("privacy"))
    qtbot.waitUntil(offline.control.isVisible)
    QTest.mouseClick(
        offline.control, Qt.MouseButton.LeftButton, pos=offline.control.rect().center()
    )
    provider.control.setCurrentText("Anthropic")
    provider.control.activated.emit(provider.control.currentIndex())
    qtbot.waitUntil(lambda: load_settings(file).cloud_engine.provider is Provider.ANTHROPIC)
    made = load_settings(file)
    assert (made.cloud_engine.rate_limit, made.cloud_engine.model) == (60, "yes: no")
    assert made.privacy.offline
    click(rate.reset_button)
    qtbot.waitUntil(lambda: load_settings(file).cloud_engine.rate_limit == 1000)


def test_a_value_that_cannot_be_is_said_beside_its_field_and_changes_nothing(
    qtbot: QtBot, page: SettingsPage, file: Path
) -> None:
    before = file.read_text()
    row = page.rows["cloud_engine.rate_limit"]
    assert isinstance(row.control, QLineEdit)
    type_into(row.control, "0")
    qtbot.waitUntil(lambda: not row.refusal.isHidden())
    assert "greater than or equal to 1" in row.refusal.text()
    assert file.read_text() == before
    type_into(row.control, "5")
    qtbot.waitUntil(row.refusal.isHidden)
    assert load_settings(file).cloud_engine.rate_limit == 5


def test_a_key_goes_to_the_keyring_and_is_nowhere_else(
    qtbot: QtBot, page: SettingsPage, fakes: FakeHouse, file: Path
) -> None:
    keys = page.keys
    qtbot.waitUntil(lambda: "no key" in keys.state.text())
    type_into(keys.key, KEY)
    qtbot.waitUntil(lambda: "is in the system" in keys.state.text())
    assert fakes.keys.kept == {(Provider.OPENAI, ""): KEY}
    assert KEY not in words(page) + file.read_text()
    click(keys.test_button)
    qtbot.waitUntil(lambda: "openai/big answers" in keys.answer.text())
    assert [model.name for model in fakes.cloud.tested] == ["openai/big"]
    click(keys.remove_button)
    qtbot.waitUntil(lambda: "no key" in keys.state.text())
    assert fakes.keys.kept == {}


def test_a_provider_that_is_left_alone_can_be_asked_again(
    qtbot: QtBot, page: SettingsPage, fakes: FakeHouse
) -> None:
    fakes.register.pause("openai", "cloud_key_refused", fakes.clock.now())
    page.keys.look()
    qtbot.waitUntil(page.keys.resume_button.isVisible)
    click(page.keys.resume_button)
    qtbot.waitUntil(lambda: not page.keys.resume_button.isVisible())
    assert fakes.register.pauses() == {}


def test_a_keyring_that_is_not_there_is_said(
    qtbot: QtBot, page: SettingsPage, fakes: FakeHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object) -> None:
        raise KeyringMissing

    monkeypatch.setattr(fakes.keys, "key_of", missing)
    monkeypatch.setattr(fakes.keys, "store", missing)
    page.keys.look()
    qtbot.waitUntil(lambda: "There is no keyring" in page.keys.state.text())
    type_into(page.keys.key, KEY)
    qtbot.waitUntil(lambda: "There is no keyring" in page.keys.answer.text())
    assert KEY not in words(page)


def test_the_window_says_until_when_local_json_is_not_relied_on(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse
) -> None:
    opened = Breaker(state=BreakerState.OPEN, since=fakes.clock.now())
    assert fakes.register.move_breaker(fakes.register.breaker(), opened)
    qtbot.waitUntil(window.foot.breaker.isVisible, timeout=5000)
    assert "not relied on until" in window.foot.breaker.text()
    click(window.foot.breaker)
    settings = window.pages.currentWidget()
    assert isinstance(settings, SettingsPage)
    box = settings.breaker
    qtbot.waitUntil(box.reset_button.isEnabled)
    assert "tried again at" in box.state.text()
    click(box.reset_button)
    qtbot.waitUntil(lambda: not window.foot.breaker.isVisible(), timeout=5000)
    breaker = fakes.register.breaker()
    assert breaker is not None
    assert breaker.state is BreakerState.CLOSED


def test_the_keys_of_the_menu_open_the_settings(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=10_000)
    press(
        QApplication.focusWidget() or window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier
    )
    qtbot.waitUntil(lambda: window.pages.current_name == SETTINGS)


def shown_rows(page: SettingsPage) -> set[str]:
    return {key for key, row in page.rows.items() if not row.isHidden()}


def test_the_search_finds_settings_in_all_sections(qtbot: QtBot, page: SettingsPage) -> None:
    everything = shown_rows(page)
    QTest.keyClicks(page.search, "days figures")
    assert shown_rows(page) == {"observability.retention_days"}
    assert page.rows["observability.retention_days"].isVisible()
    assert not page.keys.isVisible()
    page.search.setText("cloud engine budget")
    assert page.rows["cloud_engine.monthly_budget"].isVisible()
    page.search.setText("no such thing at all")
    assert page.nothing.isVisible()
    press(page.search, Qt.Key.Key_Escape)
    assert shown_rows(page) == everything
    assert not page.nothing.isVisible()
    assert not page.keys.isHidden()


def test_find_goes_to_the_search(qtbot: QtBot, page: SettingsPage) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    press(page.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.search.hasFocus)
