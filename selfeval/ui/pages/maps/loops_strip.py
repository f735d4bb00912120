"""The loops of a map in words, below it: what feeds itself, and what slows itself."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QWidget

from selfeval.core.causal.loops import Loop
from selfeval.core.models import LoopName
from selfeval.i18n import N_, _
from selfeval.ui import alerts, theme
from selfeval.ui.pages.maps.showing import ARROW, BOX, Chosen, Showing
from selfeval.ui.painted import PaintedButton
from selfeval.ui.rows.delegate import draw_words
from selfeval.ui.widgets import empty_layout, icon_button, label

WIDE, NARROW = 460, 300
"""Width that a loop likes, and that it makes do with, in pixels at 100 % text."""
LINES = 3
"""Lines of a loop's words that are shown; the tooltip says all."""
WRAP = int(Qt.TextFlag.TextWordWrap)
DOES = {"R": N_("feeds itself"), "B": N_("slows itself"), "": N_("which way is not known")}


def things_of(loop: Loop) -> list[Chosen]:
    """Return the boxes and arrows of a loop."""
    return [*((BOX, one) for one in loop.factors), *((ARROW, one) for one in loop.arrows)]


class LoopCard(PaintedButton):
    """One loop to press. `name_wanted` asks for another name; it is read aloud as a whole."""

    name_wanted = Signal(object)

    def __init__(self, loop: Loop, *, may_write: bool) -> None:
        super().__init__()
        self.loop = loop
        self.setObjectName("loop")
        self._name = loop.name or _("No name yet")
        said = f"{loop.label}, {loop.name or _(DOES[loop.kind])}. {loop.words}"
        self.setText(said)
        self.setAccessibleName(said)
        self.setToolTip(loop.words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.rename = icon_button("pencil", _("Name this loop"), "name_loop")
        self.rename.setAccessibleName(_("Name the loop {label}").format(label=loop.label))
        self.rename.setParent(self)
        self.rename.setVisible(may_write)
        self.rename.clicked.connect(lambda: self.name_wanted.emit(self))

    def _pill(self) -> QRectF:
        width = QFontMetrics(theme.font("badge")).horizontalAdvance(self.loop.label) + theme.px(18)
        return QRectF(16, 12, width, theme.px(24))

    def _left(self) -> int:
        return round(self._pill().right()) + 12

    def name_room(self) -> QRect:
        """Return where the name stands, and where it is typed."""
        right = self.rename.width() + 14 if self.rename.isVisibleTo(self) else 12
        return QRect(self._left(), 10, self.width() - self._left() - right, theme.px(28))

    def heightForWidth(self, width: int) -> int:
        """As tall as the name and the words at this width, up to so many lines."""
        metrics = QFontMetrics(theme.font("caption"))
        room = QRect(0, 0, max(80, width - self._left() - 14), 9999)
        wanted = metrics.boundingRect(room, WRAP, self.loop.words).height()
        most = metrics.lineSpacing() * LINES
        return 11 + theme.px(28) + min(wanted, most) + 12

    def sizeHint(self) -> QSize:
        return QSize(theme.px(WIDE), self.heightForWidth(theme.px(WIDE)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(NARROW), self.heightForWidth(theme.px(NARROW)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rename.adjustSize()
        self.rename.move(self.width() - self.rename.width() - 6, 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        if self.underMouse() or self.hasFocus():
            painter.setPen(
                QPen(theme.colour("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen
            )
            painter.setBrush(theme.colour("selection"))
            painter.drawRoundedRect(box, 8, 8)
        self._paint_pill(painter)
        self._paint_words(painter)

    def _paint_pill(self, painter: QPainter) -> None:
        pill = self._pill()
        painter.setPen(QPen(theme.colour("text"), 1.5))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setFont(theme.font("badge"))
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), self.loop.label)

    def _paint_words(self, painter: QPainter) -> None:
        room = QRectF(self.name_room())
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        does = _(DOES[self.loop.kind])
        small = QFontMetrics(theme.font("caption"))
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("text" if self.loop.name else "text3"))
        spare = int(room.width()) - small.horizontalAdvance(does) - 10
        name = painter.fontMetrics().elidedText(
            self._name, Qt.TextElideMode.ElideRight, max(40, spare)
        )
        painter.drawText(room, middle, name)
        after = room.adjusted(painter.fontMetrics().horizontalAdvance(name) + 10, 0, 0, 0)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text3"))
        painter.drawText(after, middle, does)
        painter.setPen(theme.colour("text2"))
        below = QRectF(room.left(), room.bottom() + 1, self.width() - room.left() - 14, 0)
        draw_words(painter, self.loop.words, below, LINES)


class LoopsStrip(QFrame):
    """The loops side by side; hidden where there are none."""

    def __init__(self, showing: Showing) -> None:
        super().__init__()
        self.setObjectName("loops_strip")
        self.setAccessibleName(_("Loops of this map"))
        self._showing = showing
        self._shown: tuple[Loop, ...] | None = None
        self._inner = QWidget()
        self._line = QHBoxLayout(self._inner)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("loops_scroll")
        self._scroll.setViewport(QWidget())
        self._scroll.setWidget(self._inner)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inner.setAutoFillBackground(False)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 1, 0, 0)
        whole.addWidget(self._scroll)

    @property
    def cards(self) -> list[LoopCard]:
        """The loops that are shown, from the left."""
        return self._inner.findChildren(LoopCard)

    def show_loops(self) -> None:
        """Show the loops of the map as they are now."""
        loops = self._showing.loops
        self.setVisible(bool(loops.found))
        if loops.found == self._shown:
            return
        self._shown = loops.found
        empty_layout(self._line)
        may_write = not self._showing.workspace.document.read_only
        for loop in loops.found:
            made = LoopCard(loop, may_write=may_write)
            made.clicked.connect(partial(self._on_pressed, loop))
            made.name_wanted.connect(self.ask_name)
            made.installEventFilter(self)
            self._line.addWidget(made, 1)
        if loops.capped:
            told = label(
                _("There are more loops than can be listed; these are the shortest."),
                "caption",
                "text2",
                wrap=True,
            )
            told.setContentsMargins(12, 8, 12, 8)
            told.setMinimumWidth(theme.px(160))
            self._line.addWidget(told)
        self._fit()

    def _fit(self) -> None:
        """Be as tall as the tallest loop, and a bar to scroll with where there are many."""
        cards, least = self.cards, theme.px(NARROW)
        scrolls = len(cards) * least > self.width()
        each = least if scrolls else self.width() // max(1, len(cards))
        tall = max((one.heightForWidth(each) for one in cards), default=0)
        bar = self._scroll.horizontalScrollBar().sizeHint().height() if scrolls else 0
        self._inner.setMinimumHeight(tall)
        self.setFixedHeight(tall + bar + 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring a loop out on the map while the pointer or the focus is on its words."""
        if not isinstance(watched, LoopCard):
            return False
        if event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn):
            self._showing.point_at(things_of(watched.loop))
            if event.type() == QEvent.Type.FocusIn:
                self._scroll.ensureWidgetVisible(watched)
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.FocusOut):
            self._showing.point_at(())
        return False

    def _on_pressed(self, loop: Loop, _checked: bool = False) -> None:
        self._showing.choose(things_of(loop))

    # Naming ---------------------------------------------------------------------------------

    def ask_name(self, card: LoopCard) -> QLineEdit:
        """Let the name of a loop be typed where it stands: Enter keeps it, Esc does not."""
        box = QLineEdit(card.loop.name, card)
        box.setObjectName("loop_name")
        box.setAccessibleName(_("Name of the loop {label}").format(label=card.loop.label))
        box.setPlaceholderText(_("What do you call it?"))
        theme.set_role(box, "body")
        box.setGeometry(card.name_room().adjusted(-6, -2, 4, 2))
        box.editingFinished.connect(partial(self._keep_name, card.loop, box))
        box.installEventFilter(_Leaving(box))
        box.show()
        box.setFocus(Qt.FocusReason.OtherFocusReason)
        box.selectAll()
        return box

    @alerts.calmly
    def _keep_name(self, loop: Loop, box: QLineEdit) -> None:
        if box.isHidden():
            return
        words = " ".join(box.text().split())
        box.hide()
        box.deleteLater()
        if words == loop.name:
            return
        space, row_id = self._showing.workspace, LoopName.id_for(loop.key)
        if not words:
            space.remove(LoopName, [row_id], _("Take the name of a loop away"))
            return
        make = partial(LoopName, factors=loop.key)
        space.change(LoopName, row_id, {"name": words}, make, label=_("Name loop"))


class _Leaving(QObject):
    """Puts a box to type in away on Esc."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or event.key() != Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            return False
        assert isinstance(watched, QLineEdit)
        watched.hide()
        watched.deleteLater()
        return True
