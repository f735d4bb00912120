"""“What happens when”: the actions of a priority across the half-terms, adults' first."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from selfeval.core.board import actions_of
from selfeval.core.costs import cost_words
from selfeval.core.models import Action
from selfeval.core.timeline import Timeline, timeline_of
from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.item_button import ItemButton
from selfeval.ui.pages.priorities.card import hint, more_words, stored
from selfeval.ui.pages.priorities.owned_card import OwnedCard
from selfeval.ui.pages.priorities.timeline_bar import TimelineBar, ToldAction, told_action
from selfeval.ui.widgets import empty_layout, label
from selfeval.ui.workspace import Workspace

HEAD, ROW = 34, 38
MOST = 60
"""Actions drawn here; a priority with more is looked through in detail."""


class Canvas(QWidget):
    """Half-terms as columns, a line for today, and a bar for each action with a date."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("timeline")
        self.setAccessibleName(_("What happens when"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._plan = Timeline((), (), (), None)
        self.bars: list[TimelineBar] = []

    def show_plan(self, plan: Timeline, told: dict[str, ToldAction]) -> None:
        """Draw a plan; `told` gives the words of its actions by id."""
        for bar in self.bars:
            bar.hide()
            bar.setParent(None)
            bar.deleteLater()
        self._plan = plan
        self.bars = [TimelineBar(told[one.action_id], one.left, one.right) for one in plan.bars]
        for bar in self.bars:
            bar.setParent(self)
            bar.installEventFilter(self)
            bar.show()
        self._place()
        self.setVisible(bool(self.bars))
        now = [column.title for column in plan.columns if column.is_now]
        self.setAccessibleDescription(_("Today is in {when}.").format(when=", ".join(now)))
        self.update()

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:
        """Up and Down move from action to action."""
        if event.type() == QEvent.Type.KeyPress and watched in self.bars:
            return self._on_key(self.bars.index(watched), event)
        return False

    def _on_key(self, at: int, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(event.key())
        if step is None:
            return False
        to = max(0, min(at + step, len(self.bars) - 1))
        self.bars[to].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    # Looks ------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(300, theme.px(HEAD) + len(self.bars) * theme.px(ROW) + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._place()

    def _place(self) -> None:
        for at, bar in enumerate(self.bars):
            bar.place(self.width(), theme.px(HEAD) + at * theme.px(ROW), theme.px(ROW) - 4)
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bottom, width = self.height() - 4, self.width()
        for column in self._plan.columns:
            left, right = column.left * width, column.right * width
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(QPointF(left + 0.5, 0), QPointF(left + 0.5, bottom))
            painter.setFont(theme.font("caption_strong" if column.is_now else "caption"))
            painter.setPen(theme.colour("text" if column.is_now else "text2"))
            room = QRectF(left + 6, 0, right - left - 8, theme.px(HEAD) - 12)
            words = painter.fontMetrics().elidedText(
                column.title, Qt.TextElideMode.ElideRight, int(room.width())
            )
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)
        self._paint_today(painter, bottom)

    def _paint_today(self, painter: QPainter, bottom: float) -> None:
        if self._plan.today is None:
            return
        x, top = self._plan.today * self.width(), theme.px(HEAD) - 8
        painter.setPen(QPen(theme.colour("accent"), 1.6))
        painter.drawLine(QPointF(x, top), QPointF(x, bottom))
        painter.setBrush(theme.colour("accent"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(QPointF(x, top), 4, 4)


class TimelineCard(OwnedCard):
    """The timeline, the actions without dates below it, and what all of them cost."""

    model = Action

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            workspace,
            _("What happens when"),
            "timeline_card",
            _("Add an action"),
            _("Adults first. Children’s outcomes last."),
        )
        self.canvas = Canvas()
        self._undated_title = label(_("Without dates"), "caption_strong", "text2")
        self._undated = QVBoxLayout()
        self._undated.setSpacing(2)
        self.cost = label("", "caption", "text2", wrap=True)
        self.cost.setObjectName("actions_cost")
        self.empty = hint(_("What will leaders do, first for what adults know?"), "no_actions")
        self.more = label("", "caption", "text2", wrap=True)
        for part in (self.empty, self.canvas, self._undated_title):
            self.body.addWidget(part)
        self.body.addLayout(self._undated)
        self.body.addWidget(self.more)
        self.body.addWidget(self.cost)

    def told(self) -> object:
        row = self.priority
        ends = row.horizon if row else None
        return self.row_id, ends, date.today(), stored(actions_of(self.workspace.rows, self.row_id))

    def draw(self) -> None:
        """Lay out the actions as they are now."""
        row, rows = self.priority, self.workspace.rows
        if row is None:
            return
        actions = actions_of(rows, row.id)
        plan = timeline_of(rows, row, date.today())
        told = {one.id: told_action(one) for one in actions}
        shown = Timeline(plan.columns, plan.bars[:MOST], plan.undated[:MOST], plan.today)
        self.canvas.show_plan(shown, told)
        for bar in self.canvas.bars:
            self.lead_to(bar, bar.told.row_id)
        self._draw_undated(shown.undated, told)
        self.empty.setVisible(not actions)
        self.cost.setText(cost_words(actions))
        self.cost.setVisible(bool(self.cost.text()))
        left = len(actions) - len(shown.bars) - len(shown.undated)
        self.more.setText(more_words(left))
        self.more.setVisible(left > 0)

    def _draw_undated(self, ids: tuple[str, ...], told: dict[str, ToldAction]) -> None:
        empty_layout(self._undated)
        self._undated_title.setVisible(bool(ids))
        for row_id in ids:
            one = told[row_id]
            made = ItemButton(one.what, one.state_words, one.realm)
            made.setObjectName("undated_action")
            made.setAccessibleName(one.spoken)
            self.lead_to(made, row_id)
            self._undated.addWidget(made)
