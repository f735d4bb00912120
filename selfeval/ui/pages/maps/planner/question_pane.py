"""One question of the plan: what is asked, a line to answer it, what is there already, answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from selfeval.core.models import Factor
from selfeval.core.planning.questions import Question
from selfeval.core.realms import realm
from selfeval.core.wording import called
from selfeval.i18n import _
from selfeval.ui import icons, theme
from selfeval.ui.flow import FlowLayout
from selfeval.ui.flow_label import FlowLabel
from selfeval.ui.focus import focus_kept
from selfeval.ui.pages.maps.planner.answer_row import AnswerRow, WordsLine
from selfeval.ui.pages.maps.planner.links import LinkChips
from selfeval.ui.suggesting import Suggestions
from selfeval.ui.widgets import button, empty_layout, label

MOST_OFFERED = 6
"""Boxes that are offered as buttons; all others are offered while one types."""

SHORT = 72
"""Letters up to which a question stands in display type."""


@dataclass(frozen=True)
class Asked:
    """A question with all that stands around it.

    `links` are the boxes that an answer may be for, with the ids of the `ticked` ones; `lead` says
    what they are. `answers` are the boxes given so far, each with the ids of those it is linked to.
    `begun` are ids of offered boxes that were planned from before. Where there are not `several`
    answers, no more is asked after the first; one that `stays` cannot be taken out.
    """

    question: Question
    realm: str = ""
    lead: str = ""
    links: tuple[Factor, ...] = ()
    ticked: frozenset[str] = frozenset()
    offers: tuple[Factor, ...] = ()
    answers: tuple[tuple[Factor, tuple[str, ...]], ...] = ()
    begun: frozenset[str] = field(default_factory=frozenset)
    several: bool = True
    stays: bool = False
    typed: str = ""

    @property
    def open(self) -> bool:
        """Whether there is room for another answer."""
        return self.several or not self.answers


class RealmMark(QWidget):
    """The shape of a realm, as large as a line of its title."""

    def __init__(self, realm_id: str) -> None:
        super().__init__()
        self._realm = realm_id
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(22), theme.px(22))

    def paintEvent(self, _event: QPaintEvent) -> None:
        found = realm(self._realm)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if found is not None:
            icons.draw_realm(painter, found.id, _(found.letter), box)
        else:
            icons.draw_icon(painter, "alert-triangle", box, theme.colour("text2"))


class QuestionPane(QWidget):
    """`answered` says that words were entered, `offered` that a box was chosen, by its id."""

    answered = Signal(str)
    offered = Signal(str)
    went_on = Signal()
    reworded = Signal(str, str)
    turned = Signal(str, str)
    taken_out = Signal(str)

    def __init__(self, asked: Asked, *, cramped: bool = False) -> None:
        super().__init__()
        self.setObjectName("planner_question")
        self.asked = asked
        self.rows: list[AnswerRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._head(asked, _title_role(asked.question.title, cramped=cramped))
        self._links = LinkChips("serves_new")
        self._links.show_boxes(asked.lead, asked.links, asked.ticked)
        self._column.addWidget(self._links)
        self._column.addLayout(self._entry(asked))
        self._offered = QWidget()
        self._offers = FlowLayout(self._offered, 6)
        self._column.addWidget(self._offered)
        self._given = QVBoxLayout()
        self._given.setSpacing(6)
        self._given.setContentsMargins(0, 4, 0, 0)
        self._column.addLayout(self._given)
        self._column.addStretch(1)
        self.line.setText(asked.typed)
        self.show_asked(asked)

    def _head(self, asked: Asked, title_role: str) -> None:
        found = realm(asked.realm)
        line = QHBoxLayout()
        line.setSpacing(8)
        if found is not None:
            line.addWidget(RealmMark(found.id))
            words = _("{realm}: {meaning}").format(realm=_(found.title), meaning=_(found.meaning))
            line.addWidget(label(words, "body", "text2", wrap=True), 1)
            self._column.addLayout(line)
        title = label(asked.question.title, title_role, wrap=True)
        title.setObjectName("planner_title")
        self._column.addWidget(title)
        self._column.addWidget(label(asked.question.lead, "long_statement", "text2", wrap=True))
        self.setAccessibleName(asked.question.title)
        self.setAccessibleDescription(asked.question.lead)

    def _entry(self, asked: Asked) -> QHBoxLayout:
        self.line = WordsLine()
        self.line.setObjectName("planner_line")
        self.line.setAccessibleName(asked.question.title)
        self.line.setPlaceholderText(_("For example: {words}").format(words=asked.question.example))
        self.line.entered.connect(self._on_entered)
        self._usual = Suggestions(self.line, (), _("Boxes that are there"), anywhere=True)
        self.add = button(_("A&dd"), icon="plus", name="planner_add")
        self.add.clicked.connect(self._on_entered)
        self.line.textChanged.connect(self._on_typed)
        made = QHBoxLayout()
        made.setSpacing(8)
        made.addWidget(self.line, 1)
        made.addWidget(self.add)
        return made

    # Showing --------------------------------------------------------------------------------

    def show_asked(self, asked: Asked) -> None:
        """Show what has been answered since; what is being typed stays."""
        self.asked = asked
        self._links.setVisible(len(asked.links) > 1 and asked.open)
        self.line.setVisible(asked.open)
        self.add.setVisible(asked.open)
        with focus_kept(self):
            self._show_offers(asked.offers if asked.open else ())
            self._show_answers(asked)
        self._on_typed()

    def _show_offers(self, boxes: Sequence[Factor]) -> None:
        empty_layout(self._offers)
        self._usual.offer(row.label for row in boxes)
        self._offered.setVisible(bool(boxes))
        if not boxes:
            return
        self._offers.addWidget(FlowLabel(_("There already:"), "caption", "text2"))
        for row in boxes[:MOST_OFFERED]:
            words = called(row.label, 60)
            if row.id in self.asked.begun:
                words = _("{words} (begun)").format(words=words)
            made = button(words.replace("&", "&&"), "chip", name="offered_box")
            made.clicked.connect(lambda _on, one=row.id: self.offered.emit(one))
            self._offers.addWidget(made)
        if len(boxes) > MOST_OFFERED:
            more = _("and {count} more as you type").format(count=len(boxes) - MOST_OFFERED)
            self._offers.addWidget(FlowLabel(more, "caption", "text2"))

    def _show_answers(self, asked: Asked) -> None:
        empty_layout(self._given)
        self.rows = []
        for box, linked in asked.answers:
            row = AnswerRow(box, asked.lead, asked.links, linked, stays=asked.stays)
            row.reworded.connect(self.reworded)
            row.turned.connect(self.turned)
            row.taken_out.connect(self.taken_out)
            row.entered.connect(self._on_row_entered)
            self.rows.append(row)
            self._given.addWidget(row)

    # Answering ------------------------------------------------------------------------------

    @property
    def ticked(self) -> tuple[str, ...]:
        """The ids of the boxes that the next answer is for."""
        return self._links.ticked()

    @property
    def typed(self) -> str:
        """What is being typed and is no answer yet."""
        return self.line.text().strip() if self.asked.open else ""

    def settle(self) -> None:
        """Hand over answers that are being changed."""
        for row in self.rows:
            row.settle()

    def enter(self) -> None:
        """Put the cursor into the line."""
        if self.asked.open:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.rows:
            self.rows[0].line.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self) -> None:
        """Take what stands in the line for an answer."""
        words = self.typed
        self.line.clear()
        self.answered.emit(words)

    def _on_entered(self) -> None:
        if self.typed:
            self.take()
            self.enter()
            QTimer.singleShot(0, self, self._forget_suggestion)
        else:
            self.went_on.emit()

    def _on_row_entered(self) -> None:
        """Go from an answer to the line for the next one; where there is none, go on."""
        if self.asked.open:
            self.enter()
        else:
            self.settle()
            self.went_on.emit()

    def _forget_suggestion(self) -> None:
        """Empty the line of a suggestion, which is put there once Enter has chosen it."""
        given = {box.label for box, _linked in self.asked.answers}
        if self.line.text() in given:
            self.line.clear()

    def _on_typed(self) -> None:
        self.add.setEnabled(bool(self.typed))


def _title_role(title: str, *, cramped: bool) -> str:
    """Let a question be large where there is room for it."""
    if cramped:
        return "heading"
    return "display" if len(title) <= SHORT else "title"
