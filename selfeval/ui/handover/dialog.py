"""Save or send a copy: for whom, what leaves and what stays, and what to look at before."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from selfeval.core.handover.before import before_handing_over
from selfeval.core.handover.choice import ATTACHMENTS, GOVERNORS, CopyChoice
from selfeval.core.handover.contents import contents, counts
from selfeval.core.handover.listing import Listing, listing
from selfeval.core.sharing import SharingCheck
from selfeval.i18n import _
from selfeval.store.copying import Given
from selfeval.store.errors import UserError
from selfeval.ui import alerts
from selfeval.ui.file_dialog import ask_file, first_folder
from selfeval.ui.file_names import SUFFIX, with_ending
from selfeval.ui.handover.beside import Beside
from selfeval.ui.handover.choosing import (
    PartsChoice,
    PasswordChoice,
    ReadersChoice,
    choice_of,
)
from selfeval.ui.handover.given_view import GivenView
from selfeval.ui.handover.lines_card import LinesCard
from selfeval.ui.handover.words import lock_words, proposed_copy
from selfeval.ui.pages.report.before import BeforeSharing
from selfeval.ui.waiting import waiting
from selfeval.ui.widgets import button, card, fit_to_screen, label, scrolling

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk

STACKED_BELOW = 600
"""Pixels at 100 % text, for two lists."""


def open_give_copy(desk: Desk) -> None:
    """Open the dialog that gives a copy away."""
    GiveCopyDialog(desk).open()


class GiveCopyDialog(QDialog):
    """One page of choices, and when the copy is there, where it is."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self.setObjectName("give_copy_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Save or send a copy"))
        fit_to_screen(self, 880, 760)
        self._desk, self._workspace = desk, desk.workspace
        self._listing: Listing | None = None
        self._undecided = self._workspace.document.questions().count
        self._is_gone = False
        self._protected = self._workspace.document.has_password
        self.readers, self.parts, self.password = ReadersChoice(), PartsChoice(), PasswordChoice()
        self.goes = LinesCard(_("What goes"), _("Nothing yet: this file is empty."), "copy_goes")
        self.stays = LinesCard(
            _("What stays here"), _("Nothing: it is all in the copy."), "copy_stays"
        )
        self.before = BeforeSharing()
        self._look = self._look_card()
        self.problem = label("", "caption", "bad", wrap=True)
        self.problem.setObjectName("copy_problem")
        self.save = button(_("Save copy…"), "primary", "device-floppy", "copy_save")
        self.close_button = button(_("Cancel"), name="copy_cancel")
        self._lay_out()
        self._begin_with(desk.copy_choice or CopyChoice(self.readers.readers))
        desk.copy_choice = None
        self._connect()

    def _begin_with(self, choice: CopyChoice) -> None:
        self.parts.show_counts(counts(self._workspace.rows))
        self.readers.choose(choice.readers)
        self.parts.choose(choice.along)
        self.password.choose(choice.has_password)
        self._draw()
        self.readers.buttons[choice.readers].setFocus()

    # Layout -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._title = label(_("Save or send a copy"), "heading", wrap=True)
        self._about = label("", "body", "text2", wrap=True)
        self._about.setObjectName("copy_lock")
        head = QVBoxLayout()
        head.setContentsMargins(22, 18, 22, 10)
        head.setSpacing(4)
        head.addWidget(self._title)
        head.addWidget(self._about)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(22, 4, 22, 16)
        self._column.setSpacing(10)
        self._fill()
        self.scroll = scrolling(inner, "copy_scroll")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self.scroll, 1)
        whole.addLayout(self._foot())

    def _fill(self) -> None:
        self._choosing = QWidget()
        choosing = QVBoxLayout(self._choosing)
        choosing.setContentsMargins(0, 0, 0, 6)
        choosing.setSpacing(10)
        choosing.addWidget(label(_("For whom?"), "h3", wrap=True))
        choosing.addWidget(self.readers)
        choosing.addWidget(self.parts)
        choosing.addWidget(self.password)
        self.password.setVisible(self._protected)
        self._column.addWidget(self._choosing)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(12)
        beside.addWidget(self.stays)
        beside.addWidget(self._look)
        lists = Beside(STACKED_BELOW, 12)
        lists.add(self.goes)
        lists.add(right)
        self._column.addWidget(lists)
        self._column.addStretch(1)

    def _look_card(self) -> QFrame:
        made = card()
        made.setObjectName("copy_look")
        column = QVBoxLayout(made)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(8)
        column.addWidget(label(_("Before you hand it over"), "h3", wrap=True))
        column.addWidget(self.before)
        return made

    def _foot(self) -> QVBoxLayout:
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.close_button)
        line.addWidget(self.save)
        foot = QVBoxLayout()
        foot.setContentsMargins(22, 10, 22, 14)
        foot.setSpacing(8)
        foot.addWidget(self.problem)
        foot.addLayout(line)
        self.problem.hide()
        return foot

    def _connect(self) -> None:
        self.readers.chosen.connect(self._draw)
        self.parts.changed.connect(self._draw)
        self.password.changed.connect(self._draw)
        self.before.go_to.connect(self._go_to)
        self.save.clicked.connect(self._on_save)
        self.close_button.clicked.connect(self.reject)

    # Choosing -----------------------------------------------------------------------------

    @property
    def choice(self) -> CopyChoice:
        """What is chosen now."""
        return choice_of(self.readers, self.parts, self.password)

    def _draw(self) -> None:
        """Show what would leave and what would stay."""
        choice, document = self.choice, self._workspace.document
        found = contents(self._workspace.rows, choice)
        self._listing = listing(found, document.gestures(), self._undecided)
        self.goes.show_lines(self._listing.leaves)
        self.stays.show_lines(self._listing.stays)
        for_governors = choice.readers == GOVERNORS
        self.parts.setVisible(for_governors)
        self._about.setText(lock_words(choice, protected=self._protected))
        self.password.say(choice.readers)
        self._look.setVisible(for_governors)
        if for_governors:
            unread = (SharingCheck("left_out", words) for words in _not_looked_at(choice))
            self.before.show_checks((*before_handing_over(found.rows), *unread))
        self.problem.hide()

    def _go_to(self, table: str, row_id: str) -> None:
        """Open a place; the choice is kept for when the dialog is opened again."""
        self._desk.copy_choice = self.choice
        self.accept()
        self._desk.go_to(table, row_id)
        self._desk.window.foot.say(
            _("Go on with the copy by “Save or send a copy” in the File menu.")
        )

    # Writing ------------------------------------------------------------------------------

    def _on_save(self) -> None:
        """Bring the file itself up to date first."""
        self.problem.hide()
        document = self._workspace.document
        if document.read_only or not document.unpublished:
            self._ask_place()
            return
        self.save.setEnabled(False)
        self._workspace.publish_soon(self._on_published)

    def _on_published(self, problem: UserError | None) -> None:
        if self._is_gone:
            return
        self.save.setEnabled(True)
        if problem is None:
            self._ask_place()
            return
        words = _("The file itself could not be brought up to date. {problem}")
        hint = _("The copy can still be made of what is here, which is safe. {hint}")
        alerts.ask(
            self,
            words.format(problem=problem.message),
            hint.format(hint=problem.hint),
            [(_("Make the copy of what is here"), self._ask_place)],
            "copy_not_published",
        )

    def _ask_place(self) -> None:
        """Ask for a place, unless what would leave has become something else meanwhile."""
        if not self._is_as_shown():
            return
        workspace = self._workspace
        folder = first_folder([workspace.document.path, *self._desk.window.settings.recent])
        name = workspace.rows.school.name.strip() or workspace.document.path.stem
        ask_file(
            self,
            _("Save a copy"),
            self.take_place,
            "copy_place",
            folder,
            save_as=proposed_copy(folder, name, self.choice.readers, date.today()),
            asks_before_replacing=False,
        )

    def _is_as_shown(self) -> bool:
        """Whether the lists still tell what would leave; if not, they are shown anew, and said so.

        Saving may have brought in what somebody else has put into the file.
        """
        shown = self._listing
        self._undecided = self._workspace.document.questions().count
        self._draw()
        if self._listing != shown:
            self._tell(_("Other work came into the file just now. Look at the lists once more."))
        return self._listing == shown

    def take_place(self, chosen: str) -> None:
        """Write the copy where the user chose; ask before an older one gives way."""
        place, choice = with_ending(Path(chosen), SUFFIX), self.choice
        if not self._is_as_shown():
            return
        try:
            is_older = self._workspace.document.older_copy_at(place, choice)
        except UserError as problem:
            self._tell_problem(problem)
            return
        if not is_older:
            self._write(place, choice)
            return
        alerts.ask(
            self,
            _("Replace the older copy “{name}”?").format(name=place.name),
            _("All that it holds is in this file as well, and it is kept in the backups."),
            [
                (_("Choose another name"), self._ask_place),
                (_("Replace it"), lambda: self._write(place, choice, replace=True)),
            ],
            "copy_replace",
        )

    def _write(self, place: Path, choice: CopyChoice, *, replace: bool = False) -> None:
        try:
            with waiting():
                given = self._workspace.document.give_copy(place, choice, replace=replace)
        except UserError as problem:
            self._tell_problem(problem)
            return
        self._show_given(given)

    def _show_given(self, given: Given) -> None:
        self._title.setText(_("The copy is ready"))
        for one in (self._about, self._choosing, self._look, self.save, self.problem):
            one.hide()
        self._column.insertWidget(
            0, GivenView(given, lock_words(given.contents.choice, protected=self._protected))
        )
        self.scroll.verticalScrollBar().setValue(0)
        self.close_button.setText(_("Close"))
        self.close_button.setFocus()

    def _tell_problem(self, problem: UserError) -> None:
        self._tell(_("The copy was not made. {problem}").format(problem=problem))

    def _tell(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()

    def done(self, result: int) -> None:
        """Close; what is still on its way into the file goes there without this dialog."""
        self._is_gone = True
        super().done(result)


def _not_looked_at(choice: CopyChoice) -> tuple[str, ...]:
    told: list[str] = []
    if ATTACHMENTS in choice.along:
        told.append(_("Nothing looks into attached files."))
    if choice.has_history:
        told.append(_("Nothing looks through former wordings and what was removed."))
    return tuple(told)
