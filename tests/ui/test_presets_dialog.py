"""The presets in the window: changed as a whole, copied, exported, taken over."""

import dataclasses
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.preset import SHIPPED
from app.domain.route import Route
from app.system.presets import PresetsFile
from app.ui.presets_dialog import PresetsDialog
from app.ui.setting_controls import OneOf
from tests.fakes.house import FakeHouse
from tests.ui.hands import click


@pytest.fixture
def file(tmp_path: Path) -> PresetsFile:
    return PresetsFile(tmp_path / "presets.yaml")


@pytest.fixture
def dialog(qtbot: QtBot, fakes: FakeHouse, file: PresetsFile) -> PresetsDialog:
    made = PresetsDialog(dataclasses.replace(fakes.house, presets=file))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.open_now()
    return made


def show(dialog: PresetsDialog, name: str) -> None:
    dialog.list.setCurrentRow(list(dialog._presets).index(name))


def fill(dialog: PresetsDialog, field: str, text: str) -> None:
    control = dialog.rows[field].control
    assert isinstance(control, QLineEdit)
    control.setText(text)


def copy_as(dialog: PresetsDialog, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: (name, True))
    click(dialog.copy_button)


def test_a_copy_is_changed_in_several_fields_at_once(
    dialog: PresetsDialog, file: PresetsFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(dialog, "confidential")
    copy_as(dialog, "in-time", monkeypatch)
    assert dialog.name == "in-time"
    for field, text in (("privacy", "cloud_allowed"), ("route", "local_with_fallback")):
        control = dialog.rows[field].control
        assert isinstance(control, OneOf)
        control.put(text)
    fill(dialog, "deadline_s", "20")
    fill(dialog, "about", "Soon: yes")
    click(dialog.save_button)
    assert dialog.notice.isHidden()
    made = file.read()["in-time"]
    assert (made.route, made.deadline_s) == (Route.LOCAL_WITH_FALLBACK, 20)
    assert made.about == "Soon: yes"


def test_what_cannot_be_is_said_and_stays_to_be_mended(
    dialog: PresetsDialog, file: PresetsFile
) -> None:
    show(dialog, "confidential")
    fill(dialog, "deadline_s", "20")
    click(dialog.save_button)
    assert "a deadline needs the route" in dialog.notice.text()
    assert dialog.rows["deadline_s"].typed == "20"
    assert file.read()["confidential"] == SHIPPED["confidential"]


def test_a_changed_one_is_as_it_came_again_and_an_own_one_goes(
    dialog: PresetsDialog, file: PresetsFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(dialog, "chat-with-deadline")
    assert not dialog.remove_button.isEnabled()
    fill(dialog, "deadline_s", "7")
    click(dialog.save_button)
    assert dialog.remove_button.text() == "As it came"
    click(dialog.remove_button)
    assert file.read()["chat-with-deadline"].deadline_s == 60
    copy_as(dialog, "mine", monkeypatch)
    click(dialog.remove_button)
    assert "mine" not in file.read()


def test_a_default_is_put_into_the_field_and_kept_when_saved(
    dialog: PresetsDialog, file: PresetsFile
) -> None:
    show(dialog, "chat-with-deadline")
    click(dialog.rows["first_token_s"].reset_button)
    assert file.read()["chat-with-deadline"].first_token_s == 10
    click(dialog.save_button)
    assert file.read()["chat-with-deadline"].first_token_s is None


def test_presets_go_to_a_file_and_come_from_one(
    dialog: PresetsDialog, file: PresetsFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exported = tmp_path / "out.yaml"
    show(dialog, "draft-and-refine")
    copy_as(dialog, "drafts", monkeypatch)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(exported), ""))
    click(dialog.export_button)
    click(dialog.remove_button)
    assert "drafts" not in file.read()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(exported), ""))
    click(dialog.import_button)
    assert "drafts" in file.read()
    exported.write_bytes(b"\xff\xfe")
    click(dialog.import_button)
    assert not dialog.notice.isHidden()


def test_a_name_that_is_none_or_is_taken_is_refused(
    dialog: PresetsDialog, file: PresetsFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("No Name!", "confidential"):
        copy_as(dialog, name, monkeypatch)
        assert not dialog.notice.isHidden()
    assert file.read() == dict(SHIPPED)
