"""How the window is laid out: tasks on the left, the selected one's result on the right."""

from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget


def two_sides(
    parts: tuple[QWidget, QWidget, QWidget], buttons: tuple[QWidget, QWidget], right: QWidget
) -> QSplitter:
    """The parts one below the other, the last one taking the room; the buttons at both ends."""
    left = QWidget()
    layout = QVBoxLayout(left)
    layout.setContentsMargins(12, 12, 6, 12)
    layout.setSpacing(10)
    row = QHBoxLayout()
    row.addWidget(buttons[0])
    row.addStretch()
    row.addWidget(buttons[1])
    for part in parts:
        layout.addWidget(part)
    layout.setStretchFactor(parts[-1], 1)
    layout.addLayout(row)
    splitter = QSplitter()
    splitter.addWidget(left)
    splitter.addWidget(right)
    splitter.setSizes([600, 520])
    splitter.setChildrenCollapsible(False)
    return splitter
