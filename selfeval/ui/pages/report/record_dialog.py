"""Record a version as issued or as agreed: when, by whom, at which meeting."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from selfeval.core.days import is_day
from selfeval.core.models import Meeting
from selfeval.i18n import _
from selfeval.report.snapshot.wording import long_day
from selfeval.ui import theme, wording
from selfeval.ui.form.dates import read_day
from selfeval.ui.form.segments import Segments
from selfeval.ui.pages.report.issuing import Record
from selfeval.ui.widgets import FlatCombo, button, label
from selfeval.ui.workspace import Workspace

NEW = "new"
"""The choice of a meeting that is not in the file yet."""


class RecordVersionDialog(QDialog):
    """`recorded` carries a Record. Without `may_issue` the version is there, and is agreed now."""

    recorded = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        called: str,
        parent: QWidget,
        *,
        agreed: bool = False,
        may_issue: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("record_version_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Record a version"))
        self.setMinimumWidth(theme.px(480))
        self._workspace = workspace
        self._called = called
        self.state = Segments(
            _("What happened"),
            (("draft", _("It was issued as a draft")), ("agreed", _("It was agreed"))),
            "version_state",
        )
        self.state.put("agreed" if agreed else "draft")
        self.state.setVisible(may_issue)
        self._may_issue = may_issue
        self.day = _line("version_day", _("On which day"))
        self.day.setText(wording.day(date.today().isoformat()))
        self.by = _line("version_by", _("By whom"))
        self.by.setText(workspace.rows.school.board.strip() or _("Governing board"))
        self.meeting = self._meetings()
        self.new_meeting = _line("version_new_meeting", _("What the meeting is called"))
        self.does = label("", "body", "text2", wrap=True)
        self.does.setObjectName("version_does")
        self.problem = label("", "caption", "bad", wrap=True)
        self.problem.setObjectName("version_problem")
        self.accept_button = button(_("Record it"), "primary", name="version_record")
        self.accept_button.setDefault(True)
        self._rows: list[tuple[QWidget, QWidget]] = []
        self._lay_out()
        self._connect()
        self._show_state()
        self.day.setFocus()

    def _meetings(self) -> FlatCombo:
        made = FlatCombo()
        made.setObjectName("version_meeting")
        made.setAccessibleName(_("At which meeting"))
        theme.set_role(made, "body")
        made.addItem(_("No meeting"), "")
        rows = self._workspace.rows.all(Meeting)
        for row in sorted(rows, key=lambda one: one.held_on or "", reverse=True):
            made.addItem(", ".join(filter(None, (row.title, wording.day(row.held_on)))), row.id)
        made.addItem(_("A meeting that is not in the file yet…"), NEW)
        return made

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for words, widget in (
            (_("On"), self.day),
            (_("By"), self.by),
            (_("Meeting"), self.meeting),
            (_("Called"), self.new_meeting),
        ):
            said = label(words, "body", "text2")
            said.setBuddy(widget)
            form.addRow(said, widget)
            self._rows.append((said, widget))
        cancel = button(_("Cancel"), name="version_cancel")
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 8, 0, 0)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.accept_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(12)
        column.addWidget(label(self._called, "strong", wrap=True))
        column.addWidget(self.state)
        column.addLayout(form)
        column.addWidget(self.does)
        column.addWidget(self.problem)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.state.chosen.connect(self._show_state)
        self.meeting.currentIndexChanged.connect(self._show_state)
        self.day.textChanged.connect(self._check)
        self.accept_button.clicked.connect(self._on_accept)

    @property
    def _agreed(self) -> bool:
        return not self._may_issue or self.state.word == "agreed"

    def _show_state(self, *_told: object) -> None:
        is_new = self.meeting.currentData() == NEW
        for said, widget in self._rows[1:]:
            shown = self._agreed and (widget is not self.new_meeting or is_new)
            said.setVisible(shown)
            widget.setVisible(shown)
        if not self._may_issue:
            words = _("Its text stays as it was issued. It will be called agreed.")
        else:
            words = _(
                "The text is kept as it stands now, so that it can be printed again. What you"
                " change later is told as changed since."
            )
        self.does.setText(words)
        self._check()

    def _check(self) -> None:
        found = read_day(self.day.text())
        good = is_day(found)
        self.accept_button.setEnabled(good)
        if good:
            late = date.fromisoformat(found) > date.today()
            words = _("{day} is still to come.").format(day=long_day(found)) if late else ""
            self.problem.setText(words)
        else:
            self.problem.setText(_("Write the day like 2 December 2026."))
        self.problem.setVisible(bool(self.problem.text()))

    def _on_accept(self) -> None:
        meeting = str(self.meeting.currentData() or "")
        called = self.new_meeting.text().strip() or _("Meeting")
        record = Record(
            day=date.fromisoformat(read_day(self.day.text())),
            agreed=self._agreed,
            by=self.by.text().strip(),
            meeting_id=meeting if meeting not in ("", NEW) else None,
            new_meeting=called if meeting == NEW else "",
        )
        self.accept()
        self.recorded.emit(record)


def _line(name: str, spoken: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    made.setAccessibleName(spoken)
    theme.set_role(made, "body")
    return made
