"""The pages of a report one below the other, drawn as they come into view."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.pdf_pages import Parts, PdfPages

EDGE = 20
"""Room around a page, in pixels."""
KEPT = 12
"""Pictures of pages that are kept; the rest are drawn again when they come back into view."""
SMALLEST, LARGEST, STEP = 0.4, 4.0, 1.2
"""Scales, in pixels a point, and how much one step of zoom changes them."""
FITS = ("page", "width")
ACTUAL = 96 / 72
"""The scale at which a page is as large on a usual screen as on paper."""


def same_place(before: Parts, now: Parts, place: float) -> float:
    """Return where a reader at `place`, in pages from the first, is among other pages.

    It is as far from the beginning of the part as it was, where that part is still there.
    """
    passed = [(title, page) for title, page in before if page <= place]
    if not passed:
        return place
    title, page = passed[-1]
    found = dict(reversed(now))
    return found[title] + (place - page) if title in found else place


class PageView(QAbstractScrollArea):
    """Shows a PDF. `moved` says that another page, or other pages, are in sight.

    `fitted` says that pages are drawn at another scale, or fitted in another way.
    """

    moved = Signal()
    fitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page_view")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self._pages: PdfPages | None = None
        self._drawn: OrderedDict[tuple[int, float], QImage] = OrderedDict()
        self._tops: list[float] = []
        self._fit = "page"
        self._scale = 1.0
        self.verticalScrollBar().valueChanged.connect(self._on_moved)
        self._name()

    # What is shown ------------------------------------------------------------------------

    def show_pages(self, pages: PdfPages) -> None:
        """Show another PDF, at the place where the reader was, by its part where it has moved."""
        place = self._place()
        if self._pages is not None:
            place = same_place(self._pages.parts, pages.parts, place)
            self._pages.close()
        self._pages = pages
        self._drawn.clear()
        self._arrange(place)

    def close_pages(self) -> None:
        """Let go of what is shown."""
        if self._pages is not None:
            self._pages.close()
        self._pages = None
        self._tops.clear()
        self._drawn.clear()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages) if self._pages is not None else 0

    @property
    def current(self) -> int:
        """The page in the middle of the view, counted from 0."""
        return self._at(self.verticalScrollBar().value() + self.viewport().height() / 2)

    def go(self, at: int) -> None:
        """Bring a page, counted from 0, to the top."""
        if self._tops:
            at = max(0, min(self.count - 1, at))
            self.verticalScrollBar().setValue(round(self._tops[at] - EDGE / 2))

    def go_to_part(self, title: str) -> bool:
        """Bring the part with this title to the top; False where there is none."""
        found = dict(reversed(self._pages.parts)) if self._pages is not None else {}
        if title in found:
            self.go(found[title])
        return title in found

    @property
    def shown_as(self) -> str:
        """How pages are fitted, one of FITS, or "" where they have a scale of their own."""
        return self._fit

    @property
    def percent(self) -> int:
        """How large pages are, compared to paper."""
        return round(100 * self._scale / ACTUAL)

    def fit(self, how: str) -> None:
        """Show a whole page, or its whole width; one of FITS."""
        place, self._fit = self._place(), how
        self._arrange(place)

    def zoom(self, steps: int) -> None:
        """Draw larger or smaller."""
        self._scale_to(self._scale * STEP**steps)

    def show_actual(self) -> None:
        """Draw pages as large as they are on paper."""
        self._scale_to(ACTUAL)

    def _scale_to(self, scale: float) -> None:
        place, self._fit = self._place(), ""
        self._scale = max(SMALLEST, min(LARGEST, scale))
        self._arrange(place)

    # Where things are ---------------------------------------------------------------------

    def _place(self) -> float:
        """Return where the reader is, in pages from the first."""
        if not self._tops:
            return 0.0
        value = self.verticalScrollBar().value()
        at = self._at(value)
        return at + (value - self._tops[at]) / max(1.0, self._height(at))

    def _at(self, down: float) -> int:
        before = [at for at, top in enumerate(self._tops) if top <= down]
        return before[-1] if before else 0

    def _height(self, at: int) -> float:
        assert self._pages is not None
        return self._pages.size(at).height() * self._scale_of(at)

    def _scale_of(self, at: int) -> float:
        """Return the scale of a page: where pages are fitted, one that is turned fits as well."""
        assert self._pages is not None
        if self._fit not in FITS:
            return self._scale
        room = max(1, self.viewport().width() - 2 * EDGE)
        return min(self._scale, room / self._pages.size(at).width())

    def _arrange(self, place: float = 0.0) -> None:
        if self._pages is None:
            return
        self._scale = self._fitting()
        top, self._tops = float(EDGE), []
        for at in range(self.count):
            self._tops.append(top)
            top += self._height(at) + EDGE
        room = self.viewport().size()
        wide = max(self._pages.size(at).width() * self._scale_of(at) for at in range(self.count))
        upright, across = self.verticalScrollBar(), self.horizontalScrollBar()
        upright.setPageStep(room.height())
        upright.setSingleStep(theme.px(40))
        upright.setRange(0, max(0, round(top - room.height())))
        across.setPageStep(room.width())
        across.setRange(0, max(0, round(wide + 2 * EDGE - room.width())))
        at = min(self.count - 1, int(place))
        upright.setValue(round(self._tops[at] + (place - at) * self._height(at)) if place else 0)
        self._on_moved()
        self.fitted.emit()

    def _fitting(self) -> float:
        assert self._pages is not None
        if self._fit not in FITS or not self.count:
            return self._scale
        page, room = self._pages.size(0), self.viewport().size()
        wide = (room.width() - 2 * EDGE) / page.width()
        if self._fit == "width":
            return max(SMALLEST, wide)
        return max(SMALLEST, min(wide, (room.height() - 2 * EDGE) / page.height()))

    def _box(self, at: int) -> QRectF:
        assert self._pages is not None
        size = self._pages.size(at) * self._scale_of(at)
        left = max(EDGE, (self.viewport().width() - size.width()) / 2)
        left -= self.horizontalScrollBar().value()
        top = self._tops[at] - self.verticalScrollBar().value()
        return QRectF(round(left), round(top), size.width(), size.height())

    # Painting -----------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        seen = QRectF(self.viewport().rect())
        painter.fillRect(seen, theme.colour("sunken"))
        for at in range(self.count):
            box = self._box(at)
            if box.intersects(seen):
                painter.fillRect(box, Qt.GlobalColor.white)
                painter.drawImage(box, self._picture(at))
                painter.setPen(QPen(theme.colour("line"), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(box)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(seen.adjusted(1, 1, -1, -1))

    def _picture(self, at: int) -> QImage:
        assert self._pages is not None
        scale = self._scale_of(at) * self.devicePixelRatioF()
        key = (at, round(scale, 3))
        if key not in self._drawn:
            self._drawn[key] = self._pages.picture(at, scale)
        self._drawn.move_to_end(key)
        while len(self._drawn) > KEPT:
            self._drawn.popitem(last=False)
        return self._drawn[key]

    # What moves it ------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_PageDown: lambda: self.go(self.current + 1),
            Qt.Key.Key_PageUp: lambda: self.go(self.current - 1),
            Qt.Key.Key_Home: lambda: self.go(0),
            Qt.Key.Key_End: lambda: self.go(self.count - 1),
            Qt.Key.Key_Plus: lambda: self.zoom(1),
            Qt.Key.Key_Minus: lambda: self.zoom(-1),
        }
        key = Qt.Key(event.key())
        if key in moves and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            moves[key]()
        else:
            super().keyPressEvent(event)

    def _on_moved(self) -> None:
        self._name()
        self.viewport().update()
        self.moved.emit()

    def _name(self) -> None:
        if self.count:
            words = _("Preview, page {number} of {count}").format(
                number=self.current + 1, count=self.count
            )
        else:
            words = _("Preview")
        self.setAccessibleName(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self._place())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 240)
