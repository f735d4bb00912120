"""What would go from this computer and what stays: nothing goes before this is answered."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from selfeval.core.wording import shorten
from selfeval.exchange.attachments import lent_folders
from selfeval.i18n import _
from selfeval.store import leaving_words
from selfeval.store.kept_here import KeptHere
from selfeval.ui.erasing.sheet import Sheet
from selfeval.ui.start.words import place
from selfeval.ui.widgets import button, fit_to_screen

LONGEST_NAME = 60
"""Characters of the file's name in the heading."""


class LeaveDialog(QDialog):
    """`agreed` where it is to be removed; Enter and Esc press Cancel."""

    agreed = Signal()

    def __init__(self, kept: KeptHere, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("leave_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Remove from this computer"))
        fit_to_screen(self, 640, 520)
        self._kept = kept
        name = shorten(kept.path.name, LONGEST_NAME)
        sheet = Sheet(_("Remove “{name}” from this computer?").format(name=name), "leave")
        self._fill(sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(sheet)
        self._end(sheet)

    def _fill(self, sheet: Sheet) -> None:
        sheet.say(leaving_words.for_good())
        warnings = leaving_words.warnings(self._kept)
        if warnings:
            sheet.head(_("Look at this first"))
        for one in warnings:
            sheet.bullet("alert-triangle", one)
        sheet.head(_("This goes"))
        for one in leaving_words.goes(self._kept, place, opened_elsewhere=bool(lent_folders())):
            sheet.bullet("trash", one)
        sheet.head(_("This stays"))
        for one in leaving_words.stays(self._kept, place):
            sheet.bullet("check", one)

    def _end(self, sheet: Sheet) -> None:
        cancel = button(_("Cancel"), "primary", name="leave_cancel")
        cancel.clicked.connect(self.reject)
        remove = button(_("Remove from this computer"), icon="trash", name="leave_now")
        remove.clicked.connect(self._on_agreed)
        sheet.end(None, remove, cancel)
        cancel.setDefault(True)
        cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_agreed(self) -> None:
        self.accept()
        self.agreed.emit()
