"""The overview: what deserves a look, with a way to set each thing aside and bring it back."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QInputDialog, QVBoxLayout, QWidget

from selfeval.core.findings import Finding, dismissed, find
from selfeval.core.models import MODEL_OF, Dismissal
from selfeval.i18n import _, ngettext
from selfeval.ui import alerts, wording
from selfeval.ui.item_button import ItemButton
from selfeval.ui.widgets import button, card, empty_layout, label, rule, scrolling
from selfeval.ui.workspace import Workspace

MOST = 50
"""Findings shown before “Show all”: a list that nobody can take in helps nobody."""
MARKS = {"E": ("alert-triangle", "bad"), "W": ("circle-dashed", "warn"), "N": ("bulb", "text3")}


class OverviewPage(QWidget):
    """What to look at. `go_to` carries the table and id of an item to open."""

    go_to = Signal(str, str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("overview_page")
        self.workspace = workspace
        self._all = False
        self._open, self._aside = QVBoxLayout(), QVBoxLayout()
        self.open_title, self.aside_title = label("", "h3"), label("", "h3")
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 20, 24, 32)
        column.setSpacing(16)
        column.addWidget(self._card(self.open_title, self._open))
        self._aside_card = self._card(self.aside_title, self._aside)
        column.addWidget(self._aside_card)
        column.addStretch(1)
        inner.setMaximumWidth(960)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(inner, "overview_scroll"))
        workspace.changed.connect(self._on_changed)

    def _card(self, title: QWidget, rows: QVBoxLayout) -> QFrame:
        made = card()
        column = QVBoxLayout(made)
        column.setContentsMargins(1, 1, 1, 6)
        column.setSpacing(0)
        title.setContentsMargins(16, 12, 16, 10)
        column.addWidget(title)
        column.addWidget(rule())
        rows.setSpacing(0)
        column.addLayout(rows)
        return made

    def enter(self) -> None:
        """Be shown: look at everything anew."""
        self._draw()

    def leave(self) -> None:
        """Nothing is typed here."""

    def _on_changed(self, _label: str, _tables: object) -> None:
        if self.isVisible():
            self._draw()

    def _draw(self) -> None:
        empty_layout(self._open)
        empty_layout(self._aside)
        today, rows = date.today(), self.workspace.rows
        found, aside = find(rows, today), dismissed(rows, today)
        self.open_title.setText(
            ngettext("{count} thing to look at", "{count} things to look at", len(found)).format(
                count=len(found)
            )
            if found
            else _("To look at")
        )
        shown = found if self._all else found[:MOST]
        for one in shown:
            self._open.addWidget(self._row(one))
        if not found:
            nothing = label(
                _("Nothing stands out. A sceptical friend may still see something."),
                "body",
                "text2",
                wrap=True,
            )
            nothing.setContentsMargins(16, 12, 16, 12)
            self._open.addWidget(nothing)
        elif len(shown) < len(found):
            more = button(_("Show all"), "link", name="show_all_findings")
            more.clicked.connect(self._on_all)
            self._open.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self.aside_title.setText(_("Set aside"))
        self._aside_card.setVisible(bool(aside))
        for one in aside:
            self._aside.addWidget(self._row(one))

    def _on_all(self) -> None:
        self._all = True
        self._draw()

    def _row(self, finding: Finding) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(4, 2, 10, 2)
        line.setSpacing(6)
        icon, token = MARKS.get(finding.level, MARKS["N"])
        caption = (
            _("Because: {reason}").format(reason=finding.reason)
            if finding.reason
            else (self._called(finding))
        )
        words = ItemButton(finding.sentence, caption, icon=icon, icon_token=token)
        words.setObjectName("finding")
        words.clicked.connect(lambda: self.go_to.emit(finding.item_table, finding.item_id))
        line.addWidget(words, 1)
        if not self.workspace.document.read_only:
            line.addWidget(self._answer(finding))
        return made

    def _called(self, finding: Finding) -> str:
        model = MODEL_OF[finding.item_table]
        values = self.workspace.values(model, finding.item_id) or {}
        return wording.titled(model, values.get("number"))

    def _answer(self, finding: Finding) -> QWidget:
        if finding.reason:
            back = button(_("Bring back"), name="bring_back")
            back.clicked.connect(lambda: self._on_bring_back(finding))
            return back
        aside = button(_("Set aside…"), name="set_aside")
        aside.clicked.connect(lambda: self._on_set_aside(finding))
        return aside

    def _on_set_aside(self, finding: Finding) -> None:
        asked = QInputDialog(self.window())
        asked.setObjectName("set_aside_dialog")
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.setWindowTitle(_("Set aside"))
        asked.setLabelText(_("Why does it not apply here? The reason stays with it."))
        asked.setOkButtonText(_("Set aside"))
        asked.setCancelButtonText(_("Cancel"))
        asked.textValueSelected.connect(lambda reason: self._set_aside(finding, reason))
        asked.open()

    @alerts.calmly
    def _set_aside(self, finding: Finding, reason: str) -> None:
        words = " ".join(reason.split())
        if words:
            self.workspace.add(self._dismissal(finding, words), _("Set a finding aside"))

    @alerts.calmly
    def _on_bring_back(self, finding: Finding) -> None:
        row_id = self._dismissal(finding, "").id
        self.workspace.remove(Dismissal, [row_id], _("Bring a finding back"))

    def _dismissal(self, finding: Finding, reason: str) -> Dismissal:
        return Dismissal(
            rule=finding.rule, item_table=finding.item_table, item_id=finding.item_id, reason=reason
        )
