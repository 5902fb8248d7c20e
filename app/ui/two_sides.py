"""A page in two halves that a person may move against each other."""

from PySide6.QtWidgets import QSplitter, QWidget

_SHARES = (3, 2)
_MUCH = 1000  # of more than there is, each gets its share


def two_sides(leading: QWidget, trailing: QWidget) -> QSplitter:
    """Both beside each other; neither can be pushed away."""
    splitter = QSplitter()
    splitter.addWidget(leading)
    splitter.addWidget(trailing)
    splitter.setChildrenCollapsible(False)
    for place, share in enumerate(_SHARES):
        splitter.setStretchFactor(place, share)
    splitter.setSizes([share * _MUCH for share in _SHARES])
    return splitter
