"""Beside the choices: how far the report has come since a version, and the way to record one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from selfeval.i18n import _, ngettext
from selfeval.report.snapshot.parts import Snapshot
from selfeval.report.snapshot.since import Since, pending_words
from selfeval.ui.flow import FlowLayout
from selfeval.ui.flow_label import FlowLabel
from selfeval.ui.pages.report.changes_view import ChangesView
from selfeval.ui.widgets import button


class VersionsBox(QWidget):
    """`record_wanted` and `list_wanted` ask for the dialogs."""

    record_wanted = Signal()
    list_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("versions_box")
        self._since: Since | None = None
        self._told: ChangesView | None = None
        self.words = FlowLabel(_("No version has been recorded yet."))
        self.words.setObjectName("versions_words")
        self.show_button = button(_("Show"), "link", name="versions_show")
        self.show_button.clicked.connect(self._on_show)
        self.show_button.hide()
        self.record = button(_("Record a version…"), "link", name="record_version")
        self.record.setToolTip(_("Keep what the report says now, as issued or as agreed"))
        self.record.clicked.connect(self.record_wanted)
        line = FlowLayout(gap=4)
        for part in (self.words, self.show_button, self.record):
            line.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addLayout(line)

    def show_shot(self, shot: Snapshot, recorded: int) -> None:
        """Say what has changed since the version that changes are told from.

        `recorded` is how many versions there are. A document that does not tell of changes only
        says how many wait.
        """
        since = shot.since
        words = _since_words(since, recorded, shot.pending)
        if since == self._since and words == self.words.text():
            return
        self._since = since
        self._forget()
        self.words.setText(words)
        self.show_button.setVisible(since.count > 0)
        self.show_button.setAccessibleName(f"{_('Show')}: {self.words.text()}")

    def _on_show(self) -> None:
        if self._told is not None:
            self._forget()
        elif self._since is not None:
            self._told = ChangesView(self._since)
            self._column.addWidget(self._told)
            self.show_button.setText(_("Close"))

    def _forget(self) -> None:
        if self._told is not None:
            self._told.hide()
            self._told.deleteLater()
            self._told = None
        self.show_button.setText(_("Show"))


def _since_words(since: Since, recorded: int, pending: str) -> str:
    if since.told == "first" and pending:
        return pending
    if since.told == "first" and recorded:
        words = ngettext("{count} version is recorded.", "{count} versions are recorded.", recorded)
        return words.format(count=recorded)
    if since.told == "first":
        return _("No version has been recorded yet.")
    if since.told == "unknown":
        return _("This copy does not hold what stood in {version}.").format(version=since.version)
    if not since.count:
        return _("Nothing has changed since {version}.").format(version=since.version)
    return pending_words(since.count, since.version)
