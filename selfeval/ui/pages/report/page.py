"""The report: choices on the left, the pages as they will print on the right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from selfeval.core.frameworks import DEFAULT
from selfeval.core.models import Edition, Setting
from selfeval.core.sharing_places import Place
from selfeval.i18n import _
from selfeval.report import ReportOptions
from selfeval.report.story.titles import TITLES
from selfeval.ui import alerts, theme
from selfeval.ui.frame.head import Head
from selfeval.ui.page import Page
from selfeval.ui.pages.report.answering import answer
from selfeval.ui.pages.report.left import Left
from selfeval.ui.pages.report.making import Counted, Made, Maker
from selfeval.ui.pages.report.ordering import listed_parts, moved_to, ticked_as
from selfeval.ui.pages.report.preview import Preview
from selfeval.ui.pages.report.questions_dialog import QuestionsDialog
from selfeval.ui.pages.report.remembering import Remembering
from selfeval.ui.pages.report.versioning import Versioning
from selfeval.ui.password.readable import printed_words
from selfeval.ui.pdf_pages import PdfPages
from selfeval.ui.source import Source, source_now, source_then
from selfeval.ui.widgets import button
from selfeval.ui.workspace import Workspace

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk

ASKING = "brief"
"""The part that puts questions to its readers."""
LEFT = 348
"""Width of the choices in pixels, at 100 % text."""


class ReportPage(Page):
    """Choices and preview. `save_wanted` carries a Source and a form, `print_wanted` a Source."""

    save_wanted = Signal(object, str)
    print_wanted = Signal(object)
    cancel_wanted = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.setObjectName("report_page")
        self.chosen = Remembering(workspace)
        self.maker = Maker(workspace, self)
        self.choices, self.preview = Left(), Preview()
        self._pages: dict[str, int] = {}
        self._counted = ""
        self.earlier = button(_("Earlier versions"), icon="history", name="report_versions")
        self._stale = True
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.choices)
        line.addWidget(self.preview, 1)
        self.versions = Versioning(self)
        self._connect()

    def _connect(self) -> None:
        left, tools, maker = self.choices, self.preview.tools, self.maker
        left.kinds.chosen.connect(self._on_kind)
        left.framework.activated.connect(self._on_framework)
        left.parts.tick_wanted.connect(self._on_tick)
        left.parts.move_wanted.connect(self._on_move)
        left.parts.look_wanted.connect(self.show_part)
        left.usual.clicked.connect(self._on_usual)
        left.before.go_to.connect(self.go_to)
        left.before.answered.connect(self._on_answered)
        left.foot.save_wanted.connect(lambda form: self.save_wanted.emit(self.source(), form))
        left.foot.print_wanted.connect(lambda: self.print_wanted.emit(self.source()))
        left.foot.cancel_wanted.connect(self.cancel_wanted)
        left.versions.record_wanted.connect(lambda: self.versions.record())
        left.questions.edit_wanted.connect(self.edit_questions)
        tools.agreed_wanted.connect(self.versions.show_copy)
        self.preview.strip.wanted.connect(self.versions.do_as_said)
        self.earlier.clicked.connect(lambda: self.versions.open_list())
        tools.grey_wanted.connect(self._on_grey)
        tools.large_wanted.connect(self._on_large)
        maker.made.connect(self._on_made)
        maker.counted.connect(self._on_counted)
        maker.failed.connect(self._on_failed)
        maker.busy.connect(self.preview.say_busy)
        maker.come.connect(self.preview.say_how_far)
        self.workspace.changed.connect(self._on_changed)
        self.workspace.about_to_close.connect(self._on_about_to_close)

    def join(self, desk: Desk) -> None:
        """Let the desk save and print."""
        self.save_wanted.connect(desk.outputs.save_report)
        self.print_wanted.connect(desk.outputs.print_report)
        self.cancel_wanted.connect(desk.outputs.saving.cancel)
        desk.outputs.saving.printing.connect(self.choices.foot.say_busy)
        desk.outputs.saving.come.connect(self.choices.foot.say_how_far)

    # Being shown --------------------------------------------------------------------------

    def enter(self) -> None:
        """Be shown: start from what is chosen in the file, and set the pages if need be."""
        self.choices.foot.say_readable(printed_words(self.workspace.document))
        self.choices.before.may_answer = not self.workspace.document.read_only
        if self._stale:
            self.show_choices()
            self.set_pages(at_once=True)

    def head(self) -> Head:
        """Return the head, with the way to earlier versions."""
        return Head(beside=(self.earlier,))

    def panes(self) -> list[QWidget]:
        """Return the choices, the buttons and the pages."""
        return [self.choices, self.preview]

    def words_at_foot(self) -> int:
        """Keep passing notices clear of the buttons."""
        return self.choices.foot.height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.choices.setFixedWidth(min(theme.px(LEFT), round(self.width() * 0.46)))

    @property
    def options(self) -> ReportOptions:
        """The report that is chosen now."""
        return self.chosen.options

    def source(self) -> Source:
        """Return what the report that is shown is made from: of today, or of a version."""
        if self.versions.then is not None:
            return source_then(self.workspace.document, self.versions.then)
        return source_now(self.workspace.document, self.workspace.rows, self.options)

    def show_part(self, part: str) -> None:
        """Bring a part into sight in the preview."""
        if part == "cover":
            self.preview.view.go(0)
        else:
            self.preview.view.go_to_part(_(TITLES[part]))

    # Choosing -----------------------------------------------------------------------------

    def show_choices(self) -> None:
        """Show what is chosen, or how the version was printed that is looked at."""
        options, left = self.options, self.choices
        left.kinds.choose(options.kind)
        framework = options.framework or self.workspace.rows.setting("framework", DEFAULT)
        left.show_framework(options.kind, framework)
        if options.kind != self._counted:
            self._counted, self._pages = options.kind, {}
        listed = listed_parts(options)
        left.parts.rows.show(listed, options.parts, self._pages)
        left.only_page.setVisible(not listed)
        left.usual.setVisible(options.chosen is not None)
        then = self.versions.then
        shown = then.options if then is not None else options
        agreed = then is not None and self.versions.is_agreed
        self.preview.tools.show_how(grey=shown.grey, large=shown.large, agreed=agreed)
        left.allow(choosing=then is None)

    @alerts.calmly
    def _on_kind(self, kind: str) -> None:
        self.versions.forget()
        self.chosen.choose(kind, _("Choose who the report is for"))
        self._show_anew()

    def _on_framework(self, _at: int) -> None:
        framework = str(self.choices.framework.currentData())
        words = _("Choose the framework of the report")
        self.keep(replace(self.options, framework=framework), words)

    def _on_tick(self, part: str, ticked: bool) -> None:
        words = _("Put a part into the report") if ticked else _("Take a part out of the report")
        self.keep(ticked_as(self.options, part, ticked), words)

    def _on_move(self, part: str, place: int) -> None:
        self.keep(moved_to(self.options, part, place), _("Move a part of the report"))

    def _on_usual(self) -> None:
        self.keep(replace(self.options, chosen=None), _("Go back to the usual parts"))
        self.choices.parts.setFocus()

    def _on_grey(self, grey: bool) -> None:
        words = _("Print without colour") if grey else _("Print in colour")
        self.keep(replace(self.options, grey=grey), words)

    def _on_large(self, large: bool) -> None:
        words = _("Print larger") if large else _("Print in the usual size")
        self.keep(replace(self.options, large=large), words)

    @alerts.calmly
    def keep(self, options: ReportOptions, words: str) -> None:
        """Keep how the document is wanted, as one gesture, and show it."""
        try:
            self.chosen.keep(options, words)
        finally:
            self._show_anew()

    def _show_anew(self) -> None:
        self.show_choices()
        self.set_pages()

    @alerts.calmly
    def _on_answered(self, place: Place, way: str, reason: str) -> None:
        before = self.choices.before
        places = [one for check in before.checks for one in check.places]
        answered, why = answer(self.workspace, place, way, reason, places)
        before.say_answer(place, answered, why)

    def _on_changed(self, _label: str, tables: frozenset[str]) -> None:
        self._stale = True
        if self.isVisible():
            if Edition.table_name() in tables:
                self.versions.forget()
            if Setting.table_name() in tables:
                self.show_choices()
            self.set_pages(at_once=bool(self.window().findChildren(QuestionsDialog)))

    def _on_about_to_close(self) -> None:
        """Let go of the pages, and of those on their way."""
        self.maker.stop()
        self.preview.forget()

    # Setting the pages --------------------------------------------------------------------

    def set_pages(self, *, at_once: bool = False) -> None:
        """Set the pages anew, after a pause or at once."""
        self._stale = False
        self.maker.want(self.source, at_once=at_once)

    def _on_made(self, made: Made) -> None:
        self.preview.show_pages(PdfPages(made.content))
        if self.versions.then is None:
            recorded = len(made.source.rows.all(Edition))
            self.choices.versions.show_shot(made.shot, recorded)
            self._show_questions(made)
        self.choices.say_pages(made.pages, for_governors=made.source.options.kind == "governors")

    def _show_questions(self, made: Made) -> None:
        listed = made.shot.brief.questions
        self.choices.say_questions(listed, asked=ASKING in made.source.options.parts)
        for dialog in self.window().findChildren(QuestionsDialog):
            dialog.show_questions(listed)

    def edit_questions(self) -> None:
        """Edit what the readers are asked."""
        dialog = QuestionsDialog(self.workspace, self.choices.questions.listed, self.window())
        dialog.go_to.connect(self.go_to)
        dialog.open()

    def _on_counted(self, counted: Counted) -> None:
        if counted.minutes:
            self.choices.foot.say_minutes(counted.minutes)
        if self.versions.then is not None:
            return
        self.choices.kinds.say_pages(counted.kinds)
        if counted.parts or counted.minutes:
            self._pages = counted.parts
            self.choices.before.show_checks(counted.checks)
            options = self.options
            self.choices.parts.rows.show(listed_parts(options), options.parts, self._pages)

    def _on_failed(self, problem: Exception) -> None:
        self.preview.say_trouble(_("The pages could not be set. Saving as a PDF may say why."))
        alerts.on_exception(type(problem), problem, problem.__traceback__)
