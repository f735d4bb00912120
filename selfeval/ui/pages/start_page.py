"""The page before a file is open: go on, begin, open, or look round the sample.

It needs nothing but Qt, so that it can be the first thing painted. Files are looked at on another
thread, as a drive that is away may take seconds to answer.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.frame.file_foot import Mark
from selfeval.ui.start import words as start_words
from selfeval.ui.start.cards import continue_card, first_run_card, inset_rule, recent_card
from selfeval.ui.start.chain import Chain
from selfeval.ui.start.copy_notice import copy_notice, find_copies
from selfeval.ui.start.known import Known, Seen, look_at
from selfeval.ui.start.row_button import StartButton
from selfeval.ui.tasks import Task
from selfeval.ui.widgets import card, empty_layout, label, rule, scrolling

WIDEST = 1164
STACKED_BELOW = 900
"""Below this width, at 100 % text, the two columns stand one above the other."""


class StartPage(QWidget):
    """What to do first. `open_wanted` carries the path of a recent file, `forget_wanted` that of
    one to take off the list, `remove_wanted` that of one that this computer is to keep nothing of,
    `combine_wanted` those of a file and of a copy to take into it."""

    new_wanted = Signal()
    guided_wanted = Signal()
    open_dialog_wanted = Signal()
    sample_wanted = Signal()
    open_wanted = Signal(str)
    forget_wanted = Signal(str)
    remove_wanted = Signal(str)
    combine_wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("start_page")
        self._known: list[Known] = []
        self._seen: dict[Path, Seen] = {}
        self._look: Task | None = None
        self._look_beside: Task | None = None
        self._copies: list[tuple[Path, float]] = []
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._left.setSpacing(12)
        self._right.setSpacing(12)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(32)
        self._columns.addLayout(self._left, 6)
        self._columns.addLayout(self._right, 5)
        self._lay_out()

    def _lay_out(self) -> None:
        outer = QWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(outer, "start_scroll"))
        self._inner = QWidget()
        line = QHBoxLayout(outer)
        line.setContentsMargins(0, 0, 0, 0)
        line.addStretch(1)
        line.addWidget(self._inner, 20)
        line.addStretch(1)
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(32, 16, 32, 18)
        column.setSpacing(18)
        self._promise = label(
            _("No account. No internet. Everything stays on this computer."),
            "caption",
            "text2",
            wrap=True,
        )
        self._promise.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(_headline(self._promise))
        column.addStretch(1)
        column.addLayout(self._columns)
        column.addWidget(_the_chain())
        column.addStretch(2)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Keep lines short on a wide screen, and stand the columns on each other on a narrow."""
        self._inner.setMaximumWidth(theme.px(WIDEST))
        words = self._promise.fontMetrics().horizontalAdvance(self._promise.text()) + 8
        self._promise.setFixedWidth(min(words, max(160, self.width() // 3)))
        narrow = self.width() < theme.px(STACKED_BELOW)
        way = QBoxLayout.Direction
        self._columns.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._focus_first)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self._focus_first()
            self._find_copies()
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def first_focus(self) -> QWidget | None:
        """Return what Enter presses first: to go on with the last file, or the questions."""
        for name in ("start_continue", "start_guided"):
            found = self.findChild(QPushButton, name)
            if found is not None:
                return found
        return None

    def _focus_first(self) -> None:
        first = self.first_focus()
        if first is not None and self.isVisible() and self.isEnabled():
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    # Files ----------------------------------------------------------------------------------

    def show_recent(self, known: list[Known]) -> None:
        """Offer the files that were opened last, by what is remembered of them; then look."""
        self._known, self._copies = known, []
        self._seen = {one.path: Seen(there=True, stamp=one.stamp) for one in known}
        self._draw()
        for task in (self._look, self._look_beside):
            if task is not None:
                task.cancel()
        paths = [one.path for one in known]
        self._look = Task(lambda: {path: look_at(path) for path in paths}, self)
        self._look.done.connect(self._on_looked)
        self._look.start()

    def _on_looked(self, seen: dict[Path, Seen]) -> None:
        if seen.keys() != self._seen.keys():
            return  # it answers an earlier question
        if seen != self._seen:
            self._seen = seen
            self._draw()
        self._find_copies()

    def _find_copies(self) -> None:
        """Look for colleagues' copies beside the last file, once everything is loaded."""
        last = self._last
        if last is None or last.read_only or not self.isEnabled():
            return
        if self._look_beside is not None:
            self._look_beside.cancel()
        self._look_beside = Task(lambda: find_copies(last.path), self)
        self._look_beside.done.connect(self._on_copies)
        self._look_beside.start()

    def _on_copies(self, copies: list[tuple[Path, float]]) -> None:
        if copies != self._copies:
            self._copies = copies
            self._draw()

    @property
    def _last(self) -> Known | None:
        return next((one for one in self._known if self._seen[one.path].there), None)

    def _draw(self) -> None:
        files = [(one, self._seen[one.path]) for one in self._known]
        last = next((one for one in files if one[1].there), None)
        rest = [one for one in files if one is not last]
        empty_layout(self._left)
        self._left.addWidget(label(start_words.greeting(datetime.now().hour), "display"))
        self._draw_first(last, alone=not rest)
        if rest:
            self._left.addSpacing(6)
            self._left.addWidget(label(_("Recent"), "h3"))
            self._left.addWidget(
                recent_card(
                    rest,
                    lambda path: self.open_wanted.emit(str(path)),
                    self._remove,
                    self._forget,
                )
            )
            self._left.addStretch(1)
        self._draw_ways(with_guided=last is not None)
        QTimer.singleShot(0, self, self._focus_first)

    def _draw_first(self, last: tuple[Known, Seen] | None, *, alone: bool) -> None:
        """Draw what Enter begins; alone it is as tall as what is beside it."""
        if last is None:
            self._left.addWidget(first_run_card(self.guided_wanted.emit), int(alone))
            return
        path = str(last[0].path)
        first = continue_card(
            *last, lambda: self.open_wanted.emit(path), self._remove, self._forget
        )
        self._left.addWidget(first, int(alone and not self._copies))
        if self._copies:
            self._left.addWidget(
                copy_notice(self._copies, lambda copy: self.combine_wanted.emit(path, str(copy)))
            )
            if alone:
                self._left.addStretch(1)

    def _remove(self, path: Path) -> None:
        self.remove_wanted.emit(str(path))

    def _forget(self, path: Path) -> None:
        self.forget_wanted.emit(str(path))

    def _draw_ways(self, *, with_guided: bool) -> None:
        empty_layout(self._right)
        heading = label(_("Or start something"), "h3")
        heading.setMinimumHeight(QFontMetrics(theme.font("display")).height())
        heading.setAlignment(Qt.AlignmentFlag.AlignBottom)
        self._right.addWidget(heading)
        box = card()
        ways = QVBoxLayout(box)
        ways.setContentsMargins(6, 6, 6, 6)
        ways.setSpacing(2)
        for way in self._ways(with_guided=with_guided):
            if ways.count():
                ways.addWidget(inset_rule())
            ways.addWidget(way)
        self._right.addWidget(box)
        self._right.addStretch(1)

    def _ways(self, *, with_guided: bool) -> list[StartButton]:
        guided = StartButton(
            "compass",
            _("Guided start"),
            _("Short questions, about ten minutes. Stop at any point."),
        )
        guided.setObjectName("start_guided_row")
        guided.clicked.connect(self.guided_wanted)
        new = StartButton("file-plus", _("New, empty"), _("Name your school and begin with facts."))
        new.setObjectName("start_new")
        new.clicked.connect(self.new_wanted)
        keys = QKeySequence("Ctrl+O").toString(QKeySequence.SequenceFormat.NativeText)
        there = _("From this computer, a USB stick or a shared drive.")
        open_one = StartButton("folder-open", _("Open a file"), there, keys)
        open_one.setObjectName("start_open")
        open_one.clicked.connect(self.open_dialog_wanted)
        sample = StartButton(
            "school",
            _("Look round a sample school"),
            _("A finished example to try things out on."),
        )
        sample.setObjectName("start_sample")
        sample.clicked.connect(self.sample_wanted)
        return [*([guided] if with_guided else []), new, open_one, sample]


def _headline(promise: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(8)
    line.addWidget(label(_("Selfeval"), "heading"))
    line.addWidget(label(_("school self-evaluation"), "body", "text2"))
    line.addStretch(1)
    mark = Mark()
    mark.show_icon("plug-connected-x")
    line.addWidget(mark)
    line.addWidget(promise)
    return line


def _the_chain() -> QFrame:
    box = card()
    column = QVBoxLayout(box)
    column.setContentsMargins(22, 16, 22, 16)
    head = QHBoxLayout()
    head.addWidget(label(_("Five steps, one thread"), "h3"))
    head.addStretch(1)
    head.addWidget(label(_("Each rests on the one before."), "caption", "text2"))
    column.addLayout(head)
    column.addWidget(rule())
    column.addWidget(Chain())
    return box
