"""The overview: what deserves a look, with a way to set each thing aside and bring it back."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from selfeval.core.findings import Finding, dismissed, find
from selfeval.core.models import MODEL_OF, Dismissal
from selfeval.core.rooms import ROOMS
from selfeval.i18n import N_, _, ngettext
from selfeval.ui import alerts, wording
from selfeval.ui.aside_dialog import AsideDialog
from selfeval.ui.item_button import ItemButton
from selfeval.ui.page import Page
from selfeval.ui.widgets import button, card, empty_layout, label, rule, scrolling
from selfeval.ui.workspace import Workspace

MOST = 50
"""Findings shown before “Show all”: a list that nobody can take in helps nobody."""
MARKS = {
    "E": ("circle-dashed", "warn", N_("Gap")),
    "W": ("circle-dashed", "warn", N_("Weak spot")),
    "N": ("bulb", "text3", N_("To note")),
}
"""Icon, colour and word of each level. Red is for figures that go the other way, and not here."""


class OverviewPage(Page):
    """What to look at."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.setObjectName("overview_page")
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
        """Show only the first findings again when somebody comes back."""
        self._all = False

    def _on_changed(self, _label: str, _tables: object) -> None:
        if self.isVisible():
            self._draw()

    def _draw(self) -> None:
        empty_layout(self._open)
        empty_layout(self._aside)
        today, rows = date.today(), self.workspace.rows
        found, aside = find(rows, today), dismissed(rows, today)
        self._draw_open(found)
        self.aside_title.setText(_("Set aside"))
        self._aside_card.setVisible(bool(aside))
        for one in aside:
            self._aside.addWidget(self._row(one))

    def _draw_open(self, found: list[Finding]) -> None:
        count = len(found)
        words = ngettext("{count} thing to look at", "{count} things to look at", count)
        self.open_title.setText(words.format(count=f"{count:,}") if found else _("To look at"))
        if not found:
            self._draw_nothing()
            return
        shown = found if self._all else found[:MOST]
        for one in shown:
            self._open.addWidget(self._row(one))
        if len(shown) < count:
            words = _("Show all {count}").format(count=f"{count:,}")
            more = button(words, "link", name="show_all_findings")
            more.clicked.connect(self._on_all)
            self._open.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _draw_nothing(self) -> None:
        """Say why there is nothing to look at; only a file with something in it can be sound."""
        written = any(self.workspace.count(room.model) for room in ROOMS)
        words = (
            _("Nothing stands out. A sceptical friend may still see something.")
            if written
            else _(
                "Nothing is written yet, so there is nothing to look at. Begin with a fact: "
                "something that anybody who came to see would find as you did."
            )
        )
        nothing = label(words, "body", "text2", wrap=True)
        nothing.setContentsMargins(16, 12, 16, 12)
        self._open.addWidget(nothing)
        if not written and not self.workspace.document.read_only:
            add = button(_("Write the first fact"), "primary", "plus", "first_fact")
            add.clicked.connect(lambda: self.command_wanted.emit("add"))
            line = QHBoxLayout()
            line.setContentsMargins(16, 0, 16, 10)
            line.addWidget(add)
            line.addStretch(1)
            self._open.addLayout(line)

    def _on_all(self) -> None:
        before = len(self._findings())
        self._all = True
        self._draw()
        self._focus_on(before)

    def _findings(self) -> list[ItemButton]:
        return [
            one for one in self.findChildren(ItemButton, "finding") if not one.property("aside")
        ]

    def _focus_on(self, at: int) -> None:
        """Put the focus on the finding at a place of the list, or on the last one before it."""
        found = self._findings() or self.findChildren(ItemButton, "finding")
        if found:
            found[min(at, len(found) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, finding: Finding) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(4, 2, 10, 2)
        line.setSpacing(6)
        icon, token, word = MARKS[finding.level]
        beside = (
            _("set aside because: {reason}").format(reason=finding.reason)
            if finding.reason
            else self._called(finding)
        )
        caption = f"{_(word)} · {beside}"
        words = ItemButton(finding.sentence, caption, icon=icon, icon_token=token)
        words.setObjectName("finding")
        words.setProperty("aside", bool(finding.reason))
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
        asked = AsideDialog(finding.sentence, self.window())
        asked.accepted.connect(lambda: self._set_aside(finding, asked.reason))
        asked.open()

    @alerts.calmly
    def _set_aside(self, finding: Finding, reason: str) -> None:
        at = [one.text() for one in self._findings()].index(finding.sentence)
        self.workspace.add(self._dismissal(finding, reason), _("Set a finding aside"))
        self._focus_on(at)

    @alerts.calmly
    def _on_bring_back(self, finding: Finding) -> None:
        row_id = self._dismissal(finding, "").id
        self.workspace.remove(Dismissal, [row_id], _("Bring a finding back"))
        self._focus_on(0)

    def _dismissal(self, finding: Finding, reason: str) -> Dismissal:
        return Dismissal(
            rule=finding.rule, item_table=finding.item_table, item_id=finding.item_id, reason=reason
        )
