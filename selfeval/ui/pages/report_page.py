"""The report: for whom it is, by which framework, and out it comes as a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from selfeval.core.frameworks import DEFAULT, frameworks
from selfeval.i18n import N_, _
from selfeval.ui import theme
from selfeval.ui.checks import Radio
from selfeval.ui.page import Page
from selfeval.ui.widgets import FlatCombo, button, card, label, scrolling
from selfeval.ui.workspace import Workspace

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk

AUDIENCES = (
    ("governors", N_("Governors"), N_("The short version first, then what it rests on")),
    ("leaders", N_("Senior leaders"), N_("All of it, with the map and every area in full")),
    ("staff", N_("All staff"), N_("One page: what we see, what we do, what we look for")),
)


class ReportPage(Page):
    """Choices for the printed self-evaluation. `print_wanted` carries audience and framework."""

    print_wanted = Signal(str, str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.setObjectName("report_page")
        self._chosen = QButtonGroup(self)
        inner = QWidget()
        inner.setMaximumWidth(680)
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 20, 24, 32)
        column.setSpacing(12)
        column.addWidget(label(_("Who is it for?"), "h3"))
        column.addWidget(self._audiences())
        column.addSpacing(8)
        heading = label(_("Inspection framework"), "h3")
        column.addWidget(heading)
        self.framework = FlatCombo()
        self.framework.setObjectName("report_framework")
        self.framework.setAccessibleName(_("Inspection framework"))
        theme.set_role(self.framework, "body")
        for one in frameworks():
            self.framework.addItem(one.title, one.id)
        heading.setBuddy(self.framework)
        column.addWidget(self.framework)
        column.addSpacing(8)
        column.addLayout(self._foot())
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(inner, "report_scroll"))

    def _audiences(self) -> QWidget:
        box = card()
        column = QVBoxLayout(box)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(2)
        for at, (word, title, about) in enumerate(AUDIENCES):
            one = Radio(_(title))
            one.setObjectName(f"audience_{word}")
            one.setAccessibleDescription(_(about))
            one.setMinimumHeight(theme.px(30))
            one.setChecked(at == 0)
            theme.set_role(one, "strong")
            self._chosen.addButton(one, at)
            words = label(_(about), "caption", "text2", wrap=True)
            words.setContentsMargins(26, 0, 0, 6)
            column.addWidget(one)
            column.addWidget(words)
        return box

    def _foot(self) -> QVBoxLayout:
        self.save = button(_("Save as PDF…"), "primary", "file-type-pdf", "save_pdf")
        self.save.clicked.connect(self._on_save)
        self.note = label(
            _("Items marked private are left out. Please read it yourself before you share it."),
            "caption",
            "text2",
            wrap=True,
        )
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setFixedHeight(6)
        self.busy.setAccessibleName(_("Making the PDF"))
        self.busy.hide()
        line = QHBoxLayout()
        line.addWidget(self.save)
        line.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self.busy)
        column.addWidget(self.note)
        return column

    def join(self, desk: Desk) -> None:
        """Let the desk print."""
        self.print_wanted.connect(desk.outputs.print_pdf)
        desk.outputs.printing.connect(self.say_busy)

    def enter(self) -> None:
        """Be shown: start from the framework that is chosen in the file."""
        chosen = self.workspace.rows.setting("framework", DEFAULT)
        self.framework.setCurrentIndex(max(0, self.framework.findData(chosen)))

    def leave(self) -> None:
        """Nothing is typed here."""

    def say_busy(self, busy: bool) -> None:
        """Show that a PDF is being made; one at a time."""
        self.busy.setVisible(busy)
        self.save.setEnabled(not busy)

    def _on_save(self) -> None:
        self.print_wanted.emit(
            AUDIENCES[self._chosen.checkedId()][0], str(self.framework.currentData())
        )
