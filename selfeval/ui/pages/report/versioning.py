"""The versions of the report as its page deals with them: looked at, recorded, sent out again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from selfeval.core.editions import in_a_sentence, latest_agreed, version_of
from selfeval.i18n import _
from selfeval.report import KINDS
from selfeval.report.snapshot.wording import long_day
from selfeval.report.versions import FORGOTTEN, Frozen, frozen
from selfeval.ui import alerts
from selfeval.ui.pages.report.issuing import Record, issue
from selfeval.ui.pages.report.record_dialog import RecordVersionDialog
from selfeval.ui.pages.report.versions_dialog import VersionsDialog
from selfeval.ui.source import source_then

if TYPE_CHECKING:
    from selfeval.ui.pages.report.page import ReportPage


class Versioning(QObject):
    """`then` is the version that is looked at, None for the draft; `is_agreed` says which sort."""

    def __init__(self, page: ReportPage) -> None:
        super().__init__(page)
        self._page = page
        self._workspace = page.workspace
        self.then: Frozen | None = None
        self.is_agreed = False
        self._as_said: Callable[[], object] = self.back_to_draft

    # Looking ------------------------------------------------------------------------------

    def open_list(self) -> None:
        """Open the versions that were issued."""
        page = self._page
        dialog = VersionsDialog(self._workspace, page.maker.told_from, page.window())
        dialog.look_wanted.connect(self.look_at)
        dialog.out_wanted.connect(self._on_out)
        dialog.since_wanted.connect(self._on_since)
        dialog.record_wanted.connect(lambda: self.record())
        dialog.open()

    def look_at(self, edition_id: str) -> None:
        """Show a version as it was issued, and say so."""
        found, version = self._frozen(edition_id), version_of(self._workspace.rows, edition_id)
        if found is None or version is None:
            self._say_forgotten()
            self._page.show_choices()
            return
        self.then, self.is_agreed = found, version.is_agreed
        words = _("You are looking at {version}. Its text stays as it was.")
        called = in_a_sentence(version, long_day)
        self._say(words.format(version=called), _("Back to the draft"), self.back_to_draft)
        self._show()

    def back_to_draft(self) -> None:
        """Show the report as it stands now."""
        self.forget()
        self._show()

    def forget(self) -> None:
        """Look at no version any more."""
        self.then = None
        self._page.preview.strip.say("")

    def show_copy(self, agreed: bool) -> None:
        """Show the draft, or the version of this kind of document that was agreed last."""
        latest = latest_agreed(self._workspace.rows, self._page.options.kind)
        if not agreed:
            self.back_to_draft()
        elif latest is not None:
            self.look_at(latest.edition.id)
        else:
            may_write = not self._workspace.document.read_only
            do = _("Record it as agreed…") if may_write else ""
            words = _("No version of this document has been agreed yet.")
            self._say(words, do, lambda: self.record(agreed=True))
            self._page.show_choices()

    def do_as_said(self) -> None:
        """Do what the button beside the sentence above the pages says."""
        self._as_said()

    def _say(self, words: str, do: str, as_said: Callable[[], object]) -> None:
        self._as_said = as_said
        self._page.preview.strip.say(words, do)

    def _show(self) -> None:
        self._page.show_choices()
        self._page.set_pages(at_once=True)

    def _frozen(self, edition_id: str) -> Frozen | None:
        rows = self._workspace.rows
        version = version_of(rows, edition_id)
        if version is None:
            return None
        return frozen(self._workspace.document.session, rows, version.edition)

    def _say_forgotten(self) -> None:
        alerts.message(self._page.window(), _(FORGOTTEN), name="version_forgotten")

    # Sending out, comparing, recording ----------------------------------------------------

    def _on_out(self, edition_id: str, what: str) -> None:
        found = self._frozen(edition_id)
        if found is None:
            self._say_forgotten()
            return
        source = source_then(self._workspace.document, found)
        if what == "print":
            self._page.print_wanted.emit(source)
        else:
            self._page.save_wanted.emit(source, what)

    def _on_since(self, edition_id: str) -> None:
        words = _("Choose the version that changes are told from")
        self._page.keep(replace(self._page.options, since=edition_id), words)

    def record(self, *, agreed: bool = False) -> None:
        """Ask how what the report says now was issued, or agreed."""
        page = self._page
        title = _(KINDS[page.options.kind].title)
        called = _("{document}, as it stands now").format(document=title)
        dialog = RecordVersionDialog(self._workspace, called, page.window(), agreed=agreed)
        dialog.recorded.connect(self._on_recorded)
        dialog.open()

    def _on_recorded(self, record: Record) -> None:
        try:
            issue(self._workspace, self._page.options, record)
        except alerts.UserError as problem:
            alerts.tell(self._page.window(), problem)
