"""The third step: what may leave this machine, each choice with what it means."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.task import Category
from app.pipeline.first_run import Choice, choice_of, choose
from app.pipeline.house import House
from app.ui.background import Background
from app.ui.first_run.step import Step, words
from app.ui.theme import named

_MARGIN, _INDENT = 16, 28


class PrivacyStep(Step):
    """Offline only is what is chosen first. Skipped, nothing is changed."""

    def __init__(self, house: House, background: Background, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.title.setText(self.tr("What may leave this machine"))
        self.lead.setText(
            self.tr(
                "Larger models at a provider can be used besides, if you set one up in the "
                "settings. Until you do, nothing leaves, whatever you choose here."
            )
        )
        self._house, self._background = house, background
        self.group = QButtonGroup(self)
        self.choices: dict[Choice, QRadioButton] = {}
        self.categories: dict[Category, QCheckBox] = {}
        self.download_note = words("")
        self._lay_out()
        self.group.buttonToggled.connect(self._on_toggled)
        self.choices[Choice.OFFLINE].setChecked(True)

    def begin(self) -> None:
        """Show what holds now; in a new home that is offline only."""
        settings = self._house.ports.settings
        self.choices[choice_of(settings)].setChecked(True)
        for category, box in self.categories.items():
            box.setChecked(category in settings.privacy.cloud_categories)

    @property
    def choice(self) -> Choice:
        """What is chosen."""
        return next(one for one, button in self.choices.items() if button.isChecked())

    @property
    def chosen_categories(self) -> list[Category]:
        """Those that may be sent, where it goes by category."""
        return [category for category, box in self.categories.items() if box.isChecked()]

    def take(self) -> None:
        """Write the settings."""
        chosen = partial(choose, self._house, self.choice, self.chosen_categories)
        self._background.run(chosen)

    def show_download(self, *, is_busy: bool) -> None:
        """Say what offline only means for a model that is being downloaded."""
        self.download_note.setVisible(is_busy)

    @Slot()
    def _on_toggled(self) -> None:
        is_by_category = self.choices[Choice.BY_CATEGORY].isChecked()
        for box in self.categories.values():
            box.setEnabled(is_by_category)

    def _lay_out(self) -> None:
        for choice, title, about in (
            (
                Choice.OFFLINE,
                self.tr("&Offline only"),
                self.tr(
                    "The offline switch is on: no connection is opened at all, and all work is "
                    "done by the model here. You can turn it off at the foot of the window."
                ),
            ),
            (
                Choice.ASK,
                self.tr("&Ask each time"),
                self.tr(
                    "Work that is too hard for the model here may go to the provider. You see "
                    "every word of it first, and nothing is sent before you say so."
                ),
            ),
            (
                Choice.BY_CATEGORY,
                self.tr("By &category"),
                self.tr(
                    "Only work of the categories that you tick may be sent; you still see it "
                    "first. All other work stays here."
                ),
            ),
        ):
            self.inside.addWidget(self._card(choice, title, about))
        self.download_note.setText(
            self.tr(
                "Offline only pauses the download of the model. It goes on from where it was, on "
                "the Models page, once the switch is off."
            )
        )
        self.download_note.hide()
        self.inside.addWidget(self.download_note)
        self.inside.addStretch()

    def _card(self, choice: Choice, title: str, about: str) -> QFrame:
        card = named(QFrame(), "calmCard")
        button = QRadioButton(title)
        button.setAccessibleDescription(about)
        self.group.addButton(button)
        self.choices[choice] = button
        inside = QVBoxLayout(card)
        inside.setContentsMargins(_MARGIN, _MARGIN // 2, _MARGIN, _MARGIN // 2)
        inside.addWidget(button)
        below = QVBoxLayout()
        below.setContentsMargins(_INDENT, 0, 0, 0)
        below.addWidget(words(about))
        if choice is Choice.BY_CATEGORY:
            for category, name in (
                (Category.ROUTINE, self.tr("&Routine work")),
                (Category.COMPLEX, self.tr("Comple&x work")),
                (Category.SAFETY_CRITICAL, self.tr("Safet&y-critical work")),
            ):
                box = QCheckBox(name)
                self.categories[category] = box
                below.addWidget(box)
        inside.addLayout(below)
        return card
