"""Another program's window that takes dropped files. Run as `drop_target.py LOG`.

It writes into the log what each file is called and how it begins.
"""

import sys

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel


class DropTarget(QLabel):
    """Reads a file when it is dropped, as a file manager copies it."""

    def __init__(self) -> None:
        super().__init__("drop here")
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        for url in event.mimeData().urls():
            with open(url.toLocalFile(), encoding="utf-8") as file:  # noqa: PTH123
                told = f"{url.fileName()}|{file.readline()}"
            with open(sys.argv[1], "a", encoding="utf-8") as log:  # noqa: PTH123
                log.write(told)


def main() -> None:
    application = QApplication(sys.argv[:1])
    target = DropTarget()
    target.setWindowTitle("homeport-drop-target")
    target.setGeometry(20, 560, 180, 100)
    target.show()
    sys.stdout.write("READY\n")
    sys.stdout.flush()
    application.exec()


if __name__ == "__main__":
    main()
