"""A path over the whole screen: one box more with each step, and its sentence in large type."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from selfeval.core.following import Step, Way, steps
from selfeval.core.picture.figure import figure_of
from selfeval.core.rows import Rows
from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.pages.maps.canvas.measuring import measure
from selfeval.ui.pages.maps.follow.picture import MapPicture
from selfeval.ui.present.full_screen import FullScreen
from selfeval.ui.present.scale import Scale, sizes
from selfeval.ui.widgets import label, scrolling

WIDEST = 1300
"""Width in pixels beyond which lines of the sentence would be too long to read."""
SENTENCE_SHARE = 0.3
"""The most of the height that the sentence takes; a longer one is set smaller, then scrolled."""
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


class FollowShow(FullScreen):
    """One step of the path at a time."""

    overlap = 30

    def __init__(self, rows: Rows, way: Way, map_id: str, said: str, parent: QWidget) -> None:
        told = steps(rows, way)
        tips = (
            _("The step before (left arrow, Page Up)"),
            _("The next step (right arrow, Space, Page Down, or a click)"),
        )
        super().__init__("follow", len(told), tips, parent)
        self._steps = told
        self.setObjectName("follow_show")
        self.setWindowTitle(_("Follow a path"))
        figure = figure_of(rows, map_id, measure, detail=False, private=False)
        self.picture = MapPicture(figure, told[-1].boxes | told[-1].arrows)
        over = " · ".join(part for part in (way.title, said) if part)
        self._over = Scale(100).label(over, "strong", "text2", "follow_over")
        self.dots = Dots(len(told))
        self._lay_out()
        self._show()

    def _scrolled(self) -> QScrollArea:
        self.sentence = label("", "title", wrap=True)
        self.sentence.setObjectName("follow_sentence")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        self.sentence.setMaximumWidth(WIDEST)
        held = QWidget()
        inside = QHBoxLayout(held)
        inside.setContentsMargins(24, 6, 24, 6)
        inside.addWidget(self.sentence)
        return scrolling(held, "follow_sentence_scroll")

    def _lay_out(self) -> None:
        self._over.setContentsMargins(24, 10, 24, 8)
        self._words = QFrame()
        self._words.setObjectName("follow_words")
        around = QVBoxLayout(self._words)
        around.setContentsMargins(0, 1, 0, 0)
        around.addWidget(self._scroll)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._over)
        column.addWidget(self.picture, 1)
        column.addWidget(self._words)
        column.addLayout(self._foot(6, self.dots))

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return self._steps[self._at]

    def _show(self) -> None:
        words = self._show_count()
        self.dots.show_place(self._at)
        self.dots.setAccessibleName(words)
        self.sentence.setText(self.step.sentence)
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


def _tall(font: QFont, sentences: Sequence[str], width: int) -> int:
    """Return how tall the longest of some sentences is in a font."""
    metrics, wrap = QFontMetrics(font), int(Qt.TextFlag.TextWordWrap)
    return max(metrics.boundingRect(0, 0, width, 10_000, wrap, one).height() for one in sentences)
