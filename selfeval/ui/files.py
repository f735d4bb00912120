"""Opening, saving and leaving: what the File menu does to files. No dialog here waits."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from selfeval.i18n import _
from selfeval.store import Document, RefusedFile, UserError
from selfeval.store.errors import (
    AlreadyOpen,
    NotPublished,
    PasswordNeeded,
    ProtectionChanged,
    SharedFileChanged,
)
from selfeval.store.header import is_damage
from selfeval.ui import alerts, settings
from selfeval.ui.combining import combine_copy, may_combine
from selfeval.ui.file_dialog import ask_file, first_folder
from selfeval.ui.file_names import SUFFIX, with_ending
from selfeval.ui.form.unkept import unkept, unkept_words
from selfeval.ui.password.opening import ask_and_open, offer_opening_again
from selfeval.ui.start.known import look_at
from selfeval.ui.start.recent_menu import fill_recent
from selfeval.ui.waiting import Busy, waiting
from selfeval.ui.workspace import Workspace

if TYPE_CHECKING:
    from selfeval.ui.window import Window

Then = Callable[[], object]
SAMPLE = Path("samples", "alderbrook" + SUFFIX)


class Files(QObject):
    """The commands on files: new, open, save, close."""

    def __init__(self, workspace: Workspace, window: Window) -> None:
        super().__init__(window)
        self.workspace = workspace
        self._window = window
        do = window.actions_by_key
        do["new"].triggered.connect(lambda: self.new())
        do["open"].triggered.connect(self.open)
        do["open_to_read"].triggered.connect(self.open_to_read)
        do["sample"].triggered.connect(self.open_sample)
        do["save"].triggered.connect(self.save)
        do["close"].triggered.connect(lambda: self.leave_file(lambda: None))
        do.recent.aboutToShow.connect(self._fill_recent)
        window.start.new_wanted.connect(lambda: self.new())
        window.start.guided_wanted.connect(do["guided"].trigger)
        window.start.open_dialog_wanted.connect(self.open)
        window.start.sample_wanted.connect(self.open_sample)
        window.start.open_wanted.connect(self.open_path)
        workspace.publishing_failed.connect(self._on_publishing_failed)
        workspace.took_in.connect(self._on_took_in)

    def window(self) -> Window:
        """Return the window that dialogs belong to."""
        return self._window

    # Opening and leaving ------------------------------------------------------------------

    def new(self, then: Then | None = None) -> None:
        """Ask where a new self-evaluation should live, open it there, and go on with `then`."""
        name = _("Our self-evaluation") + SUFFIX

        def create(path: str) -> None:
            self._create(path, then)

        self._ask(_("New self-evaluation"), create, "new_dialog", save_as=name)

    def open(self) -> None:
        """Ask for a file and open it."""
        self._ask(_("Open a self-evaluation"), self.open_path, "open_dialog")

    def _ask(
        self, title: str, take: Callable[[str], None], object_name: str, *, save_as: str = ""
    ) -> None:
        places = [self.workspace.document.path] if self.workspace.is_open else []
        folder = first_folder([*places, *self._window.settings.recent])
        ask_file(self._window, title, take, object_name, folder, save_as=save_as)

    def open_path(
        self,
        path: str,
        *,
        read_only: bool = False,
        leave_earlier: bool = False,
        then: Then | None = None,
    ) -> None:
        """Open a file, for reading only if need be, and leave the one that is open.

        Work under an earlier password is left where it is with `leave_earlier`. `then` follows
        once the file is open, which may be after its password was asked for.
        """
        if self._is_open_here(Path(path)) and read_only == self.workspace.document.read_only:
            self._window.foot.say(_("“{name}” is open here already.").format(name=Path(path).name))
            return
        role = self._window.settings.role

        def get() -> Document:
            return Document.open(path, actor=role, read_only=read_only, leave_earlier=leave_earlier)

        self._replace(get, then, path)

    def open_to_read(self) -> None:
        """Ask for a file and open it so that nothing in it can be changed."""

        def take(path: str) -> None:
            self.open_path(path, read_only=True)

        self._ask(_("Open for reading only"), take, "open_to_read_dialog")

    def _is_open_here(self, path: Path) -> bool:
        return (
            self.workspace.is_open
            and path.exists()
            and self.workspace.document.path.exists()
            and path.samefile(self.workspace.document.path)
        )

    @property
    def is_sample(self) -> bool:
        """Whether the file that is open is the sample that the program keeps."""
        return self._is_open_here(settings.home() / SAMPLE)

    def open_sample(self) -> None:
        """Open the sample school, making it first where it is not there."""
        path = settings.home() / SAMPLE
        if path.exists():
            self.open_path(str(path))
            return

        def get() -> Document:
            from selfeval.exchange.sample import make_sample

            path.parent.mkdir(parents=True, exist_ok=True)
            document = make_sample(path)
            document.publish()
            return document

        self._replace(get)

    def _create(self, path: str, then: Then | None) -> None:
        place = with_ending(Path(path), SUFFIX)
        self._replace(lambda: Document.create(place, actor=self._window.settings.role), then)

    def _replace(
        self,
        get: Callable[[], Document],
        then: Then | None = None,
        path: str = "",
    ) -> None:
        self._when_safe(lambda told: self._adopt(get, told, then, path))

    @alerts.calmly
    def _adopt(
        self,
        get: Callable[[], Document],
        told: bool,
        then: Then | None,
        path: str,
    ) -> None:
        """Get the next document first: where that fails, the one that is open stays open."""
        with waiting():
            try:
                document = get()
            except AlreadyOpen as open_elsewhere:
                self._offer_reading(open_elsewhere, path)
                return
            except PasswordNeeded as needed:
                again = partial(self._adopt, get, told, then, path)
                ask_and_open(self._window.desk, needed, again, then)
                return
            except RefusedFile as refused:
                if not path or not is_damage(refused):
                    raise
                from selfeval.ui.keeping.rescuing import offer_rescue  # rarely wanted

                offer_rescue(self._window, path, refused, self.open_path)
                return
            problem = self.workspace.close()
            self._window.foot.clear_notice()  # what held while no file was open
            self._window.settings.remember(document.path)
            self.workspace.adopt(document)
        if problem is not None and not told:
            alerts.tell(self._window, problem)
        if then is not None:
            then()

    def _offer_reading(self, problem: AlreadyOpen, path: str) -> None:
        """Where another window has the file at `path`, it can be read here meanwhile."""
        alerts.ask(
            self._window,
            problem.message,
            problem.hint,
            [(_("Open it for reading"), lambda: self.open_path(path, read_only=True))],
            "already_open",
        )

    def leave_file(self, then: Callable[[], object]) -> None:
        """Put everything into the file, close it and go on; where something is amiss, ask first."""
        self._when_safe(lambda told: self._close_and(then, told))

    def _when_safe(self, then: Callable[[bool], object]) -> None:
        """Go on when all is in the file, or when the user wants to though it is not.

        `then` gets whether the user has been told that work is not in the file.
        """
        if not self.workspace.is_open:
            then(False)
            return
        self._window.desk.settle()
        found = unkept(self._window.desk.pages(), self.workspace)
        if not found:
            self._publish_and(then)
            return
        alerts.ask(
            self._window,
            unkept_words(found),
            "\n".join(one.words for one in found),
            [
                (_("Go there"), lambda: self._window.desk.go_to_field(found[0])),
                (_("Close anyway"), lambda: self._publish_and(then)),
            ],
            "unkept_question",
        )

    def _publish_and(self, then: Callable[[bool], object]) -> None:
        if self.workspace.document.read_only or not self.workspace.document.unpublished:
            then(False)
            return

        def told(problem: UserError | None) -> None:
            busy.end()
            if problem is None:
                then(False)
            else:
                self._ask_before_leaving(problem, then)

        busy = Busy(self._window, _("Putting your changes into the file…"))
        self.workspace.publish_soon(told)
        busy.begin()

    def _close_and(self, then: Callable[[], object], told: bool) -> None:
        problem = self.workspace.close()
        if problem is None or told:
            then()
        else:
            alerts.tell(self._window, problem).finished.connect(lambda _result: then())

    def _ask_before_leaving(self, problem: UserError, then: Callable[[bool], object]) -> None:
        def copy() -> None:
            if self.save_beside() is not None:
                then(True)

        choices = [*self._combining(problem), (_("Save a copy beside it"), copy)]
        if isinstance(problem, ProtectionChanged):
            choices = []
        leave = (_("Close; keep my work on this computer"), lambda: then(True))
        choices.append(leave)
        alerts.ask(self._window, problem.message, problem.hint, choices, "leave_question")

    def _fill_recent(self) -> None:
        fill_recent(self._window.actions_by_key.recent, self._window.settings, self.open_path)

    # Saving -------------------------------------------------------------------------------

    def save(self) -> None:
        """Put everything into the file now."""
        self._window.desk.settle()
        stood_in = self.workspace.document.shared_file().beside
        self.workspace.publish_soon(lambda problem: self._on_saved(problem, stood_in))

    def _on_saved(self, problem: UserError | None, stood_in: Path | None) -> None:
        """Say how it went; `stood_in` is the copy beside the file that held the work before."""
        if problem is None:
            self._window.foot.say(self._saved_words(stood_in))
        elif isinstance(problem, ProtectionChanged):
            offer_opening_again(self._window.desk, problem)
        elif self._renewed_beside():
            return
        elif isinstance(problem, SharedFileChanged | NotPublished):
            self._offer_copy(problem)
        else:
            alerts.tell(self._window, problem)

    def _saved_words(self, stood_in: Path | None) -> str:
        if stood_in is None or look_at(stood_in).there:
            return _("Saved.")
        return _("Saved. The copy “{name}” is kept among the backups here now.").format(
            name=stood_in.name
        )

    def _renewed_beside(self) -> bool:
        """Bring a copy that stands in for the file up to date, where there is one; say so."""
        copy = self.workspace.document.shared_file().beside
        return copy is not None and self.save_beside() is not None

    def _offer_copy(self, problem: UserError) -> None:
        alerts.ask(
            self._window,
            problem.message,
            problem.hint,
            [*self._combining(problem), (_("Save a copy beside it"), self.save_beside)],
            "shared_file_changed",
            otherwise=_("Not now"),
        )

    def _combining(self, problem: UserError) -> list[tuple[str, Callable[[], object]]]:
        """Offer to combine first, where what somebody else wrote could be looked at."""
        if not (isinstance(problem, SharedFileChanged) and problem.preview and may_combine()):
            return []
        path = self.workspace.document.path
        return [(_("Combine…"), lambda: combine_copy(self._window.desk, path))]

    @alerts.calmly
    def save_beside(self) -> Path | None:
        """Write a copy beside the file and say what it is called; None where that fails."""
        path = self.workspace.save_beside()
        self._window.foot.say(
            _("Your work is in a copy beside the file: {name}").format(name=path.name)
        )
        return path

    def copy_beside(self) -> None:
        """Write a copy beside the file, with what is still being typed."""
        self._window.desk.settle()
        self.save_beside()

    def _on_took_in(self) -> None:
        self._window.foot.say(
            _("Somebody else had changed the file. Their changes and yours are both in it now.")
        )

    def _on_publishing_failed(self, problem: UserError) -> None:
        self._window.foot.say(problem.message)
