"""Has documents opened, pages drawn and passages found: one after another, off the main thread."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from app.domain.errors import AppError, DocumentMissing, SourceChanged
from app.domain.page_picture import Box
from app.domain.ports import OpenPages
from app.pipeline.house import House
from app.pipeline.source_view import PagePart, Source, open_source
from app.ui.background import Background
from app.ui.language import error_said
from app.ui.result.page_view import PageView, Wanted

_LOST = (SourceChanged, DocumentMissing)


class PageLoader(QObject):
    """`opened` carries a Source; `lost` an AppError: the file is no longer what was read.

    `unplaced` carries the page of a passage that stands somewhere on it: a scan, for example.

    One page is drawn at a time, and which one is asked when the last is done: so pages that flew
    by while it was drawn are not.
    """

    opened = Signal(object)
    lost = Signal(object)
    unplaced = Signal(int)

    def __init__(self, house: House, view: PageView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._house, self._view = house, view
        self._background = Background(self)
        self._document_id, self._round = "", 0
        self._pages: OpenPages | None = None
        self._is_drawing = False
        view.wanted_changed.connect(self._draw_next)

    def open(self, document_id: str) -> None:
        """Open a document instead of the last one."""
        self.let_go()
        self._document_id = document_id
        work = partial(open_source, self._house, document_id)
        self._background.run(work, partial(self._on_opened, self._round), _put_away)

    def find(self, parts: Sequence[PagePart]) -> None:
        """Highlight a passage's parts, where the pages are drawn."""
        if self._pages is not None:
            work = partial(_find, self._pages, parts)
            self._background.run(work, partial(self._on_found, self._pages, parts))

    @property
    def document_id(self) -> str:
        """The document that is open, or is being opened; empty: none is."""
        return self._document_id

    def let_go(self) -> None:
        """Close the document."""
        self._round += 1
        self._document_id = ""
        if self._pages is not None:
            self._pages.close()
        self._pages = None

    def close(self) -> None:
        """End: what is under way ends with it."""
        self.let_go()
        self._background.close(is_waiting=False)

    def _on_opened(self, number: int, source: Source) -> None:
        if number != self._round:  # another one is wanted by now
            _put_away(source)
            return
        self._pages = source.drawn
        self.opened.emit(source)

    @Slot()
    def _draw_next(self) -> None:
        wanted = self._view.wanted() if self._pages is not None and not self._is_drawing else []
        if wanted and self._pages is not None:
            self._is_drawing = True
            work = partial(_draw, self._pages, wanted[0])
            self._background.run(work, partial(self._on_drawn, self._pages, wanted[0]))

    def _on_drawn(self, pages: OpenPages, wanted: Wanted, drawn: QImage | AppError) -> None:
        self._is_drawing = False
        if pages is self._pages:
            if isinstance(drawn, QImage):
                self._view.put_picture(wanted.number, drawn)
            elif isinstance(drawn, _LOST):
                self._lose(drawn)
            else:
                self._view.put_problem(wanted.number, error_said(drawn.info))
        self._draw_next()

    def _on_found(
        self,
        pages: OpenPages,
        parts: Sequence[PagePart],
        found: Mapping[int, Sequence[Box]] | AppError,
    ) -> None:
        if pages is not self._pages:
            return
        if isinstance(found, _LOST):
            self._lose(found)
        elif isinstance(found, AppError) or not any(found.values()):
            self._view.mark({})
            self._view.go_to(parts[0].number)
            self.unplaced.emit(parts[0].number)
        else:
            self._view.mark(found)

    def _lose(self, error: AppError) -> None:
        self.let_go()
        self.lost.emit(error)


def _put_away(source: Source) -> None:
    """A document that nobody looks at, and the child that would draw it. On any thread."""
    if source.drawn is not None:
        source.drawn.close()


def _draw(pages: OpenPages, wanted: Wanted) -> QImage | AppError:
    """A page's picture, or why there is none. On the background's thread."""
    try:
        drawn = pages.draw(wanted.number, wanted.width_px)
    except AppError as error:
        return error
    form = QImage.Format.Format_RGB32
    picture = QImage(drawn.pixels, drawn.width, drawn.height, drawn.width * 4, form).copy()
    picture.setText("asked", str(wanted.width_px))  # it may have become less
    return picture


def _find(pages: OpenPages, parts: Sequence[PagePart]) -> Mapping[int, Sequence[Box]] | AppError:
    try:
        return {part.number: pages.find(part.number, part.passage) for part in parts}
    except AppError as error:
        return error
