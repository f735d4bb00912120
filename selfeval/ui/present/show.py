"""Present: slides over the whole screen, for a meeting. The window behind stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from selfeval.i18n import _
from selfeval.report.slides import Slide, slides
from selfeval.ui.present.content import MARGIN, Content
from selfeval.ui.present.drawn import PathBar
from selfeval.ui.present.scale import Scale, sizes
from selfeval.ui.widgets import button, label, scrolling

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk

WIDEST = 1500
"""Width in pixels beyond which lines of text would be too long to read."""
OVERLAP = 60
"""Pixels of the page before that stay in sight when a long slide is scrolled by a page."""


def open_present(desk: Desk) -> None:
    """Show a path of the map that is shown, else the self-evaluation, over the whole screen.

    Private items are left out.
    """
    instead = desk.page.presents() if desk.page is not None else ""
    if instead:
        desk.run(instead)
        return
    made = Presentation(slides(desk.workspace.rows, date.today()), desk.window)
    made.setGeometry(desk.window.screen().geometry())
    made.showFullScreen()
    made.activateWindow()
    made.setFocus()


class Presentation(QDialog):
    """One slide at a time. Keys, a click anywhere, or the small buttons below go on."""

    def __init__(self, listed: tuple[Slide, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Window)
        self.setObjectName("presentation")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowTitle(_("Present"))
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._slides, self._at = listed, 0
        self._content: Content | None = None
        self._over = label("", "strong", "text2")
        self._over.setObjectName("slide_over")
        self.path = PathBar()
        self._holder = QWidget()
        self._scroll = scrolling(self._holder, "slide_scroll")
        self._inside = QHBoxLayout(self._holder)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._count = label("", "body", "text2")
        self._count.setObjectName("slide_count")
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._draw)
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        self.back = button(_("Back"), icon="arrow-left", name="slide_back")
        self.on = button(_("Next"), icon="arrow-right", name="slide_on")
        self.leave = button(_("Leave"), icon="x", name="slide_leave")
        for made, tip in (
            (self.back, _("The slide before (left arrow, Page Up)")),
            (self.on, _("The next slide (right arrow, Space, Page Down, or a click)")),
            (self.leave, _("Back to the window (Esc)")),
        ):
            made.setToolTip(tip)
            made.setAccessibleDescription(tip)
        self.back.clicked.connect(self.go_back)
        self.on.clicked.connect(self.go_on)
        self.leave.clicked.connect(self.close)
        self._top = QWidget()
        self._top.setMaximumWidth(WIDEST)
        above = QVBoxLayout(self._top)
        above.setContentsMargins(MARGIN, 16, MARGIN, 0)
        above.addWidget(self._over)
        above.addWidget(self.path)
        head = QHBoxLayout()
        head.addWidget(self._top)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 8, 24, 12)
        foot.setSpacing(8)
        foot.addWidget(self._count)
        foot.addStretch(1)
        for made in (self.back, self.on, self.leave):
            foot.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        column.addLayout(foot)

    def _listen(self) -> None:
        keys: tuple[tuple[Qt.Key, Callable[[], object]], ...] = (
            (Qt.Key.Key_Right, self.go_on),
            (Qt.Key.Key_Left, self.go_back),
            (Qt.Key.Key_Down, self.read_on),
            (Qt.Key.Key_Up, self.read_back),
            (Qt.Key.Key_PageDown, self.read_on),
            (Qt.Key.Key_PageUp, self.read_back),
            (Qt.Key.Key_Home, lambda: self.show_slide(0)),
            (Qt.Key.Key_End, lambda: self.show_slide(len(self._slides) - 1)),
            (Qt.Key.Key_Escape, self.close),
            (Qt.Key.Key_F5, self.close),
        )
        for key, do in keys:
            QShortcut(QKeySequence(key), self).activated.connect(do)

    # Going on -----------------------------------------------------------------------------

    @property
    def at(self) -> int:
        """The place of the slide that is shown, from 0."""
        return self._at

    def show_slide(self, at: int) -> None:
        """Show a slide by its place; nothing happens beyond the first and the last."""
        if 0 <= at < len(self._slides) and at != self._at:
            self._at = at
            self._draw()

    def go_on(self) -> None:
        """Show the next slide."""
        self.show_slide(self._at + 1)

    def go_back(self) -> None:
        """Show the slide before."""
        self.show_slide(self._at - 1)

    def read_on(self) -> None:
        """Scroll a long slide; at its end, show the next one."""
        if not self._scroll_by(1):
            self.go_on()

    def read_back(self) -> None:
        """Scroll a long slide back; at its start, show the one before."""
        if not self._scroll_by(-1):
            self.go_back()

    def _scroll_by(self, pages: int) -> bool:
        bar = self._scroll.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + pages * max(OVERLAP, bar.pageStep() - OVERLAP))
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

    def _draw(self) -> None:
        """Show the slide as large as it fits; the smallest size scrolls."""
        slide = self._slides[self._at]
        self._over.setText(slide.over)
        small = Scale(sizes(self.height())[-1])
        self._over.setFont(small.font("body"))
        self.path.setVisible(slide.place is not None)
        if slide.place is not None:
            self.path.show_place(slide.place, slide.gaps, small)
        words = _("{number} of {count}").format(number=self._at + 1, count=len(self._slides))
        self._count.setText(words)
        self.back.setEnabled(self._at > 0)
        self.on.setEnabled(self._at < len(self._slides) - 1)
        self.layout().activate()
        self._put(slide)
        self._scroll.verticalScrollBar().setValue(0)
        self._say(f"{words}. {slide.over}. {slide.title}")

    def _put(self, slide: Slide) -> None:
        room = self._scroll.size()
        width = min(room.width() - 14, WIDEST)
        for size in sizes(self.height()):
            made = Content(slide, Scale(size))
            if made.height_at(width) <= room.height():
                break
        if self._content is not None:
            self._inside.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        made.setMaximumWidth(WIDEST)
        self._inside.addWidget(made)
        self._content = made

    def _say(self, words: str) -> None:
        """Name the slide for those who cannot see it."""
        self.setAccessibleName(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
