"""One version in the list of earlier versions: which it is, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QVBoxLayout

from selfeval.core.editions import Version, version_words
from selfeval.core.rows import Rows
from selfeval.i18n import _, ngettext
from selfeval.report import KINDS
from selfeval.report.snapshot.since import Since
from selfeval.report.snapshot.wording import long_day
from selfeval.ui.flow import FlowLayout
from selfeval.ui.pages.report.changes_view import ChangesView
from selfeval.ui.widgets import button, icon_button, label


class VersionCard(QFrame):
    """`wanted` carries what to do: look, changes, agree, since, pdf, word, web or print."""

    wanted = Signal(str)

    def __init__(self, rows: Rows, version: Version, *, may_write: bool, is_since: bool) -> None:
        super().__init__()
        self.setObjectName("version_card")
        self.setProperty("card", True)
        self.version = version
        called = version_words(rows, version, long_day)
        self._called = called
        self.about = label("", "caption", "text2", wrap=True)
        self.about.setObjectName("version_about")
        self._is_since = is_since
        self.say_changes(None)
        self.changes = button(_("What has changed"), "link", name="version_changed")
        self.changes.clicked.connect(lambda: self.wanted.emit("changes"))
        self._told: ChangesView | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 10, 10, 8)
        self._column.setSpacing(4)
        self._column.addLayout(self._head(called, may_write=may_write))
        self._column.addWidget(self.about)
        self._column.addLayout(self._ways(may_write=may_write))

    def _head(self, called: str, *, may_write: bool) -> QHBoxLayout:
        more = icon_button("dots", _("More about {version}").format(version=called), "version_more")
        menu = QMenu(more)
        for word, words in (
            ("pdf", _("Save as PDF…")),
            ("word", _("Save as a Word document…")),
            ("web", _("Save as a web page…")),
            ("print", _("Print…")),
        ):
            action = menu.addAction(words)
            action.setObjectName(f"version_{word}")
            action.triggered.connect(lambda _on, word=word: self.wanted.emit(word))
        if may_write and not self._is_since:
            menu.addSeparator()
            action = menu.addAction(_("Tell changes from this version"))
            action.setObjectName("version_since")
            action.triggered.connect(lambda: self.wanted.emit("since"))
        more.setMenu(menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        line = QHBoxLayout()
        line.addWidget(label(called, "strong", wrap=True), 1)
        line.addWidget(more, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _ways(self, *, may_write: bool) -> FlowLayout:
        line = FlowLayout(gap=8)
        look = button(_("Look at it"), icon="eye", name="version_look")
        look.setAccessibleName(f"{look.text()}: {self._called}")
        look.clicked.connect(lambda: self.wanted.emit("look"))
        line.addWidget(look)
        if may_write and not self.version.is_agreed:
            agree = button(_("Record as agreed…"), name="version_agree")
            agree.setAccessibleName(f"{agree.text()}: {self._called}")
            agree.clicked.connect(lambda: self.wanted.emit("agree"))
            line.addWidget(agree)
        self.changes.setAccessibleName(f"{self.changes.text()}: {self._called}")
        line.addWidget(self.changes)
        return line

    def say_changes(self, count: int | None) -> None:
        """Say for whom it is and, where that is known, how much has changed since."""
        kind = KINDS.get(self.version.kind)
        said = [_(kind.title) if kind else "", self.version.edition.title.strip()]
        if count is not None:
            words = ngettext("{count} change since", "{count} changes since", count)
            said.append(words.format(count=count) if count else _("nothing has changed since"))
        if self._is_since:
            said.append(_("changes are told from this one"))
        self.about.setText(" · ".join(dict.fromkeys(one for one in said if one)))

    def show_changes(self, since: Since) -> None:
        """Tell in place what has changed; a second time puts it away."""
        if self._told is not None:
            self._told.hide()
            self._told.deleteLater()
            self._told = None
        else:
            self._told = ChangesView(since)
            self._column.addWidget(self._told)
        self.changes.setText(_("Close") if self._told else _("What has changed"))
