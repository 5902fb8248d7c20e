"""Another program's window to drag from: `drag_source.py FILE… | --text T | --image`."""

import sys

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDrag, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel


class DragSource(QLabel):
    """Pressing and moving the mouse starts a drag."""

    def __init__(self, given: list[str]) -> None:
        super().__init__("drag me")
        self._given = given
        self._pressed_at = QPointF()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        moved = (event.position() - self._pressed_at).manhattanLength()
        if moved < QApplication.startDragDistance():
            return
        drag = QDrag(self)
        drag.setMimeData(self._data())
        drag.exec(Qt.DropAction.CopyAction)

    def _data(self) -> QMimeData:
        data = QMimeData()
        match self._given:
            case ["--text", text]:
                data.setText(text)
            case ["--image"]:
                image = QImage(60, 40, QImage.Format.Format_RGB32)
                image.fill(QColor("#b42318"))
                data.setImageData(image)
            case paths:
                data.setUrls([QUrl.fromLocalFile(path) for path in paths])
        return data


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
