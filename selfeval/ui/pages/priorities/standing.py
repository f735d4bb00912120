"""Where a priority stands: make it live, set it aside, mark it done or stopped. Each asks what it
has to and is then one gesture."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from selfeval.core.board import asks_to_choose, others_live
from selfeval.core.models import Priority
from selfeval.core.wording import shorten
from selfeval.i18n import N_, _
from selfeval.store.errors import UserError
from selfeval.ui import alerts
from selfeval.ui.pages.priorities.questions import ReasonDialog, WaitDialog
from selfeval.ui.workspace import Workspace

LABELS = {
    "live": N_("Make a priority live"),
    "proposed": N_("Propose a priority again"),
    "not_now": N_("Set a priority aside"),
    "done": N_("Mark a priority as done"),
    "stopped": N_("Stop a priority"),
}
"""What Undo says of each."""
REASONS = {
    "not_now": (
        N_("Set aside"),
        N_("Why not now? One line is enough; it stays with the priority."),
    ),
    "stopped": (
        N_("Stop it"),
        N_("Why is it stopped? One line is enough; it stays with the priority."),
    ),
}
"""The title and the question for what needs a reason."""


class Standing(QObject):
    """Changes where priorities stand. `near` is the widget over which it asks.

    `made_live` carries the id of a priority that is live now, `added` that of a new one, `given_up`
    that of one that was left as it was.
    """

    made_live = Signal(str)
    added = Signal(str)
    given_up = Signal(str)

    def __init__(self, workspace: Workspace, near: QWidget) -> None:
        super().__init__(near)
        self._workspace, self._near = workspace, near

    def window(self) -> QWidget:
        """Return the window that questions stand over."""
        return self._near.window()

    def put(self, row_id: str, status: str) -> None:
        """Let a priority stand elsewhere, after asking what that needs."""
        row = self._workspace.rows.get(Priority, row_id)
        if row is None:
            return
        if status == "live":
            self._make_live(row_id, row.title)
        elif status in REASONS:
            self._ask_reason(row, status)
        else:
            self._write(row_id, {"status": status}, status)

    def stop(self, row_id: str, reason: str) -> None:
        """Stop a priority for a reason that is known already; without one, ask for it."""
        if reason:
            self._write(row_id, {"status": "stopped", "status_reason": reason}, "stopped")
        else:
            self.put(row_id, "stopped")

    def add(self, values: dict[str, Any]) -> str:
        """Add a priority with these values and return its id; ask first if it is a fourth.

        While somebody is still being asked nothing is there yet; unasked for, it is proposed.
        """
        new = Priority(**values)
        row_id, title = new.id, new.title
        if new.status != "live" or not asks_to_choose(self._workspace.rows, ""):
            self._workspace.add(new)
            self.added.emit(row_id)
        else:
            dialog = self._ask_which_waits("", title, lambda session: _added(session, new))
            dialog.rejected.connect(lambda: self._add_proposed(new))
        return row_id

    def set_new_aside(self, row: Priority) -> None:
        """Write down a good idea that is not for now, with the reason."""
        dialog = self._reason_dialog(row, "not_now")
        dialog.given.connect(lambda reason: self._add_aside(row, reason))
        dialog.open()

    # Asking ---------------------------------------------------------------------------------

    def _make_live(self, row_id: str, title: str) -> None:
        def bring(session: Any) -> Priority:
            return _there(session, row_id)

        if asks_to_choose(self._workspace.rows, row_id):
            dialog = self._ask_which_waits(row_id, title, bring)
            dialog.rejected.connect(lambda: self.given_up.emit(row_id))
        else:
            self._bring(bring)

    def _ask_which_waits(
        self, row_id: str, title: str, bring: Callable[[Any], Priority]
    ) -> WaitDialog:
        rows = self._workspace.rows
        otherwise = "" if row_id else _("Leave it proposed")
        dialog = WaitDialog(self.window(), title, rows, others_live(rows, row_id), otherwise)
        dialog.chosen.connect(lambda waits, reason: self._bring(bring, waits, reason))
        dialog.keep_wanted.connect(lambda: self._bring(bring))
        dialog.open()
        return dialog

    def _ask_reason(self, row: Priority, status: str) -> None:
        row_id = row.id
        dialog = self._reason_dialog(row, status)
        dialog.given.connect(
            lambda reason: self._write(row_id, {"status": status, "status_reason": reason}, status)
        )
        dialog.rejected.connect(lambda: self.given_up.emit(row_id))
        dialog.open()

    def _reason_dialog(self, row: Priority, status: str) -> ReasonDialog:
        title, question = REASONS[status]
        sentence = shorten(row.title, 120) or _("Nothing written yet")
        return ReasonDialog(self.window(), _(title), sentence, _(question), row.status_reason)

    # Writing: one gesture each --------------------------------------------------------------

    @alerts.calmly
    def _bring(self, bring: Callable[[Any], Priority], waits: str = "", reason: str = "") -> None:
        with self._workspace.edit(_(LABELS["live"])) as session:
            row = bring(session)
            row_id, row.status = row.id, "live"
            if waits:
                other = _there(session, waits)
                other.status, other.status_reason = "not_now", reason
        self.made_live.emit(row_id)

    @alerts.calmly
    def _write(self, row_id: str, values: dict[str, str], status: str) -> None:
        with self._workspace.edit(_(LABELS[status])) as session:
            row = _there(session, row_id)
            for name, value in values.items():
                setattr(row, name, value)

    @alerts.calmly
    def _add_proposed(self, row: Priority) -> None:
        row.status = "proposed"
        self.added.emit(self._workspace.add(row))

    @alerts.calmly
    def _add_aside(self, row: Priority, reason: str) -> None:
        row.status, row.status_reason = "not_now", reason
        self._workspace.add(row, _(LABELS["not_now"]))


def _added(session: Any, row: Priority) -> Priority:
    """Add a priority in a gesture and return it."""
    session.add(row)
    return row


def _there(session: Any, row_id: str) -> Priority:
    """Return the priority in a gesture; UserError where somebody has removed it meanwhile."""
    row: Priority | None = session.get(Priority, row_id)
    if row is None:
        raise UserError(_("This priority is no longer here."), _("Undo may bring it back."))
    return row
