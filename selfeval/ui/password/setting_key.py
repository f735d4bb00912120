"""The recovery key, to be printed or written down before it is put away."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QVBoxLayout, QWidget

from selfeval.i18n import _
from selfeval.report.recovery_paper import A_ROW, RecoveryPaper, draw_paper, write_paper
from selfeval.store import keys
from selfeval.store.errors import UserError
from selfeval.store.keys import Key
from selfeval.store.protecting import Protected
from selfeval.ui import alerts, theme
from selfeval.ui.checks import Check
from selfeval.ui.erasing.sheet import Sheet
from selfeval.ui.file_dialog import ask_file, first_folder
from selfeval.ui.file_names import proposed, with_ending
from selfeval.ui.flow import FlowLayout
from selfeval.ui.handover.beside import Beside
from selfeval.ui.outputs import PRINTER
from selfeval.ui.pages.report.page_view import PageView
from selfeval.ui.password.setting_parts import points
from selfeval.ui.password.setting_words import followed_words, stayed_words
from selfeval.ui.pdf_pages import PdfPages
from selfeval.ui.tasks import Task
from selfeval.ui.widgets import button, fit_to_screen, label

STACKED_BELOW = 600
"""Pixels at 100 % text, for the key and the page beside it."""
PAGE_HIGH = 380
"""Pixels at 100 % text, for the preview of the page."""


class RecoveryDialog(QDialog):
    """The key of a file, and the page to print.

    Right after the file got its password, with what was `done`, it is not left without a question
    before somebody says that they have the key; `done` is None where it is only shown again.
    """

    def __init__(
        self, parent: QWidget, key: Key, paper: RecoveryPaper, done: Protected | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("recovery_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Recovery key"))
        fit_to_screen(self, 900, 580)
        self._paper = replace(paper, key=keys.recovery_words(key))
        self._done = done
        self._content = b""
        self.view = PageView()
        self.view.setFixedHeight(theme.px(PAGE_HIGH))
        self.kept = Check(_("I have printed it, saved it or written it down"))
        self.kept.setObjectName("recovery_kept")
        theme.set_role(self.kept, "body")
        self.close_button = button(_("Done"), "primary", name="recovery_done")
        self._make_buttons()
        self._lay_out()
        self._task = Task(self._draw, self)
        self._task.done.connect(self._on_drawn)
        self._task.failed.connect(self._on_failed)
        self._task.start()

    # Layout -------------------------------------------------------------------------------

    def _make_buttons(self) -> None:
        self.print = button(_("Print…"), icon="printer", name="recovery_print")
        self.save = button(_("Save as PDF…"), icon="file-type-pdf", name="recovery_save")
        self.copy = button(_("Copy"), icon="copy", name="recovery_copy")
        for one in (self.print, self.save):
            one.setEnabled(False)  # until the page is there
        self.print.clicked.connect(self._on_print)
        self.save.clicked.connect(self._on_save)
        self.copy.clicked.connect(self._on_copy)
        self.said = label("", "caption", "text2", wrap=True)
        self.said.setObjectName("recovery_said")
        self.said.hide()
        self.kept.toggled.connect(self.close_button.setEnabled)
        self.close_button.setEnabled(self._done is None)
        self.close_button.clicked.connect(self.accept)

    def _lay_out(self) -> None:
        is_new = self._done is not None
        sheet = Sheet(
            _("The file has its password. Now keep the recovery key")
            if is_new
            else _("The recovery key of this file"),
            "recovery",
        )
        sheet.say(
            _(
                "With it the file opens when nobody knows the password any more. Print it, and keep"
                " the paper in the school’s safe, not with the laptop."
            ),
            faint=True,
        )
        beside = Beside(STACKED_BELOW, 18)
        beside.add(self._left())
        beside.add(self.view)
        sheet.add(beside)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(sheet)
        sheet.end(self.kept if is_new else None, None, self.close_button)

    def _left(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._key_card())
        ways = FlowLayout(gap=8)
        for one in (self.print, self.save, self.copy):
            ways.addWidget(one)
        column.addLayout(ways)
        column.addWidget(self.said)
        column.addWidget(points(self._lines()))
        column.addStretch(1)
        return made

    def _key_card(self) -> QFrame:
        made = QFrame()
        made.setObjectName("recovery_groups")
        made.setProperty("card", True)
        made.setAccessibleName(_("Recovery key: {key}").format(key=self._paper.key))
        grid = QGridLayout(made)
        grid.setContentsMargins(16, 14, 16, 14)
        grid.setVerticalSpacing(8)
        for at, group in enumerate(self._paper.key.split()):
            one = label(group, "key")
            one.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(one, at // A_ROW, at % A_ROW)
        return made

    def _lines(self) -> list[tuple[str, str]]:
        """Say what the key is, and what holds of the password now."""
        lines = [("eye", _("Whoever has it and the file can read everything in the file."))]
        if self._done is not None:
            lines.append(("lock", followed_words(self._done, has_password=True)))
            lines += [
                ("alert-triangle", one) for one in stayed_words(self._done, has_password=True)
            ]
        return lines

    # The page -----------------------------------------------------------------------------

    def _draw(self) -> bytes:
        file = BytesIO()
        with PRINTER:
            draw_paper(self._paper, file)
        return file.getvalue()

    def _on_drawn(self, content: bytes) -> None:
        self._content = content
        self.view.show_pages(PdfPages(content))
        for one in (self.print, self.save):
            one.setEnabled(True)
        if self.focusWidget() in (None, self.copy):  # which had it while these could not
            self.print.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failed(self, problem: Exception) -> None:
        self.view.hide()
        alerts.on_exception(type(problem), problem, problem.__traceback__)

    def _on_print(self) -> None:
        from selfeval.ui.printing import ask_and_print

        ask_and_print(self, self._content, _("Recovery key"))

    def _on_save(self) -> None:
        name = _("{name} recovery key").format(name=proposed(Path(self._paper.file), ""))
        ask_file(
            self,
            _("Save the recovery key as PDF"),
            self.save_at,
            "recovery_place",
            first_folder([]),
            save_as=f"{name}.pdf",
            ending=".pdf",
            kinds=_("PDF files (*.pdf)"),
        )

    def save_at(self, chosen: str) -> None:
        """Write the page where the user chose."""
        place = with_ending(Path(chosen), ".pdf")
        try:
            if place != Path(chosen) and place.exists():
                raise UserError(
                    _("There is already a file “{name}” in this folder.").format(name=place.name),
                    _("Choose another name."),
                )
            write_paper(self._content, place)
        except UserError as problem:
            alerts.tell(self, problem)
            return
        self._say(
            _(
                "“{name}” is in the folder {folder}. It has no password: take it to a stick in the"
                " safe, and delete it where it is."
            ).format(name=place.name, folder=place.parent)
        )

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._paper.key)
        self._say(
            _("It is on the clipboard. Paste it where you keep passwords, not into an e-mail.")
        )

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.show()

    # Leaving ------------------------------------------------------------------------------

    def reject(self) -> None:
        """Close, but ask first where the key may be lost."""
        if self._done is None or self.kept.isChecked():
            super().reject()
            return
        alerts.ask_before_losing(
            self,
            super().reject,
            _("Close without the recovery key?"),
            _(
                "Without it, everything depends on the password. It can be shown again by File,"
                " Password, but only as long as somebody knows the password."
            ),
            (_("Back to the key"), _("Close without it")),
        )

    def done(self, result: int) -> None:
        """Let go of the page, and close."""
        self._task.cancel()
        self.view.close_pages()
        super().done(result)
