"""JSON as a tree: names and values. What is not opened is not made."""

import json
from collections.abc import Sequence
from typing import Any

from pydantic import JsonValue
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.errors import printable

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_MOST_LETTERS = 300  # of a value in its line; copying gives all of it
NAME, VALUE = 0, 1


class Node:
    """A value with the name it has in what it is part of."""

    def __init__(self, name: str | int, value: JsonValue, parent: "Node | None", row: int) -> None:
        self.name, self.value, self.parent, self.row = name, value, parent, row
        self._parts: list[Node] | None = None

    @property
    def parts(self) -> Sequence["Node"]:
        """What it is made of; made when it is first looked into."""
        if self._parts is None:
            named: Sequence[tuple[str | int, JsonValue]] = ()
            if isinstance(self.value, dict):
                named = list(self.value.items())
            elif isinstance(self.value, list):
                named = list(enumerate(self.value))
            self._parts = [Node(name, part, self, at) for at, (name, part) in enumerate(named)]
        return self._parts

    @property
    def size(self) -> int:
        """How many parts it has, without making them."""
        return len(self.value) if isinstance(self.value, dict | list) else 0

    @property
    def path(self) -> str:
        """As citations name it: items[0].price."""
        names: list[str | int] = []
        node: Node | None = self
        while node is not None and node.parent is not None:
            names.append(node.name)
            node = node.parent
        words = "".join(f"[{n}]" if isinstance(n, int) else f".{n}" for n in reversed(names))
        return words.removeprefix(".")

    @property
    def text(self) -> str:
        """The value as it is copied: text as it is, all else as JSON."""
        if isinstance(self.value, str):
            return self.value
        return json.dumps(self.value, ensure_ascii=False, indent=2)


class JsonModel(QAbstractItemModel):
    """`show` takes the value."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = Node("", None, None, 0)

    def show(self, value: JsonValue) -> None:
        """Have another value."""
        self.beginResetModel()
        self._root = Node("", value, None, 0)
        self.endResetModel()

    def node(self, index: _Index) -> Node:
        """The value at an index; the whole at none."""
        found = index.internalPointer() if index.isValid() else self._root
        assert isinstance(found, Node)  # noqa: S101 - `index` puts nothing else there
        return found

    def index(self, row: int, column: int, parent: _Index = _ROOT) -> QModelIndex:
        """The index of a part."""
        if parent.isValid() and parent.column() != NAME:
            return QModelIndex()
        node = self.node(parent)
        if not 0 <= row < node.size or not 0 <= column <= VALUE:
            return QModelIndex()
        return self.createIndex(row, column, node.parts[row])

    def parent(self, index: _Index = _ROOT) -> Any:  # noqa: ANN401
        """The index of what a value is part of."""
        above = self.node(index).parent
        if above is None or above.parent is None:
            return QModelIndex()
        return self.createIndex(above.row, NAME, above)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many parts there are."""
        return 0 if parent.isValid() and parent.column() != NAME else self.node(parent).size

    def columnCount(self, parent: _Index = _ROOT) -> int:  # noqa: ARG002 - Qt's own signature
        """Name and value."""
        return 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """The two columns' names."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return self.tr("Name") if section == NAME else self.tr("Value")

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """A name, or a value in one line of plain text."""
        if not index.isValid():
            return None
        node = self.node(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._name(node) if index.column() == NAME else self._value(node)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{node.path}: {self._value(node)}"
        return None

    def _name(self, node: Node) -> str:
        return printable(str(node.name + 1 if isinstance(node.name, int) else node.name))

    def _value(self, node: Node) -> str:
        if isinstance(node.value, dict):
            return self.tr("%n field(s)", "", node.size)
        if isinstance(node.value, list):
            return self.tr("%n value(s)", "", node.size)
        text = node.value if isinstance(node.value, str) else json.dumps(node.value)
        line = " ".join(text[: _MOST_LETTERS + 1].split())
        return printable(line[:_MOST_LETTERS] + ("…" if len(text) > _MOST_LETTERS else ""))
