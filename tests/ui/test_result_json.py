"""JSON as a tree: the model keeps Qt's rules, and what is chosen can be copied and looked up."""

import pytest
from pydantic import JsonValue
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.ui.result.json_model import JsonModel
from app.ui.result.json_tree import JsonTree
from tests.ui.hands import press

INVOICE: JsonValue = {
    "sender": "Ada\nByron",
    "items": [{"price": 3, "paid": None}, {"price": 4.5, "paid": True}],
    "empty": {},
}


@pytest.mark.parametrize("value", [INVOICE, [], {}, [1, [2, [3, {"a": []}]]], "text", None])
def test_the_model_keeps_the_rules(qtmodeltester: ModelTester, value: JsonValue) -> None:
    model = JsonModel()
    model.show(value)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def at(model: JsonModel, *rows: int, column: int = 0) -> QModelIndex:
    index = QModelIndex()
    for row in rows:
        index = model.index(row, 0, index)
    return index.siblingAtColumn(column)


def test_names_values_and_paths() -> None:
    model = JsonModel()
    model.show(INVOICE)
    assert [at(model, 0, column=c).data() for c in (0, 1)] == ["sender", "Ada Byron"]
    assert at(model, 1, column=1).data() == "2 value(s)"
    assert at(model, 1, 1).data() == "2"
    assert at(model, 1, 1, 0, column=1).data() == "4.5"
    assert at(model, 1, 0, 1, column=1).data() == "null"
    assert model.node(at(model, 1, 1, 0)).path == "items[1].price"
    accessible = at(model, 1, 1, 0, column=1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert accessible == "items[1].price: 4.5"


def test_a_value_is_one_line_and_no_longer_than_a_person_reads() -> None:
    model = JsonModel()
    model.show({"a": "x " * 5000, "b": "\u202eback"})
    assert len(at(model, 0, column=1).data()) < 310
    assert "\u202e" not in at(model, 1, column=1).data()
    assert model.node(at(model, 0)).text == "x " * 5000


@pytest.fixture
def tree(qtbot: QtBot) -> JsonTree:
    tree = JsonTree()
    qtbot.addWidget(tree)
    with qtbot.waitExposed(tree):
        tree.show()
    tree.show_value(INVOICE)
    return tree


def test_value_and_path_are_copied(tree: JsonTree) -> None:
    tree.setCurrentIndex(at(tree.json, 1, 1))
    tree.copy_value_action.trigger()
    assert QGuiApplication.clipboard().text() == '{\n  "price": 4.5,\n  "paid": true\n}'
    tree.copy_path_action.trigger()
    assert QGuiApplication.clipboard().text() == "items[1]"
    tree.setCurrentIndex(at(tree.json, 0))
    tree.copy_value()
    assert QGuiApplication.clipboard().text() == "Ada\nByron"


def test_enter_asks_for_the_passage_of_a_value(qtbot: QtBot, tree: JsonTree) -> None:
    tree.setCurrentIndex(at(tree.json, 1, 1, 0))
    with qtbot.waitSignal(tree.path_wanted) as wanted:
        press(tree, Qt.Key.Key_Return)
    assert wanted.args == ["items[1].price"]


def test_a_small_tree_is_open_and_a_large_one_is_not(tree: JsonTree) -> None:
    assert tree.isExpanded(at(tree.json, 1))
    tree.show_value({"rows": list(range(100_000))})
    assert not tree.isExpanded(at(tree.json, 0))
    assert at(tree.json, 0, column=1).data() == "100000 value(s)"
