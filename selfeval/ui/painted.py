"""What the buttons that we paint, wholly or in part, have in common."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QIcon, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolTip,
    QWidget,
)

from selfeval.ui import theme
from selfeval.ui.tips import plain_tip

GAP = 8
"""Pixels between an icon and the words."""
STYLE_GAP = 4
"""Pixels that Qt's own styles leave there; the icon of a button with words brings the rest."""


def widened(icon: QIcon, size: QSize, ratio: float, mirrored: bool) -> QIcon:
    """Return an icon with room on the side of the words, at one size and sharpness."""
    more = GAP - STYLE_GAP
    made = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled):
        canvas = QPixmap(
            round((size.width() + more) * ratio),
            round(size.height() * ratio),
        )
        canvas.setDevicePixelRatio(ratio)
        canvas.fill(Qt.GlobalColor.transparent)
        painter = QPainter(canvas)
        icon.paint(painter, QRect(QPoint(more if mirrored else 0, 0), size), mode=mode)
        painter.end()
        made.addPixmap(canvas, mode)
    return made


class PaintedButton(QAbstractButton):
    """A button that is reached by Tab, shows the pointer, and takes Enter as well as Space.

    It asks for its room anew in another size of text.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def be_as_tall_as_words(self) -> None:
        """Take all the width there is, and the height that `heightForWidth` says for it."""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class RingButton(QPushButton):
    """A push button whose focus stands out where an edge alone could not: a gap, then a ring.

    That is so on a filled button, on a chosen segment, and on an ink card. The style sheet leaves
    the margin for it. Words without room end in dots.
    """

    _widened: tuple[object, QIcon] | None = None

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Ask for the icon with our gap beside it: a style leaves a smaller one."""
        super().initStyleOption(option)
        if option.icon.isNull() or not option.text:
            return
        option.icon = self._icon_with_gap(option.icon, option.iconSize)
        option.iconSize += QSize(GAP - STYLE_GAP, 0)

    def _icon_with_gap(self, icon: QIcon, size: QSize) -> QIcon:
        ratio, mirrored = self.devicePixelRatioF(), self.isRightToLeft()
        asked = (icon.cacheKey(), size.width(), size.height(), ratio, mirrored)
        if self._widened is None or self._widened[0] != asked:
            self._widened = asked, widened(icon, size, ratio, mirrored)
        return self._widened[1]

    def words_shown(self) -> str:
        """Return the words as they are drawn: ended by dots where the button has no room."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = (
            self.style()
            .subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
            .width()
        )
        if not self.icon().isNull():
            room -= self.iconSize().width() + GAP
        dots, mnemonic = Qt.TextElideMode.ElideRight, int(Qt.TextFlag.TextShowMnemonic)
        return self.fontMetrics().elidedText(self.text(), dots, room, mnemonic)

    def _is_cut(self) -> bool:
        return self.width() < self.sizeHint().width() and self.words_shown() != self.text()

    def event(self, event: QEvent) -> bool:
        """Say in a tooltip what the dots stand for."""
        if isinstance(event, QHelpEvent) and not self.toolTip() and self._is_cut():
            QToolTip.showText(event.globalPos(), plain_tip(self.text()), self)
            return True
        return super().event(event)

    def _paint_cut(self) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self.words_shown()
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_cut():
            self._paint_cut()
        else:
            super().paintEvent(event)
        if self.hasFocus() and self._ringed():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("on_ink" if self._on_ink() else "accent"), 2))
            corner = 15 if self.property("kind") == "filter" else 8
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), corner, corner)

    def _ringed(self) -> bool:
        kind = self.property("kind")
        chosen = kind in ("segment", "filter") and self.isChecked()
        return kind == "primary" or chosen or self._on_ink()

    def _on_ink(self) -> bool:
        around = self.parentWidget()
        return around is not None and around.property("ink") is True
