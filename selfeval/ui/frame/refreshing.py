"""Keep what surrounds the pages true: counts, gaps and the state of the file in the sidebar; and
remember, for the start page, what a file was like when it was last open."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from selfeval.core.gaps import due_soon, gaps_by_step
from selfeval.core.models import Map, Row, School
from selfeval.core.rooms import ROOMS
from selfeval.i18n import _, ngettext
from selfeval.store.history import changed_last
from selfeval.store.obstacles import why_not_replaceable
from selfeval.ui.catalogue import page_specs
from selfeval.ui.file_names import file_title
from selfeval.ui.frame.drives import is_shared
from selfeval.ui.frame.file_state import COPY, OPEN_AGAIN, state_of
from selfeval.ui.password.opening import close_and_open_again
from selfeval.ui.start.known import Known, look_at, without_content
from selfeval.ui.workspace import Workspace

if TYPE_CHECKING:
    from selfeval.ui.window import Window

GAPS_AFTER = 600
"""Milliseconds without a gesture before gaps are counted: that reads the whole file."""
COUNTED: dict[str, type[Row]] = {"maps": Map}
"""What is counted beside a step, where that is not what the step keeps."""
MORE = (("go_themes", "go_meetings", "go_school"), ("removed", "settings"), ("guide",))
"""The commands behind More, group by group; one that is not there is left out."""


class Frame(QObject):
    """What the sidebar and the title of the window say about the open document."""

    def __init__(self, workspace: Workspace, window: Window) -> None:
        super().__init__(window)
        self._space, self._window = workspace, window
        self._shared, self._locked = False, ""
        self._leaving: Known | None = None
        self._stamped: datetime | None = None
        self._gaps: Counter[str] = Counter()
        self._later = QTimer(self, singleShot=True, interval=GAPS_AFTER)
        self._later.timeout.connect(self._count_gaps)
        workspace.opened.connect(self._on_opened)
        workspace.about_to_close.connect(self._on_about_to_close)
        workspace.closed.connect(self._on_closed)
        workspace.changed.connect(lambda _label, _tables: self._later.start())
        workspace.state_changed.connect(self._say_state)
        window.sidebar.file.wanted.connect(self._on_file_wanted)
        self._fill_more()

    def _fill_more(self) -> None:
        do, sidebar = self._window.actions_by_key, self._window.sidebar
        groups = [[do[key] for key in group if key in do] for group in MORE]
        pages = [spec.key for spec in page_specs() if spec.group == "school"]
        sidebar.fill_more([group for group in groups if group], pages)
        sidebar.offer_find(do.get("find_or_do"))

    # While a file is open -------------------------------------------------------------------

    def _on_opened(self) -> None:
        document = self._space.document
        self._shared = is_shared(document.path)
        self._locked = why_not_replaceable(document.path) if document.read_only else ""
        self._window.actions_by_key.say_save(
            _("&Update shared file") if self._shared else _("&Save now")
        )
        self._gaps = Counter()
        self._later.start()
        self._note_stamp()

    def refresh(self) -> None:
        """Bring counts, the school's name and the title of the window up to date."""
        document, sidebar = self._space.document, self._window.sidebar
        for room in ROOMS:
            count = self._space.count(COUNTED.get(room.key, room.model))
            sidebar.button(room.key).say(count, self._gap_words(room.key, count))
        for spec in page_specs():
            if spec.count is not None:
                sidebar.button(spec.key).say(spec.count(self._space))
        school = self._space.values(School, "school") or {}
        name = school.get("name", "")
        sidebar.say_school(name, school.get("period", ""))
        if not document.has_password:
            self._window.settings.note_school(document.path, name)
        self._window.setWindowTitle(file_title(document.path.name, name))

    def _gap_words(self, key: str, count: int) -> str:
        if not count:
            return _("none yet")
        gaps = self._gaps[key]
        return ngettext("{count} gap", "{count} gaps", gaps).format(count=gaps) if gaps else ""

    def _count_gaps(self) -> None:
        if self._space.is_open:
            self._gaps = gaps_by_step(self._space.rows, date.today())
            self.refresh()

    def _say_state(self) -> None:
        if self._space.is_open:
            self._window.sidebar.file.say(
                state_of(self._space, shared=self._shared, locked=self._locked)
            )
            if self._space.saved_at != self._stamped:
                self._note_stamp()

    def _on_file_wanted(self, key: str) -> None:
        if key == COPY:
            self._window.desk.files.copy_beside()
        elif key == OPEN_AGAIN:
            close_and_open_again(self._window.desk)
        else:
            self._window.actions_by_key[key].trigger()

    # For the next time ----------------------------------------------------------------------

    def _note_stamp(self) -> None:
        """Note when we last saw or wrote the file, so that nobody else is credited with it."""
        path, settings = self._space.document.path, self._window.settings
        self._stamped = self._space.saved_at
        known = replace(settings.known(path), stamp=look_at(path).stamp)
        settings.note(without_content(known) if self._space.document.has_password else known)

    def _on_about_to_close(self) -> None:
        """Note what the file is like, while it can still be asked."""
        document = self._space.document
        rows, today = self._space.rows, date.today()
        newest = changed_last(document.session)
        known = Known(
            document.path,
            school=rows.school.name,
            period=rows.school.period,
            changed_at=_local(newest[0]) if newest else "",
            changed_by=newest[1] if newest else "",
            gaps=sum(gaps_by_step(rows, today).values()),
            due=due_soon(rows, today),
            waiting=document.waiting,
            shared=self._shared,
            read_only=document.read_only,
            stamp=look_at(document.path).stamp,
        )
        self._leaving = without_content(known) if document.has_password else known

    def _on_closed(self) -> None:
        """Note when the file itself changed last: closing may have brought it up to date."""
        self._later.stop()
        known, self._leaving = self._leaving, None
        if known is None:
            return
        stamp = look_at(known.path).stamp
        waiting = 0 if stamp != known.stamp else known.waiting
        self._window.settings.note(replace(known, stamp=stamp, waiting=waiting))


def _local(at: str) -> str:
    """Turn the log's time (ISO, UTC) into this computer's, without a zone; "" if it is none."""
    try:
        found = datetime.fromisoformat(at)
    except ValueError:
        return ""
    aware = found if found.tzinfo else found.replace(tzinfo=UTC)
    return aware.astimezone().replace(tzinfo=None).isoformat(timespec="seconds")
