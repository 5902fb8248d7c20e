"""The pictures of pages that were seen last, in so many bytes at most. Without a widget."""

from collections import OrderedDict

from PySide6.QtGui import QImage


class PageCache:
    """One picture for each page; when there is no more room, those seen longest ago go."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._pictures: OrderedDict[int, QImage] = OrderedDict()
        self._size_bytes = 0

    @property
    def size_bytes(self) -> int:
        """What all pictures take."""
        return self._size_bytes

    def get(self, number: int) -> QImage | None:
        """A page's picture, whatever its width; it counts as seen now."""
        picture = self._pictures.get(number)
        if picture is not None:
            self._pictures.move_to_end(number)
        return picture

    def put(self, number: int, picture: QImage) -> None:
        """Keep a page's picture instead of an earlier one. The newest is kept in any case."""
        self._discard(number)
        self._pictures[number] = picture
        self._size_bytes += picture.sizeInBytes()
        while self._size_bytes > self._most_bytes and len(self._pictures) > 1:
            self._discard(next(iter(self._pictures)))

    def clear(self) -> None:
        """Forget all of them."""
        self._pictures.clear()
        self._size_bytes = 0

    def _discard(self, number: int) -> None:
        gone = self._pictures.pop(number, None)
        if gone is not None:
            self._size_bytes -= gone.sizeInBytes()
