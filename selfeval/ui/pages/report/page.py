"""The report: choices on the left, the pages as they will print on the right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from selfeval.core.frameworks import DEFAULT, frameworks
from selfeval.core.models import Setting
from selfeval.core.rows import Rows
from selfeval.core.sharing import before_sharing
from selfeval.i18n import _, ngettext
from selfeval.report import (
    ReportOptions,
    chosen_kind,
    chosen_options,
    draw_pdf,
    kept_words,
    left_out,
    minutes_to_read,
    optional_parts,
    part_pages,
    setting_of,
    snapshot,
)
from selfeval.report.chosen import KIND
from selfeval.ui import alerts, theme
from selfeval.ui.flow import FlowLayout
from selfeval.ui.flow_label import FlowLabel
from selfeval.ui.outputs import PRINTER
from selfeval.ui.page import Page
from selfeval.ui.pages.report.before import BeforeSharing
from selfeval.ui.pages.report.choices import AUDIENCES, AudienceChoice, PartsChoice
from selfeval.ui.pages.report.preview import Preview
from selfeval.ui.password.readable import printed_words
from selfeval.ui.pdf_pages import PdfPages
from selfeval.ui.tasks import Task
from selfeval.ui.widgets import FlatCombo, button, label, rule, scrolling
from selfeval.ui.workspace import Workspace

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk

BEFORE, AFTER = 24, 16
"""Pixels beside the choices and the buttons below them."""
PAUSE = 400  # milliseconds without a change, after which the pages are set anew
LEFT = 348
FRAMEWORK = "report_framework"
"""The setting that remembers by which framework the last report was."""


@dataclass(frozen=True)
class Made:
    """A report as it came from the other thread."""

    content: bytes
    pages: int
    cost: dict[str, int]
    minutes: int


class ReportPage(Page):
    """Choices and preview. `save_wanted` and `print_wanted` carry ReportOptions."""

    save_wanted = Signal(object)
    print_wanted = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.setObjectName("report_page")
        self._wanted: dict[str, ReportOptions] = {}
        self._task: Task | None = None
        self._outdated = Event()
        self._stale = True
        self._later = QTimer(self, singleShot=True, interval=PAUSE)
        self._later.timeout.connect(self._set_pages)
        self.audience, self.parts = AudienceChoice(), PartsChoice()
        self.before, self.preview = BeforeSharing(), Preview()
        self.framework = self._framework_choice()
        self._left = self._lay_out_left()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._left)
        line.addWidget(self.preview, 1)
        self._connect()

    def _framework_choice(self) -> FlatCombo:
        made = FlatCombo()
        made.setObjectName("report_framework")
        made.setAccessibleName(_("Inspection framework"))
        theme.set_role(made, "body")
        for one in frameworks():
            made.addItem(one.title, one.id)
        return made

    def _lay_out_left(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(BEFORE, 16, AFTER, 20)
        column.setSpacing(8)
        heading = label(_("Inspection framework"), "h3")
        heading.setBuddy(self.framework)
        for title, part in (
            (label(_("Who is it for?"), "h3"), self.audience),
            (heading, self.framework),
            (label(_("What goes in"), "h3"), self.parts),
            (label(_("Before you share"), "h3"), self.before),
        ):
            column.addWidget(title)
            column.addWidget(part)
            column.addSpacing(10)
        column.addStretch(1)
        left = QWidget()
        whole = QVBoxLayout(left)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._choices = scrolling(inner, "report_scroll")
        whole.addWidget(self._choices, 1)
        whole.addWidget(rule())
        self._foot = self._make_foot()
        whole.addLayout(self._foot)
        self._choices.verticalScrollBar().rangeChanged.connect(self._line_up_foot)
        return left

    def _line_up_foot(self, _low: int, high: int) -> None:
        """Let the buttons end where the choices above them end, beside their scroll bar."""
        bar = self._choices.verticalScrollBar().sizeHint().width() if high else 0
        self._foot.setContentsMargins(BEFORE, 10, AFTER + bar, 14)

    def _make_foot(self) -> QVBoxLayout:
        self.length = FlowLabel("", "h3")
        self.length.setObjectName("report_length")
        self.reading = FlowLabel("", "caption", "text2")
        self.readable = label("", "caption", "text2", wrap=True)
        self.readable.setObjectName("report_readable")
        self.save = button(_("Save as PDF…"), "primary", "file-type-pdf", "save_pdf")
        self.save.clicked.connect(lambda: self.save_wanted.emit(self.options))
        self.print = button(_("Print…"), icon="printer", name="print_paper")
        self.print.clicked.connect(lambda: self.print_wanted.emit(self.options))
        words = FlowLayout()
        words.addWidget(self.length)
        words.addWidget(self.reading)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.save, 1)
        line.addWidget(self.print)
        column = QVBoxLayout()
        column.setContentsMargins(BEFORE, 10, AFTER, 14)
        column.setSpacing(8)
        column.addLayout(words)
        column.addWidget(self.readable)
        column.addLayout(line)
        return column

    def _connect(self) -> None:
        self.audience.chosen.connect(self._on_audience)
        self.framework.activated.connect(self._on_framework)
        self.parts.changed.connect(self._on_parts)
        self.before.go_to.connect(self.go_to)
        self.workspace.changed.connect(self._on_changed)
        self.workspace.about_to_close.connect(self._on_about_to_close)

    def join(self, desk: Desk) -> None:
        """Let the desk save and print."""
        self.save_wanted.connect(desk.outputs.save_pdf)
        self.print_wanted.connect(desk.outputs.print_paper)
        desk.outputs.printing.connect(self.say_busy)

    # Being shown --------------------------------------------------------------------------

    def enter(self) -> None:
        """Be shown: start from what is chosen in the file, and set the pages if need be."""
        words = printed_words(self.workspace.document)
        self.readable.setText(words)
        self.readable.setVisible(bool(words))
        if self._stale:
            self._read_choices()
            self._set_pages()

    def _read_choices(self) -> None:
        rows = self.workspace.rows
        chosen = rows.setting(FRAMEWORK, "") or rows.setting("framework", DEFAULT)
        self.framework.setCurrentIndex(max(0, self.framework.findData(chosen)))
        self._wanted = {word: chosen_options(rows, word) for word, *_rest in AUDIENCES}
        self.audience.choose(chosen_kind(rows))
        self._show_parts()

    def panes(self) -> list[QWidget]:
        """Return the choices, the buttons and the pages."""
        return [self._left, self.preview]

    @property
    def options(self) -> ReportOptions:
        """The report that is chosen now."""
        word = self.audience.audience
        wanted = self._wanted.get(word, ReportOptions(word))
        return replace(wanted, framework=str(self.framework.currentData()))

    def say_busy(self, busy: bool) -> None:
        """Show that a PDF is being saved or printed; one at a time."""
        self.save.setEnabled(not busy)
        self.print.setEnabled(not busy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._left.setFixedWidth(min(theme.px(LEFT), round(self.width() * 0.46)))

    # Choosing -----------------------------------------------------------------------------

    def _show_parts(self) -> None:
        self.parts.show_parts(self.options.kind, frozenset(self.options.parts_left_out))

    @alerts.calmly
    def _on_audience(self, word: str) -> None:
        self._show_parts()
        self._later.start()
        self._remember(KIND, word, _("Choose who the report is for"))

    @alerts.calmly
    def _on_framework(self, _at: int) -> None:
        self._later.start()
        chosen = str(self.framework.currentData())
        self._remember(FRAMEWORK, chosen, _("Choose the framework of the report"))

    @alerts.calmly
    def _on_parts(self) -> None:
        options, without = self.options, self.parts.without
        parts = tuple(part for part in optional_parts(options.kind) if part not in without)
        self._wanted[options.kind] = replace(options, chosen=parts)
        self._later.start()
        kept = kept_words(self.options)
        self._remember(setting_of(options.kind), kept, _("Choose what goes into the report"))

    def _remember(self, name: str, value: str, words: str) -> None:
        """Keep a choice in the file, where that may be changed."""
        if self.workspace.document.read_only:
            return
        with self.workspace.edit(words) as session:
            row = session.get(Setting, Setting.id_for(name))
            if row is None:
                session.add(Setting(name=name, value=value))
            else:
                row.value = value

    def _on_changed(self, _label: str, tables: frozenset[str]) -> None:
        self._stale = True
        if self.isVisible():
            if Setting.table_name() in tables:
                self._read_choices()
            self._later.start()

    def _on_about_to_close(self) -> None:
        """Let go of the pages, and of those on their way."""
        self._later.stop()
        self._forget_task()
        self.preview.view.close_pages()

    # Setting the pages --------------------------------------------------------------------

    def _set_pages(self) -> None:
        """Set the pages on another thread; what was being set before is not waited for."""
        self._later.stop()
        self._forget_task()
        self._stale = False
        rows, options, outdated = self.workspace.rows, self.options, Event()
        missing = left_out(rows, options.audience)
        self.before.show_checks(before_sharing(rows, date.today()), missing)
        self._outdated = outdated
        self._task = Task(lambda: _make(rows, options, outdated))
        self._task.done.connect(self._on_made)
        self._task.failed.connect(self._on_failed)
        self.preview.say_busy(True)
        self._task.start()

    def _forget_task(self) -> None:
        """Wait no more for pages on their way, and let the other thread leave them."""
        self._outdated.set()
        if self._task is not None:
            self._task.cancel()

    def _on_made(self, made: Made) -> None:
        self._task = None
        self.preview.say_busy(False)
        self.preview.show_pages(PdfPages(made.content))
        self.parts.say_pages(made.cost)
        pages = ngettext("{count} page", "{count} pages", made.pages)
        self.length.setText(pages.format(count=made.pages))
        minutes = ngettext("about {count} minute", "about {count} minutes", made.minutes)
        self.reading.setText(minutes.format(count=made.minutes))
        self.reading.setToolTip(_("How long it takes to read, at 200 words a minute"))

    def _on_failed(self, problem: Exception) -> None:
        self._task = None
        self.preview.say_busy(False)
        self.preview.say_trouble(_("The pages could not be set. Saving as a PDF may say why."))
        alerts.on_exception(type(problem), problem, problem.__traceback__)


def _make(rows: Rows, options: ReportOptions, outdated: Event) -> Made | None:
    """Freeze what the report says, which takes its time where maps are drawn, and set its pages.

    None where nobody waits for them any more.
    """
    if outdated.is_set():
        return None
    shot = snapshot(rows, options)
    file = BytesIO()
    with PRINTER:
        if outdated.is_set():
            return None
        pages = draw_pdf(shot, file)
        cost = part_pages(shot)
    return Made(file.getvalue(), pages, cost, minutes_to_read(shot))
