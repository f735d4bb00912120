"""Present: slides over the whole screen, for a meeting. The window behind stays as it is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from selfeval.i18n import _
from selfeval.report.slides import Slide, slides
from selfeval.ui.present.content import MARGIN, Content
from selfeval.ui.present.drawn import PathBar
from selfeval.ui.present.full_screen import FullScreen
from selfeval.ui.present.scale import Scale, sizes
from selfeval.ui.widgets import label, scrolling

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk

WIDEST = 1500
"""Width in pixels beyond which lines of text would be too long to read."""


def open_present(desk: Desk) -> None:
    """Show a path of the map that is shown, else the self-evaluation, over the whole screen.

    Private items are left out.
    """
    instead = desk.page.presents() if desk.page is not None else ""
    if instead:
        desk.run(instead)
        return
    made = Presentation(slides(desk.workspace.rows, date.today()), desk.window)
    made.fill_screen(desk.window)


class Presentation(FullScreen):
    """One slide at a time."""

    overlap = 60

    def __init__(self, listed: tuple[Slide, ...], parent: QWidget) -> None:
        tips = (
            _("The slide before (left arrow, Page Up)"),
            _("The next slide (right arrow, Space, Page Down, or a click)"),
        )
        super().__init__("slide", len(listed), tips, parent)
        self.setObjectName("presentation")
        self.setWindowTitle(_("Present"))
        self._slides = listed
        self._content: Content | None = None
        self._over = label("", "strong", "text2")
        self._over.setObjectName("slide_over")
        self.path = PathBar()
        self._lay_out()

    def _scrolled(self) -> QScrollArea:
        holder = QWidget()
        self._inside = QHBoxLayout(holder)
        self._inside.setContentsMargins(0, 0, 0, 0)
        return scrolling(holder, "slide_scroll")

    def _lay_out(self) -> None:
        self._top = QWidget()
        self._top.setMaximumWidth(WIDEST)
        above = QVBoxLayout(self._top)
        above.setContentsMargins(MARGIN, 16, MARGIN, 0)
        above.addWidget(self._over)
        above.addWidget(self.path)
        head = QHBoxLayout()
        head.addWidget(self._top)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        column.addLayout(self._foot(8))

    def _show(self) -> None:
        self._fit()

    def _fit(self) -> None:
        """Show the slide as large as it fits; the smallest size scrolls."""
        slide = self._slides[self._at]
        self._over.setText(slide.over)
        small = Scale(sizes(self.height())[-1])
        self._over.setFont(small.font("body"))
        self.path.setVisible(slide.place is not None)
        if slide.place is not None:
            self.path.show_place(slide.place, slide.gaps, small)
        words = self._show_count()
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
