"""Set the pages of the preview on another thread: first what is seen, then what it costs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from selfeval.core.rows import Rows
from selfeval.core.sharing import SharingCheck
from selfeval.report import (
    KINDS,
    ReportOptions,
    chosen_options,
    draw_pdf,
    freeze,
    minutes_to_read,
    missing_characters,
    part_pages,
)
from selfeval.report.before import before_you_share
from selfeval.report.snapshot.parts import Snapshot
from selfeval.ui.saving import PRINTER
from selfeval.ui.source import Source
from selfeval.ui.tasks import Task
from selfeval.ui.watching import Watching
from selfeval.ui.workspace import Workspace

if TYPE_CHECKING:
    from selfeval.report.versions import Earlier

PAUSE = 400
"""Milliseconds without a change, after which the pages are set anew."""
LONG = 700
"""Milliseconds after which it is said how far the pages are."""
LATER = 600
"""Milliseconds after the pages are seen, until those of the other kinds are counted."""


@dataclass(frozen=True)
class Made:
    """The pages of a report, and what they were set from."""

    content: bytes
    pages: int
    shot: Snapshot
    source: Source


@dataclass(frozen=True)
class Counted:
    """What a report costs: pages by part and by kind, and minutes; and what to look at in it.

    What is not known is empty.
    """

    parts: dict[str, int] = field(default_factory=dict)
    minutes: int = 0
    kinds: dict[str, int] = field(default_factory=dict)
    checks: tuple[SharingCheck, ...] = ()


class Maker(QObject):
    """Keeps the newest report under way; whatever is older is stopped and never heard of.

    `made` carries Made, then `counted` carries Counted twice: of this document, and of the other
    kinds. `failed` carries an exception. `busy` says whether pages are on their way, and `come`
    how far they are where it takes long.
    """

    made = Signal(object)
    counted = Signal(object)
    failed = Signal(object)
    busy = Signal(bool)
    come = Signal(int, int)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._gather: Callable[[], Source] | None = None
        self._task: Task | None = None
        self._watching = Watching()
        self._kind, self._counted_at = "", -1
        self._last: Source | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._begin)
        self._far = QTimer(self, interval=LONG // 4)
        self._far.timeout.connect(self._say_how_far)
        self._rest = QTimer(self, singleShot=True, interval=LATER)
        self._rest.timeout.connect(self._count_kinds)

    def want(self, gather: Callable[[], Source], *, at_once: bool = False) -> None:
        """Set pages after a pause, or at once, from what is gathered then."""
        self.stop()
        self._gather = gather
        self._pause.start(0 if at_once else PAUSE)
        self.busy.emit(True)

    @property
    def told_from(self) -> str:
        """The id of the version that changes were told from last; "" for none."""
        source = self._last
        return source.earlier.version.edition.id if source and source.earlier else ""

    def stop(self) -> None:
        """Wait no more for what is on its way, and let the other thread leave it."""
        for timer in (self._pause, self._far, self._rest):
            timer.stop()
        self._watching.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _begin(self) -> None:
        assert self._gather is not None
        source, watching = self._gather(), Watching()
        self._watching = watching
        self._far.start()
        self._run(Task(lambda: _make(source, watching)), self._on_made)

    def _run(self, task: Task, then: object) -> None:
        self._task = task
        task.done.connect(then)
        task.failed.connect(self._on_failed)
        task.start()

    def _say_how_far(self) -> None:
        self.come.emit(self._watching.done, self._watching.total)

    def _on_made(self, made: Made) -> None:
        self._far.stop()
        self.busy.emit(False)
        self.made.emit(made)
        watching = self._watching
        self._kind, self._last = made.source.options.kind, made.source
        self._run(Task(lambda: _count(made, watching)), self._on_counted)

    def _on_counted(self, counted: Counted) -> None:
        self._task = None
        self.counted.emit(counted)
        if self._counted_at != self._workspace.gestures:
            self._rest.start()

    def _count_kinds(self) -> None:
        rows, watching = self._workspace.rows, self._watching
        earlier = self._last.earlier if self._last else None
        others = [chosen_options(rows, kind) for kind in KINDS if kind != self._kind]
        self._run(Task(lambda: _count_all(rows, others, earlier, watching)), self._on_all_counted)

    def _on_all_counted(self, counted: Counted) -> None:
        self._task = None
        self._counted_at = self._workspace.gestures
        self.counted.emit(counted)

    def _on_failed(self, problem: Exception) -> None:
        self._far.stop()
        self._task = None
        self.busy.emit(False)
        self.failed.emit(problem)


def _make(source: Source, watching: Watching) -> Made:
    """Freeze what the report says, which takes its time where maps are drawn, and set its pages."""
    watching.go_on()
    shot, file = source.shot(), BytesIO()
    with PRINTER:
        watching.go_on()
        pages = draw_pdf(shot, file, watching)
    return Made(file.getvalue(), pages, shot, source)


def _count(made: Made, watching: Watching) -> Counted:
    with PRINTER:
        watching.go_on()
        parts = part_pages(made.shot)
    kinds = {made.source.options.kind: made.pages}
    watching.go_on()
    checks = before_you_share(made.source.rows, made.shot, missing_characters)
    return Counted(parts, minutes_to_read(made.shot), kinds, checks)


def _count_all(
    rows: Rows, wanted: list[ReportOptions], earlier: Earlier | None, watching: Watching
) -> Counted:
    """Count the pages of other kinds, without drawing them.

    What has changed takes a page, from whichever version it is told: so nobody asks the log for the
    version of each kind, and all are counted with the one that was seen last.
    """
    from selfeval.report.pages import lay_out
    from selfeval.report.story import story
    from selfeval.report.style import LARGE_PRINT, UPRIGHT

    kinds: dict[str, int] = {}
    for options in wanted:
        watching.go_on()
        shot = freeze(rows, options, earlier=earlier)
        with PRINTER:
            watching.go_on()
            kinds[options.kind] = len(
                lay_out(story(shot), LARGE_PRINT if shot.large else UPRIGHT).pages
            )
    return Counted(kinds=kinds)
