"""A page in two halves that a person may move against each other."""

from PySide6.QtWidgets import QSplitter, QWidget


def two_sides(leading: QWidget, trailing: QWidget) -> QSplitter:
    """Both beside each other; neither can be pushed away."""
    splitter = QSplitter()
    splitter.addWidget(leading)
    splitter.addWidget(trailing)
    splitter.setSizes([600, 520])
    splitter.setChildrenCollapsible(False)
    return splitter
