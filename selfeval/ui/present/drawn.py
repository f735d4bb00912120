"""What is painted on a slide: symbols, and the thread with its five steps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from selfeval.core import realms
from selfeval.core.overview.strands import Strand
from selfeval.i18n import N_, _
from selfeval.report.slides import Line
from selfeval.ui import icons, theme
from selfeval.ui.present.scale import Scale
from selfeval.ui.signs import draw_sign

STEPS = (N_("Facts"), N_("Assumptions"), N_("Map"), N_("Priority"), N_("Indicators"))


class Mark(QWidget):
    """The symbol of a line: what its sign says or which realm it is in, or a small dot."""

    def __init__(self, line: Line, scale: Scale) -> None:
        super().__init__()
        self._line = line
        self._side = scale.px(20)
        self.setFixedSize(self._side + 2, self._side + 4)
        found = realms.realm(line.realm)
        self.setAccessibleName(_("Realm: {realm}").format(realm=_(found.title)) if found else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(1, 3, self._side, self._side)
        found = realms.realm(self._line.realm)
        if found is not None:
            icons.draw_realm(painter, found.id, _(found.letter), box)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("text3"))
            painter.drawEllipse(box.center(), self._side / 9, self._side / 9)


class SignMark(QWidget):
    """The symbol of an indicator's word."""

    def __init__(self, word: str, scale: Scale) -> None:
        super().__init__()
        self._word, self._side = word, scale.px(15)
        self.setFixedSize(self._side + 2, self._side + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_sign(QPainter(self), self._word, QRectF(1, 3, self._side, self._side))


class PathBar(QWidget):
    """The five steps on a gold line: the one that is shown is filled, a gap is dotted."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("path_bar")
        self._place = 0
        self._gaps: frozenset[int] = frozenset()
        self._scale = Scale(100)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_place(self, place: int, gaps: frozenset[int], scale: Scale) -> None:
        """Show at which step of the path we are."""
        self._place, self._gaps, self._scale = place, gaps, scale
        self.setAccessibleName(
            _("Step {number} of 5: {step}").format(number=place + 1, step=_(STEPS[place]))
        )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._scale.px(420), self._scale.px(54))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, ring = self.width() / len(STEPS), self._scale.px(22)
        middles = [QPointF(width * (at + 0.5), ring / 2 + 2) for at in range(len(STEPS))]
        for at in range(len(STEPS) - 1):
            draw_thread(
                painter,
                middles[at] + QPointF(ring / 2, 0),
                middles[at + 1] - QPointF(ring / 2, 0),
                broken=bool({at, at + 1} & self._gaps),
            )
        for at, middle in enumerate(middles):
            self._paint_step(painter, at, middle, ring, width)

    def _paint_step(
        self, painter: QPainter, at: int, middle: QPointF, ring: int, width: float
    ) -> None:
        here, gap = at == self._place, at in self._gaps
        painter.setPen(thread_pen(gap))
        painter.setBrush(theme.colour("thread") if here and not gap else theme.colour("surface"))
        painter.drawEllipse(middle, ring / 2 - 1, ring / 2 - 1)
        painter.setFont(self._scale.font("caption_strong" if here else "caption"))
        painter.setPen(theme.colour("text" if here else "text2"))
        words = QFontMetrics(painter.font()).elidedText(
            _(STEPS[at]), Qt.TextElideMode.ElideRight, int(width) - 4
        )
        room = QRectF(middle.x() - width / 2, ring + 4, width, self._scale.px(24))
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, words)


class Threads(QWidget):
    """The threads of all live priorities below each other, for the opening."""

    def __init__(self, strands: Sequence[Strand], scale: Scale) -> None:
        super().__init__()
        self.setObjectName("threads")
        self._strands, self._scale = strands, scale
        self.setFixedHeight(scale.px(30) + len(strands) * scale.px(56))
        told = [f"{one.title}: {_counts(one)}" for one in strands]
        self.setAccessibleName(". ".join(told))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first = self.width() * 0.4
        step = (self.width() - first) / len(STEPS)
        painter.setFont(self._scale.font("caption_strong"))
        painter.setPen(theme.colour("text2"))
        for at, words in enumerate(STEPS):
            room = QRectF(first + step * at, 0, step, self._scale.px(26))
            shown = QFontMetrics(painter.font()).elidedText(
                _(words), Qt.TextElideMode.ElideRight, int(step) - 4
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, shown)
        for at, strand in enumerate(self._strands):
            top = self._scale.px(30) + at * self._scale.px(56)
            self._paint_strand(painter, strand, top, first, step)

    def _paint_strand(
        self, painter: QPainter, strand: Strand, top: int, first: float, step: float
    ) -> None:
        height = self._scale.px(56)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(0, top, self.width(), top)
        painter.setFont(self._scale.font("body"))
        painter.setPen(theme.colour("text"))
        title = QFontMetrics(painter.font()).elidedText(
            strand.title, Qt.TextElideMode.ElideRight, int(first) - 12
        )
        painter.drawText(QRectF(0, top, first - 8, height), Qt.AlignmentFlag.AlignVCenter, title)
        ring, middle = self._scale.px(30) / 2, top + height / 2
        for at in range(len(STEPS) - 1):
            start = QPointF(first + step * (at + 0.5) + ring, middle)
            end = QPointF(first + step * (at + 1.5) - ring, middle)
            draw_thread(painter, start, end, broken=strand.is_gap(at) or strand.is_gap(at + 1))
        for at, knot in enumerate(strand.knots):
            box = QRectF(0, 0, ring * 2, ring * 2)
            box.moveCenter(QPointF(first + step * (at + 0.5), middle))
            words = f"{len(knot.ids):,}"
            painter.setFont(self._scale.font("badge"))
            if knot.is_gap:
                words = _("none yet")
                wide = QFontMetrics(painter.font()).horizontalAdvance(words) + self._scale.px(12)
                box.setWidth(min(wide, step - 2))
                box.moveCenter(QPointF(first + step * (at + 0.5), middle))
            painter.setPen(thread_pen(knot.is_gap))
            painter.setBrush(theme.colour("warn_tint" if knot.is_gap else "surface"))
            painter.drawRoundedRect(box, *((8, 8) if knot.is_gap else (ring, ring)))
            painter.setPen(theme.colour("warn" if knot.is_gap else "text"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def thread_pen(gap: bool) -> QPen:
    """Return the pen of a knot: gold, or dashed amber for a gap."""
    pen = QPen(theme.colour("warn" if gap else "thread"), 2.5)
    if gap:
        pen.setDashPattern([2.0, 1.6])
    return pen


def draw_thread(painter: QPainter, start: QPointF, end: QPointF, *, broken: bool) -> None:
    """Draw the thread between two knots: solid gold, or dotted amber where it is broken."""
    pen = QPen(theme.colour("warn" if broken else "thread"), 2.5)
    if broken:
        pen.setDashPattern([0.5, 2.5])
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(start, end)


def _counts(strand: Strand) -> str:
    return ", ".join(
        f"{_(step)} {len(knot.ids) or _('none yet')}"
        for step, knot in zip(STEPS, strand.knots, strict=True)
    )
