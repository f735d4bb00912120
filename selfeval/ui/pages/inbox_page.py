"""The inbox: notes that wait to be sorted, notes that were sorted, and visits."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from selfeval.core.models import MODEL_OF, Note, Row
from selfeval.core.reasons import part
from selfeval.core.sorting import KINDS
from selfeval.i18n import _, ngettext
from selfeval.ui import alerts, theme, wording
from selfeval.ui.frame.head import Head
from selfeval.ui.notes import doing
from selfeval.ui.notes.empty import EmptyInbox
from selfeval.ui.notes.lines import line_of
from selfeval.ui.notes.panes import NotePane, SortedPane, SortPane, VisitPane
from selfeval.ui.notes.side import LISTS, NotesSide
from selfeval.ui.notes.waiting import list_of
from selfeval.ui.page import Page
from selfeval.ui.widgets import scrolling
from selfeval.ui.workspace import Workspace

LIST_WIDTH, LIST_NARROW, WIDE_FROM = 384, 300, 1000
LETTERS = "".join(kind.key for kind in KINDS) + "DS"


class InboxPage(Page):
    """Three lists, and on the right the note that is chosen."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.setObjectName("inbox_page")
        self.may_write = not workspace.document.read_only
        self.shown = "waiting"
        self._busy = False
        self.side = NotesSide(LETTERS if self.may_write else "")
        self.model, self.list, self.search = self.side.model, self.side.list, self.side.search
        self.tabs = self.side.tabs
        self.empty = EmptyInbox(self.may_write)
        self.panes_by_list: dict[str, NotePane] = {
            "waiting": SortPane(workspace),
            "sorted": SortedPane(workspace),
            "visits": VisitPane(workspace),
        }
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.right = QStackedWidget()
        self.right.setAutoFillBackground(True)
        self.right.setBackgroundRole(QPalette.ColorRole.Base)
        self.right.addWidget(self.empty)
        self._scrolls: dict[str, QWidget] = {}
        for key, pane in self.panes_by_list.items():
            outer = QWidget()
            line = QHBoxLayout(outer)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(pane, 1)
            line.addStretch(0)
            self._scrolls[key] = scrolling(outer, f"{key}_scroll")
            self.right.addWidget(self._scrolls[key])
        self.splitter = QSplitter()
        self.splitter.setObjectName("panes")
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.side)
        self.splitter.addWidget(self.right)
        self.splitter.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

    def _connect(self) -> None:
        self.side.list_wanted.connect(self.show_list)
        self.side.command_wanted.connect(self.command_wanted)
        self.list.chosen.connect(self._show_note)
        self.list.letter.connect(self._on_letter)
        self.list.remove_wanted.connect(self.remove)
        self.list.edit_wanted.connect(self.rename)
        self.search.textChanged.connect(self._on_searched)
        self.empty.command_wanted.connect(self.command_wanted)
        for pane in self.panes_by_list.values():
            pane.go_to.connect(self.go_to)
            pane.remove_wanted.connect(self.remove)
        waiting, done = self.panes_by_list["waiting"], self.panes_by_list["sorted"]
        waiting.sort_wanted.connect(self._on_sort)
        waiting.split_wanted.connect(self._on_split)
        waiting.done_wanted.connect(self._on_done)
        waiting.letter.connect(self._on_letter)
        done.put_back_wanted.connect(self._on_put_back)
        self.panes_by_list["visits"].facts_wanted.connect(self._on_visit_facts)
        self.workspace.changed.connect(self._on_changed)

    # What the window asks ---------------------------------------------------------------------

    def join(self, desk: Any) -> None:
        """Take from the desk where things are said in passing."""
        self._desk = desk

    def head(self) -> Head:
        """Return the button for a quick note."""
        return Head(action=_("Quick note") if self.may_write else "", icon="pencil")

    def act(self) -> None:
        """Open the quick note."""
        self.command_wanted.emit("quick_note")

    def add(self, _words: str = "") -> None:
        """A new note is written in the quick note, a new visit in its own dialog."""
        self.command_wanted.emit("visit_note" if self.shown == "visits" else "quick_note")

    def can_add(self) -> bool:
        """Notes are added here."""
        return True

    @property
    def item(self) -> tuple[type[Row], str] | None:
        """The note that is chosen."""
        return (Note, self.list.row_id) if self.list.row_id else None

    def enter(self) -> None:
        """Be shown: read the notes, and put the focus on the list."""
        self.reload()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Settle what is being typed into the note."""
        self.panes_by_list[self.shown].settle()

    def show_item(self, row_id: str) -> None:
        """Show a note, on the list where it stands now."""
        note = self.workspace.values(Note, row_id)
        if note is not None:
            self.search.clear()
            self.show_list(list_of(note))
            self.list.choose(row_id)

    def panes(self) -> list[QWidget]:
        """Return the list and the note."""
        return [self.side, self.right]

    def find(self) -> bool:
        """Put the cursor into the search box."""
        self.search.setFocus()
        self.search.selectAll()
        return True

    def rename(self) -> None:
        """Put the cursor into the note."""
        if self.list.row_id:
            self.panes_by_list[self.shown].form.focus_first()

    # Showing ----------------------------------------------------------------------------------

    def show_list(self, key: str) -> None:
        """Show one of the three lists."""
        self.leave()
        self.shown = key
        self.reload()

    def reload(self, wanted: str = "") -> None:
        """Read the notes anew and choose `wanted`, the one chosen before, or the first."""
        notes = self.workspace.table(Note)
        notes.sort(key=lambda note: (note["position"], note["id"]))
        listed: dict[str, list[dict[str, Any]]] = {key: [] for key, _title in LISTS}
        for note in notes:
            listed[list_of(note)].append(note)
        counts = {key: len(found) for key, found in listed.items()}
        self.side.say_counts(counts, self.shown, may_add=self.may_write)
        before, at = wanted or self.list.row_id, self.list.currentIndex().row()
        self.model.show(listed[self.shown], partial(line_of, self.workspace))
        ids = self.model.ids()
        if not self.list.choose(before) and ids:
            self.list.choose(ids[min(max(at, 0), len(ids) - 1)])
        self._show_note()

    def _show_note(self, _row_id: str = "") -> None:
        note = self.workspace.values(Note, self.list.row_id) if self.list.row_id else None
        if note is None:
            searching = bool(self.search.text().strip()) and self.model.total > 0
            self.empty.show_list(self.shown, searching=searching)
            self.right.setCurrentWidget(self.empty)
            return
        pane = self.panes_by_list[self.shown]
        if pane.note_id != note["id"]:
            pane.settle()
        place, total = self.list.currentIndex().row() + 1, len(self.model.ids())
        pane.show_note(note, _("{place} of {total}").format(place=place, total=f"{total:,}"))
        self.right.setCurrentWidget(self._scrolls[self.shown])

    def _on_searched(self, words: str) -> None:
        before = self.list.row_id
        self.leave()
        self.model.search(words)
        ids = self.model.ids()
        if not self.list.choose(before) and ids:
            self.list.choose(ids[0])
        self._show_note()

    def _on_changed(self, _label: str, tables: frozenset[str]) -> None:
        if self.isVisible() and tables and not self._busy:
            self.reload()

    # Doing ------------------------------------------------------------------------------------

    def _on_letter(self, letter: str) -> None:
        kind = next((one for one in KINDS if one.key == letter), None)
        if self.shown != "waiting" or not self.list.row_id or not self.may_write:
            return
        if kind is not None:
            self._on_sort(kind.name)
        elif letter == "D":
            self._on_done()
        elif letter == "S":
            self.panes_by_list["waiting"].split()

    @alerts.calmly
    def _on_sort(self, table: str) -> None:
        self.leave()
        model = MODEL_OF[table]
        made = self._and_on(partial(doing.sort_note, self.workspace, self.list.row_id, model))
        values = self.workspace.values(model, made) or {}
        self._say(_("Now {item}.").format(item=self.workspace.titled(model, values)))

    @alerts.calmly
    def _on_split(self) -> None:
        self.leave()
        parts = part(self.workspace.name_of(Note.table_name(), self.list.row_id))
        if parts is None:
            return  # the reason has just been taken out
        self._and_on(partial(doing.split_note, self.workspace, self.list.row_id, parts))
        self._say(_("Now a fact and an assumption, linked as not yet clear."))

    @alerts.calmly
    def _on_done(self) -> None:
        self.leave()
        self._and_on(partial(doing.set_done, self.workspace, self.list.row_id))
        self._say(_("Done with."))

    @alerts.calmly
    def _on_put_back(self) -> None:
        self.leave()
        note = self.workspace.values(Note, self.list.row_id) or {}
        kind = wording.singular(MODEL_OF[note["sorted_table"]])
        taken = self._and_on(partial(doing.put_back, self.workspace, self.list.row_id))
        if note["sorted_id"] == note["id"]:
            self._say(_("Back in the inbox."))
        elif taken:
            self._say(_("Back in the inbox; the {kind} is gone.").format(kind=kind))
        else:
            words = _("Back in the inbox; the {kind} stays, for more belongs to it now.")
            self._say(words.format(kind=kind))

    def _and_on(self, do: Any) -> Any:
        """Do something that takes the note off the list, and go on to the next one."""
        following = self.list.neighbour()
        self._busy = True  # the list is read anew once, below
        try:
            result = do()
        finally:
            self._busy = False
        self.reload(following)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return result

    @alerts.calmly
    def remove(self) -> None:
        """Remove the note; Undo brings it back."""
        row_id = self.list.row_id
        if row_id and self.may_write:
            self.leave()
            self._and_on(partial(self.workspace.remove, Note, [row_id]))

    def _on_visit_facts(self) -> None:
        from selfeval.ui.notes.visit_note import open_visit

        self.leave()
        open_visit(self._desk, self.list.row_id)

    def _say(self, words: str) -> None:
        left = len(self.model.ids())
        more = ngettext("{count} left to sort.", "{count} left to sort.", left).format(count=left)
        said = f"{words} {more}" if self.shown == "waiting" and left else words
        self._desk.window.foot.say(said, may_undo=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= theme.px(WIDE_FROM)
        first = LIST_WIDTH if wide else LIST_NARROW
        self.splitter.setSizes([first, max(300, self.width() - first)])
