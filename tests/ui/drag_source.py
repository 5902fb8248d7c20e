"""Another program's window from which a person drags files. Run as `drag_source.py FILE…`."""

import sys

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel


class DragSource(QLabel):
    """Pressing and moving the mouse starts a drag of the files."""

    def __init__(self, paths: list[str]) -> None:
        super().__init__("drag me")
        self._paths = paths
        self._pressed_at = QPointF()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        moved = (event.position() - self._pressed_at).manhattanLength()
        if moved < QApplication.startDragDistance():
            return
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(path) for path in self._paths])
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)


def main() -> None:
    application = QApplication(sys.argv[:1])
    source = DragSource(sys.argv[1:])
    source.setWindowTitle("homeport-drag-source")
    source.setGeometry(20, 560, 180, 100)
    source.show()
    sys.stdout.write("READY\n")
    sys.stdout.flush()
    application.exec()


if __name__ == "__main__":
    main()
