"""One action on the timeline: a bar from its start to its end, with its words in or beside it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen

from selfeval.core import realms
from selfeval.core.fields import field_of
from selfeval.core.models import Action
from selfeval.i18n import _
from selfeval.ui import icons, theme, wording
from selfeval.ui.painted import PaintedButton
from selfeval.ui.tips import plain_tip

GLYPH, STRIPE, PAD = 16, 4, 6
LEAST, LEGIBLE = 8, 200
"""Width of the shortest bar; and of one in which words may stand though they are shortened."""


@dataclass(frozen=True)
class ToldAction:
    """An action as the timeline shows it, what it says aloud, and what its tooltip adds."""

    row_id: str
    what: str
    realm: str
    state: str
    state_words: str
    spoken: str
    tip: str


def told_action(row: Action) -> ToldAction:
    """Put an action into words: “Coaching in pairs, Behaviours, 2 Oct to 18 Dec, under way”."""
    what = " ".join(row.what.split()) or _("Nothing written yet")
    state = field_of(Action, "state").label_of(row.state)
    parts = (what, wording.realm_title(row.realm), when_words(row), state.lower())
    spoken = ", ".join(part for part in parts if part)
    tip = "\n".join(part for part in (spoken, row.owner.strip(), row.cost.strip()) if part)
    return ToldAction(row.id, what, row.realm or "", row.state, state, spoken, tip)


def when_words(row: Action) -> str:
    """Say from when to when an action runs; the year only once where both days share it."""
    starts, due = wording.day(row.starts_on), wording.day(row.due_on)
    if starts and due:
        first, year = starts[:-5], starts[-4:]
        starts = first if due.endswith(year) else starts
        return _("{start} to {end}").format(start=starts, end=due)
    if starts:
        return _("from {day}").format(day=starts)
    return _("by {day}").format(day=due) if due else _("without dates")


class TimelineBar(PaintedButton):
    """An action to open. It covers its bar and its words, wherever they stand."""

    def __init__(self, told: ToldAction, left: float, right: float) -> None:
        super().__init__()
        self.told, self.left, self.right = told, left, right
        self._bar, self._words = QRectF(), QRectF()
        self.setObjectName("timeline_bar")
        self.setText(told.what)
        self.setAccessibleName(told.spoken)
        self.setToolTip(plain_tip(told.tip))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def place(self, width: int, top: int, height: int) -> None:
        """Take the place on a canvas so wide; words stand in the bar, or where there is room."""
        start = self.left * width
        end = max(self.right * width, start + LEAST)
        words = self._room_for_words(start, end, width)
        first, last = min(start, words[0]), max(end, words[1])
        self.setGeometry(QRect(int(first), top, int(last - first) + 2, height))
        inset = 3
        self._bar = QRectF(start - int(first), inset, end - start, height - 2 * inset)
        self._words = QRectF(words[0] - int(first), inset, words[1] - words[0], self._bar.height())

    def _room_for_words(self, start: float, end: float, width: int) -> tuple[float, float]:
        """Return from where to where the words stand: in the bar, after it, or before it."""
        glyph = theme.px(GLYPH) + PAD
        lead, in_bar = STRIPE + PAD, end - start >= theme.px(GLYPH) + STRIPE + 2 * PAD
        needed = self._needed() + (0 if in_bar else glyph)
        inside, after, before = end - start - lead - PAD, width - end - PAD, start - PAD
        if inside >= self._needed() + glyph or inside >= max(after, before, theme.px(LEGIBLE)):
            return start + lead, end - PAD
        if after >= needed or (after >= before and before < needed):
            return end + PAD, min(float(width), end + PAD + needed)
        return max(0.0, start - PAD - needed), start - PAD

    def _needed(self) -> float:
        body, caption = QFontMetrics(theme.font("body")), QFontMetrics(theme.font("caption"))
        words = body.horizontalAdvance(self.told.what)
        return words + caption.horizontalAdvance(self._state()) + 4

    def _state(self) -> str:
        return _("  ·  {state}").format(state=self.told.state_words)

    # Looks ------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_bar(painter)
        self._paint_words(painter)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_bar(self, painter: QPainter) -> None:
        """Planned is a faint outline, under way is filled, done is ticked, dropped is dotted."""
        state, box = self.told.state, self._bar.adjusted(0.5, 0.5, -0.5, -0.5)
        filled = state in ("under_way", "done")
        edges = {
            "planned": QPen(theme.colour("line"), 1),
            "dropped": QPen(theme.colour("outline"), 1, Qt.PenStyle.DotLine),
        }
        painter.setPen(edges.get(state, Qt.PenStyle.NoPen))
        painter.setBrush(theme.colour("sunken" if filled else "surface"))
        if self.underMouse():
            painter.setBrush(theme.colour("selection"))
        painter.drawRoundedRect(box, 4, 4)
        stripe = QRectF(self._bar.left(), self._bar.top(), STRIPE, self._bar.height())
        painter.fillRect(stripe, theme.colour(self.told.realm or "outline"))

    def _paint_glyph(self, painter: QPainter) -> float:
        """Draw the realm in the bar where it fits, else before the words; return the room taken."""
        side = theme.px(GLYPH)
        inside = self._bar.width() >= side + STRIPE + 2 * PAD
        left = self._bar.left() + STRIPE + PAD if inside else self._words.left()
        realm = realms.realm(self.told.realm)
        if realm is not None:
            mark = QRectF(left, self._bar.center().y() - side / 2, side, side)
            icons.draw_realm(painter, realm.id, _(realm.letter), mark)
        return 0.0 if inside and not self._bar.contains(self._words.center()) else side + PAD

    def _paint_words(self, painter: QPainter) -> None:
        if not self._bar.contains(self._words.center()):
            painter.fillRect(self._words.adjusted(-2, 4, 0, -4), theme.colour("surface"))
        room = self._words.adjusted(self._paint_glyph(painter), 0, 0, 0)
        face = theme.font("body")
        face.setStrikeOut(self.told.state == "dropped")
        painter.setFont(face)
        painter.setPen(theme.colour("text"))
        state_face = theme.font("caption")
        taken = QFontMetrics(state_face).horizontalAdvance(self._state())
        metrics = QFontMetrics(face)
        left = int(max(20.0, room.width() - taken))
        words = metrics.elidedText(self.told.what, Qt.TextElideMode.ElideRight, left)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(room, middle, words)
        room.setLeft(room.left() + metrics.horizontalAdvance(words))
        painter.setFont(state_face)
        painter.setPen(theme.colour("ok" if self.told.state == "done" else "text2"))
        painter.drawText(room, middle, self._state())

    def middle(self) -> QPointF:
        """Return the middle of the bar itself, where a pointer would press it."""
        return self._bar.center()
