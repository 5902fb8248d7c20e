"""A page in two halves that a person may move against each other."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

_BESIDE, _BELOW = (1, 1), (2, 3)
_MUCH = 1000  # of more than there is, each gets its share


def two_sides(leading: QWidget, trailing: QWidget) -> QSplitter:
    """Both beside each other; neither can be pushed away."""
    splitter = QSplitter()
    splitter.addWidget(leading)
    splitter.addWidget(trailing)
    splitter.setChildrenCollapsible(False)
    _share(splitter, _BESIDE)
    return splitter


def stack(splitter: QSplitter, way: Qt.Orientation) -> None:
    """One below the other or beside it; what a person has made larger stays so till it changes."""
    if splitter.orientation() is not way:
        splitter.setOrientation(way)
        _share(splitter, _BELOW if way is Qt.Orientation.Vertical else _BESIDE)


def _share(splitter: QSplitter, shares: tuple[int, int]) -> None:
    for place, share in enumerate(shares):
        splitter.setStretchFactor(place, share)
    splitter.setSizes([share * _MUCH for share in shares])
