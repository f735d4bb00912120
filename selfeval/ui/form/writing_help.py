"""Help below a fact's statement while it is written; one press makes a reason an assumption."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from selfeval.core.fields import FieldError, clean
from selfeval.core.findings.base import SMALL_NUMBER
from selfeval.core.models import SCHOOL_ID, Assumption, Fact, School, Stance
from selfeval.core.splitting import split_reason
from selfeval.core.writing import Hint, hints
from selfeval.i18n import _
from selfeval.store import UserError
from selfeval.ui import alerts
from selfeval.ui.form.record_form import RecordForm
from selfeval.ui.widgets import button, empty_layout, label
from selfeval.ui.workspace import Workspace

WATCHED = ("statement", "n", "out_of", "people")
"""Fields that the hints are about; most hints stand only while the cursor is in one of them."""


class WritingHelp(QFrame):
    """Quiet lines below the statement."""

    def __init__(self, workspace: Workspace, form: RecordForm) -> None:
        super().__init__()
        self.setObjectName("writing_help")
        self.setProperty("notice", True)
        self._workspace, self._form = workspace, form
        self._shown: list[Hint] = []
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(12, 6, 8, 6)
        self._lines.setSpacing(4)
        for name in WATCHED:
            form.cells[name].editor.typing.connect(self.refresh)
            form.cells[name].editor.settled.connect(lambda _value: self.refresh())
        QApplication.instance().focusChanged.connect(self._on_focus)
        self.hide()

    def show_row(self) -> None:
        """Show what may help with the fact in the form; what was made before is no news now."""
        if self._made and self._made != self._form.row_id:
            self.refresh()

    def refresh(self) -> None:
        """Look again at what stands in the form."""
        found = [one for one in self._found() if one.about == "reason" or self._is_writing()]
        if found != self._shown or not self.isVisibleTo(self.parentWidget() or self):
            self._shown = found
            self._draw()

    def _found(self) -> list[Hint]:
        if self._workspace.document.read_only or not self._form.row_id:
            return []
        typed = {name: self._form.cells[name].editor.get() for name in WATCHED}
        school = self._workspace.values(School, SCHOOL_ID) or {}
        limit = school.get("small_number_limit")
        return hints(
            str(typed["statement"]),
            self._whole("n"),
            self._whole("out_of"),
            str(typed["people"]),
            SMALL_NUMBER if limit is None else limit,
        )

    def _whole(self, name: str) -> int | None:
        cell = self._form.cells[name]
        try:
            value = clean(cell.field, cell.editor.get())
        except FieldError:
            return None  # it is said below the field itself
        return value if isinstance(value, int) else None

    def _is_writing(self) -> bool:
        focused = QApplication.focusWidget()
        widgets = [self._form.cells[name].editor.focus_widget() for name in WATCHED[:3]]
        return focused is not None and (focused in widgets or self.isAncestorOf(focused))

    def _on_focus(self, _before: QWidget | None, _now: QWidget | None) -> None:
        if self._form.isVisible():
            self.refresh()

    # The lines ----------------------------------------------------------------------------

    def _draw(self) -> None:
        empty_layout(self._lines)
        for hint in self._shown:
            line = QHBoxLayout()
            line.addWidget(label(hint.words, "caption", "text2", wrap=True), 1)
            if hint.about == "reason":
                line.addWidget(self._split_button())
            self._lines.addLayout(line)
        self.setVisible(bool(self._shown))

    def _split_button(self) -> QPushButton:
        made = button(_("Make it an assumption"), "link", "arrows-split", "split_reason")
        made.clicked.connect(self.split)
        return made

    @alerts.calmly
    def split(self) -> None:
        """Keep in the fact what was seen and write the reason as an assumption, in one gesture."""
        self._form.settle()
        fact_id = self._form.row_id
        with self._workspace.edit(_("Make the reason an assumption")) as session:
            fact = session.get(Fact, fact_id)
            found = split_reason(fact.statement) if fact is not None else None
            if fact is None or found is None:
                raise UserError(_("There is no reason in this fact any more."))
            believed = Assumption(belief=found.belief, realm=fact.realm)
            fact.statement = found.kept
            session.add(believed)
            session.flush()
            session.add(Stance(fact_id=fact_id, assumption_id=believed.id, stance=found.stance))
        self._form.focus_first()
