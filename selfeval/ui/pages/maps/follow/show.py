"""A path over the whole screen: one box more with each step, and its sentence in large type."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from selfeval.core.following import Step, Way, steps
from selfeval.core.picture.figure import figure_of
from selfeval.core.rows import Rows
from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.pages.maps.canvas.measuring import measure
from selfeval.ui.pages.maps.follow.picture import MapPicture
from selfeval.ui.present.scale import Scale, sizes
from selfeval.ui.widgets import button, label, scrolling

WIDEST = 1300
"""Width in pixels beyond which lines of the sentence would be too long to read."""
SENTENCE_SHARE = 0.3
"""The most of the height that the sentence takes; a longer one is set smaller, then scrolled."""
LEAST_STEP = 30
"""Pixels that a long sentence is scrolled at least, and that stay in sight of the part before."""
ROLES = ("title", "heading", "long_statement")


class Dots(QWidget):
    """One dot for each step, filled as far as the path has been told."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.setObjectName("follow_dots")
        self._count, self._at = count, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_place(self, at: int) -> None:
        """Fill the dots up to this one, from 0."""
        self._at = at
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(16 * self._count, 14)

    def minimumSizeHint(self) -> QSize:
        return QSize(20, 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        step = min(16.0, self.width() / max(1, self._count))
        for at in range(self._count):
            painter.setBrush(theme.colour("accent" if at <= self._at else "line"))
            painter.drawEllipse(QRectF(at * step, 3, min(8.0, step - 1), min(8.0, step - 1)))


class FollowShow(QDialog):
    """One step at a time. Keys, a click anywhere, or the small buttons below go on."""

    def __init__(self, rows: Rows, way: Way, map_id: str, said: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Window)
        self.setObjectName("follow_show")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowTitle(_("Follow a path"))
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._steps, self._at = steps(rows, way), 0
        figure = figure_of(rows, map_id, measure, detail=False, private=False)
        self.picture = MapPicture(figure, self._steps[-1].boxes | self._steps[-1].arrows)
        over = " · ".join(part for part in (way.title, said) if part)
        self._over = Scale(100).label(over, "strong", "text2", "follow_over")
        self.sentence = label("", "title", wrap=True)
        self.sentence.setObjectName("follow_sentence")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        self.dots = Dots(len(self._steps))
        self._count = label("", "body", "text2")
        self._count.setObjectName("follow_count")
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fit)
        self._lay_out()
        self._listen()
        self._show()

    def _lay_out(self) -> None:
        self.back = button(_("Back"), icon="arrow-left", name="follow_back")
        self.on = button(_("Next"), icon="arrow-right", name="follow_on")
        self.leave = button(_("Leave"), icon="x", name="follow_leave")
        for made, tip, do in (
            (self.back, _("The step before (left arrow, Page Up)"), self.go_back),
            (self.on, _("The next step (right arrow, Space, Page Down, or a click)"), self.go_on),
            (self.leave, _("Back to the window (Esc)"), self.close),
        ):
            made.setToolTip(tip)
            made.setAccessibleDescription(tip)
            made.clicked.connect(do)
        self._over.setContentsMargins(24, 10, 24, 8)
        self._words = QFrame()
        self._words.setObjectName("follow_words")
        held = QWidget()
        inside = QHBoxLayout(held)
        inside.setContentsMargins(24, 6, 24, 6)
        self.sentence.setMaximumWidth(WIDEST)
        inside.addWidget(self.sentence)
        self._scroll = scrolling(held, "follow_sentence_scroll")
        around = QVBoxLayout(self._words)
        around.setContentsMargins(0, 1, 0, 0)
        around.addWidget(self._scroll)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 6, 24, 12)
        foot.setSpacing(8)
        foot.addWidget(self._count)
        foot.addWidget(self.dots, 1)
        for made in (self.back, self.on, self.leave):
            foot.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._over)
        column.addWidget(self.picture, 1)
        column.addWidget(self._words)
        column.addLayout(foot)

    def _listen(self) -> None:
        keys: tuple[tuple[Qt.Key, Callable[[], object]], ...] = (
            (Qt.Key.Key_Right, self.go_on),
            (Qt.Key.Key_Left, self.go_back),
            (Qt.Key.Key_Down, self.read_on),
            (Qt.Key.Key_Up, self.read_back),
            (Qt.Key.Key_PageDown, self.read_on),
            (Qt.Key.Key_PageUp, self.read_back),
            (Qt.Key.Key_Home, lambda: self.show_step(0)),
            (Qt.Key.Key_End, lambda: self.show_step(len(self._steps) - 1)),
            (Qt.Key.Key_Escape, self.close),
            (Qt.Key.Key_F5, self.close),
        )
        for key, do in keys:
            QShortcut(QKeySequence(key), self).activated.connect(do)

    # Going on -----------------------------------------------------------------------------

    @property
    def at(self) -> int:
        """The place of the step that is shown, from 0."""
        return self._at

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return self._steps[self._at]

    def show_step(self, at: int) -> None:
        """Show a step by its place; nothing happens beyond the first and the last."""
        if 0 <= at < len(self._steps) and at != self._at:
            self._at = at
            self._show()

    def go_on(self) -> None:
        """Show one box more."""
        self.show_step(self._at + 1)

    def go_back(self) -> None:
        """Show one box less."""
        self.show_step(self._at - 1)

    def read_on(self) -> None:
        """Scroll a sentence that is too long; at its end, show one box more."""
        if not self._scroll_by(1):
            self.go_on()

    def read_back(self) -> None:
        """Scroll a long sentence back; at its start, show one box less."""
        if not self._scroll_by(-1):
            self.go_back()

    def _scroll_by(self, pages: int) -> bool:
        bar = self._scroll.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + pages * max(LEAST_STEP, bar.pageStep() - LEAST_STEP))
        return bar.value() != before

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.read_on()
        elif event.key() == Qt.Key.Key_Backspace:
            self.read_back()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.read_on()

    # Showing ------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._later.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._later.start()

    def _show(self) -> None:
        words = _("{number} of {count}").format(number=self._at + 1, count=len(self._steps))
        self._count.setText(words)
        self.dots.show_place(self._at)
        self.dots.setAccessibleName(words)
        self.sentence.setText(self.step.sentence)
        self.back.setEnabled(self._at > 0)
        self.on.setEnabled(self._at < len(self._steps) - 1)
        self._fit()
        self._say(f"{words}. {self.step.sentence}")

    def _fit(self) -> None:
        """Set the sentence as large as it fits; the room for it is the same for every step.

        It is that of the longest sentence of an arrow. What is told at the end may be longer, and
        is then set smaller.
        """
        tried = sizes(self.height())
        self._over.setFont(Scale(tried[-1]).font("strong"))
        fonts = [Scale(size).font(role) for role in ROLES for size in tried]
        width = min(WIDEST, self.width() - 80)
        most = int(self.height() * SENTENCE_SHARE)
        arrows = [one.sentence for one in self._steps if not one.is_all] or [self.step.sentence]
        font = next((one for one in fonts if _tall(one, arrows, width) <= most), fonts[-1])
        room = min(most, max(_tall(font, arrows, width), 2 * QFontMetrics(font).lineSpacing()))
        if self.step.is_all:
            mine = [self.step.sentence]
            smaller = fonts[fonts.index(font) :]
            font = next((one for one in smaller if _tall(one, mine, width) <= room), fonts[-1])
        self.sentence.setFont(font)
        self._words.setFixedHeight(room + 26)
        self._scroll.verticalScrollBar().setValue(0)
        self.picture.show_step(self.step, Scale(tried[-1]))

    def _say(self, words: str) -> None:
        """Read the step to those who cannot see it."""
        self.setAccessibleName(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))


def _tall(font: QFont, sentences: Sequence[str], width: int) -> int:
    """Return how tall the longest of some sentences is in a font."""
    metrics, wrap = QFontMetrics(font), int(Qt.TextFlag.TextWordWrap)
    return max(metrics.boundingRect(0, 0, width, 10_000, wrap, one).height() for one in sentences)
