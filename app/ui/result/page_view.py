"""The pages of a document as they look, one below the other; only those near the eye are drawn."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.domain.page_picture import Box, PageSize
from app.ui.figures import filled
from app.ui.result.page_cache import PageCache
from app.ui.result.page_layout import PageLayout
from app.ui.theme import colours, named

CACHE_BYTES = 64_000_000
_PAPER = QColor("#ffffff")
_MARK, _MARK_EDGE = QColor(255, 196, 0, 120), QColor(176, 104, 0)
_ZOOM_STEP, _LEAST_ZOOM, _MOST_ZOOM = 1.25, 0.4, 6.0
_SETTLE_MS = 60  # a page that only flies by is not drawn
_EYE = 0.3  # of the view's height from its top: where one looks
_AROUND = 0.25  # of a highlight's line: room around it


class Wanted(NamedTuple):
    """A page that is to be drawn, and how wide."""

    number: int
    width_px: int


class PageView(QAbstractScrollArea):
    """`wanted_changed`: other pages are near the eye; `page_changed` carries the page's number."""

    wanted_changed = Signal()
    page_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "pageView")
        self.setAccessibleName(self.tr("Pages of the document"))
        self.cache = PageCache(CACHE_BYTES)
        self.zoom = 1.0
        self._sizes: Sequence[PageSize] = ()
        self._layout = PageLayout((), 1, 0)
        self._boxes: Mapping[int, Sequence[Box]] = {}
        self._problems: dict[int, str] = {}
        self._page = 0
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self.wanted_changed)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    # --- what is shown ----------------------------------------------------------------

    def show_pages(self, sizes: Sequence[PageSize]) -> None:
        """Another document's pages, from the first."""
        self.cache.clear()
        self._sizes, self._boxes, self._problems, self._page = sizes, {}, {}, 0
        self._arrange()
        self.verticalScrollBar().setValue(0)
        self._on_scrolled()

    def put_picture(self, number: int, picture: QImage) -> None:
        """A page has been drawn."""
        self.cache.put(number, picture)
        self.viewport().update()

    def put_problem(self, number: int, words: str) -> None:
        """A page cannot be drawn."""
        self._problems[number] = words
        self.viewport().update()

    def mark(self, boxes: Mapping[int, Sequence[Box]]) -> None:
        """Highlight these places, by page, and go to the first of them."""
        self._boxes = boxes
        placed = [number for number in sorted(boxes) if boxes[number]]
        if placed:
            self.go_to(placed[0], boxes[placed[0]][0].top)
        self.viewport().update()

    @property
    def marks(self) -> Mapping[int, Sequence[Box]]:
        """What is highlighted."""
        return self._boxes

    @property
    def page(self) -> int:
        """The page one looks at, from 1; 0: there is none."""
        return self._page

    def wanted(self) -> list[Wanted]:
        """The pages to draw, the nearest first: those in sight, then one on either side."""
        if not self.isVisible():
            return []
        top, width = self.verticalScrollBar().value(), self._drawn_width()
        seen = self._layout.pages_between(top, top + self.viewport().height())
        near = [*seen, seen.stop, seen.start - 1] if seen else []
        return [
            Wanted(number, width)
            for number in near
            if 1 <= number <= len(self._sizes) and self._is_wanted(number, width)
        ]

    def is_seen(self, number: int, share: float) -> bool:
        """Whether a place on a page can be seen now."""
        y = self._place(number, share) - self.verticalScrollBar().value()
        return 0 <= y < self.viewport().height()

    @Slot(int)
    def go_to(self, number: int, share: float = 0.0) -> None:
        """Go to a place on a page, in shares of its height."""
        if not 1 <= number <= len(self._sizes):
            return
        above = self.viewport().height() * _EYE if share else self._layout.gap_px
        self.verticalScrollBar().setValue(round(self._place(number, share) - above))
        self._on_scrolled()

    # --- zoom -------------------------------------------------------------------------

    @Slot()
    def zoom_in(self) -> None:
        """Larger."""
        self._zoom_to(self.zoom * _ZOOM_STEP)

    @Slot()
    def zoom_out(self) -> None:
        """Smaller."""
        self._zoom_to(self.zoom / _ZOOM_STEP)

    @Slot()
    def fit_width(self) -> None:
        """As wide as the view."""
        self._zoom_to(1.0)

    def _zoom_to(self, zoom: float) -> None:
        self.zoom = min(max(zoom, _LEAST_ZOOM), _MOST_ZOOM)
        self._arrange_around_eye()

    # --- events -----------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pages are as wide as the view; what one looks at stays there."""
        super().resizeEvent(event)
        self._arrange_around_eye()

    def showEvent(self, event: QShowEvent) -> None:
        """While it was hidden nothing was drawn."""
        super().showEvent(event)
        self._settle.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End, the space bar, plus and minus; all others as any view."""
        bar = self.verticalScrollBar()
        is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        steps = {
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
            Qt.Key.Key_Space: bar.value() + (-bar.pageStep() if is_back else bar.pageStep()),
        }
        if (value := steps.get(Qt.Key(event.key()))) is not None:
            bar.setValue(value)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The pages in sight, and what is highlighted on them."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), QColor(colours()["band"]))
        top = self.verticalScrollBar().value()
        for number in self._layout.pages_between(top, top + self.viewport().height()):
            self._paint_page(painter, number, self._rect(number))
        painter.end()

    def sizeHint(self) -> QSize:
        """Room for a page's width of text."""
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * 60, metrics.lineSpacing() * 24)

    # --- within -----------------------------------------------------------------------

    def _paint_page(self, painter: QPainter, number: int, rect: QRect) -> None:
        painter.fillRect(rect, _PAPER)
        picture = self.cache.get(number)
        if picture is not None:
            painter.drawImage(rect, picture)
        else:
            painter.setPen(QColor("#565d6b"))  # on paper, whatever the theme
            words = self._problems.get(number) or filled(self.tr("Page {n:,}"), n=number)
            inside = rect.adjusted(self._gap(), self._gap(), -self._gap(), -self._gap())
            flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(inside, int(flags), words)
        painter.setPen(QColor(colours()["faint"]))
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
        for box in self._boxes.get(number, ()):
            self._paint_mark(painter, rect, box)

    def _paint_mark(self, painter: QPainter, rect: QRect, box: Box) -> None:
        """Like a marker pen, and a line below: it is told by more than its colour."""
        place = QRectF(
            rect.left() + box.left * rect.width(),
            rect.top() + box.top * rect.height(),
            (box.right - box.left) * rect.width(),
            max((box.bottom - box.top) * rect.height(), 2.0),
        )
        room = place.height() * _AROUND / 2
        place.adjust(-room, -room, room, room)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(place, _MARK)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setPen(QPen(_MARK_EDGE, max(1.5, place.height() / 12)))
        painter.drawLine(place.bottomLeft(), place.bottomRight())

    def _arrange_around_eye(self) -> None:
        """Lay out anew; what was at eye level stays there."""
        bar = self.verticalScrollBar()
        eye = round(bar.value() + self.viewport().height() * _EYE)
        number = self._layout.page_at(eye)
        share = 0.0
        if number:
            share = (eye - self._layout.tops[number - 1]) / self._layout.heights[number - 1]
        is_at_top = bar.value() == 0
        self._arrange()
        if number and not is_at_top:
            bar.setValue(round(self._place(number, share) - self.viewport().height() * _EYE))
        self._on_scrolled()

    def _arrange(self) -> None:
        room = self.viewport().width() - 2 * self._gap()
        self._layout = PageLayout(self._sizes, round(room * self.zoom), self._gap())
        height, width = self.viewport().height(), self.viewport().width()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setPageStep(max(1, round(height * 0.9)))
        down.setSingleStep(self.fontMetrics().lineSpacing() * 3)
        down.setRange(0, max(0, self._layout.height_px - height))
        across.setPageStep(width)
        across.setSingleStep(self.fontMetrics().averageCharWidth() * 4)
        across.setRange(0, max(0, self._layout.width_px + 2 * self._gap() - width))
        self.viewport().update()

    @Slot()
    def _on_scrolled(self) -> None:
        eye = self.verticalScrollBar().value() + round(self.viewport().height() * _EYE)
        page = self._layout.page_at(eye)
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)
        self._settle.start()
        self.viewport().update()

    def _rect(self, number: int) -> QRect:
        """Where a page is in the view."""
        left = self._gap() - self.horizontalScrollBar().value()
        spare = self.viewport().width() - 2 * self._gap() - self._layout.width_px
        top = self._layout.tops[number - 1] - self.verticalScrollBar().value()
        height = self._layout.heights[number - 1]
        return QRect(left + max(0, spare // 2), top, self._layout.width_px, height)

    def _place(self, number: int, share: float) -> float:
        return self._layout.tops[number - 1] + share * self._layout.heights[number - 1]

    def _is_wanted(self, number: int, width: int) -> bool:
        picture = self.cache.get(number)
        is_drawn = picture is not None and picture.text("asked") == str(width)
        return not is_drawn and number not in self._problems

    def _drawn_width(self) -> int:
        return round(self._layout.width_px * self.devicePixelRatioF())

    def _gap(self) -> int:
        return self.fontMetrics().averageCharWidth()
