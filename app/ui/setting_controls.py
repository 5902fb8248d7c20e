"""The controls of settings: each shows a value as a person reads it and tells it as YAML."""

import json
from collections.abc import Callable, Mapping, Sequence

from pydantic import JsonValue
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from app.domain.setting_facts import SettingFact, shown
from app.domain.setting_words import CHOICES, nothing_words
from app.ui.figures import typed_number, with_point
from app.ui.flow import FlowLayout
from app.ui.language import said

_GAP = 14
_BETWEEN = "; "


class Switch(QCheckBox):
    """On or off."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.clicked.connect(self.changed)

    def put(self, value: JsonValue) -> None:
        """Show a value."""
        self.setChecked(value is True)

    def yaml(self) -> str:
        """What is shown, as it stands in the file."""
        return json.dumps(self.isChecked())

    def differs(self, value: JsonValue) -> bool:
        """Whether something else is shown."""
        return self.isChecked() is not (value is True)


class OneOf(QComboBox):
    """One of a few values, under their names; None under a name of its own, where it may be."""

    changed = Signal()

    def __init__(self, names: Mapping[str | None, str]) -> None:
        super().__init__()
        self._values = list(names)
        self.addItems(list(names.values()))
        self.activated.connect(self.changed)

    def put(self, value: JsonValue) -> None:
        """Show a value."""
        known = value if isinstance(value, str) else None
        self.setCurrentIndex(self._values.index(known))

    def yaml(self) -> str:
        """What is chosen; empty: the default, which is None wherever that is a choice."""
        return self._values[self.currentIndex()] or ""

    def differs(self, value: JsonValue) -> bool:
        """Whether something else is shown."""
        return self._values[self.currentIndex()] != value


class SomeOf(QWidget):
    """Any number of a few values, each with its switch."""

    changed = Signal()

    def __init__(self, names: Mapping[str | None, str]) -> None:
        super().__init__()
        self.boxes = {value: QCheckBox(name) for value, name in names.items()}
        row = FlowLayout(self, spacing=_GAP)
        for box in self.boxes.values():
            box.clicked.connect(self.changed)
            row.addWidget(box)
        self.setFocusProxy(next(iter(self.boxes.values())))

    def put(self, value: JsonValue) -> None:
        """Show a value."""
        chosen = value if isinstance(value, list) else []
        for name, box in self.boxes.items():
            box.setChecked(name in chosen)

    def yaml(self) -> str:
        """What is chosen, as a list."""
        return json.dumps(self._chosen())

    def differs(self, value: JsonValue) -> bool:
        """Whether something else is shown."""
        return self._chosen() != value

    def _chosen(self) -> list[str]:
        return [name for name, box in self.boxes.items() if name is not None and box.isChecked()]


class Typed(QLineEdit):
    """A text, a number or a list of texts. `said_as` makes a text of a value, `read` YAML of it."""

    changed = Signal()

    def __init__(self, said_as: Callable[[JsonValue], str], read: Callable[[str], str]) -> None:
        super().__init__()
        self._said_as, self._read = said_as, read
        self.editingFinished.connect(self.changed)

    def put(self, value: JsonValue) -> None:
        """Show a value."""
        self.setText(self._said_as(value))
        self.setCursorPosition(0)  # a long text is read from its beginning

    def yaml(self) -> str:
        """What was typed; empty: the default."""
        typed = self.text().strip()
        return self._read(typed) if typed else ""

    def differs(self, value: JsonValue) -> bool:
        """Whether something else is shown."""
        return self.text().strip() != self._said_as(value)


Control = Switch | OneOf | SomeOf | Typed


def control_for(fact: SettingFact) -> Control:
    """What fits a setting."""
    kind, _, rest = fact.kind.partition(", or ")
    if fact.kind == "true or false":
        return Switch()
    names: dict[str | None, str] = {None: said(nothing_words(fact.key))} if rest else {}
    names |= {value: said(words) for value, words in CHOICES.get(fact.key, {}).items()}
    if fact.key in CHOICES:
        return SomeOf(names) if kind.startswith("list") else OneOf(names)
    ways: Mapping[str, tuple[Callable[[JsonValue], str], Callable[[str], str]]] = {
        "text": (shown, _quoted),
        "list of text": (_joined, _parted),
        "number": (in_figures, with_point),
        "whole number": (in_figures, with_point),
    }
    field = Typed(*ways.get(kind, (_written, str)))
    field.setPlaceholderText(default_words(fact))
    return field


def default_words(fact: SettingFact) -> str:
    """The default as it would be shown; of none, what that means."""
    value = fact.default
    if isinstance(value, bool):
        return said("On" if value else "Off")
    names = CHOICES.get(fact.key, {})
    if isinstance(value, list):
        return _BETWEEN.join(said(names.get(str(one), str(one))) for one in value) or _none(fact)
    if isinstance(value, str) and value:
        return said(names[value]) if names else value
    return in_figures(value) or _none(fact)


def in_figures(value: JsonValue) -> str:
    """A number with the marks of the language, as it is typed."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return shown(value)
    return typed_number(value)


def _none(fact: SettingFact) -> str:
    return said(nothing_words(fact.key))


def _quoted(typed: str) -> str:
    """Text is text, whatever YAML would take it for."""
    return json.dumps(typed, ensure_ascii=False)


def _written(value: JsonValue) -> str:
    """What has no form of its own, as it stands in the file."""
    return shown(value) if value else ""


def _joined(value: JsonValue) -> str:
    parts: Sequence[JsonValue] = value if isinstance(value, list) else []
    return _BETWEEN.join(map(str, parts))


def _parted(typed: str) -> str:
    parts = [part.strip() for part in typed.split(_BETWEEN.strip())]
    return json.dumps([part for part in parts if part], ensure_ascii=False)
