"""Priorities that are not live: proposed, not for now, and, folded away, done and stopped."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from selfeval.core.board import board_of
from selfeval.core.models import Priority, Row
from selfeval.core.wording import called
from selfeval.i18n import N_, _, ngettext
from selfeval.ui import icons
from selfeval.ui.form.context import open_picker
from selfeval.ui.item_button import ItemButton
from selfeval.ui.pages.priorities.card import BoardCard, hint, stored
from selfeval.ui.pages.priorities.live_card import owner_words
from selfeval.ui.pages.priorities.standing import Standing
from selfeval.ui.tips import plain_tip
from selfeval.ui.widgets import button, empty_layout, icon_button, label, rule
from selfeval.ui.workspace import Workspace

MOST = 12
"""Rows of a list before “Show all”."""
MOVES: dict[str, tuple[tuple[str, str], ...]] = {
    "proposed": (("live", N_("Make live…")), ("not_now", N_("Set aside…"))),
    "not_now": (
        ("live", N_("Make live…")),
        ("proposed", N_("Bring back as proposed")),
        ("not_now", N_("Change the reason…")),
        ("stopped", N_("Stop it…")),
    ),
    "done": (("live", N_("Make live again…")), ("proposed", N_("Bring back as proposed"))),
    "stopped": (("live", N_("Make live again…")), ("proposed", N_("Bring back as proposed"))),
}
"""What can become of a priority, by where it stands: the new word and what the menu calls it."""


class WaitingRows(QWidget):
    """Rows of priorities that wait; each opens, and has a menu of what can become of it."""

    def __init__(self, card: BoardCard, standing: Standing) -> None:
        super().__init__()
        self._card, self._standing = card, standing
        self._all = False
        self._rows: Sequence[Priority] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_rows(self, rows: Sequence[Priority]) -> None:
        """Show these priorities."""
        self._rows = rows
        empty_layout(self._column)
        for row in rows if self._all else rows[:MOST]:
            self._column.addWidget(rule())
            self._column.addWidget(self._row(row))
        if len(rows) > MOST and not self._all:
            words = _("Show all {count}").format(count=len(rows))
            more = button(words, "link", name="show_all_waiting")
            more.clicked.connect(self._on_all)
            self._column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_all(self) -> None:
        self._all = True
        self.show_rows(self._rows)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        buttons = self.findChildren(ItemButton)
        buttons[min(MOST, len(buttons) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_row(self, row_id: str) -> QWidget | None:
        """Put the focus on a priority and return its button; None where it is not among these."""
        at = next((at for at, row in enumerate(self._rows) if row.id == row_id), -1)
        if at < 0:
            return None
        if at >= MOST and not self._all:
            self._on_all()
        shown = self.findChildren(ItemButton)[at]
        shown.setFocus(Qt.FocusReason.OtherFocusReason)
        return shown

    def _row(self, row: Priority) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(4, 2, 6, 2)
        line.setSpacing(2)
        words = row.status_reason if row.status in ("not_now", "stopped") else owner_words(row)
        shown = ItemButton(row.title, " ".join(words.split()), caption_lines=2)
        shown.setObjectName(f"{row.status}_item")
        shown.setToolTip(plain_tip(words))
        shown.clicked.connect(partial(self._on_open, row.id))
        words_and_more = QVBoxLayout()
        words_and_more.setSpacing(0)
        words_and_more.addWidget(shown)
        line.addLayout(words_and_more, 1)
        if self._card.may_write and row.status == "proposed":
            words_and_more.addWidget(self._live_button(row), 0, Qt.AlignmentFlag.AlignLeft)
        if self._card.may_write:
            line.addWidget(self._menu_button(row), 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _live_button(self, row: Priority) -> QWidget:
        made = button(_("Make live…"), "link", "plus", "make_live")
        made.setAccessibleName(_("Make “{title}” live").format(title=called(row.title)))
        made.clicked.connect(partial(self._on_live, row.id))
        return made

    def _on_live(self, row_id: str, _checked: bool = False) -> None:
        self._standing.put(row_id, "live")

    def _menu_button(self, row: Priority) -> QToolButton:
        spoken = _("Decide about “{title}”").format(title=called(row.title))
        made = icon_button("dots", spoken, f"{row.status}_menu")
        menu = QMenu(made)
        for status, words in MOVES[row.status]:
            action = menu.addAction(_(words), partial(self._standing.put, row.id, status))
            action.setObjectName(f"to_{status}")
        menu.addSeparator()
        menu.addAction(
            icons.icon("pencil", in_menu=True), _("Open in detail"), partial(self._on_open, row.id)
        )
        made.setMenu(menu)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return made

    def _on_open(self, row_id: str, _checked: bool = False) -> None:
        self._card.go_to.emit("priority", row_id)


class ProposedCard(BoardCard):
    """What somebody proposes and nobody has decided yet; hidden where there is nothing."""

    def __init__(self, workspace: Workspace, standing: Standing) -> None:
        super().__init__(workspace, _("Proposed"), "proposed_card")
        self.rows = WaitingRows(self, standing)
        self.count = label("", "caption", "text2")
        self.head.addWidget(self.count)
        self.body.setContentsMargins(0, 0, 0, 4)
        self.body.addWidget(label_in(_("Not decided yet."), "caption"))
        self.body.addWidget(self.rows)

    def told(self) -> object:
        return stored(board_of(self.workspace.rows).proposed)

    def draw(self) -> None:
        """Show what is proposed now."""
        found = board_of(self.workspace.rows).proposed
        self.setVisible(bool(found))
        self.count.setText(str(len(found)))
        self.rows.show_rows(found)


class NotNowCard(BoardCard):
    """Good ideas that wait, with the reason why, and a way to set another aside."""

    def __init__(self, workspace: Workspace, standing: Standing) -> None:
        super().__init__(workspace, _("Not now"), "not_now_card")
        self._standing = standing
        self.rows = WaitingRows(self, standing)
        self.count = label("", "caption", "text2")
        self.head.addWidget(self.count)
        self.body.setContentsMargins(0, 0, 0, 4)
        self.empty = label_in(_("Which good ideas do we leave for now, and why?"), "body")
        self.quiet = label_in(_("Good ideas that we leave for now."), "caption")
        self.add = button(_("Set something aside"), "link", "plus", "set_aside")
        self.add.clicked.connect(self._on_add)
        self.body.addWidget(self.quiet)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.rows)
        self.body.addWidget(rule())
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 0, 8, 0)
        foot.addWidget(self.add)
        foot.addStretch(1)
        self.body.addLayout(foot)
        self.add.setVisible(self.may_write)

    def told(self) -> object:
        return stored(board_of(self.workspace.rows).not_now)

    def draw(self) -> None:
        """Show what waits now."""
        found = board_of(self.workspace.rows).not_now
        self.count.setText(str(len(found)) if found else "")
        self.quiet.setVisible(bool(found))
        self.empty.setVisible(not found)
        self.rows.show_rows(found)

    def _on_add(self) -> None:
        board = board_of(self.workspace.rows)
        gone = [row.id for row in (*board.not_now, *board.done, *board.stopped)]
        open_picker(
            self.workspace,
            Priority,
            self,
            self._on_picked,
            without=gone,
            title=_("What could wait? Choose one, or write a new idea."),
            take_new=self._on_written,
        )

    def _on_picked(self, row_id: str | None) -> None:
        if row_id:
            self._standing.put(row_id, "not_now")

    def _on_written(self, row: Row) -> None:
        if isinstance(row, Priority):
            self._standing.set_new_aside(row)


class EndedCard(BoardCard):
    """What is done or was stopped, folded away until somebody asks."""

    def __init__(self, workspace: Workspace, standing: Standing) -> None:
        super().__init__(workspace, _("Done and stopped"), "ended_card")
        self.title.hide()
        self.fold = button("", "link", "chevron-down", "fold_ended")
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._on_fold)
        self.head.setContentsMargins(8, 6, 8, 6)
        self.head.insertWidget(0, self.fold)
        self.body.setContentsMargins(0, 0, 0, 4)
        self._parts = {one: WaitingRows(self, standing) for one in ("done", "stopped")}
        self._titles = {
            "done": label_in(_("Done"), "caption_strong"),
            "stopped": label_in(_("Stopped"), "caption_strong"),
        }
        for status, part in self._parts.items():
            self.body.addWidget(self._titles[status])
            self.body.addWidget(part)

    def told(self) -> object:
        board = board_of(self.workspace.rows)
        return self.fold.isChecked(), stored((*board.done, *board.stopped))

    def draw(self) -> None:
        """Show what has ended by now."""
        board = board_of(self.workspace.rows)
        found = {"done": board.done, "stopped": board.stopped}
        count = len(board.done) + len(board.stopped)
        self.setVisible(bool(count))
        words = ngettext("Done and stopped · {count}", "Done and stopped · {count}", count)
        self.fold.setText(words.format(count=count))
        is_open = self.fold.isChecked()
        for status, part in self._parts.items():
            part.setVisible(is_open and bool(found[status]))
            self._titles[status].setVisible(is_open and bool(found[status]))
            part.show_rows(found[status] if is_open else ())

    def _on_fold(self, is_open: bool) -> None:
        icons.put(self.fold, "chevron-up" if is_open else "chevron-down", "accent")
        self.show_priority(self.row_id)


def label_in(words: str, role: str) -> QWidget:
    """Make a quiet line that stands in line with a card's title."""
    made = hint(words) if role == "body" else label(words, role, "text2", wrap=True)
    made.setContentsMargins(16, 0, 12, 8)
    return made
