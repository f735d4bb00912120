"""Erase for good: what to erase, whether really, how far it is, and what it reached."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from selfeval.core.models import SCHOOL_ID, School
from selfeval.i18n import _
from selfeval.store.erase_reach import Reached
from selfeval.store.erased import Key
from selfeval.store.errors import UserError
from selfeval.ui import alerts
from selfeval.ui.checks import Check
from selfeval.ui.erasing import words
from selfeval.ui.erasing.options import (
    Option,
    item_options,
    row_options,
    same_options,
    titled,
)
from selfeval.ui.erasing.sheet import ProgressSheet, Sheet
from selfeval.ui.erasing.work import Erasing
from selfeval.ui.waiting import waiting
from selfeval.ui.widgets import button, fit_to_screen
from selfeval.ui.workspace import Workspace

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk


def open_erase(desk: Desk) -> None:
    """Ask what of the item that is shown is to be erased for good."""
    item = desk.item or ((School, SCHOOL_ID) if desk.page_key == "school" else None)
    key = (item[0].table_name(), item[1]) if item else None
    if key is None or not item_options(desk.workspace, key):
        alerts.message(
            desk.window,
            _("Choose an item first.") if key is None else _("Nothing was ever written here."),
            _("What was removed can be erased for good under Recently removed."),
            name="nothing_to_erase",
        )
        return
    erase_item(desk.workspace, key, desk.window)


def erase_item(workspace: Workspace, key: Key, parent: QWidget) -> EraseDialog:
    """Open the dialog on an item that is there: all of it, or some of its fields."""
    return _opened(EraseDialog(workspace, item_options(workspace, key), parent))


def erase_rows(workspace: Workspace, keys: Sequence[Key], parent: QWidget) -> EraseDialog:
    """Open the dialog on rows that are to go as a whole, there or removed."""
    return _opened(EraseDialog(workspace, row_options(workspace, keys), parent))


def _opened(dialog: EraseDialog) -> EraseDialog:
    dialog.open()
    return dialog


class EraseDialog(QDialog):
    """Sheets, one after the other. Nothing is erased before the second one is answered."""

    def __init__(self, workspace: Workspace, options: list[Option], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("erase_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Erase for good"))
        fit_to_screen(self, 680, 620)
        self.workspace = workspace
        self._options, self._same = options, list[Option]()
        self._chosen: set[int] = {at for at, one in enumerate(options) if one.ticked}
        self._path = workspace.document.path
        self._is_working = False
        self._others: list[str] = []
        self._sheet: Sheet | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        if len(options) == 1 and options[0].ticked:
            self.ask_whether()
        else:
            self.ask_what()

    def _show(self, sheet: Sheet, focused: QWidget) -> None:
        before, self._sheet = self._sheet, sheet
        self._column.addWidget(sheet)
        if before is not None:
            before.hide()
            before.deleteLater()
            sheet.show()  # not only when the layout is next asked: it takes the focus now
        focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cancel(self) -> QPushButton:
        made = button(_("Cancel"), "primary", name="erase_cancel")
        made.clicked.connect(self.reject)
        return made

    def reject(self) -> None:
        """Close, unless it is under way: nothing can stop it then."""
        if not self._is_working:
            super().reject()

    # What -----------------------------------------------------------------------------------

    def ask_what(self) -> None:
        """Show what can be erased, to be ticked."""
        sheet = Sheet(_("Erase for good"))
        sheet.say(
            _("What you tick goes from the file and from its history. It cannot be undone."),
            faint=True,
        )
        tick_boxes = [
            sheet.tick(one, ticked=at in self._chosen) for at, one in enumerate(self._options)
        ]
        cancel = self._cancel()
        on = button(_("Continue…"), name="erase_continue")
        on.clicked.connect(self.ask_whether)

        def count() -> None:
            self._chosen = {at for at, one in enumerate(tick_boxes) if one.isChecked()}
            whole = {self._options[at].key for at in self._chosen if not self._options[at].field}
            for one, option in zip(tick_boxes, self._options, strict=True):
                one.setEnabled(not option.field or option.key not in whole)
            on.setEnabled(bool(self._chosen))

        for one in tick_boxes:
            one.toggled.connect(count)
        count()
        sheet.end(None, on, cancel)
        self._show(sheet, tick_boxes[0])

    def _wanted(self) -> list[Option]:
        """Return what is chosen, leaving out fields of what goes as a whole."""
        chosen = [self._options[at] for at in sorted(self._chosen)]
        whole = {one.key for one in chosen if not one.field}
        return [one for one in chosen if not one.field or one.key not in whole]

    # Whether ----------------------------------------------------------------------------------

    def ask_whether(self) -> None:
        """Say what will be gone, and where; Cancel is what Enter presses."""
        wanted = self._wanted()
        with waiting():
            self._same = same_options(self.workspace, wanted)
        sheet = Sheet(_("Erase this for good?"))
        for one in wanted:
            sheet.bullet("trash", self._named(one), one.says)
        sheet.say(
            _(
                "It goes from this file and its history, and from the backups and working copies"
                " of it on this computer. Nothing can bring it back: not Undo, not the history,"
                " not a backup."
            )
        )
        same = self._add_same(sheet)
        self._add_beyond(sheet)
        cancel = self._cancel()
        erase = button(_("Erase for good"), icon="trash", name="erase_now")
        erase.clicked.connect(lambda: self.erase([one.isChecked() for one in same]))
        back = button(_("Back"), name="erase_back")
        back.clicked.connect(self.ask_what)
        back.setVisible(len(self._options) > 1)
        sheet.end(back, None, erase, cancel)
        self._show(sheet, cancel)

    def _named(self, one: Option) -> str:
        if not one.field:
            if len(self._options) > 1 and self._options[0] is one and not one.ticked:
                return one.title
            return _("{item}, with all that belongs to it or ever did").format(item=one.title)
        return _("{item}: {field}").format(item=titled(self.workspace, one.key), field=one.title)

    def _add_same(self, sheet: Sheet) -> list[Check]:
        if not self._same:
            return []
        sheet.head(_("The same words also stand here. Tick what should go as well."))
        return [sheet.tick(one, ticked=False) for one in self._same]

    def _add_beyond(self, sheet: Sheet) -> None:
        sheet.head(_("What cannot be reached from here"))
        for one in words.beyond_words(self._path, self.workspace.document.others()):
            sheet.bullet("", one)

    # Erasing ----------------------------------------------------------------------------------

    @alerts.calmly
    def erase(self, also: list[bool]) -> None:
        """Erase what was chosen, and show how far it is."""
        wanted = self._wanted()
        wanted += [one for one, ticked in zip(self._same, also, strict=True) if ticked]
        fields: dict[Key, list[str]] = {}
        for one in wanted:
            if one.field:
                fields.setdefault(one.key, []).append(one.field)
        whole = [one.key for one in wanted if not one.field]
        self._others = self.workspace.document.others()
        erasing = Erasing(self.workspace)
        erasing.done.connect(self._on_done)
        erasing.failed.connect(self._on_failed)
        self._is_working = True
        try:
            erasing.start(fields, whole)
        except BaseException:
            self._is_working = False
            raise
        if self._is_working:
            self._show_progress(erasing)

    def _show_progress(self, erasing: Erasing) -> None:
        sheet = ProgressSheet()
        erasing.step.connect(sheet.step)
        self._show(sheet, sheet.bar)

    def _on_failed(self, problem: Exception) -> None:
        self._is_working = False
        self.reject()
        raise problem

    # What it reached ----------------------------------------------------------------------------

    def _on_done(self, reached: Reached, problem: UserError | None) -> None:
        self._is_working = False
        sheet = Sheet(words.headline(reached, problem))
        sheet.head(_("Gone from"))
        for one in words.reached_words(reached, problem, self._path):
            sheet.bullet("check", one)
        missed = words.missed_words(reached, problem, self._path)
        if missed:
            sheet.head(_("Still on this computer"))
        for one in missed:
            sheet.bullet("alert-triangle", one)
        sheet.head(_("Out of reach"))
        for one in words.beyond_words(self._path, self._others, reached.beside):
            sheet.bullet("", one)
        close = button(_("Close"), "primary", name="erase_close")
        close.clicked.connect(self.accept)
        sheet.end(None, close)
        self._show(sheet, close)
