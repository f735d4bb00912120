"""The part of the canvas that scrolls: zoom, place, and what the pointer and the keys begin."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QPinchGesture, QWidget

from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.pages.maps.canvas.hand import Hand

LEAST, MOST = 25, 300
"""Zoom in percent."""
WHEEL_STEP = 1.0015
"""How much larger the map becomes with each of the 120 parts of a notch of the wheel."""
DRAG_FROM = 5
"""Pixels that the pointer goes before a press becomes a drag."""
EDGE, EDGE_STEP = 28, 14
"""Pixels from the edge in which a drag scrolls, and how far it does each time."""
LINE = 40
"""Pixels that an arrow of a scroll bar scrolls."""


class Begins(Protocol):
    """What begins where the pointer is pressed, and what keys do."""

    def press(self, at: QPointF, keys: Qt.KeyboardModifier) -> Hand | None: ...
    def click(self, at: QPointF, keys: Qt.KeyboardModifier) -> None: ...
    def double_click(self, at: QPointF) -> None: ...
    def hover(self, at: QPointF | None) -> Qt.CursorShape: ...
    def menu(self, at: QPointF, on_screen: QPoint, by_key: bool) -> None: ...
    def takes(self, event: QKeyEvent) -> bool: ...
    def key(self, event: QKeyEvent) -> bool: ...


class MapView(QGraphicsView):
    """A view that zooms about the pointer and pans by the middle button or the space bar.

    `moved` comes when it shows another part of the map, or shows it larger or smaller.
    """

    moved = Signal()
    zoomed = Signal(int)
    resized = Signal()
    focused = Signal(bool)

    def __init__(self, scene: QGraphicsScene, begins: Begins) -> None:
        super().__init__(scene)
        self.setObjectName("map_view")
        self.setAccessibleName(_("Map"))
        self.begins = begins
        self._percent = 100
        self._hand: Hand | None = None
        self._pressed: QPoint | None = None
        self._began = False
        self._pan_from: QPoint | None = None
        self._space = False
        self._keys = Qt.KeyboardModifier.NoModifier
        self._last = QPoint()
        self._edge = QTimer(self, interval=30)
        self._edge.timeout.connect(self._scroll_at_edge)
        self._look()

    def _look(self) -> None:
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.viewport().setObjectName("qt_scrollarea_viewport")  # as Qt calls that of all others
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.verticalScrollBar().setSingleStep(LINE)
        self.horizontalScrollBar().setSingleStep(LINE)

    # Zoom ---------------------------------------------------------------------------------------

    @property
    def percent(self) -> int:
        """The zoom in percent, besides the size of text."""
        return self._percent

    @property
    def scale_now(self) -> float:
        """Pixels for each unit of the map."""
        return self.transform().m11()

    def set_percent(self, percent: float, about: QPoint | None = None) -> None:
        """Zoom to a percentage; what is at `about` (else the middle) stays where it is."""
        wanted = round(max(LEAST, min(MOST, percent)))
        fixed = about or self.viewport().rect().center()
        before = self.mapToScene(fixed)
        changed, self._percent = wanted != self._percent, wanted
        scale = wanted / 100 * theme.zoom() / 100
        if abs(scale - self.scale_now) > 1e-6:
            self.resetTransform()
            self.scale(scale, scale)
            self._put(before, fixed)
        if changed:
            self.zoomed.emit(wanted)
        self.moved.emit()

    def _put(self, place: QPointF, at: QPoint) -> None:
        """Scroll so that a place of the map is at a pixel."""
        off = self.mapFromScene(place) - at
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + off.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + off.y())

    def pixels(self, area: QRectF) -> QRectF:
        """Return an area of the map as pixels of the viewport."""
        corner = self.viewportTransform().map(area.topLeft())
        return QRectF(corner, area.size() * self.scale_now)

    def seen(self) -> QRectF:
        """Return the part of the map that is seen."""
        return self.mapToScene(self.viewport().rect()).boundingRect()

    def sizeHint(self) -> QSize:
        return QSize(600, 400)

    def scrollContentsBy(self, across: int, down: int) -> None:
        super().scrollContentsBy(across, down)
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()
        self.moved.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            self.set_percent(self._percent * WHEEL_STEP**turned, event.position().toPoint())
            event.accept()
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Gesture:
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                at = self.viewport().mapFromGlobal(pinch.hotSpot().toPoint())
                self.set_percent(self._percent * pinch.scaleFactor(), at)
                return True
        pinched = Qt.NativeGestureType.ZoomNativeGesture
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == pinched:
            self.set_percent(self._percent * (1 + event.value()), event.position().toPoint())
            return True
        if event.type() == QEvent.Type.Leave:
            self.begins.hover(None)
        return super().viewportEvent(event)

    # The pointer --------------------------------------------------------------------------------

    @property
    def hand(self) -> Hand | None:
        """What is being done with the mouse; None while no button is down."""
        return self._hand if self._began else None

    def place(self, event: QMouseEvent) -> QPointF:
        """Return where on the map the pointer is."""
        return self.mapToScene(event.position().toPoint())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        if event.button() == Qt.MouseButton.MiddleButton or (left and self._space):
            self._pan_from = event.position().toPoint()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        elif left:
            self._pressed, self._began = event.position().toPoint(), False
            self._hand = self.begins.press(self.place(event), event.modifiers())
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._pan_from is not None:
            self._pan(at)
            return
        if self._pressed is None:
            self._point(self.place(event))
            return
        if not self._began and (at - self._pressed).manhattanLength() >= DRAG_FROM:
            self._began = True
            self._edge.start()
        if self._began and self._hand is not None:
            self._last, self._keys = at, event.modifiers()
            self._hand.move(self.place(event), event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pan_from is not None:
            self._pan_from = None
            self._point(self.place(event))
        elif event.button() == Qt.MouseButton.LeftButton and self._pressed is not None:
            hand, began = self._hand, self._began
            self._let_go()
            if began and hand is not None:
                hand.release(self.place(event), event.modifiers())
            elif not began:
                self.begins.click(self.place(event), event.modifiers())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.begins.double_click(self.place(event))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.begins.menu(self.mapToScene(event.pos()), event.globalPos(), by_key)

    def _let_go(self) -> None:
        self._pressed, self._hand, self._began = None, None, False
        self._edge.stop()

    def cancel_hand(self) -> bool:
        """Take back what is being done with the mouse; False if nothing is."""
        if self._hand is None or not self._began:
            return False
        hand = self._hand
        self._let_go()
        hand.cancel()
        return True

    def drop_hand(self) -> None:
        """Begin nothing more with what was pressed, which may not be there any longer."""
        if not self.cancel_hand():
            self._hand = None

    def _pan(self, at: QPoint) -> None:
        assert self._pan_from is not None
        off = at - self._pan_from
        self._pan_from = at
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - off.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() - off.y())

    def _point(self, at: QPointF) -> None:
        shape = Qt.CursorShape.OpenHandCursor if self._space else self.begins.hover(at)
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def _scroll_at_edge(self) -> None:
        """Scroll while a drag is held at the edge."""
        if self._hand is None or not self._hand.scrolls:
            return
        room = self.viewport().rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        across = EDGE_STEP * ((self._last.x() > room.right()) - (self._last.x() < room.left()))
        down = EDGE_STEP * ((self._last.y() > room.bottom()) - (self._last.y() < room.top()))
        if across or down:
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + across)
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + down)
            self._hand.move(self.mapToScene(self._last), self._keys)

    # The keyboard -------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the map from the shortcuts of the window."""
        asked = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if asked and self.begins.takes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = True
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            left = event.key() == Qt.Key.Key_Escape and self.cancel_hand()
            event.setAccepted(left or self.begins.key(event))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self.viewport().unsetCursor()
        else:
            super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._space = False
        self.focused.emit(False)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab leave the map."""
        return QWidget.focusNextPrevChild(self, forward)
