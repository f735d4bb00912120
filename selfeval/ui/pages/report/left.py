"""The choices on the left: which document, what goes in, what to look at before it is shared."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from selfeval.core.asking import Question
from selfeval.core.frameworks import frameworks
from selfeval.i18n import _
from selfeval.report import KINDS
from selfeval.ui import theme
from selfeval.ui.pages.report.before import BeforeSharing
from selfeval.ui.pages.report.foot import Foot
from selfeval.ui.pages.report.kind_choice import KindChoice
from selfeval.ui.pages.report.parts_list import PartsList
from selfeval.ui.pages.report.questions_box import QuestionsBox
from selfeval.ui.pages.report.versions_box import VersionsBox
from selfeval.ui.widgets import FlatCombo, button, label, rule, scrolling

BEFORE, AFTER = 24, 16
"""Pixels beside the choices and the buttons below them."""
FEW_PAGES = 10
"""Pages beyond which a report for governors is gently said to be long."""
BY_AREA = {"areas", "areas in full"}
"""Parts that follow an inspection framework."""


class Left(QWidget):
    """The parts are here for the page to listen to; this only lays them out."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds, self.parts = KindChoice(), PartsList()
        self.before, self.versions, self.foot = BeforeSharing(), VersionsBox(), Foot()
        self.framework = self._framework_choice()
        self.usual = button(_("Back to the usual"), "link", name="parts_usual")
        self.only_page = label(_("It is one page, with everything on it."), "body", "text2", True)
        self.asked = label(_("What we ask of you"), "h3")
        self.questions = QuestionsBox()
        self.advice = label("", "caption", "text2", wrap=True)
        self.advice.setObjectName("report_advice")
        self.advice.hide()
        self._by = label(_("Framework"), "body", "text2")
        self._by.setBuddy(self.framework)
        self._scroll = scrolling(self._choices(), "report_scroll")
        self._scroll.verticalScrollBar().rangeChanged.connect(self._line_up)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(rule())
        column.addWidget(self.foot)

    def _framework_choice(self) -> FlatCombo:
        made = FlatCombo()
        made.setObjectName("report_framework")
        made.setAccessibleName(_("Inspection framework"))
        theme.set_role(made, "body")
        for one in frameworks():
            made.addItem(one.title, one.id)
        return made

    def _choices(self) -> QWidget:
        inner = QWidget()
        head = QHBoxLayout()
        head.addWidget(label(_("What goes in"), "h3"), 1)
        head.addWidget(self.usual)
        by = QHBoxLayout()
        by.setSpacing(10)
        by.addWidget(self._by)
        by.addWidget(self.framework, 1)
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(BEFORE, 14, AFTER, 20)
        self.column.setSpacing(6)
        self.column.addWidget(label(_("Who is it for?"), "h3"))
        self.column.addWidget(self.kinds)
        self.column.addLayout(by)
        self.column.addSpacing(8)
        self.column.addLayout(head)
        self.column.addWidget(self.advice)
        self.column.addWidget(self.parts)
        self.column.addWidget(self.only_page)
        self.column.addSpacing(8)
        for part in (self.asked, self.questions):
            self.column.addWidget(part)
        self.column.addSpacing(8)
        self.column.addWidget(label(_("Before you share"), "h3"))
        self.column.addWidget(self.before)
        self.column.addSpacing(8)
        self.column.addWidget(label(_("Versions"), "h3"))
        self.column.addWidget(self.versions)
        self.column.addStretch(1)
        return inner

    def show_framework(self, kind: str, framework: str) -> None:
        """Show by which framework the areas are told, where the document tells them."""
        self.framework.setCurrentIndex(max(0, self.framework.findData(framework)))
        for part in (self._by, self.framework):
            part.setVisible(bool(BY_AREA & set(KINDS[kind].parts)))

    def say_pages(self, pages: int, *, for_governors: bool) -> None:
        """Say how long the report is, and gently where it is too long to be read closely."""
        self.foot.say_pages(pages)
        self.advice.setText(
            _(
                "Governors read two pages closely. Everything after page 2 should be there for"
                " looking up."
            )
        )
        self.advice.setVisible(for_governors and pages > FEW_PAGES)

    def say_questions(self, listed: Sequence[Question], *, asked: bool) -> None:
        """Say what readers are asked, where the document asks them."""
        self.questions.show_questions(listed)
        for part in (self.asked, self.questions):
            part.setVisible(asked)

    def allow(self, *, choosing: bool) -> None:
        """Let choices be made or not: a version that was issued is as it was."""
        for part in (self.parts, self.framework, self.usual, self.questions, self.before):
            part.setEnabled(choosing)

    def _line_up(self, _low: int = 0, high: int = 0) -> None:
        """Let the buttons end where the choices above them end, beside their scroll bar."""
        bar = self._scroll.verticalScrollBar().sizeHint().width() if high else 0
        self.foot.end_at(BEFORE, AFTER + bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._line_up(0, self._scroll.verticalScrollBar().maximum())
