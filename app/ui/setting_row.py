"""One setting: a control that fits it, what it means, and why a value was refused."""

import json
import re

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.setting_facts import SettingFact, shown
from app.ui.language import said
from app.ui.theme import named

_NONE = "none"
_GAP, _LABEL_CHARS = 10, 26
_UNITS = re.compile(r"_(?:mb_s|s|mb|days)$")
_SHORT = re.compile(r"\b(?:gpu|url|pii)\b")


class SettingRow(QWidget):
    """`wanted` carries the key and a value as YAML; an empty one means the default."""

    wanted = Signal(str, str)

    def __init__(self, fact: SettingFact, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fact, self._none = fact, said(_NONE)
        self.label = QLabel(said(setting_title(fact.key)))
        self.control = self._make_control()
        self.label.setBuddy(self.control)
        self.control.setAccessibleName(self.label.text())
        self.control.setAccessibleDescription(said(fact.about))
        self.reset_button = QPushButton(self.tr("Default"))
        self.reset_button.setToolTip(f"{shown(fact.default) or self._none}")
        self.reset_button.setAccessibleName(
            self.tr("{name}: back to the default").format(name=self.label.text())
        )
        self.refusal = named(QLabel(), "notice")
        self.refusal.setWordWrap(True)
        self.refusal.hide()
        self._lay_out()
        self._connect()
        self.show_fact(fact)

    def show_fact(self, fact: SettingFact) -> None:
        """Show its value as it is now."""
        self.fact = fact
        self.refusal.hide()
        self.reset_button.setEnabled(not fact.is_default)
        if isinstance(self.control, QCheckBox):
            self.control.setChecked(fact.value is True)
        elif isinstance(self.control, QComboBox):
            self.control.setCurrentText(shown(fact.value) or self._none)
        elif isinstance(self.control, QLineEdit):
            self.control.setText(shown(fact.value))

    def show_refusal(self, words: str) -> None:
        """Say why the value was not taken; what was typed stays, to be mended."""
        self.refusal.setText(words)
        self.refusal.show()

    @property
    def typed(self) -> str:
        """What stands in the field, as YAML; empty: the default."""
        return self._text()

    def differs(self, fact: SettingFact) -> bool:
        """Whether what stands in the field is not the fact's value."""
        return self._text() != self._told(fact)

    def _make_control(self) -> QWidget:
        kind, _, rest = self.fact.kind.partition(", or ")
        if self.fact.kind == "true or false":
            return QCheckBox()
        if " | " in kind and not kind.startswith("list"):
            choice = QComboBox()
            choice.addItems([*([self._none] if rest else []), *kind.split(" | ")])
            return choice
        field = QLineEdit()
        field.setPlaceholderText(shown(self.fact.default) or self._none)
        return field

    def _connect(self) -> None:
        self.reset_button.clicked.connect(self._reset)
        if isinstance(self.control, QCheckBox):
            self.control.clicked.connect(self._commit)
        elif isinstance(self.control, QComboBox):
            self.control.activated.connect(self._commit)
        elif isinstance(self.control, QLineEdit):
            self.control.editingFinished.connect(self._commit)

    @Slot()
    def _commit(self) -> None:
        if self.differs(self.fact):
            self.wanted.emit(self.fact.key, self._text())

    @Slot()
    def _reset(self) -> None:
        self.wanted.emit(self.fact.key, "")

    def _text(self) -> str:
        if isinstance(self.control, QCheckBox):
            return "true" if self.control.isChecked() else "false"
        if isinstance(self.control, QComboBox):
            chosen = self.control.currentText()
            return "" if chosen == self._none else chosen
        assert isinstance(self.control, QLineEdit)  # noqa: S101 - there is no other
        return self._as_yaml(self.control.text().strip())

    def _told(self, fact: SettingFact) -> str:
        return self._as_yaml(shown(fact.value))

    def _as_yaml(self, typed: str) -> str:
        """Text is text, whatever YAML would take it for; lists and numbers are YAML as typed."""
        is_text = self.fact.kind.startswith("text")
        return json.dumps(typed, ensure_ascii=False) if is_text and typed else typed

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(_GAP)
        self.label.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LABEL_CHARS)
        top.addWidget(self.label)
        if isinstance(self.control, QLineEdit):
            top.addWidget(self.control, 1)
        else:
            top.addWidget(self.control)
            top.addStretch()
        if self.fact.unit:
            top.addWidget(named(QLabel(said(self.fact.unit)), "muted"))
        top.addWidget(self.reset_button, 0, Qt.AlignmentFlag.AlignRight)
        about = named(QLabel(_about(self.fact)), "muted")
        about.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(top)
        layout.addWidget(about)
        layout.addWidget(self.refusal)


def setting_title(key: str) -> str:
    """`cloud_engine.deadline_s`: Deadline. The unit stands behind the field."""
    name = _UNITS.sub("", key.partition(".")[2]).replace("_", " ")
    name = _SHORT.sub(lambda found: found.group().upper(), name)
    return name[:1].upper() + name[1:]


def section_title(section: str) -> str:
    """`cloud_engine`: Cloud engine."""
    return said(section.replace("_", " ").capitalize())


def _limit(limit: str) -> str:
    """`at least 0.5`: the number stays as it is typed."""
    words, _, number = limit.rpartition(" ")
    return said(f"{words} {{0}}").replace("{0}", number)


def _about(fact: SettingFact) -> str:
    default = said("default: {0}").replace("{0}", shown(fact.default) or said(_NONE))
    limits = ", ".join([*map(_limit, filter(None, fact.range.split(", "))), default])
    about = said(fact.about)
    return f"{about[:1].upper()}{about[1:]} ({limits}). {fact.key}"
