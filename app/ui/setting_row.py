"""One setting: a control that fits it, what it means, and why a value was refused."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.setting_facts import SettingFact
from app.domain.setting_words import ADVANCED, SECTIONS, TITLES
from app.ui.language import said
from app.ui.setting_controls import SomeOf, Typed, control_for, default_words, in_figures
from app.ui.theme import named
from app.ui.words import tr as _tr

_GAP, _LABEL_CHARS, _NARROW_CHARS = 10, 26, 64


class SettingRow(QWidget):
    """`wanted` carries the key and a value as YAML; an empty one means the default.

    A `heading` stands above the row, and goes with it.
    """

    wanted = Signal(str, str)

    def __init__(self, fact: SettingFact, heading: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fact, self._heading = fact, heading
        self.label = QLabel(setting_title(fact.key))
        self.label.setToolTip(
            self.tr("In the settings file and on the command line: {key}").format(key=fact.key)
        )
        self.control = control_for(fact)
        self.label.setBuddy(self.control)
        self.control.setAccessibleName(self.label.text())
        self.control.setAccessibleDescription(said(fact.about))
        self.reset_button = QPushButton(self.tr("Default"))
        self.reset_button.setToolTip(default_words(fact))
        self.reset_button.setAccessibleName(
            self.tr("{name}: back to the default").format(name=self.label.text())
        )
        self.refusal = named(QLabel(), "notice")
        self.refusal.setWordWrap(True)
        self.refusal.hide()
        self._lay_out()
        self.reset_button.clicked.connect(self._reset)
        self.control.changed.connect(self._commit)
        self.show_fact(fact)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the name stands above its control."""
        super().resizeEvent(event)
        letter = self.fontMetrics().averageCharWidth()
        is_narrow = self.width() < letter * _NARROW_CHARS
        way = QBoxLayout.Direction
        self._top.setDirection(way.TopToBottom if is_narrow else way.LeftToRight)
        self.label.setMinimumWidth(max(letter * _LABEL_CHARS, self.label.sizeHint().width()))

    def minimumSizeHint(self) -> QSize:
        """As narrow as it can be made, whatever stands beside what now."""
        least = (self._beside.minimumSize().width(), self.label.minimumSizeHint().width())
        return QSize(max(least), super().minimumSizeHint().height())

    def show_fact(self, fact: SettingFact) -> None:
        """Show its value as it is now."""
        self.fact = fact
        self.refusal.hide()
        self.reset_button.setVisible(not fact.is_default)
        self.control.put(fact.value)

    def show_refusal(self, words: str) -> None:
        """Say why the value was not taken; what was typed stays, to be mended."""
        self.refusal.setText(words)
        self.refusal.show()

    @property
    def typed(self) -> str:
        """What stands in the field, as YAML; empty: the default."""
        return self.control.yaml()

    def differs(self, fact: SettingFact) -> bool:
        """Whether what stands in the field is not the fact's value."""
        return self.control.differs(fact.value)

    @Slot()
    def _commit(self) -> None:
        if self.differs(self.fact):
            self.wanted.emit(self.fact.key, self.typed)

    @Slot()
    def _reset(self) -> None:
        self.wanted.emit(self.fact.key, "")

    def _lay_out(self) -> None:
        self._beside = beside = QHBoxLayout()
        beside.setSpacing(_GAP)
        if isinstance(self.control, Typed | SomeOf):
            beside.addWidget(self.control, 1)
        else:
            beside.addWidget(self.control)
            beside.addStretch()
        if self.fact.unit:
            beside.addWidget(named(QLabel(said(self.fact.unit)), "muted"))
        beside.addWidget(self.reset_button, 0, Qt.AlignmentFlag.AlignRight)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(_GAP)
        self._top.addWidget(self.label)
        self._top.addLayout(beside, 1)
        about = named(QLabel(_about(self.fact)), "muted")
        about.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        if self._heading:
            layout.addWidget(named(QLabel(self._heading), "heading"))
            layout.addSpacing(_GAP)
        layout.addLayout(self._top)
        layout.addWidget(about)
        layout.addWidget(self.refusal)


def headed(facts: Sequence[SettingFact]) -> Iterator[tuple[SettingFact, str]]:
    """Facts in the window's order; with the first that few people need, a heading above it."""
    for section in SECTIONS:
        mine = [fact for fact in facts if fact.key.startswith(f"{section}.")]
        yield from ((fact, "") for fact in mine if fact.key not in ADVANCED)
        heading = _tr("Advanced")
        for fact in (fact for fact in mine if fact.key in ADVANCED):
            yield fact, heading
            heading = ""


def setting_title(key: str) -> str:
    """`cloud_engine.deadline_s`: Longest wait."""
    return said(TITLES[key])


def section_title(section: str) -> str:
    """`cloud_engine`: Cloud."""
    return said(SECTIONS[section])


def _limit(limit: str) -> str:
    """`at least 0.5`, in the window's language."""
    words, _, number = limit.rpartition(" ")
    return said(f"{words} {{0}}").replace("{0}", in_figures(float(number)))


def _about(fact: SettingFact) -> str:
    """What it means, and of a number, what it may be."""
    about = said(fact.about)
    if fact.kind == "list of text":
        several = _tr("Several of them with semicolons between.")
        about = f"{about} {several}"
    limits = [_limit(one) for one in fact.range.split(", ") if one]
    if not limits:
        return about
    if fact.default is not None:  # else the empty field says what it means
        limits.append(said("default: {0}").replace("{0}", default_words(fact)))
    words = ", ".join(limits)
    return f"{about} {words[:1].upper()}{words[1:]}."
