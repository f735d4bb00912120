"""File, Password: give the open file a password, change it, take it away, show its recovery key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from selfeval.core.models import School
from selfeval.i18n import N_, _
from selfeval.report.recovery_paper import RecoveryPaper
from selfeval.store import keys
from selfeval.store.errors import UserError
from selfeval.store.keys import SHORTEST
from selfeval.ui import alerts
from selfeval.ui.erasing.sheet import Sheet
from selfeval.ui.form.unkept import unkept, unkept_words
from selfeval.ui.handover.beside import Beside
from selfeval.ui.password import setting_words as words
from selfeval.ui.password.setting_key import RecoveryDialog
from selfeval.ui.password.setting_parts import Fields, points, rows_card, warning
from selfeval.ui.password.setting_told import nothing_changed, tell
from selfeval.ui.password.setting_work import Setting, is_under_another, opens
from selfeval.ui.start.row_button import StartButton
from selfeval.ui.waiting import waiting
from selfeval.ui.widgets import button, fit_to_screen

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk

STACKED_BELOW = 640
"""Pixels at 100 % text, for what to know first and the fields beside it."""

CHOICES = (
    (
        "change",
        "pencil",
        N_("Change the password…"),
        N_("For example when somebody leaves who knows it. There is a new recovery key then."),
    ),
    (
        "key",
        "printer",
        N_("Show the recovery key again…"),
        N_("To print it once more. It stays the same."),
    ),
    (
        "remove",
        "trash",
        N_("Take the password away…"),
        N_("Then whoever has the file can read it."),
    ),
)
"""What can be done with the password of a file: its name, icon, title and words."""


def open_password(desk: Desk) -> None:
    """Open the dialog on the file that is open; say why not where nothing can be done."""
    document = desk.workspace.document
    if document.read_only and not document.has_password:
        alerts.message(
            desk.window,
            _("This file is open for reading only, so it cannot get a password here."),
            why_not(closed=bool(document.closed_on)),
            name="password_read_only",
        )
        return
    ProtectionDialog(desk).open()


def why_not(*, closed: bool) -> str:
    """Say what to do where a file is open for reading only."""
    if closed:
        return _(
            "Its year is closed. Choose “Open a closed year again” in the File menu first; the"
            " history will say that you did."
        )
    return _(
        "A password is part of the file. Whoever may change the file where it is can set one, or"
        " you can in a copy of your own."
    )


class ProtectionDialog(QDialog):
    """One sheet; `way` is one of CHOICES, "" for what comes first.

    Nothing happens before a password was typed and agreed to.
    """

    def __init__(self, desk: Desk, way: str = "") -> None:
        super().__init__(desk.window)
        self.setObjectName("protection_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Password"))
        self._desk, self._workspace = desk, desk.workspace
        self._document = desk.workspace.document
        self._is_gone = False
        self._fields = Fields()
        self._do = QPushButton()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        sheets = {
            "change": partial(self.ask_new, change=True),
            "key": self.ask_for_key,
            "remove": self.ask_to_remove,
        }
        first = self.show_choices if self._document.has_password else self.ask_new
        sheets.get(way, first)()

    def done(self, result: int) -> None:
        """Keep nothing that was typed, and close."""
        self._is_gone = True
        for one in self._fields.lines:
            one.line.clear()
        super().done(result)

    # Sheets -------------------------------------------------------------------------------

    def _show(self, sheet: Sheet, focused: QWidget, width: int, height: int) -> None:
        fit_to_screen(self, width, height)
        self._column.addWidget(sheet)
        focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self, way: str) -> None:
        """Show another sheet, in a dialog of its own size."""
        self.accept()
        ProtectionDialog(self._desk, way).open()

    def show_choices(self) -> None:
        """Show what can be done with the password that the file has."""
        may_write = not self._document.read_only
        sheet = Sheet(_("This file has a password"), "protection")
        sheet.say(
            _(
                "The file, your working copy of it and its backups on this computer open only with"
                " it, or with its recovery key."
            ),
            faint=True,
        )
        rows = [_row(*one, self._go_on) for one in CHOICES if may_write or one[0] == "key"]
        sheet.add(rows_card(rows))
        if not may_write:
            told = _("It cannot be changed here: the file is open for reading only.")
            sheet.say(f"{told} {why_not(closed=bool(self._document.closed_on))}", faint=True)
        sheet.end(None, self._close(_("Close")))
        self._show(sheet, rows[0], 640, 390)

    def ask_new(self, *, change: bool = False) -> None:
        """Say what a password does, and ask for a new one; for the present one too, to `change`."""
        heading = _("Change the password") if change else _("Give this file a password")
        sheet = Sheet(heading, "protection")
        if not change:
            sheet.say(
                _(
                    "With a password, this file opens only for those who know it; so do your"
                    " working copy of it and its backups on this computer. A file has none unless"
                    " you give it one."
                ),
                faint=True,
            )
        fields = self._fields = Fields()
        present = fields.password("password_present", _present()) if change else None
        new, again = fields.new()
        told = fields.told()
        fields.end()

        def begin() -> None:
            if present is not None and self._is_wrong(present.line.text()):
                return
            if self._is_no_password(new.line.text(), again.line.text()):
                return
            self._save_first(new.line.text(), told.text())

        self._do = button(
            _("Change it") if change else _("Set the password"), "primary", "lock", "protection_do"
        )
        known = words.CHANGING if change else words.SETTING
        self._ask(sheet, known, begin, 600, warns=True)

    def ask_for_key(self) -> None:
        """Ask for the present password before the recovery key is shown."""
        sheet = Sheet(_("Show the recovery key again"), "protection")
        fields = self._fields = Fields()
        present = fields.password("password_present", _("The password"))
        fields.end()

        def begin() -> None:
            if self._is_wrong(present.line.text()):
                return
            key = keys.key_of(self._document.database)
            if key is not None and is_under_another(self._document.path, key):
                self._fields.say(words.changed_elsewhere())
                return
            paper = self._paper("")
            self.accept()
            if key is not None:
                RecoveryDialog(self._desk.window, key, paper).open()

        self._do = button(_("Show it"), "primary", name="protection_do")
        known = (("eye", N_("Whoever sees it can open the file.")),)
        self._ask(sheet, known, begin, 260)

    def ask_to_remove(self) -> None:
        """Say what it means that the file has no password any more, and ask for the present one."""
        sheet = Sheet(_("Take the password away"), "protection")
        fields = self._fields = Fields()
        present = fields.password("password_present", _present())
        fields.end()

        def begin() -> None:
            if not self._is_wrong(present.line.text()):
                self._save_first(None, "")

        self._do = button(_("Take it away"), "primary", name="protection_do")
        self._ask(sheet, words.REMOVING, begin, 360)

    def _ask(
        self,
        sheet: Sheet,
        known: tuple[tuple[str, str], ...],
        begin: Callable[[], object],
        height: int,
        *,
        warns: bool = False,
    ) -> None:
        """Show what to know first with the fields beside it, and the buttons."""
        beside = Beside(STACKED_BELOW, 18)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        if warns:
            column.addWidget(_warning())
        column.addWidget(points([(icon, _(said)) for icon, said in known]))
        beside.add(left)
        beside.add(self._fields)
        sheet.add(beside)
        self._do.clicked.connect(begin)
        self._do.setDefault(True)
        sheet.end(None, self._close(_("Cancel")), self._do)
        self._show(sheet, self._fields.lines[0].line, 900, height)

    def _close(self, said: str) -> QPushButton:
        made = button(said, name="protection_close")
        made.clicked.connect(self.reject)
        return made

    # What was typed -----------------------------------------------------------------------

    def _is_wrong(self, typed: str) -> bool:
        """Say so where that is neither the present password nor the recovery key."""
        with waiting():
            right = opens(self._document.database, typed)
        if not right:
            self._say(
                _("This is not the password.")
                + " "
                + _("Look at capital letters and the keyboard’s language, and type it again."),
                "password_present",
            )
        return not right

    def _is_no_password(self, new: str, again: str) -> bool:
        """Say so where it is too short, or was not typed twice alike."""
        if len(new) < SHORTEST:
            too_short = _("The password is too short: it needs {count} characters.")
            self._say(too_short.format(count=SHORTEST), "password_new")
            return True
        if new != again:
            self._say(_("The two are not alike. Type the password once more."), "password_again")
            return True
        return False

    def _say(self, problem: str, name: str) -> None:
        self._fields.say(problem)
        for one in self._fields.lines:
            if one.line.objectName() == name:
                one.line.setFocus(Qt.FocusReason.OtherFocusReason)
                one.line.selectAll()
                one.line.setAccessibleDescription(problem)

    # Doing it -----------------------------------------------------------------------------

    def _save_first(self, password: str | None, told: str) -> None:
        """Put everything into the file first: what is not in it would not be in the new one."""
        self._fields.say("")
        self._desk.settle()
        found = unkept(self._desk.pages(), self._workspace)
        if found:
            self._fields.say(f"{nothing_changed()} {unkept_words(found)} {found[0].words}")
            return
        self._do.setEnabled(False)
        self._workspace.publish_soon(partial(self._on_saved, password, told))

    def _on_saved(self, password: str | None, told: str, problem: UserError | None) -> None:
        if self._is_gone:
            return
        self._do.setEnabled(True)
        if problem is not None:
            self._fields.say(f"{nothing_changed()} {problem}")
            return
        desk, paper = self._desk, self._paper(told)
        self.accept()
        setting = Setting(desk, password)
        setting.done.connect(partial(tell, desk, paper))
        setting.start()

    def _paper(self, told: str) -> RecoveryPaper:
        school = self._workspace.values(School, "school") or {}
        return RecoveryPaper(
            "", self._document.path.name, str(school.get("name") or ""), date.today(), told.strip()
        )


def _row(
    name: str, icon: str, title: str, about: str, go_on: Callable[[str], object]
) -> StartButton:
    made = StartButton(icon, _(title), _(about))
    made.setObjectName(f"protection_{name}")
    made.clicked.connect(lambda: go_on(name))
    return made


def _present() -> str:
    return _("The present password, or the recovery key")


def _warning() -> QWidget:
    return warning(
        _("If the password and the recovery key are both lost, nobody can open the file."),
        _(
            "Neither you nor anybody else: there is no other way into it. The recovery key is shown"
            " next, to be printed."
        ),
    )
