"""Words that stand on one line of a FlowLayout where they fit, and on several where they do not."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel

from selfeval.ui import theme


class FlowLabel(QLabel):
    """A label that wants one line and takes more only where there is no room for it."""

    def __init__(self, text: str = "", role: str = "body", tone: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        if tone:
            self.setProperty("tone", tone)
        theme.set_role(self, role)

    def sizeHint(self) -> QSize:
        """As wide as the words on one line."""
        width = QFontMetrics(self.font()).horizontalAdvance(self.text()) + 4
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrower than that, too: the words then take several lines."""
        return QSize(min(self.sizeHint().width(), theme.px(80)), self.sizeHint().height())
