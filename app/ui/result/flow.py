"""A row of buttons that breaks into several where it is too narrow for one."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """From the leading side to the trailing one, line by line. Hidden parts take no room."""

    def __init__(self, spacing_px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = spacing_px
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Behind the last."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The part at a place."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """The part at a place, which is no longer here."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high the lines are together."""
        return self._place(QRect(0, 0, width, 0), is_trial=True)

    def setGeometry(self, rect: QRect) -> None:
        """Put the parts where they belong."""
        super().setGeometry(rect)
        self._place(rect, is_trial=False)

    def sizeHint(self) -> QSize:
        """All in one line."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() + self._gap for size in sizes)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """One part in each line."""
        sizes = [item.minimumSize() for item in self._shown()]
        width = max((size.width() for size in sizes), default=0)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, is_trial: bool) -> int:
        x = y = 0
        height = max((item.sizeHint().height() for item in self._shown()), default=0)
        parent = self.parentWidget()
        is_mirrored = parent is not None and parent.layoutDirection() is (
            Qt.LayoutDirection.RightToLeft
        )
        for item in self._shown():
            size = item.sizeHint()
            if x and x + size.width() > rect.width():
                x, y = 0, y + height + self._gap
            if not is_trial:
                left = rect.width() - x - size.width() if is_mirrored else x
                place = rect.topLeft() + QPoint(left, y)
                item.setGeometry(QRect(place, QSize(size.width(), height)))
            x += size.width() + self._gap
        return y + height
