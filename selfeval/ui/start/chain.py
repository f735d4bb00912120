"""What the start page paints below everything: the five steps on one line.

Qt alone, so that it can be painted first.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from selfeval.i18n import N_, _
from selfeval.ui import theme

STEPS = (
    (N_("Facts"), N_("what we can see")),
    (N_("Assumptions"), N_("why we think so")),
    (N_("Maps"), N_("how it connects")),
    (N_("Priorities"), N_("what we will do")),
    (N_("Early indicators"), N_("what we look for")),
)


ASIDE = 4
RING = 14
"""Half the side of a ring, at 100 % text."""
WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignHCenter)


class Chain(QWidget):
    """The five steps as rings on the gold thread; words too long for their share are wrapped."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(", ".join(_(title) for title, _words in STEPS))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        titles, words = self._heights(width / len(STEPS))
        return theme.px(12 + 2 * RING + 8) + titles + words + 4

    def _heights(self, share: float) -> tuple[int, int]:
        """Return how tall the tallest title and the tallest line of words are."""
        return (
            max(_height(_(title), "strong", share) for title, _words in STEPS),
            max(_height(_(words), "caption", share) for _title, words in STEPS),
        )

    def sizeHint(self) -> QSize:
        return QSize(520, self.heightForWidth(520))

    def minimumSizeHint(self) -> QSize:
        return QSize(300, theme.px(80))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        share = self.width() / len(STEPS)
        height = theme.px(12 + RING)
        tall, _rest = self._heights(share)
        painter.setPen(QPen(theme.colour("thread"), 2))
        painter.drawLine(int(share / 2), height, int(self.width() - share / 2), height)
        for at, (title, words) in enumerate(STEPS):
            middle = share * (at + 0.5)
            painter.setPen(QPen(theme.colour("thread"), 2))
            painter.setBrush(theme.colour("surface"))
            half = theme.px(RING)
            ring = QRectF(middle - half, height - half, 2 * half, 2 * half)
            painter.drawEllipse(ring)
            painter.setFont(theme.font("badge"))
            painter.setPen(theme.colour("thread_text"))
            painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, str(at + 1))
            top = height + theme.px(RING + 8)
            title_box = QRectF(share * at, top, share, tall)
            words_box = QRectF(share * at, top + tall, share, self.height() - top - tall)
            _say(painter, title_box, _(title), "strong", "text")
            _say(painter, words_box, _(words), "caption", "text2")


def _height(words: str, role: str, share: float) -> int:
    return _wrapped(words, role, int(share) - 2 * ASIDE, theme.zoom())


@lru_cache(maxsize=512)
def _wrapped(words: str, role: str, width: int, _zoom: int) -> int:
    """Measure once: a layout asks for the same widths many times."""
    room = QRect(0, 0, width, 10_000)
    return QFontMetrics(theme.font(role)).boundingRect(room, WRAPPED, words).height()


def _say(painter: QPainter, box: QRectF, words: str, role: str, token: str) -> None:
    painter.setFont(theme.font(role))
    painter.setPen(theme.colour(token))
    painter.drawText(box.adjusted(ASIDE, 0, -ASIDE, 0), WRAPPED, words)
