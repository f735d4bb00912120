"""Backups of the open file: when and why each was kept, what is inside, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from selfeval.core.days import moment_words, weekday_words
from selfeval.i18n import _, ngettext
from selfeval.store import RefusedFile, UserError, places
from selfeval.store.backup_list import Backup, backups_of, size_words
from selfeval.store.errors import PasswordNeeded
from selfeval.store.going_back import Ready, get_ready, go_back_to, snapshot_now
from selfeval.store.header import read_header
from selfeval.store.inside import Inside, look_inside
from selfeval.store.rescue import copy_out
from selfeval.ui import alerts
from selfeval.ui.file_dialog import ask_file, first_folder
from selfeval.ui.file_names import SUFFIX, with_ending
from selfeval.ui.history.frame import LookingBack
from selfeval.ui.keeping import words
from selfeval.ui.keeping.backup_card import BackupCard, day_heading
from selfeval.ui.password.asking import ask_password
from selfeval.ui.settings_parts import show_folder
from selfeval.ui.tasks import Task
from selfeval.ui.waiting import Busy
from selfeval.ui.widgets import button, empty_layout, label

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk

AT_ONCE = 30


def open_backups(desk: Desk) -> BackupsDialog:
    """Open the list of backups."""
    desk.settle()
    made = BackupsDialog(desk)
    made.open()
    return made


class BackupsDialog(LookingBack):
    """Backups by day, newest first; one at a time is looked into."""

    def __init__(self, desk: Desk) -> None:
        folder = button(_("Open the folder"), "link", "folder-open", "backups_folder")
        super().__init__(
            desk.workspace,
            desk.window,
            name="backups",
            title=_("Backups of this file"),
            size=(720, 640),
            at_once=AT_ONCE,
            next_step=folder,
        )
        self._desk = desk
        self._look: Task | None = None
        self._opened: BackupCard | None = None
        folder.clicked.connect(self._on_folder)
        folder.show()
        self.head.setSpacing(6)
        about = _(
            "Kept on this computer, apart from your file. Going back to one is a change like any"
            " other: nothing is lost, and Undo takes it back."
        )
        self.head.addWidget(label(about, "body", "text2", wrap=True))
        self.entries.setSpacing(6)
        self.draw()
        self.close_button.setFocus()

    # Drawing ------------------------------------------------------------------------------

    def draw(self, *_told: object) -> None:
        """Show the backups, newest first, under their days."""
        self._forget_look()
        empty_layout(self.entries)
        found = self._find()
        shown = found[: self.most]
        day: date | None = None
        for one in shown:
            on = one.at.astimezone().date()
            if on != day:
                day = on
                self.entries.addWidget(day_heading(weekday_words(on, date.today())))
            self.entries.addWidget(self._card(one))
        if not found:
            self.entries.addWidget(label(self._nothing(), "body", "text3", wrap=True))
        more = len(found) - len(shown)
        said = ngettext("Show {count} earlier backup", "Show {count} earlier backups", more)
        self.end_list(said.format(count=more) if more else "")
        self._say_room(found)

    def _find(self) -> list[Backup]:
        try:
            return backups_of(self.workspace.document.document_id)
        except OSError as problem:
            self.said.setText(
                _("The folder of backups is out of reach ({problem}).").format(
                    problem=problem.strerror
                )
            )
            return []

    def _say_room(self, found: list[Backup]) -> None:
        if found:
            said = ngettext(
                "{count} backup, {size}. How long they are kept is in the settings.",
                "{count} backups, {size}. How long they are kept is in the settings.",
                len(found),
            )
            size = size_words(sum(one.size for one in found))
            self.said.setText(said.format(count=len(found), size=size))

    def _nothing(self) -> str:
        return _(
            "There is none yet. One is kept before every save that replaces the file, and every"
            " half hour while you work."
        )

    def _card(self, one: Backup) -> BackupCard:
        document = self.workspace.document
        made = BackupCard(
            one,
            document.path.stem,
            damaged=not _may_be_sound(one.path),
            may_go_back=not document.read_only,
        )
        made.wanted.connect(partial(self.look_into, made))
        made.back_wanted.connect(partial(self.ask_back, made))
        made.copy_wanted.connect(partial(self.ask_copy, one))
        return made

    # Looking inside -----------------------------------------------------------------------

    def look_into(self, card: BackupCard) -> None:
        """Show what is inside a backup, or close it again; the one before closes."""
        was_open = card.is_open
        self._forget_look()
        if was_open:
            return
        self._opened = card
        if card.inside is not None:
            card.show_inside(card.inside)
            return
        card.wait()
        path, present = card.backup.path, self.workspace.document.database
        self._look = Task(lambda: look_inside(path, present), self)
        self._look.done.connect(partial(self._on_looked, card))
        self._look.failed.connect(partial(self._on_damaged, card))
        self._look.start()

    def _forget_look(self) -> None:
        if self._look is not None:
            self._look.cancel()
            self._look = None
        if self._opened is not None:
            self._opened.close_again()
            self._opened = None

    def _on_looked(self, card: BackupCard, inside: Inside) -> None:
        self._look = None
        card.show_inside(inside)
        card.line.setFocus()
        QTimer.singleShot(0, card, lambda: self._show_whole(card))

    def _show_whole(self, card: BackupCard) -> None:
        """Bring what is inside into sight once it has its room."""
        self.list.ensureWidgetVisible(card.body, 0, 12)
        self.list.ensureWidgetVisible(card.line, 0, 12)

    def _on_damaged(self, card: BackupCard, problem: Exception) -> None:
        self._look = self._opened = None
        if isinstance(problem, PasswordNeeded):
            card.close_again()
            self._ask_password(card.backup, problem, partial(self.look_into, card))
            return
        if isinstance(problem, RefusedFile):
            card.show_damaged(problem.message)
            self.close_button.setFocus()
            return
        card.close_again()
        if not isinstance(problem, UserError):
            raise problem
        alerts.tell(self, problem)

    def _ask_password(
        self, one: Backup, needed: PasswordNeeded, then: Callable[[], object]
    ) -> None:
        """Ask for the password that the file had when a backup of it was kept."""
        title = _("The password that the file had on {when}").format(when=moment_words(one.at))
        ask_password(self, needed, then, title=title)

    # Going back ---------------------------------------------------------------------------

    def ask_back(self, card: BackupCard) -> None:
        """Ask before going back, and say what that means."""
        assert card.inside is not None
        when = moment_words(card.backup.at)
        parts = (
            words.what_goes(card.inside),
            _("A backup of how it is now is kept first, and Undo brings everything back."),
            _("Colleagues who combine with this file get it as a change of yours."),
        )
        alerts.ask(
            self,
            _("Make everything as it was on {when}?").format(when=when),
            " ".join(part for part in parts if part),
            [(_("Go back"), lambda: self.go_back(card.backup))],
            "go_back_question",
        )

    @alerts.calmly
    def go_back(self, one: Backup) -> None:
        """Test the backup and keep how it is now, both behind the window; then go back."""
        document = self.workspace.document
        snapshot = snapshot_now(document)
        document_id, stem = document.document_id, document.path.stem
        busy = Busy(self, _("Keeping a backup of how it is now…"))
        task = Task(lambda: get_ready(one.path, snapshot, document_id, stem), self)
        task.done.connect(lambda ready: self._on_ready(busy, ready))
        again = partial(self.go_back, one)
        task.failed.connect(lambda problem: self._on_not_ready(one, busy, problem, again))
        task.start()
        busy.begin()

    @alerts.calmly
    def _on_ready(self, busy: Busy, ready: Ready) -> None:
        busy.end()
        self.workspace.changed.disconnect(self.draw)
        try:
            changed = go_back_to(self.workspace.document, ready)
        except BaseException:
            self.workspace.changed.connect(self.draw)
            raise
        desk = self._desk
        self.accept()
        if changed:
            desk.keeper.ask_whether_right()

    def _on_not_ready(
        self, one: Backup, busy: Busy, problem: Exception, again: Callable[[], object]
    ) -> None:
        busy.end()
        if isinstance(problem, PasswordNeeded):
            self._ask_password(one, problem, again)
            return
        if not isinstance(problem, UserError):
            raise problem
        alerts.tell(self, problem)

    def done(self, result: int) -> None:
        """Hear no more of what is being looked into, and close."""
        self._forget_look()
        super().done(result)

    # A copy, and the folder ---------------------------------------------------------------

    def ask_copy(self, one: Backup) -> None:
        """Ask where a copy should go, and open it there."""
        name = f"{one.stem} ({one.at.astimezone():%Y-%m-%d %H.%M}){SUFFIX}"
        ask_file(
            self,
            _("Where the copy of the backup goes"),
            lambda path: self.open_copy(one, path),
            "backup_copy",
            first_folder([self.workspace.document.path]),
            save_as=name,
            asks_before_replacing=False,
        )

    def open_copy(self, one: Backup, path: str) -> None:
        """Write a copy of a backup, behind the window, and open it in the place of this file."""
        place = with_ending(Path(path), SUFFIX)
        busy = Busy(self, _("Writing the copy…"))
        task = Task(lambda: copy_out(one.path, place), self)
        task.done.connect(lambda _none: self._on_copied(busy, place))
        again = partial(self.open_copy, one, path)
        task.failed.connect(lambda problem: self._on_not_ready(one, busy, problem, again))
        task.start()
        busy.begin()

    @alerts.calmly
    def _on_copied(self, busy: Busy, place: Path) -> None:
        busy.end()
        desk = self._desk
        self.accept()
        desk.files.open_path(str(place))

    @alerts.calmly
    def _on_folder(self) -> None:
        found = self._find()
        show_folder(self, found[0].path.parent if found else places.backups())


def _may_be_sound(path: Path) -> bool:
    """Tell at once what is cut off, emptied or gone; the rest shows when it is looked into."""
    try:
        read_header(path)
    except PasswordNeeded:
        return True
    except (RefusedFile, OSError):
        return False
    return True
