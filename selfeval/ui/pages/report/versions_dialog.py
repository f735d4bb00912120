"""The versions of the report that were issued, newest first, with what can be done with each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from selfeval.core.editions import Version, version_words, versions
from selfeval.i18n import _, ngettext
from selfeval.report.snapshot.wording import long_day
from selfeval.report.versions import changes_since
from selfeval.ui import alerts
from selfeval.ui.history.frame import LookingBack
from selfeval.ui.pages.report.issuing import Record, agree, changes_from
from selfeval.ui.pages.report.record_dialog import RecordVersionDialog
from selfeval.ui.pages.report.version_card import VersionCard
from selfeval.ui.widgets import button, empty_layout, label
from selfeval.ui.workspace import Workspace

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk

AT_ONCE = 20


def open_versions(desk: Desk) -> None:
    """Open the earlier versions of the report, over its page."""
    from selfeval.ui.pages.report.page import ReportPage

    desk.show_page("report")
    page = desk.page
    assert isinstance(page, ReportPage)
    page.versions.open_list()


class VersionsDialog(LookingBack):
    """`look_wanted` carries a version's id; `out_wanted` that and "pdf", "word", "web" or "print".

    `since_wanted` carries the version to tell changes from; `record_wanted` asks for a new one.
    """

    look_wanted = Signal(str)
    out_wanted = Signal(str, str)
    since_wanted = Signal(str)
    record_wanted = Signal()

    def __init__(self, workspace: Workspace, since: str, parent: QWidget) -> None:
        undo = button(_("Undo"), "link", "arrow-back-up", "versions_undo")
        super().__init__(
            workspace,
            parent,
            name="versions",
            title=_("Earlier versions"),
            size=(640, 600),
            at_once=AT_ONCE,
            next_step=undo,
        )
        undo.clicked.connect(self._on_undo)
        self._since = since
        self._cards: list[VersionCard] = []
        self._counting = QTimer(self, interval=0)
        self._counting.timeout.connect(self._count_next)
        self._to_count: list[VersionCard] = []
        about = label(
            _(
                "A version is the report as it was issued. Its text stays, so that it can be read"
                " and printed again, and changes can be told from it."
            ),
            "body",
            "text2",
            wrap=True,
        )
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(about, 1)
        if not workspace.document.read_only:
            record = button(_("Record a version…"), icon="plus", name="versions_record")
            record.clicked.connect(self._on_record)
            line.addWidget(record)
        self.head.addLayout(line)
        self.entries.setSpacing(10)
        self.draw()
        self.close_button.setFocus()

    # Drawing ------------------------------------------------------------------------------

    def draw(self, *_told: object) -> None:
        """Show the versions, newest first; how much has changed since is counted afterwards."""
        empty_layout(self.entries)
        self._cards = []
        rows = self.workspace.rows
        found = versions(rows)
        may_write = not self.workspace.document.read_only
        for version in found[: self.most]:
            is_since = version.edition.id == self._since
            card = VersionCard(rows, version, may_write=may_write, is_since=is_since)
            card.wanted.connect(lambda what, card=card: self._on_wanted(card, what))
            self.entries.addWidget(card)
            self._cards.append(card)
        if not found:
            words = _("No version has been recorded yet.")
            self.entries.addWidget(label(words, "body", wrap=True))
        more = len(found) - len(self._cards)
        words = ngettext("Show {count} earlier version", "Show {count} earlier versions", more)
        self.end_list(words.format(count=more) if more else "")
        self._to_count = list(self._cards)
        self._counting.start()

    def _count_next(self) -> None:
        """Count what has changed since one version; the window goes on between two of them."""
        if not self._to_count:
            self._counting.stop()
            return
        card = self._to_count.pop(0)
        session = self.workspace.document.session
        card.say_changes(changes_since(session, self.workspace.rows, card.version))

    # What is wanted -----------------------------------------------------------------------

    def _on_wanted(self, card: VersionCard, what: str) -> None:
        version = card.version
        if what == "changes":
            card.show_changes(changes_from(self.workspace, version))
        elif what == "look":
            self.accept()
            self.look_wanted.emit(version.edition.id)
        elif what == "agree":
            self._ask_agreed(version)
        elif what == "since":
            self._since = version.edition.id
            self.since_wanted.emit(version.edition.id)
            self._say(_("Changes are told from this version now."), may_undo=True)
        else:
            self.out_wanted.emit(version.edition.id, what)

    def _ask_agreed(self, version: Version) -> None:
        called = version_words(self.workspace.rows, version, long_day)
        dialog = RecordVersionDialog(self.workspace, called, self, agreed=True, may_issue=False)
        dialog.recorded.connect(lambda record: self._agree(version.edition.id, record))
        dialog.open()

    @alerts.calmly
    def _agree(self, edition_id: str, record: Record) -> None:
        agree(self.workspace, edition_id, record)
        self._say(_("It is recorded as agreed."), may_undo=True)

    def _on_record(self) -> None:
        self.accept()
        self.record_wanted.emit()

    def _say(self, words: str, *, may_undo: bool = False) -> None:
        self.said.setText(words)
        self.next_step.setVisible(may_undo)
        (self.next_step if may_undo else self.close_button).setFocus()

    @alerts.calmly
    def _on_undo(self) -> None:
        self.workspace.undo()
        self._say(_("Undone."))
