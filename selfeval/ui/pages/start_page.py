"""The page before a file is open: go on, begin, open, or look round the sample.

It needs nothing but Qt, so that it can be the first thing painted.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.chain import Chain, StartButton
from selfeval.ui.tips import plain_tip
from selfeval.ui.widgets import button, card, empty_layout, label, rule, scrolling


class StartPage(QWidget):
    """What to do first. `open_wanted` carries the path of a recent file."""

    new_wanted = Signal()
    open_dialog_wanted = Signal()
    sample_wanted = Signal()
    open_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("start_page")
        self._left = QVBoxLayout()
        self._left.setSpacing(12)
        columns = QHBoxLayout()
        columns.setSpacing(32)
        columns.addLayout(self._left, 6)
        columns.addLayout(self._ways_to_begin(), 5)
        inner = QWidget()
        inner.setMaximumWidth(theme.px(1120))
        column = QVBoxLayout(inner)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(24)
        column.addLayout(_headline())
        column.addStretch(1)
        column.addLayout(columns)
        column.addWidget(_the_chain())
        column.addStretch(2)
        outer = QWidget()
        line = QHBoxLayout(outer)
        line.addStretch(1)
        line.addWidget(inner, 20)
        line.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(outer, "start_scroll"))

    def _ways_to_begin(self) -> QVBoxLayout:
        made = QVBoxLayout()
        made.setSpacing(10)
        made.addWidget(label(_("Or start something"), "h3"))
        box = card()
        ways = QVBoxLayout(box)
        ways.setContentsMargins(6, 6, 6, 6)
        ways.setSpacing(2)
        for name, icon, title, words, wanted in (
            (
                "start_new",
                "file-plus",
                _("New, empty"),
                _("Name your school and begin with facts."),
                self.new_wanted,
            ),
            (
                "start_open",
                "folder-open",
                _("Open a file"),
                _("From this computer, a USB stick or a shared drive."),
                self.open_dialog_wanted,
            ),
            (
                "start_sample",
                "school",
                _("Look round a sample school"),
                _("A finished example to try things out on."),
                self.sample_wanted,
            ),
        ):
            way = StartButton(icon, title, words)
            way.setObjectName(name)
            way.clicked.connect(wanted)
            ways.addWidget(way)
        made.addWidget(box)
        made.addStretch(1)
        return made

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._focus_continue)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self._focus_continue()

    def _focus_continue(self) -> None:
        """Let Enter go on with the last file."""
        go_on = self.findChild(QPushButton, "start_continue")
        if go_on is not None and self.isVisible() and self.isEnabled():
            go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_recent(self, recent: list[Path], school_of: Callable[[Path], str]) -> None:
        """Offer the files that were opened last, by the schools they are about."""
        self._school_of = school_of
        empty_layout(self._left)
        self._left.addWidget(label(_greeting(datetime.now().hour), "display"))
        if recent:
            self._left.addWidget(self._continue_card(recent[0]))
        else:
            self._left.addWidget(_welcome())
        if recent[1:]:
            self._left.addSpacing(6)
            self._left.addWidget(label(_("Recent"), "h3"))
            self._left.addWidget(self._recent_card(recent[1:]))
        self._left.addStretch(1)
        QTimer.singleShot(0, self, self._focus_continue)

    def _continue_card(self, path: Path) -> QFrame:
        box = QFrame()
        box.setProperty("ink", True)
        column = QVBoxLayout(box)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(6)
        title, about = self._called(path)
        column.addWidget(label(title, "heading", wrap=True))
        column.addWidget(label(about, "body", wrap=True))
        go_on = button(_("Continue"), name="start_continue")
        go_on.setDefault(True)
        theme.set_role(go_on, "strong")
        go_on.clicked.connect(lambda: self.open_wanted.emit(str(path)))
        line = QHBoxLayout()
        line.setContentsMargins(0, 8, 0, 0)
        line.addWidget(go_on)
        line.addStretch(1)
        column.addLayout(line)
        return box

    def _recent_card(self, paths: list[Path]) -> QFrame:
        box = card()
        column = QVBoxLayout(box)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(2)
        for path in paths:
            one = StartButton("clock", *self._called(path))
            one.setObjectName("start_recent")
            one.setToolTip(plain_tip(str(path)))
            one.clicked.connect(lambda _checked=False, at=path: self.open_wanted.emit(str(at)))
            column.addWidget(one)
        return box

    def _called(self, path: Path) -> tuple[str, str]:
        """What to call a file, and a line about it: its name too, where the title is the school."""
        school = self._school_of(path)
        if not school:
            return path.stem, _changed(path)
        return school, _("{file} · {changed}").format(file=path.name, changed=_changed(path))


def _headline() -> QHBoxLayout:
    line = QHBoxLayout()
    line.addWidget(label(_("Selfeval"), "heading"))
    line.addSpacing(6)
    line.addWidget(label(_("school self-evaluation"), "body", "text2"))
    line.addStretch(1)
    line.addWidget(
        label(_("No account. No internet. Everything stays on this computer."), "caption", "text2")
    )
    return line


def _welcome() -> QFrame:
    box = card()
    column = QVBoxLayout(box)
    column.setContentsMargins(20, 16, 20, 16)
    column.setSpacing(8)
    column.addWidget(
        label(_("From what you see to what you will look for next"), "heading", wrap=True)
    )
    column.addWidget(
        label(
            _(
                "Write down what is so, say why you think so, choose the few things that "
                "matter, and decide what you would notice first. Then print it for your governors."
            ),
            "body",
            "text2",
            wrap=True,
        )
    )
    return box


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


def _greeting(hour: int) -> str:
    if hour < 12:
        return _("Good morning")
    return _("Good afternoon") if hour < 18 else _("Good evening")


def _changed(path: Path) -> str:
    when = datetime.fromtimestamp(path.stat().st_mtime)
    if when.date() == datetime.now().date():
        return _("Changed today, {time}").format(time=f"{when:%H:%M}")
    day = QLocale().toString(when.date(), "d MMMM yyyy")
    return _("Changed on {day}").format(day=day)
