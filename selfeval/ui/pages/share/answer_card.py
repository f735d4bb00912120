"""One answer to choose: what it says, with what differs marked, and whose it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from selfeval.core.differing import Piece
from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.checks import paint_mark
from selfeval.ui.pages.share.marked_text import Laid

RING = 4
"""Pixels around the card in which the focus is drawn."""
PAD = 12
MARK, BESIDE = 18, 13
"""Side of the radio button, and the room between it and the words."""


class AnswerCard(QRadioButton):
    """A radio button as a card, as tall as what it says; where it is disabled, just to be read.

    `side` stands above the words where no heading of a column says it; `beside` below them: whose
    answer it is, and when.
    """

    def __init__(
        self, pieces: Sequence[Piece], beside: str, *, side: str = "", role: str = "body"
    ) -> None:
        super().__init__()
        self._pieces, self._beside, self._side, self._role = tuple(pieces), beside, side, role
        self._with_side = False
        self._laid: dict[int, tuple[Laid, Laid]] = {}
        self._drawn_as = ""
        self.setText(" ".join("".join(piece.words for piece in pieces).split()))
        said = _("{side}: {words}").format(side=side, words=self.text()) if side else self.text()
        self.setAccessibleName(said)
        self.setAccessibleDescription(beside)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_words(self, pieces: Sequence[Piece]) -> None:
        """Say more, or less, of the same answer."""
        self._pieces = tuple(pieces)
        self._renew()

    def say_beside(self, words: str) -> None:
        """Say something else below the words."""
        if words != self._beside:
            self._beside = words
            self.setAccessibleDescription(words)
            self._renew()

    def show_side(self, shown: bool) -> None:
        """Say within the card whose side it is on, where no heading does."""
        if shown != self._with_side:
            self._with_side = shown
            self._renew()

    def _renew(self) -> None:
        self._laid = {}
        self.updateGeometry()
        self.update()

    # Size -----------------------------------------------------------------------------------------

    def _at(self, width: int) -> tuple[Laid, Laid]:
        if self._drawn_as != theme.drawn_as():
            self._laid, self._drawn_as = {}, theme.drawn_as()
        if width not in self._laid:
            room = width - 2 * RING - 2 * PAD - theme.px(MARK) - BESIDE
            beside = Laid([Piece(self._beside, False)], theme.font("caption"), room)
            self._laid[width] = Laid(self._pieces, theme.font(self._role), room), beside
        return self._laid[width]

    def _side_height(self) -> int:
        if not (self._with_side and self._side):
            return 0
        return QFontMetrics(theme.font("caption_strong")).lineSpacing() + 4

    def heightForWidth(self, width: int) -> int:
        words, beside = self._at(width)
        below = beside.height + 3 if self._beside else 0
        return 2 * RING + 2 * PAD + self._side_height() + words.height + below - 2

    def sizeHint(self) -> QSize:
        return QSize(260, self.heightForWidth(260))

    def minimumSizeHint(self) -> QSize:
        return QSize(140, theme.px(48))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._renew()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter choose as well as Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def hitButton(self, at: QPoint) -> bool:
        return self.rect().contains(at)

    # Painting -------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        side, left, top = theme.px(MARK), RING + PAD, RING + PAD
        mark = QRectF(left, top, side, side)
        if self.isEnabled():
            paint_mark(painter, mark, on=self.isChecked(), round_mark=True)
            left += side + BESIDE
        if self._side_height():
            painter.setFont(theme.font("caption_strong"))
            painter.setPen(theme.colour("text2"))
            line = QRectF(left, top, self.width() - left - PAD, self._side_height() - 4)
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), self._side)
            top += self._side_height()
        words, beside = self._at(self.width())
        painter.setPen(theme.colour("text"))
        words.draw(painter, left, top)
        painter.setPen(theme.colour("text2"))
        beside.draw(painter, left, top + words.height + 3)

    def _paint_ground(self, painter: QPainter) -> None:
        box = QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)
        chosen = self.isChecked()
        hot = self.underMouse() and self.isEnabled()
        edge = "accent" if chosen else "outline" if hot else "line"
        painter.setPen(QPen(theme.colour(edge), 2 if chosen else 1))
        painter.setBrush(theme.colour("selection" if chosen else "surface"))
        inset = 1.0 if chosen else 0.5
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 8, 8)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
