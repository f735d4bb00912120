"""The golden thread: one line per live priority, a knot at each step, dotted where it breaks."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QSizePolicy, QWidget

from selfeval.core.overview.strands import Knot, Strand
from selfeval.core.rooms import ROOMS
from selfeval.core.wording import called
from selfeval.i18n import N_, _, ngettext
from selfeval.ui import theme
from selfeval.ui.frame.header import OneLine
from selfeval.ui.item_button import ItemButton
from selfeval.ui.pages.overview.cards import Card
from selfeval.ui.painted import PaintedButton
from selfeval.ui.signs import SignMark
from selfeval.ui.tips import plain_tip
from selfeval.ui.widgets import empty_layout, label, rule
from selfeval.ui.workspace import Workspace

HEADS = (N_("Facts"), N_("Assumptions"), N_("Map"), N_("Priority"), N_("Indicators"))
"""What a strand's steps are called above their knots: one priority, one part of the map."""
MOST = 6
MOST_IN_MENU = 15
LARGE = 1000
"""Counts from here on are written shorter."""


class KnotButton(PaintedButton):
    """A knot of the thread: how many items there are, or “none yet” in words."""

    def __init__(self, knot: Knot, step: str, strand: Strand) -> None:
        super().__init__()
        self.knot, self.priority_id = knot, strand.priority_id
        count = len(knot.ids)
        self.setText(_("none yet") if knot.is_gap else f"{count:,}" if count < LARGE else "999+")
        self.setObjectName(f"knot_{knot.step}")
        told = _("none yet") if knot.is_gap else f"{count:,}"
        self.setAccessibleName(
            _("{step}: {count}, {priority}").format(
                step=step, count=told, priority=called(strand.title)
            )
        )
        self.setToolTip(plain_tip(f"{step}: {told}"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(theme.font("badge")).horizontalAdvance(self.text())
        side = theme.px(30) + 4
        return QSize(max(side, words + theme.px(14) + 4), side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        lifted = self.underMouse() or self.isDown()
        if self.knot.is_gap:
            pen = QPen(theme.colour("warn"), 1.6)
            pen.setDashPattern([2.2, 1.8])
            fill, ink, round_by = "warn_tint", "warn", 8.0
        else:
            pen = QPen(theme.colour("thread"), 2)
            fill, ink, round_by = "surface", "text", box.height() / 2
        painter.setPen(pen)
        painter.setBrush(theme.colour("selection" if lifted else fill))
        painter.drawRoundedRect(box, round_by, round_by)
        painter.setFont(theme.font("badge"))
        painter.setPen(theme.colour(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, round_by + 2, round_by + 2)


class Heading(OneLine):
    """What a column of knots is called, above its middle."""

    def __init__(self, words: str) -> None:
        super().__init__("caption_strong", "text2")
        self.setText(words)
        self.setMinimumHeight(theme.px(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(40), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.colour("text2"))
        words = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), words)
        self.setToolTip(self.text() if words != self.text() else "")


class ThreadBody(QWidget):
    """The strands below their heads; paints the line from knot to knot."""

    knot_clicked = Signal(object)
    title_clicked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._knots: list[list[KnotButton]] = []
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(4, 0, 12, 2)
        self.grid.setHorizontalSpacing(4)
        self.grid.setVerticalSpacing(0)
        self.grid.setColumnStretch(0, 36)
        for place in range(len(ROOMS)):
            self.grid.setColumnStretch(place + 1, 13)

    def show_strands(self, strands: tuple[Strand, ...]) -> None:
        """Show these strands, one row each."""
        empty_layout(self.grid)
        self._knots = []
        for place, words in enumerate(HEADS):
            self.grid.addWidget(Heading(_(words)), 0, place + 1)
        for at, strand in enumerate(strands):
            self._add(strand, 1 + 3 * at)
        self.update()

    def _add(self, strand: Strand, line: int) -> None:
        self.grid.addWidget(_rule_between(), line, 0, 1, len(ROOMS) + 1)
        title = ItemButton(strand.title, strand.owner, lines=2)
        title.setObjectName("strand")
        title.clicked.connect(partial(self._on_title, strand.priority_id))
        self.grid.addWidget(title, line + 1, 0, 2 if strand.signs else 1, 1)
        made: list[KnotButton] = []
        for place, knot in enumerate(strand.knots):
            shown = KnotButton(knot, _(HEADS[place]), strand)
            shown.clicked.connect(partial(self._on_knot, shown))
            made.append(shown)
            self.grid.addWidget(shown, line + 1, place + 1, Qt.AlignmentFlag.AlignCenter)
        self.grid.setRowMinimumHeight(line + 1, theme.px(44))
        self._knots.append(made)
        if strand.signs and strand.worst is not None:
            signs = _signs_line(strand.worst.value, strand.signs)
            self.grid.addWidget(signs, line + 2, 1, 1, len(ROOMS))

    def _on_knot(self, knot: KnotButton, _checked: bool = False) -> None:
        self.knot_clicked.emit(knot)

    def _on_title(self, priority_id: str, _checked: bool = False) -> None:
        self.title_clicked.emit(priority_id)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for knots in self._knots:
            for one, after in pairwise(knots):
                self._paint_line(painter, one, after)

    def _paint_line(self, painter: QPainter, one: KnotButton, after: KnotButton) -> None:
        broken = one.knot.is_gap or after.knot.is_gap
        pen = QPen(theme.colour("warn" if broken else "thread"), 2)
        if broken:
            pen.setDashPattern([0.5, 2.5])
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        start = QPointF(one.geometry().right() - 1, one.geometry().center().y() + 1)
        end = QPointF(after.geometry().left() + 2, start.y())
        painter.drawLine(start, end)


def _rule_between() -> QWidget:
    """Make a hairline as wide as the words of the card, short of its edges."""
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(12, 0, 4, 0)
    line.addWidget(rule())
    return made


def _signs_line(worst: str, words: str) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(theme.px(18), 0, 4, 8)
    line.setSpacing(6)
    said = label(words, "caption", "text2", wrap=True)
    said.setObjectName("strand_signs")
    line.addWidget(SignMark(worst), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(said, 1)
    return made


class ThreadCard(Card):
    """The golden thread of every live priority."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("The golden thread"), "thread_card")
        self._workspace = workspace
        self._all = False
        self._strands: tuple[Strand, ...] = ()
        self.say_title(_("The golden thread"), _("From what we see to what we look for"))

    def show_strands(self, strands: tuple[Strand, ...]) -> None:
        """Show the strands as they are now."""
        self._strands = strands
        self._draw()

    def show_few(self) -> bool:
        """Show only the first strands when drawn next; tell whether that is a change."""
        was, self._all = self._all, False
        return was

    def _draw(self) -> None:
        self.clear()
        if not self._strands:
            self.add_words(
                _("No priority is live yet. When one is, its thread is drawn here, gaps and all.")
            )
            return
        shown = self._strands if self._all else self._strands[:MOST]
        body = ThreadBody()
        body.show_strands(shown)
        body.title_clicked.connect(lambda priority_id: self.go_to.emit("priority", priority_id))
        body.knot_clicked.connect(self._on_knot)
        self.rows.addWidget(body)
        hidden = len(self._strands) - len(shown)
        if hidden:
            self.add_more(hidden, self._on_all, "more_strands")

    def _on_all(self) -> None:
        self._all = True
        self._draw()
        titles = self.findChildren(ItemButton, "strand")
        titles[MOST].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_knot(self, button: KnotButton) -> None:
        """Open the one item there is, offer several by name, or go where the first can be made."""
        knot = button.knot
        if len(knot.ids) == 1:
            self.go_to.emit(knot.table, knot.ids[0])
        elif knot.is_gap:
            self.go_to.emit("priority", button.priority_id)
        else:
            self._offer(button)

    def _offer(self, button: KnotButton) -> None:
        knot = button.knot
        menu = QMenu(button)
        menu.setObjectName("knot_items")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for row_id in knot.ids[:MOST_IN_MENU]:
            name = called(self._workspace.name_of(knot.table, row_id))
            menu.addAction(name.replace("&", "&&"), partial(self.go_to.emit, knot.table, row_id))
        hidden = len(knot.ids) - MOST_IN_MENU
        if hidden > 0:
            menu.addSeparator()
            words = ngettext("{count} more, in its step", "{count} more, in their step", hidden)
            menu.addAction(
                words.format(count=hidden), partial(self.page_wanted.emit, knot.step, "")
            )
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))
