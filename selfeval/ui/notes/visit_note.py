"""Write down a visit: who came, what they asked, what they saw; and make facts of what was seen."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from selfeval.core.models import Fact, Note
from selfeval.core.realms import INSTRUMENTS
from selfeval.core.reasons import part
from selfeval.core.sentences import split
from selfeval.i18n import N_, _, ngettext
from selfeval.store.errors import UserError
from selfeval.ui import theme, wording
from selfeval.ui.form.dates import read_day
from selfeval.ui.notes import doing
from selfeval.ui.notes.panes import facts_of
from selfeval.ui.notes.tick_list import TickLine, TickList, TickModel
from selfeval.ui.suggesting import Suggestions
from selfeval.ui.widgets import GrowingText, button, label, scrolling
from selfeval.ui.workspace import Workspace
from selfeval.ui.writing_dialog import WritingDialog

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk

VISITORS = (
    N_("Link governor"),
    N_("Chair of the board"),
    N_("School improvement partner"),
    N_("Adviser"),
    N_("Trust reviewer"),
    N_("Headteacher of another school"),
)


def open_visit_note(desk: Desk) -> None:
    """Open an empty visit note."""
    open_visit(desk, "")


def open_visit(desk: Desk, note_id: str) -> None:
    """Open a visit note, a new one for ""; show it in the inbox when it is kept."""
    note = desk.workspace.values(Note, note_id) if note_id else None
    dialog = VisitDialog(desk.workspace, desk.window, note)

    def show() -> None:
        desk.show_page("inbox")
        assert desk.page is not None
        desk.page.show_item(dialog.note_id)
        desk.window.foot.say(dialog.told, may_undo=True)

    dialog.accepted.connect(show)
    dialog.open()


class VisitDialog(WritingDialog):
    """The visit, and below it what was seen, sentence by sentence, to be ticked as facts."""

    def __init__(
        self, workspace: Workspace, parent: QWidget, note: dict[str, Any] | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("visit_note")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Visit note"))
        room = parent.window().size()
        self.resize(min(theme.px(680), room.width() - 40), min(theme.px(700), room.height() - 40))
        self._workspace, self._note = workspace, note
        self.note_id = note["id"] if note else ""
        self.told = ""
        self._taken = self._taken_before()
        self.model = TickModel()
        self.model.ticks_changed.connect(self._say)
        self._lay_out()
        self._fill()
        self._started = self._written()
        self.seen.textChanged.connect(self._on_seen)
        self._on_seen()

    def _taken_before(self) -> set[str]:
        """Return the statements of the facts that came of this visit already."""
        ids = facts_of(self._workspace, self._note) if self._note else []
        return {self._workspace.name_of(Fact.table_name(), row_id) for row_id in ids}

    def _lay_out(self) -> None:
        self.who = self._line("visit_who", _("A role, such as Link governor"))
        Suggestions(self.who, (_(words) for words in VISITORS), _("Who"))
        self.day = self._line("visit_day", _("Day month year"))
        self.asked = self._text("visit_asked", _("The questions, as they were put"))
        self.seen = self._text("visit_seen", _("One thing in each line"))
        self.instrument = self._line("visit_instrument", _("For example Learning walk"))
        Suggestions(self.instrument, (_(one) for one in INSTRUMENTS), _("How they looked"))
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setHorizontalSpacing(14)
        for words, line in (
            (_("Who"), self.who),
            (_("When"), self.day),
            (_("What was asked"), self.asked),
            (_("What was seen"), self.seen),
            (_("How they looked"), self.instrument),
        ):
            title = label(words, "caption", "text2")
            title.setBuddy(line)
            line.setAccessibleName(words)
            form.addRow(title, line)
        self.facts_title = label("", "strong", wrap=True)
        self.list = TickList(self.model, "visit_sentences", _("What was seen, as facts"))
        self.list.setMinimumHeight(theme.px(150))
        self._whole(form)

    def _whole(self, form: QFormLayout) -> None:
        inner = QWidget()
        middle = QVBoxLayout(inner)
        middle.setContentsMargins(22, 4, 22, 8)
        middle.setSpacing(10)
        about = _("It stays in your file on this computer; nothing is sent to anybody.")
        middle.addWidget(label(about, "body", "text2", wrap=True))
        middle.addLayout(form)
        middle.addWidget(self.facts_title)
        middle.addWidget(self.list, 1)
        middle.addStretch(0)
        self.problem = label("", "caption", "bad", wrap=True)
        self.problem.setObjectName("visit_problem")
        self.problem.hide()
        cancel = button(_("Cancel"), name="visit_cancel")
        cancel.clicked.connect(self.drop)
        self.keep = button("", "primary", name="visit_keep")
        self.keep.setDefault(True)
        self.keep.clicked.connect(self._on_keep)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addStretch(1)
        line.addWidget(cancel)
        line.addWidget(self.keep)
        foot = QVBoxLayout()
        foot.setSpacing(8)
        foot.setContentsMargins(22, 6, 22, 14)
        foot.addWidget(self.problem)
        foot.addLayout(line)
        heading = label(_("Visit note"), "heading")
        heading.setContentsMargins(22, 18, 22, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addWidget(scrolling(inner, "visit_scroll"), 1)
        column.addLayout(foot)

    def _line(self, name: str, hint: str) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(name)
        made.setPlaceholderText(hint)
        theme.set_role(made, "body")
        return made

    def _text(self, name: str, hint: str) -> GrowingText:
        made = GrowingText()
        made.setObjectName(name)
        made.setPlaceholderText(hint)
        theme.set_role(made, "long_statement")
        return made

    def _fill(self) -> None:
        note = self._note or {"who": "", "noted_on": date.today().isoformat()}
        self.who.setText(note["who"])
        self.day.setText(wording.day(note["noted_on"]))
        self.asked.setPlainText(note.get("asked", ""))
        self.seen.setPlainText(note.get("seen", ""))

    def _written(self) -> list[str]:
        lines, texts = (self.who, self.day, self.instrument), (self.asked, self.seen)
        return [one.text() for one in lines] + [one.toPlainText() for one in texts]

    def has_writing(self) -> bool:
        return self._written() != self._started

    # What was seen ----------------------------------------------------------------------------

    def _on_seen(self) -> None:
        pieces = [one.text for one in split(self.seen.toPlainText()) if one.text]
        self.model.show([_line_of(words) for words in pieces if words not in self._taken])
        there = bool(self.model.lines)
        self.list.setVisible(there)
        self.facts_title.setVisible(there)

    def _say(self) -> None:
        chosen = len(self.model.chosen())
        self.facts_title.setText(
            _("Which of these would anybody else have written down, too? They become facts.")
        )
        words = ngettext("Keep it, with {count} fact", "Keep it, with {count} facts", chosen)
        self.keep.setText(words.format(count=chosen) if chosen else _("Keep it"))

    # Keeping ----------------------------------------------------------------------------------

    def _on_keep(self) -> None:
        day = read_day(self.day.text())
        written = [self.who.text(), self.asked.toPlainText(), self.seen.toPlainText()]
        if day and not wording.is_day(day):
            self._refuse(_("“{words}” is no day.").format(words=day), self.day)
        elif not any(words.strip() for words in written):
            self._refuse(_("Write down who came, or what they asked or saw."), self.who)
        else:
            self._keep(day)

    def _refuse(self, problem: str, field: QWidget) -> None:
        self.problem.setText(problem)
        self.problem.show()
        field.setFocus()

    def _keep(self, day: str) -> None:
        who = " ".join(self.who.text().split())
        values = {
            "who": who,
            "noted_on": day or None,
            "asked": self.asked.toPlainText().strip(),
            "seen": self.seen.toPlainText().strip(),
        }
        chosen = self.model.chosen()
        try:
            self.note_id = doing.keep_visit(
                self._workspace, self.note_id, values, chosen, self.instrument.text().strip()
            )
        except UserError as problem:
            self._refuse(str(problem), self.who)
            return
        count = len(chosen)
        words = ngettext("Visit kept, with {count} fact.", "Visit kept, with {count} facts.", count)
        self.told = words.format(count=count) if count else _("Visit kept.")
        self.accept()


def _line_of(words: str) -> TickLine:
    """A sentence with a reason in it is not ticked: the reason is what somebody believes."""
    reason = part(words) is not None
    caption = _("This gives a reason, so it is more than a fact.") if reason else ""
    return TickLine(words, caption, ticked=not reason)
